import type { ReactNode } from 'react';
import { Redirect, Route, Switch } from 'wouter';
import type { Me } from '#contract';
import { Button, Loading, Note } from '#web/ui';
import { PublicFrame } from '../frame.tsx';
import { useMe } from '../session.ts';
import { useTitle } from '../title.ts';
import { AccountsPage } from './accounts.tsx';
import { BackupsPage } from './backups.tsx';
import { CasePage } from './case-page.tsx';
import { CasesPage } from './cases.tsx';
import { CommitteePage } from './committee.tsx';
import { ContradictionsPage } from './contradictions.tsx';
import { DiscretionPage } from './discretion.tsx';
import { DocketPage } from './docket.tsx';
import { SigningPage } from './draft/signing-page.tsx';
import { DutiesPage } from './duties.tsx';
import { OfficeFrame } from './frame.tsx';
import { LetterPage } from './letter-page.tsx';
import { LettersPage } from './letters.tsx';
import { MeetingPage } from './meetings/meeting-page.tsx';
import { MembersPage } from './meetings/members-page.tsx';
import { NoPage } from './no-page.tsx';
import { PeoplePage } from './people.tsx';
import { homePath } from './places.ts';
import { RegistersPage } from './registers.tsx';
import { TextPage } from './text.tsx';
import { TextsPage } from './texts.tsx';
import { WatchPage } from './watch.tsx';
import { useWords } from './words.ts';
import './draft/draft.css';
import './office.css';

/** Everything under `/office` and `/committee`, for anyone who holds a post or a seat. */
export function OfficeRoutes() {
  const { known, me } = useMe();
  const words = useWords();
  if (!known) {
    return (
      <main id="main" tabIndex={-1} aria-label={words.signInTitle}>
        <Loading />
      </main>
    );
  }
  if (me?.person === undefined) return <Outside text={words.signInFirst} href="/sign-in" label={words.signIn} />;
  if (!worksHere(me)) return <Outside text={words.noPost} next={words.noPostNext} href="/my" label={words.toMyCases} />;
  return (
    <OfficeFrame me={me}>
      <Pages me={me} />
    </OfficeFrame>
  );
}

const worksHere = ({ workplaces }: Me): boolean => workplaces.some((place) => place !== 'public' && place !== 'applicant');

function Pages({ me }: { readonly me: Me }) {
  const official = me.workplaces.includes('office');
  return (
    <Switch>
      <Route path="/office">{official ? <DocketPage /> : <Redirect to={homePath(me)} replace />}</Route>
      <Route path="/office/signatures">
        <SigningPage />
      </Route>
      <Route path="/office/accounts">
        <AccountsPage />
      </Route>
      <Route path="/office/cases">
        <CasesPage />
      </Route>
      <Route path="/office/cases/:id">{({ id }) => <CasePage key={id} id={decodeURIComponent(id)} />}</Route>
      <Route path="/office/cases/:id/letters/:number">
        {({ id, number }) => <LetterPage id={decodeURIComponent(id)} number={decodeURIComponent(number)} />}
      </Route>
      <Route path="/office/registers">
        <RegistersPage />
      </Route>
      <Route path="/office/watch">
        <WatchPage />
      </Route>
      <Route path="/office/contradictions">
        <ContradictionsPage />
      </Route>
      <Route path="/office/backups">
        <BackupsPage />
      </Route>
      <Route path="/office/discretion">
        <DiscretionPage />
      </Route>
      <Route path="/office/letters">
        <LettersPage />
      </Route>
      <Route path="/office/duties">
        <DutiesPage />
      </Route>
      <Route path="/office/texts">
        <TextsPage />
      </Route>
      <Route path="/office/texts/:digest">{({ digest }) => <TextPage key={digest} digest={decodeURIComponent(digest)} />}</Route>
      <Route path="/office/people">
        <PeoplePage />
      </Route>
      <Route path="/committee">
        <CommitteePage />
      </Route>
      <Route path="/committee/:committee/meetings/:number">
        {({ committee, number }) => (
          <MeetingPage key={number} committee={decodeURIComponent(committee)} number={decodeURIComponent(number)} />
        )}
      </Route>
      <Route path="/committee/:committee/members">{({ committee }) => <MembersPage committee={decodeURIComponent(committee)} />}</Route>
      <Route path="/committee/:id">{({ id }) => <CasePage key={id} id={decodeURIComponent(id)} />}</Route>
      <Route>
        <NoPage />
      </Route>
    </Switch>
  );
}

function Outside({
  text,
  next,
  href,
  label,
}: {
  readonly text: string;
  readonly next?: ReactNode;
  readonly href: string;
  readonly label: string;
}) {
  const words = useWords();
  useTitle(words.signInTitle);
  return (
    <PublicFrame>
      <div className="stack">
        <h1>{words.signInTitle}</h1>
        <Note>
          <p>
            <b>{text}</b>
          </p>
          {next !== undefined && <p>{next}</p>}
        </Note>
        <p className="acts">
          <Button href={href}>{label}</Button>
        </p>
      </div>
    </PublicFrame>
  );
}
