import type { Answering, CaseRef, WatchBoard } from '#contract';
import { CaseScope, dayOfMoment, plain } from '#law/case';
import { type Day, dayNumber, ok, type Text, text, type Value } from '#law/ground';
import { type Pack, type Procedure, readersIn } from '#law/pack';
import { statement } from '#shell/db';
import { sightOf } from '../case-words.ts';
import { titleOfRow } from '../public/register-columns.ts';
import { capital, marksOf, rowHref, titleOfName } from '../view/index.ts';
import { forOfficialsOnly } from './declined.ts';
import type { Desk } from './desk.ts';
import { type Look, lookAt, packToday, readerFor, type Seen, seenBy, todayOf } from './look.ts';
import { isInside, type Reader } from './reader.ts';
import { caseRef } from './related.ts';
import { say } from './say.ts';
import { clocksOf } from './turn.ts';
import { type WatchReading, watchReadings } from './watch-reading.ts';

type Incident = WatchBoard['rows'][number];

const mergedShown = 20;
/** Of reports that may be one event, so many are laid side by side. */
const nearShown = 60;
/** Two reports of one product within so many days may be of one event. Ours: no law says how near. */
const nearDays = 7;

// Planned again each time: how many are open differs from city to city.
const countsSql = statement(import.meta.url, './watch-counts.sql', { prepared: false });
const nearSql = statement(import.meta.url, './watch-near.sql', { prepared: false });

/** What needs a person: incidents by deadline, page by page; how many of all are untouched and late; duplicates suspected, and where merged ones went. */
export const watchBoard =
  (desk: Desk): Answering<'watchBoard'> =>
  async ({ person }, { cursor, limit }) => {
    const reader = await readerFor(desk, person);
    if (reader.held.length === 0) return forOfficialsOnly();
    const pack = packToday(desk);
    // Its counts tell of every open report, so it is for posts that read them all.
    const readings = watchReadings(pack).filter(({ procedure }) => readsEveryState(pack, procedure, reader));
    const today = todayOf(desk);
    const counts = (await Promise.all(readings.map((reading) => countsOf(desk, pack, reading, today)))).flat();
    const page = await pageOf(desk, reader, readings, { cursor, limit });
    const beside = await Promise.all(readings.map((reading) => besideOf(desk, reader, reading)));
    return ok({
      today,
      sentence: sentenceOf(counts),
      ...page,
      total: sum(counts, ({ count }) => count),
      byHarm: counts.map(({ title, count, late }) => ({ title, count, late })).toSorted((a, b) => b.count - a.count),
      nearDays,
      suspected: beside.flatMap(({ suspected }) => suspected),
      merged: beside
        .flatMap(({ merged }) => merged)
        .toSorted((a, b) => (a.on < b.on ? 1 : -1))
        .slice(0, mergedShown),
    });
  };

const readsEveryState = (pack: Pack, procedure: Procedure, { held }: Reader): boolean =>
  Object.keys(procedure.states).every((state) => readersIn(pack, procedure, state).some((role) => held.includes(role)));

/** What the statements about open reports ask with. */
const askingOf = ({ roles }: Pack, { procedure, harm, product, happened }: WatchReading): readonly unknown[] => [
  procedure.name,
  harm ?? null,
  product ?? null,
  happened ?? null,
  Object.values(roles).flatMap(({ name, is }) => (is === 'official' ? [name] : [])),
];

interface HarmCount {
  readonly title: Text;
  readonly count: number;
  readonly untouched: number;
  readonly late: number;
}

const countsOf = async (desk: Desk, pack: Pack, reading: WatchReading, today: Day): Promise<readonly HarmCount[]> => {
  const rows = await desk.keeper.store.database.query<Omit<HarmCount, 'title'> & { readonly harm: string | null }>(countsSql, [
    ...askingOf(pack, reading),
    today,
  ]);
  return rows.map(({ harm, ...count }) => ({ ...count, title: harmTitle(pack, reading, harm) ?? say('countsOf.notTold') }));
};

const harmTitle = (pack: Pack, { harm }: WatchReading, value: Value): Text | undefined => {
  const kind = pack.facts[harm ?? '']?.type;
  const title = kind?.kind === 'choice' ? kind.options.find((option) => option.value === value)?.title : undefined;
  return title === undefined ? undefined : capital(title);
};

interface Paging {
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
}

