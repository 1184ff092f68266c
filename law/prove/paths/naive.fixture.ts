import { type FeelValue, fromJson } from '#law/feel';
import { canonicalJson, type Value } from '#law/ground';
import type { ClockDef, OrderDef, Pack, Procedure } from '#law/pack';
import { formulasOf } from './fact-classes.ts';
import { valuesOf } from './roots.ts';

/**
 * A second explorer, written for reading from sections 6, 7 and 13 of the pack language: a configuration is an object, its key a text,
 * and the answers of people are kept as they were given. For procedures whose guards leave nothing open.
 */
export const naiveConfigurations = (pack: Pack, procedure: Procedure): ReadonlySet<string> => {
  const names = mentioned(pack, procedure);
  const reached = new Map<string, Configuration>();
  const waiting: Configuration[] = [];
  const arrive = (configuration: Configuration): void => {
    const key = canonicalJson(configuration as unknown as Value);
    if (reached.has(key)) return;
    reached.set(key, configuration);
    waiting.push(configuration);
  };
  const openings = Object.values(procedure.orders).filter(({ from }) => from === 'opening');
  const blank: Configuration = {
    state: '',
    clocks: Object.fromEntries(Object.keys(procedure.clocks).map((name) => [name, 'off'])),
    cases: Object.fromEntries(
      Object.values(procedure.cases)
        .filter(({ link }) => link === 'child')
        .map(({ name }) => [name, { open: 0, ending: null }]),
    ),
    times: {},
    answers: {},
  };
  for (const order of openings) {
    if (order.by.some((role) => role !== 'law')) {
      for (const answers of answersTo(pack, order, {}, names))
        if (lawful(pack, procedure, order, { ...blank, answers })) arrive(given(procedure, order, { ...blank, answers }));
    }
  }
  const above = Object.values(pack.procedures).some(({ cases }) =>
    Object.values(cases).some((link) => link.link === 'child' && link.procedure === procedure.name),
  );
  const duty = [...pack.duties, ...pack.streams].some(({ opens }) => opens === procedure.name);
  const byLaw = openings.find(({ by }) => by.includes('law')) ?? openings[0];
  if ((above || duty) && byLaw !== undefined) {
    if (lawful(pack, procedure, byLaw, blank)) arrive(given(procedure, byLaw, blank));
  }
  for (const at of waiting) for (const next of moves(pack, procedure, at, names)) arrive(next);
  return new Set([...reached.values()].map((each) => projected(pack, procedure, each, names)));
};

export interface Configuration {
  readonly state: string;
  readonly clocks: Readonly<Record<string, 'off' | 'run out' | number>>;
  readonly cases: Readonly<Record<string, { readonly open: number; readonly ending: string | null }>>;
  readonly times: Readonly<Record<string, number>>;
  readonly answers: Readonly<Record<string, Value>>;
}

/** More than any number that the packs of the tests compare with. */
const farthest = 6;

/** What both explorers can be compared in: where the case stands, its clocks and what its guards read. */
const projected = (pack: Pack, procedure: Procedure, at: Configuration, names: readonly string[]): string =>
  canonicalJson({
    state: at.state,
    clocks: at.clocks,
    facts: Object.fromEntries(names.map((name) => [name, (factOf(pack, name, at.answers) ?? null) as Value])),
    counts: Object.fromEntries(
      Object.values(procedure.orders).flatMap(({ name, atMost }) =>
        atMost === undefined ? [] : [[name, isStillRead(procedure, name, at.state) ? Math.min(atMost.times, at.times[name] ?? 0) : 0]],
      ),
    ),
  } as Value);

/** Whether any order that can still come, whatever else is needed for it, looks at how often this one was given. */
const isStillRead = (procedure: Procedure, counted: string, state: string): boolean => {
  const been = new Set<string>();
  const from = (place: string): boolean => {
    if (been.has(place)) return false;
    been.add(place);
    return Object.values(procedure.orders)
      .filter((order) => isOpenAt(order, place, procedure) && (procedure.endings[place] === undefined || order.by.includes('law')))
      .some(
        ({ name, guards, to }) =>
          name === counted || guards.some((guard) => guard.if.source.includes(`times("${counted}")`)) || (to !== undefined && from(to)),
      );
  };
  return from(state);
};

