import type { DutiesPage as DutiesView, DutyLine } from '#contract';
import { Marks } from '#web/law';
import { Chip, Chips, type Column, Details, Head, Link, Section, Table, useFormat, useSay, useT } from '#web/ui';
import { searchOf, useQuery } from '../address.ts';
import { useAsk } from '../api.ts';
import { capital } from '../capital.ts';
import { useTitle } from '../title.ts';
import { AskPage } from '../trouble.tsx';
import { useDutiesWords } from './duties-words.ts';
import { casePath } from './places.ts';
import { useRowKeys } from './use-row-keys.ts';

type Group = DutyLine['group'];
const groups: readonly Group[] = ['missed', 'due', 'done'];

/** What the law wants from the office itself, by the day: missed, due, done, and what the calendar opens next. */
export function DutiesPage() {
  const words = useDutiesWords();
  useTitle(words.title);
  const asked = useAsk('duties', {});
  return (
    <AskPage of={asked} title={words.title} shape={[60, 100, 100, 100]}>
      {(value) => <DutiesSheet duties={value} />}
    </AskPage>
  );
}

function DutiesSheet({ duties }: { readonly duties: DutiesView }) {
  const words = useDutiesWords();
  const format = useFormat();
  const t = useT();
  const named = useQuery().one('group');
  const group = groups.find((one) => one === named);
  return (
    <>
      <Head
        title={t(duties.sentence)}
        sub={words.lede(format.longDate(duties.since))}
        side={<Link href="/law/separation">{words.separation}</Link>}
      />
      <div className="stack-l">
        <div>
          {duties.lines.length > 0 && (
            <div className="filters">
              <Chips label={words.which}>
                <Chip href="/office/duties" pressed={group === undefined}>
                  {words.all}
                </Chip>
                {groups.map((one) => (
                  <Chip key={one} href={`/office/duties${searchOf({ group: one })}`} pressed={group === one}>
                    {words.groups[one]} {duties.counts[one]}
                  </Chip>
                ))}
              </Chips>
            </div>
          )}
          <Lines duties={duties} group={group} />
        </div>
        <Coming duties={duties} />
      </div>
    </>
  );
}

/** So few of a kind stand open; more are folded under a line that says how many, and the next last day. */
const openAtMost = 3;

function Lines({ duties, group }: { readonly duties: DutiesView; readonly group: Group | undefined }) {
  const words = useDutiesWords();
  const format = useFormat();
  const columns = useColumns(duties.today);
  const { current } = useRowKeys('.duties');
  const shown = duties.lines.filter((line) => group === undefined || line.group === group);
  if (shown.length === 0) {
    const next = duties.coming[0];
    return (
      <div className="state-box">
        <p>
          <b>{duties.lines.length === 0 ? words.none : words.noneFiltered}</b>
        </p>
        {duties.lines.length === 0 && next !== undefined && <p className="quiet">{words.noneNext(format.longDate(next.on))}</p>}
      </div>
    );
  }
  const part = (ofPart: readonly Group[], label: string) => (
    <Part groups={ofPart} label={label} lines={shown.filter((line) => ofPart.includes(line.group))} columns={columns} current={current} />
  );
  return (
    <div className="stack">
      {part(['missed', 'due'], words.list)}
      {part(['done'], `${words.list}${words.separator}${words.groups.done}`)}
      <p className="quiet small">
        {duties.counts.missed > 0 && <>{words.official} </>}
        {words.doneNote(format.longDate(duties.doneSince))}
      </p>
    </div>
  );
}

/** What follows from other cases comes in numbers: it is folded by kind. What is late never is. */
const isFolded = (line: DutyLine): boolean => line.group !== 'missed' && line.opener === 'case';

interface Look {
  readonly columns: readonly Column<DutyLine>[];
  readonly current: string | undefined;
}

function Part(props: Look & { readonly groups: readonly Group[]; readonly label: string; readonly lines: readonly DutyLine[] }) {
  const { lines, label, columns, current } = props;
  const words = useDutiesWords();
  const flat = lines.filter((line) => !isFolded(line));
  return (
    <>
      {flat.length > 0 && (
        <Table
          className="duties"
          label={label}
          columns={columns}
          rowKey={(row) => row.case}
          current={current}
          groups={props.groups.flatMap((one) => {
            const rows = flat.filter((line) => line.group === one);
            const title = (
              <>
                {words.groups[one]} <span className="quiet">{rows.length}</span>
              </>
            );
            return rows.length === 0 ? [] : [{ key: one, title, rows }];
          })}
        />
      )}
      {kindsOf(lines.filter(isFolded)).map(({ key, rows }) => (
        <Folded key={key} rows={rows} columns={columns} current={current} />
      ))}
    </>
  );
}

