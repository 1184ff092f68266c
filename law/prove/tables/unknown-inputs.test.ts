import { expect, test } from 'vitest';
import { changed, packOf, readFolder, shenzhenFolder } from '../../pack/files.fixture.ts';
import { unknownInputs } from './unknown-inputs.ts';

const texts = readFolder(shenzhenFolder);

/** Letters that print what then may be unknown say nothing in its place: `pack check` refuses them otherwise. */
const saidIfKnown = Object.fromEntries(
  [...texts].flatMap(([path, text]) =>
    path.startsWith('letters/') ? [[path, text.replaceAll(/\{(tier|check-class)\}/g, '{if $1 = null then "–" else $1}')]] : [],
  ),
);

test('a table whose inputs are asked each time has none that may be unknown', () => {
  const pack = packOf(texts);
  expect(unknownInputs(pack, pack.tables['risk-tier']!)).toEqual([]);
});

test('an input that is asked under a condition may be unknown, and so may what rests on it; rows that do not test it answer all the same', () => {
  const conditional = texts.get('facts.yaml')!.replace(/(\n {2}sensitive-data:[\s\S]*?type: yes-no)/, '$1, if: touches-body = false');
  expect(conditional).not.toBe(texts.get('facts.yaml'));
  const pack = packOf(changed(texts, { 'facts.yaml': conditional, ...saidIfKnown }));
  const [found, ...others] = unknownInputs(pack, pack.tables['risk-tier']!);
  expect(others).toEqual([]);
  expect(found).toMatchObject({ input: 'sensitive-data', why: '`sensitive-data` is asked only if `touches-body = false`' });
  expect(found!.answeredBy.length).toBeGreaterThan(0);
  expect(unknownInputs(pack, pack.tables['mode-by-tier']!).map(({ input }) => input)).toEqual(['tier']);
});
