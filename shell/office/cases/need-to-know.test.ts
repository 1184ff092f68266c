// Who reads is what the pack says under `reads`, at every door of the office: PIPL 6, 34 and 51, AI Regulations 70.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { searchPage } from '../public/search/index.ts';
import { key, openCity, type TestCity, upload, value } from './city.fixture.ts';

let city: TestCity;
beforeAll(async () => {
  city = await openCity('2026-03-02');
});
afterAll(() => city.close());

const open = async (person: string | undefined, procedure: string, order: string, gives: object) =>
  value(await city.office.openCase(city.as(person), { key: key(), body: { procedure, order, gives: gives as never } }));
const tried = async (person: string, id: string, order: string, gives: object = {}) =>
  city.office.order(city.as(person), { id, order, body: { gives: gives as never }, key: key() });
const give = async (person: string, id: string, order: string, gives: object = {}) => value(await tried(person, id, order, gives));
const view = async (person: string | undefined, id: string) => city.office.caseView(city.as(person), { id });
const seen = async (person: string | undefined, id: string) => value(await view(person, id));
const search = async (person: string, q: string) =>
  value(await searchPage(city.desk as never)(city.as(person), { q } as never)).hits.filter(({ kind }) => kind === 'case');

/** Everything that this person is told of all cases at once: lists, counts, letters sent, search. */
const listsOf = async (person: string, words: string): Promise<string> => {
  const doors = await Promise.all([
    city.office.docket(city.as(person), {}),
    city.office.docket(city.as(person), { mine: true }),
    city.office.officeCases(city.as(person), {}),
    city.office.officeCases(city.as(person), { q: words }),
    city.office.sentLetters(city.as(person), {}),
    city.office.workload(city.as(person), {} as never),
    city.office.watchBoard(city.as(person), {}),
    city.office.duties(city.as(person), {} as never),
    city.office.watchStreams(city.as(person), {} as never),
    city.office.discretion(city.as(person), {}),
    search(person, words),
  ]);
  return JSON.stringify(doors);
};

/** Each door of one case, tried by this person: whichever opens is named. */
const doorsOpenTo = async (person: string, found: { readonly case: string; readonly number: string }, letter: string) => {
  const { number, case: id } = found;
  const as = () => city.as(person);
  const tries: Readonly<Record<string, () => Promise<{ readonly ok: boolean }>>> = {
    'the case by its id': () => view(person, id),
    'the case by its number': () => view(person, number),
    'the case as the office': () => city.office.caseView(as(), { id, as: 'office' }),
    'a letter': () => city.office.letter(as(), { id, number: letter }),
    'a letter as a file': () => city.office.letterPdf(as(), { id, number: letter, lang: 'en' } as never) as never,
    'a recount': () => city.office.recount(as(), { id, clock: 'look' } as never),
    'a draft of an order': () => city.office.orderDraft(as(), { id, order: 'take-up' }),
    'an order': () => tried(person, id, 'take-up'),
    'a preview of an order': () => city.office.preview(as(), { id, order: 'take-up', body: { gives: {} } } as never) as never,
    'a note': () => city.office.noteOnCase(as(), { id, body: { text: 'hm' } }),
    'a hand-over': () => city.office.handOver(as(), { id, body: { to: person } }),
    'the list of its readers': () => city.office.readings(as(), { case: id }),
  };
  const answers = await Promise.all(Object.entries(tries).map(async ([name, door]) => [name, (await door()).ok] as const));
  return answers.flatMap(([name, ok]) => (ok ? [name] : []));
};

