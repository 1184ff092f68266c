import { QueryClientProvider } from '@tanstack/react-query';
import { type ComponentType, lazy, Suspense, useEffect, useRef } from 'react';
import { Route, Router, Switch, useLocation } from 'wouter';
import { useBrowserLocation } from 'wouter/use-browser-location';
import type { PagePath } from '#contract';
import { type Lang, LangProvider, LinkProvider, Loading, ToastProvider, tagOf } from '#web/ui';
import { StepUp } from './account/step-up.tsx';
import { baseOf, inLang, langOf, languagesOfPage, mayLead, speak } from './address.ts';
import { queryClient, useAsk } from './api.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { PublicFrame } from './frame.tsx';
import { OwnLink, useOwnLinks } from './own-links.tsx';
import { TourPanel } from './tour/tour-panel.tsx';

const page = <Name extends string>(name: Name, load: () => Promise<Record<Name, ComponentType>>) =>
  lazy(async () => ({ default: (await load())[name] }));

/** Every page is a file of its own, loaded when it is opened. */
const pages: Readonly<Record<PagePath, ComponentType>> = {
  '/': page('HomePage', () => import('./public/home.tsx')),
  '/products': page('ProductsPage', () => import('./public/register.tsx')),
  '/products/:number': page('ProductPage', () => import('./public/product.tsx')),
  '/registers': page('RegistersPage', () => import('./public/registers.tsx')),
  '/registers/:name': page('RegisterPage', () => import('./public/register.tsx')),
  '/registers/:name/:number': page('RowPage', () => import('./public/row.tsx')),
  '/watch': page('WatchPage', () => import('./public/watch.tsx')),
  '/ask': page('RightsPage', () => import('./public/ask.tsx')),
  '/changes': page('ChangesPage', () => import('./public/changes.tsx')),
  '/start': page('StartPage', () => import('./public/start.tsx')),
  '/search': page('SearchPage', () => import('./public/search.tsx')),
  '/law': page('LawPage', () => import('./public/law.tsx')),
  '/law/promises': page('PromisesPage', () => import('./public/promises.tsx')),
  '/law/competences': page('CompetencesPage', () => import('./public/competences.tsx')),
  '/law/separation': page('SeparationPage', () => import('./public/separation.tsx')),
  '/law/procedures/:procedure/orders': page('MatrixPage', () => import('./public/matrix.tsx')),
  '/law/:source/:article': page('ArticlePage', () => import('./public/article.tsx')),
  '/consultations': page('ConsultationsPage', () => import('./public/consultations.tsx')),
  '/consultations/:number': page('ConsultationPage', () => import('./public/consultation.tsx')),
  '/times': page('TimesPage', () => import('./public/times.tsx')),
  '/report': page('NewestReportPage', () => import('./public/report.tsx')),
  '/report/:year': page('ReportPage', () => import('./public/report.tsx')),
  '/check': page('CheckPage', () => import('./public/check.tsx')),
  '/check/:code': page('CheckPage', () => import('./public/check.tsx')),
  '/follow': page('FollowPage', () => import('./public/follow.tsx')),
  '/follow/:code': page('FollowPage', () => import('./public/follow.tsx')),
  '/follow/:code/letters/:number': page('FollowedLetterPage', () => import('./my/letter.tsx')),
  '/subscriptions': page('SubscriptionsPage', () => import('./public/subscriptions.tsx')),
  '/subscriptions/:token': page('SubscriptionPage', () => import('./public/subscription.tsx')),
  '/outbox': page('OutboxPage', () => import('./public/outbox.tsx')),
  '/complain': page('ComplainPage', () => import('./public/complain.tsx')),
  '/complain/:procedure/:order': page('ComplainPage', () => import('./public/complain.tsx')),
  '/cases/:id': page('CasePage', () => import('./my/case.tsx')),
  '/cases/:id/letters/:number': page('LetterPage', () => import('./my/letter.tsx')),
  '/minutes': page('MinutesListPage', () => import('./public/minutes.tsx')),
  '/minutes/:committee/:number': page('MinutesPage', () => import('./public/minutes.tsx')),
  '/accessibility': page('AccessibilityPage', () => import('./public/about.tsx')),
  '/data': page('DataPage', () => import('./public/about.tsx')),
  '/sign-in': page('SignInPage', () => import('./public/sign-in.tsx')),
  '/register-account': page('RegisterAccountPage', () => import('./public/register-account.tsx')),
  '/forgot': page('ForgotPage', () => import('./account/link-pages.tsx')),
  '/reset/:token': page('ResetPage', () => import('./account/link-pages.tsx')),
  '/confirm-email/:token': page('ConfirmEmailPage', () => import('./account/link-pages.tsx')),
  '/invitations/:token': page('InvitationPage', () => import('./account/link-pages.tsx')),
  '/mandates/:token': page('MandatePage', () => import('./account/mandate-page.tsx')),
  '/first-run': page('FirstRunPage', () => import('./account/first-run-page.tsx')),
  '/my/account': page('AccountPage', () => import('./account/account-page.tsx')),
  '/my': page('MyPage', () => import('./my/cases.tsx')),
  '/my/reminders': page('RemindersPage', () => import('./my/reminders.tsx')),
  '/reminders/:token': page('ReminderPage', () => import('./public/reminder.tsx')),
  '/my/file': page('FilePage', () => import('./my/file.tsx')),
  '/my/file/:draft': page('WizardPage', () => import('./my/wizard.tsx')),
  '/my/file/:draft/:step': page('WizardPage', () => import('./my/wizard.tsx')),
  '/my/cases/:id': page('CasePage', () => import('./my/case.tsx')),
  '/my/cases/:id/letters/:number': page('LetterPage', () => import('./my/letter.tsx')),
};

