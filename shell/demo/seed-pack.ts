import { addDays, type Day, daysBetween, localDay, zoneOf } from '#law/ground';
import type { Pack } from '#law/pack';
import { playAll } from './agenda.ts';
import { type Cast, castOf } from './cast.ts';
import { chanceOf } from './chance.ts';
import { daysOf } from './days.ts';
import { handOut } from './hand-out.ts';
import { addAccounts, enter, keepPeople, peopleEntered } from './people.ts';
import type { DemoCity, DemoOptions, Progress } from './player.ts';
import { type Outcome, tell } from './telling.ts';
import { toursOf } from './tours.ts';
import { packTold, planYear, type Year } from './year.ts';

/** What became of the examples and stories of a pack in the year of its demo. */
export interface YearTold {
  readonly orders: number;
  readonly told: number;
  /** The law refused a step on the way, where other cases of the year stood in it; the case stays where it stood. */
  readonly cutShort: readonly Outcome[];
  readonly leftOut: Year['leftOut'];
}

const lived = 390;
const minute = 60_000;
const opensAt = (9 * 60 + 40) * minute;

/**
 * Lives through a year of a place that does not exist, made from a pack's own examples and the stories in its `demo/`: each on its days moved into
 * that year, through the orders that people can give. Needs an empty store in which the text is installed.
 * @param whole the pack with its demo; the text in the store has none
 */
export const seedPack = async (
  { store, keeper, clock, identity }: Omit<DemoCity, 'shelf'>,
  whole: Pack,
  { seed = 'ordinance', until, cases = 90, small = false }: DemoOptions & { readonly cases?: number },
  progress: Progress = () => {},
): Promise<YearTold> => {
  const pack = packTold(whole, cases, small);
  const zone = zoneOf(pack.zone);
  const days = daysOf(pack.calendars[pack.calendar]!, zone);
  const from = later(addDays(until, -lived), pack.version);
  const opening = days.start(from) + 8 * 60 * minute;
  clock.set(opening);
  const cast = castOf(pack, addDays(from, -60));
  await addAccounts(identity, cast.people);
  await keepPeople(store, cast.people, toursOf(pack.demo, pack, cast.people));
  await keeper.catchUpAll();
  await enter(store, opening, pack.zone, peopleEntered(cast, addDays(from, -60)));

  const chance = chanceOf(seed);
  const today = days.isWorking(until) ? until : days.work(until, -1);
  const year = planYear(pack, cast, { from, today, days, chance, cases });
  const outcomes: Outcome[] = [];
  const stories = year.tellings.map((telling, index) =>
    tell({ pack, store, days, chance: chance.branch(`telling ${index}`) }, telling, (outcome) => outcomes.push(outcome)),
  );
  const span = Math.max(1, daysBetween(from, until));
  const orders = await playAll({ keeper, clock, zone: pack.zone }, stories, days.start(until) + opensAt, (at) =>
    progress(Math.min(span, daysBetween(from, localDay(zone, at))), span),
  );
  await handOut(store, clock.now(), pack.zone, colleaguesIn(cast));
  progress(span, span);
  return { orders, told: year.tellings.length, cutShort: outcomes.filter(({ refused }) => refused !== undefined), leftOut: year.leftOut };
};

/** Role → those who share its work; what falls to one person alone needs no handing out. */
const colleaguesIn = ({ people }: Cast): ReadonlyMap<string, readonly string[]> => {
  const holders = Map.groupBy(
    people.flatMap(({ person, posts = [] }) => posts.map(({ role }) => ({ person, role }))),
    ({ role }) => role,
  );
  return new Map([...holders].flatMap(([role, all]) => (all.length < 2 ? [] : [[role, all.map(({ person }) => person)] as const])));
};

const later = (one: Day, other: Day): Day => (one > other ? one : other);
