import type { FileRecorded, ProductPage } from '#contract';
import { type CaseFile, dayInWords, type OrderGiven } from '#law/case';
import { type Day, isNum, printNum, type Text, text, type Value } from '#law/ground';
import type { Fact, Pack, Procedure } from '#law/pack';
import { capital, marksOf, statusOf } from '../view/index.ts';
import type { Product } from './product.ts';
import { aboutSubject, shownIn } from './product-life.ts';
import { anyInWords, namedValue } from './words.ts';

type Run = ProductPage['tested']['runs'][number];
type Result = Run['results'][number];

/** Tests by procedures of kind `conformity` about the product, as far as they stand where everybody may read them, newest first. */
export const testRuns = (product: Product): Run[] =>
  aboutSubject(product)
    .flatMap((file) => {
      const pack = product.world.packOf(file.digest).pack;
      const procedure = pack.procedures[file.opened.procedure]!;
      if (procedure.kind !== 'conformity' || shownIn(procedure, file.state) !== 'public') return [];
      return runOf(pack, procedure, file) ?? [];
    })
    .toSorted((a, b) => ((a.ran ?? '') < (b.ran ?? '') ? 1 : -1));

const runOf = (pack: Pack, procedure: Procedure, file: CaseFile): Run | undefined => {
  const compared = comparisons(pack, procedure).filter(
    ({ result, bar }) => isPublic(result) && isPublic(bar) && isNum(file.facts[result.name]) && isNum(file.facts[bar.name]),
  );
  const [first] = compared;
  if (first === undefined) return undefined;
  const fixed = eventOf(file, first.bar.name);
  const ran = file.given[first.result.name]?.on;
  const sample = sampleOf(pack, fixed, compared);
  return {
    number: file.opened.number,
    procedure: { name: procedure.name, title: procedure.title },
    status: statusOf(pack, procedure, file.state),
    ...(sample === undefined ? {} : { sample }),
    results: compared.map((one) => resultOf(pack, file, one)),
    ...(fixed === undefined ? {} : { recorded: fixed.happened }),
    files: fixed === undefined ? [] : filesOf(pack, procedure, fixed),
    ...(ran === undefined ? {} : { ran }),
    marks: [...marksOf(pack, procedure)],
  };
};

interface Compared {
  readonly result: Fact;
  readonly bar: Fact;
  /** The result has to reach the bar, or must not pass it. */
  readonly atLeast: boolean;
}

/**
 * What a guard of the procedure compares with what: two given numbers on either side of `>=` or `<=`, in the guard or in a fact that
 * it reads. The one given first is the bar.
 */
const comparisons = (pack: Pack, { orders }: Procedure): readonly Compared[] => {
  const guards = Object.values(orders).flatMap(({ guards: own }) => own.map((guard) => guard.if));
  const formulas = guards.flatMap((guard) => [
    guard.source,
    ...guard.reads.flatMap(([name]) => {
      const source = pack.facts[name ?? '']?.source;
      return source?.kind === 'formula' ? [source.is.source] : [];
    }),
  ]);
  const seen = new Set<string>();
  return formulas.flatMap((formula) =>
    [...formula.matchAll(/([a-z][\w-]*)\s*(>=|<=)\s*([a-z][\w-]*)/g)].flatMap(([all, left, sign, right]) => {
      const [result, bar] = [pack.facts[left!], pack.facts[right!]];
      if (result?.source.kind !== 'given' || bar?.source.kind !== 'given' || seen.has(all)) return [];
      seen.add(all);
      return [{ result, bar, atLeast: sign === '>=' }];
    }),
  );
};

const isPublic = ({ shown, personal }: Fact): boolean => shown === 'public' && !personal;

const eventOf = (file: CaseFile, fact: string): OrderGiven | undefined => {
  const event = file.events.find(({ seq }) => seq === file.given[fact]?.seq);
  return event?.type === 'orderGiven' ? event : undefined;
};

/** How much was tested: the public number, fixed together with the bars, that is no bar itself. */
const sampleOf = (pack: Pack, fixed: OrderGiven | undefined, compared: readonly Compared[]): Text | undefined => {
  const bars = new Set(compared.map(({ bar }) => bar.name));
  const [found] = Object.entries(fixed?.facts ?? {}).filter(([name, value]) => {
    const fact = pack.facts[name];
    return fact !== undefined && isPublic(fact) && isNum(value) && !bars.has(name);
  });
  return found === undefined ? undefined : anyInWords(pack, found[1], pack.facts[found[0]]);
};

const resultOf = (pack: Pack, file: CaseFile, { result, bar, atLeast }: Compared): Result => {
  const [got, due] = [Number(printNum(file.facts[result.name] as never)), Number(printNum(file.facts[bar.name] as never))];
  const words = anyInWords(pack, file.facts[bar.name] as Value, bar);
  const unit = result.type.kind === 'number' ? result.type : undefined;
  // Of a hundred: only what runs from none to a hundred of a hundred can be drawn as people.
  const ofHundred = unit?.max === 100 && (unit.unit === 'percent' || unit.unit === '%');
  return {
    says: capital(namedValue(result.title, anyInWords(pack, file.facts[result.name] as Value, result))),
    ...(ofHundred ? { share: Math.round(got * 100) / 10_000 } : {}),
    promised: atLeast ? text(`at least ${words.en}`, `不低于${words.zh}`) : text(`at most ${words.en}`, `不高于${words.zh}`),
    met: atLeast ? got >= due : got <= due,
    good: atLeast ? 'high' : 'low',
    marks: [...marksOf(pack, bar)],
  };
};

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
  return text(
    `Tested${day === undefined ? '' : ` on ${day.en}`}: ${met} of ${run.results.length} thresholds met.`,
    `${day === undefined ? '' : `${day.zh}`}完成测试：${run.results.length}项阈值中${met}项达到。`,
  );
};
