import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadPack } from '#law/pack';
import { ownPack } from '../office.fixture.ts';
import { digestOf } from '../shelf.ts';
import { answer, openDemo } from './demo-for-tests.ts';

let city: Awaited<ReturnType<typeof openDemo>>;
beforeAll(async () => {
  city = await openDemo('2026-03-30');
  await city.go('2026-03-30');
});
afterAll(() => city.close());

const coming = async () => answer(await city.pages.law(city.caller(), {})).coming;

const install = async (version: string, transitions?: string): Promise<void> => {
  const files = new Map(ownPack);
  files.set('pack.yaml', files.get('pack.yaml')!.replace(/version: \d{4}-\d{2}-\d{2}/, `version: ${version}`));
  if (transitions === undefined) files.delete('transitions.yaml');
  else files.set('transitions.yaml', transitions);
  const { pack } = loadPack(files);
  const installedAt = city.clock.now();
  await city.store.installPack({ digest: digestOf(files), pack: pack!.pack, version, files: Object.fromEntries(files), installedAt });
  await city.shelf.refresh();
};

test('the page of the law tells of no text that is not there', async () => {
  expect(await coming()).toEqual([]);
});

test('it tells of each text that is installed and not in force yet, and how many open cases stand where it takes cases over', async () => {
  await city.disclose();
  await install('2026-06-01');
  await install(
    '2026-05-06',
    'basis: sz.66\nstanding: law\nfrom: 2022-11-01\nmove: { disclosure: { states: { disclosed: disclosed } } }\n',
  );
  const [first, second] = await coming();
  expect(first).toMatchObject({ version: '2026-05-06' });
  expect(first!.sentence.en).toBe(
    'A new text of these rules comes into force on 6 May 2026. It takes over open cases in certain states: 1 case stands in one today. All others keep the text under which they were opened.',
  );
  expect(second!.sentence.zh).toBe('本规则的新文本将于2026年6月1日起施行，在办案件仍适用开立时的文本。');
});

test('on its day it is the law, and is no longer coming', async () => {
  await city.go('2026-05-06');
  expect((await coming()).map(({ version }) => version)).toEqual(['2026-06-01']);
});
