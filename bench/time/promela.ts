import type { Assumptions, Days, TimedClock, TimedOrder, TimedProcedure, TimeQuestion, TimeResult } from '#law/prove';

// A golden procedure as a Promela model, written from the README of the golden set and not from our explorer: one process, one step of SPIN for each
// order, evening and midnight, all clock counters left as days. What a question asks becomes an assertion about the days of the stretch.

/** The model, and whether its assertion holds if our answer is right. */
export interface Model {
  readonly promela: string;
  readonly holds: boolean;
}

/**
 * The questions of one answer: of a longest stretch, that it is no longer, and that it is not a day shorter. Nothing where a question cannot be put as an assertion.
 */
export const modelsOf = (procedure: TimedProcedure, question: TimeQuestion, result: TimeResult): readonly Model[] => {
  const model = (watch: Watch, holds: boolean): Model => ({ promela: promelaOf(procedure, question.assume, watch), holds });
  switch (question.ask) {
    case 'longest': {
      if (!('days' in result)) return [];
      if (result.days === 'unbounded') return [model({ ...stretchOf(question), most: budgets(procedure) + 60 }, false)];
      if (typeof result.days !== 'number') return [];
      const stretch = stretchOf(question);
      const noLonger = model({ ...stretch, most: result.days }, true);
      return result.days === 0 ? [noLonger] : [noLonger, model({ ...stretch, most: result.days - 1 }, false)];
    }
    case 'within':
      return 'holds' in result ? [model({ ...stretchOf(question), most: question.limit }, result.holds)] : [];
    case 'shortest': {
      if (!('days' in result) || typeof result.days !== 'number') return [];
      const stretch = stretchOf(question);
      return [model({ ...stretch, fewest: result.days }, true), model({ ...stretch, fewest: result.days + 1 }, false)];
    }
    case 'reachableBy':
      return 'reachable' in result ? [model({ kind: 'by', state: question.state, day: question.day }, !result.reachable)] : [];
    case 'never':
      return 'never' in result ? [model({ kind: 'never', state: question.state }, result.never)] : [];
  }
};

interface StretchWatch {
  readonly kind: 'stretch';
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly first: boolean;
  readonly most?: number;
  readonly fewest?: number;
}
type Watch =
  | StretchWatch
  | { readonly kind: 'by'; readonly state: string; readonly day: number }
  | { readonly kind: 'never'; readonly state: string };

const stretchOf = ({ from, to, time }: Extract<TimeQuestion, { readonly from: readonly string[] }>): StretchWatch => ({
  kind: 'stretch',
  from,
  to,
  first: time === 'first',
});

/** No stretch without a round lasts longer than all clocks one after the other. */
const budgets = ({ clocks }: TimedProcedure): number =>
  clocks.reduce((sum, { within, extend }) => sum + within.most + (extend === undefined ? 0 : extend.times * extend.by.most), 0);

const [off, running, standing, out] = [0, 1, 2, 3];

const promelaOf = (procedure: TimedProcedure, assume: Assumptions, watch: Watch): string => {
  const writer = new Writer(procedure, assume, watch);
  return writer.whole();
};

class Writer {
  readonly #procedure: TimedProcedure;
  readonly #assume: Assumptions;
  readonly #watch: Watch;

  constructor(procedure: TimedProcedure, assume: Assumptions, watch: Watch) {
    this.#procedure = procedure;
    this.#assume = assume;
    this.#watch = watch;
  }

