import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { activeRun, type CaseFile, CaseScope, type MemoryCity, momentMs, type Sight, Stage, standingOf } from '#law/case';
import type { Expression, FeelContext } from '#law/feel';
import { type Day, isNum, localDay, printInstant, type Value, zoneOf } from '#law/ground';
import type { Fact, Pack } from '#law/pack';
import { moveOf, walked, walkOn } from '../../case/walks.fixture.ts';
import { base, packOf, readFolder, shenzhenFolder } from '../../pack/files.fixture.ts';
import { fieldOf } from '../fields.ts';
import { countsIn, off, running, runOut } from './layout.ts';
import { isOfTable } from './prove-pack.ts';
import { slotsOf } from './slots.ts';
import { isFalse, isTrue, isUnknown, type Truth, type Truths, truthsOf } from './truths.ts';
import { namedProcedures, type Whole, wholeOf } from './whole.ts';

/**
 * The proofs rest on one thing: wherever the real engine can bring a case, the explorer has been. So cases are walked at random through
 * the engine, and after each step where they stand is looked up among what was explored, by what the explorer keeps of a case: its state,
 * clocks, related cases, counted orders and facts, and what every guard and every formula of a promise says there.
 */
interface Foreseen {
  readonly whole: Whole;
  readonly conditions: readonly { readonly formula: Expression; readonly truths: Truths }[];
  /** Configurations by all but their facts. */
  readonly alike: ReadonlyMap<string, readonly number[]>;
}

const foreseenIn = (pack: Pack): ReadonlyMap<string, Foreseen> =>
  new Map(
    Object.values(pack.procedures).map((procedure) => {
      const promises = Object.values(pack.promises).filter((each) => !isOfTable(each) && namedProcedures(pack, each).includes(procedure));
      const whole = wholeOf(pack, procedure, promises, 2_000_000);
      expect(whole.explored.complete, procedure.name).toBe(true);
      const { machine, configurations, words } = whole.explored;
      const conditions = machine.wanted.conditions.map((formula) => ({ formula, truths: truthsOf(formula, slotsOf(formula, machine)) }));
      const alike = new Map<string, number[]>();
      for (let c = 0; c < configurations; c += 1) {
        const at = (field: Parameters<typeof fieldOf>[2]): number => fieldOf(words, c * machine.words, field);
        const key = [
          machine.places[at(machine.state)],
          ...machine.clocks.map(({ field }) => at(field)),
          ...machine.cases.flatMap(({ open, ending }) => [open, ending].flatMap((field) => (field === undefined ? [] : [at(field)]))),
          ...[...machine.counts.values()].map(({ field }) => at(field)),
        ].join(' ');
        alike.set(key, [...(alike.get(key) ?? []), c]);
      }
      return [procedure.name, { whole, conditions, alike }];
    }),
  );

/** Where a case stands and the explorer had not foreseen it, in words; nothing where it had. */
const unforeseen = (
  pack: Pack,
  { whole, conditions, alike }: Foreseen,
  city: MemoryCity,
  file: CaseFile,
  today: Day,
): string | undefined => {
  const { machine, words } = whole.explored;
  const sight: Sight = { world: city.world, packOf: () => pack, files: city.files, today };
  const scope = new CaseScope(sight, file);
  const key = keyOf(pack, machine, city, file, scope, today);
  const found = alike.get(key);
  if (found === undefined) return `${file.opened.procedure}: ${key}`;
  const facts = machine.facts.map(({ classes, field }) => {
    const own = classes.names.map((name) => [name, factIn(scope, name)] as const);
    const fits = classes.facts.map((each) => own.every(([name, value]) => isAlike(pack.facts[name]!, value, each[name] ?? null)));
    return { field, fits };
  });
  const standing = found.filter((c) => facts.every(({ field, fits }) => fits[fieldOf(words, c * machine.words, field)]));
  if (standing.length === 0)
    return `${file.opened.procedure}: ${key} with ${JSON.stringify(machine.facts.flatMap(({ classes }) => classes.names.map((name) => [name, factIn(scope, name)])))}`;
  // Where nothing that can still come looks at a count, none is kept, and what reads it is not asked.
  const place = machine.numbers.get(file.state)!;
  const asked = conditions.filter(({ formula }) =>
    countsIn(formula).every((order) => machine.counts.get(order)?.live.has(place) !== false),
  );
  const said = asked.map(({ formula }) => truthIn(formula, scope));
  if (standing.some((c) => asked.every(({ truths }, index) => (truths.at(words, c * machine.words) & said[index]!) !== 0)))
    return undefined;
  const odd = asked.filter(({ truths }, index) => standing.every((c) => (truths.at(words, c * machine.words) & said[index]!) === 0));
  return `${file.opened.procedure}: ${key}, where ${odd.map(({ formula }) => formula.source).join(' | ')}`;
};

