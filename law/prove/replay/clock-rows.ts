import { activeRun, type CaseFile, type ClockRun, dayOfMoment, standingOf } from '#law/case';
import type { LedgerEntry, Moment } from '#law/clocks';
import type { Node } from '#law/feel';
import { compareNum, dayNumber, isNum, sameText, type Text } from '#law/ground';
import type { ClockDef, Pack } from '#law/pack';
import { say } from './say.ts';
import type { Point } from './scene.ts';
import { type Span, spanOf } from './spans.ts';
import type { Inequality } from './zones.ts';

/** What the days of a trace must keep to. */
export interface Timing {
  readonly pack: Pack;
  readonly main: string;
  readonly points: readonly Point[];
  /** Clocks of other cases that must not run out on the way, as `case clock`. */
  readonly disturbing: ReadonlySet<string>;
  /** Facts of which the trace says a value. One value stands for many, so it does not say how long a clock is that the fact measures. */
  readonly fixed: ReadonlySet<string>;
  /** No clock of the case of the trace may be late, not even one whose silence means nothing. */
  readonly inTime: boolean;
}

/**
 * The demands on the days of a trace. With `asCounted` each clock is as long as it was where it lay last time; without, as short and as
 * long as it can be anywhere in the calendar, so that what contradicts then contradicts always.
 */
export const demandsOf = (timing: Timing, asCounted: boolean): readonly Inequality[] => {
  const rows: Inequality[] = [];
  for (const [index, point] of timing.points.entries()) {
    if (index > 0) rows.push(after(timing, index));
    if (point.lapses !== undefined) rows.push(...lapsing(timing, index, point.lapses, asCounted));
    rows.push(...leftDays(timing, index, asCounted));
  }
  return [...rows, ...stillRunning(timing, asCounted)];
};

/** Time does not run backwards; what follows a due day comes on a later one. */
const after = ({ points, pack }: Timing, index: number): Inequality => {
  const before = points[index - 1]!;
  const inHours = before.lapses !== undefined && clockOf(pack, before, before.lapses)?.def.within.unit === 'hours';
  const gap = before.lapses !== undefined && points[index]!.lapses === undefined && !inHours ? 1 : 0;
  return {
    terms: [
      [index - 1, 1],
      [index, -1],
    ],
    limit: -gap,
    firm: true,
  };
};

const lapsing = (timing: Timing, index: number, lapses: NonNullable<Point['lapses']>, asCounted: boolean): readonly Inequality[] => {
  const end = endOf(timing, index, lapses.case, lapses.clock, asCounted);
  if (end === undefined) return [];
  const says: Text = say('lapsing.hasRunOut', { end: end.words });
  return [
    { terms: [[index, 1], ...negative(end.terms)], limit: end.span.most, says, ...end.grounds(true) },
    { terms: [...end.terms, [index, -1]], limit: -end.span.least, says, ...end.grounds(false) },
  ];
};

/** Of each run the last point at which it must not have run out; that it had not before goes without saying. Two that run out on one day are kept apart. */
const stillRunning = (timing: Timing, asCounted: boolean): readonly Inequality[] => {
  const rows = new Map<string, Inequality>();
  for (const [index, point] of timing.points.entries()) {
    for (const file of point.before.values()) {
      const procedure = timing.pack.procedures[file.opened.procedure]!;
      for (const def of Object.values(procedure.clocks)) {
        const run = activeRun(file, def.name);
        if (run === undefined || !mustNotRunOut(timing, point, file, def, run)) continue;
        const end = endOf(timing, index, file.id, def.name, asCounted);
        if (end === undefined) continue;
        const says: Text = say('stillRunning.hasNotRunOut', { end: end.words, when: end.when });
        rows.set(`${file.id} ${def.name} ${run.run} ${run.ledger.length}`, {
          terms: [[index, 1], ...negative(end.terms)],
          limit: end.span.most - (asCounted && point.lapses !== undefined ? 1 : 0),
          says,
          ...end.grounds(true),
        });
      }
    }
  }
  return [...rows.values()];
};

const mustNotRunOut = ({ main, disturbing, inTime }: Timing, point: Point, file: CaseFile, def: ClockDef, run: ClockRun): boolean => {
  if (run.state !== 'running' || run.fired || !def.runs.includes(file.state)) return false;
  if (point.lapses?.case === file.id && point.lapses.clock === def.name) return false;
  if (file.id !== main && !disturbing.has(`${file.id} ${def.name}`)) return false;
  const extended = point.gives?.case === file.id && point.gives.def.extends === def.name;
  return def.silence.length > 0 || extended || (inTime && file.id === main);
};

