import type { WatchBoard } from '#contract';
import { StatusMark } from '#web/case';
import { Marks } from '#web/law';
import { Button, Head, Link, Pairs, Section, Table, useFormat, useSay, useT } from '#web/ui';
import { useTitle } from '../title.ts';
import { AskPage, TroubleOf } from '../trouble.tsx';
import { numberLink } from './number-link.tsx';
import { casePath } from './places.ts';
import { Streams } from './streams.tsx';
import { type Pages, usePages } from './use-pages.ts';
import { useRowKeys } from './use-row-keys.ts';
import { useWatchWords } from './watch-words.ts';

type Incident = WatchBoard['rows'][number];
type Suspected = WatchBoard['suspected'][number];

/** Incidents that need a person, reports that may be one event, and where merged ones went. */
export function WatchPage() {
  const words = useWatchWords();
  const t = useT();
  useTitle(words.title);
  const pages = usePages('watchBoard', {});
  return (
    <AskPage of={pages.first} title={words.title} shape={[60, 100, 100]}>
      {(value) => (
        <>
          <Head title={t(value.sentence)} sub={words.lede} side={<Link href="/watch">{words.public}</Link>} />
          <div className="two">
            <div className="main stack">
              <Section id="incidents" title={words.incidents}>
                {value.rows.length === 0 ? <p className="quiet">{words.quiet}</p> : <Incidents board={value} pages={pages} />}
              </Section>
              <Streams />
              <Merged of={value.merged} today={value.today} />
            </div>
            <aside className="side stack">
              <SuspectedOnes board={value} />
              {value.byHarm.length > 0 && <ByHarm of={value.byHarm} />}
            </aside>
          </div>
        </>
      )}
    </AskPage>
  );
}

function Incidents({ board, pages }: { readonly board: WatchBoard; readonly pages: Pages<'watchBoard'> }) {
  const words = useWatchWords();
  const format = useFormat();
  const say = useSay();
  const t = useT();
  const { current } = useRowKeys('.incidents');
  return (
    <>
      <Table
        className="incidents"
        label={words.incidents}
        rows={pages.rows}
        rowKey={(row) => row.case.id ?? row.case.number}
        current={current}
        columns={[
          {
            key: 'left',
            head: words.columns.left,
            className: 'left',
            cell: (row) => (
              <>
                <b className={row.leftDays !== undefined && row.leftDays < 0 ? 't-bad nb' : 'nb'}>
                  {row.leftDays === undefined ? words.noDate : row.leftDays < 0 ? words.late(-row.leftDays) : words.left(row.leftDays)}
                </b>{' '}
                {row.clock !== undefined && <span className="quiet">{say(row.clock)}</span>}
              </>
            ),
          },
          {
            key: 'report',
            head: words.columns.report,
            names: true,
            className: 'what',
            cell: (row) => <Report row={row} today={board.today} />,
          },
          {
            key: 'harm',
            head: words.columns.harm,
            label: words.columns.harm,
            className: 'harm',
            cell: (row) => (row.harm === undefined ? '' : t(row.harm)),
          },
          {
            key: 'state',
            head: words.columns.state,
            label: words.columns.state,
            cell: (row) => (
              <>
                <StatusMark status={row.case.status} /> {row.waits !== undefined && <span className="quiet">{say(row.waits)}</span>}
              </>
            ),
          },
          { key: 'rule', head: words.columns.rule, className: 'artc', cell: (row) => <Marks marks={row.marks} /> },
        ]}
      />
      <TroubleOf outcome={pages.trouble} />
      <p className="line-of-more">
        <span className="quiet small">{words.shown(format.number(pages.rows.length), format.number(board.total))}</span>
        {pages.hasMore && (
          <Button kind="second" onClick={() => void pages.loadMore()} busy={pages.busy}>
            {words.more}
          </Button>
        )}
      </p>
    </>
  );
}

function Report({ row, today }: { readonly row: Incident; readonly today: string }) {
  const words = useWatchWords();
  const format = useFormat();
  const t = useT();
  return (
    <>
      {numberLink(row.case)} <b>{row.product === undefined ? words.noProduct : t(row.product.title)}</b>{' '}
      <span className="quiet">
        {words.happened(format.shortDate(row.happened, today))}
        {row.untouched && <> · {words.untouched}</>}
      </span>
    </>
  );
}

function SuspectedOnes({ board }: { readonly board: WatchBoard }) {
  const words = useWatchWords();
  const format = useFormat();
  return (
    <Section id="suspected" title={words.suspected}>
      {board.suspected.length === 0 ? (
        <p className="quiet">{words.noneSuspected}</p>
      ) : (
        <>
          {board.suspected.map((one) => (
            <SuspectedOne key={one.into.number} one={one} today={board.today} />
          ))}
          <p className="small quiet">{words.suspectedNote(format.number(board.nearDays))}</p>
        </>
      )}
    </Section>
  );
}

function SuspectedOne({ one, today }: { readonly one: Suspected; readonly today: string }) {
  const words = useWatchWords();
  const format = useFormat();
  const say = useSay();
  return (
    <div className="suspected">
      <p>
        <b>{say(one.product)}</b> {say(one.reason)}
      </p>
      <ul className="plain-list">
        <li>
          {numberLink(one.into)} <span className="quiet">{words.first}</span>
        </li>
        {one.others.map((other) => (
          <li key={other.case.number}>
            {numberLink(other.case)} <span className="quiet">{words.happened(format.shortDate(other.happened, today))}</span>{' '}
            <Button
              kind="bare"
              href={`${casePath(other.case.number)}?order=${other.order}&${other.fact}=${encodeURIComponent(one.into.number)}`}
            >
              {words.mergeInto(one.into.number)}
              <span className="sr"> {other.case.number}</span>
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function ByHarm({ of }: { readonly of: WatchBoard['byHarm'] }) {
  const words = useWatchWords();
  const format = useFormat();
  const t = useT();
  return (
    <Section id="by-harm" title={words.byHarm}>
      <Pairs
        small
        labelledBy="by-harm"
        pairs={of.map((one) => ({
          key: one.title.en,
          name: t(one.title),
          value: words.countLate(format.number(one.count), format.number(one.late)),
        }))}
      />
    </Section>
  );
}

function Merged({ of, today }: { readonly of: WatchBoard['merged']; readonly today: string }) {
  const words = useWatchWords();
  const format = useFormat();
  return (
    <Section id="merged" title={words.merged}>
      {of.length === 0 ? (
        <p className="quiet">{words.noneMerged}</p>
      ) : (
        <ol className="story small">
          {of.map((one) => (
            <li key={one.case.number}>
              <time dateTime={one.on}>{format.shortDate(one.on, today)}</time>
              <span>
                {numberLink(one.case)} {words.into}{' '}
                {one.into.map((other) => (
                  <span key={other.number}>{numberLink(other)} </span>
                ))}
              </span>
              <span className="a">
                <Marks marks={one.marks} />
              </span>
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}
