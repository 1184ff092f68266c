import type { MandateOffer } from '#contract';
import { fail, ok } from '#law/ground';
import { mandateDeclinedWords, mandateEndedWords } from '#shell/identity';
import { type AnswerParts, type Answers, noSuchLink } from './identity-parts.ts';

/** Mandates by link: offered by e-mail, accepted or declined by somebody who is signed in, and ended by either side. */
export const mandateAnswers = ({
  identity,
  office,
}: AnswerParts): Answers<'offerMandate' | 'acceptMandate' | 'mandateOnOffer' | 'declineMandate' | 'endMandate'> => ({
  offerMandate: async ({ caller }, { id, body }) => {
    const { email, lang, ...span } = body;
    const may = await office.mayGiveMandate(caller, id, span);
    if (!may.ok) return may;
    await identity.offerMandate({ email, lang, name: may.value.name, offer: { ...span, organisation: id, by: caller.person! } });
    return ok({ done: true });
  },
  acceptMandate: async ({ caller }, { token }) => {
    const found = await identity.oneTime.take(token, 'mandate');
    if (found === undefined) return fail(noSuchLink(token));
    const taken = await office.takeMandate(caller, found.content as unknown as MandateOffer);
    return taken.ok ? office.ownOrganisations(caller, {}) : taken;
  },
  mandateOnOffer: async ({ caller }, { token }) => {
    const found = await identity.oneTime.look(token, 'mandate');
    return found === undefined ? fail(noSuchLink(token)) : office.lookAtMandate(caller, found.content as unknown as MandateOffer);
  },
  declineMandate: async ({ caller }, { token, body: { reason } }) => {
    const found = await identity.oneTime.look(token, 'mandate');
    if (found === undefined) return fail(noSuchLink(token));
    const offer = found.content as unknown as MandateOffer;
    const offered = await office.lookAtMandate(caller, offer);
    // Of two who come at once, one declines it, or accepts it.
    if ((await identity.oneTime.take(token, 'mandate')) === undefined) return fail(noSuchLink(token));
    if (!offered.ok) return ok({ done: true });
    const by = (await office.me(caller)).name ?? '';
    await identity.tell(offer.by, mandateDeclinedWords({ organisation: offered.value.name, by, reason }));
    return ok({ done: true });
  },
  endMandate: async ({ caller }, { id, person, body: { reason } }) => {
    const ended = await office.revokeMandate(caller, { id, person });
    if (!ended.ok) return ended;
    const { tell, ...what } = ended.value;
    for (const other of tell) await identity.tell(other, mandateEndedWords({ ...what, reason }));
    return office.ownOrganisations(caller, {});
  },
});
