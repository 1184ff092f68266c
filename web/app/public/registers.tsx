import { addressOf } from '#contract';
import { Marks } from '#web/law';
import { Head, Link, Table, useFormat, useLang, useSay, useT } from '#web/ui';
import { useAsk } from '../api.ts';
import { useCity } from '../session.ts';
import { useTitle } from '../title.ts';
import { AskPage } from '../trouble.tsx';
import { useWords } from '../words/index.ts';

/** Where a register is shown: the primary one has an address of its own. */
export const useRegisterHref = (): ((name: string) => string) => {
  const primary = useCity()?.home.primary;
  return (name) => (name === primary?.name ? primary.href : `/registers/${name}`);
};

export function RegistersPage() {
  const words = useWords();
  const format = useFormat();
  const lang = useLang();
  const say = useSay();
  const t = useT();
  useTitle(words.registers.title);
  const registerHref = useRegisterHref();
  const registers = useAsk('registers', {}, { empty: (value) => value.registers.length === 0 });
  const head = words.registers.columns;
  return (
    <AskPage of={registers} title={words.registers.title} empty={words.registers.empty}>
      {(value) => (
        <>
          <Head title={words.registers.title} sub={words.registers.lede} />
          <Table
            label={words.registers.title}
            rows={value.registers}
            rowKey={(row) => row.name}
            columns={[
              { key: 'name', head: head.name, names: true, cell: (row) => <Link href={registerHref(row.name)}>{say(row.title)}</Link> },
              { key: 'rows', head: head.rows, right: true, number: true, label: head.rows, cell: (row) => format.number(row.count) },
              {
                key: 'states',
                head: head.states,
                label: head.states,
                cell: (row) =>
                  row.statuses
                    .filter(({ count }) => count > 0)
                    .map(({ title, count }) => words.registers.counted(format.number(count), t(title)))
                    .join(words.semicolon),
              },
              {
                key: 'data',
                head: head.data,
                label: head.data,
                cell: (row) => (
                  <span className="feeds small">
                    <a href={addressOf('registerCsv', { name: row.name })} download>
                      CSV
                    </a>{' '}
                    · <a href={addressOf('registerBulk', { name: row.name })}>JSON</a> ·{' '}
                    <a href={addressOf('registerRss', { name: row.name, lang })}>RSS</a>
                  </span>
                ),
              },
              { key: 'rule', head: head.rule, cell: (row) => <Marks marks={row.marks} /> },
            ]}
          />
        </>
      )}
    </AskPage>
  );
}
