import type { Order, Party } from '#law/case';
import type { Day, Value } from '#law/ground';
import type { Example, ExampleStep, MeetingStep, OrderDef, Pack, Procedure } from '#law/pack';
import { inline } from '#shell/db';
import type { Store } from '#shell/ledger';
import { type Came, type Story, told } from './agenda.ts';
import type { Chance } from './chance.ts';
import type { Days } from './days.ts';
import { isMarked, markIn } from './in-words.ts';
import { MeetingRoom } from './meeting-room.ts';
import { actingFor, partyIfAny, partyOf, roleFor, titleAbout, titleFact, withPapers } from './parts-played.ts';
import { type DemoPerson, enter } from './people.ts';

/** One telling of an example in the year of the demo. */
export interface Telling {
  /** On its days in that year (`movedExample`). */
  readonly example: Example;
  readonly cast: ReadonlyMap<string, DemoPerson>;
  /** How many cases before it bear the same title. */
  readonly again: number;
  /** By what the example may call its first case later on. */
  readonly calls: readonly string[];
}

/** How a telling went: whether the law let it come to its end. */
export interface Outcome {
  readonly example: string;
  readonly orders: number;
  /** The refusal that cut it short, and at which step. */
  readonly refused?: { readonly step: number; readonly refusal: string };
}

export interface Stagehand {
  readonly pack: Pack;
  readonly store: Store;
  readonly days: Days;
  readonly chance: Chance;
}

const minute = 60_000;
const hour = 60 * minute;
const officeHours = [9, 17.4] as const;
const partyHours = [8.7, 18.5] as const;

/**
 * Tells an example through the real ledger: each step at an hour of its day, by the people of the demo. A step that is refused ends the telling
 * there, and the case stays where it stands.
 */
export function* tell(hand: Stagehand, telling: Telling, done: (outcome: Outcome) => void): Story {
  const stage = new TellingStage(hand, telling);
  let orders = 0;
  for (const [index, step] of telling.example.steps.entries()) {
    const refusal = yield* stage.take(step);
    orders += stage.given;
    if (refusal === undefined) continue;
    return done({ example: telling.example.name, orders, refused: { step: index + 1, refusal } });
  }
  done({ example: telling.example.name, orders });
}

interface Known {
  readonly id: string;
  readonly procedure: string;
}

class TellingStage {
  given = 0;
  readonly #hand: Stagehand;
  readonly #telling: Telling;
  /** Name in the example → case and its procedure. */
  readonly #names = new Map<string, Known>();
  /** Name of a subject, as the example calls it → the case that began with it. */
  readonly #subjects = new Map<string, string>();
  readonly #seated = new Set<string>();
  /** Case → the meeting that was called for it last. */
  readonly #meetings = new Map<string, { readonly number: string; readonly committee: string }>();
  #last = 0;

  constructor(hand: Stagehand, telling: Telling) {
    this.#hand = hand;
    this.#telling = telling;
  }

  /** One step; the refusal that came, if one did. */
  *take(step: ExampleStep): Story<string | undefined> {
    this.given = 0;
    if (step.duty !== undefined) {
      const found = yield* this.#duty(step, step.duty);
      if (!found) return 'dutyNotDue';
    }
    if (step.meeting !== undefined) return yield* this.#meet(step, step.meeting);
    if (step.reads !== undefined) return yield* this.#read(step, step.reads);
    if (step.seated !== undefined) return yield* this.#nameMembers(step, step.seated);
    if (step.does === undefined) return undefined;
    for (const name of step.by) {
      const refusal = yield* this.#order(step, name, step.does);
      if (refusal !== undefined) return refusal;
      this.given += 1;
    }
    return undefined;
  }