describe('a scorer at a whistle-blower’s case', () => {
  let complaint: { readonly case: string; readonly number: string };
  let letter: string;
  beforeAll(async () => {
    const gives = { grievance: 'They keep the faces of pupils.', reporter: 'Mei Fang-Canary' };
    const done = await open('mei', 'complaint', 'complain', gives);
    complaint = { case: done.case, number: done.number };
    letter = done.letters[0]!.number;
  });

  test('finds no door of it open, and it is in no list, count or search', async () => {
    for (const person of ['song', 'sun', 'teng', 'stat', 'jia']) {
      expect(await doorsOpenTo(person, complaint, letter), person).toEqual([]);
      for (const words of [complaint.number, 'pupils', 'mei']) {
        const told = await listsOf(person, words);
        expect(told, person).not.toContain(complaint.number);
        expect(told, person).not.toContain(complaint.case);
      }
    }
    expect(value(await city.office.docket(city.as('song'), {})).counts.office).toBe(0);
    expect(value(await city.office.docket(city.as('lin'), {})).counts.office).toBe(1);
    expect(value(await city.office.officeCases(city.as('song'), {})).total).toBe(0);
    expect(value(await city.office.workload(city.as('song'), {} as never)).nobody).toBe(0);
  });

  test('hears nothing of it on the event stream, which the officer does', async () => {
    const heard = async (person: string): Promise<readonly string[]> => {
      const ends = new AbortController();
      const found: string[] = [];
      const timer = setTimeout(() => ends.abort(), 300);
      for await (const change of city.office.events(city.as(person), { after: '0' }, ends.signal)) found.push(change.case);
      clearTimeout(timer);
      return found;
    };
    expect(await heard('lin')).toContain(complaint.case);
    expect(await heard('song')).not.toContain(complaint.case);
  });

  test('the office that works on it learns no name: not on the page, not in letters, lists, search or preview', async () => {
    for (const person of ['lin', 'zhao']) {
      const page = await seen(person, complaint.case);
      expect(page.parties[0]?.name).toEqual({ en: 'the person asking (sealed)', zh: expect.stringContaining('身份已封存') });
      expect(page.sections.flatMap(({ facts }) => facts).map(({ fact }) => fact)).not.toContain('reporter');
      const told = JSON.stringify([page, value(await city.office.letter(city.as(person), { id: complaint.case, number: letter }))]);
      for (const name of ['Fang-Canary', '"Mei"', 'Mei (']) expect(told).not.toContain(name);
      expect(await listsOf(person, complaint.number)).not.toContain('Fang-Canary');
      expect(await search(person, 'mei'), 'nobody finds a sealed party by who it is').toEqual([]);
      expect((await search(person, complaint.number)).length).toBe(1);
    }
    const own = await seen('mei', complaint.case);
    expect(own.sections.flatMap(({ facts }) => facts).find(({ fact }) => fact === 'reporter')?.value).toBe('Mei Fang-Canary');
    expect(own.parties[0]?.you).toBe(true);
  });

  test('only the head opens the seal, with a reason, and the complainant is told', async () => {
    expect(await tried('lin', complaint.case, 'open-seal', { reasons: 'x' })).toMatchObject({
      ok: false,
      error: { refusal: 'notThisRole' },
    });
    expect(await tried('zhao', complaint.case, 'open-seal')).toMatchObject({ ok: false, error: { refusal: 'missing' } });
    const opened = await give('zhao', complaint.case, 'open-seal', { reasons: 'The police ask for a witness.' });
    expect(opened.letters).toHaveLength(1);
    const told = value(await city.office.letter(city.as('mei'), { id: complaint.case, number: opened.letters[0]!.number }));
    expect(told.html.en).toContain('The police ask for a witness.');
    const page = await seen('lin', complaint.case);
    expect(page.parties[0]?.name.en).toBe('Mei');
    expect(page.sections.flatMap(({ facts }) => facts).find(({ fact }) => fact === 'reporter')?.value).toBe('Mei Fang-Canary');
    expect(await tried('zhao', complaint.case, 'open-seal', { reasons: 'again' })).toMatchObject({ ok: false });
    expect((await view('song', complaint.case)).ok).toBe(false);
  });

  test('an organisation that complains is sealed as a person is', async () => {
    const done = value(
      await city.office.openCase(city.as('wei'), {
        key: key(),
        body: { procedure: 'complaint', order: 'complain', gives: { grievance: 'Unfair.' }, for: 'harbour' },
      }),
    );
    expect(JSON.stringify(await seen('lin', done.case))).not.toContain('Harbour Imaging');
    expect(await search('lin', 'harbour')).toEqual([]);
  });
});

test('who leaves the name blank is not shown by name, signed in or not, also as anybody', async () => {
  const signed = await open('kang', 'complaint', 'complain', { grievance: 'Too loud.' });
  const open2 = value(
    await city.office.openCase(city.as('kang'), {
      key: key(),
      body: {
        procedure: 'incident',
        order: 'report',
        role: 'anyone',
        gives: { harm: 'rights', widespread: false, 'what-happened': 'It fell.', 'unregistered-product': 'A box' },
      },
    }),
  );
  for (const id of [signed.case, open2.case]) expect(JSON.stringify(await seen('lin', id))).not.toContain('Kang');
});

