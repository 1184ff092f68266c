import type { Docket } from '#contract';
import { offers } from '#law/case';
import { addDays, type Day, dayNumber, ok, type Text, text, weekday } from '#law/ground';
import type { Pack, Procedure } from '#law/pack';
import { inline } from '#shell/db';
import type { Answering } from '#shell/http';
import type { DocketRow as Kept } from '#shell/ledger';
import { gradingFact, rankOf } from '../case-words.ts';
import { amountInWords, capital, firstMark, plural, rankedView, titleOfName } from '../view/index.ts';
import { forOfficialsOnly } from './declined.ts';
import type { Desk } from './desk.ts';
import { lookAt, packToday, readerFor, seenBy, todayOf } from './look.ts';
import { usualNext } from './offers-view.ts';
import { actingOffices, type Reader } from './reader.ts';
import { clocksOf } from './turn.ts';

type Row = Docket['rows'][number];
type Group = Row['group'];

/** Rows that are worked on at once; an office with more of them filters. */
const most = 5000;

/** The office's open cases by the working days that are left, never by the date of arrival. */
export const docket =
  (desk: Desk): Answering<'docket'> =>
  async ({ person }, asked) => {
    const reader = await readerFor(desk, person);
    if (reader.held.length === 0) return forOfficialsOnly();
    const today = todayOf(desk);
    const kept = await openCases(desk, reader);
    const all = kept.map((row) => placed(desk, row, reader, today)).filter(({ row }) => row.waits !== null || row.clock !== null);
    const mine = all.filter(({ isMine }) => isMine);
    const shown = all
      .filter(
        ({ isMine, row, group }) =>
          (asked.mine !== true || isMine) &&
          (asked.procedure === undefined || row.procedure === asked.procedure) &&
          (asked.group === undefined || group === asked.group),
      )
      .toSorted(byTimeLeft);
    const from = offsetOf(asked.cursor);
    const limit = asked.limit ?? 50;
    const page = shown.slice(from, from + limit);
    const rows: Row[] = [];
    for (const item of page) rows.push(await rowView(desk, item, reader));
    return ok({
      today,
      sentence: sentenceOf(mine),
      notices: noticesOf(mine),
      groups: groups.map((group) => ({ group, count: all.filter((item) => item.group === group).length })),
      counts: { mine: mine.length, office: all.length, signature: mine.filter(({ signature }) => signature).length },
      procedures: proceduresOf(all),
      rows,
      total: shown.length,
      position: await positionOf(desk),
      ...(from + limit < shown.length ? { next: String(from + limit) } : {}),
    });
  };

const groups: readonly Group[] = ['late', 'today', 'week', 'later', 'none', 'stands'];

const offsetOf = (cursor: string | undefined): number => Math.max(0, Number.parseInt(cursor ?? '0', 10) || 0);

const last = inline('select coalesce(max(position), 0) as position from event');

/** Where the ledger stands: whoever follows from there misses nothing. */
export const positionOf = async (desk: Desk): Promise<string> =>
  String((await desk.keeper.store.database.query<{ position: number }>(last))[0]?.position ?? 0);

/** Procedures in which an office of this reader acts. */
export const proceduresFor = (pack: Pack, { held }: Reader): readonly string[] => {
  const offices = new Set(held.flatMap((name) => (pack.roles[name]?.is === 'official' ? [pack.roles[name].office] : [])));
  return Object.values(pack.procedures).flatMap((procedure) =>
    [...actingOffices(pack, procedure)].some((office) => offices.has(office)) ? [procedure.name] : [],
  );
};

const openCases = async (desk: Desk, reader: Reader): Promise<readonly Kept[]> => {
  const procedure = proceduresFor(packToday(desk), reader);
  if (procedure.length === 0) return [];
  const rows: Kept[] = [];
  for (let cursor: string | undefined; rows.length < most; ) {
    const page = await desk.keeper.store.docket({ procedure, limit: 500, cursor });
    rows.push(...page.rows);
    cursor = page.next;
    if (cursor === undefined) break;
  }
  return rows;
};