  *#order(step: ExampleStep, name: string, does: string): Story<string | undefined> {
    const { example, cast } = this.#telling;
    const { pack } = this.#hand;
    const person = this.#isUnknown(name) ? undefined : cast.get(name);
    const target = yield* this.#target(step, does);
    if (target === undefined || (person === undefined && !this.#isUnknown(name))) return 'unknownOrder';
    const { procedure, order, known } = target;
    const def = procedure.orders[order];
    const opening = def?.from === 'opening' || known === undefined;
    const role = opening ? roleFor(example, def, name) : undefined;
    if (known !== undefined && order === 'attend') yield* this.#seat(step, procedure, known.id);
    const about = step.about === undefined ? undefined : (yield* this.#known(step, step.about))?.id;
    const gives = yield* this.#gives(step, def);
    const acting = person && (this.#isStory ? partyIfAny(person) : actingFor(person, def));
    const given: Order = {
      ...(opening ? { procedure: procedure.name } : { case: known.id }),
      order,
      ...(person && { actor: person.person }),
      ...(role !== undefined && { role }),
      ...(acting && { onBehalfOf: acting }),
      gives,
      ...(about !== undefined && { about }),
      ...(opening && role !== undefined && pack.roles[role]?.is === 'official' ? { parties: this.#parties() } : {}),
    };
    const came: Came = yield { at: this.#time(step, person), order: given, about: titleAbout(example), refused: told };
    if (came.refusal !== undefined) return came.refusal.refusal;
    this.#name(step, procedure, came, opening);
    return undefined;
  }

  get #isStory(): boolean {
    return 'times' in this.#telling.example;
  }

  /** A name of a story that stands for nobody: the person who gives this order does not say who it is. */
  #isUnknown(name: string): boolean {
    return this.#isStory && this.#telling.example.people[name]?.length === 0 && !(name in this.#hand.pack.demo.people);
  }

  /** A case goes by its procedure, by the name under which it is listened to, or by the name that its step gave it. */
  *#target(step: ExampleStep, does: string): Story<{ procedure: Procedure; order: string; known?: Known } | undefined> {
    const { pack } = this.#hand;
    const dot = does.lastIndexOf('.');
    const order = does.slice(dot + 1);
    const of = dot === -1 ? this.#telling.example.procedure : does.slice(0, dot);
    const known = yield* this.#known(step, of);
    if (known !== undefined) {
      const own = pack.procedures[known.procedure]!;
      if (own.orders[order]?.from !== 'opening') return { procedure: own, order, known };
    }
    const procedure = pack.procedures[of] ?? (known && pack.procedures[known.procedure]);
    return procedure === undefined ? undefined : { procedure, order };
  }

  /** The case that bears this name; a child that the law opened meanwhile is found in the family of the others. */
  *#known(step: ExampleStep, name: string): Story<Known | undefined> {
    const named = this.#names.get(name);
    if (named !== undefined) return named;
    for (const id of new Set([...this.#names.values()].map((each) => each.id))) {
      const { files }: Came = yield { at: this.#time(step), look: id };
      const found = [...files.values()].findLast(({ opened }) => opened.procedure === name || opened.parent?.as === name);
      if (found !== undefined) return { id: found.id, procedure: found.opened.procedure };
    }
    return undefined;
  }

  #name(step: ExampleStep, procedure: Procedure, { case: id, decided }: Came, opening: boolean): void {
    const { example } = this.#telling;
    if (opening) {
      const own = { id, procedure: procedure.name };
      if (step.as !== undefined) this.#names.set(step.as, own);
      if (step.as === undefined || procedure.name !== example.procedure) this.#names.set(procedure.name, own);
      const told = Object.values({ ...example.given, ...step.gives }).filter((value) => typeof value === 'string');
      const calls = this.#subjects.size === 0 ? this.#telling.calls : [];
      for (const value of [...told, ...calls]) if (!this.#subjects.has(value)) this.#subjects.set(value, id);
    }
    for (const { event } of decided?.steps ?? []) {
      if (event.type !== 'orderGiven' || event.opened?.parent === undefined) continue;
      const child = { id: event.case, procedure: event.opened.procedure };
      if (step.as !== undefined) this.#names.set(step.as, child);
      this.#names.set(event.opened.parent.as, child);
      if (child.procedure !== example.procedure) this.#names.set(child.procedure, child);
    }
  }

  // ---- what is given ----------------------------------------------------------------------------------------------------

  *#gives(step: ExampleStep, def: OrderDef | undefined): Story<Readonly<Record<string, Value>>> {
    const { example } = this.#telling;
    const { pack } = this.#hand;
    const isOpening = def?.from === 'opening';
    const needs = def?.needs ?? [];
    const known = needs.flatMap(({ fact }) => (example.given[fact] === undefined ? [] : [[fact, example.given[fact]] as const]));
    const all = { ...Object.fromEntries(known), ...step.gives };
    const title = isOpening ? titleFact(pack, def) : undefined;
    const gives: Record<string, Value> = {};
    for (const [fact, value] of Object.entries(all)) {
      const type = pack.facts[fact]?.type;
      if (type?.kind === 'case' && typeof value === 'string') {
        const number = yield* this.#number(step, type.of, value);
        if (number !== undefined) gives[fact] = number;
      } else if (type?.kind === 'case' && Array.isArray(value)) {
        const numbers: Value[] = [];
        for (const each of value)
          numbers.push(typeof each === 'string' ? ((yield* this.#number(step, type.of, each)) ?? each) : (each as Value));
        gives[fact] = numbers;
      } else if (fact === title) gives[fact] = this.#titled(fact, value);
      else gives[fact] = withPapers(pack, fact, value, titleAbout(example));
    }
    return gives;
  }

  /** The number that stands in the ledger for what the example calls by a name: a case of this telling, else any row of the register. */
  *#number(step: ExampleStep, of: string, value: string): Story<string | undefined> {
    // A story calls a case by its name there; an example may mean it by whatever words it was opened with.
    const named = this.#isStory ? (yield* this.#known(step, value))?.id : undefined;
    const id = named ?? this.#subjects.get(value) ?? this.#names.get(value)?.id;
    const { pack, store, chance } = this.#hand;
    if (id !== undefined) {
      const came: Came = yield { at: this.#time(step), look: id };
      const file = came.files.get(id);
      const held = file?.numbers[of] ?? [...came.files.values()].findLast(({ numbers }) => numbers[of] !== undefined)?.numbers[of];
      if (held !== undefined) return held;
      // A case that stands in no register is known by its own number; an example means any row there.
      if (file !== undefined && (this.#isStory || pack.registers[of] === undefined)) return file.opened.number;
    }
    let numbers: readonly string[] = [];
    yield {
      at: this.#time(step),
      run: async () => {
        numbers = await numbersIn(store, pack, of);
      },
    };
    return numbers.length === 0 ? undefined : chance.one(numbers.slice(-12));
  }

  /** Says of what a case is about that it is invented; one that is told again has a number. */
  #titled(fact: string, value: Value): Value {
    const { again: before } = this.#telling;
    const again = before === 0 ? '' : ` ${before + 1}`;
    const type = this.#hand.pack.facts[fact]!.type;
    const most = type.kind === 'text' ? (type.max ?? 1000) : 1000;
    const mark = (words: string, language: string): string => {
      const long = `${words}${again}${markIn(language)}`;
      return isMarked(words) || /[\n]/.test(words) || long.length > most ? words : long;
    };
    if (typeof value === 'string') return mark(value, /[\u4e00-\u9fff]$/.test(value) ? 'zh' : 'en');
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(
      Object.entries(value as Readonly<Record<string, Value>>).map(([language, words]) => [
        language,
        typeof words === 'string' ? mark(words, language) : words,
      ]),
    );
  }

  /** A case that the office opens names its parties: the persons with those roles. */
  #parties(): Readonly<Record<string, Party>> {
    const parties: Record<string, Party> = {};
    for (const [name, roles] of Object.entries(this.#telling.example.people)) {
      const person = this.#telling.cast.get(name);
      if (person === undefined) continue;
      for (const role of roles) if (this.#hand.pack.roles[role]?.is === 'party') parties[role] ??= partyOf(person);
    }
    return parties;
  }

  // ---- in the room of a committee ---------------------------------------------------------------------------------------

  *#meet(step: ExampleStep, meeting: MeetingStep): Story<string | undefined> {
    const known = yield* this.#known(step, meeting.case);
    const by = this.#telling.cast.get(step.by[0] ?? '');
    if (known === undefined || by === undefined) return 'unknownOrder';
    const { files }: Came = yield { at: this.#time(step), look: known.id };
    const called = this.#meetings.get(known.id);
    const { pack } = this.#hand;
    const committee = called?.committee ?? pack.procedures[known.procedure]?.states[files.get(known.id)?.state ?? '']?.vote?.by;
    if (committee === undefined || (called === undefined && meeting.kind !== 'calls')) return 'unknownOrder';
    yield {
      at: this.#time(step, by),
      run: async (keeper) => {
        const room = new MeetingRoom(keeper, committee);
        const number = called?.number ?? '';
        const act = (what: string, body = {}): Promise<void> => room.act(by.person, number, what, body);
        switch (meeting.kind) {
          case 'calls': {
            const { day, time, place } = meeting;
            const next = await room.call(by.person, { on: day, at: time, place, agenda: [{ case: known.id }] });
            this.#meetings.set(known.id, { number: next, committee });
            return;
          }
          case 'opens':
            await act('open');
            for (const name of meeting.present) await act('arrive', { person: this.#telling.cast.get(name)?.person ?? name });
            return act('take-up', { item: 1 });
          case 'aside':
            return act('stand-aside', { text: meeting.reason });
          case 'ends':
            await act('close-item');
            return act('end');
          case 'signs':
            return room.sign(by.person, number);
        }
      },
    };
    return undefined;
  }

  *#read(step: ExampleStep, name: string): Story<string | undefined> {
    const known = yield* this.#known(step, name);
    if (known === undefined) return 'unknownOrder';
    for (const each of step.by) {
      const person = this.#telling.cast.get(each);
      if (person !== undefined) yield { at: this.#time(step, person), opens: known.id, person: person.person };
    }
    return undefined;
  }

  *#nameMembers(step: ExampleStep, name: string): Story<string | undefined> {
    const known = yield* this.#known(step, name);
    const procedure = this.#hand.pack.procedures[known?.procedure ?? ''];
    if (known === undefined || procedure === undefined) return 'unknownOrder';
    yield* this.#seat(step, procedure, known.id);
    return undefined;
  }

  // ---- committees and duties ---------------------------------------------------------------------------------------------

  /** Members of a committee that is named again for each case take their seats before they attend. */
  *#seat(step: ExampleStep, { states }: Procedure, id: string): Story {
    if (this.#seated.has(id) || !Object.values(this.#hand.pack.committees).some(({ perCase }) => perCase)) return;
    const { files }: Came = yield { at: this.#time(step), look: id };
    const committee = states[files.get(id)?.state ?? '']?.vote?.by;
    if (committee === undefined || this.#hand.pack.committees[committee]?.perCase !== true) return;
    this.#seated.add(id);
    const { example, cast } = this.#telling;
    const { pack, store, days } = this.#hand;
    const from = step.on.slice(0, 10) as Day;
    const members = Object.entries(example.people).flatMap(([name, roles]) =>
      roles.flatMap((role) => {
        const [of, category] = role.split('/') as [string, string | undefined];
        const person = cast.get(name)?.person;
        return of === committee && category !== undefined && person !== undefined
          ? [{ type: 'seatTaken', person, committee, category, case: id, from } as const]
          : [];
      }),
    );
    const at = this.#time(step);
    yield { at, run: () => enter(store, Math.max(at, days.start(from)), pack.zone, members) };
  }

  /** The case of a duty is opened by the calendar itself: this telling takes the one of its day. */
  *#duty(step: ExampleStep, duty: string): Story<boolean> {
    const { store, pack } = this.#hand;
    let found: readonly { readonly case: string; readonly procedure: string }[] = [];
    yield {
      at: this.#time(step),
      run: async () => {
        found = await store.database.query(dutyCases, [duty, step.on.slice(0, 10)]);
      },
    };
    const [row] = found;
    if (row === undefined || pack.procedures[row.procedure] === undefined) return false;
    const known = { id: row.case, procedure: row.procedure };
    if (step.as !== undefined) this.#names.set(step.as, known);
    this.#names.set(row.procedure, known);
    return true;
  }

  // ---- time --------------------------------------------------------------------------------------------------------------

  /** An hour of the step's day that nobody can foresee, after all that came before; an instant is kept. */
  #time({ on }: ExampleStep, person?: DemoPerson): number {
    const { days, chance } = this.#hand;
    const start = days.start(on.slice(0, 10) as Day);
    const hours = /T(\d\d):(\d\d)(?::(\d\d))?/.exec(on);
    const [from, to] = person?.workplace === 'applicant' ? partyHours : officeHours;
    const at =
      hours === null
        ? start + Math.round(from * hour) + chance.between(0, Math.round((to - from) * 60)) * minute + chance.between(0, 59) * 1000
        : start + Number(hours[1]) * hour + Number(hours[2]) * minute + Number(hours[3] ?? 0) * 1000;
    // To look at something costs no time, and what was looked at is acted on a moment later.
    if (person === undefined) return Math.max(this.#last, start + Math.round(officeHours[0] * hour));
    this.#last = at > this.#last ? at : this.#last + chance.between(50, 170) * 1000;
    return this.#last;
  }
}

const dutyCases = inline(
  `select e.case_id as "case", e.data->'opened'->>'procedure' as procedure from event e
   where e.data->'because'->>'kind' = 'calendar' and e.data->'because'->>'duty' = $1 and left(e.data->>'happened', 10) = $2
   order by e.position desc limit 1`,
);

const rowNumbers = inline('select distinct on (number) number from register_row where register = $1 and until is null order by number');
const caseNumbers = inline('select number from docket where procedure = $1 order by opened_on, case_id');

const numbersIn = async ({ database }: Store, pack: Pack, of: string): Promise<readonly string[]> => {
  const rows = await database.query<{ number: string }>(pack.registers[of] === undefined ? caseNumbers : rowNumbers, [of]);
  return rows.map(({ number }) => number);
};
