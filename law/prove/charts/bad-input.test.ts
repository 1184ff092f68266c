import { expect, test } from 'vitest';
import { checkProcedure, readChart } from './index.ts';

const read = (text: string) => {
  const answer = readChart(text);
  return answer.ok ? [] : answer.error.map(({ at, message }) => `${at}: ${message}`);
};

/** Any of `flags` flags can be set and cleared at any time. */
const wide = (flags: number): string => `
initial: s
states: [{ id: s }, { id: e, final: true }]
flags: [${Array.from({ length: flags }, (_, n) => `f${n}`)}]
transitions:
  - { id: end, from: s, to: e, on: end }
${Array.from({ length: flags }, (_, n) => `  - { id: set${n}, from: s, to: s, on: set${n}, set: f${n} }\n  - { id: clear${n}, from: s, to: s, on: clear${n}, clear: f${n} }`).join('\n')}
promises: [{ id: p, kind: bounded }]
`;

test('10^8 configurations: the budget ends it, and it says what was explored and claims nothing more', () => {
  const chart = readChart(wide(27));
  if (!chart.ok) throw new Error(JSON.stringify(chart.error));
  const checked = checkProcedure(chart.value, 50_000);
  expect(checked).toMatchObject({ ok: false, findings: [], configurations: 50_000 });
  expect(checked.notProved).toBe('not proved: 50000 configurations explored');
});

test('more flags than a word has bits are explored as well', () => {
  const flags = Array.from({ length: 40 }, (_, n) => `f${n}`);
  const steps = flags.map(
    (flag, n) => `  - { id: t${n}, from: s, to: s, on: go, set: ${flag}, guard: not ${flag}${n > 0 ? ` and f${n - 1}` : ''} }`,
  );
  const chart = readChart(
    `initial: s\nstates: [{ id: s }, { id: e, final: true }]\nflags: [${flags}]\ntransitions:\n${steps.join('\n')}\n  - { id: end, from: s, to: e, on: end, guard: f39 and f0 }\npromises: [{ id: p, kind: bounded }]`,
  );
  if (!chart.ok) throw new Error(JSON.stringify(chart.error));
  expect(checkProcedure(chart.value)).toEqual({ ok: true, findings: [], configurations: 42, moves: 41 });
});

test('each fault is said with its place, all of them at once', () => {
  expect(
    read(`
initial: nowhere
states: [{ id: a, waits: office }, { id: a }]
flags: [f]
transitions:
  - { id: t1, from: a, to: b, on: go, timeout: c, guard: f and (g }
  - { id: t2, from: a, to: a, on: go, guard: f f, not_same_as: dance }
  - { id: t3, from: a, to: a, on: go, guard: f and }
promises:
  - { id: p, kind: forever }
  - { id: q, kind: at-most-once, step: dance }
`),
  ).toEqual([
    'transitions.t1.to: there is no state `b`',
    'transitions.t1: a transition has either an event (`on`) or a `timeout`',
    'transitions.t1.timeout: there is no clock `c`',
    'transitions.t1.guard: the guard names `g`, which is no flag',
    'transitions.t2.guard: `f` was not expected in the guard `f f`',
    'transitions.t3.guard: the guard ends where a flag should stand',
    'transitions.t2.not_same_as: there is no step `dance`',
    'initial: there is no state `nowhere`',
    'promises.p.kind: `forever` is none of at-most-once, precedes, separation, bounded',
    'promises.q.step: there is no step `dance`',
    'states.a: the state `a` stands here twice',
  ]);
});

test('what is no chart is refused, whatever it is', () => {
  expect(read('')[0]).toMatch(/a chart is a list of keys/);
  expect(read('[1, 2]')[0]).toMatch(/a chart is a list of keys/);
  expect(read('a: [1')[0]).toMatch(/line 1: this is no YAML/);
  expect(read(`a: ${'['.repeat(20_000)}`)[0]).toMatch(/this (is no YAML|cannot be read)/);
  const bomb = `a: &a [x, x]\nb: &b [${'*a, '.repeat(20)}]\nc: &c [${'*b, '.repeat(20)}]\nd: [${'*c, '.repeat(20)}]`;
  expect(read(bomb)[0]).toMatch(/this cannot be read/);
  const deep = `initial: a\nstates: [a]\nflags: [f]\ntransitions: [{ id: t, from: a, to: a, on: go, guard: "${'('.repeat(10_000)}f${')'.repeat(10_000)}" }]`;
  expect(read(deep)).toEqual(['transitions.t.guard: the guard is nested deeper than 100 times']);
});