const NotFound = page('NotFoundPage', () => import('./public/not-found.tsx'));
const Office = page('OfficeRoutes', () => import('./office/index.tsx'));

/** Workplaces have a frame of their own. */
const isOffice = (path: string): boolean => /^\/(office|committee|lab)(\/|$)/.test(path);

export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <InLanguage />
    </QueryClientProvider>
  );
}

/** No other language is offered before it is known which ones the city has. */
const none: readonly Lang[] = [];

function InLanguage() {
  const [path] = useBrowserLocation();
  const city = useAsk('city', {});
  const languages = city.kind === 'ready' ? city.value.languages : languagesOfPage();
  // A pure memory of what the city said: rendering twice sets it twice to the same.
  if (languages !== undefined) speak(languages);
  const lang = langOf(path);
  useAlternates(path, lang, languages);
  if (languages === undefined && city.kind === 'loading' && mayLead(path)) return <Loading />;
  return (
    <LangProvider lang={lang} languages={languages ?? none}>
      <LinkProvider link={OwnLink}>
        <ToastProvider>
          <Router base={baseOf(path)}>
            <Routes />
            <TourPanel />
            <StepUp />
          </Router>
        </ToastProvider>
      </LinkProvider>
    </LangProvider>
  );
}

/** Tells search engines where the same page stands in the other languages. */
const useAlternates = (path: string, lang: Lang, languages: readonly Lang[] = []): void => {
  useEffect(() => {
    const links = languages.map((other) => {
      const link = document.createElement('link');
      link.rel = 'alternate';
      link.hreflang = tagOf(other);
      link.href = new URL(inLang(path, other), location.origin).href;
      return link;
    });
    if (links.length > 1) document.head.append(...links);
    return () => {
      for (const link of links) link.remove();
    };
  }, [path, lang, languages]);
};

function Routes() {
  const [path] = useLocation();
  useOwnLinks();
  useArrival(path);
  if (isOffice(path)) {
    return (
      <ErrorBoundary at={path}>
        <Suspense fallback={<Loading />}>
          <Office />
        </Suspense>
      </ErrorBoundary>
    );
  }
  return (
    <PublicFrame>
      <ErrorBoundary at={path}>
        <Suspense fallback={<Loading />}>
          <Switch>
            {Object.entries(pages).map(([at, Page]) => (
              <Route key={at} path={at}>
                <Page />
              </Route>
            ))}
            <Route>
              <NotFound />
            </Route>
          </Switch>
        </Suspense>
      </ErrorBoundary>
    </PublicFrame>
  );
}

/** A new page begins at its top, and those who hear pages are led there too. Filters and languages are no new page. */
const useArrival = (path: string): void => {
  const last = useRef(path);
  useEffect(() => {
    if (last.current === path) return;
    last.current = path;
    if (location.hash !== '') return;
    scrollTo(0, 0);
    document.getElementById('main')?.focus({ preventScroll: true });
  }, [path]);
};
