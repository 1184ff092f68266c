import type { ReactNode } from 'react';
import { Redirect, useParams } from 'wouter';
import { addressOf, type Figure, type ReportRow, type ReportSection, type ReportPage as ReportView } from '#contract';
import { Marks } from '#web/law';
import {
  Button,
  Chip,
  Chips,
  type Column,
  Details,
  Empty,
  Head,
  Link,
  Note,
  Pairs,
  Section,
  Table,
  useFormat,
  useSay,
  useT,
} from '#web/ui';
import { useAsk } from '../api.ts';
import { useCity } from '../session.ts';
import { useTitle } from '../title.ts';
import { AskPage } from '../trouble.tsx';
import { useWords } from '../words/index.ts';
import { useReportWords } from './report-words.ts';

/** The report of the running year, under its own address. */
export function NewestReportPage() {
  const city = useCity();
  return city === undefined ? null : <Redirect to={`/report/${city.today.slice(0, 4)}`} replace />;
}

/** A year of the authority, made from its ledger. */
export function ReportPage() {
  const words = useReportWords();
  const { year = '' } = useParams<{ year: string }>();
  useTitle(words.title(year));
  const report = useAsk('report', { year }, { staleMs: 60_000 });
  return (
    <AskPage of={report} title={words.title(year)}>
      {(value) => <Sheet report={value} />}
    </AskPage>
  );
}

function Sheet({ report }: { readonly report: ReportView }) {
  const words = useReportWords();
  const format = useFormat();
  const say = useSay();
  const t = useT();
  const year = String(report.year);
  const [room, sections] = [
    report.sections.find(({ name }) => name === 'discretion'),
    report.sections.filter(({ name }) => name !== 'discretion'),
  ];
  const idle = report.idle.map(({ title }) => t(title));
  return (
    <div className="stack-l report">
      <div>
        <p className="crumb">{words.title(year)}</p>
        <Head
          title={t(report.sentence)}
          sub={words.lede(format.longDate(report.from), format.longDate(report.to))}
          side={<Downloads year={year} />}
        />
        {report.running && <Note tone="wait">{words.running}</Note>}
        <Years report={report} />
      </div>
      {[report, ...report.sections].every(({ groups }) => groups.length === 0) ? (
        <Empty title={words.empty} next={words.emptyNext} />
      ) : (
        <>
          {report.groups.map((group) => (
            <Section key={group.name} id={group.name} title={t(group.title)}>
              <Procedures rows={group.rows} labelledBy={group.name} />
            </Section>
          ))}
          {idle.length > 0 && <Idle names={idle} />}
          <div className="report-sections">
            {sections.map((section) => (
              <Figures key={section.name} section={section} />
            ))}
          </div>
          {room !== undefined && <Room section={room} />}
        </>
      )}
      <Section id="definitions" title={words.definitions}>
        <dl className="small clock-definitions">
          {report.definitions.map((definition) => (
            <div key={definition.name}>
              <dt>{say(definition.title)}</dt>
              <dd>{say(definition.text)}</dd>
            </div>
          ))}
        </dl>
      </Section>
      <Section id="not-counted" title={words.notCounted}>
        <ul className="because small">
          {report.notCounted.map((line) => (
            <li key={line.en}>{say(line)}</li>
          ))}
        </ul>
      </Section>
    </div>
  );
}

function Downloads({ year }: { readonly year: string }) {
  const words = useReportWords();
  return (
    <p className="small no-print letter-tools">
      <a href={addressOf('reportCsv', { year })}>CSV</a>
      <a href={addressOf('report', { year })}>JSON</a>
      <Button kind="bare" onClick={() => window.print()}>
        {words.print}
      </Button>
    </p>
  );
}

function Years({ report }: { readonly report: ReportView }) {
  const words = useReportWords();
  return (
    <Chips label={words.years}>
      {report.years.map((year) => (
        <Chip key={year} href={`/report/${year}`} pressed={year === report.year}>
          {year}
        </Chip>
      ))}
    </Chips>
  );
}

