import type { Answering, Docket } from '#contract';
import { addDays, type Day, joinTexts, ok, type Text } from '#law/ground';
import type { Pack, Procedure } from '#law/pack';
import { inline } from '#shell/db';
import { type DeskCount, type DeskPart, type DocketRow as Kept, type Office, placeOf } from '#shell/ledger';
import { offsetCursor } from '#shell/paging';
import { amountInWords, titleOfName } from '../view/index.ts';
import { forOfficialsOnly } from './declined.ts';
import type { Desk } from './desk.ts';
import { type Group, type Placed, placed, rowViews, weekEnds } from './docket-row.ts';
import { packToday, todayOf } from './look.ts';
import { placesRead, proceduresRead } from './places-read.ts';
import { type Reader, readerOf } from './reader.ts';
import { say } from './say.ts';

/** The office's open cases by the working days that are left, never by the date of arrival. */
export const docket =
  (desk: Desk): Answering<'docket'> =>
  async ({ person }, asked) => {
    const office = await desk.keeper.store.office.read();
    const reader = readerOf(office, person, todayOf(desk));
    if (reader.held.length === 0) return forOfficialsOnly();
    const from = docketCursor.read(asked.cursor);
    const limit = asked.limit ?? 50;
    const ids = handedTo(office, reader);
    const drawer = await openDrawer(desk, reader, ids);
    const { counts, handed, position } = drawer;
    const under = counts.filter(
      ({ isMine, count }) => (asked.mine !== true || isMine) && (asked.procedure === undefined || count.procedure === asked.procedure),
    );
    const shown = under.filter(({ group }) => asked.group === undefined || group === asked.group);
    const kept =
      asked.handed === true
        ? (await openRows(desk, ids)).filter((row) => drawer.reads(row)).slice(from, from + limit)
        : await rowsOf(drawer, shown, { ...asked, from, limit });
    const total = asked.handed === true ? handed : sum(shown);
    const mine = counts.filter(({ isMine }) => isMine);
    return ok({
      today: reader.today,
      sentence: sentenceOf(mine),
      notices: await noticesOf(drawer, mine, opensWithLate(asked, from) ? kept : undefined),
      groups: groups.map((group) => ({ group, count: sum(under.filter((item) => item.group === group)) })),
      counts: { mine: sum(mine), office: sum(counts), signature: sum(mine.filter(({ count }) => awaitsSecond(desk, count))) },
      procedures: proceduresOf(desk, counts),
      handed,
      rows: await rowViews(desk, kept, reader, office),
      total,
      position,
      ...(from + limit < (asked.handed === true ? handed : span(shown)) ? { next: docketCursor.write(from + limit) } : {}),
    });
  };

const groups: readonly Group[] = ['late', 'today', 'week', 'later', 'none', 'stands'];

/** Of the docket: so many rows were shown before. */
const docketCursor = offsetCursor('office docket');

const last = inline('select coalesce(max(position), 0) as position from event');

/** Where the ledger stands: anyone who follows from there misses nothing. */
export const positionOf = async (desk: Desk): Promise<string> =>
  String((await desk.keeper.store.database.query<{ position: number }>(last))[0]?.position ?? 0);

/** Procedures in which a post of this reader reads something. */
export const proceduresFor = (pack: Pack, { held }: Pick<Reader, 'held'>): readonly string[] =>
  Object.values(pack.procedures).flatMap(({ name, reads }) => (held.some((role) => reads[role] !== undefined) ? [name] : []));

const byIds = inline(
  `select d.* from case_row d where d."case" = any ($1::text[]) and not d.ended order by coalesce(d.due, '9999-12-31'), d."case"`,
);

/** The open ones of these cases, the one with the least time left first. */
export const openRows = async (desk: Desk, ids: readonly string[]): Promise<readonly Kept[]> =>
  ids.length === 0 ? [] : desk.keeper.store.database.query<Kept>(byIds, [ids]);

/** Cases that this person holds or has handed on, and those of absent colleagues for whom this person stands in. */
const handedTo = (office: Office, { person, today }: Reader): readonly string[] => {
  if (person === undefined) return [];
  const standsInFor = new Set(office.lent(person, today).map(({ giver }) => giver));
  return [...office.holders].flatMap(([id, holder]) =>
    holder.person === person || holder.from === person || holder.by === person || standsInFor.has(holder.person) ? [id] : [],
  );
};

