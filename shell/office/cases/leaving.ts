import type { Caller, Leaving, OfficePower } from '#contract';
import type { Text } from '#law/ground';
import { hasPower } from '../powers.ts';
import type { Desk } from './desk.ts';
import { packToday, readerFor, todayOf } from './look.ts';
import { enter } from './people.ts';
import { say } from './say.ts';

/** Whether the caller holds a power of the office today. */
export const may = async (desk: Desk, { person }: Caller, power: OfficePower): Promise<boolean> =>
  hasPower(packToday(desk), await desk.keeper.store.office.read(), person, power, todayOf(desk));

/** What stands in the way of closing an account, each with what to do first, and what stays here afterwards. */
export const leaving = async (desk: Desk, { person }: Caller): Promise<Leaving> => {
  if (person === undefined) return { obstacles: [], stays };
  const pack = packToday(desk);
  const today = todayOf(desk);
  const { store } = desk.keeper;
  const [office, reader] = await Promise.all([store.office.read(), readerFor(desk, person)]);
  const seated = Object.values(pack.committees).some((committee) =>
    office.members(committee.name, today, '').some(({ id, until }) => id === person && (until === undefined || until >= today)),
  );
  const alone = office
    .mandates(person, today)
    .filter(
      ({ id }) => ![...office.persons].some((other) => other !== person && office.mandates(other, today).some((held) => held.id === id)),
    );
  const parties = [person, ...alone.map(({ id }) => id)].filter((id) => id === person || reader.self.has(id));
  const open = await store.countCases({ party: parties, ended: false }, 999);
  const obstacles: { text: Text; href?: string }[] = [];
  if (office.postsHeld(person, today).length > 0)
    obstacles.push({
      text: say('leaving.youHoldAPost'),
      href: '/office/people',
    });
  if (seated)
    obstacles.push({
      text: say('leaving.youSitOnA'),
      href: '/office/people',
    });
  if (open > 0)
    obstacles.push({
      text: say('leaving.youAreAParty', { open }),
      href: '/my',
    });
  return { obstacles, stays };
};

const stays: readonly Text[] = [say('stays.casesThatHaveEnded'), say('stays.entriesInThePublic'), say('stays.whatYouGaveAs')];

/** The caller's account was closed: the mandates it held end today. */
export const left = async (desk: Desk, caller: Caller): Promise<void> => {
  const { person } = caller;
  if (person === undefined) return;
  const today = todayOf(desk);
  const mandates = (await desk.keeper.store.office.read()).mandates(person, today);
  if (mandates.length > 0)
    await enter(
      desk,
      caller,
      mandates.map(({ id }) => ({ type: 'mandateEnded' as const, person, organisation: id, on: today })),
    );
};
