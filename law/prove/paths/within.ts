import { type Text, text } from '#law/ground';
import type { ClockDef, Duration, Pack } from '#law/pack';
import { fieldOf } from '../fields.ts';
import { type Explored, readLabel, type Seen } from './explore.ts';
import { type ClockPart, running, runOut } from './layout.ts';
import { isInside } from './steps.ts';
import { placeOf } from './whole.ts';

export type Within =
  | { readonly kind: 'holds'; readonly longest: number }
  | { readonly kind: 'open'; readonly why: Text }
  | { readonly kind: 'broken'; readonly seen: Seen; readonly moves: readonly number[]; readonly shows: Text };

/**
 * How long a stretch can take on a path on which no clock is late. Its time is covered by runs of clocks, one after the other: each costs
 * its budget and the extensions given while it covers, and a time in which a clock stands still is left out. Where several clocks run at once
 * the one is chosen that makes the rest shortest. The sum is worked out as a greatest one over all paths, by value iteration that stops above
 * the limit (Bellman 1957); a round with a cost of its own therefore has no bound.
 */
export const longestWithin = (pack: Pack, explored: Explored, from: readonly string[], to: readonly string[], limit: string): Within => {
  const { machine, configurations, words, moves, needsOpen } = explored;
  const { clocks, places, ended } = machine;
  const [amount, unit] = limit.split(' ');
  const most = Number(amount);
  const over = most + 1;
  const costs = clocks.map(({ def }) => costOf(pack, def, unit!));
  const clockAt = (c: number, clock: number): number => fieldOf(words, c * machine.words, clocks[clock]!.field);
  const isStill = (c: number, { def }: ClockPart): boolean =>
    def.pausedIn.includes(places[placeOf(explored, c)]!) ||
    machine.cases.some(
      ({ link, open }) => def.pausedBy.includes(link.name) && open !== undefined && fieldOf(words, c * machine.words, open) > 0,
    );
  const isOver = Uint8Array.from({ length: configurations }, (_, c) =>
    ended[placeOf(explored, c)]! || to.includes(places[placeOf(explored, c)]!) ? 1 : 0,
  );
  // Which clocks can cover a configuration; none where one stands still, and its time is left out.
  const left = new Uint8Array(configurations);
  const covers = Array.from({ length: configurations }, (_, c): readonly number[] => {
    const live = clocks.flatMap((part, index) =>
      clockAt(c, index) >= running && isInside(part.def, places[placeOf(explored, c)]!) ? [index] : [],
    );
    if (live.some((index) => isStill(c, clocks[index]!))) left[c] = 1;
    return live.filter((index) => !isStill(c, clocks[index]!));
  });
  const isLate = (label: number): boolean => {
    const { event, order } = readLabel(label, machine);
    return machine.events[event]!.what.kind === 'runs-out' && order < 0;
  };
  const orders = Object.values(machine.procedure.orders);
  const width = clocks.length + 1;
  const none = clocks.length;
  const worth = new Float64Array(configurations * width);
  const at = (c: number, clock: number): number => c * width + clock;
  /** What covering a configuration with a clock anew costs, to the end. */
  const anew = (c: number, clock: number): number => {
    const cost = costs[clock]!;
    return 'en' in cost ? over : cost.within + cost.by * (clockAt(c, clock) - running) + worth[at(c, clock)]!;
  };
  const best = (c: number): { readonly clock: number; readonly cost: number } => {
    if (isOver[c] === 1) return { clock: none, cost: 0 };
    if (left[c] === 1) return { clock: none, cost: worth[at(c, none)]! };
    let chosen = { clock: none, cost: over };
    for (const clock of covers[c]!) {
      const cost = anew(c, clock);
      if (chosen.clock === none || cost < chosen.cost) chosen = { clock, cost };
    }
    return chosen;
  };
  /** What a move costs from a configuration that a clock covers, and which clock covers after it. */
  const costly = (move: number, clock: number): { readonly clock: number; readonly cost: number; readonly step: number } => {
    const [source, target] = [explored.from[move]!, explored.to[move]!];
    if (isOver[target] === 1) return { clock: none, cost: 0, step: 0 };
    const order = orders[readLabel(explored.label[move]!, machine).order];
    const name = clocks[clock]?.def.name;
    const goesOn =
      clock !== none && clockAt(source, clock) >= running && clockAt(target, clock) >= running && order?.restarts.includes(name!) !== true;
    if (!goesOn) {
      const chosen = best(target);
      const rest = chosen.clock === none ? 0 : worth[at(target, chosen.clock)]!;
      return {
        clock: chosen.clock,
        cost: chosen.cost,
        step: chosen.clock === none && left[target] === 0 ? over : left[target] === 1 ? 0 : chosen.cost - rest,
      };
    }
    const cost = costs[clock]!;
    const step = order?.extends === name && !('en' in cost) ? cost.by : 0;
    return { clock, cost: step + worth[at(target, clock)]!, step };
  };
  const usable = Array.from({ length: moves }, (_, move) => move).filter(
    (move) => isOver[explored.from[move]!] === 0 && !isLate(explored.label[move]!),
  );
  for (let changed = true; changed; ) {
    changed = false;
    for (let index = usable.length - 1; index >= 0; index -= 1) {
      const move = usable[index]!;
      const source = explored.from[move]!;
      for (let clock = 0; clock <= none; clock += 1) {
        if (clock === none ? left[source] === 0 : clockAt(source, clock) < running) continue;
        const cost = Math.min(over, costly(move, clock).cost);
        if (cost <= worth[at(source, clock)]!) continue;
        worth[at(source, clock)] = cost;
        changed = true;
      }
    }
  }
  const starts = Array.from({ length: configurations }, (_, c) => c).filter(
    (c) => isOver[c] === 0 && from.includes(places[placeOf(explored, c)]!) && !clocks.some((_, index) => clockAt(c, index) === runOut),
  );
  const longest = Math.max(0, ...starts.map((c) => best(c).cost));
  if (longest <= most) return { kind: 'holds', longest };
  const start = starts.filter((c) => best(c).cost > most).toSorted((a, b) => needsOpen[a]! - needsOpen[b]! || a - b)[0]!;
  const unclear = costs.filter((cost) => 'en' in cost);
  if (unclear.length > 0 && usesUnclear())
    return { kind: 'open', why: text(unclear.map(({ en }) => en).join('; '), unclear.map(({ zh }) => zh).join('；')) };
  return brokenFrom(start);

  /** Whether a clock of which the length is not known covers anything in the stretch. */
  function usesUnclear(): boolean {
    const seen = new Set<number>(starts);
    for (const c of seen) {
      if (covers[c]!.some((clock) => 'en' in costs[clock]!) && left[c] === 0) return true;
      for (const move of usable) if (explored.from[move] === c && isOver[explored.to[move]!] === 0) seen.add(explored.to[move]!);
    }
    return false;
  }

  /** A shortest way on which the sum passes the limit, as the clocks were chosen above. */
  function brokenFrom(start: number): Within {
    interface Node {
      readonly c: number;
      readonly clock: number;
      readonly sum: number;
      readonly moves: readonly number[];
      readonly names: readonly Text[];
    }
    const first = best(start);
    const say = (clock: number, longer = false): Text => {
      const { name } = clocks[clock]!.def;
      return text(`\`${name}\`${longer ? ' longer' : ''}`, `\`${name}\`${longer ? '延长' : ''}`);
    };
    const sumOf = (clock: number, cost: number, c: number): number =>
      clock === none ? (left[c] === 1 ? 0 : over) : cost - worth[at(c, clock)]!;
    const waiting: Node[] = [
      {
        c: start,
        clock: first.clock,
        sum: sumOf(first.clock, first.cost, start),
        moves: [],
        names: first.clock === none ? [] : [say(first.clock)],
      },
    ];
    const known = new Set<string>();
    const leaving = new Map<number, number[]>();
    for (const move of usable) leaving.set(explored.from[move]!, [...(leaving.get(explored.from[move]!) ?? []), move]);
    for (const node of waiting) {
      if (node.sum > most) {
        const covered = node.clock !== none || left[node.c] === 1;
        const shows = covered
          ? text(
              `from \`${places[placeOf(explored, start)]!}\` it can take more than ${limit}: ${node.names.map(({ en }) => en).join(', then ')}`,
              `自\`${places[placeOf(explored, start)]!}\`起可能超过${limitInChinese(limit)}：${node.names.map(({ zh }) => zh).join('，其后')}`,
            )
          : text(
              `no clock covers \`${places[placeOf(explored, node.c)]!}\`, so nothing bounds how long it takes`,
              `\`${places[placeOf(explored, node.c)]!}\`没有期限约束，所需时间没有上限`,
            );
        return { kind: 'broken', seen: { configuration: start, needsOpen: needsOpen[start] === 1 }, moves: node.moves, shows };
      }
      for (const move of leaving.get(node.c) ?? []) {
        const next = costly(move, node.clock);
        const c = explored.to[move]!;
        const key = `${c} ${next.clock} ${node.sum + next.step}`;
        if (isOver[c] === 1 || known.has(key)) continue;
        known.add(key);
        const names = next.clock !== none && next.step > 0 ? [...node.names, say(next.clock, next.clock === node.clock)] : node.names;
        waiting.push({ c, clock: next.clock, sum: node.sum + next.step, moves: [...node.moves, move], names });
      }
    }
    return { kind: 'open', why: text('the stretch has no bound that could be shown', '未能给出该段时间的上限') };
  }
};

