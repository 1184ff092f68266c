import { printJson } from '#law/ground';
import { type Database, inline, type Queries, statement } from '#shell/db';
import { searchable } from '#shell/registers';
import { caseWords } from './keep.ts';
import { loadFamilies } from './load.ts';
import type { Projected, Projector } from './rows.ts';

export interface RebuildOptions {
  /** Puts what was rebuilt in place of what was kept; orders wait meanwhile. Otherwise it only compares. */
  readonly replace?: boolean;
}

export interface Rebuilt {
  readonly families: number;
  readonly events: number;
  readonly differences: readonly Difference[];
}

/** A row that is kept otherwise than the events say; `null` where there is none. */
export interface Difference {
  readonly table: string;
  readonly key: string;
  readonly kept: unknown;
  readonly rebuilt: unknown;
}

const openTwins = statement(import.meta.url, './rebuild-open.sql');
const compare = statement(import.meta.url, './rebuild-compare.sql', { prepared: false });
const replaceAll = statement(import.meta.url, './rebuild-replace.sql');
const ordersAnew = inline('insert into rebuild.order_given select * from public.order_of_event');
const families = inline('select family from family where family > $1 order by family limit 500');

/** Works every list out again from the events, beside those that are kept, and compares them row by row. */
export const rebuild = (database: Database, projector: Projector, { replace = false }: RebuildOptions): Promise<Rebuilt> =>
  database.transaction(
    async (tx) => {
      // One order at a time changes the twins' originals: with a replacement, none; else a snapshot is enough.
      if (replace) await tx.script('lock table family in share row exclusive mode');
      await tx.script(openTwins.text);
      const counted = await projectAll(tx, projector);
      await tx.query(ordersAnew);
      const differences = await tx.query<Difference>(compare);
      if (replace) await tx.script(replaceAll.text);
      await tx.script('set local search_path = public; drop schema rebuild cascade');
      return { ...counted, differences };
    },
    { snapshot: !replace, long: true },
  );

const projectAll = async (tx: Queries, projector: Projector): Promise<{ readonly families: number; readonly events: number }> => {
  const done = new Set<string>();
  let events = 0;
  for (let after = ''; ; ) {
    const page = await tx.query<{ family: string }>(families, [after]);
    if (page.length === 0) return { families: done.size, events };
    for (const { family } of page) {
      after = family;
      if (done.has(family)) continue;
      const loaded = await loadFamilies(tx, { family });
      for (const linked of loaded.families.keys()) done.add(linked);
      events += loaded.events.length;
      await keepTwins(tx, await projector(loaded));
    }
  }
};

const keepDocket = inline('select keep_docket($1::jsonb, $2::jsonb)');
const keepClocks = inline('select keep_clocks($1::jsonb)');
const keepRegisters = inline('select keep_registers($1::jsonb)');

const keepTwins = async (tx: Queries, { docket, timers, clocks, registers }: Projected): Promise<void> => {
  await tx.query(keepDocket, [printJson(docket.map((row) => ({ ...row, search: caseWords(row) }))), printJson(timers)]);
  await tx.query(keepClocks, [printJson(clocks)]);
  await tx.query(keepRegisters, [printJson(registers.map((row) => ({ ...row, search: searchable(row.search) })))]);
};