// ---- what lies in it ---------------------------------------------------------------------------------------------------

/** The open cases of one reader's offices, counted; the rows are fetched as they are needed, however many there are. */
interface Drawer {
  readonly desk: Desk;
  readonly reader: Reader;
  readonly procedures: readonly string[];
  readonly places: readonly string[];
  /** Is this row one that the reader reads where it stands? */
  readonly reads: (row: Pick<Kept, 'pack' | 'procedure' | 'state'>) => boolean;
  /** Roles that officials hold: a case that waits for another role is not the office's turn. */
  readonly officials: readonly string[];
  readonly counts: readonly Counted[];
  /** How many of what was handed to or by the reader is open. */
  readonly handed: number;
  readonly position: string;
}

interface Counted {
  readonly count: DeskCount;
  readonly group: Group;
  readonly isMine: boolean;
  /** Of these, cases of the reader's own: they are in no list of the office, and a page of rows passes them by. */
  readonly own: number;
}

const openDrawer = async (desk: Desk, reader: Reader, cases: readonly string[]): Promise<Drawer> => {
  const { today } = reader;
  const pack = packToday(desk);
  const procedures = proceduresRead(desk, reader);
  const places = placesRead(desk, reader);
  const officials = Object.values(pack.roles).flatMap(({ name, is }) => (is === 'official' ? [name] : []));
  const look = await desk.keeper.store.lookOnDesk({ procedures, places, today, weekEnds: weekEnds(today), cases });
  const own = await ownCases(desk, reader, places);
  const counts = look.counts
    .filter(({ waits, clocked }) => waits !== null || clocked)
    .map((count) => ({
      count,
      group: groupOf(count, officials),
      isMine: count.waits !== null && reader.posts.includes(count.waits),
      own: own.filter((row) => isCountedIn(row, count, today)).length,
    }));
  const known = new Set(places);
  const reads: Drawer['reads'] = (row) => known.has(placeOf(row.pack, row.procedure, row.state));
  return { desk, reader, procedures, places, reads, officials, counts, handed: look.open, position: String(look.position) };
};

/** Open cases of the reader's own among those that its posts would read: mostly none. */
const ownCases = async (desk: Desk, { tied }: Reader, places: readonly string[]): Promise<readonly Kept[]> =>
  (await desk.keeper.store.cases({ party: [...tied], places, ended: false, limit: 500 })).rows;

const isCountedIn = (row: Kept, count: DeskCount, today: Day): boolean => {
  const due =
    row.due === null ? 'none' : row.due < today ? 'late' : row.due === today ? 'today' : row.due <= weekEnds(today) ? 'week' : 'later';
  return (
    row.pack === count.pack &&
    row.procedure === count.procedure &&
    row.state === count.state &&
    row.waits === count.waits &&
    (row.clockState === 'paused') === count.paused &&
    (row.clock !== null) === count.clocked &&
    due === count.due
  );
};

const groupOf = ({ waits, paused, due }: DeskCount, officials: readonly string[]): Group => {
  if (paused || (waits !== null && !officials.includes(waits))) return 'stands';
  return waits === null ? 'none' : due;
};

interface Asked {
  readonly mine?: boolean | undefined;
  readonly procedure?: string | undefined;
  readonly group?: Group | undefined;
  readonly from: number;
  readonly limit: number;
}

/** Stretch after stretch until the page is full; those that lie before it are passed by their count alone. */
const rowsOf = async (
  { desk, reader, procedures, places, officials }: Drawer,
  shown: readonly Counted[],
  asked: Asked,
): Promise<readonly Kept[]> => {
  const rows: Kept[] = [];
  let before = 0;
  for (const { of, place } of stretches(reader.today, asked.group)) {
    const size = span(shown.filter((item) => of.includes(item.group)));
    const offset = Math.max(0, asked.from - before);
    if (offset < size && rows.length < asked.limit) {
      const query = {
        procedures: asked.procedure === undefined ? procedures : procedures.filter((name) => name === asked.procedure),
        places,
        ...(asked.mine === true && { waits: reader.posts }),
        officials,
        ...place,
      };
      rows.push(...(await desk.keeper.store.deskRows({ ...query, limit: asked.limit - rows.length, offset })));
    }
    before += size;
  }
  return rows;
};

