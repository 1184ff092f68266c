import type { Answer, FiredTable, Line } from '#contract';
import { type CaseFile, type Explained, explain, type Sight, valueInWords, whatWouldChange } from '#law/case';
import { joinTexts, type Text, type Value } from '#law/ground';
import type { Fact, Pack } from '#law/pack';
import { rankOf } from '../case-words.ts';
import { cellInWords } from './facts.ts';
import { markOf, marksOf } from './marks.ts';
import { say } from './say.ts';
import { rankedView } from './status.ts';
import { capital, titled } from './words.ts';

export type MaySee = (fact: string) => boolean;

const everything: MaySee = () => true;

/** Why a fact is what it is, in one sentence, one reason a line, and what would change it. Nothing for one that no table decides. */
export const answerOf = (sight: Sight, file: CaseFile, name: string, maySee: MaySee = everything): Answer | undefined => {
  const explained = explain(sight, file, name);
  if (explained === undefined || !maySee(name)) return undefined;
  const pack = sight.packOf(file.digest);
  const { fact, value, table } = explained;
  return {
    sentence: sentenceOf(pack, explained),
    because: becauseOf(pack, explained, maySee),
    whatWouldChange: value === null ? [] : changesOf(sight, file, fact, maySee),
    standing: explained.standing,
    ...(table.note === undefined ? {} : { note: table.note }),
  };
};

const sentenceOf = (pack: Pack, { fact, value, waiting }: Explained): Text => {
  if (value === null) {
    const left = waiting.length;
    return say('sentenceOf.theIsNotKnown', { fact: fact.title, left });
  }
  const words = valueInWords(pack, fact, value);
  return say('sentenceOf.theIs', { fact: fact.title, words });
};

const becauseOf = (pack: Pack, { fired }: Explained, maySee: MaySee): readonly Line[] =>
  fired.flatMap(({ row, tests }) =>
    tests
      .filter(({ fact }) => maySee(fact))
      .map(({ fact, value }) => ({ text: told(pack, pack.facts[fact]!, value), marks: [...marksOf(pack, row)] })),
  );

/** A question with its answer, as one line. */
const told = (pack: Pack, fact: Fact, value: Value): Text => {
  const words = valueInWords(pack, fact, value);
  const asked = /[?？.。]$/;
  return say('told.factFacttitleWordsFacttitle', {
    fact: asked.test(fact.title.en),
    factTitle: fact.title,
    words: asked.test(fact.title.en) ? capital(words) : '',
    otherWords: words,
    askedTest: asked.test(fact.title.zh),
  });
};

const changesOf = (sight: Sight, file: CaseFile, fact: Fact, maySee: MaySee): Answer['whatWouldChange'] => {
  const pack = sight.packOf(file.digest);
  const { found } = whatWouldChange(sight, file, fact.name);
  return found
    .filter(({ changes }) => changes.every((change) => maySee(change.fact)))
    .map(({ changes, outcome }) => {
      const result = valueInWords(pack, fact, outcome);
      const ifs = changes.map((change) => {
        const other = pack.facts[change.fact]!;
        const words = valueInWords(pack, other, change.to);
        return say('changesOf.isAnswered', { other: other.title, words });
      });
      return {
        text: say('changesOf.if', { ifs: joinTexts(ifs, say('changesOf.and')) }),
        facts: changes.map((change) => change.fact),
        result: outcome,
        words: result,
        ...(changes[0] === undefined ? {} : { step: changes[0].fact }),
      };
    });
};

/** A table with the row that fired, for readers who may see what it decides. */
export const firedTable = (sight: Sight, file: CaseFile, name: string, maySee: MaySee = everything): FiredTable | undefined => {
  const explained = explain(sight, file, name);
  if (explained === undefined || !maySee(name)) return undefined;
  const pack = sight.packOf(file.digest);
  const { table, fact } = explained;
  const fired = new Set(explained.fired.map(({ id }) => id));
  return {
    table: { name: table.name, title: table.title },
    decides: { name: fact.name, title: fact.title },
    columns: table.table.inputs.map(({ name: input }) => titled(pack, input)),
    rows: table.table.rules.map((rule, index) => {
      const row = table.rows[rule.id] ?? table;
      const ranked = rankOf(fact, rule.then);
      return {
        id: rule.id,
        cells: rule.cells.map((_, column) => cellInWords(pack, table, index, column)),
        result: valueInWords(pack, fact, rule.then),
        ...(ranked === undefined || (fact.type.kind === 'choice' && !fact.type.ranked) ? {} : { rank: rankedView(ranked) }),
        fired: fired.has(rule.id),
        mark: markOf(pack, row.basis[0] ?? table.basis[0] ?? '', row.standing, row.note),
      };
    }),
  };
};
