import type { Check, OfficeService } from '#contract';
import { dayInWords } from '#law/case';
import { ok, type Text } from '#law/ground';
import type { Register } from '#law/pack';
import type { RegisterRow } from '#shell/registers';
import type { LetterRead } from '#shell/vault';
import { isInEffect, marksOf, rowHref } from '../view/index.ts';
import { behindRows } from './counts.ts';
import { type Desk, lawNow, notFound, packOf } from './desk.ts';
import { titleOfRow } from './register-columns.ts';
import { enteredOn } from './register-rows.ts';
import { type Place, rowStatus } from './row-status.ts';
import { say } from './say.ts';

/** A code as it is kept, however somebody typed it. */
export const codeAsKept = (typed: string): string => {
  const letters = typed.toUpperCase().replaceAll(/[^0-9A-Z]/g, '');
  return letters.match(/.{1,4}/g)?.join('-') ?? '';
};

/** Is it genuine, and does what it certifies still hold? Nothing of what the letter says is told. */
export const checkPage =
  (desk: Desk): OfficeService['check'] =>
  async (caller, { code: typed }) => {
    const code = codeAsKept(typed);
    const [letter] = code === '' ? [] : await desk.keeper.store.letters({ code, limit: 1 });
    if (letter === undefined) {
      return notFound(typed, say('checkPage.noLetterWithThis'), say('checkPage.compareTheCodeWith'));
    }
    const { pack } = lawNow(desk, caller);
    const behind = (await behindRows(desk, [letter.case])).get(letter.case);
    const decided = behind === undefined ? pack : packOf(desk, behind.opened.digest);
    const template = decided.letters[letter.letter];
    const register = template?.certificate === undefined ? undefined : decided.registers[template.certificate];
    const marks = template === undefined ? [] : marksOf(decided, template);
    const head = { code, number: letter.number, title: letter.title, on: letter.served, marks };
    const sent = sentWords(letter);
    if (register === undefined || behind === undefined)
      return ok({ ...head, kind: 'letter', sentence: genuineLetter(letter), holds: true, state: 'holds', says: [sent] });
    const rowKey = register.row.kind === 'subject' ? (behind.opened.subject?.id ?? letter.case) : letter.case;
    const row = await desk.keeper.store.registerRow(register.name, rowKey);
    if (row === undefined || row.shown !== 'public')
      return ok({ ...head, kind: 'certificate', sentence: notThere, holds: false, state: 'missing', says: [sent, inNoRegister(register)] });
    const now = (await behindRows(desk, [row.case])).get(row.case);
    const place = now === undefined ? undefined : { procedure: now.opened.procedure, state: now.state };
    const status = rowStatus(pack, register, row.status, place);
    const state = stateOf({
      row,
      later: row.case !== letter.case,
      counts: place === undefined || countsNow(desk, now!.opened.digest, place),
      ended: now?.ended === true,
    });
    const view: NonNullable<Check['row']> = {
      register: { name: register.name, title: register.title },
      number: row.number,
      title: titleOfRow(register, row),
      status: status.title,
      since: enteredOn(register, row),
      href: rowHref(pack, register.name, row.number),
    };
    return ok({
      ...head,
      kind: 'certificate',
      sentence: certificateWords(state, status.title, row),
      holds: state === 'holds',
      state,
      says: [sent, standsWords(view)],
      row: view,
    });
  };

type State = Check['state'];

interface Standing {
  readonly row: Pick<RegisterRow, 'status'>;
  readonly later: boolean;
  readonly counts: boolean;
  /** The case behind it is over: what does not count will not count again. */
  readonly ended: boolean;
}

const stateOf = ({ row, later, counts, ended }: Standing): State =>
  later ? 'replaced' : row.status === null ? 'struck' : counts ? 'holds' : ended ? 'struck' : 'suspended';

const countsNow = (desk: Desk, digest: string, { procedure, state }: Place): boolean => {
  const found = packOf(desk, digest).procedures[procedure];
  return found === undefined || isInEffect(found, state);
};

const sentWords = ({ number, title, served }: LetterRead): Text => {
  const day = dayInWords(served);
  return say('sentWords.numberWasSentBy', { title, number, day });
};

const genuineLetter = ({ served }: LetterRead): Text => {
  const day = dayInWords(served);
  return say('genuineLetter.genuineThisOfficeSent', { day });
};

const notThere = say('notThere.genuineButWhatIt');

const inNoRegister = ({ title }: Register): Text => say('inNoRegister.whatItCertifiesDoes', { title });

const certificateWords = (state: State, status: Text, row: Pick<RegisterRow, 'until' | 'since'>): Text => {
  switch (state) {
    case 'holds':
      return say('certificateWords.genuineAndItHolds');
    case 'suspended':
      return say('certificateWords.genuineButItDoes', { status });
    case 'replaced':
      return say('certificateWords.genuineButALater');
    default: {
      const day = dayInWords(row.until ?? row.since);
      return say('certificateWords.genuineButItNo', { day, status });
    }
  }
};

const standsWords = ({ number, status, title, register }: NonNullable<Check['row']>): Text =>
  say('standsWords.inTheRegister', { title, number, register: register.title, status });
