import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import { addressOf, type CityPage } from '#contract';
import { PublicShell, useLang, useT } from '#web/ui';
import { inLang, useOtherLanguages } from './address.ts';
import { DemoLine } from './demo-line.tsx';
import { useCity, useMe } from './session.ts';
import { useWords } from './words/index.ts';

/** Header, page, footer. */
export function PublicFrame({ children }: { readonly children: ReactNode }) {
  const words = useWords();
  const lang = useLang();
  const t = useT();
  const city = useCity();
  const { me, signedIn } = useMe();
  const [path] = useLocation();
  const otherLanguages = useOtherLanguages();
  const has = (page: CityPage): boolean => city?.pages.includes(page) === true;
  const primary = city?.home.primary;
  const nav = [
    ...(primary === undefined ? [] : ([[primary.href, t(primary.nav)]] as const)),
    ...(has('start') ? ([['/start', words.start.nav]] as const) : []),
    ['/law', words.nav.law],
    ['/times', words.nav.times],
    ...(has('consultations') ? ([['/consultations', words.nav.say]] as const) : []),
    ...(has('complain') ? ([['/complain', words.nav.complain]] as const) : []),
    ...(signedIn ? ([['/my', words.nav.my]] as const) : []),
  ] as const;
  const isOfficial = me?.workplaces.some((place) => place !== 'public' && place !== 'applicant') ?? false;
  const foot = [
    ['/data', words.foot.figures],
    ['/report', words.foot.report],
    ...(has('registers') ? ([['/registers', words.foot.registers]] as const) : []),
    ...(has('watch') ? ([['/watch', words.foot.watch]] as const) : []),
    ...(has('ask') ? ([['/ask', words.foot.ask]] as const) : []),
    ...(has('minutes') ? ([['/minutes', words.foot.minutes]] as const) : []),
    ['/check', words.foot.check],
    ['/subscriptions', words.foot.subscriptions],
    [addressOf('changesRss', { lang }), 'RSS'],
    ['/accessibility', words.foot.accessibility],
    ...(signedIn ? [] : ([['/my', words.nav.my]] as const)),
    ...(isOfficial ? ([['/office', words.foot.office]] as const) : []),
    ['/sign-in', signedIn && me?.name !== undefined ? words.foot.signedIn(me.name) : words.signIn],
  ] as const;
  return (
    <PublicShell
      office={city === undefined ? '' : t(city.office)}
      home="/"
      nav={nav.map(([href, label]) => ({ href, label, current: path === href || path.startsWith(`${href}/`) }))}
      foot={foot.map(([href, label]) => ({ href: inLang(href, lang), label }))}
      otherLanguages={otherLanguages}
      demo={city?.demo === true ? <DemoLine /> : undefined}
    >
      {children}
    </PublicShell>
  );
}
