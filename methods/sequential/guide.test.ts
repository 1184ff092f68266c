import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { characteristic, type Look, stopChance } from './index.ts';

interface Example {
  readonly looks: readonly Look[];
  readonly end: number;
  readonly stopped: Readonly<Record<string, number>>;
  readonly runsOut: Readonly<Record<string, number>>;
  readonly people: Readonly<Record<string, number>>;
}

const page = readFileSync(new URL('../../docs/methods/sequential.md', import.meta.url), 'utf8');
const { looks, end, stopped, runsOut, people } = JSON.parse(/```json stopping-rule\n(.*?)```/s.exec(page)![1]!) as Example;

test('the worked example of the page on stopping rules is right, and so are its words', () => {
  for (const [p, chance] of Object.entries(stopped)) expect(stopChance(looks, Number(p))).toBeCloseTo(chance, 4);
  for (const [p, chance] of Object.entries(runsOut)) expect(characteristic(looks, Number(p), { end }).runsOut).toBeCloseTo(chance, 4);
  for (const [p, size] of Object.entries(people)) expect(characteristic(looks, Number(p), { end }).expectedSize).toBeCloseTo(size, 1);
  const of1000 = (chance: number): number => Math.round(1000 * chance);
  expect(page).toContain(`no more than 2.5 in 100 are harmed, ${of1000(stopChance(looks, 0.025))} of 1,000 such trials stop without need`);
  const harmful = characteristic(looks, 0.15, { end });
  expect(page).toContain(
    `If 15 in 100 are harmed, ${of1000(harmful.runsOut)} of 1,000 run to their end unnoticed, and ${Math.round(harmful.expectedSize)} people`,
  );
});
