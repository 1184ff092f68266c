import type { Answered } from '#contract';
import { type Column, Section, Table, useFormat, useT } from '#web/ui';
import { useAsk } from '../api.ts';
import { Ask } from '../trouble.tsx';
import { useWords } from './words.ts';

type Row = Answered<'workload'>['rows'][number];

/** Open cases of each colleague by the time left. */
export function Workload() {
  const words = useWords();
  const format = useFormat();
  const t = useT();
  const load = useAsk('workload', {});
  const count = (row: Row, group: Row['counts'][number]['group']) => row.counts.find((one) => one.group === group)?.count ?? 0;
  const shown = ['late', 'today', 'week', 'later', 'stands'] as const;
  const columns: readonly Column<Row>[] = [
    {
      key: 'name',
      head: words.people.person,
      names: true,
      cell: (row) => (
        <>
          <b>{row.name}</b>{' '}
          <span className="quiet small">
            {row.roles.map((role) => t(role.title)).join(words.comma)}
            {row.away !== undefined && ` · ${words.desk.away(format.longDate(row.away))}`}
          </span>
        </>
      ),
    },
    ...shown.map(
      (group): Column<Row> => ({
        key: group,
        head: words.docket.group[group],
        label: words.docket.group[group],
        right: true,
        number: true,
        cell: (row) => {
          const cases = count(row, group);
          return cases === 0 ? <span className="quiet">–</span> : group === 'late' ? <b className="t-bad">{cases}</b> : cases;
        },
      }),
    ),
    { key: 'total', head: words.desk.total, label: words.desk.total, right: true, number: true, cell: (row) => row.total },
  ];
  return (
    <Section id="workload" title={words.desk.workload} className="committees">
      <Ask of={load} shape={[100, 100]}>
        {(value) => (
          <>
            <Table className="workload" labelledBy="workload" columns={columns} rows={value.rows} rowKey={(row) => row.person} />
            <p className="small quiet">{words.desk.unheld(value.nobody)}</p>
          </>
        )}
      </Ask>
    </Section>
  );
}