test('a secretary, a scorer and a tester are shown no data request and no identity paper, by its digest either', async () => {
  const paper = await upload(city, 'mei', 'passport', 'passport.pdf');
  const done = await open('mei', 'data-request', 'ask', { right: 'copy', identity: paper.digest });
  expect((await city.office.file(city.as('lin'), { digest: paper.digest })).ok, 'who checks it').toBe(true);
  expect((await city.office.file(city.as('zhao'), { digest: paper.digest })).ok, 'the head, before it is late').toBe(false);
  for (const person of ['sun', 'song', 'teng', 'stat', 'jia', undefined]) {
    expect((await view(person, done.case)).ok, person).toBe(false);
    expect((await city.office.file(city.as(person), { digest: paper.digest })).ok, person).toBe(false);
  }
  for (const person of ['sun', 'song', 'teng']) expect(await listsOf(person, done.number)).not.toContain(done.number);
  // Once it is answered nobody needs the paper any more.
  await give('lin', done.case, 'fulfil', { answer: 'Here it is.' });
  expect((await city.office.file(city.as('lin'), { digest: paper.digest })).ok).toBe(false);
  expect((await city.office.file(city.as('mei'), { digest: paper.digest })).ok).toBe(true);
});

test('a scorer reads a grant while it is scored, and afterwards as it stood then, if the scorer scored it', async () => {
  const gives = {
    'product-name': 'Rail',
    amount: 1000,
    plan: (await upload(city, 'wei', 'a plan')).digest,
    'paid-elsewhere': false,
    contact: 'Ms Wei',
  };
  const grant = await open('wei', 'grant', 'file', gives);
  expect((await view('song', grant.case)).ok).toBe(false);
  await give('lin', grant.case, 'accept');
  const page = await seen('song', grant.case);
  expect(page.orders.map(({ order }) => order)).toContain('score');
  expect(JSON.stringify(page), 'whom to call is for the officer').not.toContain('Ms Wei');
  expect(value(await city.office.docket(city.as('song'), {})).rows.map(({ number }) => number)).toEqual([grant.number]);
  const sheet = (points: number, why: string) => ({
    'score-novelty': points,
    'score-plan': points,
    'score-benefit': points,
    'score-reasons': why,
  });
  const written = async (person: string): Promise<readonly (string | undefined)[] | undefined> =>
    (await seen(person, grant.case)).sheets?.flatMap(({ rows, open, results }) => [
      open ? 'open' : 'closed',
      ...rows.map(({ cells }) => cells.at(-1)?.words.en),
      ...results.map(({ words }) => words.en),
    ]);
  await give('song', grant.case, 'score', sheet(70, 'a new route'));
  await give('shi', grant.case, 'score', sheet(80, 'known for years'));
  expect(await written('song'), 'one’s own sheet alone while others may still write').toEqual(['open', 'a new route']);
  expect(await written('lin')).toEqual(['open']);
  const sheetOf = (seq: number) => city.office.receipt(city.as('song'), { id: grant.case, seq });
  expect([(await sheetOf(3)).ok, (await sheetOf(4)).ok], 'nor by the receipt of another sheet').toEqual([true, false]);
  await give('lin', grant.case, 'rank');
  expect(await written('lin')).toEqual(['closed', 'a new route', 'known for years', '70 points; 80 points', '75 points']);
  const after = await seen('song', grant.case);
  expect([after.asOf, after.status.name, after.orders, after.desk]).toEqual(['2026-03-02', 'accepted', [], undefined]);
  expect((await view('teng', grant.case)).ok).toBe(false);
  expect(value(await city.office.docket(city.as('song'), {})).rows).toEqual([]);
});

test('an official whose own case it is reads it as a party, and it is on no list of the office', async () => {
  const done = await open('lin', 'data-request', 'ask', { right: 'copy' });
  const page = await seen('lin', done.case);
  expect([page.circle, page.desk]).toEqual(['parties', undefined]);
  const docket = value(await city.office.docket(city.as('lin'), {}));
  expect(JSON.stringify(docket.rows)).not.toContain(done.number);
  expect(value(await city.office.docket(city.as('bo'), {})).counts.office).toBe(docket.counts.office + 1);
  expect(JSON.stringify(value(await city.office.officeCases(city.as('lin'), {})).rows)).not.toContain(done.number);
  expect(value(await city.office.myCases(city.as('lin'), {})).cases.map(({ case: { number } }) => number)).toEqual([done.number]);
});
