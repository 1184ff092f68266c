import { text as said } from '#law/ground';
import type { PackFile } from './files.ts';
import { formulaOf } from './formula.ts';
import { groundOf, noGround, textOf } from './inherit.ts';
import type { Letter, LetterPiece, Named, Place } from './model.ts';
import { type Context, knownName, type Merged } from './names.ts';
import { numberOf } from './read-words.ts';
import type { Scope, Scopes } from './scope.ts';
import { get, type Scalar, scalar, scalarsOf, wordOf, wordsOf } from './yaml.ts';

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
  if (to !== undefined && to.text !== 'party') knownName(to, 'role', ctx.names.roles, ctx.report, 'role/unknown');
  const certificate = scalar(get(tree, 'certificate'));
  if (certificate !== undefined) knownName(certificate, 'register', ctx.names.registers, ctx.report, 'register/unknown');
  const texts = languagesOf(file, ctx);
  const body = { en: piecesOf(texts.en, scope, ctx), zh: piecesOf(texts.zh, scope, ctx) };
  for (const must of scalarsOf(get(tree, 'must'))) checkMust(must, body, texts, scope, ctx);
  return {
    ...grounded,
    name,
    title: textOf(get(tree, 'title')) ?? { en: name, zh: name },
    to: to?.text ?? 'party',
    must: wordsOf(get(tree, 'must')),
    number: numberOf(get(tree, 'number'), '{year}-{serial}', ctx),
    ...(certificate && { certificate: certificate.text }),
    body,
  };
};

interface LetterText {
  readonly file: string;
  readonly lines: readonly string[];
  /** Line of the heading, which is the one before the first. */
  readonly heading: number;
}

const languagesOf = (
  { file, body = { text: '', line: 0 } }: PackFile,
  ctx: Context,
): Readonly<Record<'en' | 'zh', LetterText | undefined>> => {
  const found: { en?: { lines: string[]; heading: number }; zh?: { lines: string[]; heading: number } } = {};
  let current: string[] | undefined;
  for (const [index, line] of body.text.split('\n').entries()) {
    const heading = /^# *(\S+) *$/.exec(line)?.[1];
    const row = body.line + index + 1;
    if (heading === 'en' || heading === 'zh') {
      if (found[heading] !== undefined)
        ctx.report(
          'letter/shape',
          { file, line: row, column: 1 },
          said(`\`# ${heading}\` stands here twice`, `\`# ${heading}\`在此出现两次`),
          said('keep one of the two', '请只保留一处'),
        );
      current = [];
      found[heading] = { lines: current, heading: row };
    } else if (current !== undefined) current.push(line);
    else if (line.trim() !== '')
      ctx.report(
        'letter/shape',
        { file, line: row, column: 1 },
        said('this stands in neither language', '此处文字不属于任何一种语言'),
        said('write it under `# en` or `# zh`', '请写在`# en`或`# zh`之下'),
      );
  }
  for (const language of ['en', 'zh'] as const) {
    if (found[language]?.lines.some((line) => line.trim() !== '')) continue;
    const line = found[language]?.heading ?? body.line;
    ctx.report(
      'letter/shape',
      { file, line: Math.max(1, line), column: 1 },
      said(`the letter has no text under \`# ${language}\``, `该文书在\`# ${language}\`之下没有正文`),
      said('write it in both languages', '请用两种语言写明'),
    );
  }
  const text = (language: 'en' | 'zh'): LetterText | undefined => {
    const there = found[language];
    return there?.lines.some((line) => line.trim() !== '') ? { file, ...there } : undefined;
  };
  return { en: text('en'), zh: text('zh') };
};

/** Text as written, and formulas between braces. A brace inside quotation marks belongs to the formula. */
const piecesOf = (text: LetterText | undefined, scope: Scope, ctx: Context): readonly LetterPiece[] => {
  if (text === undefined) return [];
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
      ctx.report(
        'letter/shape',
        placeOf(stray),
        said('a brace closes that was never opened', '右花括号没有对应的左花括号'),
        said('remove it, or open it', '请删去，或者补上左花括号'),
      );
    if (open < 0) break;
    if (open > from) pieces.push({ kind: 'text', text: whole.slice(from, open) });
    const close = endOfFormula(whole, open + 1);
    if (close < 0) {
      ctx.report(
        'letter/shape',
        placeOf(open),
        said('a brace opens that is never closed', '左花括号没有闭合'),
        said('close it with `}`', '请用`}`闭合'),
      );
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
    if (is !== undefined) pieces.push({ kind: 'formula', is });
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

const checkMust = (
  must: Scalar,
  body: Letter['body'],
  texts: Readonly<Record<'en' | 'zh', LetterText | undefined>>,
  scope: Scope,
  ctx: Context,
): void => {
  if (scope.name(must.text) === undefined) {
    knownName(must, 'name', new Set(scope.known()), ctx.report);
    return;
  }
  for (const language of ['en', 'zh'] as const) {
    if (texts[language] === undefined) continue;
    const contains = body[language].some((piece) => piece.kind === 'formula' && piece.is.reads.some((path) => path[0] === must.text));
    if (!contains)
      ctx.report(
        'letter/must',
        must.at,
        said(
          `the ${language === 'en' ? 'English' : 'Chinese'} text does not contain \`{${must.text}}\``,
          `${language === 'en' ? '英文' : '中文'}正文未包含\`{${must.text}}\``,
        ),
        said(`add \`{${must.text}}\` there`, `请在其中增加\`{${must.text}}\``),
      );
  }
};