  whole(): string {
    const { clocks, orders, start, states } = this.#procedure;
    const given = orders.flatMap((order, at) =>
      order.by.some((side) => side !== 'law')
        ? [`  :: atomic { (eve == 0 && !FINAL && ${this.#lawful(order)}) -> ${this.#effects(order, at)} }`]
        : [],
    );
    const due = clocks.map((_, at) => `DUE${at}`);
    return [
      `#define FINAL (${this.#isIn(states.filter(({ final }) => final).map(({ name }) => name))})`,
      ...clocks.map(({ silence }, at) => `#define DUE${at} (${silence.length === 0 ? '0' : `m${at} == ${running} && l${at} == 0`})`),
      `#define ANYDUE (${due.join(' || ') || '0'})`,
      `#define MAYEND (${this.#mayEnd()})`,
      'byte st; byte pst; bit eve; short stay; short back; short dr; short ex;',
      ...clocks.map((_, at) => `byte m${at}; short l${at}; bit f${at}; byte e${at};`),
      ...orders.map((_, at) => `byte n${at};`),
      this.#watch.kind === 'stretch' ? 'byte on; short el;' : this.#watch.kind === 'by' ? 'short day;' : '',
      'active proctype main() {',
      `  atomic { st = ${this.#numberOf(start)}; ${this.#enteredAtStart()} ${this.#follow(undefined)} }`,
      '  do',
      ...given,
      `  :: atomic { (eve == 0 && !FINAL && MAYEND) -> if :: ANYDUE -> eve = 1; :: else -> ${this.#midnight()} fi }`,
      ...clocks.map((clock, at) => this.#runsOut(clock, at)),
      `  :: atomic { (eve == 1 && !FINAL && !ANYDUE) -> ${this.#midnight()} }`,
      '  :: FINAL -> break',
      '  od',
      '}',
      '',
    ].join('\n');
  }

  // ---- orders ------------------------------------------------------------------------------------------------------------

  readonly #numberOf = (name: string): number => this.#procedure.states.findIndex((state) => state.name === name);
  readonly #isIn = (names: readonly string[]): string => names.map((name) => `st == ${this.#numberOf(name)}`).join(' || ') || '0';

  readonly #orderAt = (name: string): number => this.#procedure.orders.findIndex((order) => order.name === name);
  readonly #clockAt = (name: string): number => this.#procedure.clocks.findIndex((clock) => clock.name === name);

  #lawful({ name, from, atMost, after, late, left, extends: extended }: TimedOrder): string {
    const parts = [
      ...(from === 'open' ? ['!FINAL'] : [`(${this.#isIn(from)}) && !FINAL`]),
      ...(atMost === undefined ? [] : [`n${this.#orderAt(name)} < ${atMost}`]),
      ...after.map((other) => `n${this.#orderAt(other)} > 0`),
      ...late.map((clock) => `m${this.#clockAt(clock)} == ${out}`),
      ...(left === undefined ? [] : [this.#window(left)]),
      ...extended.map((clock) => {
        const at = this.#clockAt(clock);
        const times = this.#procedure.clocks[at]!.extend?.times ?? 0;
        return `((m${at} == ${running} || m${at} == ${standing}) && e${at} < ${times})`;
      }),
    ];
    return parts.join(' && ');
  }

  readonly #window = ({ clock, min, max }: NonNullable<TimedOrder['left']>): string => {
    const at = this.#clockAt(clock);
    return `(m${at} == ${running} && l${at} >= ${min} && l${at} <= ${max})`;
  };

  /** Only what something asks for is counted. */
  readonly #counted = ({ name, atMost }: TimedOrder): number =>
    atMost ?? (this.#procedure.orders.some(({ after }) => after.includes(name)) ? 1 : 0);

  #effects(order: TimedOrder, at: number): string {
    const most = this.#counted(order);
    const count = most > 0 ? `if :: n${at} < ${most} -> n${at}++ :: else fi; ` : '';
    const move = order.to === undefined ? '' : `st = ${this.#numberOf(order.to)}; `;
    return `pst = st; back = ${order.backdated ? 'stay' : '0'}; ${count}${move}if :: st != pst -> stay = 0; ${this.#entered()} :: else fi; ${this.#follow(order)}`;
  }

  #follow(order: TimedOrder | undefined): string {
    return `${this.#procedure.clocks.map((clock, at) => this.#followOne(clock, at, order)).join(' ')} back = 0; pst = 0; dr = 0; ex = 0;`;
  }