function Idle({ names }: { readonly names: readonly string[] }) {
  const words = useReportWords();
  const { comma } = useWords();
  return <p className="small quiet">{words.idle(names.join(comma))}</p>;
}

function Procedures({ rows, labelledBy }: { readonly rows: readonly ReportRow[]; readonly labelledBy: string }) {
  const words = useReportWords();
  const format = useFormat();
  const say = useSay();
  const t = useT();
  const { columns: heads } = words;
  const count = (
    key: string,
    head: string,
    of: (row: ReportRow) => Figure,
    below?: (row: ReportRow) => readonly Figure[],
  ): Column<ReportRow> => ({
    key,
    head,
    label: head,
    right: true,
    number: true,
    className: key,
    cell: (row) => (
      <>
        {format.number(of(row).count)}
        {below !== undefined && <Parts figures={below(row)} />}
      </>
    ),
  });
  return (
    <Table
      className="figures"
      labelledBy={labelledBy}
      rows={rows}
      rowKey={(row) => row.procedure.name}
      columns={[
        {
          key: 'procedure',
          head: heads.procedure,
          names: true,
          cell: (row) => (
            <>
              {row.href === undefined ? t(row.procedure.title) : <Link href={row.href}>{say(row.procedure.title)}</Link>}{' '}
              <Marks marks={row.marks} />
            </>
          ),
        },
        count('before', heads.before, (row) => row.openBefore),
        count('opened', heads.opened, (row) => row.opened),
        count(
          'ended',
          heads.ended,
          (row) => row.ended,
          (row) => row.endings,
        ),
        count(
          'after',
          heads.after,
          (row) => row.openAfter,
          (row) => row.waiting,
        ),
        { key: 'in-time', head: heads.inTime, label: heads.inTime, className: 'in-time-of', cell: (row) => <InTime row={row} /> },
        { key: 'more', head: heads.more, label: heads.more, className: 'more', cell: (row) => <More row={row} /> },
      ]}
    />
  );
}

/** What a count is made of, a line each. */
function Parts({ figures }: { readonly figures: readonly Figure[] }) {
  const format = useFormat();
  const say = useSay();
  return figures.map((figure) => (
    <span key={figure.name} className="line-of small quiet parts">
      {say(figure.title)} <span className="num">{format.number(figure.count)}</span>
    </span>
  ));
}

/** Each period at whose end it is decided: so many of so many in time, and by when half were done. */
function InTime({ row }: { readonly row: ReportRow }) {
  const words = useReportWords();
  const { colon } = useWords();
  const format = useFormat();
  const say = useSay();
  const t = useT();
  if (row.decided.length === 0) return <span className="quiet">–</span>;
  return row.decided.map(({ clock, limit, inTime, overdue, median, unit }) => (
    <span key={clock.name} className="line-of in-time">
      <span className={inTime.count < (inTime.of ?? 0) ? 't-bad num' : 'num'}>{format.outOf(inTime.count, inTime.of ?? 0)}</span>{' '}
      <Interval of={inTime} />
      {overdue !== undefined && <span className="line-of small t-bad">{words.overdue(format.number(overdue.count))}</span>}
      <span className="line-of small quiet">
        {row.decided.length > 1 && <>{say(clock.title)} · </>}
        {words.within(t(limit))}
      </span>
      <span className="line-of small quiet">
        {words.columns.half}
        {colon}
        {median === undefined ? words.few : format.duration(median, unit)}
      </span>
    </span>
  ));
}

/** Percent alone from a hundred on; the interval always, where there is one. */
function Interval({ of: { share, of = 0 } }: { readonly of: Pick<Figure, 'share' | 'of'> }) {
  const words = useReportWords();
  const { brackets } = useWords();
  if (share === undefined) return null;
  const [low, high] = [percent(share.low), percent(share.high)];
  return (
    <span className="small quiet nb">
      {of >= 100 && `${percent(share.value)} %`}
      {brackets(words.interval(low, high))}
    </span>
  );
}

