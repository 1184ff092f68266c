import { expect, test } from 'vitest';
import type { Chart, ChartPromise, ChartTransition, Guard } from './chart.ts';
import { checkProcedure, type ProcedureFinding } from './index.ts';
import { naiveFindings, replays } from './naive.fixture.ts';

test('600 random charts: the naive second implementation finds the same, and every trace replays', () => {
  const kinds = new Map<string, number>();
  for (let seed = 1; seed <= 600; seed += 1) {
    const chart = randomChart(seed);
    const { findings, configurations } = checkProcedure(chart);
    const naive = naiveFindings(chart);
    expect(configurations, `seed ${seed}`).toBe(naive.configurations);
    expect(findings.map(located).toSorted(), `seed ${seed}`).toEqual(naive.found.map(located).toSorted());
    for (const finding of findings) {
      kinds.set(finding.kind, (kinds.get(finding.kind) ?? 0) + 1);
      expect(replays(chart, finding), `seed ${seed} ${JSON.stringify(finding)}`).toBe(true);
    }
  }
  // Every kind was met, or the test would say little.
  expect([...kinds.keys()].toSorted()).toHaveLength(12);
});

// Whose finding a separation is depends on which person is tried first.
const located = (finding: object): string => {
  const { trace, message, text, person, ...rest } = finding as ProcedureFinding & { person?: string };
  return JSON.stringify(rest, Object.keys(rest).toSorted());
};

const randomChart = (seed: number): Chart => {
  const random = mulberry(seed);
  const below = (n: number): number => Math.floor(random() * n);
  const pick = <T>(items: readonly T[]): T => items[below(items.length)]!;
  const some = <T>(items: readonly T[], chance: number): readonly T[] => items.filter(() => random() < chance);
  const maybe = <K extends string, T>(key: K, chance: number, value: () => T): { [key in K]?: T } =>
    random() < chance ? ({ [key]: value() } as { [key in K]: T }) : {};
  const states = ['s0', 's1', 's2', 's3', 's4', 's5'].slice(0, 3 + below(4));
  const flags = ['f', 'g'].slice(0, below(3));
  const clocks = ['c', 'd'].slice(0, 1 + below(2));
  const roles = ['clerk', 'head', 'nobody'];
  const steps = ['one', 'two', 'three'];
  const guard = (depth: number): Guard => {
    const flag: Guard = flags.length === 0 ? { kind: 'constant', value: random() < 0.8 } : { kind: 'flag', flag: pick(flags) };
    const shape = depth > 2 ? 0 : below(5);
    if (shape <= 1) return flag;
    if (shape === 2) return { kind: 'not', of: guard(depth + 1) };
    return { kind: shape === 3 ? 'and' : 'or', terms: [guard(depth + 1), guard(depth + 1)] };
  };
  const transitions = Array.from({ length: 3 + below(8) }, (_, index): ChartTransition => {
    const isTimeout = random() < 0.35;
    return {
      id: `t${index}`,
      from: pick(states),
      to: pick(states),
      ...(isTimeout ? { timeout: pick(clocks) } : { on: pick(['go', 'do', 'ask']) }),
      ...(isTimeout ? {} : maybe('role', 0.7, () => pick([...roles, 'clerk', 'head']))),
      ...maybe('guard', 0.3, () => guard(0)),
      ...maybe('step', 0.5, () => pick(steps)),
      set: some(flags, 0.25),
      clear: some(flags, 0.1),
      start: some(clocks, 0.3),
      stop: some(clocks, 0.3),
      notSameAs: some(steps, 0.1),
    };
  });
  const promises: readonly ChartPromise[] = [
    { id: 'p1', kind: 'at-most-once', step: pick(steps) },
    { id: 'p2', kind: 'precedes', first: pick(steps), then: pick(steps) },
    { id: 'p3', kind: 'separation', steps: ['one', pick(['two', 'three'])] },
    { id: 'p4', kind: 'bounded' },
  ];
  return {
    id: `random-${seed}`,
    initial: 's0',
    states: states.map((id, index) => ({ id, final: index > 1 && random() < 0.4, ...maybe('waits', 0.6, () => 'clerk') })),
    flags,
    clocks,
    startClocks: some(clocks, 0.5),
    people: new Map([
      ['ana', ['clerk']],
      ['ben', ['clerk', 'head']],
      ['cy', ['head']],
    ]),
    transitions,
    promises: some(promises, 0.8),
  };
};

const mulberry = (seed: number) => (): number => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
};
