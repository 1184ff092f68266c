import {
  type Day,
  instantMs,
  localDay,
  type Num,
  namesInText,
  parseInstant,
  printJson,
  printNum,
  type Refusal,
  sameValue,
  subtract,
  type Text,
  type Value,
  zoneOf,
} from '#law/ground';
import type { Example, ExampleStep, Expectation, MeetingStep, OrderDef, Pack, Procedure } from '#law/pack';
import { accountOf, ceilingOf } from './account-of.ts';
import { isInstant, standingOf } from './clock-run.ts';
import type { Decided } from './decide.ts';
import type { CaseEvent, Party } from './events.ts';
import type { CaseFile } from './file.ts';
import { notSent, refusedOtherwise, wasRefused } from './play-words.ts';
import { MemoryCity, momentMs, personParty } from './player.ts';
import { registerRow } from './rows.ts';
import { say } from './say.ts';
import { CaseScope, plain } from './scope.ts';
import { Shown } from './shown.ts';
import { isSittingOrder } from './vote.ts';
import { Work } from './work.ts';

/** So long is a name, in characters; what is longer says something. */
const shortText = 120;

/** Where an example is played, step by step. */
export class Stage {
  readonly pack: Pack;
  readonly example: Example;
  readonly city: MemoryCity;
  readonly names = new Map<string, string>();
  readonly events: CaseEvent[] = [];
  readonly failed: Differs[] = [];
  shown: Shown = new Shown();
  /** The latest refusal, whether it was expected or not. */
  refusal: Refusal | undefined;
  checks = 0;
  #step: { readonly number: number; readonly line: number } = { number: 0, line: 0 };
  #letters = 0;

  constructor(pack: Pack, example: Example, city: MemoryCity = new MemoryCity(pack, example.people, example.interests)) {
    this.pack = pack;
    this.example = example;
    this.city = city;
  }

  /** The same stage a second time, to try a step without having taken it. */
  fork(): Stage {
    const stage = new Stage(this.pack, this.example, this.city.fork());
    for (const [name, id] of this.names) stage.names.set(name, id);
    stage.events.push(...this.events);
    stage.failed.push(...this.failed);
    stage.shown = this.shown.copy();
    stage.checks = this.checks;
    return stage;
  }

  main(): CaseFile | undefined {
    return this.named(this.example.procedure);
  }

  named(name: string): CaseFile | undefined {
    const id = this.names.get(name);
    return id === undefined ? undefined : this.city.files.get(id);
  }

  take(step: ExampleStep, number: number): void {
    this.#step = { number, line: step.at.line };
    this.#letters = this.city.letters.length;
    if (step.outage !== undefined) {
      this.city.setTime(step.on);
      this.city.outage(step.outage.from, step.outage.to, 'outage');
    }
    this.#kept(this.city.passTo(step.on), step);
    if (step.duty !== undefined) this.#fallDue(step, step.duty);
    for (const file of this.city.files.values()) this.shown.late(this.pack, file, this.city.world.now);
    if (step.does !== undefined) for (const person of step.by) this.#order(step, person, step.does);
    if (step.meeting !== undefined) this.#meet(step, step.meeting);
    if (step.then !== undefined) this.#expect(step.then);
  }

