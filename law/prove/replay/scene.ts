import { activeRun, type CaseFile, CaseScope, dayOfMoment, plain, type Sight, Stage, standingOf } from '#law/case';
import type { Expression } from '#law/feel';
import { dayNumber, dayOf, type Text, text, type Value } from '#law/ground';
import type { Example, ExampleStep, OrderDef, Pack } from '#law/pack';
import type { Cast } from './cast.ts';
import { say } from './say.ts';

/** What happened, or was wanted, on one day of a trace: persons acted, or a clock ran out. */
export interface Point {
  readonly day: number;
  /** All cases just before, and just after. */
  readonly before: ReadonlyMap<string, CaseFile>;
  readonly after: ReadonlyMap<string, CaseFile>;
  readonly lapses?: { readonly case: string; readonly clock: string };
  readonly gives?: { readonly case: string; readonly def: OrderDef };
}

/** A clock that, running out, moved the case of the trace although the trace says otherwise. */
export interface Disturbed {
  readonly kind: 'disturbed';
  readonly by: { readonly case: string; readonly clock: string };
  readonly wanted: Point;
}

export interface Refused {
  readonly kind: 'refused';
  readonly why: Text;
  readonly refusal?: string;
  /** What was asked, for a search among earlier answers. */
  readonly about?: { readonly case?: string; readonly def: OrderDef };
}

export type Fault = Disturbed | Refused;

export const refused = (words: Text): Refused => ({ kind: 'refused', why: words });

/** How a trace is being played: given days for the points (by number; a next working day else), and answers fixed by earlier attempts. */
export interface Staging {
  readonly pack: Pack;
  readonly cast: Cast;
  readonly start: number;
  readonly days: readonly number[];
  readonly fixed: Readonly<Record<string, Value>>;
}

/** A trace played so far. `fork` to try what comes next. */
export class Scene {
  readonly staging: Staging;
  readonly stage: Stage;
  readonly points: Point[] = [];
  readonly steps: ExampleStep[] = [];
  readonly acting = new Set<string>();
  /** The first day on which something may happen next. */
  earliest: number;
  /** The case of the trace, once it is open. */
  traced: string | undefined;

  constructor(staging: Staging, procedure: string, stage?: Stage) {
    this.staging = staging;
    this.earliest = staging.start;
    this.stage = stage ?? new Stage(staging.pack, blankExample(procedure, staging.cast));
  }

  get pack(): Pack {
    return this.staging.pack;
  }

  get files(): ReadonlyMap<string, CaseFile> {
    return this.stage.city.files;
  }

  get main(): CaseFile | undefined {
    return this.traced === undefined ? undefined : this.files.get(this.traced);
  }

  fork(staging = this.staging): Scene {
    const scene = new Scene(staging, this.stage.example.procedure, this.stage.fork());
    scene.points.push(...this.points);
    scene.steps.push(...this.steps);
    for (const person of this.acting) scene.acting.add(person);
    scene.earliest = this.earliest;
    scene.traced = this.traced;
    return scene;
  }

  sight(): Sight {
    return { world: this.stage.city.world, packOf: () => this.pack, files: this.files, today: dayOf(this.nextDay()) };
  }

  /** The day of the next point. */
  nextDay(): number {
    const planned = this.staging.days[this.points.length];
    return Math.max(
      this.earliest,
      planned ?? (this.points.length === 0 ? this.staging.start : nextWorkingDay(this.pack, this.earliest + 1)),
    );
  }

  /** A fact of the case of the trace, as the engine sees it now. */
  factNow(name: string): Value {
    return plain(this.#scope().fact(name));
  }

  /** Whether something is true of the case of the trace now. */
  shows(condition: Expression): boolean {
    return condition.evaluate(this.#scope()) === true;
  }

  #scope(): CaseScope {
    return new CaseScope({ ...this.sight(), today: dayOf(this.earliest) }, this.main!);
  }

  /** By what a case is called in the example: the first case needs no name. */
  nameOf(id: string): string | undefined {
    const first = this.stage.example.procedure;
    return this.stage.names.get(first) === id ? first : [...this.stage.names].find(([, of]) => of === id)?.[0];
  }

  /** What stands before the name of an order or a clock of a case. */
  prefixOf(id: string): string {
    const name = this.nameOf(id);
    return name === undefined || name === this.stage.example.procedure ? '' : `${name}.`;
  }

  /** Lets time pass to the day of the next point. What runs out on the way may touch other cases, but not the case of the trace. */
  passTime(wanted: Pick<Point, 'gives'>): Disturbed | undefined {
    const day = this.nextDay();
    const before = this.files;
    const main = this.main;
    const told = this.stage.events.length;
    this.stage.take(step(day), this.steps.length + 1);
    if (this.main?.seq === main?.seq) return undefined;
    return this.#disturbance(told, { day, before, after: before, ...wanted });
  }

  #disturbance(told: number, wanted: Point): Disturbed {
    const first = this.stage.events.slice(told).find((event) => event.type === 'orderGiven' && event.because?.kind === 'silence');
    const cause =
      first?.type === 'orderGiven' && first.because?.kind === 'silence'
        ? { case: first.case, clock: first.because.clock }
        : { case: '', clock: '' };
    return { kind: 'disturbed', by: cause, wanted };
  }