interface Kind {
  readonly key: string;
  readonly rows: readonly DutyLine[];
}

/** By what is to be done: first what is due, then what was done. */
const kindsOf = (lines: readonly DutyLine[]): readonly Kind[] => {
  const byKind = Map.groupBy(lines, ({ group, title }) => `${group} ${title.en}`);
  return [...byKind].map(([key, rows]) => ({ key, rows }));
};

function Folded({ rows, columns, current }: Look & { readonly rows: readonly DutyLine[] }) {
  const words = useDutiesWords();
  const format = useFormat();
  const t = useT();
  const { group, title, due, done } = rows[0]!;
  const name = `${capital(t(title))}${words.separator}${words.ofGroup[group](rows.length)}`;
  const first = group === 'due' ? due : done;
  return (
    <Details
      open={rows.length <= openAtMost}
      summary={
        <>
          <b>{name}</b>
          {first !== undefined && <span className="quiet">{words.first[group](format.longDate(first))}</span>}
        </>
      }
    >
      <Table className="duties" label={name} columns={columns} rows={rows} rowKey={(row) => row.case} current={current} />
    </Details>
  );
}

const useColumns = (today: string): readonly Column<DutyLine>[] => {
  const words = useDutiesWords();
  const format = useFormat();
  const say = useSay();
  const t = useT();
  return [
    { key: 'left', head: words.columns.left, className: 'left', cell: (row) => <Left row={row} today={today} /> },
    {
      key: 'due',
      head: words.columns.due,
      number: true,
      label: words.columns.due,
      cell: (row) => (row.due === undefined ? '–' : format.shortDate(row.due, today)),
    },
    {
      key: 'what',
      head: words.columns.what,
      names: true,
      className: 'what',
      cell: (row) => (
        <Link href={casePath(row.case)}>
          <b>{say(row.title)}</b> {row.about !== undefined && <span>{say(row.about)}</span>}
        </Link>
      ),
    },
    {
      key: 'whose',
      head: words.columns.whose,
      label: words.columns.whose,
      className: 'whose',
      cell: (row) => (row.office === undefined ? '–' : t(row.office)),
    },
    {
      key: 'how',
      head: words.columns.how,
      label: words.columns.how,
      cell: (row) => (
        <>
          {say(row.how)} <span className="quiet nb">{words.fell(format.shortDate(row.fell, today))}</span>
        </>
      ),
    },
    { key: 'rule', head: words.columns.rule, className: 'artc', cell: (row) => <Marks marks={row.marks} /> },
    { key: 'number', head: words.columns.number, number: true, className: 'quiet id', cell: (row) => row.number },
  ];
};

function Left({ row, today }: { readonly row: DutyLine; readonly today: string }) {
  const words = useDutiesWords();
  const format = useFormat();
  const late = row.lateDays === undefined ? undefined : <b className="t-bad nb">{words.late(row.lateDays)}</b>;
  if (row.done !== undefined) {
    return (
      <>
        <span className="nb">{words.done(format.shortDate(row.done, today))}</span> {late}
      </>
    );
  }
  if (late !== undefined) return late;
  return <span className="nb">{row.leftDays === undefined ? words.noDate : words.left(row.leftDays)}</span>;
}

function Coming({ duties: { coming, today } }: { readonly duties: DutiesView }) {
  const words = useDutiesWords();
  const format = useFormat();
  const say = useSay();
  const t = useT();
  const head = words.comingColumns;
  return (
    <Section id="coming" title={words.coming}>
      {coming.length === 0 ? (
        <p className="quiet">{words.nothingComing}</p>
      ) : (
        <Table
          labelledBy="coming"
          rows={coming}
          rowKey={(row) => `${row.duty.name} ${row.period}`}
          columns={[
            { key: 'on', head: head.on, number: true, cell: (row) => <b className="nb">{format.shortDate(row.on, today)}</b> },
            {
              key: 'due',
              head: head.due,
              number: true,
              label: head.due,
              cell: (row) => (row.due === undefined ? '–' : format.shortDate(row.due, today)),
            },
            {
              key: 'what',
              head: head.what,
              names: true,
              className: 'what',
              cell: (row) => (
                <>
                  <b>{say(row.title)}</b> <span className="quiet">{words.forPeriod(row.period)}</span>
                  {row.refused !== undefined && <div className="t-bad small">{say(row.refused)}</div>}
                </>
              ),
            },
            { key: 'whose', head: head.whose, label: head.whose, cell: (row) => t(row.office) },
            { key: 'every', head: head.every, label: head.every, cell: (row) => t(row.every) },
            { key: 'rule', head: head.rule, className: 'artc', cell: (row) => <Marks marks={row.marks} /> },
          ]}
        />
      )}
    </Section>
  );
}
