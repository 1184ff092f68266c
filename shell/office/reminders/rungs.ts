import { type Moment, remindOn } from '#law/clocks';
import { addDays, type Day, localDay, printInstant, startOfDay, type Text, zoneOf } from '#law/ground';
import type { ClockDef, Duration, Pack, Procedure } from '#law/pack';
import { type Queries, statement } from '#shell/db';
import type { Shelf } from '../shelf.ts';

/** A date of which somebody is to be told: ahead of it, on it, or once it has passed. */
export interface Rung {
  readonly kind: 'ahead' | 'today' | 'late';
  readonly case: string;
  readonly number: string;
  readonly title: Text;
  readonly pack: Pack;
  readonly procedure: Procedure;
  readonly clock: ClockDef;
  readonly due: Moment;
  /** The role that is to act; none where the case rests, as a product in use. */
  readonly waits: string | null;
  /** What is kept so that it is told once. */
  readonly keys: readonly RungKey[];
}

export interface RungKey {
  readonly case: string;
  readonly clock: string;
  readonly wakesAt: number;
  readonly rung: string;
}

interface Row {
  readonly case: string;
  readonly clock: string;
  readonly procedure: string;
  readonly number: string;
  readonly waits: string | null;
  readonly title: Text;
  readonly pack: string;
}
interface Running extends Row {
  /** The instant after which it has run out; missing where nothing follows then, and its date is told instead. */
  readonly wakesAt: number | null;
  readonly due: Day | null;
  readonly dueInstant: number | null;
  /** `instant rung`, of every date that this clock ever had. */
  readonly told: readonly string[];
}

const runningSql = statement(import.meta.url, './running.sql', { prepared: false });
const runOutSql = statement(import.meta.url, './run-out.sql', { prepared: false });

/** A date that passed longer ago than this is no news: the docket and the page of times show it. */
const newsDays = 31;

/** Every rung that is due now and was not told yet, by date. */
export const rungsDue = async (database: Queries, shelf: Shelf, now: number): Promise<readonly Rung[]> => {
  const zone = zoneOf(shelf.on('9999-12-31' as Day).pack.zone);
  const today = localDay(zone, now);
  const tonight = startOfDay(zone, addDays(today, 1));
  const reaches = reachesOf(shelf.versions().map(({ pack }) => pack));
  const furthest = Math.max(0, ...reaches.map(({ days }) => days));
  const asked = [now, furthest, JSON.stringify(reaches), tonight, today, addDays(today, furthest)];
  const [running, runOut] = await Promise.all([
    database.query<Running>(runningSql, asked),
    database.query<Row & { readonly due: Day }>(runOutSql, [addDays(today, -newsDays), today]),
  ]);
  return [...runOut.flatMap((row) => lateRung(shelf, row)), ...running.flatMap((row) => runningRung(shelf, row, { now, today, tonight }))];
};

interface Reach {
  readonly procedure: string;
  readonly clock: string;
  /** How many days before its date a clock may have to be told of; rather more than fewer. */
  readonly days: number;
}

const reachesOf = (packs: readonly Pack[]): readonly Reach[] => {
  const found = new Map<string, Reach>();
  for (const pack of packs)
    for (const { name: procedure, clocks } of Object.values(pack.procedures))
      for (const { name: clock, remind } of Object.values(clocks)) {
        const key = `${procedure} ${clock}`;
        const days = Math.max(found.get(key)?.days ?? 0, ...remind.map(atMostDays));
        if (days > 0) found.set(key, { procedure, clock, days });
      }
  return [...found.values()];
};

// The longest that a duration can take: working days may lie in two weeks of holidays.
const atMostDays = ({ amount, unit }: Duration): number =>
  typeof amount !== 'number'
    ? 0
    : { 'working-days': amount * 2 + 14, days: amount, months: amount * 31, hours: Math.ceil(amount / 24) }[unit];

const runningRung = (
  shelf: Shelf,
  row: Running,
  at: { readonly now: number; readonly today: Day; readonly tonight: number },
): readonly Rung[] => {
  const found = placed(shelf, row);
  if (found === undefined) return [];
  const { pack, clock } = found;
  const zone = zoneOf(pack.zone);
  const wakesAt = row.wakesAt ?? (row.dueInstant === null ? startOfDay(zone, addDays(row.due!, 1)) : row.dueInstant + 1);
  const due = clock.within.unit === 'hours' ? printInstant(zone, wakesAt - 1) : addDays(localDay(zone, wakesAt), -1);
  const key = (rung: string): RungKey => ({ case: row.case, clock: row.clock, wakesAt, rung });
  const isTold = ({ rung }: RungKey): boolean => row.told.includes(`${wakesAt} ${rung}`);
  if (wakesAt <= at.tonight && isOfficial(pack, row.waits))
    return isTold(key('today')) ? [] : [{ ...found, kind: 'today', due, keys: [key('today')] }];
  const calendar = pack.calendars[clock.calendar]!;
  const reached = clock.remind.filter(({ amount, unit }) => {
    if (typeof amount !== 'number') return false;
    const on = remindOn(calendar, zone, due, amount, unit);
    return on.length > 10 ? on <= printInstant(zone, at.now) : on <= at.today;
  });
  const keys = reached.map(({ amount, unit }) => key(`${amount} ${unit}`));
  // Two that were reached at once are one mail.
  return keys.every(isTold) ? [] : [{ ...found, kind: 'ahead', due, keys }];
};

const lateRung = (shelf: Shelf, row: Row & { readonly due: Day }): readonly Rung[] => {
  const found = placed(shelf, row);
  if (found === undefined || !isOfficial(found.pack, row.waits)) return [];
  const keys = [{ case: row.case, clock: row.clock, wakesAt: 0, rung: `late ${row.due}` }];
  return [{ ...found, kind: 'late', due: row.due, keys }];
};

export const isOfficial = (pack: Pack, role: string | null): role is string => role !== null && pack.roles[role]?.is === 'official';

const placed = (shelf: Shelf, row: Row): Omit<Rung, 'kind' | 'due' | 'keys'> | undefined => {
  const { pack } = shelf.of(row.pack);
  const procedure = pack.procedures[row.procedure];
  const clock = procedure?.clocks[row.clock];
  if (procedure === undefined || clock === undefined) return undefined;
  return { case: row.case, number: row.number, title: row.title, pack, procedure, clock, waits: row.waits };
};
