import type { Answering, Caller, Declined, MandateEnded, MandateOffer, MandateOnOffer, MandateSpan, OwnOrganisations } from '#contract';
import { refuse } from '#law/case';
import { type Day, fail, ok, type Result } from '#law/ground';
import type { Pack } from '#law/pack';
import type { Office } from '#shell/ledger';
import { titled } from '../view/index.ts';
import { refused } from './declined.ts';
import type { Desk } from './desk.ts';
import { packToday, todayOf } from './look.ts';
import { notConfirmedYet } from './organisations.ts';
import { enter } from './people-book.ts';
import { say } from './say.ts';

/** For whom the caller acts, and who else does. */
const page = async (desk: Desk, { person }: Caller): Promise<OwnOrganisations> => {
  const [office, names] = await Promise.all([desk.keeper.store.office.read(), desk.names.all()]);
  const today = todayOf(desk);
  const pack = packToday(desk);
  return {
    organisations: office.mandates(person!, today).map(({ id, name }) => {
      const code = office.codeOf(id);
      const represents = scopeOf(office, person!, id, today) === undefined;
      return {
        id,
        name: name ?? id,
        ...(code === undefined ? {} : { code }),
        confirmed: !office.waitsForConfirmation(id),
        represents,
        mandates: office
          .mandatesOf(id, today)
          .filter((held) => represents || held.person === person)
          .map(({ person: other, from, until, procedures }) => ({
            person: other,
            name: names.get(other) ?? other,
            from,
            ...(until === undefined ? {} : { until }),
            own: other === person,
            ...inProcedures(pack, procedures),
          })),
      };
    }),
    procedures: ofParties(pack).map((name) => titled(pack, name)),
  };
};

/** Procedures in which a party gives orders. */
const ofParties = (pack: Pack): readonly string[] =>
  Object.values(pack.procedures).flatMap(({ name, orders }) =>
    Object.values(orders).some(({ by }) => by.some((role) => pack.roles[role]?.is === 'party')) ? [name] : [],
  );

/** The procedures of a mandate with their titles; nothing where it is for all of them. */
export const inProcedures = (pack: Pack, procedures: readonly string[] | undefined) =>
  procedures === undefined ? {} : { procedures: procedures.map((name) => titled(pack, name)) };

/** The procedures in which alone a person acts for an organisation; nothing where it acts in all of them. */
export const scopeOf = (
  office: Pick<Office, 'mandatesOf'>,
  person: string,
  organisation: string,
  on: Day,
): readonly string[] | undefined => {
  const held = office.mandatesOf(organisation, on).filter((mandate) => mandate.person === person);
  return held.some(({ procedures }) => procedures === undefined)
    ? undefined
    : [...new Set(held.flatMap(({ procedures = [] }) => procedures))];
};

export const ownOrganisations =
  (desk: Desk): Answering<'ownOrganisations'> =>
  async (caller) =>
    ok(await page(desk, caller));

/** Who acts for a confirmed organisation in everything gives mandates of it; who waits to be confirmed, or acts in some procedures alone, gives none. */
export const mayGiveMandate = async (
  desk: Desk,
  { person }: Caller,
  organisation: string,
  { from, until, procedures }: MandateSpan = {},
): Promise<Result<{ readonly name: string }, Declined>> => {
  const office = await desk.keeper.store.office.read();
  const today = todayOf(desk);
  const own = office.mandates(person ?? '', today).find(({ id }) => id === organisation);
  if (own === undefined) return fail({ notFound: organisation });
  if (scopeOf(office, person!, organisation, today) !== undefined)
    return fail(refuse(packToday(desk), 'notAParty', { basis: [] }, { mandate: 'otherProcedures' }));
  if (office.waitsForConfirmation(organisation)) return notConfirmedYet();
  const known = new Set(ofParties(packToday(desk)));
  if (procedures?.some((name) => !known.has(name)) === true) return refused('notInDomain', {}, say('mayGiveMandate.thereIsNoSuch'));
  if (until !== undefined && until < (from ?? today)) return refused('termEnded', {}, say('mayGiveMandate.theLastDayOf'));
  return ok({ name: own.name ?? own.id });
};

/** What a link offers; who offered it must still be able to give it. */
export const lookAtMandate = async (
  desk: Desk,
  caller: Caller,
  { organisation, by, from, until, procedures }: MandateOffer,
): Promise<Result<MandateOnOffer, Declined>> => {
  const may = await mayGiveMandate(desk, { ...caller, person: by }, organisation, { from, until });
  if (!may.ok) return may;
  const names = await desk.names.all();
  return ok({
    name: may.value.name,
    by: names.get(by) ?? by,
    ...(from === undefined ? {} : { from: from as Day }),
    ...(until === undefined ? {} : { until: until as Day }),
    ...inProcedures(packToday(desk), procedures),
  });
};

/** The caller accepts what a representative offered, who must still be one; it begins with its first day and ends with its last. */
export const takeMandate = async (
  desk: Desk,
  caller: Caller,
  { organisation, by, from, until, procedures }: MandateOffer,
): Promise<Result<unknown, Declined>> => {
  const may = await mayGiveMandate(desk, { ...caller, person: by }, organisation, { from, until });
  if (!may.ok) return may;
  const today = todayOf(desk);
  if (until !== undefined && until < today) return refused('termEnded', {}, say('takeMandate.theLastDayOf'));
  const first = from === undefined || from < today ? today : (from as Day);
  const mandate = { type: 'mandateGiven' as const, person: caller.person!, organisation, from: first };
  const limits = { ...(until === undefined ? {} : { until: until as Day }), ...(procedures === undefined ? {} : { procedures }) };
  await enter(desk, { person: by }, [{ ...mandate, ...limits }]);
  return ok({ organisation });
};

/** A representative ends the mandate of a colleague; everybody ends their own, while somebody else represents the organisation. */
export const revokeMandate = async (
  desk: Desk,
  caller: Caller,
  { id, person }: { readonly id: string; readonly person: string },
): Promise<Result<MandateEnded, Declined>> => {
  const office = await desk.keeper.store.office.read();
  const today = todayOf(desk);
  const held = office.mandatesOf(id, today);
  const isOwn = caller.person === person && held.some((one) => one.person === person);
  const may = isOwn && !office.waitsForConfirmation(id) ? ok({}) : await mayGiveMandate(desk, caller, id);
  if (!may.ok) return may;
  if (!held.some((one) => one.person === person)) return fail({ notFound: person });
  const others = held.filter((one) => one.person !== person && one.procedures === undefined).map((one) => one.person);
  if (others.length === 0 && scopeOf(office, person, id, today) === undefined)
    return refused('lastRepresentative', {}, say('revokeMandate.nobodyElseRepresentsThis'));
  await enter(desk, caller, [{ type: 'mandateEnded', person, organisation: id, on: yesterdayOf(today) }]);
  const names = await desk.names.all();
  const called = (who: string): string => names.get(who) ?? who;
  const organisation = office.mandates(person, today).find((one) => one.id === id)?.name ?? id;
  // The other side: whose mandate it was, or those who represent the organisation.
  return ok({ organisation, by: called(caller.person!), of: called(person), tell: isOwn ? [...new Set(others)] : [person] });
};

/** A mandate that is revoked counts no more today: its last day was yesterday. */
const yesterdayOf = (day: Day): Day => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10) as Day;
