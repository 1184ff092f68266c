import { useEffect } from 'react';
import { useLocation, useSearch } from 'wouter';
import { Docket } from '#web/case';
import { Button, Chip, Chips, Empty, Head, SearchBox, useT } from '#web/ui';
import { searchOf, useQuery } from '../address.ts';
import { useAsk } from '../api.ts';
import { useToday } from '../session.ts';
import { useTitle } from '../title.ts';
import { Ask, TroubleOf } from '../trouble.tsx';
import { casePath } from './places.ts';
import { keepTrail } from './trail.ts';
import { usePages } from './use-pages.ts';
import { useRowKeys } from './use-row-keys.ts';
import { useWords } from './words.ts';

/** Every case that this reader may see, found by number, product, company or words. */
export function CasesPage() {
  const words = useWords();
  const t = useT();
  const query = useQuery();
  const search = useSearch();
  const [, navigate] = useLocation();
  const today = useToday();
  const { current } = useRowKeys('.docket');
  const q = query.one('q');
  const ended = query.one('open') === 'no';
  const procedure = query.one('procedure');
  const procedures = useAsk('procedures', {}, { staleMs: 600_000 });
  const pages = usePages('officeCases', {
    ...(q !== undefined && { q }),
    ...(procedure !== undefined && { procedure }),
    ...(!ended && { open: true }),
  });
  const total = pages.first.kind === 'ready' ? pages.first.value.total : undefined;
  const address = (next: { readonly q?: string | undefined; readonly ended?: boolean; readonly procedure?: string | undefined }): string =>
    `/office/cases${searchOf({ q: 'q' in next ? next.q : q, open: (next.ended ?? ended) ? 'no' : undefined, procedure: 'procedure' in next ? next.procedure : procedure })}`;
  const title = total === undefined ? words.cases.title : q === undefined ? words.cases.found(total) : words.cases.foundFor(total, q);
  useTitle(title);
  const ids = pages.rows.map((row) => row.case).join(' ');
  useEffect(() => {
    keepTrail({
      address: `/office/cases${search === '' ? '' : `?${search}`}`,
      title: words.nav.cases,
      cases: ids === '' ? [] : ids.split(' '),
    });
  }, [ids, search, words]);
  return (
    <>
      <Head
        title={<span aria-live="polite">{title}</span>}
        sub={words.cases.sorted}
        side={
          <Button kind="second" href="/my/file">
            {words.cases.begin}
          </Button>
        }
      />
      <div className="case-search">
        <SearchBox
          label={words.cases.search}
          value={q ?? ''}
          hint={words.cases.hint}
          button={words.cases.button}
          onSearch={(typed) => navigate(address({ q: typed === '' ? undefined : typed }))}
        />
      </div>
      <div className="filters">
        <Chips label={words.cases.which}>
          <Chip href={address({ ended: false })} pressed={!ended}>
            {words.cases.openOnly}
          </Chip>
          <Chip href={address({ ended: true })} pressed={ended}>
            {words.cases.ended}
          </Chip>
        </Chips>
        {procedures.kind === 'ready' && (
          <label className="procedure-pick">
            <span className="sr">{words.docket.procedure}</span>
            <select value={procedure ?? ''} onChange={(event) => navigate(address({ procedure: event.target.value || undefined }))}>
              <option value="">{words.docket.anyProcedure}</option>
              {procedures.value.procedures.map((one) => (
                <option key={one.procedure} value={one.procedure}>
                  {t(one.title)}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
      <Ask of={pages.first} shape={[100, 100, 100, 100]}>
        {(list) =>
          list.rows.length === 0 ? (
            <Empty title={words.cases.none} next={words.cases.noneNext} />
          ) : (
            <>
              <Docket
                flat
                rows={pages.rows}
                hrefOf={(row) => casePath(row.case)}
                current={current}
                {...(today !== undefined && { today })}
              />
              <TroubleOf outcome={pages.trouble} />
              <p className="line-of-more">
                <span className="quiet small">{words.docket.shown(pages.rows.length, list.total)}</span>
                {pages.hasMore && (
                  <Button kind="second" onClick={pages.loadMore} busy={pages.busy}>
                    {words.docket.more}
                  </Button>
                )}
              </p>
            </>
          )
        }
      </Ask>
    </>
  );
}
