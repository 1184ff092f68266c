import type { Check } from '#contract';
import { dayInWords } from '#law/case';
import { ok, type Text, text } from '#law/ground';
import type { Register } from '#law/pack';
import type { OfficeService } from '#shell/http';
import type { LetterRead } from '#shell/vault';
import { marksOf, rowHref, sentences } from '../view/index.ts';
import { behindRows } from './counts.ts';
import { type Desk, lawNow, notFound, packOf } from './desk.ts';
import { titleOfRow } from './register-columns.ts';
import { enteredOn } from './register-rows.ts';
import { rowStatus } from './row-status.ts';

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
    const genuine = genuineWords(letter);
    if (register === undefined || behind === undefined) return ok({ ...head, kind: 'letter', sentence: genuine, holds: true });
    const rowKey = register.row.kind === 'subject' ? (behind.opened.subject?.id ?? letter.case) : letter.case;
    const row = await desk.keeper.store.registerRow(register.name, rowKey);
    if (row === undefined || row.shown !== 'public')
      return ok({ ...head, kind: 'certificate', sentence: sentences(genuine, notThere(register)), holds: false });
    const later = row.case !== letter.case;
    const now = (await behindRows(desk, [row.case])).get(row.case);
    const status = rowStatus(
      pack,
      register,
      row.status,
      now === undefined ? undefined : { procedure: now.opened.procedure, state: now.state },
    );
    const view: NonNullable<Check['row']> = {
      register: { name: register.name, title: register.title },
      number: row.number,
      title: titleOfRow(register, row),
      status: status.title,
      since: enteredOn(register, row),
      href: rowHref(register.name, row.number),
    };
    const holds = row.status !== null && status.tone !== 'warning' && !later;
    return ok({
      ...head,
      kind: 'certificate',
      sentence: sentences(genuine, standsWords(view, row.status === null, later)),
      holds,
      row: view,
    });
  };

const genuineWords = ({ number, title, served }: LetterRead): Text => {
  const day = dayInWords(served);
  return text(
    `Genuine: we sent this letter (${title.en}, ${number}) on ${day.en}.`,
    `真实：本机关于${day.zh}发出该文书（${title.zh}，${number}）。`,
  );
};

const notThere = ({ title }: Register): Text =>
  text(`What it certifies does not stand in the register “${title.en}”.`, `其所证明的事项未载于“${title.zh}”。`);

const standsWords = ({ number, status, title }: NonNullable<Check['row']>, struck: boolean, later: boolean): Text => {
  const since = struck
    ? text(
        `${title.en} (${number}) no longer stands in the register: ${status.en}.`,
        `${title.zh}（${number}）已不在登记册中：${status.zh}。`,
      )
    : text(`${title.en} (${number}) stands in the register as: ${status.en}.`, `${title.zh}（${number}）登记状态：${status.zh}。`);
  return later ? sentences(text('A later decision has taken its place.', '该决定已被之后的决定替代。'), since) : since;
};