const pageOf = async (
  desk: Desk,
  reader: Reader,
  readings: readonly WatchReading[],
  { cursor, limit = 50 }: Paging,
): Promise<Pick<WatchBoard, 'rows' | 'next'>> => {
  const procedure = readings.map((reading) => reading.procedure.name);
  const page = await desk.keeper.store.docket({ procedure, limit, cursor });
  const ids = page.rows.map((row) => row.case);
  const open = await lookAt(desk, ids, (look) =>
    ids.flatMap((id) => {
      const seen = insideOf(look, id, reader);
      const reading = readings.find((one) => one.procedure.name === seen?.procedure.name);
      return seen === undefined || reading === undefined ? [] : [openOf(look, seen, reading)];
    }),
  );
  const titles = await productTitles(desk, readings, open);
  const rows = open.map(({ line, about }) => {
    const known = titles.get(about ?? '');
    return known === undefined ? line : { ...line, product: { number: about!, ...known } };
  });
  return { rows, ...(page.next === undefined ? {} : { next: page.next }) };
};

const insideOf = (look: Look, id: string, reader: Reader): Seen | undefined => {
  const seen = seenBy(look, id, reader);
  return seen === undefined || !isInside(seen.place) ? undefined : seen;
};

interface Near {
  readonly case: string;
  readonly number: string;
  readonly state: string;
  /** Number of the product. */
  readonly product: string;
  readonly happened: string;
}

/** Beside the list: what may be one event, and where merged reports went. */
const besideOf = async (desk: Desk, reader: Reader, reading: WatchReading): Promise<Pick<WatchBoard, 'suspected' | 'merged'>> => {
  const { procedure, merge } = reading;
  if (merge === undefined) return { suspected: [], merged: [] };
  const { store } = desk.keeper;
  const merging = Object.values(procedure.endings).flatMap(({ name, kind }) => (kind === 'merged' ? [name] : []));
  const [near, over] = await Promise.all([
    store.database.query<Near>(nearSql, [...askingOf(packToday(desk), reading), nearDays, nearShown]),
    store.cases({ procedure: [procedure.name], state: merging, limit: mergedShown }),
  ]);
  const titles = await productTitles(
    desk,
    [reading],
    near.map(({ product }) => ({ about: product })),
  );
  const ended = over.rows.map((row) => row.case);
  return lookAt(desk, [...near.map((one) => one.case), ...ended], (look) => {
    const refs = new Map(
      near.flatMap(({ case: id }) => {
        const seen = insideOf(look, id, reader);
        return seen === undefined ? [] : [[id, caseRef(seen)] as const];
      }),
    );
    return {
      suspected: suspectedOf(
        near.filter((one) => refs.has(one.case)),
        reading,
        refs,
        titles,
      ),
      merged: ended.flatMap((id) => {
        const seen = insideOf(look, id, reader);
        return seen === undefined ? [] : [mergedOf(look, reader, seen, reading)];
      }),
    };
  });
};

interface Open {
  readonly line: Incident;
  /** Number of the product, where the report names one. */
  readonly about?: string;
}

const openOf = ({ today, world }: Look, seen: Seen, reading: WatchReading): Open => {
  const { procedure, harm, product, happened } = reading;
  const { file, files, pack } = seen;
  const scope = new CaseScope(sightOf(world, files, today), file);
  const value = (fact: string | undefined): Value => (fact === undefined ? null : (plain(scope.fact(fact)) as Value));
  const harmIs = harmTitle(pack, reading, value(harm));
  const about = value(product);
  // The one that runs out first, as the list is sorted.
  const [clock] = clocksOf(seen)
    .filter(({ state, kind, due }) => kind === 'clock' && due !== undefined && (state === 'running' || state === 'late'))
    .toSorted((a, b) => (a.due! < b.due! ? -1 : 1));
  const waits = procedure.states[file.state]?.waits;
  const day = value(happened);
  return {
    line: {
      case: caseRef(seen),
      ...(harmIs === undefined ? {} : { harm: harmIs }),
      ...(typeof about === 'string' ? { product: { number: about, title: text(about, about) } } : {}),
      happened: typeof day === 'string' ? day : file.openedOn,
      ...(clock?.due === undefined ? {} : { leftDays: dayNumber(dayOfMoment(clock.due as Day)) - dayNumber(today), clock: clock.title }),
      ...(waits === undefined ? {} : { waits: titleOfName(pack, waits) }),
      untouched: !file.events.some((event) => event.type === 'orderGiven' && pack.roles[event.role]?.is === 'official'),
      marks: [...marksOf(pack, procedure.clocks[clock?.clock ?? ''] ?? procedure)],
    },
    ...(typeof about === 'string' ? { about } : {}),
  };
};

