import type { Answer, Line } from '#contract';
import { type CaseFile, CaseScope, plain, type Sight } from '#law/case';
import type { Text } from '#law/ground';
import type { Fact, Pack } from '#law/pack';
import { gradingFact, sightOf } from '../case-words.ts';
import { answerOf, marksOf, sentences } from '../view/index.ts';
import type { Product } from './product.ts';
import { importedWords } from './register-rows.ts';
import { say } from './say.ts';
import { anyInWords } from './words.ts';

/** Why the product is graded so, what follows from the grade, and what would change it: from public facts alone. */
export const whyTier = ({ law, world, files, file }: Product): Answer | undefined => {
  const pack = world.packOf(file.digest).pack;
  const grading = gradingFact(pack);
  if (grading === undefined) return undefined;
  const sight = sightOf(world, files, law.today);
  const answer = answerOf(sight, file, grading.name, isPublic(pack));
  if (answer === undefined) return undefined;
  const note = noteOf(pack, file, answer.note);
  return {
    ...answer,
    because: [...answer.because, ...followsFrom(pack, sight, file, grading)],
    ...(note === undefined ? {} : { note }),
  };
};

export const isPublic =
  (pack: Pack) =>
  (name: string): boolean => {
    const fact = pack.facts[name];
    return fact !== undefined && fact.shown === 'public' && !fact.personal;
  };

/** Facts that an import assumed and that nobody has told since. */
export const assumedIn = (file: CaseFile): readonly string[] =>
  [...file.assumed].filter((name) => {
    const given = file.given[name];
    const event = given === undefined ? undefined : file.events.find(({ seq }) => seq === given.seq);
    return event?.type === 'orderGiven' && event.assumed?.includes(name) === true;
  });

const noteOf = (pack: Pack, file: CaseFile, note: Text | undefined): Text | undefined => {
  const from = file.opened.import;
  if (from === undefined) return note;
  return sentences(note, importedWords(pack, from.name));
};

/** Public choices that tables make from the grade, as the way of supervision. */
const followsFrom = (pack: Pack, sight: Sight, file: CaseFile, grading: Fact): Line[] => {
  const scope = new CaseScope(sight, file);
  return Object.values(pack.tables).flatMap((table) => {
    const fact = pack.facts[table.decides];
    // Only what follows from the grade alone; what also looks at other facts belongs to other questions.
    if (fact === undefined || !isPublic(pack)(fact.name) || table.table.reads.some((name) => name !== grading.name)) return [];
    const value = plain(scope.fact(fact.name));
    if (value === null) return [];
    const words = anyInWords(pack, value, fact);
    return [
      {
        text: say('followsFrom.thisDecidesThe', { fact: fact.title, words }),
        marks: [...marksOf(pack, table)],
      },
    ];
  });
};
