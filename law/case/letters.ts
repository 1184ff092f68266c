import { type Expression, equalFeel, type FeelValue, feelDate, type Node } from '#law/feel';
import { capitalized, type Day, inLanguage, isNum, joinTexts, rewritten, type Text } from '#law/ground';
import { bodyActing, type Fact, type LetterPiece, type LetterSection, type Pack, type Procedure } from '#law/pack';
import { type Challenged, challengedWords } from './challenged-words.ts';
import { dayOfMoment, standingOf } from './clock-run.ts';
import type { LetterSent, OrderGiven } from './events.ts';
import type { CaseFile } from './file.ts';
import { remediesOf } from './letter-remedies.ts';
import { say } from './say.ts';
import { CaseScope, type Sight } from './scope.ts';
import { articleName, dayInWords, feelInWords, orderWord, stayWord, wordFor } from './words.ts';

/** A letter in the languages of the pack's letters, as it is sent: a small Markdown of paragraphs and `**strong**`. */
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
  const words = surroundings(pack, file, event, sight);
  if (template === undefined) return { title, body: plainLetter(pack, file, event, words) };
  const written = pack.letterLanguages.map(
    (language) => [language, fill(sight, file, template.body[language] ?? [], words, language)] as const,
  );
  const byLanguage = new Map(written);
  const first = written[0]![1];
  return { title, body: { ...Object.fromEntries(written), en: byLanguage.get('en') ?? first, zh: byLanguage.get('zh') ?? first } };
};

interface Surroundings {
  readonly basis: Text;
  readonly office: Text;
  /** Of a referral: the body that the case goes to. */
  readonly receiver: Text;
  readonly remedies: Text;
  /** Of a challenge: what is challenged, and whose act it is. */
  readonly challenged: Challenged;
  readonly effective: Day;
  readonly due: Day | null;
  readonly today: Day;
  readonly order: string;
}

const surroundings = (pack: Pack, file: CaseFile, event: OrderGiven, { packOf, files }: Pick<Sight, 'packOf' | 'files'>): Surroundings => {
  const procedure = pack.procedures[file.opened.procedure]!;
  const today = dayOfMoment(event.happened);
  return {
    basis: basisWords(pack, event),
    receiver: receiverWords(pack, file, event),
    office: letterOffice(pack, procedure, event),
    remedies: remediesOf(pack, procedure, file, today, files),
    challenged: challengedWords({ packOf, files }, file),
    effective: event.countsFrom ?? today,
    due: nextDue(pack, procedure, file, event, today),
    today,
    order: event.order,
  };
};

/** The articles of an order and of the competence that carries it; where that is assumed, its note stands beside it. */
const basisWords = (pack: Pack, event: OrderGiven): Text => {
  const competence = pack.competences?.[event.competence ?? ''];
  const articles = [...new Set([...event.basis, ...(competence?.basis ?? [])])];
  const words = joined(articles.map((article) => articleName(pack, article)));
  if (competence?.standing !== 'assumed' || competence.note === undefined) return words;
  return say('basisWords.thatThisBodyIs', {
    words,
    note: rewritten(
      competence.note,
      (written) => written.replace(/\.$/, ''),
      (written) => written.replace(/。$/, ''),
    ),
  });
};

/** Of a referral: the body that the case goes to. */
export const receiverWords = (pack: Pack, { opened, facts }: CaseFile, event: OrderGiven): Text => {
  const receiver = pack.procedures[opened.procedure]!.orders[event.order]?.receiver;
  const body = receiver === undefined ? undefined : 'body' in receiver ? receiver.body : facts[receiver.fact];
  return pack.bodies[String(body)]?.title ?? { en: '', zh: '' };
};

const joined = (texts: readonly Text[]): Text => joinTexts(texts, say('joined.alone'));

/**
 * The body that acts by an order and signs what is sent with it: of an office that acts for another body, that body; for an order by law the
 * office whose turn it was.
 */
