import type { AccountsPage, Caller, OfficePower } from '#contract';
import { fail, ok } from '#law/ground';
import { type AnswerParts, type Answers, agentOf, instant, noSuchLink, proved } from './identity-parts.ts';
import { addNewcomer } from './newcomer.ts';
import { emailInUse, noPower, notOneself, stepUpNeeded, weakPassword } from './problems.ts';
import { say } from './say.ts';

type AccountEndpoint =
  | 'endAllSessions'
  | 'account'
  | 'changePassword'
  | 'changeEmail'
  | 'closeAccount'
  | 'confirmEmail'
  | 'askReset'
  | 'resetStands'
  | 'resetPassword'
  | 'invitation'
  | 'acceptInvitation'
  | 'accounts'
  | 'invite'
  | 'revokeInvitation'
  | 'deactivateAccount'
  | 'reactivateAccount';

const done = ok({ done: true } as const);

/** One's own account, the links that lead to one, and what the office does with accounts. */
export const accountAnswers = ({ identity, office, enter, isFresh, leave }: AnswerParts): Answers<AccountEndpoint> => {
  const page = async (caller: Caller): Promise<AccountsPage> => {
    const [mayInvite, mayDeactivate] = await Promise.all([office.may(caller, 'add-people'), office.may(caller, 'deactivate-accounts')]);
    if (!mayInvite && !mayDeactivate) throw noPower();
    const [accounts, open] = await Promise.all([identity.accounts(), identity.invitations.open()]);
    const names = new Map(accounts.map(({ person, name }) => [person, name]));
    return {
      mayInvite,
      mayDeactivate,
      invitations: open.map(({ id, email, name, by, untilMs }) => ({ id, email, name, by: names.get(by) ?? by, until: instant(untilMs) })),
      accounts: accounts.map((account) => ({ ...account, ...(account.person === caller.person ? { own: true } : {}) })),
    };
  };
  const withPower = async (caller: Caller, power: OfficePower): Promise<void> => {
    if (!(await office.may(caller, power))) throw noPower();
  };

  return {
    endAllSessions: async (visit) => {
      await identity.endAll(visit.caller.person!);
      leave(visit);
      return done;
    },
    account: async ({ caller }) => {
      const [account, hasPassword, leaving] = await Promise.all([
        identity.account(caller.person!),
        identity.hasPassword(caller.person!),
        office.leaving(caller),
      ]);
      if (account === undefined) return fail({ notFound: 'account' });
      const { name, email, confirmed } = account;
      return ok({ name, email, confirmed, hasPassword, ...leaving });
    },
    changePassword: async ({ session }, { body }) => {
      if (body.current === undefined ? !isFresh(session!) : !(await proved(identity, session!, body.current))) throw stepUpNeeded();
      const set = await identity.setPassword(session!.person, body.password, session!.id);
      if (!set.ok) throw weakPassword(set.error);
      return done;
    },
    changeEmail: async ({ session }, { body }) => {
      const account = await identity.account(session!.person);
      const another = body.email !== undefined && body.email.trim().toLowerCase() !== account?.email;
      if (another && !isFresh(session!)) throw stepUpNeeded();
      await identity.askToConfirm(session!.person, body.lang, another ? body.email : undefined);
      return done;
    },
    closeAccount: async (visit) => {
      if (!isFresh(visit.session!)) throw stepUpNeeded();
      const { obstacles } = await office.leaving(visit.caller);
      if (obstacles.length > 0)
        return fail({
          refusal: 'somethingOpen',
          basis: [],
          text: say('accountAnswers.thisAccountStillHas'),
          about: { open: obstacles.map((one) => one.text.en) },
          wayOut: obstacles[0]!.text,
        });
      await office.left(visit.caller);
      await identity.erase(visit.session!.person);
      leave(visit);
      return done;
    },
    confirmEmail: async (_, { token }) => {
      const confirmed = await identity.confirmEmail(token);
      if (confirmed.ok) return ok({ email: confirmed.value.email });
      if (confirmed.error === 'emailInUse') throw emailInUse();
      return fail(noSuchLink(token));
    },
    askReset: async (_, { body }) => {
      await identity.resets.ask(body.email, body.lang);
      return done;
    },
    resetStands: async (_, { token }) => ((await identity.resets.isGood(token)) ? ok({ good: true }) : fail(noSuchLink(token))),
    resetPassword: async (visit, { token, body }) => {
      const finished = await identity.resets.finish(token, body.password);
      if (finished.ok) {
        leave(visit);
        return done;
      }
      if (finished.error === 'noSuchLink') return fail(noSuchLink(token));
      throw weakPassword(finished.error);
    },
    invitation: async (_, { token }) => {
      const found = await identity.invitations.look(token);
      return found === undefined ? fail(noSuchLink(token)) : ok({ email: found.email, name: found.name, until: instant(found.untilMs) });
    },
    acceptInvitation: async (visit, { token, body }) => {
      const looked = await identity.invitations.look(token);
      if (looked === undefined) return fail(noSuchLink(token));
      const { email, name, by } = looked;
      // Looked at before the link is used up, so that a weak password costs no invitation.
      const added = await addNewcomer(identity, visit, { email, name }, body);
      const taken = await identity.invitations.take(token);
      // Anyone who invited must still be the one who may: the office looks at that person's posts of today.
      const enrolled =
        taken === undefined
          ? fail(noSuchLink(token))
          : await office.enrol({ ...visit.caller, person: by }, { person: added.person, name, colleague: true });
      if (enrolled.ok) return ok(await enter(visit, await identity.open(added.person, agentOf(visit), added.by)));
      await identity.erase(added.person);
      return enrolled;
    },
    accounts: async ({ caller }) => ok(await page(caller)),
    invite: async ({ caller }, { body }) => {
      await withPower(caller, 'add-people');
      if ((await identity.holder(body.email)) !== undefined) throw emailInUse();
      await identity.invitations.invite({ ...body, by: caller.person! });
      return ok(await page(caller));
    },
    revokeInvitation: async ({ caller }, { id }) => {
      await withPower(caller, 'add-people');
      return (await identity.invitations.revoke(id)) ? ok(await page(caller)) : fail({ notFound: id });
    },
    deactivateAccount: async ({ caller }, { id }) => {
      await withPower(caller, 'deactivate-accounts');
      if (id === caller.person) throw notOneself();
      return (await identity.deactivate(id)) ? ok(await page(caller)) : fail({ notFound: id });
    },
    reactivateAccount: async ({ caller }, { id }) => {
      await withPower(caller, 'deactivate-accounts');
      if (id === caller.person) throw notOneself();
      return (await identity.reactivate(id)) ? ok(await page(caller)) : fail({ notFound: id });
    },
  };
};
