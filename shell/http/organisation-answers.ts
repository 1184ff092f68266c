import { fail } from '#law/ground';
import type { AnswerParts, Answers } from './identity-parts.ts';
import { tooMany } from './problems.ts';
import { say } from './say.ts';

/** An organisation confirmed by a code that travels to its registered address. */
export const organisationAnswers = ({ identity, office }: AnswerParts): Answers<'writeToOrganisation' | 'enterOrganisationCode'> => ({
  writeToOrganisation: async ({ caller }, { id, body: { address } }) =>
    office.writeToOrganisation(caller, { id, address, makeCode: () => identity.organisationCodes.make(id) }),
  enterOrganisationCode: async ({ caller }, { id, body: { code } }) => {
    const may = await office.mayEnterCode(caller, id);
    if (!may.ok) return may;
    const taken = await identity.organisationCodes.take(id, code);
    if (taken === 'tooMany') throw tooMany(3600);
    if (taken === 'wrong')
      return fail({
        refusal: 'wrongCode',
        basis: [],
        text: say('organisationAnswers.thisIsNotThe'),
        wayOut: say('organisationAnswers.compareItWithThe'),
      });
    const confirmed = await office.confirmByLetter(caller, id);
    return confirmed.ok ? office.ownOrganisations(caller, {}) : confirmed;
  },
});
