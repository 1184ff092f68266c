import { afterAll, beforeAll, expect, test } from 'vitest';
import { canonicalJson, type Day, type Result } from '#law/ground';
import { gives } from '../../../law/case/walks.fixture.ts';
import { openingsOf } from '../../../law/receipt/recorded.fixture.ts';
import { openCity, type TestCity } from '../cases/city.fixture.ts';
import { mailTables, writeMails } from '../mail/index.ts';
import { set } from '../settings.ts';
import { contradictionTable, PromiseAlarm, PromiseWatch } from './index.ts';

let city: TestCity;
beforeAll(async () => {
  city = await openCity('2026-03-02');
});
afterAll(() => city.close());

test('history holds against every promise, and an event that was repaired by hand and breaks one is found with its place', async () => {
  const { keeper } = city.desk;
  const { store, shelf } = keeper;
  const { pack } = shelf.on('2026-03-02' as Day);
  // The order of which some promise says how often it may be given, in a procedure that somebody can open.
  const promise = Object.values(pack.promises).find(({ form }) => form === 'at-most')!;
  const body = promise.body as { readonly procedure: string | readonly string[]; readonly order: string; readonly times: number };
  const opening = openingsOf(pack).find((each) => [body.procedure].flat().includes(each.split('/')[0]!))!;
  const [procedure, order] = opening.split('/') as [string, string];
  const { needs } = pack.procedures[procedure]!.orders[order]!;
  let id = '';
  for (let tries = 0; tries < 40 && id === ''; tries += 1) {
    const given = await keeper.give({ procedure, order, actor: 'wei', gives: gives(pack, needs, tries) });
    if (given.ok) id = given.value.case;
  }
  expect(id).not.toBe('');
  const before = await new PromiseWatch(shelf).history(store.database);
  expect(before.flatMap(({ broken }) => broken)).toEqual([]);
  expect(before.reduce((sum, { checked }) => sum + checked, 0)).toBeGreaterThan(0);

  // A store that was never watched is watched from its first event; there is nothing to tell of it.
  const alarm = new PromiseAlarm(store, shelf, keeper.clock);
  expect(await alarm.look()).toEqual([]);

  const { events } = await store.loadFamilies({ case: id });
  const [first] = events;
  for (let more = 1; more <= Number(body.times) + 1; more += 1) {
    const event = {
      ...first!,
      opened: undefined,
      from: 'filed',
      to: undefined,
      order: body.order,
      facts: {},
      personal: undefined,
      letters: undefined,
      budgets: undefined,
      seq: more + 1,
    };
    const data = canonicalJson(event).replaceAll("'", "''");
    await store.database.script(
      `insert into event (family, family_seq, case_id, seq, type, order_id, recorded, data, digest)
       select family, (select max(family_seq) + 1 from event f where f.family = e.family), case_id, ${more + 1}, type, order_id, recorded, '${data}', sha256('x')
       from event e where case_id = '${id}' and seq = 1`,
    );
  }
  const after = await new PromiseWatch(shelf).history(store.database);
  expect(after.filter(({ broken }) => broken.length > 0)).toMatchObject([
    { id: promise.name, broken: [{ case: id, seq: Number(body.times) + 2 }] },
  ]);
  const alarmed = await alarm.look();
  expect(alarmed).toMatchObject([{ promise: promise.name, case: id, seq: Number(body.times) + 2, why: { en: expect.any(String) } }]);
  expect([alarm.count, await alarm.look()]).toEqual([1, []]);
  // Another server, or this one after a start, goes on from there.
  expect(await new PromiseAlarm(store, shelf, keeper.clock).look()).toEqual([]);
  // Nor does one that looks at the same events again, as after a crash between the two.
  await set(store.database, 'promises-watched-to', 0);
  expect(await new PromiseAlarm(store, shelf, keeper.clock).look()).toEqual([]);

  // The office is told until somebody answers: who may is named by the pack, and nobody else sees it.
  const seen = async (person: string) => answered(await city.office.contradictions(city.as(person), {}));
  expect((await city.office.contradictions(city.as('lin'), {})).ok).toBe(false);
  expect((await city.office.me(city.as('lin'))).needs).not.toHaveProperty('contradictions');
  expect((await city.office.me(city.as('zhao'))).needs).toMatchObject({ contradictions: 1 });
  const page = await seen('zhao');
  expect(page).toMatchObject({ open: 1, answered: 0, rows: [{ seq: Number(body.times) + 2, promise: { name: promise.name } }] });
  expect(page.rows[0]).toMatchObject({ case: { id }, order: { name: body.order }, why: { en: expect.stringContaining(body.order) } });
  expect(page.rows[0]!.since.slice(0, 10)).toBe('2026-03-02');

  const tell = () =>
    writeMails({ keeper, origin: 'https://ai.example', emailOf: async (person) => `${person}@example.org` }).then(() =>
      mailTables(store).newest(20),
    );
  const mails = (await tell()).filter(({ once }) => once.startsWith('contradiction/'));
  expect(mails.map(({ address }) => address)).toEqual(expect.arrayContaining(['zhao@example.org']));
  expect(mails.map(({ address }) => address)).not.toContain('lin@example.org');
  expect(mails[0]!.body).toContain('https://ai.example/zh/office/contradictions');
  expect(mails[0]!.body).toContain(page.rows[0]!.case.number);

  const said = {
    case: id,
    seq: Number(body.times) + 2,
    promise: promise.name,
    note: 'Imported twice; the second one is struck in the old system.',
  };
  expect((await city.office.answerContradiction(city.as('lin'), { body: said })).ok).toBe(false);
  const settled = answered(await city.office.answerContradiction(city.as('zhao'), { body: said }));
  expect(settled).toMatchObject({ open: 0, answered: 1, rows: [{ noted: { by: 'Zhao', note: said.note } }] });
  // A double click is done once; another answer is refused, and what was found cannot be deleted.
  expect((await city.office.answerContradiction(city.as('zhao'), { body: said })).ok).toBe(true);
  expect((await city.office.answerContradiction(city.as('zhao'), { body: { ...said, note: 'no' } })).ok).toBe(false);
  expect((await city.office.answerContradiction(city.as('zhao'), { body: { ...said, seq: 99 } })).ok).toBe(false);
  expect((await city.office.me(city.as('zhao'))).needs).not.toHaveProperty('contradictions');
  await expect(store.database.script('delete from contradiction')).rejects.toThrow();
  await expect(store.database.script("update contradiction set note = 'x'")).rejects.toThrow();
  expect(await contradictionTable(store.database).counts()).toEqual({ open: 0, answered: 1 });
});

const answered = <T>(result: Result<T, unknown>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};
