import type { OwnOrganisations } from '#contract';
import { type Day, fail, ok, type Result, text } from '#law/ground';
import type { Answering, Caller, Declined } from '#shell/http';
import { refused } from './declined.ts';
import type { Desk } from './desk.ts';
import { todayOf } from './look.ts';
import { notConfirmedYet } from './organisations.ts';
import { enter } from './people.ts';

/** For whom the caller acts, and who else does. */
const page = async (desk: Desk, { person }: Caller): Promise<OwnOrganisations> => {
  const [office, names] = await Promise.all([desk.keeper.store.office.read(), desk.names.all()]);
  const today = todayOf(desk);
  return {
    organisations: office.mandates(person!, today).map(({ id, name }) => {
      const code = office.codeOf(id);
      return {
        id,
        name: name ?? id,
        ...(code === undefined ? {} : { code }),
        confirmed: !office.waitsForConfirmation(id),
        mandates: office.mandatesOf(id, today).map(({ person: other, from, until }) => ({
          person: other,
          name: names.get(other) ?? other,
          from,
          ...(until === undefined ? {} : { until }),
          own: other === person,
        })),
      };
    }),
  };
};

export const ownOrganisations =
  (desk: Desk): Answering<'ownOrganisations'> =>
  async (caller) =>
    ok(await page(desk, caller));

/** A representative of a confirmed organisation gives mandates; one who waits to be confirmed gives none. */
export const mayGiveMandate = async (
  desk: Desk,
  { person }: Caller,
  organisation: string,
): Promise<Result<{ readonly name: string }, Declined>> => {
  const office = await desk.keeper.store.office.read();
  const own = office.mandates(person ?? '', todayOf(desk)).find(({ id }) => id === organisation);
  if (own === undefined) return fail({ notFound: organisation });
  return office.waitsForConfirmation(organisation) ? notConfirmedYet() : ok({ name: own.name ?? own.id });
};

/** The caller accepts what a representative offered, who must still be one; it ends with its last day. */
export const takeMandate = async (
  desk: Desk,
  caller: Caller,
  { organisation, by, until }: { readonly organisation: string; readonly by: string; readonly until?: string },
): Promise<Result<unknown, Declined>> => {
  const may = await mayGiveMandate(desk, { ...caller, person: by }, organisation);
  if (!may.ok) return may;
  const today = todayOf(desk);
  if (until !== undefined && until < today)
    return refused('termEnded', {}, text('The last day of this mandate is over.', '该授权的最后一日已过。'));
  const mandate = { type: 'mandateGiven' as const, person: caller.person!, organisation, from: today };
  await enter(desk, { person: by }, [{ ...mandate, ...(until === undefined ? {} : { until: until as Day }) }]);
  return ok({ organisation });
};

/** A representative ends the mandate of a colleague, or one's own while another is left. */
export const endMandate =
  (desk: Desk): Answering<'endMandate'> =>
  async (caller, { id, person }) => {
    const may = await mayGiveMandate(desk, caller, id);
    if (!may.ok) return may;
    const today = todayOf(desk);
    const held = (await desk.keeper.store.office.read()).mandatesOf(id, today);
    if (!held.some((one) => one.person === person)) return fail({ notFound: person });
    if (held.length === 1)
      return refused('lastRepresentative', {}, text('Nobody else acts for this organisation.', '该单位没有其他代表。'));
    await enter(desk, caller, [{ type: 'mandateEnded', person, organisation: id, on: yesterdayOf(today) }]);
    return ok(await page(desk, caller));
  };

/** A mandate that is revoked counts no more today: its last day was yesterday. */
const yesterdayOf = (day: Day): Day => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10) as Day;
