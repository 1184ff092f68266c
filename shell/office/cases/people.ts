import type { Answering, Caller, Declined, PeoplePage } from '#contract';
import { ok, type Result } from '#law/ground';
import type { PowerKind } from '#law/pack';
import { sealedText } from '#shell/vault';
import { keeperRoles } from '../meetings/committee.ts';
import { forOfficialsOnly, notFound, refused } from './declined.ts';
import type { Desk } from './desk.ts';
import { packToday, readerFor, todayOf } from './look.ts';
import { type Entry, enter, entered, isKnown, lastDay, mayDo, noSuchPerson, term, withoutPower } from './people-book.ts';
import { enterAndShow, peoplePage, peopleSeenBy } from './people-page.ts';
import { say } from './say.ts';

export { enter } from './people-book.ts';

export const people =
  (desk: Desk): Answering<'people'> =>
  async ({ person }) => {
    const reader = await readerFor(desk, person);
    return reader.held.length === 0 ? forOfficialsOnly() : ok(await peoplePage(desk, person === undefined ? {} : { person }));
  };

/** What only somebody with a power of the office may do. */
export const withPower = async (
  desk: Desk,
  caller: Caller,
  power: PowerKind,
  act: () => Promise<Result<PeoplePage, Declined>>,
): Promise<Result<PeoplePage, Declined>> => ((await mayDo(desk, caller, power)) ? act() : withoutPower(desk, power));

/** Seats of a committee are given with the power `seat-members`, or by the role that keeps its meetings. */
const asKeeper = async (
  desk: Desk,
  caller: Caller,
  committee: string,
  act: () => Promise<Result<PeoplePage, Declined>>,
): Promise<Result<PeoplePage, Declined>> => {
  const { posts } = await readerFor(desk, caller.person);
  if (!keeperRoles(packToday(desk), committee).some((role) => posts.includes(role))) return withPower(desk, caller, 'seat-members', act);
  return act();
};

export const giveSeat =
  (desk: Desk): Answering<'giveSeat'> =>
  (caller, { body }) =>
    asKeeper(desk, caller, body.committee, async () => {
      const committee = packToday(desk).committees[body.committee];
      const seats = committee?.seats[body.category];
      if (committee === undefined || seats === undefined) return notFound(body.committee, say('giveSeat.thereIsNoSuch'));
      const { person, category, chair, case: forCase } = body;
      const office = await desk.keeper.store.office.read();
      if (!(await isKnown(desk, office, person))) return noSuchPerson(person);
      const today = todayOf(desk);
      const held = office
        .members(committee.name, today, forCase ?? '')
        .filter((seat) => seat.category === category && seat.id !== person && (seat.until === undefined || seat.until >= today));
      if (held.length >= seats) return refused('noSeatLeft', { seats }, say('giveSeat.allSeatsOfThis'));
      const only = { ...(chair === undefined ? {} : { chair }), ...(forCase === undefined ? {} : { case: forCase }) };
      return enterAndShow(desk, caller, [{ type: 'seatTaken', person, committee: committee.name, category, ...only, ...term(desk, body) }]);
    });

export const endSeat =
  (desk: Desk): Answering<'endSeat'> =>
  async (caller, { id, body }) => {
    const taken = await entered(desk, id, 'seatTaken');
    if (taken === undefined) return notFound(id);
    const forCase = taken.case === undefined ? {} : { case: taken.case };
    return asKeeper(desk, caller, taken.committee, () =>
      enterAndShow(desk, caller, [
        { type: 'seatLeft', person: taken.person, committee: taken.committee, ...forCase, on: lastDay(desk, body.until) },
      ]),
    );
  };

/** For oneself; for another only with the power `seat-members`. Of what it is about, a party's page shows nothing. */
export const declareInterest =
  (desk: Desk): Answering<'declareInterest'> =>
  async (caller, { body }) => {
    if (body.person !== caller.person && !(await mayDo(desk, caller, 'seat-members'))) return forOfficialsOnly();
    const office = await desk.keeper.store.office.read();
    for (const id of [body.person, body.in])
      if (!(await isKnown(desk, office, id)) && office.organisation(id) === undefined) return noSuchPerson(id);
    const note = (body.note ?? '').trim() === '' ? undefined : sealedText(body.note!.trim());
    const declared: Entry = {
      type: 'interestDeclared',
      person: body.person,
      in: body.in,
      ...(note === undefined ? {} : { note: note.commitment }),
    };
    await enter(desk, caller, [declared], note === undefined ? {} : { texts: [note] });
    return ok(await peopleSeenBy(desk, caller));
  };

export const endInterest =
  (desk: Desk): Answering<'endInterest'> =>
  (caller, { id }) =>
    withPower(desk, caller, 'seat-members', async () => {
      const declared = await entered(desk, id, 'interestDeclared');
      return declared === undefined
        ? notFound(id)
        : enterAndShow(desk, caller, [{ type: 'interestWithdrawn', person: declared.person, in: declared.in }]);
    });
