import type { LawPage } from '#contract';
import type { Day } from '#law/ground';
import type { Pack } from '#law/pack';
import { countListed } from '../transitions/listed-cases.ts';
import { momentInWords } from '../view/index.ts';
import type { Desk } from './desk.ts';
import { say } from './say.ts';

type Coming = LawPage['coming'][number];

/** Texts of the law whose day is still to come, and how many open cases stand where each takes cases over. */
export const comingTexts = async ({ keeper }: Desk, today: Day): Promise<readonly Coming[]> => {
  const versions = keeper.shelf.versions();
  // Of two texts of one day the later one comes into force.
  const coming = versions.filter(({ pack }, at) => pack.version > today && versions[at + 1]?.pack.version !== pack.version);
  return Promise.all(
    coming.map(async ({ pack }) => {
      const from = versions.filter((text) => text.pack.version === pack.transitions?.from).map(({ digest }) => digest);
      const cases = pack.transitions === undefined ? 0 : await countListed(keeper.store.database, from, pack.transitions);
      return { version: pack.version, sentence: sentenceFor(pack, cases) };
    }),
  );
};

const sentenceFor = ({ version }: Pack, cases: number): Coming['sentence'] => {
  const on = momentInWords(version);
  return cases === 0 ? say('sentenceFor.aNewTextOf', { on }) : say('sentenceFor.aNewTextOfTheseRules', { on, cases });
};
