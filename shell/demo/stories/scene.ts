import type { CaseFile, Order, Party } from '#law/case';
import { addDays, type Day, type Value } from '#law/ground';
import type { Came, Story } from '../agenda.ts';
import type { Chance } from '../chance.ts';
import type { Days } from '../days.ts';
import { paper } from '../papers.ts';
import type { Entering } from '../people.ts';
import { type Hold, MeetingRoom } from './hold.ts';

export type Gives = Readonly<Record<string, Value>>;

/** Who does it, and for which organisation. */
export interface Doer {
  readonly person?: string;
  readonly for?: Party;
}

const minute = 60_000;
const hour = 60 * minute;

/** Hours at which people do things, from and to; a meeting has hours of its own. */
export type Hours = readonly [from: number, to: number];
const partyHours: Hours = [8.7, 18.5];
const officeHours: Hours = [9, 17.4];

/** Where one story plays: its chance, its days, and its own place in time. */
export class Scene {
  readonly chance: Chance;
  readonly days: Days;
  readonly about: string;
  #last = 0;

  constructor(chance: Chance, days: Days, about: string) {
    this.chance = chance;
    this.days = days;
    this.about = about;
  }

  /** Opens a case. */
  *open(day: Day, by: Doer, procedure: string, order: string, gives: Gives, more: Partial<Order> = {}, hours?: Hours): Story<Came> {
    const given: Order = { procedure, order, gives: this.#papers(gives), ...doer(by), ...more };
    return yield { at: this.#time(day, hours ?? hoursOf(by)), order: given, about: this.about };
  }

  /** Gives an order in a case; one that is meant to be refused names the refusal. */
  *give(
    day: Day,
    by: Doer,
    id: string,
    order: string,
    gives: Gives = {},
    { hours, refused }: { hours?: Hours; refused?: string } = {},
  ): Story<Came> {
    const given: Order = { case: id, order, gives: this.#papers(gives), ...doer(by) };
    return yield {
      at: this.#time(day, hours ?? hoursOf(by)),
      order: given,
      about: this.about,
      ...(refused === undefined ? {} : { refused }),
    };
  }

  /** A case as it stands then. */
  *look(day: Day, id: string, hours: Hours = officeHours): Story<CaseFile> {
    const came: Came = yield { at: this.#time(day, hours), look: id };
    return came.files.get(id)!;
  }

  /** Somebody opens the page of a case. */
  *opens(day: Day, { person }: Doer, id: string, hours: Hours = officeHours): Story {
    if (person !== undefined) yield { at: this.#time(day, hours), opens: id, person };
  }

  *enter(day: Day, entered: readonly Entering[]): Story {
    yield { at: this.#time(day, officeHours), enter: entered };
  }

  /** Something in the room of a committee. */
  *hold(day: Day, hours: Hours, hold: Hold): Story {
    yield { at: this.#time(day, hours), run: (keeper) => hold(new MeetingRoom(keeper)) };
  }

  /** The number of the row that a case has in a register. */
  *numberIn(day: Day, id: string, register: string): Story<string> {
    const file = yield* this.look(day, id, [8.1, 8.6]);
    const number = file.numbers[register];
    if (number === undefined)
      throw new Error(`the demo city expected ${file.opened.number} (${this.about}) in the register ${register}; it is ${file.state}`);
    return number;
  }

  /** The n-th working day after a day. */
  work(from: Day, n: number): Day {
    return this.days.work(from, n);
  }

  /** A working day so many calendar days on. */
  around(from: Day, n: number): Day {
    return this.days.work(addDays(from, n), 0);
  }

  /** A time on that day that nobody can foresee, after all that came before. */
  #time(day: Day, [from, to]: Hours): number {
    const at =
      this.days.start(day) +
      Math.round(from * hour) +
      this.chance.between(0, Math.round((to - from) * 60)) * minute +
      this.chance.between(0, 59) * 1000;
    this.#last = at > this.#last ? at : this.#last + this.chance.between(50, 170) * 1000;
    return this.#last;
  }

  #papers(gives: Gives): Gives {
    return Object.fromEntries(Object.entries(gives).map(([fact, value]) => [fact, value === attached ? paper(fact, this.about) : value]));
  }
}

/** Stands for a file in what an order gives. */
export const attached = '(attached)';

const doer = ({ person, for: party }: Doer): Pick<Order, 'actor' | 'onBehalfOf'> => ({
  ...(person === undefined ? {} : { actor: person }),
  ...(party === undefined ? {} : { onBehalfOf: party }),
});

const hoursOf = ({ for: party }: Doer): Hours => (party === undefined ? officeHours : partyHours);

const staff = (id: string): Doer => ({ person: `demo-${id}` });
export const lin = staff('lin');
export const chen = staff('chen');
export const guo = staff('guo');
export const dong = staff('dong');
export const zhao = staff('zhao');
export const sun = staff('sun');
export const qian = staff('qian');
export const kong = staff('kong');
export const yu = staff('yu');
export const pan = staff('pan');
export const xia = staff('xia');
export const ding = staff('ding');
export const tan = staff('tan');
export const hu = staff('hu');

export const childOf = ({ files, case: id }: Came, procedure: string): string => {
  const child = [...files.values()].find(({ opened }) => opened.parent?.case === id && opened.procedure === procedure);
  if (child === undefined) throw new Error(`the demo city expected a case of ${procedure} under ${id}`);
  return child.id;
};