/** Rows that follow one another in one order: what runs for the office lies by its due day, whatever it is called by today. */
interface Stretch {
  readonly of: readonly Group[];
  readonly place: { readonly part: DeskPart; readonly from?: Day; readonly to?: Day };
}

const stretches = (today: Day, asked: Group | undefined): readonly Stretch[] => {
  if (asked !== undefined) return [{ of: [asked], place: stretchOf(asked, today) }];
  return [
    { of: ['late', 'today', 'week', 'later'], place: { part: 'running' } },
    { of: ['none'], place: { part: 'none' } },
    { of: ['stands'], place: { part: 'stands' } },
  ];
};

const stretchOf = (group: Group, today: Day): Stretch['place'] => {
  const end = weekEnds(today);
  switch (group) {
    case 'late':
      return { part: 'running', to: addDays(today, -1) };
    case 'today':
      return { part: 'running', from: today, to: today };
    case 'week':
      return { part: 'running', from: addDays(today, 1), to: end };
    case 'later':
      return { part: 'running', from: addDays(end, 1) };
    default:
      return { part: group };
  }
};

const sum = (counts: readonly Counted[]): number => counts.reduce((total, { count, own }) => total + count.cases - own, 0);

/** With the reader's own: how many rows the pages pass by. */
const span = (counts: readonly Counted[]): number => counts.reduce((total, { count }) => total + count.cases, 0);

/** A second person is to decide there. */
const awaitsSecond = (desk: Desk, { pack, procedure, state }: DeskCount): boolean =>
  Object.values(procedureOf(desk, { pack, procedure }).orders).some(
    ({ from, notBy }) => notBy.length > 0 && Array.isArray(from) && from.includes(state),
  );

const procedureOf = (desk: Desk, { pack, procedure }: Pick<DeskCount, 'pack' | 'procedure'>): Procedure =>
  desk.keeper.shelf.of(pack).pack.procedures[procedure]!;

// ---- above the rows ------------------------------------------------------------------------------------------------------

const sentenceOf = (mine: readonly Counted[]): Text => {
  const count = (group: Group): number => sum(mine.filter((item) => item.group === group));
  const [late, today] = [count('late'), count('today')];
  if (sum(mine) === 0) return say('sentenceOf.nothingWaitsForYou');
  const head = say('sentenceOf.onYourDocket', { mine: sum(mine) });
  if (late + today === 0) return say('sentenceOf.noneIsLate', { head });
  const parts = [
    ...(late === 0 ? [] : [say('sentenceOf.late', { late })]),
    ...(today === 0 ? [] : [say('sentenceOf.dueToday', { today })]),
  ];
  return say('sentenceOf.headParts', {
    head,
    parts: joinTexts(parts),
  });
};

/** A page on which my late cases stand first needs no second look for them. */
const opensWithLate = (
  { mine, procedure, group, handed }: { readonly handed?: boolean | undefined } & Pick<Asked, 'mine' | 'procedure' | 'group'>,
  from: number,
): boolean => mine === true && procedure === undefined && group === undefined && handed !== true && from === 0;

const noticesOf = async (drawer: Drawer, mine: readonly Counted[], page: readonly Kept[] | undefined): Promise<Docket['notices']> => {
  const late = mine.filter(({ group }) => group === 'late');
  const told = Math.min(3, span(late));
  const rows = page ?? (await rowsOf(drawer, late, { mine: true, group: 'late', from: 0, limit: told }));
  return rows.slice(0, told).map((row) => noticeOf(placed(drawer.desk, row, drawer.reader, drawer.reader.today)));
};

const noticeOf = ({ row, pack, left }: Placed): Docket['notices'][number] => {
  const late = amountInWords(-(left ?? 0), 'working-days');
  const clock = row.clock === null ? row.title : titleOfName(pack, row.clock);
  return {
    text: say('noticeOf.isLateItCounts', { number: row.number, late, clock }),
    case: row.case,
  };
};

const proceduresOf = (desk: Desk, all: readonly Counted[]): Docket['procedures'] => {
  const counted = Map.groupBy(all, ({ count }) => count.procedure);
  return [...counted].map(([name, items]) => ({ name, title: procedureOf(desk, items[0]!.count).title, count: sum(items) }));
};
