import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { loadPack } from '#law/pack';
import { readPackFolder } from '../shelf.ts';
import { isInEffect, isStayed, statusOf } from './status.ts';

const { pack } = loadPack(readPackFolder(fileURLToPath(new URL('../../../packs/shenzhen', import.meta.url))));
const conformity = pack!.procedures['conformity']!;
const toneOf = (state: string): string => statusOf(pack!, conformity, state).tone;

test('a certificate that is held for an incident looks like one that waits, and has no effect', () => {
  expect(toneOf('held')).toBe('waiting');
  expect(isInEffect(conformity, 'held')).toBe(false);
});

test('a suspended or revoked certificate warns, and has no effect', () => {
  for (const state of ['suspended', 'revoked']) {
    expect(toneOf(state)).toBe('warning');
    expect(isInEffect(conformity, state)).toBe(false);
  }
});

test('one whose revocation is stayed while it is challenged is in effect, and nobody takes it for settled', () => {
  expect(isStayed(conformity, 'stayed')).toBe(true);
  expect(toneOf('stayed')).toBe('waiting');
  expect(isInEffect(conformity, 'stayed')).toBe(true);
});

test('a draft that anybody may comment on waits; once it is published it is in force', () => {
  const tones = ['consulted', 'answering', 'published'].map((state) => statusOf(pack!, pack!.procedures['guidance']!, state).tone);
  expect(tones).toEqual(['waiting', 'waiting', 'in-force']);
});

test('what lies before another body waits and has no effect, although nobody here is waited for', () => {
  const rules = pack!.procedures['rule-change']!;
  expect(['before-government', 'adopted'].map((state) => [statusOf(pack!, rules, state).tone, isInEffect(rules, state)])).toEqual([
    ['waiting', false],
    ['in-force', true],
  ]);
});

test('one in force is neither; a report that is due changes nothing of its effect', () => {
  expect([toneOf('certified'), isStayed(conformity, 'certified'), isInEffect(conformity, 'certified')]).toEqual(['in-force', false, true]);
  expect(isInEffect(conformity, 'surveillance-due')).toBe(true);
});