  /** Takes steps on the day to which time has passed; the first that is refused ends it. */
  act(drafts: readonly Omit<ExampleStep, 'on' | 'at'>[], gives?: Point['gives']): Refused | undefined {
    const day = this.nextDay();
    const before = this.files;
    for (const draft of drafts) {
      const taken = { ...step(day), ...draft };
      const failed = this.stage.failed.length;
      this.stage.take(taken, this.steps.length + 1);
      const fault = this.stage.failed[failed];
      if (fault !== undefined) {
        const refusal = this.stage.refusal?.refusal;
        const said = draft.does === undefined ? '该步骤' : `\`${draft.does}\``;
        const why = text(fault.why, refusal === undefined ? `${said}无法办理` : `${said}不予办理，理由为\`${refusal}\``);
        return { kind: 'refused', why, ...(refusal !== undefined && { refusal }) };
      }
      this.steps.push(taken);
      for (const person of taken.by) this.acting.add(person);
    }
    this.#keep({ day, before, after: this.files, ...(gives !== undefined && { gives }) }, before);
    this.earliest = day;
    return undefined;
  }

  /** Lets a clock run out. What follows must be one of these orders by law; nothing, if there are none. */
  lapse(id: string, clock: string, follows: readonly string[]): Fault | undefined {
    const file = this.files.get(id)!;
    const def = this.pack.procedures[file.opened.procedure]!.clocks[clock]!;
    const run = activeRun(file, clock);
    if (run === undefined || run.state !== 'running') return refused(say('lapse.theClockDoesNot', { clock }));
    const { due } = standingOf(this.pack, def, run, run.from);
    if (due === null) return refused(say('lapse.theClockHasNo', { clock }));
    const day = dayNumber(dayOfMoment(due));
    // What ran out unnoticed before needs no further day.
    if (day < this.earliest && follows.length === 0) return undefined;
    const before = this.files;
    const main = this.main;
    const told = this.stage.events.length;
    const taken = step(day + 1);
    this.stage.take(taken, this.steps.length + 1);
    const wanted: Point = { day, before, after: before, lapses: { case: id, clock } };
    const events = this.stage.events.slice(told).filter((event) => event.type === 'orderGiven' && event.because?.kind === 'silence');
    const own = events.findIndex(
      (event) => event.type === 'orderGiven' && event.case === id && event.because?.kind === 'silence' && event.because.clock === clock,
    );
    const other = events.find(
      (event, index) => index !== own && event.type === 'orderGiven' && (event.case === main?.id || event.case === id),
    );
    if (other !== undefined)
      return this.#disturbance(told + (events[0] === other ? 0 : this.stage.events.slice(told).indexOf(other)), wanted);
    const got = own === -1 ? undefined : events[own];
    const came = got?.type === 'orderGiven' ? got.order : undefined;
    if (came === undefined ? follows.length > 0 : !follows.includes(came)) {
      const def = follows[0] === undefined ? undefined : this.pack.procedures[file.opened.procedure]!.orders[follows[0]];
      const why =
        came === undefined
          ? say('lapse.whenRunsOutDoes', { clock, follows: follows[0] })
          : say('lapse.whenRunsOutFollows', { clock, came });
      return { kind: 'refused', why, ...(def !== undefined && { about: { case: id, def } }) };
    }
    this.steps.push(taken);
    this.#keep({ ...wanted, after: this.files }, before);
    this.earliest = day + 1;
    return undefined;
  }

  #keep(point: Point, before: ReadonlyMap<string, CaseFile>): void {
    this.points.push(point);
    this.steps.push({ ...this.steps.pop()!, then: this.#seen(before, point) });
  }

  /** What a reader should see right after: where the cases that moved stand, and when the clocks that began or changed are due. */
  #seen(before: ReadonlyMap<string, CaseFile>, point: Point): NonNullable<ExampleStep['then']> {
    const moved = [...this.files.values()].filter((file) => file.seq !== before.get(file.id)?.seq);
    const named = moved.flatMap((file) => {
      const name = this.nameOf(file.id);
      return name === undefined ? [] : [{ file, name }];
    });
    const states = named.map(({ file, name }) => [name, file.state] as const);
    const due = named.flatMap(({ file }) =>
      Object.values(this.pack.procedures[file.opened.procedure]!.clocks).flatMap((def) => {
        const run = activeRun(file, def.name);
        const earlier = before.get(file.id)?.clocks[def.name];
        if (run === undefined || (run.run === earlier?.run && run.ledger.length === earlier.ledger.length)) return [];
        const at = run.state === 'paused' ? 'paused' : standingOf(this.pack, def, run, run.from).due;
        return at === null ? [] : [[`${this.prefixOf(file.id)}${def.name}`, at] as const];
      }),
    );
    const lapsed =
      point.lapses !== undefined && moved.length === 0 ? `${this.prefixOf(point.lapses.case)}${point.lapses.clock}` : undefined;
    return {
      ...(states.length > 0 && {
        state: states.length === 1 && states[0]![0] === this.stage.example.procedure ? states[0]![1] : Object.fromEntries(states),
      }),
      ...(due.length > 0 && { due: Object.fromEntries(due) }),
      ...(lapsed !== undefined && { clock: { [lapsed]: 'expired' } }),
    };
  }
}

const nowhere = { file: '', line: 0, column: 0 };

const step = (day: number): ExampleStep => ({ on: dayOf(day), by: [], gives: {}, at: nowhere });

const blankExample = (procedure: string, cast: Cast): Example => ({
  name: 'replay',
  title: { en: '', zh: '' },
  shows: [],
  procedure,
  people: cast.people,
  interests: {},
  given: {},
  steps: [],
  at: nowhere,
});

export const nextWorkingDay = (pack: Pack, from: number): number => {
  const calendar = pack.calendars[pack.calendar]!;
  for (let day = from; ; day += 1) {
    const kind = calendar.kindOf(day);
    if (kind === 'working' || kind === 'assumedWorking') return day;
  }
};
