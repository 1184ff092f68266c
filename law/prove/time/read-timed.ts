import type { Text } from '#law/ground';
import { say } from './say.ts';
import type { Assumptions, Days, Side, TimedClock, TimedOrder, TimedProcedure, TimedState, TimeQuestion } from './timed.ts';

/** What is wrong with the text of a timed procedure or question, and where: `cases.m01.clocks.intake.within`. */
export interface TimedFault {
  readonly at: string;
  readonly words: Text;
}

/** One procedure with its questions, as `procedure time` reads them. */
export interface TimedCase {
  readonly id: string;
  readonly procedure: TimedProcedure;
  readonly questions: readonly TimeQuestion[];
}

/** Reads a file of timed procedures. Does not stop at the first fault. */
export const readTimedCases = (
  source: unknown,
): { readonly ok: true; readonly value: readonly TimedCase[] } | { readonly ok: false; readonly error: readonly TimedFault[] } => {
  const faults: TimedFault[] = [];
  const reader = new Reader(faults);
  const cases = reader.list(reader.fields(source, 'file')['cases'], 'cases').map((item, at) => reader.case(item, at));
  return faults.length === 0 ? { ok: true, value: cases } : { ok: false, error: faults };
};

type Fields = Readonly<Record<string, unknown>>;

const sides: readonly string[] = ['office', 'party', 'outside'];
const asks: readonly string[] = ['longest', 'shortest', 'within', 'reachableBy', 'never'];

class Reader {
  readonly #faults: TimedFault[];

  constructor(faults: TimedFault[]) {
    this.#faults = faults;
  }

  case(item: unknown, index: number): TimedCase {
    const fields = this.fields(item, `cases.${index + 1}`);
    const id = typeof fields['id'] === 'string' ? fields['id'] : `${index + 1}`;
    const at = `cases.${id}`;
    const procedure = this.procedure(fields['procedure'], at);
    const states = new Set(procedure.states.map(({ name }) => name));
    const questions = this.list(fields['questions'], `${at}.questions`).map((question, number) =>
      this.question(question, `${at}.questions.${number + 1}`, states),
    );
    return { id, procedure, questions };
  }

  procedure(source: unknown, above: string): TimedProcedure {
    const at = `${above}.procedure`;
    const fields = this.fields(source, at);
    const states = Object.entries(this.fields(fields['states'], `${at}.states`)).map(([name, state]): TimedState => {
      const { waits, final } = this.fields(state, `${at}.states.${name}`);
      if (waits !== undefined && !sides.includes(String(waits))) this.#say(`${at}.states.${name}.waits`, oneOf(sides));
      return { name, final: final === true, ...(waits === undefined ? {} : { waits: waits as Side }) };
    });
    const known = new Set(states.map(({ name }) => name));
    const clocks = this.list(fields['clocks'] ?? [], `${at}.clocks`).map((clock, index) =>
      this.#clock(clock, `${at}.clocks.${index + 1}`, known),
    );
    const clockNames = new Set(clocks.map(({ name }) => name));
    const orders = this.list(fields['orders'] ?? [], `${at}.orders`).map((order, index) =>
      this.#order(order, `${at}.orders.${index + 1}`, known, clockNames),
    );
    const orderNames = new Set(orders.map(({ name }) => name));
    for (const { name, silence } of clocks) this.#known(silence, orderNames, `${at}.clocks.${name}.silence`, orderWord);
    for (const { name, after } of orders) this.#known(after, orderNames, `${at}.orders.${name}.after`, orderWord);
    for (const [kind, names] of [
      ['clocks', clocks.map(({ name }) => name)],
      ['orders', orders.map(({ name }) => name)],
    ] as const) {
      for (const [index, name] of names.entries()) if (names.indexOf(name) < index) this.#say(`${at}.${kind}.${name}`, twice(name));
    }
    const start = this.#name(fields['start'], `${at}.start`);
    this.#known([start], known, `${at}.start`, stateWord);
    return { start, states, clocks, orders };
  }