// ---- when a run ends -------------------------------------------------------------------------------------------------

interface End {
  /** The days whose sum the span is added to: where it begins, and the length of each pause. */
  readonly terms: Inequality['terms'];
  readonly span: Span;
  /** Whether it binds whatever else is chosen, and the free fact that measures it. */
  readonly grounds: (more: boolean) => Pick<Inequality, 'firm' | 'measuredBy'>;
  readonly words: Text;
  readonly when: Text;
}

/** The due day of a run as it stood just before a point; nothing while it stands still, or where the law dates its beginning back. */
const endOf = (timing: Timing, index: number, id: string, clock: string, asCounted: boolean): End | undefined => {
  const { points, pack, main, fixed } = timing;
  const at = clockOf(pack, points[index]!, { case: id, clock });
  if (at === undefined) return undefined;
  const { def, run } = at;
  const { due } = standingOf(pack, def, run, run.from);
  const turn = run.ledger.findLastIndex(({ kind }) => kind === 'interrupted');
  const begun = turn === -1 ? pointOf(points, id, clock, run.run, 0) : pointOf(points, id, clock, run.run, turn + 1);
  if (due === null || begun === undefined) return undefined;
  const later = run.ledger
    .slice(turn + 1)
    .map((entry, offset) => ({ entry, point: pointOf(points, id, clock, run.run, turn + 2 + offset) }));
  const stops = later.filter(({ entry }) => entry.kind === 'paused' || entry.kind === 'resumed');
  if (stops.some(({ point }) => point === undefined)) return undefined;
  const terms: Inequality['terms'] = [[begun, 1], ...stops.map(({ entry, point }) => [point!, entry.kind === 'resumed' ? 1 : -1] as const)];
  const from = turn === -1 ? run.from : (run.ledger[turn] as Extract<LedgerEntry, { readonly on: Moment }>).on;
  const own = dayNumber(dayOfMoment(from)) === points[begun]!.day;
  const amount = def.within.amount;
  const measured = typeof amount !== 'number' && !isConstant(pack, amount.fact);
  if (!asCounted && (!own || givenAsOf(points, begun, id))) return undefined;
  const sum = terms.reduce((total, [step, sign]) => total + sign * points[step]!.day, 0);
  const counted = dayNumber(dayOfMoment(due)) - sum;
  const span = asCounted
    ? { least: counted, most: counted }
    : spanOf(pack, def, {
        within: measured ? factSpan(pack, amount.fact) : { least: run.within, most: run.within },
        extensions: later.filter(({ entry }) => entry.kind === 'extended').length,
        pauses: stops.length / 2,
      });
  const grounds: End['grounds'] = (more) => ({
    firm: id === main,
    ...(measured &&
      pack.facts[amount.fact]!.source.kind === 'given' &&
      !fixed.has(amount.fact) && { measuredBy: { fact: amount.fact, more } }),
  });
  return { terms, span, grounds, ...wordsOf(points, index, { id, def, run, begun, measured }) };
};

const clockOf = (
  pack: Pack,
  point: Point,
  { case: id, clock }: { readonly case: string; readonly clock: string },
): { readonly def: ClockDef; readonly run: ClockRun } | undefined => {
  const file = point.before.get(id);
  const run = file === undefined ? undefined : activeRun(file, clock);
  return file === undefined || run === undefined ? undefined : { def: pack.procedures[file.opened.procedure]!.clocks[clock]!, run };
};

/** The point at which a run began (`entries` 0) or came to have so many ledger entries. */
const pointOf = (points: readonly Point[], id: string, clock: string, run: number, entries: number): number | undefined => {
  const index = points.findIndex(({ after: files }) => {
    const found = files.get(id)?.clocks[clock];
    return found?.run === run && found.ledger.length >= entries;
  });
  return index === -1 ? undefined : index;
};

const givenAsOf = (points: readonly Point[], index: number, id: string): boolean => {
  const event = points[index]!.after.get(id)?.events.at(-1);
  return event?.type === 'orderGiven' && event.countsFrom !== undefined;
};

/** A parameter of the law, as `is: 3`. */
const isConstant = (pack: Pack, name: string): boolean => {
  const { source } = pack.facts[name]!;
  return source.kind === 'formula' && source.is.reads.length === 0;
};

