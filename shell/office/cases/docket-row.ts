import type { Docket } from '#contract';
import { workingDaysBetween } from '#law/calendar';
import { offers } from '#law/case';
import { addDays, type Day, dayNumber, type Text, weekday } from '#law/ground';
import type { Pack, Procedure } from '#law/pack';
import type { DocketRow as Kept, Office } from '#shell/ledger';
import { gradingFact, rankOf } from '../case-words.ts';
import { capital, firstMark, orderTitle, rankedView, titleOfName } from '../view/index.ts';
import type { Desk } from './desk.ts';
import { lookAtEach, type Seen, seenBy } from './look.ts';
import { mayBeUsual, stopsLater, usualNext } from './offers-view.ts';
import { isInside, type Reader } from './reader.ts';
import { say } from './say.ts';
import { clocksOf } from './turn.ts';

type Row = Docket['rows'][number];
export type Group = Row['group'];

export interface Placed {
  readonly row: Kept;
  readonly pack: Pack;
  readonly procedure: Procedure;
  readonly group: Group;
  /** Working days, negative where late; missing where there is no due day. */
  readonly left?: number;
  readonly isMine: boolean;
}

export const placed = (desk: Desk, row: Kept, reader: Reader, today: Day): Placed => {
  const pack = desk.keeper.shelf.of(row.pack).pack;
  const procedure = pack.procedures[row.procedure]!;
  const isMine = row.waits !== null && reader.posts.includes(row.waits);
  const official = row.waits !== null && pack.roles[row.waits]?.is === 'official';
  const left = row.due === null ? undefined : workingDays(pack, today, row.due);
  return {
    row,
    pack,
    procedure,
    group: groupOf(row, today, left, official),
    ...(left === undefined ? {} : { left }),
    isMine,
  };
};

const groupOf = (row: Kept, today: Day, left: number | undefined, official: boolean): Group => {
  // Somebody else's turn, or a clock that stands: there is nothing for the office to do by a day.
  if (row.clockState === 'paused' || (row.waits !== null && !official)) return 'stands';
  if (row.waits === null || row.due === null || left === undefined) return 'none';
  if (row.due < today) return 'late';
  if (row.due === today) return 'today';
  return row.due <= weekEnds(today) ? 'week' : 'later';
};

/** Working days from one day to another; late ones count below zero, and a weekend late is one. */
const workingDays = (pack: Pack, today: Day, due: Day): number => {
  const count = workingDaysBetween(pack.calendars[pack.calendar]!, today, due);
  return due < today ? Math.min(-1, count) : count;
};

/** The last day that counts as this week: its Sunday. */
export const weekEnds = (today: Day): Day => addDays(today, 6 - weekday(dayNumber(today)));

/** Rows of a list, with what is read for all of them at once. */
export const rowViews = async (desk: Desk, rows: readonly Kept[], reader: Reader, office: Office): Promise<Row[]> => {
  const living = await livingParts(desk, rows, reader);
  const isHeld = rows.some((row) => office.holders.has(row.case));
  const people: People = { office, names: isHeld ? await desk.names.all() : new Map() };
  // What the list found by its place is looked at again: one's own case is nothing that the office shows.
  const read = rows.filter((row) => living.get(row.case)?.inside === true);
  return read.map((row) => rowView(placed(desk, row, reader, reader.today), reader, living.get(row.case)!, people));
};

interface People {
  readonly office: Office;
  readonly names: ReadonlyMap<string, string>;
}

const rowView = (item: Placed, reader: Reader, now: Living, people: People): Row => {
  const { row, pack, procedure, group, left } = item;
  const fact = gradingFact(pack);
  const tier = row.tier === null || fact === undefined ? undefined : rankOf(fact, row.tier);
  const waits = row.waits === null || item.isMine ? undefined : titleOfName(pack, row.waits);
  const clock = row.clock === null ? undefined : procedure.clocks[row.clock];
  const holder = holderOf(people, row.case, reader);
  return {
    case: row.case,
    seq: row.seq,
    number: row.number,
    group,
    procedure: { name: procedure.name, title: procedure.title },
    title: row.title,
    matter: procedure.title,
    ...(tier === undefined ? {} : { tier: rankedView(tier) }),
    left: leftInWords(item, now.stands),
    ...(left === undefined || group === 'stands' ? {} : { leftDays: left }),
    ...(row.due === null || row.clockState === 'paused' ? {} : { due: row.due }),
    provisional: row.provisional,
    lane: laneOf(item),
    ...(now.next === undefined ? {} : { next: now.next }),
    ...silenceOf(item),
    ...(waits === undefined ? {} : { waits }),
    ...(clock === undefined ? {} : firstMark(pack, clock)),
    ...(holder === undefined ? {} : { holder }),
  };
};

