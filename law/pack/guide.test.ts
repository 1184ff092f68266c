import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkShape } from './check-shape.ts';
import { brokenPacks } from './files.fixture.ts';
import { partsOf, schemas, type ViewName, views } from './index.ts';
import { fileKinds } from './keys.ts';
import { reportInto } from './report.ts';
import type { Shape } from './shape.ts';
import { readYaml } from './yaml.ts';

const guidePath = join(import.meta.dirname, '../../docs/guides/pack-language.md');
const guide = readFileSync(guidePath, 'utf8');
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

test('the guide has every view with its parts, as the table of views has them', () => {
  const from = guide.indexOf('\n', guide.indexOf('<!-- views: ')) + 1;
  const to = guide.indexOf('<!-- /views -->');
  expect(to).toBeGreaterThan(from);
  if (process.env['UPDATE_GUIDE'] !== undefined) writeFileSync(guidePath, `${guide.slice(0, from)}${viewTable()}${guide.slice(to)}`);
  else expect(guide.slice(from, to)).toBe(viewTable());
});

const viewTable = (): string =>
  [
    '| view | stands on | what it shows, and its parts |',
    '|---|---|---|',
    ...(Object.keys(views) as ViewName[]).map(
      (view) => `| \`${view}\` | ${views[view].on} | ${views[view].about.en}: ${partWords(view)} |`,
    ),
    '',
  ].join('\n');

const partWords = (view: ViewName): string =>
  Object.entries(partsOf(view))
    .map(([part, { is, of, in: list, needed, several, about }]) => {
      const name = needed === true ? `**\`${part}\`**` : `\`${part}\``;
      const kind = of === undefined ? is : `${is} ${of.map((each) => `\`${each}\``).join(' or ')}`;
      return `${name}${several === true ? '…' : ''} ${about.en} (${kind}${list === undefined ? '' : ` in the rows of ${list}`})`;
    })
    .join('; ');

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
