import type { Caller, Declined } from '#contract';
import { fail, ok, type Result } from '#law/ground';
import type { ProvidedPerson, Provider, WayThere } from '#shell/identity';
import { type AnswerParts, type Answers, agentOf, type Visit } from './identity-parts.ts';
import { lastWay, stepUpNeeded } from './problems.ts';
import { visitIn, visitOf } from './visit.ts';

type ProviderEndpoint = 'signInWays' | 'providerStart' | 'providerBack' | 'ownProvider' | 'linkProvider' | 'unlinkProvider';

type Enrol = (caller: Caller, person: { readonly person: string; readonly name: string; readonly colleague?: true }) => Promise<boolean>;

/** Where a browser is sent after it came back from the provider, with what happened. */
type Came = 'failed' | 'unverified' | 'off' | 'taken' | 'linked' | 'invitation';

/** Signing in with a provider of OpenID Connect. */
export const providerAnswers = ({ identity, office, enter, isFresh, isFirstRun }: AnswerParts): Answers<ProviderEndpoint> => {
  const { provider } = identity;
  const enrol: Enrol = async (caller, person) => (await office.enrol(caller, person)).ok;

  return {
    signInWays: async ({ caller }) => {
      const firstRun = await isFirstRun(caller);
      return ok({ ...(provider !== undefined && { provider: provider.name }), firstRun });
    },
    providerStart: async (visit, { to, link, invitation }) => {
      if (provider === undefined) return fail({ notFound: 'provider' });
      const { session } = visit;
      if (link === true && (session === undefined || !isFresh(session))) throw stepUpNeeded();
      const way: WayThere = {
        bound: visitIn(visit),
        to: ownPage(to),
        ...(link === true && { person: session!.person }),
        ...(invitation !== undefined && { invitation }),
      };
      try {
        return ok({ to: await provider.begin(backAt(visit), way) });
      } catch {
        // The provider does not answer: the other ways in are still there.
        return ok({ to: signInPage(way.to, 'failed') });
      }
    },
    providerBack: async (visit) => {
      if (provider === undefined) return fail({ notFound: 'provider' });
      const came = await provider.finish(`${visit.caller.origin}${visit.request.url}`, visitOf(visit));
      if (!came.ok) return ok({ to: signInPage('/my', 'failed') });
      return arrived(visit, provider, came.value.person, came.value.way);
    },
    ownProvider: async ({ caller }) =>
      ok(provider === undefined ? { linked: false } : { name: provider.name, linked: await provider.isLinked(caller.person!) }),
    linkProvider: async (visit, { body }) => {
      const session = visit.session!;
      // Only a moment after proving the account with what it had before: never silently.
      if (!isFresh(session)) throw stepUpNeeded();
      const found = await identity.oneTime.take(body.link, 'link');
      const account = await identity.account(session.person);
      if (provider === undefined || found === undefined || found.person !== account?.person || found.content['bound'] !== visitOf(visit))
        return fail({ notFound: 'link' });
      if (await provider.link(String(found.content['subject']), session.person)) await identity.notify(session.person, 'provider');
      return ok({ name: provider.name, linked: true });
    },
    unlinkProvider: async ({ session }) => {
      if (!isFresh(session!)) throw stepUpNeeded();
      const { person } = session!;
      if (!(await identity.hasPassword(person)) && (await identity.passkeys.of(person)).length === 0) throw lastWay();
      await identity.unlinkProviders(person);
      return ok({ ...(provider !== undefined && { name: provider.name }), linked: false });
    },
  };

  async function arrived(visit: Visit, from: Provider, came: ProvidedPerson, way: WayThere): Promise<Result<{ to: string }, Declined>> {
    const known = await from.personOf(came);
    if (way.person !== undefined) {
      // A session that ended meanwhile, or is another one's, adds nothing.
      if (visit.session?.person !== way.person) return ok({ to: signInPage(way.to, 'failed') });
      if (known !== undefined && known !== way.person) return ok({ to: accountPage(way.to, 'taken') });
      if (known === undefined && (await from.link(came.subject, way.person))) await identity.notify(way.person, 'provider');
      return ok({ to: accountPage(way.to, 'linked') });
    }
    if (known !== undefined) return signedIn(visit, known, way.to);
    if (way.invitation !== undefined) return invited(visit, from, came, way.invitation, way.to);
    if (came.email === undefined) return ok({ to: signInPage(way.to, 'unverified') });
    const owner = await identity.holder(came.email);
    if (owner !== undefined) {
      // The address has an account: the visitor proves that account first, with what it has, and the two are linked then.
      const { bound } = way;
      const content = { subject: came.subject, bound };
      const { secret } = await identity.oneTime.make({ purpose: 'link', person: owner.person, content, livesMs: 10 * 60_000 });
      return ok({ to: `${languageOf(way.to)}/sign-in?link=${secret}&to=${encodeURIComponent(way.to)}` });
    }
    return joined(visit, from, came, { email: came.email, name: came.name ?? came.email }, (person) => enrol(visit.caller, person), way.to);
  }

  async function invited(visit: Visit, from: Provider, came: ProvidedPerson, secret: string, to: string) {
    const invitation = await identity.invitations.take(secret);
    if (invitation === undefined) return ok({ to: signInPage(to, 'invitation') });
    const { email, name, by } = invitation;
    return joined(
      visit,
      from,
      came,
      { email, name },
      (person) => enrol({ ...visit.caller, person: by }, { ...person, colleague: true }),
      to,
    );
  }

  async function joined(
    visit: Visit,
    from: Provider,
    came: ProvidedPerson,
    newcomer: { readonly email: string; readonly name: string },
    enrolled: (person: { readonly person: string; readonly name: string }) => Promise<boolean>,
    to: string,
  ) {
    const added = await identity.addAccount({ ...newcomer, confirmed: true });
    if (!added.ok) return ok({ to: signInPage(to, 'taken') });
    const { person, name } = added.value;
    if ((await from.link(came.subject, person)) && (await enrolled({ person, name }))) return signedIn(visit, person, to);
    await identity.erase(person);
    return ok({ to: signInPage(to, 'failed') });
  }

  async function signedIn(visit: Visit, person: string, to: string) {
    if ((await identity.account(person))?.deactivated !== false) return ok({ to: signInPage(to, 'off') });
    await enter(visit, await identity.open(person, agentOf(visit), 'provider'));
    return ok({ to });
  }
};

const backAt = ({ caller }: Visit): string => `${caller.origin}/api/provider/back`;

/** Only a page of our own, never an address that a link brought in from outside. */
const ownPage = (to: string | undefined): string => (to !== undefined && /^\/(?![/\\])[^\\\s]*$/.test(to) ? to : '/my');

/** The prefix of a language, where an address has one: `/my` and `/ask` are pages. */
const languageOf = (to: string): string =>
  /^\/(?!my(?:\/|$)|ask(?:\/|$)|law(?:\/|$))[a-z]{2,3}(-[A-Za-z0-9]{2,8})*(?=\/|$)/.exec(to)?.[0] ?? '';

const signInPage = (to: string, came: Came): string => `${languageOf(to)}/sign-in?provider=${came}&to=${encodeURIComponent(to)}`;

const accountPage = (to: string, came: Came): string => `${languageOf(to)}/my/account?provider=${came}`;
