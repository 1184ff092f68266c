import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import { addressOf } from '#contract';
import { PublicShell, useLang, useT } from '#web/ui';
import { inLang, useOtherLanguage } from './address.ts';
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
  const otherLanguage = useOtherLanguage();
  const nav = [
    ['/products', words.nav.products],
    ['/law', words.nav.law],
    ['/times', words.nav.times],
    ['/consultations', words.nav.say],
    ['/complain', words.nav.complain],
    ...(signedIn ? ([['/my', words.nav.my]] as const) : []),
  ] as const;
  const isOfficial = me?.workplaces.some((place) => place !== 'public' && place !== 'applicant') ?? false;
  const foot = [
    ['/data', words.foot.figures],
    ['/report', words.foot.report],
    ['/registers', words.foot.registers],
    ['/watch', words.foot.watch],
    ['/ask', words.foot.ask],
    ['/minutes', words.foot.minutes],
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
      otherLanguage={otherLanguage}
      demo={city?.demo === true ? <DemoLine /> : undefined}
    >
      {children}
    </PublicShell>
  );
}
