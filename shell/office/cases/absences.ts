import type { Answering, Caller } from '#contract';
import { type Day, fail, ok } from '#law/ground';
import { keeperRoles } from '../meetings/committee.ts';
import { heldAlone } from '../powers.ts';
import { notFound, refused } from './declined.ts';
import type { Desk } from './desk.ts';
import { packToday, readerFor, todayOf } from './look.ts';
import { type Entry, entered, isKnown, mayDo, noSuchPerson, withoutPower } from './people-book.ts';
import { enterAndShow } from './people-page.ts';
import { mayRevoke } from './people-rules.ts';
import { say } from './say.ts';
import { standInFor } from './stand-in-rules.ts';

/** An absence from one day to another, and who stands in for as long and no longer. For oneself; for another with the power `note-absences`, or as the keeper of a committee's meetings. */
export const noteAbsence =
  (desk: Desk): Answering<'noteAbsence'> =>
  async (caller, { body }) => {
    const span = { from: body.from as Day, until: body.until as Day };
    if (span.until < span.from) return refused('notInDomain', {}, say('noteAbsence.theLastDayIs'));
    const keeps = await keepsFor(desk, caller, body.person);
    if (body.person !== caller.person && !keeps && !(await mayDo(desk, caller, 'note-absences')))
      return withoutPower(desk, 'note-absences');
    const office = await desk.keeper.store.office.read();
    if (!(await isKnown(desk, office, body.person))) return noSuchPerson(body.person);
    const away: Entry = { type: 'away', person: body.person, ...span };
    const deputies: Entry[] = [];
    if (body.deputy !== undefined) {
      const wanted = { person: body.person, deputy: body.deputy, today: todayOf(desk), ...span, roles: body.roles };
      const found = standInFor(packToday(desk), office, wanted);
      if ('refusal' in found) return fail({ ...found, basis: [] });
      deputies.push({ type: 'delegated', person: body.person, to: body.deputy, ...found, ...span });
    }
    const shown = await enterAndShow(desk, caller, [away, ...deputies]);
    const alone = heldAlone(packToday(desk), office, body.person, span.from);
    if (!shown.ok || alone.length === 0 || deputies.length > 0) return shown;
    return ok({ ...shown.value, notice: nobodyLeft });
  };

const nobodyLeft = say('nobodyLeft.notedWhileThisPerson');

/** Revokes a stand-in from today on: for the absent person, the stand-in, and those who may note absences or give posts. */
export const revokeStandIn =
  (desk: Desk): Answering<'revokeStandIn'> =>
  async (caller, { id }) => {
    const given = await entered(desk, id, 'delegated');
    if (given === undefined) return notFound(id, say('revokeStandIn.thereIsNoSuch'));
    if (!mayRevoke(desk, await desk.keeper.store.office.read(), caller.person, { giver: given.person, deputy: given.to }))
      return refused('notThisRole');
    const { person, to, from } = given;
    return enterAndShow(desk, caller, [{ type: 'delegationRevoked', person, to, from, on: todayOf(desk) }]);
  };

const keepsFor = async (desk: Desk, caller: Caller, person: string): Promise<boolean> => {
  const pack = packToday(desk);
  const [{ posts, today }, office] = await Promise.all([readerFor(desk, caller.person), desk.keeper.store.office.read()]);
  return Object.keys(pack.committees).some(
    (name) =>
      keeperRoles(pack, name).some((role) => posts.includes(role)) && office.members(name, today, '').some(({ id }) => id === person),
  );
};