const limitInChinese = (limit: string): string => {
  const [amount, unit] = limit.split(' ');
  return `${amount}${units[unit as Duration['unit']] ?? unit}`;
};

const units: Readonly<Record<Duration['unit'], string>> = { 'working-days': '个工作日', days: '日', months: '个月', hours: '小时' };

/** What a run of a clock costs, in the unit of the limit; a text says why that is not known. */
const costOf = (pack: Pack, { name, within, extend }: ClockDef, unit: string): { readonly within: number; readonly by: number } | Text => {
  const [budget, by] = [within, extend?.by].map((duration) => (duration === undefined ? 0 : lengthOf(pack, duration, unit)));
  if (budget === undefined || by === undefined)
    return text(
      `\`${name}\` is counted in ${within.unit} or is as long as a fact without a greatest value says`,
      `\`${name}\`按${units[within.unit].replace('个', '')}计算，或者其长短取决于没有最大值的事实，无法换算`,
    );
  return { within: budget, by };
};

/** At most so many of another unit: a month has no more than 31 days, and so many days no more working days than that. */
const lengthOf = (pack: Pack, { amount, unit }: Duration, into: string): number | undefined => {
  const type = typeof amount === 'number' ? undefined : pack.facts[amount.fact]?.type;
  const most = typeof amount === 'number' ? amount : type?.kind === 'number' && type.max !== undefined ? Number(type.max) : undefined;
  if (most === undefined) return undefined;
  if (unit === into) return most;
  if (into !== 'days' && into !== 'working-days') return undefined;
  if (unit === 'months') return most * 31;
  if (unit === 'hours') return Math.ceil(most / 24);
  return unit === 'days' ? most : undefined;
};
