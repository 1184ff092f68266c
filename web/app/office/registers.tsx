import type { Answered } from '#contract';
import { Marks } from '#web/law';
import { type Column, Head, Link, Table, useFormat, useT } from '#web/ui';
import { useAsk } from '../api.ts';
import { useTitle } from '../title.ts';
import { AskPage } from '../trouble.tsx';
import { useWords } from './words.ts';

type Register = Answered<'registers'>['registers'][number];

/** Every register that is kept, with how many rows stand in which state. */
export function RegistersPage() {
  const words = useWords();
  const registers = useAsk('registers', {}, { empty: (value) => value.registers.length === 0 });
  useTitle(words.registers.title);
  return (
    <AskPage of={registers} title={words.registers.title} empty={words.registers.empty} shape={[100, 100, 100]}>
      {(value) => <RegistersTable registers={value.registers} />}
    </AskPage>
  );
}

function RegistersTable({ registers }: { readonly registers: readonly Register[] }) {
  const words = useWords();
  const format = useFormat();
  const t = useT();
  const columns: readonly Column<Register>[] = [
    { key: 'name', head: words.registers.name, names: true, cell: (row) => <Link href={`/registers/${row.name}`}>{t(row.title)}</Link> },
    { key: 'count', head: words.registers.count, label: words.registers.count, number: true, cell: (row) => format.number(row.count) },
    {
      key: 'states',
      head: words.registers.states,
      label: words.registers.states,
      className: 'quiet',
      cell: (row) => row.statuses.map((status) => `${t(status.title)} ${format.number(status.count)}`).join(' · '),
    },
    { key: 'rule', head: words.registers.rule, cell: (row) => <Marks marks={row.marks} /> },
  ];
  return (
    <>
      <Head title={words.registers.title} sub={words.registers.sub} />
      <Table label={words.registers.title} columns={columns} rows={registers} rowKey={(row) => row.name} />
    </>
  );
}
