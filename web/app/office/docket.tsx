import { type ReactNode, useEffect, useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import type { Answered } from '#contract';
import { Docket } from '#web/case';
import { Button, Chip, Chips, Empty, Head, Link, Note, useSay, useT } from '#web/ui';
import { searchOf, useQuery } from '../address.ts';
import { queryClient } from '../api.ts';
import { useTitle } from '../title.ts';
import { AskPage, TroubleOf } from '../trouble.tsx';
import { ContradictionsNotice } from './contradictions.tsx';
import { casePath } from './places.ts';
import { keepTrail } from './trail.ts';
import { useChanges } from './use-changes.ts';
import { usePages } from './use-pages.ts';
import { useRowKeys } from './use-row-keys.ts';
import { useWords } from './words.ts';

type DocketView = Answered<'docket'>;
type Group = DocketView['groups'][number]['group'];

const groups: readonly Group[] = ['late', 'today', 'week', 'later', 'stands', 'none'];

const pageSize = 100;

/** What is left to do, by the time left for it. */
export function DocketPage() {
  const words = useWords();
  const query = useQuery();
  const group = groups.find((name) => name === query.one('group'));
  const procedure = query.one('procedure');
  const handed = query.one('whose') === 'handed';
  const mine = query.one('whose') !== 'office' && !handed;
  const pages = usePages('docket', {
    mine,
    ...(handed && { handed }),
    limit: pageSize,
    ...(group !== undefined && { group }),
    ...(procedure !== undefined && { procedure }),
  });
  return (
    <AskPage of={pages.first} title={words.docket.title} shape={[40, 100, 100, 100, 100]}>
      {(docket) => (
        <DocketSheet
          docket={docket}
          rows={pages.rows}
          filter={{ mine, handed, group, procedure }}
          foot={
            <>
              <TroubleOf outcome={pages.trouble} />
              {docket.total > 0 && (
                <p className="line-of-more">
                  <span className="quiet small">{words.docket.shown(pages.rows.length, docket.total)}</span>
                  {pages.hasMore && (
                    <Button kind="second" onClick={pages.loadMore} busy={pages.busy}>
                      {words.docket.more}
                    </Button>
                  )}
                </p>
              )}
            </>
          }
        />
      )}
    </AskPage>
  );
}

interface Filter {
  readonly mine: boolean;
  /** What I hold or handed on, and what absent colleagues hold for whom I stand in. */
  readonly handed: boolean;
  readonly group: Group | undefined;
  readonly procedure: string | undefined;
}

const addressFor = ({ mine, handed, group, procedure }: Filter): string =>
  `/office${searchOf({ whose: handed ? 'handed' : mine ? undefined : 'office', group, procedure })}`;

function DocketSheet(props: {
  readonly docket: DocketView;
  readonly rows: DocketView['rows'];
  readonly filter: Filter;
  readonly foot: ReactNode;
}) {
  const { docket, rows, filter, foot } = props;
  const words = useWords();
  const say = useSay();
  const t = useT();
  const [, navigate] = useLocation();
  const search = useSearch();
  const fresh = useFresh(docket);
  const { current } = useRowKeys('.docket');
  useTitle(words.docket.title);
  const shown = rows.map((row) => (fresh.marked.has(row.case) ? { ...row, fresh: true } : row));
  const ids = rows.map((row) => row.case).join(' ');
  useEffect(() => {
    keepTrail({
      address: `/office${search === '' ? '' : `?${search}`}`,
      title: words.docket.title,
      cases: ids === '' ? [] : ids.split(' '),
    });
  }, [ids, search, words]);
  const counts = groups.map((group) => ({ group, count: docket.groups.find((one) => one.group === group)?.count ?? 0 }));
  const filtered = filter.group !== undefined || filter.procedure !== undefined;
  return (
    <>
      <Head
        title={
          filter.handed
            ? words.desk.handedTitle(docket.handed ?? 0)
            : filter.mine
              ? t(docket.sentence)
              : words.docket.officeTitle(docket.counts.office)
        }
        sub={words.docket.sorted}
        side={
          <Chips label={words.docket.whose}>
            <Chip href={addressFor({ ...filter, mine: true, handed: false, group: undefined })} pressed={filter.mine}>
              {words.docket.mine(docket.counts.mine)}
            </Chip>
            <Chip href={addressFor({ ...filter, mine: false, handed: false, group: undefined })} pressed={!filter.mine && !filter.handed}>
              {words.docket.office(docket.counts.office)}
            </Chip>
            {((docket.handed ?? 0) > 0 || filter.handed) && (
              <Chip
                href={addressFor({ ...filter, mine: false, handed: true, group: undefined, procedure: undefined })}
                pressed={filter.handed}
              >
                {words.desk.handedChip(docket.handed ?? 0)}
              </Chip>
            )}
            {docket.counts.signature > 0 && (
              <span className="small quiet chip-note">{words.docket.signature(docket.counts.signature)}</span>
            )}
          </Chips>
        }
      />
      <div className="filters">
        <Chips label={words.docket.groups}>
          <Chip href={addressFor({ ...filter, group: undefined })} pressed={filter.group === undefined}>
            {words.docket.all}
          </Chip>
          {counts
            .filter(({ group, count }) => count !== 0 || group === filter.group)
            .map(({ group, count }) => (
              <Chip key={group} href={addressFor({ ...filter, group })} pressed={filter.group === group}>
                {words.docket.group[group]} {count}
              </Chip>
            ))}
        </Chips>
        {docket.procedures.length > 0 && (
          <label className="procedure-pick">
            <span className="sr">{words.docket.procedure}</span>
            <select
              value={filter.procedure ?? ''}
              onChange={(event) => navigate(addressFor({ ...filter, procedure: event.target.value || undefined }))}
            >
              <option value="">{words.docket.anyProcedure}</option>
              {docket.procedures.map(({ name, title, count }) => (
                <option key={name} value={name}>
                  {t(title)} {!filter.mine && count}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
      <ContradictionsNotice />
      {docket.notices.map((notice) => (
        <Note key={notice.text.en} tone="bad">
          {say(notice.text)} {notice.case !== undefined && <Link href={casePath(notice.case)}>{words.docket.open}</Link>}
        </Note>
      ))}
      <div role="status">
        {fresh.count > 0 && (
          <Note tone="wait">
            {words.docket.changed(fresh.count)}{' '}
            <Button kind="bare" onClick={fresh.show}>
              {words.docket.show}
            </Button>
          </Note>
        )}
      </div>
      {rows.length === 0 ? (
        <NoCases filtered={filtered} mine={filter.mine} />
      ) : (
        <Docket rows={shown} hrefOf={(row) => casePath(row.case)} current={current} today={docket.today} />
      )}
      {foot}
      <p className="quiet small no-phone">
        <kbd>J</kbd> <kbd>K</kbd> {words.docket.keys.move} · <kbd>Enter</kbd> {words.docket.keys.open} · <kbd>?</kbd>{' '}
        {words.docket.keys.all}
      </p>
    </>
  );
}

function NoCases({ filtered, mine }: { readonly filtered: boolean; readonly mine: boolean }) {
  const words = useWords();
  const [what, next] = filtered
    ? [words.docket.emptyFiltered, words.docket.emptyFilteredNext]
    : [mine ? words.docket.emptyMine : words.docket.empty, words.docket.emptyNext];
  return <Empty title={what} next={next} />;
}

/**
 * What changed since the list was read. The rows stay where they are until the reader asks: nothing moves under a hand that is
 * about to press.
 */
const useFresh = (docket: DocketView) => {
  const [changed, setChanged] = useState<{ readonly since: string; readonly cases: ReadonlySet<string> }>();
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const [from] = useState(docket.position);
  const known = new Map(docket.rows.map((row) => [row.case, row.seq]));
  useChanges(from, (change) => {
    if ((known.get(change.case) ?? -1) >= change.seq) return;
    setChanged((last) => ({
      since: docket.position,
      cases: new Set([...(last?.since === docket.position ? last.cases : []), change.case]),
    }));
  });
  const cases = changed?.since === docket.position ? changed.cases : new Set<string>();
  const show = () => {
    setMarked(cases);
    setChanged(undefined);
    void queryClient.invalidateQueries();
  };
  return { count: cases.size, marked, show };
};
