import { useState } from 'react';
import { addressOf, type TimesPage as TimesView } from '#contract';
import { TimesTable, WaysTable } from '#web/case';
import { Marks } from '#web/law';
import { Button, Details, Empty, Head, Link, Section, Table, useFormat, useSay, useT } from '#web/ui';
import { useQuery } from '../address.ts';
import { useAsk } from '../api.ts';
import { SpanForm } from '../span-form.tsx';
import { useTitle } from '../title.ts';
import { AskPage } from '../trouble.tsx';
import { useWords } from '../words/index.ts';

type LateRow = TimesView['rows'][number]['lateNow'][number];

/** How long decisions take, by clock, with definitions; and who is late now. */
export function TimesPage() {
  const words = useWords();
  const query = useQuery();
  const [from, to] = [query.one('from'), query.one('to')];
  useTitle(words.times.title);
  const times = useAsk('times', { ...(from !== undefined && { from }), ...(to !== undefined && { to }) }, { keep: true });
  return (
    <AskPage of={times} title={words.times.title}>
      {(value) => <Times value={value} />}
    </AskPage>
  );
}

function Times({ value }: { readonly value: TimesView }) {
  const words = useWords();
  const format = useFormat();
  const say = useSay();
  const t = useT();
  const counted = value.rows.filter((row) => row.n > 0).toSorted((a, b) => b.n - a.n);
  const [rows, others] = [counted.filter((row) => row.decides), counted.filter((row) => !row.decides)];
  const late = value.rows.flatMap((row) => row.lateNow).toSorted((a, b) => b.days - a.days);
  return (
    <div className="stack-l">
      <div>
        <Head
          title={t(value.sentence)}
          side={
            <p className="small no-print">
              <Link href={`/report/${value.to.slice(0, 4)}`}>{words.foot.report}</Link>{' '}
              <a href={addressOf('times', { from: value.from, to: value.to })}>JSON</a>
            </p>
          }
        />
        <SpanForm key={`${value.from} ${value.to}`} from={value.from} to={value.to} words={words.times} />
      </div>
      <Section id="times" title={words.times.title}>
        {rows.length === 0 ? (
          <Empty title={words.times.empty} next={words.times.emptyNext} />
        ) : (
          <TimesTable rows={rows} labelledBy="times" />
        )}
        {others.length > 0 && (
          <Details summary={words.times.others(others.length)}>
            <TimesTable rows={others} label={words.times.others(others.length)} />
          </Details>
        )}
        <Details summary={words.times.definitions} open>
          <ul className="because small">
            {value.definitions.map((definition) => (
              <li key={definition.en}>{say(definition)}</li>
            ))}
          </ul>
        </Details>
        <Details summary={words.times.ofEach(value.rows.length)}>
          <dl className="small clock-definitions">
            {value.rows.map((row) => (
              <div key={`${row.procedure.name} ${row.clock.name}`}>
                <dt>
                  {say(row.procedure.title)}
                  {words.colon}
                  {say(row.clock.title)} <Marks marks={row.mark} />
                </dt>
                <dd>{say(row.definition)}</dd>
              </div>
            ))}
          </dl>
        </Details>
      </Section>
      {value.ways.length > 0 && (
        <Section id="ways" title={words.times.ways}>
          <p className="small quiet">{words.times.waysLede}</p>
          <WaysTable rows={value.ways} labelledBy="ways" />
        </Section>
      )}
      <Section id="late" title={words.times.late} aside={format.number(late.length)}>
        {late.length === 0 ? (
          <Empty title={words.times.noneLate} next={words.times.noneLateNext} />
        ) : (
          <LateTable rows={late} labelledBy="late" />
        )}
      </Section>
    </div>
  );
}

/** Who is late, by how much, and whose turn it is. */
export function LateTable({ rows, labelledBy }: { readonly rows: readonly LateRow[]; readonly labelledBy: string }) {
  const words = useWords();
  const format = useFormat();
  const say = useSay();
  const t = useT();
  const [all, setAll] = useState(false);
  const columns = words.times.columns;
  const shown = all ? rows : rows.slice(0, 20);
  return (
    <>
      <Table
        labelledBy={labelledBy}
        rows={shown}
        // Two that nobody may follow read alike: they are told apart by their place.
        rowKey={(row) => `${row.number ?? rows.indexOf(row)} ${row.what.en}`}
        columns={[
          {
            key: 'what',
            head: columns.what,
            names: true,
            cell: (row) => (
              <>
                {row.case === undefined ? t(row.what) : <Link href={`/cases/${encodeURIComponent(row.case)}`}>{t(row.what)}</Link>}{' '}
                {row.number !== undefined && <span className="quiet num">{row.number}</span>}
              </>
            ),
          },
          { key: 'due', head: columns.due, number: true, label: columns.due, cell: (row) => format.longDate(row.due) },
          { key: 'late', head: columns.late, label: columns.late, cell: (row) => <b className="t-bad">{say(row.late)}</b> },
          { key: 'whose', head: columns.whose, label: columns.whose, cell: (row) => t(row.whose) },
          { key: 'rule', head: columns.rule, cell: (row) => <Marks marks={row.mark} /> },
        ]}
      />
      {shown.length < rows.length && (
        <p className="gap-top">
          <Button kind="second" onClick={() => setAll(true)}>
            {words.register.more(rows.length - shown.length)}
          </Button>
        </p>
      )}
    </>
  );
}