const percent = (share: number): string => (100 * share).toFixed(0);

/** What else happened, as far as it did. */
function More({ row }: { readonly row: ReportRow }) {
  const words = useReportWords();
  const { comma, colon } = useWords();
  const format = useFormat();
  const t = useT();
  const named = (figure: Figure): string => `${t(figure.title)} ${format.number(figure.count)}`;
  const lines: readonly (readonly [key: string, line: ReactNode])[] = [
    ...[row.reopened, row.corrections, row.extensions].filter(({ count }) => count > 0).map((one) => [one.name, named(one)] as const),
    ...(row.pausedCases.count === 0
      ? []
      : [['paused', words.paused(format.number(row.pausedCases.count), format.number(row.pausedDays.count))] as const]),
    ...row.silences.map((one) => [one.name, words.silence(named(one))] as const),
    ...(row.challenges.count === 0
      ? []
      : [['challenges', `${named(row.challenges)}${colon}${row.outcomes.map(named).join(comma)}`] as const]),
  ];
  if (lines.length === 0) return <span className="quiet">–</span>;
  return lines.map(([key, line]) => (
    <span key={key} className="line-of small">
      {line}
    </span>
  ));
}

function Figures({ section }: { readonly section: ReportSection }) {
  const format = useFormat();
  const say = useSay();
  const t = useT();
  return (
    <Section id={section.name} title={t(section.title)}>
      {section.groups.length === 0 ? (
        <p className="quiet">{say(section.empty)}</p>
      ) : (
        section.groups.map((group, at) => (
          <div key={group.title?.en ?? at} className="report-group">
            {group.title !== undefined && (
              <h3>{group.href === undefined ? t(group.title) : <Link href={group.href}>{say(group.title)}</Link>}</h3>
            )}
            <p className="small quiet">
              {group.note !== undefined && <>{say(group.note)} </>}
              <Marks marks={group.marks} />
            </p>
            <Pairs
              small
              label={group.title === undefined ? t(section.title) : t(group.title)}
              pairs={group.figures.map((one) => ({
                key: one.name,
                name: t(one.title),
                value: <span className="num">{one.of === undefined ? format.number(one.count) : format.outOf(one.count, one.of)}</span>,
              }))}
            />
          </div>
        ))
      )}
    </Section>
  );
}

/** Where the law leaves it to officials: a question a row, the office as a whole. */
function Room({ section }: { readonly section: ReportSection }) {
  const words = useReportWords();
  const format = useFormat();
  const say = useSay();
  const t = useT();
  return (
    <Section id={section.name} title={t(section.title)}>
      <p>{words.roomLede}</p>
      {section.groups.length === 0 ? (
        <p className="quiet">{say(section.empty)}</p>
      ) : (
        <Details summary={words.room(section.groups.length)}>
          <Table
            labelledBy={section.name}
            rows={section.groups}
            rowKey={(group) => `${group.title?.en} ${group.note?.en}`}
            columns={[
              {
                key: 'question',
                head: words.columns.question,
                names: true,
                cell: (group) => (
                  <>
                    {group.title !== undefined && t(group.title)}
                    {group.note !== undefined && <span className="line-of small quiet">{say(group.note)}</span>}
                  </>
                ),
              },
              {
                key: 'answers',
                head: words.columns.answers,
                label: words.columns.answers,
                cell: (group) =>
                  group.figures.map((one) => (
                    <span key={one.name} className="line-of">
                      {say(one.title)}{' '}
                      <span className="num">{one.of === undefined ? format.number(one.count) : format.outOf(one.count, one.of)}</span>{' '}
                      <Interval of={one} />
                    </span>
                  )),
              },
              {
                key: 'rests',
                head: words.columns.rests,
                cell: (group) => <Marks marks={group.marks} />,
              },
            ]}
          />
        </Details>
      )}
    </Section>
  );
}
