import type { Expression } from '#law/feel';
import { text as said } from '#law/ground';
import type { LetterPart } from './act-kinds.ts';
import { didYouMean } from './check-shape.ts';
import type { PackFile } from './files.ts';
import type { Letter, Place } from './model.ts';
import type { Report } from './report.ts';

/** A stretch of a letter in one language, as it is written: what stands under one heading. */
export interface WrittenSection {
  readonly file: string;
  /** The parts that it is, as its heading names them; none for what stands before the first heading. */
  readonly parts: readonly LetterPart[];
  readonly lines: readonly string[];
  /** Line of the heading, which is the one before the first. */
  readonly heading: number;
}

const languages = ['en', 'zh'] as const;

export type InLanguages<T> = Readonly<Record<(typeof languages)[number], T>>;

/** All that a text can be made of, by the words that stand in its headings. */
export const letterParts = [
  'facts',
  'evidence',
  'reasons',
  'statement',
  'decision',
  'amount',
  'day',
  'comply',
  'rights',
  'conditions',
  'receiver',
  'remedies',
] as const satisfies readonly LetterPart[];

/**
 * Divides a letter at its headings: `# en` and `# zh` begin a language, `## decision, amount` begins a section that is these parts.
 * No heading is printed. A language without text is a finding, and so is text in neither.
 */
export const sectionsOf = ({ file, body = { text: '', line: 0 } }: PackFile, report: Report): InLanguages<readonly WrittenSection[]> => {
  const found = new Map<string, { readonly heading: number; readonly sections: OpenSection[] }>();
  let current: OpenSection[] | undefined;
  for (const [index, line] of body.text.split('\n').entries()) {
    const at = { file, line: body.line + index + 1, column: 1 };
    const language = /^# *(\S+) *$/.exec(line)?.[1];
    const part = /^## *(.*?) *$/.exec(line)?.[1];
    if (language === 'en' || language === 'zh') {
      if (found.has(language)) twice(language, at, report);
      current = [{ parts: [], lines: [], heading: at.line }];
      found.set(language, { heading: at.line, sections: current });
    } else if (current !== undefined && part !== undefined) current.push({ parts: partsIn(part, at, report), lines: [], heading: at.line });
    else if (current !== undefined) current.at(-1)!.lines.push(line);
    else if (line.trim() !== '')
      report(
        'letter/shape',
        at,
        said('this stands in neither language', '此处文字不属于任何一种语言'),
        said('write it under `# en` or `# zh`', '请写在`# en`或`# zh`之下'),
      );
  }
  const written = (language: 'en' | 'zh'): readonly WrittenSection[] => {
    const { heading, sections } = found.get(language) ?? { heading: body.line, sections: [] };
    const filled = sections.filter(({ parts, lines }) => parts.length > 0 || lines.some((line) => line.trim() !== ''));
    if (!filled.some(({ lines }) => lines.some((line) => line.trim() !== ''))) {
      missing(language, { file, line: Math.max(1, heading), column: 1 }, report);
      return [];
    }
    return filled.map((section) => ({ file, ...section }));
  };
  return { en: written('en'), zh: written('zh') };
};

type OpenSection = Omit<WrittenSection, 'file' | 'lines'> & { readonly lines: string[] };

const partsIn = (heading: string, at: Place, report: Report): readonly LetterPart[] =>
  heading.split(/\s*,\s*/).flatMap((word) => {
    const part = letterParts.find((each) => each === word);
    if (part !== undefined) return part;
    report(
      'letter/part',
      at,
      said(`\`${word}\` is no part of a letter`, `\`${word}\`不是文书的组成部分`),
      didYouMean(word, letterParts) ?? said(`write one of: ${letterParts.join(', ')}`, `请写下列之一：${letterParts.join('、')}`),
    );
    return [];
  });

const twice = (language: string, at: Place, report: Report): void =>
  report(
    'letter/shape',
    at,
    said(`\`# ${language}\` stands here twice`, `\`# ${language}\`在此出现两次`),
    said('keep one of the two', '请只保留一处'),
  );

const missing = (language: string, at: Place, report: Report): void =>
  report(
    'letter/shape',
    at,
    said(`the letter has no text under \`# ${language}\``, `该文书在\`# ${language}\`之下没有正文`),
    said('write it in both languages', '请用两种语言写明'),
  );

/** Everything that a letter prints from the case, in both languages. */
export const formulasOf = ({ body }: Letter): readonly Expression[] =>
  [...body.en, ...body.zh].flatMap(({ pieces }) => pieces.flatMap((piece) => (piece.kind === 'formula' ? [piece.is] : [])));