const factSpan = (pack: Pack, name: string): Span => {
  const type = pack.facts[name]!.type;
  const [least, most] = type.kind === 'number' ? [type.min, type.max] : [undefined, undefined];
  return { least: typeof least === 'number' ? least : 0, most: typeof most === 'number' ? most : 1_000_000 };
};

const negative = (terms: Inequality['terms']): Inequality['terms'] => terms.map(([step, coefficient]) => [step, -coefficient] as const);

// ---- guards that look at a clock -------------------------------------------------------------------------------------

/** `clock.NAME.left-days <= 90` in a guard, alone or among others joined by `and`. */
const leftDays = (timing: Timing, index: number, asCounted: boolean): readonly Inequality[] => {
  const gives = timing.points[index]!.gives;
  if (gives === undefined) return [];
  return gives.def.guards
    .flatMap((guard) => comparedLeft(guard.if.ast))
    .flatMap(({ clock, operator, days }): Inequality[] => {
      const end = endOf(timing, index, gives.case, clock, asCounted);
      if (end === undefined) return [];
      const says: Text = say('leftDays.needsDaysLeftOf', { def: gives.def.name, operator, days, end: end.words });
      const rows: Inequality[] = [];
      const limit = operator === '<' ? days - 1 : days;
      const floor = operator === '>' ? days + 1 : days;
      if (operator !== '>' && operator !== '>=')
        rows.push({ terms: [...end.terms, [index, -1]], limit: limit - end.span.least, says, ...end.grounds(false) });
      if (operator !== '<' && operator !== '<=')
        rows.push({ terms: [[index, 1], ...negative(end.terms)], limit: end.span.most - floor, says, ...end.grounds(true) });
      return rows;
    });
};

interface Left {
  readonly clock: string;
  readonly operator: string;
  readonly days: number;
}

const turned: Readonly<Record<string, string>> = { '<': '>', '>': '<', '<=': '>=', '>=': '<=', '=': '=' };

/** What a condition demands of the days left of clocks, as far as it stands alone or is joined by `and`. */
export const comparedLeft = (node: Node): readonly Left[] => {
  if (node.kind === 'and') return node.terms.flatMap(comparedLeft);
  if (node.kind !== 'compare' || turned[node.operator] === undefined) return [];
  const [left, right] = [clockIn(node.left), clockIn(node.right)];
  const constant = left === undefined ? node.left : node.right;
  const clock = left ?? right;
  if (clock === undefined || constant.kind !== 'literal' || !isNum(constant.value) || compareNum(constant.value, 100_000) > 0) return [];
  return [{ clock, operator: left === undefined ? turned[node.operator]! : node.operator, days: Number(constant.value) }];
};

const clockIn = (node: Node): string | undefined =>
  node.kind === 'path' &&
  node.member === 'left-days' &&
  node.of.kind === 'path' &&
  node.of.of.kind === 'name' &&
  node.of.of.name === 'clock'
    ? node.of.member
    : undefined;

// ---- in words ----------------------------------------------------------------------------------------------------------

const wordsOf = (
  points: readonly Point[],
  index: number,
  {
    id,
    def,
    run,
    begun,
    measured,
  }: { readonly id: string; readonly def: ClockDef; readonly run: ClockRun; readonly begun: number; readonly measured: boolean },
): Pick<End, 'words' | 'when'> => {
  const began = orderAt(points[begun]!, id);
  const amount = measured && typeof def.within.amount !== 'number' ? `\`${def.within.amount.fact}\`` : String(run.within);
  const unit = units[def.within.unit];
  const point = points[index]!;
  const now = point.gives?.def.name ?? (point.lapses === undefined ? undefined : point.lapses.clock);
  const lapse = point.gives === undefined;
  return {
    words: say('wordsOf.amountUnitHasbeganBegun', {
      def: def.name,
      amount,
      unit,
      hasBegan: began !== undefined,
      began,
    }),
    when: now === undefined ? sameText('') : lapse ? say('wordsOf.whenDoes', { now }) : say('wordsOf.whenIsGiven', { now }),
  };
};

const units = {
  'working-days': say('wordsOf.workingDays'),
  days: say('wordsOf.days'),
  months: say('wordsOf.months'),
  hours: say('wordsOf.hours'),
} as const;

const orderAt = (point: Point, id: string): string | undefined => {
  const before = point.before.get(id)?.seq ?? 0;
  const event = point.after.get(id)?.events.find(({ seq }) => seq > before);
  return event?.type === 'orderGiven' ? event.order : undefined;
};