export const letterOffice = (pack: Pack, procedure: Procedure, event: OrderGiven): Text => {
  const order = procedure.orders[event.order];
  const body = order === undefined ? undefined : bodyActing(pack, procedure, order, event.role, event.from);
  return body === undefined ? { en: '', zh: '' } : (pack.bodies[body]?.title ?? { en: body, zh: body });
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

// ---- filling in --------------------------------------------------------------------------------------------------------

const fill = (sight: Sight, file: CaseFile, sections: readonly LetterSection[], words: Surroundings, language: string): string => {
  const extra: Record<string, FeelValue> = {
    basis: inLanguage(words.basis, language),
    office: inLanguage(words.office, language),
    receiver: inLanguage(words.receiver, language),
    remedies: inLanguage(words.remedies, language),
    'challenged-act': inLanguage(words.challenged.act, language),
    'challenged-body': inLanguage(words.challenged.body, language),
    effective: feelDate(words.effective),
    due: words.due === null ? null : feelDate(words.due),
    order: words.order,
  };
  const scope = new CaseScope({ ...sight, today: words.today }, file, extra);
  const said = (piece: LetterPiece): string | readonly string[] => {
    if (piece.kind === 'text') return piece.text;
    const value = piece.is.evaluate(scope);
    const column = columnIn(scope.pack, piece.is);
    if (column !== undefined)
      return Array.isArray(value) ? value.map((item) => feelInWords(scope.pack, item as FeelValue, language, column)) : [];
    const named = bodyIn(scope.pack, piece.is, value);
    if (named !== undefined) return inLanguage(named, language);
    const fact = factIn(scope, piece.is.ast, value);
    return feelInWords(scope.pack, value, language, fact);
  };
  /** What somebody wrote stands as it was written. */
  const isOwnWords = (piece: LetterPiece): boolean =>
    piece.kind !== 'text' && factIn(scope, piece.is.ast, piece.is.evaluate(scope))?.type.kind === 'text';
  return sections
    .map(({ pieces }) =>
      linesOf(pieces)
        .flatMap((line) => {
          const told = line.map((piece, at) => (isOwnWords(piece) ? said(piece) : asSentence(line, at, said(piece))));
          return isBare(line, told) ? [] : onceForEach(told);
        })
        .join('\n')
        .trim(),
    )
    .filter((section) => section !== '')
    .join('\n\n');
};

/**
 * The fact whose value a formula gives: the formula itself, or what a branch of it chooses. Its value is told in the fact's own words, an option by
 * its title and a number with its unit.
 */
const factIn = (scope: CaseScope, node: Node, value: FeelValue): Fact | undefined => {
  if (node.kind === 'name') return scope.pack.facts[node.name];
  // `tender.award-price`: a fact of another case, by the name that this one has for it.
  const isOfCase = node.kind === 'path' && node.of.kind === 'name' && scope.procedure.cases[node.of.name] !== undefined;
  if (isOfCase) return scope.pack.facts[node.member];
  if (typeof value !== 'string' && !isNum(value)) return undefined;
  const leaves = leavesIn(node);
  if (leaves.some((leaf) => leaf.kind === 'literal' && leaf.value !== null && equalFeel(leaf.value, value) === true)) return undefined;
  const isChosen = (name: string): boolean => {
    const known = scope.pack.facts[name] === undefined ? undefined : scope.get(name);
    return (typeof known === 'string' || isNum(known ?? null)) && equalFeel(known ?? null, value) === true;
  };
  const chosen = leaves.flatMap((leaf) => (leaf.kind === 'name' ? [leaf.name] : [])).find(isChosen);
  return chosen === undefined ? undefined : scope.pack.facts[chosen];
};

const leavesIn = (node: Node): readonly Node[] => (node.kind === 'if' ? [...leavesIn(node.then), ...leavesIn(node.else)] : [node]);

/** `approval.body`: the body of an act, by its name. */
const bodyIn = (pack: Pack, { source }: Expression, value: FeelValue): Text | undefined => {
  const [act, member, ...more] = source.trim().split('.');
  const type = pack.facts[act ?? '']?.type;
  return type?.kind === 'act' && member === 'body' && more.length === 0 ? type.of.find((body) => body.value === value)?.title : undefined;
};

/** `list.member` or `sheets("order").member`: a column of a list fact or of sheets, by the fact that it is made of. */
const columnIn = (pack: Pack, { source }: Expression): Fact | undefined => {
  const onSheets = /^\s*sheets\("[^"]*"\)\.([a-z0-9-]+)\s*$/.exec(source)?.[1];
  if (onSheets !== undefined) return pack.facts[onSheets];
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

/** An option that stands alone after a heading that ends as a sentence does, `**Ground.** …`, begins as a sentence does. */
const asSentence = (line: readonly LetterPiece[], at: number, told: string | readonly string[]): string | readonly string[] => {
  const [before, after] = [line[at - 1], line[at + 1]];
  const opens = at === 1 && before?.kind === 'text' && /^\s*\*\*[^*]+\.\*\* $/.test(before.text);
  const isWhole = after === undefined || (after.kind === 'text' && /^\s*$|^[.。]/.test(after.text));
  return opens && isWhole && typeof told === 'string' ? told.slice(0, 1).toUpperCase() + told.slice(1) : told;
};

/** A line that would say nothing but its heading: nobody is told `**Sum that remains.**` where none does. */
const isBare = (line: readonly LetterPiece[], told: readonly (string | readonly string[])[]): boolean =>
  line.some(({ kind }) => kind !== 'text') &&
  line.every((piece, index) => (piece.kind === 'text' ? /^\s*(\*\*[^*]*\*\*)?\s*$/.test(piece.text) : told[index] === '')) &&
  line.filter((piece) => piece.kind === 'text' && piece.text.trim() !== '').length <= 1;

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
  return joinTexts(
    [
      say('plainLetter.case', { number: file.opened.number, title: procedure.title }),
      say('plainLetter.stands', { order: capitalized(order), state }),
      ...(reasons === undefined ? [] : [say('plainLetter.reasons', { reasons })]),
      ...(due === undefined ? [] : [say('plainLetter.next', { due })]),
      say('plainLetter.law', { basis: words.basis }),
      say('plainLetter.signed', { office: words.office, today }),
    ],
    { en: '\n\n', zh: '\n\n' },
  );
};
