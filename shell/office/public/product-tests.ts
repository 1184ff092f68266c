import { createHash } from 'node:crypto';
import type { FileRecorded, ProductPage } from '#contract';
import { type CaseFile, dayInWords, type OrderGiven, unitWords } from '#law/case';
import { canonicalJson, compareNum, type Day, type Num, printNum, type Text, type Value } from '#law/ground';
import { type Fact, factOf, type Pack, type PartsOf, type Procedure } from '#law/pack';
import { wilsonInterval } from '#methods/intervals';
import { factCell, marksOf, procedureView, statusOf } from '../view/index.ts';
import type { Product } from './product.ts';
import { aboutSubject, shownIn } from './product-life.ts';
import { columnTitle } from './register-columns.ts';
import { type Requirement, requirementsOf } from './requirement-rows.ts';
import { say } from './say.ts';
import { anyInWords } from './words.ts';

type Run = ProductPage['tested']['runs'][number];
type Result = Run['results'][number];

/** Tests of the product by procedures that offer a conformity table, as far as they stand where everybody may read them, newest first. */
export const testRuns = (product: Product): Run[] =>
  aboutSubject(product)
    .flatMap((file) => {
      const pack = product.world.packOf(file.digest).pack;
      const procedure = pack.procedures[file.opened.procedure]!;
      const parts = procedureView('conformity', pack, procedure, product.law.pack);
      if (parts === undefined || shownIn(procedure, file.state) !== 'public') return [];
      return runOf(pack, procedure, file, parts) ?? [];
    })
    .toSorted((a, b) => ((a.ran ?? '') < (b.ran ?? '') ? 1 : -1));

const runOf = (pack: Pack, procedure: Procedure, file: CaseFile, parts: PartsOf<'conformity'>): Run | undefined => {
  const rows = isPublic(pack, parts.requirements) && isPublic(pack, parts.results) ? requirementsOf(file, parts) : [];
  if (rows.length === 0 || rows.every(({ result }) => result === undefined)) return undefined;
  const fixed = eventOf(file, parts.requirements);
  const ran = file.given[parts.results]?.on;
  return {
    number: file.opened.number,
    procedure: { name: procedure.name, title: procedure.title },
    status: statusOf(pack, procedure, file.state),
    scope: (parts.scope ?? []).flatMap((name) => {
      const [fact, value] = [pack.facts[name], file.facts[name]];
      return fact === undefined || value === undefined || !isPublic(pack, name)
        ? []
        : [{ ...factCell(pack, fact, value), title: titleIn(pack, fact) }];
    }),
    results: rows.map((row) => resultOf(pack, row, parts)),
    ...(fixed === undefined ? {} : { recorded: fixed.happened }),
    files: fixed === undefined ? [] : [...filesOf(pack, procedure, fixed), ...listsOf(pack, procedure, fixed)],
    ...(ran === undefined ? {} : { ran }),
    marks: [...marksOf(pack, procedure)],
  };
};

/** As a public register calls what it shows of it: a question is no title. */
const titleIn = (pack: Pack, fact: Fact): Text => {
  const columns = Object.values(pack.registers).flatMap(({ shown, columns: own }) => (shown === 'public' ? own : []));
  const column = columns.find((each) => factOf(pack, each) === fact);
  return column === undefined ? fact.title : columnTitle(pack, column);
};

const isPublic = (pack: Pack, name: string): boolean => pack.facts[name]?.shown === 'public' && !pack.facts[name].personal;

const eventOf = (file: CaseFile, fact: string): OrderGiven | undefined => {
  const event = file.events.find(({ seq }) => seq === file.given[fact]?.seq);
  return event?.type === 'orderGiven' ? event : undefined;
};

const resultOf = (pack: Pack, row: Requirement, parts: PartsOf<'conformity'>): Result => {
  const { result, bound, threshold, unit } = row;
  const kind = pack.facts[parts.class ?? ''];
  const due = counted(pack, threshold, unit);
  const [samples, planned] = [result?.samples, row.planned].map((count) =>
    count === undefined ? undefined : anyInWords(pack, count, pack.facts[parts.planned ?? '']),
  );
  return {
    id: row.id,
    class: anyInWords(pack, row.kind, kind),
    required: row.required,
    source: row.source,
    method: row.method,
    measure: row.measure,
    promised: bound === 'at-least' ? say('resultOf.atLeast', { due }) : say('resultOf.atMost', { due }),
    ...(planned === undefined ? {} : { planned }),
    ...(result === undefined ? {} : { says: counted(pack, result.value, unit), met: isMet(row, result.value) }),
    ...(samples === undefined ? {} : { samples }),
    ...(result?.evidence === undefined ? {} : { evidence: result.evidence }),
    ...shareOf(row),
    good: bound === 'at-least' ? 'high' : 'low',
  };
};

