import { afterEach, describe, expect, test } from 'vitest';
import type { CaseEvent } from '#law/case';
import { loadPack } from '#law/pack';
import { testEngines } from '#shell/db';
import { LedgerKeeper } from '../ledger-keeper.ts';
import { disclose, freshOffices, ownPack, type TestOffice, testOffice } from '../office.fixture.ts';
import { digestOf, type PackFiles, Shelf } from '../shelf.ts';
import { previewTransition } from './preview.ts';

/** The pack from a day on: three days in place of five to look at what was disclosed, and some of its open cases go over. */
const later = (version: string, move: string, from = '2022-11-01', days = 3): PackFiles => {
  const files = new Map(ownPack);
  const edit = (file: string, written: RegExp, instead: string): void => {
    expect(files.get(file)).toMatch(written);
    files.set(file, files.get(file)!.replace(written, instead));
  };
  edit('pack.yaml', /version: \d{4}-\d{2}-\d{2}/, `version: ${version}`);
  edit('procedures/disclosure.yaml', /within: 5 working-days/, `within: ${days} working-days`);
  files.set('transitions.yaml', `basis: sz.66\nstanding: law\nfrom: ${from}\nmove: { disclosure: ${move} }\n`);
  return files;
};

const anew = '{ states: { disclosed: disclosed, tracked: tracked }, clocks: restart }';
const kept = '{ states: { disclosed: disclosed, tracked: tracked }, clocks: keep }';

/** Keeps a text as installing does, unproved: what is proved is not looked at here. */
const install = async (office: TestOffice, files: PackFiles): Promise<string> => {
  const { pack, findings } = loadPack(files);
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  const digest = digestOf(files);
  const text = { digest, pack: pack!.pack, version: pack!.version, files: Object.fromEntries(files), installedAt: office.clock.now() };
  await office.store.installPack(text);
  await office.shelf.refresh();
  return digest;
};

const rowOf = async (office: TestOffice, id: string) => (await office.store.cases({ limit: 50 })).rows.find((row) => row.case === id)!;

/** What happened in a case: order or kind, and the day that it is dated on. */
const told = async (office: TestOffice, id: string): Promise<readonly string[]> =>
  (await office.store.caseEvents(id)).map(
    (event: CaseEvent) =>
      `${event.type === 'orderGiven' ? event.order : event.type} ${'happened' in event ? event.happened.slice(0, 10) : event.recorded.slice(0, 10)}`,
  );

const isSound = async (office: TestOffice): Promise<void> => {
  expect(await office.store.verify()).toMatchObject({ ok: true, findings: [] });
  expect((await office.store.rebuild((families) => office.keeper.project(families))).differences).toEqual([]);
};

