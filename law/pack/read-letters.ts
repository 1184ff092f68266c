import { languageName } from '#law/ground';
import { type ActName, actKinds } from './act-kinds.ts';
import { didYouMean } from './check-shape.ts';
import type { PackFile } from './files.ts';
import { formulaOf } from './formula.ts';
import { groundOf, noGround, textOf } from './inherit.ts';
import { sectionsOf, type WrittenSection } from './letter-sections.ts';
import type { Letter, LetterPiece, LetterSection, Named, Place } from './model.ts';
import { type Context, knownName, type Merged } from './names.ts';
import { numberOf } from './read-words.ts';
import { say } from './say.ts';
import type { Scope, Scopes } from './scope.ts';
import { get, type Scalar, scalar, scalarsOf, type Tree, wordOf, wordsOf } from './yaml.ts';

export const readLetters = (ctx: Context, scopes: Scopes): Named<Letter> => {
  const senders = sendersOf(ctx);
  const files = [...(ctx.files.folders.get('letter')?.values() ?? [])];
  return Object.fromEntries(files.map((file) => [file.name, readLetter(file, scopes.letter(senders.get(file.name) ?? []), ctx)]));
};

/** The procedures whose orders send a letter: what their cases know, the letter may say. */
const sendersOf = (ctx: Context): ReadonlyMap<string, readonly Merged[]> => {
  const senders = new Map<string, Merged[]>();
  for (const procedure of ctx.names.procedures.values()) {
    const letters = new Set([...procedure.sections.orders.values()].flatMap(({ tree }) => wordOf(get(tree, 'letter')) ?? []));
    for (const letter of letters) senders.set(letter, [...(senders.get(letter) ?? []), procedure]);
  }
  return senders;
};

const readLetter = (file: PackFile, scope: Scope, ctx: Context): Letter => {
  const { name, tree, at } = file;
  const [grounded] = groundOf(tree, at, noGround, file.file, ctx);
  const to = scalar(get(tree, 'to'));
  if (to !== undefined && to.text !== 'party' && to.text !== 'receiver') knownName(to, 'role', ctx.names.roles, ctx.report, 'role/unknown');
  const certificate = scalar(get(tree, 'certificate'));
  if (certificate !== undefined) knownName(certificate, 'register', ctx.names.registers, ctx.report, 'register/unknown');
  const written = sectionsOf(file, ctx.files.languages, ctx.report);
  const read = (section: WrittenSection): LetterSection => ({
    parts: section.parts,
    pieces: piecesOf(section, scope, ctx),
    at: { file: section.file, line: section.heading, column: 1 },
  });
  const body = Object.fromEntries(Object.entries(written).map(([language, sections]) => [language, sections.map(read)]));
  for (const must of scalarsOf(get(tree, 'must'))) checkMust(must, body, scope, ctx);
  const kind = kindOf(tree, at, ctx);
  return {
    ...grounded,
    name,
    title: textOf(get(tree, 'title')) ?? { en: name, zh: name },
    ...(kind && { kind }),
    to: to?.text ?? 'party',
    must: wordsOf(get(tree, 'must')),
    number: numberOf(get(tree, 'number'), '{year}-{serial}', ctx),
    ...(certificate && { certificate: certificate.text }),
    body,
  };
};

/** Text as written, and formulas between braces. A brace inside quotation marks belongs to the formula. */
const piecesOf = (text: WrittenSection, scope: Scope, ctx: Context): readonly LetterPiece[] => {
  const pieces: LetterPiece[] = [];
  const whole = text.lines.join('\n').replace(/^\n+|\s+$/g, '');
  const skipped = text.lines.findIndex((line) => line.trim() !== '');
  const placeOf = (offset: number): Place => {
    const before = whole.slice(0, offset).split('\n');
    return { file: text.file, line: text.heading + Math.max(0, skipped) + before.length, column: before.at(-1)!.length + 1 };
  };
  let from = 0;
  while (from < whole.length) {
    const open = whole.indexOf('{', from);
    const stray = whole.indexOf('}', from);
    if (stray >= 0 && (open < 0 || stray < open))
      ctx.report('letter/shape', placeOf(stray), say('piecesOf.aBraceClosesThat'), say('piecesOf.removeItOrOpen'));
    if (open < 0) break;
    if (open > from) pieces.push({ kind: 'text', text: whole.slice(from, open) });
    const close = endOfFormula(whole, open + 1);
    if (close < 0) {
      ctx.report('letter/shape', placeOf(open), say('piecesOf.aBraceOpensThat'), say('piecesOf.closeItWith'));
      return pieces;
    }
    const source = whole.slice(open + 1, close);
    const written: Scalar = {
      kind: 'scalar',
      text: source,
      quoted: true,
      at: placeOf(open + 1),
      placeOf: (offset) => placeOf(open + 1 + offset),
    };
    const is = formulaOf(written, scope, ctx);
    if (is !== undefined) pieces.push({ kind: 'formula', is, at: written.at });
    from = close + 1;
  }
  if (from < whole.length) pieces.push({ kind: 'text', text: whole.slice(from) });
  return pieces;
};

const endOfFormula = (text: string, from: number): number => {
  let depth = 0;
  let quoted = false;
  for (let i = from; i < text.length; i += 1) {
    const char = text[i];
    if (char === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (char === '{') depth += 1;
    else if (char === '}') {
      if (depth === 0) return i;
      depth -= 1;
    }
  }
  return -1;
};

/** The legal act that the letter is: required as soon as one letter of the pack names its own. */
const kindOf = (tree: Tree, at: Place, ctx: Context): ActName | undefined => {
  const written = scalar(get(tree, 'kind'));
  if (written === undefined) {
    if (usesKinds(ctx)) ctx.report('letter/kind', at, say('kindOf.nothingSaysWhichLegal'), say('kindOf.addAs'));
    return undefined;
  }
  if (Object.hasOwn(actKinds, written.text)) return written.text as ActName;
  const names = Object.keys(actKinds);
  ctx.report(
    'letter/kind',
    written.at,
    say('kindOf.isNoLegalAct', { written: written.text }),
    didYouMean(written.text, names) ?? say('kindOf.writeOneOf', { names }),
  );
  return undefined;
};

const usesKinds = ({ files }: Context): boolean =>
  [...(files.folders.get('letter')?.values() ?? [])].some(({ tree }) => get(tree, 'kind') !== undefined);

const checkMust = (must: Scalar, body: Letter['body'], scope: Scope, ctx: Context): void => {
  if (scope.name(must.text) === undefined) {
    knownName(must, 'name', new Set(scope.known()), ctx.report);
    return;
  }
  for (const [language, sections] of Object.entries(body)) {
    if (sections.length === 0) continue;
    const contains = sections.some(({ pieces }) =>
      pieces.some((piece) => piece.kind === 'formula' && piece.is.reads.some((path) => path[0] === must.text)),
    );
    const name = languageName(language);
    if (!contains)
      ctx.report(
        'letter/must',
        must.at,
        say('checkMust.theTextDoesNot', { name, must: must.text }),
        say('checkMust.addThere', { must: must.text }),
      );
  }
};
