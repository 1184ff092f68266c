import type { Expression } from '#law/feel';
import { languageName, namesInText, type Text } from '#law/ground';
import type { LetterPart } from './act-kinds.ts';
import { checkStub, didYouMean } from './check-shape.ts';
import type { PackFile } from './files.ts';
import { isLanguageCode, type Languages, unknownLanguage } from './languages.ts';
import type { Letter, Place } from './model.ts';
import type { Report } from './report.ts';
import { say } from './say.ts';

/** A stretch of a letter in one language, as it is written: what stands under one heading. */
export interface WrittenSection {
  readonly file: string;
  /** The parts that it is, as its heading names them; none for what stands before the first heading. */
  readonly parts: readonly LetterPart[];
  readonly lines: readonly string[];
  /** Line of the heading, which is the one before the first. */
  readonly heading: number;
}

/** By language: those in which letters are sent. */
export type InLanguages<T> = Readonly<Record<string, T>>;

/** All that a text can be made of, by the words that stand in its headings. */
export const letterParts = [
  'object',
  'facts',
  'provision',
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
 * Divides a letter at its headings: `# de` and `# en` begin a language, `## decision, amount` begins a section that is these parts.
 * No heading is printed. A language of letters without text is a finding, and so is text in none of them.
 */
export const sectionsOf = (
  { file, body = { text: '', line: 0 } }: PackFile,
  { letters, texts }: Languages,
  report: Report,
): InLanguages<readonly WrittenSection[]> => {
  const found = new Map<string, { readonly heading: number; readonly sections: OpenSection[] }>();
  let current: OpenSection[] | undefined;
  for (const [index, line] of body.text.split('\n').entries()) {
    const at = { file, line: body.line + index + 1, column: 1 };
    const language = /^# *(\S+) *$/.exec(line)?.[1];
    const part = /^## *(.*?) *$/.exec(line)?.[1];
    if (language !== undefined && (letters.includes(language) || isLanguageCode(language))) {
      if (!letters.includes(language)) notSent(language, at, letters, texts, report);
      else if (found.has(language)) twice(language, at, report);
      current = [{ parts: [], lines: [], heading: at.line }];
      found.set(language, { heading: at.line, sections: current });
    } else if (current !== undefined && part !== undefined) current.push({ parts: partsIn(part, at, report), lines: [], heading: at.line });
    else if (current !== undefined) current.at(-1)!.lines.push(line);
    else if (line.trim() !== '') report('letter/shape', at, say('sectionsOf.thisStandsInNo'), underHeading(letters));
  }
  const written = (language: string): readonly WrittenSection[] => {
    const { heading, sections } = found.get(language) ?? { heading: body.line, sections: [] };
    const filled = sections.filter(({ parts, lines }) => parts.length > 0 || lines.some((line) => line.trim() !== ''));
    if (!filled.some(({ lines }) => lines.some((line) => line.trim() !== ''))) {
      missing(language, { file, line: Math.max(1, heading), column: 1 }, report);
      return [];
    }
    for (const { lines, heading: from } of filled) {
      for (const [index, line] of lines.entries()) checkStub(line, language, { file, line: from + index + 1, column: 1 }, report);
    }
    return filled.map((section) => ({ file, ...section }));
  };
  return Object.fromEntries(letters.map((language) => [language, written(language)]));
};

const underHeading = (letters: readonly string[]): Text => {
  const headings = namesInText(
    letters.map((language) => `# ${language}`),
    'or',
  );
  return say('underHeading.writeItUnder', { headings });
};

/** The heading of a language in which letters are not sent. */
const notSent = (language: string, at: Place, letters: readonly string[], texts: readonly string[], report: Report): void => {
  if (!texts.includes(language)) {
    unknownLanguage(language, at, texts, report);
    return;
  }
  const [name, sent] = [languageName(language), letters.map((each) => `\`${each}\``)];
  report('language/unknown', at, say('notSent.lettersAreNotSent', { name, sent }), say('notSent.removeThisPartOr', { language }));
};

type OpenSection = Omit<WrittenSection, 'file' | 'lines'> & { readonly lines: string[] };

const partsIn = (heading: string, at: Place, report: Report): readonly LetterPart[] =>
  heading.split(/\s*,\s*/).flatMap((word) => {
    const part = letterParts.find((each) => each === word);
    if (part !== undefined) return part;
    report(
      'letter/part',
      at,
      say('partsIn.isNoPartOf', { word }),
      didYouMean(word, letterParts) ?? say('partsIn.writeOneOf', { letterParts }),
    );
    return [];
  });

const twice = (language: string, at: Place, report: Report): void =>
  report('letter/shape', at, say('twice.standsHereTwice', { language }), say('twice.keepOneOfThe'));

const missing = (language: string, at: Place, report: Report): void =>
  report('letter/shape', at, say('missing.theLetterHasNo', { language }), say('missing.writeItBelowA', { language }));

/** Everything that a letter prints from the case, in all its languages. */
export const formulasOf = ({ body }: Letter): readonly Expression[] =>
  Object.values(body)
    .flat()
    .flatMap(({ pieces }) => pieces.flatMap((piece) => (piece.kind === 'formula' ? [piece.is] : [])));