describe.each(testEngines())('a later text that takes cases over on $engine', ({ fresh }) => {
  const offices = freshOffices(fresh);
  const { officeOn } = offices;
  afterEach(offices.close);

  test('on its day, by law, once; its row, its date and its timer follow the new text, and lists built again are the same', async () => {
    const office = await officeOn('2026-03-30');
    const id = await office.done(disclose);
    const digest = await install(office, later('2026-04-01', anew));
    expect(await rowOf(office, id)).toMatchObject({ due: '2026-04-07' });
    await office.goTo('2026-04-01');
    expect(await rowOf(office, id)).toMatchObject({ due: '2026-04-07', pack: digest, state: 'disclosed' });
    expect(await told(office, id)).toEqual(['disclose 2026-03-30', 'moved 2026-04-01']);
    await isSound(office);
    await office.goTo('2026-04-08');
    expect(await told(office, id)).toEqual(['disclose 2026-03-30', 'moved 2026-04-01', 'list-by-silence 2026-04-07']);
    await isSound(office);
  });

  test('once, however many servers look at once and however often, and after a restart too', async () => {
    const office = await officeOn('2026-03-30');
    const ids = await Promise.all(Array.from({ length: 4 }, () => office.done(disclose)));
    await install(office, later('2026-04-01', kept));
    office.clock.set(Date.parse('2026-04-02T01:00:00Z'));
    const servers = Array.from({ length: 4 }, () => new LedgerKeeper(office.store, office.shelf, office.clock));
    await Promise.all(servers.map((server) => server.catchUpAll()));
    await new LedgerKeeper(office.store, await Shelf.open(office.store), office.clock).catchUpAll();
    for (const id of ids) expect(await told(office, id)).toEqual(['disclose 2026-03-30', 'moved 2026-04-01']);
    await isSound(office);
  });

  test('after a long stop: a time that ran out before is decided under the earlier text, then the case goes over, dated on the day', async () => {
    const office = await officeOn('2026-03-30');
    const id = await office.done(disclose);
    const digest = await install(office, later('2026-04-20', anew));
    await office.goTo('2027-01-04');
    expect(await told(office, id)).toEqual(['disclose 2026-03-30', 'list-by-silence 2026-04-07', 'moved 2026-04-20']);
    // Tracked for a year from the day of force on, no longer from the day on which it was listed.
    expect(await rowOf(office, id)).toMatchObject({ pack: digest, state: 'tracked', due: '2027-04-20' });
    const [entry] = (await office.store.registerRows({ register: 'products' })).rows;
    expect(entry).toMatchObject({ case: id, status: 'in-force' });
    await isSound(office);
  });

  test('a text that is installed when its day is past takes cases over from then on: what was done in between stays done', async () => {
    const office = await officeOn('2026-04-06');
    const id = await office.done(disclose);
    const listed = await office.done(disclose);
    await office.done({ case: listed, order: 'list', actor: 'lin', gives: {} });
    const digest = await install(office, later('2026-04-01', anew));
    await office.goTo('2026-04-07');
    expect(await told(office, id)).toEqual(['disclose 2026-04-06', 'moved 2026-04-06']);
    expect(await told(office, listed)).toEqual(['disclose 2026-04-06', 'list 2026-04-06', 'moved 2026-04-06']);
    expect(await rowOf(office, id)).toMatchObject({ pack: digest, due: '2026-04-09' });
    await isSound(office);
  });

  test('every other case keeps its law, also when it comes into a listed state afterwards', async () => {
    const office = await officeOn('2026-03-30');
    const id = await office.done(disclose);
    await office.done({ case: id, order: 'ask-to-fix', actor: 'lin', gives: { 'missing-items': 'a name' } });
    const before = (await rowOf(office, id)).pack;
    await install(office, later('2026-04-01', kept));
    await office.goTo('2026-04-02');
    await office.done({ case: id, order: 'fix', actor: 'wei', gives: { supplement: 'Tutor' } });
    await office.goTo('2026-04-03');
    expect(await rowOf(office, id)).toMatchObject({ pack: before, state: 'disclosed' });
    expect(await told(office, id)).toEqual(['disclose 2026-03-30', 'ask-to-fix 2026-03-30', 'fix 2026-04-02']);
  });

  test('anyone who acts first on that day finds the case under the new text, although nothing has woken it', async () => {
    const office = await officeOn('2026-03-30');
    const id = await office.done(disclose);
    const digest = await install(office, later('2026-04-01', kept));
    office.clock.set(Date.parse('2026-04-01T01:00:00Z'));
    await office.done({ case: id, order: 'list', actor: 'lin', gives: {} });
    expect(await told(office, id)).toEqual(['disclose 2026-03-30', 'moved 2026-04-01', 'list 2026-04-01']);
    expect(await rowOf(office, id)).toMatchObject({ pack: digest, state: 'tracked' });
    await isSound(office);
  });

  test('of texts in a chain, installed at once and late, each takes the case over in its turn', async () => {
    const office = await officeOn('2026-03-30');
    const id = await office.done(disclose);
    await install(office, later('2026-02-02', kept));
    const digest = await install(office, later('2026-03-02', anew, '2026-02-02', 4));
    await office.goTo('2026-03-31');
    expect(await told(office, id)).toEqual(['disclose 2026-03-30', 'moved 2026-03-30', 'moved 2026-03-30']);
    // Four working days from Monday, Qingming between.
    expect(await rowOf(office, id)).toMatchObject({ pack: digest, due: '2026-04-03' });
    await isSound(office);
  });

  test('of two texts of one day the later one takes the cases over, if it was there in time', async () => {
    const office = await officeOn('2026-03-30');
    const id = await office.done(disclose);
    await install(office, later('2026-04-01', anew));
    office.clock.set(office.clock.now() + 1000);
    const mended = await install(office, later('2026-04-01', anew, '2022-11-01', 2));
    await office.goTo('2026-04-01');
    expect(await rowOf(office, id)).toMatchObject({ pack: mended });
    expect((await told(office, id)).length).toBe(2);
  });

  test('a text whose transition would lose something is not kept', async () => {
    const office = await officeOn('2026-03-30');
    const installed = await office.shelf.install(later('2026-04-01', '{ states: { disclosed: tracked } }'), office.clock.now());
    expect(installed).toMatchObject({
      ok: false,
      findings: expect.arrayContaining([expect.objectContaining({ code: 'transition/lost' })]),
    });
    expect(office.shelf.versions().length).toBe(1);
  });

  test('the next day on which something happens by itself is the day of force, if a case goes over on it', async () => {
    const office = await officeOn('2026-03-30');
    await install(office, later('2026-04-01', kept));
    const until = Date.parse('2027-01-01T00:00:00Z');
    expect(await office.keeper.transitions.next(office.clock.now(), until)).toBeUndefined();
    await office.done(disclose);
    expect(await office.keeper.transitions.next(office.clock.now(), until)).toBe(Date.parse('2026-03-31T16:00:00Z'));
  });
});

