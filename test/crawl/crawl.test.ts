// Every route × every reader × planted canaries, from the OpenAPI document itself: a new route is tried on the day it is added (issue 10.2).
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Canaries, unwrapped } from './canaries.ts';
import { crawlCity, inTheBackRooms, lineOf, type WholeCrawl } from './whole.ts';

const seed = Number(process.env['ORDINANCE_CRAWL_SEED'] ?? 1);
let whole: WholeCrawl;
beforeAll(async () => {
  whole = await crawlCity({ examples: 2, each: 2, parties: 4, seed });
  process.stdout.write(`\n${lineOf(whole)}\n`);
});
afterAll(async () => {
  whole?.city.door.close();
  await whole?.city.close();
});

test('each route of the contract can be tried: a place in an address that nothing fills is named here', () => {
  expect(whole.unfilled).toEqual([]);
  expect(whole.crawled.routes).toBe(whole.routes.length);
});

test('cases of every procedure that an example plays are there, in several states, and most steps of the examples were done', async () => {
  const rows = await whole.city.sql<{ procedure: string; states: number }>(
    'select procedure, count(distinct state)::integer as states from docket group by procedure',
  );
  const played = new Set(Object.values(whole.city.pack.examples).map(({ procedure }) => procedure));
  const there = new Set(rows.map(({ procedure }) => procedure));
  // What stood in the way of the first step is told beside a procedure that is missing.
  const missing = [...played].filter((procedure) => !there.has(procedure));
  const why = whole.planted.notPlayed.filter((line) =>
    missing.some((procedure) => whole.city.pack.examples[line.split(':')[0]!]?.procedure === procedure),
  );
  expect([...missing, ...why]).toEqual([]);
  expect(whole.planted.notPlayed.length).toBeLessThan(whole.planted.played / 5);
  expect(whole.planted.codes.size).toBeGreaterThan(0);
});

test('no reader is told a word that it may not know, by no route', () => {
  expect(whole.crawled.leaks.map(({ route, reader, address, canary }) => `${route} as ${reader} (${address}): ${canary}`)).toEqual([]);
});

test('a search for something hidden, and a case that is not shown, are answered as if there were nothing', () => {
  expect(whole.crawled.tells).toEqual([]);
});

test('nothing that was asked was a fault', () => {
  expect(whole.crawled.faults).toEqual([]);
});

test('the crawl sees: it meets canaries where they belong, and every one that an official is shown while it takes the official for nobody', () => {
  expect(whole.crawled.toldRightly).toBeGreaterThan(1000);
  expect(whole.crawled.answered.size).toBeGreaterThan(60);
  const routes = new Set(whole.control.leaks.map(({ route }) => route));
  expect(routes.size).toBeGreaterThan(5);
  for (const route of ['GET /api/cases/{id}', 'GET /api/office/docket']) expect(routes).toContain(route);
});

test('words are found as they are, in UTF-16, in base64 and in capitals', () => {
  const canaries = new Canaries();
  const word = canaries.mint('a word');
  const wrapped = [word, word.toUpperCase(), Buffer.from(`{"x":"${word} and more words"}`).toString('base64')];
  for (const text of wrapped) expect(canaries.in(unwrapped(Buffer.from(text))).map(({ of }) => of)).toEqual(['a word']);
  expect(canaries.in(unwrapped(Buffer.from(word, 'utf16le')))).toHaveLength(1);
  expect(canaries.in('zqnothing')).toEqual([]);
});

test('logs hold no word of anybody, mails none that their reader may not know, and a code searched in a backup of the city is not found', async () => {
  const rooms = await inTheBackRooms(whole);
  expect(rooms.log).toEqual([]);
  expect(whole.city.log.length).toBeGreaterThan(1000);
  expect(rooms.mails).toBeGreaterThan(0);
  expect(rooms.inMails).toEqual([]);
  for (const code of whole.planted.codes.values()) expect(rooms.backup.includes(code)).toBe(false);
  expect(rooms.backup.length).toBeGreaterThan(100_000);
});