interface Placed {
  readonly row: Kept;
  readonly pack: Pack;
  readonly procedure: Procedure;
  readonly group: Group;
  /** Working days, negative where late; missing where there is no due day. */
  readonly left?: number;
  readonly isMine: boolean;
  /** Waits for a second person's decision. */
  readonly signature: boolean;
}

export const placed = (desk: Desk, row: Kept, reader: Reader, today: Day): Placed => {
  const pack = desk.keeper.shelf.of(row.pack).pack;
  const procedure = pack.procedures[row.procedure]!;
  const isMine = row.waits !== null && reader.posts.includes(row.waits);
  const official = row.waits !== null && pack.roles[row.waits]?.is === 'official';
  const left = row.due === null ? undefined : workingDays(pack, today, row.due);
  const second = Object.values(procedure.orders).some(
    ({ from, notBy }) => notBy.length > 0 && Array.isArray(from) && from.includes(row.state),
  );
  return {
    row,
    pack,
    procedure,
    group: groupOf(row, today, left, official),
    ...(left === undefined ? {} : { left }),
    isMine,
    signature: isMine && second,
  };
};

const groupOf = (row: Kept, today: Day, left: number | undefined, official: boolean): Group => {
  // Somebody else's turn, or a clock that stands: there is nothing for the office to do by a day.
  if (row.clockState === 'paused' || (row.waits !== null && !official)) return 'stands';
  if (row.waits === null || row.due === null || left === undefined) return 'none';
  if (row.due < today) return 'late';
  if (row.due === today) return 'today';
  return row.due <= addDays(today, 6 - weekday(dayNumber(today))) ? 'week' : 'later';
};

/** Working days from one day to another; late ones count below zero. */
const workingDays = (pack: Pack, today: Day, due: Day): number => {
  const calendar = pack.calendars[pack.calendar]!;
  const [from, to] = [dayNumber(today), dayNumber(due)];
  const works = (day: number): boolean => ['working', 'assumedWorking'].includes(calendar.kindOf(day));
  let count = 0;
  for (let day = Math.min(from, to) + 1; day <= Math.max(from, to); day += 1) if (works(day)) count += 1;
  return to < from ? -Math.max(1, count) : count;
};

const byTimeLeft = (a: Placed, b: Placed): number =>
  groups.indexOf(a.group) - groups.indexOf(b.group) ||
  (a.left ?? Number.MAX_SAFE_INTEGER) - (b.left ?? Number.MAX_SAFE_INTEGER) ||
  ((a.row.due ?? '') < (b.row.due ?? '') ? -1 : a.row.number < b.row.number ? -1 : 1);

// ---- one row -----------------------------------------------------------------------------------------------------------

export const rowView = async (desk: Desk, item: Placed, reader: Reader): Promise<Row> => {
  const { row, pack, procedure, group, left } = item;
  const now = await livingPart(desk, item, reader);
  const fact = gradingFact(pack);
  const tier = row.tier === null || fact === undefined ? undefined : rankOf(fact, row.tier);
  const waits = row.waits === null || item.isMine ? undefined : titleOfName(pack, row.waits);
  const clock = row.clock === null ? undefined : procedure.clocks[row.clock];
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
    ...(waits === undefined ? {} : { waits }),
    ...(clock === undefined ? {} : firstMark(pack, clock)),
  };
};

const laneOf = ({ group, left, row }: Placed): Row['lane'] => {
  if (row.clockState === 'paused') return [{ from: 0, to: 30, kind: 'paused' }];
  if (left === undefined) return [];
  if (left < 0) return [{ from: left, to: 0, kind: 'late' }];
  return [{ from: 0, to: left, kind: group === 'stands' ? 'paused' : 'left' }];
};