const mergedOf = (look: Look, reader: Reader, seen: Seen, { merge }: WatchReading): WatchBoard['merged'][number] => {
  const { file, pack } = seen;
  const event = file.events.findLast((one) => one.type === 'orderGiven' && one.order === merge?.order.name);
  const named = file.facts[merge?.fact ?? ''] ?? null;
  const numbers = (Array.isArray(named) ? (named as readonly Value[]) : [named]).filter((one) => typeof one === 'string');
  const into = numbers.flatMap((number): CaseRef[] => {
    const other = [...look.files.values()].find(({ opened }) => opened.number === number);
    const shown = other === undefined ? undefined : seenBy(look, other.id, reader);
    if (shown !== undefined) return [caseRef(shown)];
    const { procedure, status, opened } = caseRef(seen);
    return [{ number, procedure, title: text(number, number), status, opened, href: `/office/cases/${number}` }];
  });
  return {
    case: caseRef(seen),
    on: file.days[file.state] ?? file.openedOn,
    ...(event?.type === 'orderGiven' ? { by: event.role === 'law' ? ('law' as const) : ('office' as const) } : {}),
    into,
    marks: merge === undefined ? [] : [...marksOf(pack, merge.order)],
  };
};

/** Products by their numbers: what they are called stands in their register. */
const productTitles = async (
  desk: Desk,
  readings: readonly WatchReading[],
  open: readonly { readonly about?: string }[],
): Promise<ReadonlyMap<string, { readonly title: Text; readonly href: string }>> => {
  const pack = packToday(desk);
  const { facts, registers } = pack;
  const { store } = desk.keeper;
  const named = readings.flatMap(({ product }) => {
    const type = facts[product ?? '']?.type;
    return type?.kind === 'case' ? [type.of] : [];
  });
  const numbers = new Set(open.flatMap(({ about }) => about ?? []));
  const found = await Promise.all(
    [...new Set(named)].flatMap((register) =>
      [...numbers].map(async (number) => {
        const row = await store.registerRow(register, number);
        const of = registers[register];
        if (row !== undefined && of !== undefined)
          return [[number, { title: titleOfRow(of, row), href: rowHref(pack, register, number) }] as const];
        // What is on trial is in no register yet: it is known by the number of its case.
        const [known] = (await store.cases({ number, limit: 1 })).rows;
        return known === undefined ? [] : [[number, { title: known.title, href: `/cases/${known.case}` }] as const];
      }),
    ),
  );
  return new Map(found.flat());
};

const sum = <T>(of: readonly T[], part: (one: T) => number): number => of.reduce((total, one) => total + part(one), 0);

const sentenceOf = (counts: readonly HarmCount[]): Text => {
  const open = sum(counts, ({ count }) => count);
  if (open === 0) return say('sentenceOf.aQuietDayNo');
  const untouched = sum(counts, (one) => one.untouched);
  const late = sum(counts, (one) => one.late);
  return say('sentenceOf.openUntouchedPastA', { open, untouched, late });
};

/** Reports of one product that happened within some days of the first of them; each could be merged into it now. */
const suspectedOf = (
  near: readonly Near[],
  { merge }: WatchReading,
  refs: ReadonlyMap<string, CaseRef>,
  titles: ReadonlyMap<string, { readonly title: Text }>,
): WatchBoard['suspected'] => {
  if (merge === undefined) return [];
  const { order, fact } = merge;
  const mergeable = ({ state }: Near): boolean => order.from === 'open' || (Array.isArray(order.from) && order.from.includes(state));
  return clustersOf(near).flatMap(([first, ...others]) => {
    const can = others.filter(mergeable);
    if (first === undefined || can.length === 0) return [];
    const span = daysBetween(first, others.at(-1)!);
    return [
      {
        product: titles.get(first.product)?.title ?? text(first.product, first.product),
        reason: span === 0 ? say('suspectedOf.sameProductSameDay') : say('suspectedOf.sameProductWithinDay', { span }),
        into: refs.get(first.case)!,
        others: can.map((one) => ({ case: refs.get(one.case)!, happened: one.happened, order: order.name, fact })),
      },
    ];
  });
};

const clustersOf = (near: readonly Near[]): readonly (readonly Near[])[] =>
  [...Map.groupBy(near, ({ product }) => product).values()].flatMap((group) => {
    const clusters: Near[][] = [];
    for (const one of group.toSorted((a, b) => (`${a.happened} ${a.number}` < `${b.happened} ${b.number}` ? -1 : 1))) {
      const last = clusters.at(-1);
      if (last !== undefined && daysBetween(last.at(-1)!, one) <= nearDays) last.push(one);
      else clusters.push([one]);
    }
    return clusters;
  });

const daysBetween = (a: Near, b: Near): number => Math.abs(dayNumber(b.happened as Day) - dayNumber(a.happened as Day));
