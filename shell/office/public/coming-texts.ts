import type { LawPage } from '#contract';
import { type Day, text } from '#law/ground';
import type { Pack } from '#law/pack';
import { countListed } from '../transitions/listed-cases.ts';
import { momentInWords, plural } from '../view/index.ts';
import type { Desk } from './desk.ts';

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
  return cases === 0
    ? text(
        `A new text of these rules comes into force on ${on.en}. Open cases keep the text under which they were opened.`,
        `本规则的新文本将于${on.zh}起施行，在办案件仍适用开立时的文本。`,
      )
    : text(
        `A new text of these rules comes into force on ${on.en}. It takes over open cases in certain states: ${plural(cases, 'case')} ${cases === 1 ? 'stands' : 'stand'} in one today. All others keep the text under which they were opened.`,
        `本规则的新文本将于${on.zh}起施行，处于特定状态的在办案件转用新文本，目前处于此类状态的案件有${cases}件，其余案件仍适用开立时的文本。`,
      );
};