  #followOne(clock: TimedClock, at: number, order: TimedOrder | undefined): string {
    const [m, l, f, e] = [`m${at}`, `l${at}`, `f${at}`, `e${at}`];
    const runs = `(${this.#isIn(clock.runs)})`;
    const pauses = `(${this.#isIn(clock.paused)})`;
    const stands = clock.paused.length > 0;
    const draw = drawn('dr', clock.within);
    const fresh = (value: string): string => (stands ? `${f} = ${value};` : '');
    const start = `${draw} ${l} = dr - back; if :: ${l} < 0 -> ${m} = ${out}; ${l} = 0; ${fresh('0')} :: else -> ${m} = ${running}; if :: back == 0 -> ${fresh('1')} skip :: else -> ${fresh('0')} skip fi; fi; ${e} = 0;`;
    const isRestarted = order?.restarts.includes(clock.name) === true;
    const isExtended = order?.extends.includes(clock.name) === true;
    // A clock that starts with the order is neither restarted nor extended by it.
    const restart = isRestarted ? `${draw} ${l} = dr; ${e} = 0; if :: ${m} == ${out} -> ${m} = ${running} :: else fi; ${fresh('1')}` : '';
    const extend = isExtended
      ? `if :: ${m} != ${out} -> ${drawn('ex', clock.extend?.by ?? { least: 0, most: 0 })} ${l} = ${l} + ex; ${e}++ :: else fi;`
      : '';
    const wasFresh = stands ? `${f} == 0` : '1';
    const stand = `if :: ${m} == ${running} -> if :: ${wasFresh} -> ${l}++ :: else fi; ${m} = ${standing}; ${fresh('0')} :: else -> ${fresh('0')} skip fi;`;
    const goOn = `if :: ${m} == ${standing} -> ${m} = ${running}; ${fresh('1')} :: else fi;`;
    return `if :: (!${runs} && !${pauses}) -> ${m} = ${off}; ${l} = 0; ${fresh('0')} ${e} = 0;
      :: (${m} == ${off} && ${runs}) -> ${start}
      :: (${m} == ${off} && !${runs} && ${pauses}) -> skip;
      :: (${m} != ${off} && (${runs} || ${pauses})) -> ${restart} ${extend} if :: ${m} == ${out} -> skip :: (${m} != ${out} && ${runs}) -> ${goOn} :: else -> ${stand} fi; fi;`;
  }

  // ---- the end of a day --------------------------------------------------------------------------------------------------

  #mayEnd(): string {
    const { clocks, orders, states } = this.#procedure;
    const { externalWithin, officeKeepsClocks, partyKeepsClocks } = this.#assume;
    const leaves = (order: TimedOrder, name: string): boolean => order.to !== undefined && order.to !== name;
    const from = (order: TimedOrder, name: string): boolean => order.from === 'open' || order.from.includes(name);
    const held = states.flatMap(({ name, waits, final }) => {
      if (final) return [];
      const here = `st == ${this.#numberOf(name)}`;
      if (waits === 'outside' && externalWithin !== null) {
        const answers = orders.filter((order) => order.by.includes('outside') && leaves(order, name) && from(order, name));
        if (answers.length === 0) return [];
        return [`(${here} && stay >= ${externalWithin} && (${answers.map((order) => this.#lawful(order)).join(' || ')}))`];
      }
      const keeps = (waits === 'office' && officeKeepsClocks) || (waits === 'party' && partyKeepsClocks);
      if (!keeps) return [];
      return clocks.flatMap((clock, at) => {
        const moves = orders.filter(
          (order) =>
            order.by.includes(waits!) &&
            from(order, name) &&
            (leaves(order, name) || order.restarts.includes(clock.name) || order.extends.includes(clock.name)),
        );
        if (moves.length === 0) return [];
        return [`(${here} && m${at} == ${running} && l${at} == 0 && (${moves.map((order) => `(${this.#lawful(order)})`).join(' || ')}))`];
      });
    });
    return held.length === 0 ? '1' : `!(${held.join(' || ')})`;
  }

  #runsOut(clock: TimedClock, at: number): string {
    if (clock.silence.length === 0) return '';
    const earlier = this.#procedure.clocks.slice(0, at).map((_, other) => `!DUE${other}`);
    const guard = ['eve == 1', '!FINAL', ...earlier, `DUE${at}`].join(' && ');
    const tries = clock.silence.map((name) => {
      const order = this.#procedure.orders[this.#orderAt(name)]!;
      return { lawful: order.by.includes('law') ? this.#lawful(order) : '0', effects: this.#effects(order, this.#orderAt(name)) };
    });
    // The first lawful one follows, so each of them comes only where those before it may not.
    const options = tries.map(
      ({ lawful, effects }, nth) =>
        `:: (${[...tries.slice(0, nth).map((before) => `!(${before.lawful})`), `(${lawful})`].join(' && ')}) -> ${effects}`,
    );
    return `  :: atomic { (${guard}) -> m${at} = ${out}; l${at} = 0; f${at} = 0; e${at} = 0; if ${options.join(' ')} :: else fi; }`;
  }

  #midnight(): string {
    const { clocks, orders, states } = this.#procedure;
    const longest = Math.max(0, ...clocks.map(({ within }) => within.most));
    const { externalWithin } = this.#assume;
    const stays = states.flatMap(({ name, waits }) => {
      const dated = orders.some((order) => order.backdated && (order.from === 'open' || order.from.includes(name)));
      const most = Math.max(dated ? longest + 1 : 0, waits === 'outside' ? (externalWithin ?? 0) : 0);
      return most === 0 ? [] : [`:: (st == ${this.#numberOf(name)} && stay < ${most}) -> stay++`];
    });
    const tick = clocks.map((_, at) => {
      const [m, l, f, e] = [`m${at}`, `l${at}`, `f${at}`, `e${at}`];
      return `if :: (${m} == ${running} && ${l} == 0) -> ${m} = ${out}; ${f} = 0; ${e} = 0; :: (${m} == ${running} && ${l} > 0) -> ${l}--; ${f} = 0; :: else fi;`;
    });
    return `eve = 0; ${stays.length === 0 ? '' : `if ${stays.join(' ')} :: else fi;`} ${tick.join(' ')} ${this.#passed()}`;
  }

  // ---- what is asked -----------------------------------------------------------------------------------------------------

  #passed(): string {
    const watch = this.#watch;
    if (watch.kind === 'by') return `if :: day <= ${watch.day} -> day++ :: else fi;`;
    if (watch.kind === 'never') return '';
    const cap = (watch.most ?? watch.fewest!) + 1;
    const check = watch.most === undefined ? '' : `assert(on != 1 || el <= ${watch.most});`;
    return `if :: (on == 1 && el < ${cap}) -> el++ :: else fi; ${check}`;
  }

  /** Another state was entered. */
  #entered(): string {
    const watch = this.#watch;
    if (watch.kind === 'by') return `assert(!(st == ${this.#numberOf(watch.state)}) || day > ${watch.day});`;
    if (watch.kind === 'never') return `assert(!(st == ${this.#numberOf(watch.state)}));`;
    const ends = `(${this.#isIn(watch.to)} || FINAL)`;
    const check = watch.fewest === undefined ? '' : `assert(on != 1 || !(${this.#isIn(watch.to)}) || el >= ${watch.fewest});`;
    const begins = watch.first ? 'on == 0' : watch.fewest === undefined ? 'on != 1' : '1';
    return `${check} if :: (on == 1 && ${ends}) -> on = ${watch.first ? 2 : 0}; el = 0; :: else fi; if :: ((${this.#isIn(watch.from)}) && ${begins}) -> on = 1; el = 0; :: else fi;`;
  }

  #enteredAtStart(): string {
    return this.#entered();
  }
}

/** Any number between the two. */
const drawn = (into: string, { least, most }: Days): string =>
  least === most
    ? `${into} = ${least};`
    : `if ${Array.from({ length: most - least + 1 }, (_, more) => `:: ${into} = ${least + more}`).join(' ')} fi;`;
