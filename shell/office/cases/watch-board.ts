import type { CaseRef, WatchBoard } from '#contract';
import { CaseScope, dayOfMoment, plain } from '#law/case';
import { type Day, dayNumber, ok, type Text, text, type Value } from '#law/ground';
import type { Answering } from '#shell/http';
import { sightOf } from '../case-words.ts';
import { capital, marksOf, rowHref, titleOfName } from '../view/index.ts';
import { forOfficialsOnly } from './declined.ts';
import type { Desk } from './desk.ts';
import { proceduresFor } from './docket.ts';
import { type Look, lookAt, packToday, readerFor, type Seen, seenBy, todayOf } from './look.ts';
import { isInside, type Reader } from './reader.ts';
import { caseRef } from './related.ts';
import { clocksOf } from './turn.ts';
import { type WatchReading, watchReadings } from './watch-reading.ts';

type Incident = WatchBoard['incidents'][number];

/** So many open ones are looked at; the rest is counted. */
const looked = 100;
const mergedShown = 20;
/** Two reports of one product within so many days may be of one event. Ours: no law says how near. */
const nearDays = 7;

/** What needs a person: incidents by deadline, reports that nobody touched, duplicates suspected, and where merged ones went. */
export const watchBoard =
  (desk: Desk): Answering<'watchBoard'> =>
  async ({ person }) => {
    const reader = await readerFor(desk, person);
    if (reader.held.length === 0) return forOfficialsOnly();
    const pack = packToday(desk);
    const mine = new Set(proceduresFor(pack, reader));
    const readings = watchReadings(pack).filter(({ procedure }) => mine.has(procedure.name));
    const found = await Promise.all(readings.map((reading) => readIncidents(desk, reader, reading)));
    const all = found.flatMap(({ open }) => open);
    const incidents = all.map(({ line }) => line).toSorted(byDeadline);
    const today = todayOf(desk);
    return ok({
      today,
      sentence: sentenceOf(incidents),
      incidents,
      more: found.reduce((sum, { more }) => sum + more, 0),
      byHarm: harmsOf(incidents),
      nearDays,
      suspected: found.flatMap(({ open, reading }) => suspectedOf(open, reading)),
      merged: found
        .flatMap(({ merged }) => merged)
        .toSorted((a, b) => (a.on < b.on ? 1 : -1))
        .slice(0, mergedShown),
    });
  };

interface Open {
  readonly line: Incident;
  /** Number of the product, where the report names one. */
  readonly about?: string;
  readonly mergeable: boolean;
}

interface Read {
  readonly reading: WatchReading;
  readonly open: readonly Open[];
  readonly more: number;
  readonly merged: WatchBoard['merged'];
}

const readIncidents = async (desk: Desk, reader: Reader, reading: WatchReading): Promise<Read> => {
  const { procedure } = reading;
  const { store } = desk.keeper;
  const of = (state: readonly string[], limit: number) => store.cases({ procedure: [procedure.name], state, limit });
  const merging = Object.values(procedure.endings).flatMap(({ name, kind }) => (kind === 'merged' ? [name] : []));
  const [open, over] = await Promise.all([of(Object.keys(procedure.states), 500), of(merging, mergedShown)]);
  const opened = open.rows.slice(0, looked).map((row) => row.case);
  const ended = merging.length === 0 ? [] : over.rows.map((row) => row.case);
  const titles = new Map<string, { readonly title: Text; readonly href: string }>();
  const read = await lookAt(desk, [...opened, ...ended], (look) => {
    const seen = (id: string): Seen[] => {
      const one = seenBy(look, id, reader);
      return one === undefined || !isInside(one.place) ? [] : [one];
    };
    return {
      open: opened.flatMap(seen).map((one) => openOf(look, one, reading)),
      merged: ended.flatMap(seen).map((one) => mergedOf(look, reader, one, reading)),
    };
  });
  await nameProducts(desk, reading, read.open, titles);
  const named = read.open.map((one) => {
    const known = one.about === undefined ? undefined : titles.get(one.about);
    return known === undefined ? one : { ...one, line: { ...one.line, product: { number: one.about!, ...known } } };
  });
  return { reading, open: named, more: Math.max(0, open.rows.length - looked), merged: read.merged };
};