const isMet = ({ bound, threshold }: Requirement, value: Num): boolean =>
  bound === 'at-least' ? compareNum(value, threshold) >= 0 : compareNum(value, threshold) <= 0;

const counted = (pack: Pack, value: Num, unit: string): Text => {
  const words = unitWords(pack, unit, printNum(value) === '1');
  return say('counted.valueWordsOtherwords', { value: printNum(value), words: /^\p{L}/u.test(words.en), otherWords: words });
};

/** Units that count how many of so many: only of such a share is there an interval. */
const shareUnits: Readonly<Record<string, number>> = { percent: 100, 'per-mille': 1000 };

const level = 0.95;

/** A share with its interval, and whether the interval reaches past the threshold, so that as many samples could also have told the other. */
const shareOf = ({ result, unit, bound, threshold }: Requirement) => {
  const whole = shareUnits[unit];
  if (whole === undefined || result === undefined) return {};
  const share = Math.round((Number(printNum(result.value)) / whole) * 1e7) / 1e7;
  const samples = result.samples === undefined ? 0 : Number(printNum(result.samples));
  if (share > 1) return {};
  if (samples <= 0) return { share };
  // The value is told to a hundredth of its unit: so many of them it was.
  const hits = Math.round(share * samples);
  const [low, high] = wilsonInterval(hits, samples);
  const due = Number(printNum(threshold)) / whole;
  const met = bound === 'at-least' ? share >= due : share <= due;
  const close = met && (bound === 'at-least' ? low < due : high > due);
  return {
    share,
    hits,
    trials: samples,
    low,
    high,
    level,
    interval: intervalWords(low * whole, high * whole, unit),
    ...(close ? { close } : {}),
  };
};

const intervalWords = (low: number, high: number, unit: string): Text => {
  const [from, to] = [low.toFixed(2), high.toFixed(2)];
  return unit === 'percent' ? say('intervalWords.to', { from, to }) : say('intervalWords.toInAThousand', { from, to });
};

/** Lists that an order fixed, by the digest of their canonical JSON (sorted keys, no blanks): a row given again would have another. */
const listsOf = (pack: Pack, procedure: Procedure, { order, facts }: OrderGiven): FileRecorded[] =>
  (procedure.orders[order]?.needs ?? []).flatMap(({ fact: name }) => {
    const [fact, value] = [pack.facts[name], facts[name]];
    if (fact?.type.kind !== 'list' || value === undefined || !isPublic(pack, name)) return [];
    const digest = createHash('sha256').update(canonicalJson(value)).digest('hex');
    return [{ title: fact.title, digest: `sha256:${digest}`, marks: [...marksOf(pack, fact)] }];
  });

/** Files of an order by their digests: a plan that was swapped later would have another. */
export const filesOf = (pack: Pack, procedure: Procedure, { order, facts }: OrderGiven): FileRecorded[] =>
  // As the order asks for them: the database keeps an order of its own.
  (procedure.orders[order]?.needs ?? []).flatMap(({ fact: name }) => {
    const fact = pack.facts[name];
    const value = facts[name];
    if (fact?.type.kind !== 'file' || fact.personal || value === undefined) return [];
    const files = Array.isArray(value) ? (value as readonly Value[]) : [value];
    return files.flatMap((file) => {
      const digest = typeof file === 'object' && file !== null ? (file as Record<string, Value>)['digest'] : undefined;
      return typeof digest === 'string' ? [{ title: fact.title, digest, marks: [...marksOf(pack, fact)] }] : [];
    });
  });

/** In one sentence, for the heading of the tests. */
export const testedSentence = (runs: readonly Run[]): Text | undefined => {
  const [run] = runs;
  if (run === undefined) return undefined;
  const met = run.results.filter((result) => result.met === true).length;
  const day = run.ran === undefined ? undefined : dayInWords(run.ran as Day);
  return say('testedSentence.testedOfRequirementsMet', { hasDay: day !== undefined, day, met, count: run.results.length });
};
