import type { Check } from '#contract';
import { dayInWords } from '#law/case';
import { ok, type Text, text } from '#law/ground';
import type { Register } from '#law/pack';
import type { OfficeService } from '#shell/http';
import type { RegisterRow } from '#shell/registers';
import type { LetterRead } from '#shell/vault';
import { isInEffect, marksOf, rowHref } from '../view/index.ts';
import { behindRows } from './counts.ts';
import { type Desk, lawNow, notFound, packOf } from './desk.ts';
import { titleOfRow } from './register-columns.ts';
import { enteredOn } from './register-rows.ts';
import { type Place, rowStatus } from './row-status.ts';

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
      return notFound(
        typed,
        text('No letter with this code was ever sent from here.', '本机关未发出过带有此校验码的文书。'),
        text(
          'Compare the code with the letter once more; a letter without a valid code is not ours.',
          '请再次核对校验码。没有有效校验码的文书不是本机关出具的。',
        ),
      );
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
  return text(`${title.en}, number ${number}, was sent by this office on ${day.en}.`, `${title.zh}（${number}）由本机关于${day.zh}发出。`);
};

const genuineLetter = ({ served }: LetterRead): Text => {
  const day = dayInWords(served);
  return text(`Genuine: this office sent it on ${day.en}.`, `文书真实，由本机关于${day.zh}发出。`);
};

const notThere = text('Genuine, but what it certifies stands in no register.', '证书真实，但所证明的事项未列入登记。');

const inNoRegister = ({ title }: Register): Text =>
  text(`What it certifies does not stand in the register “${title.en}”.`, `其所证明的事项未载于“${title.zh}”。`);

const certificateWords = (state: State, status: Text, row: Pick<RegisterRow, 'until' | 'since'>): Text => {
  switch (state) {
    case 'holds':
      return text('Genuine, and it holds today.', '证书真实，目前有效。');
    case 'suspended':
      return text(`Genuine, but it does not hold today: ${status.en}.`, `证书真实，但目前不具有效力：${status.zh}。`);
    case 'replaced':
      return text('Genuine, but a later decision has taken its place.', '证书真实，但已被之后的决定替代。');
    default: {
      const day = dayInWords(row.until ?? row.since);
      return text(`Genuine, but it no longer holds since ${day.en}: ${status.en}.`, `证书真实，但自${day.zh}起不再有效：${status.zh}。`);
    }
  }
};

const standsWords = ({ number, status, title, register }: NonNullable<Check['row']>): Text =>
  text(
    `${title.en} (${number}) in the register “${register.title.en}”: ${status.en}.`,
    `${title.zh}（${number}）在“${register.title.zh}”中的状态：${status.zh}。`,
  );
