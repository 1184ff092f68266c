import { fail, ok } from '#law/ground';
import { type AnswerParts, type Answers, noSuchLink } from './identity-parts.ts';
import type { MandateOffer } from './office-service.ts';

/** Mandates by link: offered by e-mail, accepted by somebody who is signed in. */
export const mandateAnswers = ({ identity, office }: AnswerParts): Answers<'offerMandate' | 'acceptMandate'> => ({
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
});
