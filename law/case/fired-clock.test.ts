import { expect, test } from 'vitest';
import { base, packOf } from '../pack/files.fixture.ts';
import { MemoryCity } from './player.ts';

// The silence of clock `a` leads to a state in which it would stand still.
const procedure = `procedure: wait
title: { en: Waiting, zh: 等待 }
kind: duty
basis: pa.1
standing: law
reads: { officer: all }
clocks:
  a: { within: 5 days, roll: none, runs: [one], paused: [rest], extend: { by: 5 days, times: 1 }, silence: a-out }
states:
  one:  { waits: officer }
  rest: { waits: officer, open-ended: { en: It rests., zh: 暂停。 } }
orders:
  start:  { by: officer, to: one }
  stop:   { by: officer, from: one, to: rest, letter: pause-notice }
  longer: { by: officer, from: [one, rest], extends: a, letter: extension-notice }
  on:     { by: officer, from: rest, to: one }
  again:  { by: officer, from: [one, rest], restarts: a }
  a-out:  { by: law, from: one, to: rest, letter: pause-notice }
  end:    { by: officer, from: [one, rest], to: over }
endings:
  over: { kind: closed }
`;
const names = ['a', 'one', 'rest', 'start', 'stop', 'longer', 'on', 'again', 'a-out', 'end', 'over'];
const words = base
  .get('words.yaml')!
  .replace('words:\n', `words:\n${names.map((name) => `  ${name}: { en: ${name}, zh: ${name} }\n`).join('')}`);
const pack = packOf(new Map(base).set('procedures/wait.yaml', procedure).set('words.yaml', words));

/** A case that began on 2 March: its clock is due on 7 March. */
const begun = () => {
  const city = new MemoryCity(pack, { lin: ['officer'] });
  city.passTo('2026-03-02T09:00:00+00:00');
  const given = city.give({ procedure: 'wait', order: 'start', actor: 'lin', gives: {} });
  if (!given.ok) throw new Error(given.error.refusal);
  const id = given.value.case!;
  return { city, give: (order: string) => city.give({ case: id, order, actor: 'lin', gives: {} }), file: () => city.files.get(id)! };
};

test('a clock that runs out into a state in which it would stand still is out: it cannot be extended, and going back does not wake it', () => {
  const { city, give, file } = begun();
  city.passTo('2026-03-09T09:00:00+00:00');
  expect([file().state, file().clocks['a']!.state, file().clocks['a']!.ledger]).toEqual(['rest', 'running', []]);
  expect(give('longer')).toMatchObject({ ok: false, error: { refusal: 'afterExpiry' } });
  expect(give('on').ok).toBe(true);
  expect(give('longer')).toMatchObject({ ok: false, error: { refusal: 'afterExpiry' } });
  expect(city.passTo('2026-06-01T09:00:00+00:00').events).toEqual([]);
  expect(file().state).toBe('one');
});

test('one that is out runs again when it restarts', () => {
  const { city, give, file } = begun();
  city.passTo('2026-03-09T09:00:00+00:00');
  expect(give('on').ok).toBe(true);
  expect(give('again').ok).toBe(true);
  city.passTo('2026-03-14T09:00:00+00:00');
  expect(file().state).toBe('one');
  city.passTo('2026-03-15T09:00:00+00:00');
  expect(file().state).toBe('rest');
});

test('on its due day a person may still let it stand still', () => {
  const { city, give, file } = begun();
  city.passTo('2026-03-07T09:00:00+00:00');
  expect(give('stop').ok).toBe(true);
  expect(file().clocks['a']!.state).toBe('paused');
  expect(give('longer').ok).toBe(true);
});