const keyOf = (
  pack: Pack,
  machine: Whole['explored']['machine'],
  city: MemoryCity,
  file: CaseFile,
  scope: CaseScope,
  today: Day,
): string => {
  const clocks = machine.clocks.map(({ def }) => {
    const run = activeRun(file, def.name);
    if (run === undefined) return off;
    const now = def.within.unit === 'hours' ? printInstant(zoneOf(pack.zone), city.world.now) : today;
    if (run.fired || standingOf(pack, def, run, now).late) return runOut;
    return running + run.ledger.filter(({ kind }) => kind === 'extended').length;
  });
  const cases = machine.cases.flatMap(({ link, open, ending, endings }) => {
    const linked = scope.get(link.name) as FeelContext;
    const ended = linked.get('ending');
    return [
      ...(open === undefined ? [] : [Math.min(2, Number(linked.get('open')))]),
      ...(ending === undefined ? [] : [ended === null ? 0 : endings.indexOf(String(ended)) + 1]),
    ];
  });
  const place = machine.numbers.get(file.state)!;
  const counts = [...machine.counts].map(([order, { most, live }]) => (live.has(place) ? Math.min(most, file.times[order] ?? 0) : 0));
  return [file.state, ...clocks, ...cases, ...counts].join(' ');
};

const factIn = (scope: CaseScope, name: string): Value => {
  const value = scope.fact(name);
  return value === null || typeof value === 'boolean' || typeof value === 'string' || isNum(value) ? value : String(value);
};

/** A given number or choice stands for all that no table and no formula tells from it; where one does, a condition or a fact worked out shows it. */
const isAlike = ({ source, type }: Fact, value: Value, stands: Value): boolean =>
  value === stands ||
  (source.kind === 'given' && type.kind !== 'yes-no' && value !== null && stands !== null) ||
  (isNum(value) && isNum(stands));

const truthIn = (formula: Expression, scope: CaseScope): Truth => {
  const value = formula.evaluate(scope);
  return value === true ? isTrue : value === false ? isFalse : isUnknown;
};

/** Two of each role, one of a party; of a committee one for each seat. */
const peopleOf = (pack: Pack): Readonly<Record<string, readonly string[]>> => ({
  ...Object.fromEntries(
    Object.values(pack.roles).flatMap(({ name, is }) => (is === 'party' ? [1] : [1, 2]).map((nth) => [`${name}-${nth}`, [name]])),
  ),
  ...Object.fromEntries(
    Object.values(pack.committees).flatMap(({ name, seats }) =>
      Object.keys(seats).flatMap((category) =>
        Array.from({ length: 3 }, (_, nth) => [`${name}-${category}-${nth}`, [`${name}/${category}`]]),
      ),
    ),
  ),
});

const openingsOf = (pack: Pack): readonly string[] =>
  Object.values(pack.procedures).flatMap(({ name, orders }) =>
    Object.values(orders).flatMap((order) =>
      order.from === 'opening' && order.by.some((role) => role !== 'law') ? [`${name}/${order.name}`] : [],
    ),
  );

const packs = { harbour: packOf(base), shenzhen: packOf(readFolder(shenzhenFolder)) };

/** Looks at every case of a city, and keeps where any of them stood. */
const lookout = (pack: Pack) => {
  const foreseen = foreseenIn(pack);
  const stood = new Set<string>();
  const odd = new Set<string>();
  const look = (city: MemoryCity, today: Day): void => {
    for (const file of city.files.values()) {
      stood.add(`${file.opened.procedure} ${file.state}`);
      const fault = unforeseen(pack, foreseen.get(file.opened.procedure)!, city, file, today);
      if (fault !== undefined) odd.add(fault);
    }
  };
  return { look, stood, odd };
};

const dayOf = (pack: Pack, on: string): Day => localDay(zoneOf(pack.zone), momentMs(pack, on));

describe('a case stands only where the explorer had foreseen it', () => {
  test.each([
    ['the harbour', packs.harbour, 200, 10],
    ['Shenzhen', packs.shenzhen, 250, 70],
  ] as const)('when it is opened and walks at random through the procedures of %s', (_, pack, numRuns, places) => {
    const people = peopleOf(pack);
    const { look, stood, odd } = lookout(pack);
    const moves = fc.array(moveOf(people), { minLength: 5, maxLength: 30 });
    fc.assert(
      fc.property(fc.constantFrom(...openingsOf(pack)), fc.nat(300), moves, (opening, pick, walk) => {
        walked({ pack, people, opening, from: '2024-03-04' as Day, pick, moves: walk }, look);
        expect([...odd]).toEqual([]);
      }),
      { numRuns, seed: 7 },
    );
    expect(stood.size).toBeGreaterThanOrEqual(places);
  });

  test.each([
    ['the harbour', packs.harbour, 1, 5],
    ['Shenzhen', packs.shenzhen, 2, 180],
  ] as const)('when an example of %s is played, and when chance goes on from any of its steps', (_, pack, walks, places) => {
    const { look, stood, odd } = lookout(pack);
    for (const [nth, example] of Object.values(pack.examples).entries()) {
      const stage = new Stage(pack, example);
      for (const [index, step] of example.steps.entries()) {
        stage.take(step, index + 1);
        look(stage.city, dayOf(pack, step.on));
        if (index % walks !== 0 || Object.keys(example.people).length === 0) continue;
        const [moves] = fc.sample(fc.array(moveOf(example.people), { minLength: 6, maxLength: 12 }), {
          numRuns: 1,
          seed: nth * 100 + index,
        });
        if (stage.city.files.size > 0) walkOn(stage.city.fork(), dayOf(pack, step.on), moves!, look);
      }
    }
    expect([...odd].toSorted()).toEqual([]);
    expect(stood.size).toBeGreaterThanOrEqual(places);
  });
});
