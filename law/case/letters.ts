import { type Expression, type FeelValue, feelDate } from '#law/feel';
import type { Day, Language, Text } from '#law/ground';
import type { CaseLink, Fact, LetterPiece, LetterSection, Pack, Procedure } from '#law/pack';
import { challengeHere, lastDayToChallenge } from './challengeable.ts';
import { dayOfMoment, standingOf } from './clock-run.ts';
import type { LetterSent, OrderGiven } from './events.ts';
import type { CaseFile } from './file.ts';
import { CaseScope, type Sight } from './scope.ts';
import { articleName, dayInWords, feelInWords, orderWord, stayWord, wordFor } from './words.ts';

/** A letter in both languages, as it is sent: a small Markdown of paragraphs and `**strong**`. */
export interface LetterWritten {
  readonly title: Text;
  readonly body: Text;
}

/**
 * Writes a letter of an order, from the case as it stood just after it.
 * @param sight the cases around it at that moment
 */
export const writeLetter = (sight: Sight, file: CaseFile, event: OrderGiven, letter: LetterSent): LetterWritten => {
  const pack = sight.packOf(file.digest);
  const template = pack.letters[letter.letter];
  const title = template?.title ?? wordFor(pack, letter.letter);
  const words = surroundings(pack, file, event);
  if (template === undefined) return { title, body: plainLetter(pack, file, event, words) };
  return { title, body: { en: fill(sight, file, template.body.en, words, 'en'), zh: fill(sight, file, template.body.zh, words, 'zh') } };
};

interface Surroundings {
  readonly basis: Text;
  readonly office: Text;
  readonly remedies: Text;
  readonly effective: Day;
  readonly due: Day | null;
  readonly today: Day;
  readonly order: string;
}

const surroundings = (pack: Pack, file: CaseFile, event: OrderGiven): Surroundings => {
  const procedure = pack.procedures[file.opened.procedure]!;
  const today = dayOfMoment(event.happened);
  return {
    basis: joined(event.basis.map((article) => articleName(pack, article))),
    office: letterOffice(pack, procedure, event),
    remedies: remediesOf(pack, procedure, file),
    effective: event.countsFrom ?? today,
    due: nextDue(pack, procedure, file, event, today),
    today,
    order: event.order,
  };
};

const joined = (texts: readonly Text[]): Text => ({
  en: texts.map((text) => text.en).join('; '),
  zh: texts.map((text) => text.zh).join('；'),
});

/** The office whose official gave the order, or for an order by law the one whose turn it was. */
export const letterOffice = (pack: Pack, procedure: Procedure, event: OrderGiven): Text => {
  const roles = [event.role, ...Object.values(procedure.orders).flatMap((order) => order.by)];
  for (const name of roles) {
    const role = pack.roles[name];
    if (role?.is === 'official') return pack.offices[role.office] ?? { en: role.office, zh: role.office };
  }
  return { en: '', zh: '' };
};

/** The next day to come among the last days of the clocks that run in the state now entered. What has run out is no day to come. */
const nextDue = (pack: Pack, procedure: Procedure, file: CaseFile, { because }: OrderGiven, today: Day): Day | null => {
  const days = Object.values(procedure.clocks).flatMap((def) => {
    const run = file.clocks[def.name];
    if (run === undefined || run.state !== 'running' || !def.runs.includes(file.state)) return [];
    const { due } = standingOf(pack, def, run, def.within.unit === 'hours' ? run.from : today);
    const day = due === null ? undefined : dayOfMoment(due);
    const isOver = day !== undefined && (day < today || (day === today && because?.kind === 'silence' && because.clock === def.name));
    return day === undefined || isOver ? [] : [day];
  });
  return days.toSorted()[0] ?? null;
};

/** What may be done against what was decided, and until when; made from the `challenge` of the ending or state where the case now stands. */
export const remediesOf = (pack: Pack, procedure: Procedure, file: CaseFile): Text => {
  const link = challengeHere(procedure, file);
  if (link === undefined)
    return (
      procedure.endings[file.state]?.note ?? { en: 'No challenge is open against this letter itself.', zh: '本文书本身不可申请复议。' }
    );
  if (isNameless(file)) return namelessWords(pack, link);
  const last = lastDayToChallenge(pack, file, link);
  return last === undefined ? remedyWithin(pack, link) : remedyUntil(pack, link, dayInWords(last));
};

/** Told without a name: the case has nobody who could be the applicant of a challenge. */
export const isNameless = ({ opened, parties }: CaseFile): boolean =>
  opened.trackingDigest !== undefined && Object.keys(parties).length === 0;

/** Why whoever holds only a code cannot challenge what was decided, with the articles of the challenge, and what can be done instead. */
export const namelessWords = (pack: Pack, link: CaseLink): Text => {
  const [what, articles] = [remedyName(pack, link), link.basis.map((article) => articleName(pack, article))];
  return {
    en: `This was told without a name. ${capital(what.en)} asks for somebody who is named and whose own rights are touched (${articles.map(({ en }) => en).join('; ')}), so the code alone does not open it. Tell us again under your name, and what we then decide can be challenged.`,
    zh: `本件系匿名提出。${what.zh}须有明确的申请人，且与该行为有利害关系（${articles.map(({ zh }) => zh).join('、')}），不能仅凭查询码提出。您可以署名重新提出，对届时作出的处理结果依法申请救济。`,
  };
};

