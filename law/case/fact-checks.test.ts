import { describe, expect, test } from 'vitest';
import type { Value } from '#law/ground';
import { base, changed, packOf } from '../pack/files.fixture.ts';
import { MemoryCity } from './player.ts';

// In the harbour: what a ship may load is at least a tonne for each day that she stays; and the days are given before, or with it.
const says = '{ en: A tonne a day at least., zh: 每日不得少于一吨。 }';
const pack = packOf(
  changed(base, {
    'facts.yaml': [
      {
        replace: 'unit: tonne, min: 1, max: 100000, from: office }',
        by: `unit: tonne, min: 1, max: 100000, from: office, check: { that: hold >= stay-days, says: ${says} } }`,
      },
    ],
    'procedures/permit.yaml': [{ replace: 'needs: [stay-days, hold] }\n', by: 'needs: [stay-days?, hold?] }\n' }],
  }),
);

const arrived = (): { readonly city: MemoryCity; readonly id: string } => {
  const city = new MemoryCity(pack, { sven: ['skipper'], ola: ['officer'], hege: ['head'] });
  city.passTo('2026-03-02');
  const ship = { 'ship-name': 'Gull', length: 80, 'cargo-kind': 'goods', papers: 'papers.pdf', 'skipper-phone': '1' };
  const filed = city.give({ procedure: 'permit', order: 'file', actor: 'sven', gives: ship });
  if (!filed.ok) throw new Error(JSON.stringify(filed.error));
  const id = filed.value.case!;
  city.give({ case: id, order: 'accept', actor: 'ola', gives: {} });
  return { city, id };
};

const proposed = (gives: Readonly<Record<string, Value>>, before?: Readonly<Record<string, Value>>) => {
  const { city, id } = arrived();
  if (before !== undefined) expect(city.give({ case: id, order: 'propose', actor: 'ola', gives: before }).ok).toBe(true);
  const given = city.give({ case: id, order: 'propose', actor: 'ola', gives });
  return given.ok ? 'done' : [given.error.refusal, given.error.about?.['fact'], given.error.about?.['why']];
};

const words = { en: 'A tonne a day at least.', zh: '每日不得少于一吨。' };

describe('what an answer must be beside others', () => {
  test('is said at its own field, in the words of the pack, and to the very edge', () => {
    expect(proposed({ 'stay-days': 10, hold: 10 })).toBe('done');
    expect(proposed({ 'stay-days': 10, hold: 9 })).toEqual(['notInDomain', 'hold', words]);
  });

  test('is not looked at while one of the answers is missing', () => {
    expect(proposed({ 'stay-days': 10 })).toBe('done');
    expect(proposed({ hold: 1 })).toBe('done');
  });

  test('is looked at with what was answered before, and then said at the field that is given now', () => {
    expect(proposed({ hold: 9 }, { 'stay-days': 10 })).toEqual(['notInDomain', 'hold', words]);
    expect(proposed({ 'stay-days': 10 }, { hold: 9 })).toEqual(['notInDomain', 'stay-days', words]);
    expect(proposed({ 'stay-days': 9 }, { hold: 9 })).toBe('done');
  });

  test('is not looked at by an order that gives none of it', () => {
    const { city, id } = arrived();
    city.give({ case: id, order: 'propose', actor: 'ola', gives: { 'stay-days': 10, hold: 10 } });
    expect(city.give({ case: id, order: 'consult', actor: 'ola', gives: {} }).ok).toBe(true);
  });
});
