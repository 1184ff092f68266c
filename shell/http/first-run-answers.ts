import type { Declined } from '#contract';
import { fail, ok } from '#law/ground';
import { type AnswerParts, type Answers, agentOf } from './identity-parts.ts';
import { addNewcomer, newcomerPasskey } from './newcomer.ts';
import { say } from './say.ts';

type FirstRunEndpoint = 'firstRun' | 'firstRunPasskey' | 'openCity';

/** The city's first administrator, made with the code of the console. Once there is one, none of this is there any more. */
export const firstRunAnswers = ({ identity, office, enter }: AnswerParts): Answers<FirstRunEndpoint> => ({
  firstRun: async ({ caller }) => {
    const posts = await office.firstPosts(caller);
    return posts === undefined ? fail({ notFound: 'first-run' }) : ok({ posts });
  },
  firstRunPasskey: async (visit, { body: { code, ...newcomer } }) => {
    if ((await office.firstPosts(visit.caller)) === undefined) return fail({ notFound: 'first-run' });
    if (!(await identity.firstRun.isGood(code))) return wrongCode();
    return ok(await newcomerPasskey(identity, visit, newcomer));
  },
  openCity: async (visit, { body: { code, email, name, role, lang, ...key } }) => {
    const posts = await office.firstPosts(visit.caller);
    if (posts === undefined) return fail({ notFound: 'first-run' });
    if (!(await identity.firstRun.isGood(code))) return wrongCode();
    if (!posts.some((post) => post.role.name === role)) return fail({ notFound: role });
    // A weak password costs no code, so the account comes first; its address is confirmed by a link as everybody's.
    const added = await addNewcomer(identity, visit, { email, name, confirmed: false }, key);
    const opened = (await identity.firstRun.take(code)) ? await office.openCity(visit.caller, { person: added.person, role }) : wrongCode();
    if (opened.ok) {
      await identity.askToConfirm(added.person, lang);
      return ok(await enter(visit, await identity.open(added.person, agentOf(visit), added.by)));
    }
    await identity.erase(added.person);
    return opened;
  },
});

const wrongCode = (): { readonly ok: false; readonly error: Declined } =>
  fail({
    refusal: 'wrongCode',
    basis: [],
    text: say('wrongCode.thisIsNotThe'),
    wayOut: say('wrongCode.startTheServerAgain'),
  });
