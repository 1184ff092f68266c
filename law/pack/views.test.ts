import { expect, test } from 'vitest';
import { base, changed, packOf, packWith } from './files.fixture.ts';
import { loadPack, partsOf, views } from './index.ts';
import { fileKinds } from './keys.ts';

const berths = 'registers/berths.yaml';
const withViews = (written: string) => changed(base, { [berths]: [{ replace: '  since: entered', by: `  since: entered\n${written}` }] });
const told = (files: ReadonlyMap<string, string>) => loadPack(files).findings.map(({ code, message }) => `${code} ${message}`);

test('a part played by two columns is a finding, and the pack is not handed out', () => {
  const files = withViews('views: { product: { title: [name, class] } }');
  expect(told(files)).toEqual(['view/part-twice 2 are named where one alone may stand']);
  expect(loadPack(files).pack).toBeUndefined();
});

test('a view that lacks its part is a finding that names the part and says what it is for', () => {
  const [finding, ...others] = loadPack(withViews('views: { product: { maker: name } }')).findings;
  expect(others).toEqual([]);
  expect(finding).toMatchObject({ code: 'view/part-missing', message: '`title` is missing', fix: 'add `title`: what a row is called' });
});

test('a public register of incidents without a warning text is a finding, not an empty page', () => {
  const files = changed(base, { 'procedures/permit.yaml': [{ replace: 'kind: licence', by: 'kind: incident' }] });
  expect(told(files)).toEqual(['view/none `berths` is a public register of incidents, but it offers no view `watch`, so no page shows it']);
  const offers = new Map([
    ...withViews('views: { watch: { harm: class } }'),
    ['procedures/permit.yaml', files.get('procedures/permit.yaml')!],
  ]);
  expect(told(offers)).toEqual(['view/part-missing `warning` is missing']);
  expect(
    told(
      new Map([...offers, ...withViews('views: { watch: { warning: name } }')]).set(
        'procedures/permit.yaml',
        files.get('procedures/permit.yaml')!,
      ),
    ),
  ).toEqual([]);
});

test('a register that a place keeps for its office alone needs no page of warnings', () => {
  const files = changed(base, {
    'procedures/permit.yaml': [{ replace: 'kind: licence', by: 'kind: incident' }],
    [berths]: [{ replace: 'shown: public', by: 'shown: office' }],
  });
  expect(told(files)).toEqual([]);
});

test('a pack says which of its names plays which part, and a page reads it by the part', () => {
  const pack = packOf(withViews('views: { product: { title: name, risk: class } }'));
  expect(pack.registers['berths']?.views.product).toEqual({ title: 'name', risk: 'class' });
  expect(packWith().registers['berths']?.views).toEqual({});
});

test('a register that declares nothing is narrowed by its choices and searched in all that it shows', () => {
  expect(packWith().registers['berths']).toMatchObject({ facets: ['class'] });
  expect(packWith().registers['berths']?.search).toBeUndefined();
  expect(packOf(withViews('facets: []\nsearch: name')).registers['berths']).toMatchObject({ facets: [], search: ['name'] });
});

test('the views of a part of procedures are offered by each procedure that includes it, and its own come first', () => {
  const door = (file: string) => `views: { door: { file: ${file} } }`;
  const intake = base.get('parts/intake.yaml')!;
  const shared = new Map([...base, ['parts/intake.yaml', `${intake}\n${door('file')}\n`]]);
  expect(packOf(shared).procedures['permit']?.views).toEqual({ door: { file: 'file' } });
  const own = new Map([...shared, ['procedures/permit.yaml', `${base.get('procedures/permit.yaml')}\n${door('withdraw')}\n`]]);
  expect(packOf(own).procedures['permit']?.views).toEqual({ door: { file: 'withdraw' } });
});

test('every part of every view has words in both languages, and stands in the published keys', () => {
  for (const [view, { on, about }] of Object.entries(views)) {
    expect([view, about.en.trim() !== '' && about.zh.trim() !== '']).toEqual([view, true]);
    const shape = fileKinds[on]!.shape;
    const declared = shape.is === 'keys' ? shape.keys['views']?.shape : undefined;
    const parts = declared?.is === 'keys' ? declared.keys[view]?.shape : undefined;
    expect(parts?.is === 'keys' ? Object.keys(parts.keys) : []).toEqual(Object.keys(partsOf(view as keyof typeof views)));
    for (const [part, { about: words }] of Object.entries(partsOf(view as keyof typeof views)))
      expect([view, part, words.en !== '' && words.zh !== '']).toEqual([view, part, true]);
  }
});
