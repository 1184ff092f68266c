import { afterAll, beforeAll, expect, test } from 'vitest';
import { withPromises } from '../../law/pack/files.fixture.ts';
import { disclose, ownPack, type TestOffice, testOffice } from './office.fixture.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await testOffice('2026-03-30');
});
afterAll(() => office.close());

/** The pack from April on, where the office has three days in place of five to list what was disclosed. */
const shorter = (): ReadonlyMap<string, string> => {
  const files = new Map(withPromises(ownPack, 'two-tests'));
  const edit = (file: string, written: RegExp, instead: string): void => {
    const text = files.get(file)!;
    expect(text).toMatch(written);
    files.set(file, text.replace(written, instead));
  };
  edit('pack.yaml', /version: \d{4}-\d{2}-\d{2}/, 'version: 2026-04-01');
  edit('procedures/disclosure.yaml', /within: 5 working-days/, 'within: 3 working-days');
  return files;
};

const dueOf = async (id: string): Promise<string | null | undefined> =>
  (await office.store.cases({ number: undefined, limit: 20 })).rows.find((row) => row.case === id)?.due;

test('a change of the law reaches no open case: each keeps the law of the day on which it was opened (camunda#9903, #15903)', async () => {
  const before = await office.done(disclose);
  expect(await dueOf(before)).toBe('2026-04-07');
  expect((await office.shelf.install(shorter(), office.clock.now())).ok).toBe(true);
  // Installed in March, in force in April.
  expect(await dueOf(await office.done(disclose))).toBe('2026-04-07');
  expect(await dueOf(before)).toBe('2026-04-07');
  await office.goTo('2026-04-03');
  const after = await office.done(disclose);
  // Three working days, with Qingming between; five would be Monday 13.
  expect([await dueOf(before), await dueOf(after)]).toEqual(['2026-04-07', '2026-04-09']);
  const [opened] = await office.store.caseEvents(after);
  expect(opened).toMatchObject({ opened: { version: '2026-04-01' } });
});
