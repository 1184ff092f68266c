import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { compileFeel } from './expression.ts';
import { printFeel } from './print.ts';
import type { FeelValue } from './values.ts';

const page = readFileSync(new URL('../../docs/methods/feel.md', import.meta.url), 'utf8');
const lines = [...page.matchAll(/```feel\n(.*?)```/gs)].flatMap((block) => block[1]!.trim().split('\n'));
const facts: Readonly<Record<string, FeelValue>> = { x: 4, y: 5, tier: 'high', nothing: null };

test.each(lines.map((line) => line.split(/ +=> /) as [string, string]))('the page on FEEL is right: %s is %s', (source, expected) => {
  const compiled = compileFeel(source, {
    names: 'spaced',
    name: (name) => (name in facts ? { kind: 'any' } : undefined),
    known: () => Object.keys(facts),
  });
  expect(compiled.ok && printFeel(compiled.value.evaluate({ get: (name) => facts[name] }))).toBe(expected);
});
