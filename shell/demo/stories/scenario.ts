import { addDays, daysBetween, localDay, zoneOf } from '#law/ground';
import { playAll, type Story } from '../agenda.ts';
import { type Chance, chanceOf } from '../chance.ts';
import { type Days, daysOf } from '../days.ts';
import { handOut } from '../hand-out.ts';
import { ownDemo } from '../pack-demo.ts';
import { addAccounts, enter, keepPeople, peopleEntered } from '../people.ts';
import type { DemoCity, DemoOptions, Progress } from '../player.ts';
import { toursOf } from '../tours.ts';
import { cityCast, seatedFrom } from './city-people.ts';
import { cityStories } from './city-plan.ts';
import { planOf, type Slot } from './plan.ts';
import { type DemoProduct, productsFor } from './products.ts';
import { Scene } from './scene.ts';
import { stageSlots } from './stage-slots.ts';

/** Days of life before today: enough for the first reports after a year to have fallen due. */
const lived = 390;
const minute = 60_000;
/** The city is opened at twenty to ten: the morning's post is in, and a committee sits. */
const opensAt = (9 * 60 + 40) * minute;

/**
 * Lives through a year of a city that does not exist: every person, company and product is invented, every order is one that people
 * can give, and whatever falls due in between the law does. Needs an empty store in which the law is installed.
 */
export const seedDemo = async (
  { store, shelf, keeper, clock, identity }: DemoCity,
  { seed = 'ordinance', products = 165, until }: DemoOptions,
  progress: Progress = () => {},
): Promise<{ readonly orders: number }> => {
  const { pack } = shelf.on(until);
  const zone = zoneOf(pack.zone);
  const days = daysOf(pack.calendars[pack.calendar]!, zone);
  const from = addDays(until, -lived);
  const opening = days.start(from) + 8 * 60 * minute;
  clock.set(opening);
  const begins = addDays(from, -60);
  const demo = ownDemo();
  const cast = cityCast({ ...pack, demo }, begins);
  await addAccounts(identity, cast.people);
  await keepPeople(store, cast.people, toursOf(demo));
  // From its first day on the city keeps its calendar.
  await keeper.catchUpAll();
  await enter(store, opening, pack.zone, peopleEntered(cast, begins, seatedFrom(begins)));

  const chance = chanceOf(seed);
  const today = days.isWorking(until) ? until : days.work(until, -1);
  const plot = { days, from, today, chance: chance.branch('plan'), forms: pack.forms, duties: await keeper.calendar.coming(today) };
  const stories = [
    ...productStories(chance, days, planOf(plot, products, stageSlots(plot))),
    ...sideStories(chance, days, cityStories(plot, products)),
  ];
  const orders = await playAll({ keeper, clock, zone: pack.zone }, stories, days.start(until) + opensAt, (at) =>
    progress(Math.min(lived, daysBetween(from, localDay(zone, at))), lived),
  );
  await handOut(store, clock.now(), pack.zone, new Map([['officer', ['demo-lin', 'demo-chen', 'demo-guo', 'demo-dong']]]));
  progress(lived, lived);
  return { orders };
};

const productStories = (chance: Chance, days: Days, plan: readonly Slot[]): readonly Story[] => {
  const pools = {
    assessment: endless(chance.branch('assessment').shuffled(productsFor('assessment'))),
    trial: endless(chance.branch('trial').shuffled(productsFor('trial'))),
    recognition: endless(chance.branch('recognition').shuffled(productsFor('recognition'))),
    disclosure: endless(chance.branch('disclosure').shuffled(productsFor('disclosure'))),
  };
  return plan.map(({ of, play }, index) => {
    const product = pools[of].next().value;
    return play(new Scene(chance.branch(`product ${index}`), days, product.name), product);
  });
};

const sideStories = (chance: Chance, days: Days, stories: ReturnType<typeof cityStories>): readonly Story[] =>
  stories.map((play, index) => play(new Scene(chance.branch(`city ${index}`), days, 'Demo city 演示城市')));

/** A larger city has second editions. */
function* endless(products: readonly DemoProduct[]): Generator<DemoProduct, never> {
  for (let edition = 1; ; edition += 1) {
    for (const product of products)
      yield edition === 1 ? product : { ...product, name: product.name.replace(/(?= \(Demo\)$|（演示）$)/, ` ${edition}`) };
  }
}
