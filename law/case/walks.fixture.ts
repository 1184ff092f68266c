import fc from 'fast-check';
import { addDays, type Day, type Value } from '#law/ground';
import type { Fact, Pack } from '#law/pack';
import { offers } from './offers.ts';
import { MemoryCity } from './player.ts';

/** One step of a walk: who acts, on which of the cases, with which of his lawful orders and answers, after how many days. */
export interface WalkMove {
  readonly person: string;
  readonly order: number;
  readonly pick: number;
  readonly days: number;
  readonly which: number;
}

export interface Walk {
  readonly pack: Pack;
  readonly people: Readonly<Record<string, readonly string[]>>;
  /** As `assessment/file`. */
  readonly opening: string;
  readonly from: Day;
  readonly pick: number;
  readonly moves: readonly WalkMove[];
}

export const moveOf = (people: Walk['people']): fc.Arbitrary<WalkMove> =>
  fc.record({
    person: fc.constantFrom(...Object.keys(people)),
    order: fc.nat(40),
    pick: fc.nat(5),
    days: fc.constantFrom(0, 0, 0, 1, 3, 12, 40, 400),
    which: fc.nat(5),
  });

/**
 * The city after a walk of lawful orders, with the day it ended on; nothing where the opening is refused.
 * @param look called after each passing of time and each order
 */
export const walked = (
  { pack, people, opening, from, pick, moves }: Walk,
  look: (city: MemoryCity, today: Day) => void = () => undefined,
): { readonly city: MemoryCity; readonly day: Day } | undefined => {
  const city = new MemoryCity(pack, people, {});
  const day = from;
  city.passTo(day);
  const [procedure, order] = opening.split('/') as [string, string];
  const actor = personFor(pack, people, procedure, order);
  const { needs } = pack.procedures[procedure]!.orders[order]!;
  // Guards let few answers in: others are tried until some do.
  let tries = 0;
  while (!city.give({ procedure, order, actor, gives: gives(pack, needs, pick + tries) }).ok) {
    tries += 1;
    if (tries === mostTries) return undefined;
  }
  look(city, day);
  return { city, day: walkOn(city, day, moves, look) };
};

/**
 * Walks on in a city from a day. Where the person has nothing to do on the case, the next one who has acts in his place.
 * @returns the day it ended on
 */
export const walkOn = (
  city: MemoryCity,
  from: Day,
  moves: readonly WalkMove[],
  look: (city: MemoryCity, today: Day) => void = () => undefined,
): Day => {
  const { pack } = city;
  const people = Object.keys(city.people);
  let day = from;
  for (const { person, order: nth, pick, days, which } of moves) {
    day = addDays(day, days);
    city.passTo(day);
    look(city, day);
    const files = [...city.files.values()];
    const file = files[which % files.length]!;
    const first = Math.max(0, people.indexOf(person));
    for (const actor of [...people.slice(first), ...people.slice(0, first)]) {
      const lawful = offers(city.world, file.id, actor).filter((offer) => offer.refusal === undefined);
      const chosen = lawful[nth % Math.max(1, lawful.length)];
      if (chosen === undefined) continue;
      city.give({ case: file.id, order: chosen.order, actor, gives: gives(pack, chosen.def?.needs ?? [], pick) });
      look(city, day);
      break;
    }
  }
  return day;
};

const mostTries = 60;

/** Parties hold no post: anybody who is listed under the role, or else the first. */
const personFor = (pack: Pack, people: Walk['people'], procedure: string, order: string): string => {
  const { by } = pack.procedures[procedure]!.orders[order]!;
  return Object.entries(people).find(([, roles]) => roles.some((role) => by.includes(role)))?.[0] ?? Object.keys(people)[0]!;
};

// Answers that are in their domain; which of several, chance says.
const answer = (fact: Fact, pick: number): Value => {
  const type = fact.type;
  switch (type.kind) {
    case 'choice': {
      const value = type.options[pick % type.options.length]!.value;
      return fact.several ? [value] : value;
    }
    case 'yes-no':
      return pick % 2 === 0;
    case 'number':
      return (pick % 3 === 2 ? type.max : undefined) ?? type.min ?? 0;
    case 'date':
      return '2026-01-01';
    case 'list':
      return [];
    default:
      return fact.several ? ['x'] : 'x';
  }
};

export const gives = (
  pack: Pack,
  needs: readonly { readonly fact: string; readonly optional: boolean }[],
  pick: number,
): Record<string, Value> =>
  Object.fromEntries(needs.filter(({ optional }) => !optional).map(({ fact }, index) => [fact, answer(pack.facts[fact]!, pick + index)]));
