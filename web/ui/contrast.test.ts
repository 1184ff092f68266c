import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** The tokens as they stand in the file: `--name: light-dark(#light, #dark)`. */
const tokens = new Map(
  [
    ...readFileSync(new URL('../tokens.css', import.meta.url), 'utf8').matchAll(
      /--([a-z0-9-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g,
    ),
  ].map(([, name, light, dark]) => [name!, { light: light!, dark: dark! }]),
);

const luminance = (hex: string): number => {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.03928 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
};

/** WCAG 2.2, contrast ratio, to one digit. */
const contrast = (front: string, back: string, scheme: 'light' | 'dark'): number => {
  const [a, b] = [front, back].map((name) => luminance(tokens.get(name)![scheme])).sort((x, y) => y - x);
  return Math.round(((a! + 0.05) / (b! + 0.05)) * 10) / 10;
};

// The table of the guide of the pages, section 3: light and dark, on the two grounds.
const table: readonly [name: string, paper: readonly [number, number], paper2: readonly [number, number]][] = [
  ['ink', [17.8, 14.9], [16.3, 13.6]],
  ['ink-2', [7.4, 8.9], [6.8, 8.1]],
  ['act', [8.0, 9.6], [7.3, 8.8]],
  ['good', [7.2, 10.1], [6.6, 9.2]],
  ['wait', [7.4, 10.5], [6.7, 9.5]],
  ['bad', [7.3, 9.0], [6.7, 8.2]],
  ['line-2', [3.7, 4.9], [3.4, 4.5]],
];

test.each(table)('%s keeps its contrast on both grounds and in both schemes', (name, paper, paper2) => {
  expect([contrast(name, 'paper', 'light'), contrast(name, 'paper', 'dark')]).toEqual(paper);
  expect([contrast(name, 'paper-2', 'light'), contrast(name, 'paper-2', 'dark')]).toEqual(paper2);
});

test.each([
  ['act', [7.0, 7.7]],
  ['good', [6.3, 8.0]],
  ['wait', [6.5, 8.4]],
  ['bad', [6.2, 7.7]],
] as const)('%s keeps its contrast on its own wash', (name, own) => {
  expect([contrast(name, `${name}-wash`, 'light'), contrast(name, `${name}-wash`, 'dark')]).toEqual(own);
});

test('help is read on any wash, and on letters', () => {
  for (const wash of ['act-wash', 'good-wash', 'wait-wash', 'bad-wash', 'letter']) {
    expect(contrast('ink-2', wash, 'light')).toBeGreaterThanOrEqual(6.4);
    expect(contrast('ink-2', wash, 'dark')).toBeGreaterThanOrEqual(6.4);
  }
});

test('a solid button can be read', () => {
  expect([contrast('on-act', 'act', 'light'), contrast('on-act', 'act', 'dark')]).toEqual([8.0, 9.4]);
});