/** What follows by law when the clock of the row runs out. An order that is lawful then is given in the order in which the pack names them. */
const silenceOf = ({ row, pack, procedure, group }: Placed): Pick<Row, 'silence'> => {
  const clock = row.clock === null ? undefined : procedure.clocks[row.clock];
  if (clock === undefined) return {};
  const tonight = group === 'today' && row.clockState === 'running';
  if (row.clockState === 'paused') return { silence: { text: say('silenceOf.nothingRuns'), tonight: false } };
  const orders = clock.silence.filter((name) => procedure.orders[name] !== undefined);
  if (orders.length === 0)
    return group === 'none' || group === 'stands' ? {} : { silence: { text: say('silenceOf.staysOpen'), tonight: false } };
  const after = procedure.orders[orders[0]!]!;
  const order = orderTitle(pack, procedure, after.name);
  return { silence: { text: orders.length === 1 ? order : say('silenceOf.orAnother', { order, more: orders.length - 1 }), tonight } };
};

/** Who took the case or got it handed over; and until when that colleague is away. */
const holderOf = ({ office, names }: People, id: string, reader: Reader): Row['holder'] | undefined => {
  const holder = office.holders.get(id);
  if (holder === undefined) return undefined;
  const away = office.awayUntil(holder.person, reader.today)?.until;
  const name = names.get(holder.person) ?? holder.person;
  return { person: holder.person, name, you: holder.person === reader.person, ...(away === undefined ? {} : { away }) };
};

const laneOf = ({ group, left, row }: Placed): Row['lane'] => {
  if (row.clockState === 'paused') return [{ from: 0, to: 30, kind: 'paused' }];
  if (left === undefined) return [];
  if (left < 0) return [{ from: left, to: 0, kind: 'late' }];
  return [{ from: 0, to: left, kind: group === 'stands' ? 'paused' : 'left' }];
};

const leftInWords = ({ group, left, row }: Placed, stands: Text | undefined): Text => {
  if (group === 'stands' && row.clockState === 'paused') return stands ?? say('leftInWords.standsStill');
  if (group === 'stands') return say('leftInWords.notOurs');
  if (left === undefined) return say('leftInWords.noDate');
  if (left < 0) return say('leftInWords.late', { left: -left });
  return row.due !== null && left === 0 ? say('leftInWords.today') : say('leftInWords.left', { left });
};

interface Living {
  /** The reader reads it as the office does, or votes on it. */
  readonly inside: boolean;
  readonly next?: NonNullable<Row['next']>;
  readonly stands?: Text;
}

// What needs the case itself, kept until the case, the day or the reader is another.
const known = new WeakMap<Desk, Map<string, Living>>();

const livingParts = async (desk: Desk, rows: readonly Kept[], reader: Reader): Promise<ReadonlyMap<string, Living>> => {
  const mine = known.get(desk) ?? new Map<string, Living>();
  known.set(desk, mine);
  const keyOf = (row: Kept): string =>
    `${row.case}|${row.seq}|${reader.today}|${reader.person}|${reader.held.join()}|${reader.posts.join()}|${[...reader.tied].join()}`;
  const parts = new Map<string, Living>();
  const missing: Kept[] = [];
  for (const row of rows) {
    const before = mine.get(keyOf(row));
    if (before === undefined) missing.push(row);
    else parts.set(row.case, before);
  }
  if (missing.length === 0) return parts;
  const found = await lookAtEach(
    desk,
    missing.map((row) => row.case),
    (look, id) => livingPart(seenBy(look, id, reader)),
  );
  if (mine.size > 5000) mine.clear();
  for (const row of missing) {
    const part = found.get(row.case) ?? { inside: false };
    parts.set(row.case, part);
    mine.set(keyOf(row), part);
  }
  return parts;
};

const livingPart = (seen: Seen | undefined): Living => {
  if (seen === undefined || !isInside(seen.place)) return { inside: false };
  const { look, live, reader } = seen;
  // Clocks are drawn only where one of them stands.
  const stands = Object.values(live.clocks).some((run) => run?.state === 'paused');
  const paused = stands ? clocksOf(seen).find(({ state }) => state === 'paused') : undefined;
  const usual = usualNext(seen, offers(look.world, live.id, reader.person, mayBeUsual(seen)), reader.person, stopsLater(seen));
  const next = nextOf(seen.pack, usual, seen);
  return {
    inside: true,
    ...(next === undefined ? {} : { next }),
    ...(paused === undefined ? {} : { stands: say('livingPart.standsAt', { used: paused.used }) }),
  };
};

/** What the reader may order next; where it is not the reader's turn, what is waited for. */
const nextOf = (
  pack: Pack,
  usual: string | undefined,
  { procedure, live }: { readonly procedure: Procedure; readonly live: { readonly state: string } },
): Living['next'] => {
  if (usual !== undefined) return { order: usual, title: capital(orderTitle(pack, procedure, usual)), lawful: true };
  const waits = procedure.states[live.state]?.waits;
  if (waits === undefined) return undefined;
  const who = titleOfName(pack, waits);
  return { title: say('nextOf.waitsForThe', { who }), lawful: false };
};
