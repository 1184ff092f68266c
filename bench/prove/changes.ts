import type { Value } from '#law/ground';
import type { Pack } from '#law/pack';
import { regionValues, runTable, type Table } from '#law/table';
import { atMost, type BenchRow, median, row } from '../ground/index.ts';

/** All smallest sets of answers that would change the risk tier, asked at every answer that the table tells apart: beside the limit. */
export const changeRows = (pack: Pack, msOf: (work: () => unknown) => number, busy: string): readonly BenchRow[] => {
  const table = pack.tables['risk-tier']?.table;
  if (table === undefined) return [];
  const points = pointsOf(table);
  for (const facts of points) runTable(table, facts, () => []);
  const times = points.map((facts) => ({ facts, ms: msOf(() => runTable(table, facts, () => [])) }));
  const worst = times.reduce((most, each) => (each.ms > most.ms ? each : most));
  const note = `${points.length} answers; worst ${worst.ms.toFixed(2)} ms at ${JSON.stringify(worst.facts)}; ${busy}`;
  const peer = 50;
  const common = { part: 'prove', peer, unit: 'ms', aim: atMost(1) } as const;
  const name = 'what would change the risk tier, every smallest set of answers';
  return [
    row({ ...common, name: `${name}, median: beside the limit`, ours: median(times.map(({ ms }) => ms)), note }),
    row({ ...common, name: `${name}, worst: beside the limit`, ours: worst.ms, note }),
  ];
};

const pointsOf = (table: Table): readonly Readonly<Record<string, Value>>[] =>
  table.inputs.reduce<readonly Readonly<Record<string, Value>>[]>(
    (points, input) => points.flatMap((point) => regionValues(input, null, [table]).map((value) => ({ ...point, [input.name]: value }))),
    [{}],
  );