const remedyUntil = (pack: Pack, link: CaseLink, last: Text): Text => {
  const what = remedyName(pack, link);
  const article = link.basis[0] === undefined ? { en: '', zh: '' } : articleName(pack, link.basis[0]);
  return {
    en: `If you do not agree, you may turn to ${what.en} until ${last.en} (${article.en}). The filing costs nothing.`,
    zh: `不服本决定的，可以在${last.zh}前（含当日）${what.zh}（${article.zh}）。申请不收取费用。`,
  };
};

const remedyWithin = (pack: Pack, link: CaseLink): Text => {
  const what = remedyName(pack, link);
  return { en: `If you do not agree, you may turn to ${what.en}.`, zh: `不服本决定的，可以依法${what.zh}。` };
};

const remedyName = (pack: Pack, link: CaseLink): Text => {
  if (link.outside !== undefined) return { en: `the ${link.outside.en.toLowerCase()}`, zh: `向${link.outside.zh}提起诉讼` };
  const title = pack.procedures[link.procedure!]!.title;
  return { en: title.en.toLowerCase(), zh: `申请${title.zh}` };
};

// ---- filling in --------------------------------------------------------------------------------------------------------

const fill = (sight: Sight, file: CaseFile, sections: readonly LetterSection[], words: Surroundings, language: Language): string => {
  const extra: Record<string, FeelValue> = {
    basis: words.basis[language],
    office: words.office[language],
    remedies: words.remedies[language],
    effective: feelDate(words.effective),
    due: words.due === null ? null : feelDate(words.due),
    order: words.order,
  };
  const scope = new CaseScope({ ...sight, today: words.today }, file, extra);
  const said = (piece: LetterPiece): string | readonly string[] => {
    if (piece.kind === 'text') return piece.text;
    const value = piece.is.evaluate(scope);
    const column = columnIn(scope.pack, piece.is);
    if (column !== undefined && Array.isArray(value))
      return value.map((item) => feelInWords(scope.pack, item as FeelValue, language, column));
    const path = piece.is.reads.length === 1 && piece.is.reads[0]!.length === 1 ? piece.is.reads[0]![0]! : undefined;
    const fact = path !== undefined && piece.is.source.trim() === path ? scope.pack.facts[path] : undefined;
    return feelInWords(scope.pack, value, language, fact);
  };
  return sections
    .map(({ pieces }) =>
      linesOf(pieces)
        .flatMap((line) => onceForEach(line.map(said)))
        .join('\n')
        .trim(),
    )
    .filter((section) => section !== '')
    .join('\n\n');
};

/** `list.member`: a column of a list fact, by the fact that it is made of. */
const columnIn = (pack: Pack, { source }: Expression): Fact | undefined => {
  const [list, member, ...more] = source.trim().split('.');
  const type = pack.facts[list ?? '']?.type;
  return type?.kind === 'list' && more.length === 0 && type.of.includes(member ?? '') ? pack.facts[member!] : undefined;
};

const linesOf = (pieces: readonly LetterPiece[]): readonly (readonly LetterPiece[])[] => {
  const lines: LetterPiece[][] = [[]];
  for (const piece of pieces) {
    const [first, ...rest] = piece.kind === 'text' ? piece.text.split('\n').map((text) => ({ kind: 'text', text }) as const) : [piece];
    lines.at(-1)!.push(first!);
    for (const each of rest) lines.push([each]);
  }
  return lines;
};

/** A line with columns of a list is written once for each row; all of them are of the same list, so equally long. */
const onceForEach = (line: readonly (string | readonly string[])[]): readonly string[] => {
  const columns = line.filter((part) => typeof part !== 'string');
  if (columns.length === 0) return [line.join('')];
  const rows = Math.max(...columns.map(({ length }) => length));
  return Array.from({ length: rows }, (_, row) => line.map((part) => (typeof part === 'string' ? part : (part[row] ?? ''))).join(''));
};

/** A letter that the pack only names: what was ordered, what follows, the reasons and the law. */
const plainLetter = (pack: Pack, file: CaseFile, event: OrderGiven, words: Surroundings): Text => {
  const procedure = pack.procedures[file.opened.procedure]!;
  const order = orderWord(pack, file.opened.procedure, event.order);
  const state = stayWord(pack, file.opened.procedure, file.state);
  const reasons = typeof event.facts['reasons'] === 'string' ? event.facts['reasons'] : undefined;
  const today = dayInWords(words.today);
  const due = words.due === null ? undefined : dayInWords(words.due);
  return {
    en: [
      `Case ${file.opened.number}, ${procedure.title.en}`,
      `${capital(order.en)}. The case now stands: ${state.en}.`,
      ...(reasons === undefined ? [] : [`**Reasons.** ${reasons}`]),
      ...(due === undefined ? [] : [`The next day that counts is **${due.en}**.`]),
      `**Law.** ${words.basis.en}`,
      `${words.office.en}, ${today.en}`,
    ].join('\n\n'),
    zh: [
      `${file.opened.number}号案件（${procedure.title.zh}）`,
      `${order.zh}。案件目前状态：${state.zh}。`,
      ...(reasons === undefined ? [] : [`**理由：**${reasons}`]),
      ...(due === undefined ? [] : [`下一期限届满日：**${due.zh}**。`]),
      `**依据：**${words.basis.zh}`,
      `${words.office.zh}\n${today.zh}`,
    ].join('\n\n'),
  };
};

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