/** Facts that guards read, with what is behind them. */
export const mentioned = (pack: Pack, procedure: Procedure): readonly string[] =>
  [
    ...new Set(
      Object.values(procedure.orders).flatMap(({ guards }) =>
        guards.flatMap((guard) =>
          guard.if.reads.flatMap(([name, member]) => (member === undefined && pack.facts[name!] !== undefined ? [name!] : [])),
        ),
      ),
    ),
  ].toSorted();

const rootsBehind = (pack: Pack, name: string): readonly string[] => {
  const { source, if: condition } = pack.facts[name]!;
  const asked = (condition?.reads ?? []).flatMap(([each]) => rootsBehind(pack, each!));
  if (source.kind === 'given') return [name, ...asked];
  const reads = source.kind === 'table' ? pack.tables[source.table]!.table.reads : source.is.reads.map(([each]) => each!);
  return [...asked, ...reads.flatMap((each) => rootsBehind(pack, each))];
};

const factOf = (pack: Pack, name: string, answers: Readonly<Record<string, Value>>): FeelValue => {
  const { source, if: condition } = pack.facts[name]!;
  const env = { get: (each: string): FeelValue => factOf(pack, each, answers) };
  if (condition !== undefined && condition.evaluate(env) !== true) return null;
  if (source.kind === 'given') return fromJson(answers[name] ?? null);
  if (source.kind === 'formula') return source.is.evaluate(env);
  const outcome = pack.tables[source.table]!.table.decide((each) => factOf(pack, each, answers) as Value);
  return outcome.kind === 'value' ? fromJson(outcome.value) : null;
};

const answersTo = (
  pack: Pack,
  { needs }: OrderDef,
  before: Configuration['answers'],
  names: readonly string[],
): readonly Configuration['answers'][] => {
  const roots = new Set(names.flatMap((name) => rootsBehind(pack, name)));
  let ways: readonly Configuration['answers'][] = [before];
  for (const { fact, optional } of needs) {
    if (!roots.has(fact)) continue;
    const values = valuesOf(fact, {
      pack,
      formulas: [
        ...formulasOf(pack),
        ...Object.values(pack.procedures).flatMap(({ orders }) =>
          Object.values(orders).flatMap(({ guards }) => guards.map((guard) => guard.if)),
        ),
      ],
    });
    ways = ways.flatMap((way) => [...values.map((value) => ({ ...way, [fact]: value })), ...(optional ? [way] : [])]);
  }
  return ways.map((way) => settled(pack, way));
};

/** An answer that nobody would be asked for any more does not count. */
const settled = (pack: Pack, answers: Configuration['answers']): Configuration['answers'] => {
  const gone = Object.keys(answers).find((name) => answers[name] !== null && factOf(pack, name, answers) === null);
  if (gone === undefined) return answers;
  const { [gone]: _, ...rest } = answers;
  return settled(pack, rest);
};

const lawful = (pack: Pack, procedure: Procedure, order: OrderDef, at: Configuration): boolean => {
  if (order.atMost !== undefined && (at.times[order.name] ?? 0) >= order.atMost.times) return false;
  if (order.extends !== undefined) {
    const clock = at.clocks[order.extends]!;
    if (typeof clock !== 'number' || clock >= (procedure.clocks[order.extends]!.extend?.times ?? 0)) return false;
  }
  return order.guards.every(
    (guard) =>
      guard.if.evaluate({
        get: (name) => {
          if (name === 'state') return at.state;
          if (procedure.cases[name] === undefined) return factOf(pack, name, at.answers);
          const { open, ending } = at.cases[name]!;
          return {
            kind: 'context',
            get: (key) => (key === 'open' ? open : key === 'ending' ? ending : null),
            has: () => true,
            keys: () => ['open', 'ending'],
          };
        },
        call: (_, [name]) => at.times[String(name)] ?? 0,
      }) === true,
  );
};

const given = (procedure: Procedure, order: OrderDef, at: Configuration): Configuration => {
  const state = order.to ?? at.state;
  const opened = order.opens === undefined ? {} : { [order.opens]: { open: Math.min(2, at.cases[order.opens]!.open + 1), ending: null } };
  return {
    ...at,
    state,
    times: isCounted(procedure, order) ? { ...at.times, [order.name]: Math.min(farthest, (at.times[order.name] ?? 0) + 1) } : at.times,
    cases: { ...at.cases, ...opened },
    clocks: Object.fromEntries(Object.values(procedure.clocks).map((clock) => [clock.name, clockAfter(clock, order, at, state)])),
  };
};