test('a preview says which cases would go over and which would not, and why, and keeps nothing', async () => {
  const office = await testOffice('2026-03-30');
  const [open, listed, fixing] = [await office.done(disclose), await office.done(disclose), await office.done(disclose)];
  await office.done({ case: listed, order: 'list', actor: 'lin', gives: {} });
  await office.done({ case: fixing, order: 'ask-to-fix', actor: 'lin', gives: { 'missing-items': 'a name' } });
  const preview = await previewTransition(office.keeper, later('2026-04-01', kept));
  expect(preview).toMatchObject({ pack: 'shenzhen', version: '2026-04-01', from: '2022-11-01', known: true, stay: [] });
  expect(preview.moves.map(({ case: id, from, to }) => [id, from, to])).toEqual([
    [open, 'disclosed', 'disclosed'],
    [listed, 'tracked', 'tracked'],
  ]);
  const losing = await previewTransition(office.keeper, later('2026-04-01', '{ states: { disclosed: tracked } }'));
  expect(losing.findings.map(({ code }) => code)).toContain('transition/lost');
  expect(losing.stay.map(({ case: id, why }) => [id, why])).toEqual([[open, 'lost']]);
  expect(await previewTransition(office.keeper, later('2026-04-01', kept, '2020-01-01'))).toMatchObject({ known: false, moves: [] });
  expect(office.shelf.versions().length).toBe(1);
  await office.close();
});

test('a server that was there before the text learns of it, and reads cases that another one moved', async () => {
  const office = await testOffice('2026-03-30');
  const id = await office.done(disclose);
  const other = new LedgerKeeper(office.store, await Shelf.open(office.store), office.clock);
  await install(office, later('2026-04-01', kept));
  await office.goTo('2026-04-01');
  await other.shelf.refreshTexts();
  expect(await other.ask(id, (world, files) => world.packOf(files.get(id)!.digest).pack.version)).toBe('2026-04-01');
  await office.close();
});
