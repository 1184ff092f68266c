import { useDeferredValue, useState } from 'react';
import { useLocation } from 'wouter';
import type { Answered } from '#contract';
import { type Find as Found, SearchOrDo, useT } from '#web/ui';
import { useAsk } from '../api.ts';
import { useCity } from '../session.ts';
import { casePath, officePath } from './places.ts';
import { useWords } from './words.ts';

type Hit = Answered<'search'>['hits'][number];

const most = 14;

/** One box for all that this reader may see or order: in both languages, whatever the page's language. */
export function Find({
  open,
  onClose,
  official,
  member,
}: {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly official: boolean;
  readonly member: boolean;
}) {
  const words = useWords();
  const t = useT();
  const [, navigate] = useLocation();
  const [query, setQuery] = useState('');
  const asked = useDeferredValue(query.trim());
  const hits = useAsk('search', { q: asked, limit: most }, { when: open && asked !== '', keep: true });
  const found = asked !== '' && hits.kind === 'ready' ? hits.value.hits : [];
  const has = useCity()?.pages ?? [];
  const pages: readonly (readonly [string, string])[] = [
    ...(official
      ? ([
          ['/office', words.nav.docket],
          ['/office/cases', words.nav.cases],
        ] as const)
      : []),
    ['/office/registers', words.nav.registers],
    ...(official && has.includes('streams') ? [['/office/watch', words.nav.watch] as const] : []),
    ...(official ? [['/office/letters', words.nav.letters] as const] : []),
    ...(official && has.includes('duties') ? [['/office/duties', words.nav.duties] as const] : []),
    ...(member && has.includes('committee') ? [['/committee', words.nav.committee] as const] : []),
    ...(official ? [['/office/people', words.nav.people] as const] : []),
  ];
  const own = pages.filter(([, title]) => title.toLowerCase().includes(asked.toLowerCase()));
  const finds: readonly (Found & { readonly to: string })[] = [
    ...found.flatMap((hit, at) => [
      { id: `${at} ${hit.href}`, title: t(hit.title), detail: detailOf(hit), keys: undefined, to: addressOfHit(hit) },
      // What belongs to a product is work of its own here.
      ...(hit.links ?? []).map(({ kind, title, href }) => ({
        id: `${at} ${href}`,
        title: t(title),
        detail: words.find.kind[kind],
        keys: undefined,
        to: officePath(href),
      })),
    ]),
    ...own.map(([to, title]) => ({ id: to, title, detail: words.find.page, to })),
  ];
  function detailOf(hit: Hit): string {
    const parts = [words.find.kind[hit.kind], hit.number, hit.sentence === undefined ? undefined : t(hit.sentence)];
    return parts.filter((part) => part !== undefined).join(words.comma);
  }
  const close = () => {
    onClose();
    setQuery('');
  };
  return (
    <SearchOrDo
      open={open}
      onClose={close}
      query={query}
      onQuery={setQuery}
      finds={finds}
      busy={asked !== '' && hits.kind === 'loading'}
      onChoose={({ id }) => {
        const to = finds.find((find) => find.id === id)?.to;
        if (to !== undefined) navigate(to);
      }}
    />
  );
}

/** Something to do opens its question on the page of its case. */
const addressOfHit = ({ href, order }: Hit): string =>
  order?.case === undefined ? officePath(href) : `${casePath(order.case)}?order=${encodeURIComponent(order.order)}`;
