import type { YearNotice } from '#law/calendar';
import type { Day } from '#law/ground';
import { inline, type Queries, statement } from '#shell/db';
import { type DocketRow, type LoadedFamilies, loadFamilies, type TimerRow } from '#shell/ledger';
import { LedgerKeeper } from '../ledger-keeper.ts';
import { type CalendarMove, movesIn } from './moves.ts';
import { keepNotices } from './notices.ts';

const familiesSql = inline('select family, version from family order by family');
const keepRows = inline('select keep_docket($1::jsonb, $2::jsonb)');
const keepMoves = statement(import.meta.url, './keep-moves.sql', { prepared: false });

/** What a change of the calendar does to the cases that wait. */
export interface CalendarEffect {
  readonly looked: number;
  readonly moves: readonly CalendarMove[];
}

/** Counts every open date again, as if the notices were applied. Nothing is kept. */
export const previewCalendar = async (keeper: LedgerKeeper, notices: readonly YearNotice[], today: Day): Promise<CalendarEffect> => {
  const swept = await sweep(keeper, keeper.store.database, notices, today);
  return { looked: swept.seen.size, moves: swept.found.flatMap(({ moves }) => moves) };
};

/**
 * Applies the notices: from now on everything is counted with them. Rows and timers of the cases that move are written with
 * the notices in one transaction, each move is recorded, and the outbox gets a task for each case, so that its parties are told.
 * A case that was changed while the others were looked at is looked at again before anything is kept.
 */
export const applyCalendar = async (keeper: LedgerKeeper, notices: readonly YearNotice[], today: Day): Promise<CalendarEffect> => {
  const { database } = keeper.store;
  const first = await sweep(keeper, database, notices, today);
  const swept = await database.transaction(async (tx) => {
    await tx.script('lock table family in share row exclusive mode');
    const again = await sweep(keeper, tx, notices, today, first);
    const id = await keepNotices(tx, notices, keeper.clock.now());
    const found = again.found.filter(({ moves }) => moves.length > 0);
    await tx.query(keepRows, [
      JSON.stringify(found.flatMap(({ docket }) => docket)),
      JSON.stringify(found.flatMap(({ timers }) => timers)),
    ]);
    await tx.query(keepMoves, [id, today, JSON.stringify(found.flatMap(({ moves }) => moves))]);
    return again;
  });
  await keeper.shelf.refreshNotices();
  return { looked: swept.seen.size, moves: swept.found.flatMap(({ moves }) => moves) };
};

/** Families with the versions at which they were looked at, and what moves in them. */
interface Sweep {
  readonly seen: ReadonlyMap<string, number>;
  readonly found: readonly Found[];
}

interface Found {
  readonly families: readonly string[];
  readonly moves: readonly CalendarMove[];
  readonly docket: readonly DocketRow[];
  readonly timers: readonly TimerRow[];
}

const sweep = async (
  keeper: LedgerKeeper,
  database: Queries,
  notices: readonly YearNotice[],
  today: Day,
  before?: Sweep,
): Promise<Sweep> => {
  const { store, shelf, clock } = keeper;
  const next = new LedgerKeeper(store, shelf.withNotices(notices), clock);
  const rows = await currentFamilies(database);
  const isFresh = (family: string): boolean => before?.seen.get(family) === rows.get(family);
  const seen = new Map([...rows].filter(([family]) => isFresh(family)));
  const found: Found[] = (before?.found ?? []).filter(({ families }) => families.every(isFresh));
  for (const family of rows.keys()) {
    if (seen.has(family)) continue;
    const loaded = await loadFamilies(database, { family });
    for (const [linked, version] of loaded.families) seen.set(linked, version);
    seen.set(family, loaded.families.get(family) ?? rows.get(family)!);
    found.push(foundIn(keeper, next, loaded, today));
  }
  return { seen, found };
};

const currentFamilies = async (database: Queries): Promise<ReadonlyMap<string, number>> =>
  new Map((await database.query<{ family: string; version: number }>(familiesSql)).map(({ family, version }) => [family, version]));

const foundIn = (keeper: LedgerKeeper, next: LedgerKeeper, loaded: LoadedFamilies, today: Day): Found => {
  const families = [...loaded.families.keys()];
  const moves = movesIn(
    loaded.events,
    (digest) => keeper.shelf.of(digest).pack,
    (digest) => next.shelf.of(digest).pack,
    today,
  );
  if (moves.length === 0) return { families, moves, docket: [], timers: [] };
  const cases = new Set(moves.map((move) => move.case));
  const { docket, timers } = next.project(loaded);
  return {
    families,
    moves,
    docket: docket.filter((row) => cases.has(row.case)),
    timers: timers.filter((row) => cases.has(row.case)),
  };
};
