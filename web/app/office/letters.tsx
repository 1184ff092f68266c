import { useLocation } from 'wouter';
import type { Answered, SentLetter } from '#contract';
import { Marks } from '#web/law';
import { Button, Chip, Chips, type Column, Empty, Head, Link, SearchBox, Table, useFormat, useSay, useT } from '#web/ui';
import { searchOf, useQuery } from '../address.ts';
import { useTitle } from '../title.ts';
import { AskPage, TroubleOf } from '../trouble.tsx';
import { useLettersWords } from './letters-words.ts';
import { casePath, letterPath } from './places.ts';
import { type Pages, usePages } from './use-pages.ts';
import { useRowKeys } from './use-row-keys.ts';

const spans = [7, 30, 90, 365] as const;
const usual = 30;

/** Letters that were served in cases of the reader's offices, the last ones first. */
export function LettersPage() {
  const words = useLettersWords();
  useTitle(words.title);
  const query = useQuery();
  const q = query.one('q');
  const days = spans.find((span) => String(span) === query.one('days')) ?? usual;
  const pages = usePages('sentLetters', { days, ...(q !== undefined && { q }) });
  return (
    <AskPage of={pages.first} title={words.title} shape={[60, 100, 100, 100]}>
      {(value) => <LettersSheet first={value} pages={pages} q={q} days={days} />}
    </AskPage>
  );
}

const address = (q: string | undefined, days: number): string =>
  `/office/letters${searchOf({ q, days: days === usual ? undefined : String(days) })}`;

interface SheetProps {
  readonly first: Answered<'sentLetters'>;
  readonly pages: Pages<'sentLetters'>;
  readonly q: string | undefined;
  readonly days: number;
}

function LettersSheet({ first, pages, q, days }: SheetProps) {
  const words = useLettersWords();
  const say = useSay();
  const [, navigate] = useLocation();
  return (
    <>
      <Head
        title={
          <span aria-live="polite">
            {say(first.sentence)} {q !== undefined && <span className="quiet">{words.found(q)}</span>}
          </span>
        }
        sub={words.lede}
      />
      <div className="case-search">
        <SearchBox
          label={words.search}
          value={q ?? ''}
          onSearch={(next) => navigate(address(next === '' ? undefined : next, days))}
          hint={words.hint}
          button={words.button}
        />
        <Chips label={words.span}>
          {spans.map((span) => (
            <Chip key={span} href={address(q, span)} pressed={span === days}>
              {words.days(span)}
            </Chip>
          ))}
        </Chips>
      </div>
      {pages.rows.length === 0 ? <Empty title={words.none} next={words.noneNext} /> : <LettersTable rows={pages.rows} />}
      <TroubleOf outcome={pages.trouble} />
      {first.total > 0 && (
        <p className="line-of-more">
          <span className="quiet small">{words.shown(pages.rows.length, first.total)}</span>
          {pages.hasMore && (
            <Button kind="second" onClick={pages.loadMore} busy={pages.busy}>
              {words.more}
            </Button>
          )}
        </p>
      )}
    </>
  );
}

function LettersTable({ rows }: { readonly rows: readonly SentLetter[] }) {
  const words = useLettersWords();
  const format = useFormat();
  const say = useSay();
  const t = useT();
  const { current } = useRowKeys('.sent');
  const columns: readonly Column<SentLetter>[] = [
    {
      key: 'number',
      head: words.columns.number,
      names: true,
      className: 'what',
      cell: (row) => (
        <>
          <Link href={letterPath(row.case, row.number)}>
            <b>{say(row.letter.title)}</b>
          </Link>{' '}
          <span className="quiet num">{row.number}</span>
          {row.erased && <span className="quiet"> ({words.erased})</span>}
        </>
      ),
    },
    { key: 'to', head: words.columns.to, label: words.columns.to, cell: (row) => t(row.to) },
    {
      key: 'what',
      head: words.columns.what,
      label: words.columns.what,
      cell: (row) => (
        <>
          <Link href={casePath(row.case)}>{say(row.title)}</Link>{' '}
          {row.title.en !== row.procedure.title.en && <span className="quiet">{say(row.procedure.title)} </span>}
          <span className="quiet num">{row.caseNumber}</span>
        </>
      ),
    },
    { key: 'rule', head: words.columns.rule, className: 'artc', cell: (row) => <Marks marks={row.marks} /> },
  ];
  const byDay = [...Map.groupBy(rows, (row) => row.served)];
  return (
    <Table
      className="sent"
      label={words.list}
      columns={columns}
      rowKey={(row) => row.number}
      current={current}
      groups={byDay.map(([day, own]) => ({
        key: day,
        title: (
          <>
            {format.actDate(day)} <span className="quiet">{own.length}</span>
          </>
        ),
        rows: own,
      }))}
    />
  );
}
