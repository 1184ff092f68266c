import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkShape } from './check-shape.ts';
import { brokenPacks } from './files.fixture.ts';
import { schemas } from './index.ts';
import { fileKinds } from './keys.ts';
import { reportInto } from './report.ts';
import type { Shape } from './shape.ts';
import { readYaml } from './yaml.ts';

const guide = readFileSync(join(import.meta.dirname, '../../docs/guides/pack-language.md'), 'utf8');
const snippets = [...guide.matchAll(/```yaml (\S+)\n(.*?)```/gs)].map(([, place, text]) => [place!, text!] as const);

/** The shape of a section, as `procedure.orders`. */
const shapeAt = (place: string): Shape => {
  const [kind, ...path] = place.split('.');
  return path.reduce<Shape>((shape, key) => (shape as Shape & { is: 'keys' }).keys[key]!.shape, fileKinds[kind!]!.shape);
};

test.each(snippets)('the guide’s snippet of %s is written in the language', (place, text) => {
  const report = reportInto();
  const tree = readYaml('snippet.yaml', text.startsWith('-') ? `list:\n${text}` : text, report);
  const list = text.startsWith('-') ? tree?.entries.get('list')?.value : tree;
  expect(list).toBeDefined();
  checkShape(list!, shapeAt(place), list!.at, report);
  expect(report.findings()).toEqual([]);
});

test('the guide has snippets, names every finding that a broken pack shows, and every schema', () => {
  expect(snippets.length).toBeGreaterThan(8);
  for (const [, { code }] of brokenPacks()) expect(guide).toContain(`\`${code}\``);
  for (const kind of schemas().keys()) expect(guide).toContain(`\`${kind}\``);
});

test('the guide names every key of every file', () => {
  const missing = Object.entries(fileKinds).flatMap(([kind, { shape }]) =>
    keysOf(shape)
      .filter((key) => !guide.includes(key))
      .map((key) => `${kind}: ${key}`),
  );
  expect(missing).toEqual([]);
});

const keysOf = (shape: Shape): readonly string[] => {
  switch (shape.is) {
    case 'keys':
      return Object.entries(shape.keys).flatMap(([key, { shape: inner }]) => [key, ...keysOf(inner)]);
    case 'map':
    case 'list':
      return keysOf(shape.of);
    case 'either':
      return shape.of.flatMap(keysOf);
    default:
      return [];
  }
};
