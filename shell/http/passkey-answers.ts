import type { Asked, Passkeys, ProofWays } from '#contract';
import { fail, ok } from '#law/ground';
import type { KnownSession } from '#shell/identity';
import { type AnswerParts, type Answers, agentOf, instant, noSuchLink, proved, type Visit } from './identity-parts.ts';
import { newcomerPasskey } from './newcomer.ts';
import { accountOff, lastWay, needsOneKey, passkeyRefused, stepUpNeeded } from './problems.ts';
import { visitIn, visitOf } from './visit.ts';

type PasskeyEndpoint =
  | 'passkeys'
  | 'passkeyOptions'
  | 'addPasskey'
  | 'renamePasskey'
  | 'removePasskey'
  | 'invitationPasskey'
  | 'signInPasskey'
  | 'signInWithPasskey'
  | 'proofWays'
  | 'proofPasskey'
  | 'prove';

/** Passkeys, and proving once more who one is. */
export const passkeyAnswers = ({ identity, enter, isFresh }: AnswerParts): Answers<PasskeyEndpoint> => {
  const { passkeys } = identity;
  const page = async (person: string): Promise<Passkeys> => ({
    passkeys: (await passkeys.of(person)).map(({ id, name, madeMs, usedMs, backedUp }) => ({
      id,
      name,
      made: instant(madeMs),
      ...(usedMs !== null && { used: instant(usedMs) }),
      backedUp,
    })),
  });
  const ways = async (session: KnownSession, fresh = isFresh(session)): Promise<ProofWays> => {
    const [password, own] = await Promise.all([identity.hasPassword(session.person), passkeys.of(session.person)]);
    return { fresh, password, passkey: own.length > 0 };
  };

  return {
    passkeys: async ({ caller }) => ok(await page(caller.person!)),
    passkeyOptions: async (visit) => {
      if (!isFresh(visit.session!)) throw stepUpNeeded();
      const account = await identity.account(visit.session!.person);
      if (account === undefined) return fail({ notFound: 'account' });
      return ok(plain(await passkeys.optionsToAdd(account, 'add', inSession(visit))));
    },
    addPasskey: async (visit, { body }) => {
      if (!isFresh(visit.session!)) throw stepUpNeeded();
      const made = await passkeys.check(whole(body.made) as never, 'add', inSession(visit));
      if (made === undefined || made.person !== visit.session!.person || !(await passkeys.keep(made, body.name))) throw passkeyRefused();
      await identity.notify(made.person, 'passkey');
      return ok(await page(made.person));
    },
    renamePasskey: async ({ caller }, { id, body }) =>
      (await passkeys.rename(caller.person!, id, body.name)) ? ok(await page(caller.person!)) : fail({ notFound: id }),
    removePasskey: async ({ caller, session }, { id }) => {
      if (!isFresh(session!)) throw stepUpNeeded();
      const [own, others] = await Promise.all([passkeys.of(caller.person!), identity.hasOtherWay(caller.person!)]);
      if (!own.some((one) => one.id === id)) return fail({ notFound: id });
      if (own.length === 1 && !others) throw lastWay();
      await passkeys.remove(caller.person!, id);
      return ok(await page(caller.person!));
    },
    invitationPasskey: async (visit, { token }) => {
      const found = await identity.invitations.look(token);
      return found === undefined ? fail(noSuchLink(token)) : ok(await newcomerPasskey(identity, visit, found));
    },
    signInPasskey: async (visit) =>
      ok(plain(await passkeys.optionsToUse('sign-in', { origin: visit.caller.origin!, bound: visitIn(visit) }))),
    signInWithPasskey: async (visit, { body }) => {
      const ceremony = { origin: visit.caller.origin!, bound: visitOf(visit) };
      const person = await passkeys.use(whole(body.used), 'sign-in', ceremony);
      const account = person === undefined ? undefined : await identity.account(person);
      if (account === undefined) throw passkeyRefused();
      if (account.deactivated) throw accountOff();
      return ok(await enter(visit, await identity.open(account.person, agentOf(visit), 'passkey')));
    },
    proofWays: async ({ session }) => ok(await ways(session!)),
    proofPasskey: async (visit) => ok(plain(await passkeys.optionsToUse('prove', inSession(visit), visit.session!.person))),
    prove: async (visit, { body }) => {
      const session = visit.session!;
      if ((body.password === undefined) === (body.used === undefined)) throw needsOneKey();
      if (body.password !== undefined) await proved(identity, session, body.password);
      else {
        const person = await passkeys.use(whole(body.used!), 'prove', inSession(visit));
        if (person !== session.person) throw passkeyRefused();
        await identity.proved(session.id, 'passkey');
      }
      return ok(await ways(session, true));
    },
  };
};

const inSession = ({ caller, session }: Visit) => ({ origin: caller.origin!, bound: session!.id });

const plain = (options: object) => ({ options: options as Readonly<Record<string, unknown>> });

/** What the library reads besides, and what no check of ours rests on. */
const whole = <T extends Asked<'signInWithPasskey'>['body']['used'] | Asked<'addPasskey'>['body']['made']>(answer: T) => ({
  ...answer,
  response: { ...answer.response },
  clientExtensionResults: {},
});
