import type { Answering, Caller, Declined, OrganisationsWaiting } from '#contract';
import { fail, isNumberOf, ok, plainNumber, type Result } from '#law/ground';
import type { Pack } from '#law/pack';
import type { Office } from '#shell/ledger';
import { forPower, hasPower } from '../powers.ts';
import { refused } from './declined.ts';
import type { Desk } from './desk.ts';
import { packToday, todayOf } from './look.ts';
import { enter } from './people-book.ts';
import { say } from './say.ts';

/** The code of an organisation that registers, as it is kept: checked as the place has it, and nobody else's. */
export const codeOf = (
  pack: Pack,
  office: Pick<Office, 'organisationOf'>,
  written: string | undefined,
): Result<{ code?: string }, Declined> => {
  const number = pack.organisationNumber;
  const code = plainNumber(written ?? '');
  if (number === undefined) return ok(code === '' ? {} : { code });
  if (!isNumberOf(number.kind, code, number.pattern))
    return fail({
      refusal: 'wrongNumber',
      basis: number.basis,
      text: say('codeOf.thisIsNoA', { number: number.title }),
      wayOut: say('codeOf.compareItWithThe'),
    });
  if (office.organisationOf(code) !== undefined)
    return fail({
      refusal: 'numberInUse',
      basis: number.basis,
      text: say('codeOf.anOrganisationWithThis'),
      wayOut: say('codeOf.askItsRepresentativeFor'),
    });
  return ok({ code });
};

/** Anyone who says to be a company may write drafts; filed in its name is only once somebody has looked. */
export const notConfirmedYet = () => refused('organisationNotConfirmed', {}, say('notConfirmedYet.theOfficeHasNot'));

/** Organisations whose first representative waits for the office. */
const waitingPage = async (desk: Desk, caller: Caller): Promise<OrganisationsWaiting> => {
  const [office, names] = await Promise.all([desk.keeper.store.office.read(), desk.names.all()]);
  const today = todayOf(desk);
  return {
    mayConfirm: hasPower(packToday(desk), office, caller.person, 'confirm-organisations', today),
    organisations: office.unconfirmed().map((organisation) => ({
      ...organisation,
      representatives: [...office.persons]
        .filter((person) => office.mandates(person, today).some(({ id }) => id === organisation.id))
        .map((person) => ({ id: person, name: names.get(person) ?? person })),
    })),
  };
};

export const organisationsWaiting =
  (desk: Desk): Answering<'organisationsWaiting'> =>
  async (caller) => {
    const page = await waitingPage(desk, caller);
    return page.mayConfirm ? ok(page) : notThisPower(packToday(desk));
  };

/** The office looked at the papers of the first representative. Nobody confirms an organisation for which they act themselves. */
export const confirmOrganisation =
  (desk: Desk): Answering<'confirmOrganisation'> =>
  async (caller, { id }) => {
    const may = await mayConfirm(desk, caller, id);
    if (!may.ok) return may;
    await enter(desk, caller, [{ type: 'organisationConfirmed', organisation: id, how: 'office' }]);
    return ok(await waitingPage(desk, caller));
  };

/** Whether the caller may say that somebody acts for the organisation, which waits for it. */
export const mayConfirm = async (desk: Desk, caller: Caller, id: string): Promise<Result<true, Declined>> => {
  const office = await desk.keeper.store.office.read();
  const today = todayOf(desk);
  if (!hasPower(packToday(desk), office, caller.person, 'confirm-organisations', today)) return notThisPower(packToday(desk));
  if (!office.waitsForConfirmation(id)) return fail({ notFound: id });
  if (office.mandates(caller.person!, today).some((mandate) => mandate.id === id))
    return refused('ownCase', {}, say('mayConfirm.youActForThis'));
  return ok(true);
};

const notThisPower = (pack: Pack) =>
  fail({
    refusal: 'notThisRole',
    basis: pack.powers['confirm-organisations']?.basis ?? [],
    ...forPower(pack, 'confirm-organisations'),
  });