const leftInWords = ({ group, left, row }: Placed, stands: Text | undefined): Text => {
  if (group === 'stands' && row.clockState === 'paused') return stands ?? text('stands still', '中止');
  if (group === 'stands') return text('not ours', '由他方办理');
  if (left === undefined) return text('no date', '无期限');
  if (left < 0) return text(`${plural(-left, 'day')} late`, `超期${-left}日`);
  return row.due !== null && left === 0 ? text('today', '今日') : text(plural(left, 'day'), `${left}日`);
};

interface Living {
  readonly next?: NonNullable<Row['next']>;
  readonly stands?: Text;
}

// What needs the case itself, kept until the case, the day or the reader is another.
const known = new WeakMap<Desk, Map<string, Living>>();

const livingPart = async (desk: Desk, { row }: Placed, reader: Reader): Promise<Living> => {
  let mine = known.get(desk);
  if (mine === undefined) {
    mine = new Map();
    known.set(desk, mine);
  }
  const key = `${row.case}|${row.seq}|${reader.today}|${reader.person}|${reader.posts.join()}`;
  const before = mine.get(key);
  if (before !== undefined) return before;
  if (mine.size > 5000) mine.clear();
  const found = await lookAt(desk, [row.case], (look): Living => {
    const seen = seenBy(look, row.case, reader);
    if (seen === undefined) return {};
    const paused = clocksOf(seen).find(({ state }) => state === 'paused');
    const next = nextOf(seen.pack, usualNext(seen, offers(look.world, row.case, reader.person), reader.person), seen);
    return {
      ...(next === undefined ? {} : { next }),
      ...(paused === undefined ? {} : { stands: text(`stands at ${paused.used}`, `停在第${paused.used}日`) }),
    };
  });
  mine.set(key, found);
  return found;
};

/** What the reader may order next; where it is not the reader's turn, what is waited for. */
const nextOf = (
  pack: Pack,
  usual: string | undefined,
  { procedure, live }: { readonly procedure: Procedure; readonly live: { readonly state: string } },
): Living['next'] => {
  if (usual !== undefined) return { order: usual, title: capital(titleOfName(pack, usual)), lawful: true };
  const waits = procedure.states[live.state]?.waits;
  if (waits === undefined) return undefined;
  const who = titleOfName(pack, waits);
  return { title: text(`Waits for the ${who.en}`, `等待${who.zh}`), lawful: false };
};

// ---- above the rows ------------------------------------------------------------------------------------------------------

const sentenceOf = (mine: readonly Placed[]): Text => {
  const count = (group: Group): number => mine.filter((item) => item.group === group).length;
  const [late, today] = [count('late'), count('today')];
  if (mine.length === 0) return text('Nothing waits for you.', '目前没有待您办理的案件。');
  const head = text(`${plural(mine.length, 'case')} on your docket.`, `您有${mine.length}件待办案件。`);
  if (late + today === 0) return text(`${head.en} None is late.`, `${head.zh}没有超期案件。`);
  const parts = [
    ...(late === 0 ? [] : [text(`${late} late`, `${late}件超期`)]),
    ...(today === 0 ? [] : [text(`${today} due today`, `${today}件今日届满`)]),
  ];
  return text(`${head.en} ${parts.map(({ en }) => en).join(', ')}.`, `${head.zh}其中${parts.map(({ zh }) => zh).join('，')}。`);
};

const noticesOf = (mine: readonly Placed[]): Docket['notices'] =>
  mine
    .filter(({ group }) => group === 'late')
    .toSorted(byTimeLeft)
    .slice(0, 3)
    .map(({ row, pack, left }) => {
      const late = amountInWords(-left!, 'working-days');
      const clock = row.clock === null ? row.title : titleOfName(pack, row.clock);
      return {
        text: text(
          `${row.number} is ${late.en} late (${clock.en}). It counts in the public figures.`,
          `${row.number}已超期${late.zh}（${clock.zh}），计入公开数据。`,
        ),
        case: row.case,
      };
    });

const proceduresOf = (all: readonly Placed[]): Docket['procedures'] => {
  const counted = Map.groupBy(all, ({ row }) => row.procedure);
  return [...counted].map(([name, items]) => ({ name, title: items[0]!.procedure.title, count: items.length }));
};