const isCounted = ({ orders }: Procedure, { name, atMost }: OrderDef): boolean =>
  atMost !== undefined || Object.values(orders).some(({ guards }) => guards.some((guard) => guard.if.source.includes(`times("${name}")`)));

const clockAfter = (clock: ClockDef, order: OrderDef, at: Configuration, state: string): 'off' | 'run out' | number => {
  const before = at.clocks[clock.name]!;
  if (!clock.runs.includes(state) && !clock.pausedIn.includes(state)) return 'off';
  if (before === 'off') return clock.runs.includes(state) ? 0 : 'off';
  if (order.restarts.includes(clock.name)) return 0;
  return order.extends === clock.name ? Number(before) + 1 : before;
};

const isOpenAt = ({ from }: OrderDef, state: string, procedure: Procedure): boolean =>
  from === 'open' ? procedure.states[state] !== undefined : from !== 'opening' && from.includes(state);

const moves = function* (pack: Pack, procedure: Procedure, at: Configuration, names: readonly string[]): Generator<Configuration> {
  const byLaw = (orders: readonly string[], from: Configuration): Configuration => {
    const first = orders
      .map((name) => procedure.orders[name]!)
      .find((order) => order.by.includes('law') && isOpenAt(order, from.state, procedure) && lawful(pack, procedure, order, from));
    return first === undefined ? from : given(procedure, first, from);
  };
  const listened = (as: string, place: string, ended: boolean): readonly string[] =>
    procedure.cases[as]!.then[place] ?? (ended ? procedure.cases[as]!.then['*'] : undefined) ?? [];
  if (procedure.states[at.state] !== undefined) {
    for (const order of Object.values(procedure.orders)) {
      if (!order.by.some((role) => role !== 'law') || !isOpenAt(order, at.state, procedure)) continue;
      for (const answers of answersTo(pack, order, at.answers, names)) {
        const now = { ...at, answers };
        if (lawful(pack, procedure, order, now)) yield given(procedure, order, now);
      }
    }
  }
  for (const clock of Object.values(procedure.clocks)) {
    const still = clock.pausedBy.some((name) => at.cases[name]!.open > 0);
    if (typeof at.clocks[clock.name] !== 'number' || still || !clock.runs.includes(at.state)) continue;
    yield byLaw(clock.silence, { ...at, clocks: { ...at.clocks, [clock.name]: 'run out' } });
  }
  for (const order of Object.values(procedure.states[at.state]?.vote?.then ?? {})) yield byLaw([order], at);
  for (const link of Object.values(procedure.cases)) {
    const theirs = link.procedure === undefined ? undefined : pack.procedures[link.procedure]!;
    const endings = theirs === undefined ? Object.keys(link.then) : Object.keys(theirs.endings);
    const places = [...Object.keys(link.then).filter((key) => key !== '*' && !endings.includes(key)), ...endings];
    if (link.link !== 'child') {
      const comesBack = Object.values(theirs?.orders ?? {}).some(
        ({ from }) => typeof from !== 'string' && from.some((place) => endings.includes(place)),
      );
      if (link.link === 'challenge' && procedure.endings[at.state]?.challenges.includes(link.name) !== true && !comesBack) continue;
      for (const place of places) yield byLaw(listened(link.name, place, endings.includes(place)), at);
      continue;
    }
    const { open, ending } = at.cases[link.name]!;
    const now = (children: { readonly open: number; readonly ending: string | null }): Configuration => ({
      ...at,
      cases: { ...at.cases, [link.name]: children },
    });
    for (const place of places) {
      const orders = listened(link.name, place, endings.includes(place));
      if (!endings.includes(place)) {
        if (open > 0) yield byLaw(orders, at);
        continue;
      }
      for (const fewer of open === 2 ? [1, 2] : open === 1 ? [0] : []) {
        if (ending === null) yield byLaw(orders, now({ open: fewer, ending: place }));
        if (ending !== null || open === 2) yield byLaw(orders, now({ open: fewer, ending }));
      }
    }
    for (const { from, to } of Object.values(theirs?.orders ?? {})) {
      if (typeof from === 'string' || to === undefined) continue;
      for (const place of from.filter((each) => endings.includes(each))) {
        if (ending === place) yield byLaw(listened(link.name, to, false), now({ open: Math.min(2, open + 1), ending: null }));
        if (open > 0) yield byLaw(listened(link.name, to, false), now({ open: Math.min(2, open + 1), ending }));
      }
    }
  }
};
