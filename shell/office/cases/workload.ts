import type { Answering, Workload } from '#contract';
import { ok } from '#law/ground';
import { inline } from '#shell/db';
import { type DocketRow, placeOf } from '#shell/ledger';
import { forPower, gives } from '../powers.ts';
import { titled } from '../view/index.ts';
import { forOfficialsOnly, refused } from './declined.ts';
import type { Desk } from './desk.ts';
import { type Placed, placed } from './docket-row.ts';
import { packToday, readerFor, todayOf } from './look.ts';
import { placesRead } from './places-read.ts';

type Row = Workload['rows'][number];

const heldSql = inline(
  `select case_id as "case", procedure, number, state, waits, title, due, clock, clock_state as "clockState", pack
   from docket where case_id = any ($1::text[]) and not ended`,
);
const openSql = inline(
  `select coalesce(sum(cases), 0)::int as open from docket_count where (pack || ' ' || procedure || ' ' || state) = any ($1::text[])`,
);

/** Open cases of each colleague by the time left, and how many nobody holds. */
export const workload =
  (desk: Desk): Answering<'workload'> =>
  async ({ person }) => {
    const reader = await readerFor(desk, person);
    if (reader.held.length === 0) return forOfficialsOnly();
    const pack = packToday(desk);
    if (!gives(pack, 'see-workload', reader.held)) return refused('notThisRole', {}, forPower(pack, 'see-workload').text);
    const today = todayOf(desk);
    const { database, office: stream } = desk.keeper.store;
    const [office, names] = await Promise.all([stream.read(), desk.names.all()]);
    const places = placesRead(desk, reader);
    const reads = new Set(places);
    const [held, open] = await Promise.all([
      database.query<DocketRow>(heldSql, [[...office.holders.keys()]]),
      database.query<{ open: number }>(openSql, [places]),
    ]);
    const mine = held.filter((row) => reads.has(placeOf(row.pack, row.procedure, row.state)));
    const byPerson = Map.groupBy(mine, (row) => office.holders.get(row.case)!.person);
    const offices = new Set(reader.held.flatMap((name) => (pack.roles[name]?.is === 'official' ? [pack.roles[name].office] : [])));
    const roles = Object.values(pack.roles).flatMap((role) => (role.is === 'official' && offices.has(role.office) ? [role.name] : []));
    const staff = new Map<string, string[]>();
    for (const role of roles) for (const one of office.holdersOf(role, today)) staff.set(one, [...(staff.get(one) ?? []), role]);
    for (const one of byPerson.keys()) if (!staff.has(one)) staff.set(one, []);
    const rows = [...staff].map(([one, of]): Row => {
      const cases = (byPerson.get(one) ?? []).map((row) => placed(desk, row, reader, today));
      const away = office.awayUntil(one, today)?.until;
      return {
        person: one,
        name: names.get(one) ?? one,
        roles: of.map((role) => titled(pack, role)),
        ...(away === undefined ? {} : { away }),
        counts: counted(cases),
        total: cases.length,
      };
    });
    return ok({
      today,
      rows: rows.toSorted((a, b) => b.total - a.total || a.name.localeCompare(b.name)),
      nobody: Math.max(0, (open[0]?.open ?? 0) - mine.length),
    });
  };

const groups = ['late', 'today', 'week', 'later', 'none', 'stands'] as const;

const counted = (cases: readonly Placed[]): Row['counts'] =>
  groups.map((group) => ({ group, count: cases.filter((item) => item.group === group).length }));
