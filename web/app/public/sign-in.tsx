import { type FormEvent, useState } from 'react';
import { useLocation } from 'wouter';
import type { Me } from '#contract';
import { Button, Link, Pairs, TextInput, useT } from '#web/ui';
import { OtherWays } from '../account/other-ways.tsx';
import { useAccountWords } from '../account/words.ts';
import { useQuery } from '../address.ts';
import { useDo } from '../api.ts';
import { startAnew, useCity, useMe, useSignOut } from '../session.ts';
import { useTitle } from '../title.ts';
import { TroubleOf } from '../trouble.tsx';
import { useWords } from '../words/index.ts';

export function SignInPage() {
  const words = useWords();
  const { me } = useMe();
  useTitle(me?.name === undefined ? words.signInPage.title : words.signInPage.you(me.name));
  return me?.person === undefined ? <SignIn /> : <SignedIn me={me} />;
}

/** Only a place of our own; never an address that a link brought in from outside. */
const safe = (to: string | undefined): string => (to?.startsWith('/') === true && !to.startsWith('//') ? to : '/my');

function SignIn() {
  const words = useWords();
  const w = words.signInPage;
  const city = useCity();
  const [, navigate] = useLocation();
  const query = useQuery();
  const to = safe(query.one('to'));
  const link = query.one('link');
  const account = useAccountWords();
  const linkProvider = useDo('linkProvider', { quiet: true });
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const enter = useDo('signIn', { quiet: true });
  const arrive = async () => {
    if (link !== undefined) await linkProvider.run({ body: { link } });
    navigate(to);
    await startAnew();
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if ((await enter.run({ body: { email: email.trim(), password } })).ok) await arrive();
  };
  return (
    <form className="stack narrow-form" onSubmit={submit}>
      <h1>{w.title}</h1>
      <p className="lede">{w.lede}</p>
      <OtherWays to={to} came={query.one('provider')} linking={link !== undefined} onIn={arrive} />
      <TroubleOf outcome={enter.trouble} />
      <TextInput label={w.email} type="email" name="email" autoComplete="username" value={email} onChange={setEmail} />
      <TextInput
        label={w.password}
        type="password"
        name="password"
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
      />
      <div className="acts">
        <Button type="submit" busy={enter.busy}>
          {w.title}
        </Button>
      </div>
      <p>
        <Link href="/forgot">{account.forgot.link}</Link>
      </p>
      <p>
        {w.none} <Link href="/register-account">{w.register}</Link>
      </p>
      {city?.demo === true && <p className="small quiet">{w.demo}</p>}
    </form>
  );
}

function SignedIn({ me }: { readonly me: Me }) {
  const words = useWords();
  const w = words.signInPage;
  const t = useT();
  const signOut = useSignOut();
  const account = useAccountWords();
  const isOfficial = me.workplaces.some((place) => place !== 'public' && place !== 'applicant');
  const about = [
    ...(me.posts.length === 0
      ? []
      : [{ name: w.posts, value: me.posts.map((post) => `${t(post.title)}${words.brackets(t(post.office.title))}`).join(words.comma) }]),
    ...(me.organisations.length === 0
      ? []
      : [{ name: w.organisations, value: me.organisations.map(({ name }) => name).join(words.comma) }]),
    ...(me.seats.length === 0
      ? []
      : [
          {
            name: w.seats,
            value: me.seats.map((seat) => `${t(seat.committee.title)}${words.brackets(t(seat.category.title))}`).join(words.comma),
          },
        ]),
  ];
  return (
    <div className="stack narrow">
      <h1>{w.you(me.name ?? '')}</h1>
      {about.length > 0 && <Pairs label={w.title} pairs={about} />}
      <p className="acts">
        {isOfficial ? <Button href="/office">{w.toOffice}</Button> : <Button href="/my">{w.toMy}</Button>}
        <Button kind="second" href="/my/account">
          {account.title}
        </Button>
        <Button kind="second" onClick={signOut}>
          {words.signOut}
        </Button>
      </p>
    </div>
  );
}