  #clock(source: unknown, at: string, states: ReadonlySet<string>): TimedClock {
    const fields = this.fields(source, at);
    const name = this.#name(fields['name'], `${at}.name`);
    const extend = fields['extend'] === undefined ? undefined : this.fields(fields['extend'], `${at}.extend`);
    const silence = fields['silence'] === 'nothing' ? [] : this.#names(fields['silence'] ?? [], `${at}.silence`);
    return {
      name,
      within: this.#days(fields['within'], `${at}.within`),
      runs: this.#known(this.#names(fields['runs'] ?? [], `${at}.runs`), states, `${at}.runs`, stateWord),
      paused: this.#known(this.#names(fields['paused'] ?? [], `${at}.paused`), states, `${at}.paused`, stateWord),
      silence,
      ...(extend === undefined
        ? {}
        : { extend: { by: this.#days(extend['by'], `${at}.extend.by`), times: this.#whole(extend['times'], `${at}.extend.times`) } }),
    };
  }

  #order(source: unknown, at: string, states: ReadonlySet<string>, clocks: ReadonlySet<string>): TimedOrder {
    const fields = this.fields(source, at);
    const name = this.#name(fields['name'], `${at}.name`);
    const by = this.#names(fields['by'], `${at}.by`);
    if (by.length === 0 || by.some((side) => side !== 'law' && !sides.includes(side))) this.#say(`${at}.by`, oneOf([...sides, 'law']));
    const clocksAt = (key: string): readonly string[] =>
      this.#known(this.#names(fields[key] ?? [], `${at}.${key}`), clocks, `${at}.${key}`, clockWord);
    const left = fields['left'] === undefined ? undefined : this.fields(fields['left'], `${at}.left`);
    const open = fields['from'] === 'open' && !states.has('open');
    const to = fields['to'] === undefined ? undefined : this.#name(fields['to'], `${at}.to`);
    if (to !== undefined) this.#known([to], states, `${at}.to`, stateWord);
    return {
      name,
      by: by as readonly Side[],
      from: open ? 'open' : this.#known(this.#names(fields['from'], `${at}.from`), states, `${at}.from`, stateWord),
      ...(to === undefined ? {} : { to }),
      ...(fields['atMost'] === undefined ? {} : { atMost: this.#whole(fields['atMost'], `${at}.atMost`) }),
      after: this.#names(fields['after'] ?? [], `${at}.after`),
      restarts: clocksAt('restarts'),
      extends: clocksAt('extends'),
      late: clocksAt('late'),
      ...(left === undefined ? {} : { left: this.#left(left, `${at}.left`, clocks) }),
      backdated: fields['backdated'] === true,
    };
  }

  #left(fields: Fields, at: string, clocks: ReadonlySet<string>) {
    const clock = this.#name(fields['clock'], `${at}.clock`);
    this.#known([clock], clocks, `${at}.clock`, clockWord);
    return {
      clock,
      min: fields['min'] === undefined ? 0 : this.#whole(fields['min'], `${at}.min`),
      max: fields['max'] === undefined ? Number.MAX_SAFE_INTEGER : this.#whole(fields['max'], `${at}.max`),
    };
  }

  question(source: unknown, at: string, states: ReadonlySet<string>): TimeQuestion {
    const fields = this.fields(source, at);
    const id = this.#name(fields['id'], `${at}.id`);
    const ask = String(fields['ask']);
    if (!asks.includes(ask)) this.#say(`${at}.ask`, oneOf(asks));
    const assume = this.#assumptions(fields['assume'] ?? {}, `${at}.assume`);
    const stateAt = (key: string): readonly string[] =>
      this.#known(this.#names(fields[key], `${at}.${key}`), states, `${at}.${key}`, stateWord);
    if (ask === 'reachableBy' || ask === 'never') {
      const [state = ''] = stateAt('state');
      return ask === 'never' ? { id, ask, assume, state } : { id, ask, assume, state, day: this.#whole(fields['day'], `${at}.day`) };
    }
    const time = fields['time'] ?? 'first';
    if (time !== 'first' && time !== 'each') this.#say(`${at}.time`, oneOf(['first', 'each']));
    const stretch = { id, assume, from: stateAt('from'), to: stateAt('to'), time: time as 'first' | 'each' };
    if (ask === 'within') return { ...stretch, ask, limit: this.#whole(fields['limit'], `${at}.limit`) };
    return { ...stretch, ask: ask === 'shortest' ? 'shortest' : 'longest' };
  }

  #assumptions(source: unknown, at: string): Assumptions {
    const fields = this.fields(source, at);
    const within = fields['externalWithin'] ?? null;
    return {
      officeKeepsClocks: fields['officeKeepsClocks'] === true,
      partyKeepsClocks: fields['partyKeepsClocks'] === true,
      externalWithin: within === null ? null : this.#whole(within, `${at}.externalWithin`),
    };
  }

  // ---- values --------------------------------------------------------------------------------------------------------------

  fields(source: unknown, at: string): Fields {
    if (typeof source === 'object' && source !== null && !Array.isArray(source)) return source as Fields;
    this.#say(at, say('fields.keysWithTheirValues'));
    return {};
  }

  list(source: unknown, at: string): readonly unknown[] {
    if (Array.isArray(source)) return source;
    this.#say(at, say('list.aListIsExpected'));
    return [];
  }

  /** One name, or a list of them. */
  #names(source: unknown, at: string): readonly string[] {
    const names = Array.isArray(source) ? source : [source];
    return names.map((name) => this.#name(name, at));
  }

  #name(source: unknown, at: string): string {
    if (typeof source === 'string' && source !== '') return source;
    this.#say(at, say('name.aNameIsExpected'));
    return '';
  }

  #whole(source: unknown, at: string): number {
    const number = Number(source);
    if (Number.isSafeInteger(number) && number >= 0 && number <= mostDays) return number;
    this.#say(at, say('whole.aWholeNumberFrom', { mostDays }));
    return 0;
  }

  #days(source: unknown, at: string): Days {
    if (!Array.isArray(source)) {
      const days = this.#whole(source, at);
      return { least: days, most: days };
    }
    const [least, most] = [this.#whole(source[0], at), this.#whole(source[1], at)];
    if (source.length !== 2 || least > most) this.#say(at, say('days.theFewestAndThe'));
    return { least, most: Math.max(least, most) };
  }

  #known(names: readonly string[], known: ReadonlySet<string>, at: string, word: Text): readonly string[] {
    for (const name of names) {
      if (name !== '' && !known.has(name)) this.#say(at, say('known.thereIsNo', { word, name }));
    }
    return names;
  }

  #say(at: string, words: Text): void {
    this.#faults.push({ at, words });
  }
}

/** Longer than any statutory period; it also keeps a configuration small. */
const mostDays = 100_000;

const stateWord = say('stateWord.state');
const clockWord = say('clockWord.clock');
const orderWord = say('orderWord.order');
const twice = (name: string): Text => say('twice.standsHereTwice', { name });
const oneOf = (words: readonly string[]): Text => say('oneOf.oneOfIsExpected', { words });