  /** The calendar opens the case of a duty: no person does. */
  #fallDue(step: ExampleStep, name: string): void {
    const opened = this.city.fallDue(name);
    this.checks += 1;
    if (opened === undefined) return this.#differs(say('fallDue.doesNotFallDue', { name, on: step.on }));
    if (!opened.ok) return this.#differs(wasRefused(name, 'the calendar', opened.error), opened.error);
    this.#nameOpened(step, this.pack.procedures[this.city.files.get(opened.value.case!)!.opened.procedure]!, opened.value);
    this.#kept(opened.value, step);
  }

  /** Of a meeting the law knows who was there and who stood aside; its papers are the office's. */
  #meet(step: ExampleStep, meeting: MeetingStep): void {
    if (meeting.kind === 'opens') for (const person of meeting.present) this.#order(step, person, `${meeting.case}.attend`);
    if (meeting.kind === 'aside') for (const person of step.by) this.#order(step, person, `${meeting.case}.recuse`);
  }

  #order(step: ExampleStep, person: string, does: string): void {
    const target = this.#target(does);
    if (target === undefined) return this.#differs(say('order.noCaseOrProcedure', { does }));
    const { procedure, name, file } = target;
    const def = procedure.orders[name];
    if (def === undefined && !isSittingOrder(procedure, name))
      return this.#differs(say('order.hasNoOrder', { procedure: procedure.name, name }));
    const opening = def?.from === 'opening';
    const about = step.about === undefined ? undefined : this.named(step.about)?.id;
    const role = def === undefined ? undefined : this.#roleFor(def, person);
    const result = this.city.give({
      ...(opening || file === undefined ? { procedure: procedure.name } : { case: file.id }),
      order: name,
      actor: person,
      ...(role === undefined ? {} : { role }),
      gives: this.#gives(step, def),
      ...(about === undefined ? {} : { about }),
      ...(opening && role !== undefined && this.pack.roles[role]?.is === 'official' ? { parties: this.#parties() } : {}),
    });
    this.checks += 1;
    if (!result.ok) {
      this.refusal = result.error;
      if (step.refused === undefined) this.#differs(wasRefused(does, person, result.error), result.error);
      else if (step.refused !== result.error.refusal) this.#differs(refusedOtherwise(does, step.refused, result.error), result.error);
      else this.shown.refused(procedure, step.refused);
      return;
    }
    if (opening) this.#nameOpened(step, procedure, result.value);
    this.#kept(result.value, step);
    if (step.refused !== undefined) this.#differs(say('order.byWasDoneNot', { does, person, refused: step.refused }));
  }

  /** A case goes by its procedure, by the name under which it is listened to, or by the name that its step gave it. */
  #target(does: string): { readonly procedure: Procedure; readonly name: string; readonly file?: CaseFile } | undefined {
    const dot = does.lastIndexOf('.');
    const name = does.slice(dot + 1);
    const of = dot === -1 ? this.example.procedure : does.slice(0, dot);
    const file = this.named(of);
    const procedure = this.pack.procedures[of] ?? (file === undefined ? undefined : this.pack.procedures[file.opened.procedure]);
    if (file !== undefined) {
      const own = this.pack.procedures[file.opened.procedure]!;
      if (own.orders[name]?.from !== 'opening') return { procedure: own, name, file };
    }
    return procedure === undefined ? undefined : { procedure, name };
  }

  #roleFor(def: OrderDef, person: string): string | undefined {
    const roles = this.example.people[person] ?? [];
    const own = def.by.find((role) => roles.includes(role));
    if (own !== undefined && def.from === 'opening') return own;
    return def.from === 'opening' && def.by.includes('anyone') ? 'anyone' : undefined;
  }

  /** A case that the office opens names its parties: in an example, the persons with those roles. */
  #parties(): Readonly<Record<string, Party>> {
    const parties: Record<string, Party> = {};
    for (const [person, roles] of Object.entries(this.example.people)) {
      for (const role of roles) if (this.pack.roles[role]?.is === 'party') parties[role] ??= personParty(person);
    }
    return parties;
  }

  #gives(step: ExampleStep, def: OrderDef | undefined): Readonly<Record<string, Value>> {
    const known = (def?.needs ?? []).flatMap(({ fact }) =>
      this.example.given[fact] === undefined ? [] : [[fact, this.example.given[fact]] as const],
    );
    const gives = { ...Object.fromEntries(known), ...step.gives };
    for (const [fact, value] of Object.entries(gives)) if (this.pack.facts[fact]?.type.kind === 'case') this.#callByName(value);
    return gives;
  }

  /** A case of this example may be meant by the name that it has here. */
  #callByName(value: Value): void {
    for (const name of Array.isArray(value) ? value : [value]) {
      const id = typeof name === 'string' ? this.names.get(name) : undefined;
      if (id !== undefined && typeof name === 'string' && !this.city.names.has(name)) this.city.names.set(name, id);
    }
  }

  #nameOpened(step: ExampleStep, procedure: Procedure, decided: Decided): void {
    const file = this.city.files.get(decided.case!)!;
    if (step.as !== undefined) this.names.set(step.as, file.id);
    if (step.as === undefined || procedure.name !== this.example.procedure) this.names.set(procedure.name, file.id);
    // What a case is about goes by the short texts that its opening asks.
    const called = new Set(
      procedure.subject === undefined
        ? []
        : Object.values(procedure.orders).flatMap(({ from, needs }) => (from === 'opening' ? needs.map(({ fact }) => fact) : [])),
    );
    for (const [fact, value] of Object.entries(file.facts)) {
      if (this.pack.facts[fact]?.type.kind === 'case' && typeof value === 'string' && !this.city.names.has(value) && !this.#isNumber(value))
        this.city.names.set(value, file.id);
      const type = this.pack.facts[fact]?.type;
      if (called.has(fact) && type?.kind === 'text' && (type.max ?? shortText) <= shortText && typeof value === 'string')
        this.city.names.set(value, file.id);
    }
  }

  /** The number of a case or of a row says by itself which case is meant. */
  #isNumber(value: string): boolean {
    return [...this.city.files.values()].some(({ opened, numbers }) => opened.number === value || Object.values(numbers).includes(value));
  }

  #kept(decided: Decided, step: ExampleStep): void {
    for (const kept of decided.steps) {
      const { event } = kept;
      this.events.push(event);
      this.shown.happened(this.pack, kept, this.city.files);
      if (event.type !== 'orderGiven' || event.opened?.parent === undefined) continue;
      if (step.as !== undefined) this.names.set(step.as, event.case);
      this.names.set(event.opened.parent.as, event.case);
      if (event.opened.procedure !== this.example.procedure) this.names.set(event.opened.procedure, event.case);
    }
  }

  // ---- what must hold then --------------------------------------------------------------------------------------------

  #expect(then: Expectation): void {
    if (typeof then.state === 'string') this.#same(say('expect.state'), this.main()?.state, then.state);
    else
      for (const [name, state] of Object.entries(then.state ?? {}))
        this.#same(say('expect.stateOf', { name }), this.named(name)?.state, state);
    for (const [clock, due] of Object.entries(then.due ?? {})) this.#due(clock, due);
    for (const [clock, state] of Object.entries(then.clock ?? {}))
      this.#same(say('expect.clock', { clock }), this.#clock(clock)?.state, state);
    for (const clock of then.provisional ?? []) this.#same(say('expect.provisional', { clock }), this.#clock(clock)?.provisional, true);
    for (const [fact, value] of Object.entries(then.facts ?? {})) this.#fact(fact, value);
    if (then.letter !== undefined) {
      const sent = this.city.letters.slice(this.#letters).map((letter) => letter.letter);
      if (!sent.includes(then.letter)) this.#differs(notSent(then.letter, sent));
      this.checks += 1;
    }
    for (const [register, status] of Object.entries(then.register ?? {})) this.#register(register, status);
    if (then.votes !== undefined) this.#votes(then.votes);
    for (const [budget, amount] of Object.entries(then.left ?? {})) this.#left(budget, amount);
  }

  #same(what: Text, got: unknown, expected: unknown): void {
    this.checks += 1;
    if (got !== expected) this.#differs(say('same.isNot', { what, got: String(got), expected: String(expected) }));
  }

  #clock(name: string): { readonly state: string; readonly due: string | null; readonly provisional: boolean } | undefined {
    const dot = name.lastIndexOf('.');
    const file = dot === -1 ? this.main() : this.named(name.slice(0, dot));
    return file === undefined ? undefined : shownClock(this.pack, file, name.slice(dot + 1), this.#moment());
  }

  #moment(): string {
    return new Date(this.city.world.now).toISOString();
  }

  #due(name: string, expected: string): void {
    const clock = this.#clock(name);
    this.checks += 1;
    const got = clock === undefined ? undefined : clock.state === 'paused' ? 'paused' : (clock.due ?? 'none');
    const same =
      got === expected ||
      (got !== undefined &&
        parseInstant(expected) !== undefined &&
        parseInstant(got) !== undefined &&
        instantMs(got as never) === instantMs(expected as never));
    if (!same) this.#differs(say('due.isDueNot', { name, got: String(got), expected }));
  }

  #fact(name: string, expected: Value): void {
    const dot = name.lastIndexOf('.');
    const file = dot === -1 ? this.main() : this.named(name.slice(0, dot));
    const got = file === undefined ? null : plain(this.#scope(file).fact(name.slice(dot + 1)));
    this.checks += 1;
    if (!sameValue(got, expected)) this.#differs(say('fact.isNot', { name, got: printJson(got), expected: printJson(expected) }));
  }

  #scope(file: CaseFile): CaseScope {
    const { world } = this.city;
    return new CaseScope(
      { world, packOf: () => this.pack, files: this.city.files, today: localDay(zoneOf(this.pack.zone), world.now) },
      file,
    );
  }

  #register(name: string, status: string): void {
    const register = this.pack.registers[name];
    if (register === undefined) return this.#differs(say('register.thereIsNoRegister', { name }));
    const rows = [...this.city.files.values()].flatMap((file) => registerRow(this.city.world, this.city.files, register, file) ?? []);
    const found = rows.map((row) => row.status).filter((other) => other !== undefined);
    this.checks += 1;
    if (status === 'none' ? found.length > 0 : !found.includes(status)) {
      const shows = found.length === 0 ? say('register.noRow') : namesInText(found);
      this.#differs(say('register.registerShowsNot', { name, shows, status }));
    }
  }

  #votes(expected: Readonly<Record<string, Value>>): void {
    const closed = this.events.findLast((event) => event.type === 'orderGiven' && event.vote?.tally !== undefined);
    const tally = closed?.type === 'orderGiven' ? closed.vote?.tally : undefined;
    for (const [name, value] of Object.entries(expected)) {
      this.checks += 1;
      if (!sameValue(tally?.[name] ?? null, value))
        this.#differs(say('votes.votesIsNot', { name, tally: printJson(tally?.[name] ?? null), value: printJson(value) }));
    }
  }

  #left(budget: string, expected: Num): void {
    const main = this.main();
    const def = this.pack.budgets[budget];
    if (main === undefined || def === undefined) return this.#differs(say('left.thereIsNoBudget', { budget }));
    const work = new Work(this.city.world);
    const day = localDay(zoneOf(this.pack.zone), this.city.world.now);
    const officeRole = Object.values(this.pack.roles).find((role) => role.is === 'official')?.name ?? 'law';
    const account = accountOf(work.sight(day), budget, main, officeRole);
    const ceiling = ceilingOf(this.#scope(main), def, officeRole);
    const left = ceiling !== undefined ? subtract(ceiling, this.city.taken(account)) : null;
    this.checks += 1;
    if (left === null || !sameValue(left, expected))
      this.#differs(
        say('left.hasLeftNot', {
          budget,
          left: left === null ? '' : printNum(left),
          expected: printNum(expected),
          hasLeft: left !== null,
        }),
      );
  }

  #differs(words: Text, refusal?: Refusal): void {
    const { number: step, line } = this.#step;
    this.failed.push({ step, line, why: words.en, text: words, ...(refusal !== undefined && { refusal }) });
  }

  clocks(): readonly ClockShown[] {
    return [...this.city.files.values()].flatMap((file) =>
      Object.keys(file.clocks).map((clock) => ({
        case: file.opened.number,
        clock,
        ...shownClock(this.pack, file, clock, this.#moment())!,
      })),
    );
  }
}

const shownClock = (
  pack: Pack,
  file: CaseFile,
  name: string,
  moment: string,
): { readonly state: string; readonly due: string | null; readonly provisional: boolean } | undefined => {
  const def = pack.procedures[file.opened.procedure]!.clocks[name];
  const run = file.clocks[name];
  if (def === undefined || run === undefined) return undefined;
  const day = localDay(zoneOf(pack.zone), momentMs(pack, moment)) as Day;
  const standing = standingOf(pack, def, run, isInstant(run.from) ? (moment as never) : day);
  const state = run.state === 'met' ? 'met' : standing.state;
  return { state, due: standing.due, provisional: standing.provisional };
};

export interface ClockShown {
  readonly case: string;
  readonly clock: string;
  readonly state: string;
  readonly due: string | null;
  readonly provisional: boolean;
}

/** Where an example came out otherwise: its step (from 1) and what came instead. */
export interface Differs {
  readonly step: number;
  readonly line: number;
  /** `text` in English. */
  readonly why: string;
  readonly text: Text;
  /** The refusal that came, where one did that was not expected. */
  readonly refusal?: Refusal;
}
