import type { Text } from '#law/ground';
import type { CaseLink, Pack } from '#law/pack';
import type { WayToChallenge } from './challengeable.ts';
import { furtherLanguages, inFurther } from './further-words.ts';
import { articleName, dayInWords } from './words.ts';

/** What a sentence on a way to challenge tells, each in every language that the pack has. */
interface Told {
  readonly what: Text;
  readonly body: Text;
  readonly last: Text;
  readonly article: Text;
}

/**
 * The ways to challenge in the further languages of a pack. Each way is one sentence of `words.yaml`, in which `{what}`, `{body}`, `{last}` and
 * `{article}` stand: `remedy-decision` and `remedy-silence` where an authority hears the challenge, `remedy-court` and `remedy-court-silence` where
 * a court does. A language that lacks a sentence that is needed, or a way without a last day, keeps the English words.
 */
export const remediesInFurther = (
  pack: Pack,
  words: Text,
  ways: readonly WayToChallenge[],
  takes: (link: CaseLink) => Pick<Told, 'what' | 'body'>,
): Text => {
  const further = furtherLanguages(pack);
  return inFurther(words, further, (language) => {
    const sentences = ways.map((way) => sentenceIn(pack, way, takes(way.link), language));
    return sentences.every((sentence) => sentence !== undefined) ? sentences.join(' ') : undefined;
  });
};

const sentenceIn = (
  pack: Pack,
  { link, last }: WayToChallenge,
  taken: Pick<Told, 'what' | 'body'>,
  language: string,
): string | undefined => {
  const sentence = pack.words[wordOf(link)]?.[language];
  const [article] = link.basis;
  if (sentence === undefined || last === undefined || article === undefined) return undefined;
  const told: Told = { ...taken, last: dayInWords(last, [language]), article: articleName(pack, article) };
  const filled = sentence.replace(/\{(what|body|last|article)\}/g, (_, part: keyof Told) => told[part][language] ?? told[part].en);
  // The law asks for this way before the others; why, the pack says itself.
  return link.first === undefined ? filled : `${filled} ${link.first[language] ?? link.first.en}`;
};

const wordOf = ({ procedure, outside, silenceOf }: CaseLink): string =>
  `remedy-${procedure === undefined || outside !== undefined ? 'court' : 'decision'}${silenceOf.length > 0 ? '-silence' : ''}`.replace(
    'decision-silence',
    'silence',
  );