const openOf = ({ today, world }: Look, seen: Seen, { procedure, harm, product, happened, merge }: WatchReading): Open => {
  const { file, files, pack } = seen;
  const scope = new CaseScope(sightOf(world, files, today), file);
  const value = (fact: string | undefined): Value => (fact === undefined ? null : (plain(scope.fact(fact)) as Value));
  const kind = pack.facts[harm ?? '']?.type;
  const harmValue = value(harm);
  const harmTitle = kind?.kind === 'choice' ? kind.options.find((option) => option.value === harmValue)?.title : undefined;
  const about = value(product);
  const clock = clocksOf(seen).find(({ state, kind: of }) => of === 'clock' && (state === 'running' || state === 'late'));
  const waits = procedure.states[file.state]?.waits;
  const day = value(happened);
  const from = merge?.order.from;
  return {
    line: {
      case: caseRef(seen),
      ...(harmTitle === undefined ? {} : { harm: capital(harmTitle) }),
      ...(typeof about === 'string' ? { product: { number: about, title: text(about, about) } } : {}),
      happened: typeof day === 'string' ? day : file.openedOn,
      ...(clock?.due === undefined ? {} : { leftDays: dayNumber(dayOfMoment(clock.due as Day)) - dayNumber(today), clock: clock.title }),
      ...(waits === undefined ? {} : { waits: titleOfName(pack, waits) }),
      untouched: !file.events.some((event) => event.type === 'orderGiven' && pack.roles[event.role]?.is === 'official'),
      marks: [...marksOf(pack, procedure.clocks[clock?.clock ?? ''] ?? procedure)],
    },
    ...(typeof about === 'string' ? { about } : {}),
    mergeable: from === 'open' || (Array.isArray(from) && from.includes(file.state)),
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
const nameProducts = async (
  desk: Desk,
  { product }: WatchReading,
  open: readonly Open[],
  titles: Map<string, { readonly title: Text; readonly href: string }>,
): Promise<void> => {
  const type = packToday(desk).facts[product ?? '']?.type;
  if (type?.kind !== 'case') return;
  await Promise.all(
    [...new Set(open.flatMap(({ about }) => about ?? []))].map(async (number) => {
      const row = await desk.keeper.store.registerRow(type.of, number);
      const name = row?.columns['name'];
      if (typeof name === 'string') titles.set(number, { title: text(name, name), href: rowHref(type.of, number) });
    }),
  );
};

/** The date that comes first; what has none, the oldest first. */
const byDeadline = (a: Incident, b: Incident): number =>
  (a.leftDays ?? 9999) - (b.leftDays ?? 9999) || (a.case.opened < b.case.opened ? -1 : 1);

const sentenceOf = (incidents: readonly Incident[]): Text => {
  if (incidents.length === 0) return text('A quiet day: no incident is open.', '今日平静：没有在办事件。');
  const untouched = incidents.filter((one) => one.untouched).length;
  const late = incidents.filter(({ leftDays }) => leftDays !== undefined && leftDays < 0).length;
  return text(
    `${incidents.length} open, ${untouched} untouched, ${late} past a date.`,
    `在办${incidents.length}起，其中尚无人处理${untouched}起，已过期限${late}起。`,
  );
};

const harmsOf = (incidents: readonly Incident[]): WatchBoard['byHarm'] => {
  const groups = Map.groupBy(incidents, ({ harm }) => harm?.en ?? '');
  return [...groups.values()]
    .map((group) => ({
      title: group[0]!.harm ?? text('not told', '未说明'),
      count: group.length,
      late: group.filter(({ leftDays }) => leftDays !== undefined && leftDays < 0).length,
    }))
    .toSorted((a, b) => b.count - a.count);
};

/** Reports of one product that happened within some days of the first of them; each could be merged into it now. */
const suspectedOf = (open: readonly Open[], { merge }: WatchReading): WatchBoard['suspected'] => {
  if (merge === undefined) return [];
  const byProduct = Map.groupBy(
    open.filter(({ about }) => about !== undefined),
    ({ about }) => about!,
  );
  return [...byProduct.values()].flatMap((group) => {
    const sorted = group.toSorted((a, b) =>
      a.line.happened < b.line.happened ? -1 : a.line.happened > b.line.happened ? 1 : byOpening(a, b),
    );
    const clusters: Open[][] = [];
    for (const one of sorted) {
      const last = clusters.at(-1);
      const near = last !== undefined && daysBetween(last.at(-1)!, one) <= nearDays;
      if (near) last.push(one);
      else clusters.push([one]);
    }
    return clusters.flatMap(([first, ...others]) => {
      const can = others.filter(({ mergeable }) => mergeable);
      if (first === undefined || can.length === 0) return [];
      const span = daysBetween(first, others.at(-1)!);
      return [
        {
          product: first.line.product?.title ?? text('', ''),
          reason: text(
            span === 0 ? 'Same product, same day.' : `Same product, within ${span} day${span === 1 ? '' : 's'}.`,
            span === 0 ? '同一产品，同日发生。' : `同一产品，${span}日内先后发生。`,
          ),
          into: first.line.case,
          others: can.map(({ line }) => ({ case: line.case, happened: line.happened, order: merge.order.name, fact: merge.fact })),
        },
      ];
    });
  });
};

const byOpening = (a: Open, b: Open): number => (a.line.case.number < b.line.case.number ? -1 : 1);

const daysBetween = (a: Open, b: Open): number => Math.abs(dayNumber(b.line.happened as Day) - dayNumber(a.line.happened as Day));
