import { afterAll, beforeAll, expect, test } from 'vitest';
import { key, openCity, pulmo, type TestCity, upload, value } from './city.fixture.ts';

let city: TestCity;
let id: string;

beforeAll(async () => {
  city = await openCity('2026-03-02');
});
afterAll(() => city.close());

const give = async (
  person: string,
  order: string,
  gives = {},
  more: { readonly seen?: number; readonly key?: string; readonly case?: string } = {},
) =>
  city.office.order(city.as(person), {
    id: more.case ?? id,
    order,
    body: { gives, ...(more.seen === undefined ? {} : { seen: more.seen }) },
    key: more.key ?? key(),
  });

const look = async (person?: string, as?: 'public' | 'parties' | 'office') =>
  city.office.caseView(city.as(person), { id, ...(as === undefined ? {} : { as }) });

test('what is missing or wrong is all told at once, in both languages', async () => {
  const refused = await city.office.openCase(city.as('wei'), {
    key: key(),
    body: { procedure: 'assessment', order: 'file', gives: { ...pulmo, affected: -3, purpose: 'war', 'test-report': 'sha256:nothing' } },
  });
  expect(refused.ok).toBe(false);
  if (refused.ok || 'notFound' in refused.error) throw new Error('not refused');
  expect(refused.error.errors?.map(({ fact }) => fact).toSorted()).toEqual(['affected', 'purpose', 'test-report']);
  expect(refused.error.errors?.every(({ text }) => text.en !== '' && text.zh !== '')).toBe(true);
});

test('a file is read by the person who uploaded it and by those who may see the fact that it answers', async () => {
  const file = await upload(city, 'wei', 'tested well');
  const done = value(
    await city.office.openCase(city.as('wei'), {
      key: 'open-1',
      body: { procedure: 'assessment', order: 'file', gives: { ...pulmo, 'test-report': file.digest } },
    }),
  );
  id = done.case;
  expect(done.view?.sentence.en).toBe('Your case is with us. We act by Monday 9 March 2026.');
  expect(done.letters).toHaveLength(1);
  expect((await city.office.file(city.as('wei'), { digest: file.digest })).ok).toBe(true);
  expect((await city.office.file(city.as('lin'), { digest: file.digest })).ok).toBe(true);
  expect((await city.office.file(city.as('mei'), { digest: file.digest })).ok).toBe(false);
  expect((await city.office.file(city.as(), { digest: file.digest })).ok).toBe(false);

  const again = value(
    await city.office.openCase(city.as('wei'), {
      key: 'open-1',
      body: { procedure: 'assessment', order: 'file', gives: { ...pulmo, 'test-report': file.digest } },
    }),
  );
  expect([again.case, again.seq, again.letters]).toEqual([done.case, done.seq, done.letters]);
});

test('a case under review is shown to its parties and its office, and to nobody else', async () => {
  expect((await look()).ok).toBe(false);
  expect((await look('mei')).ok).toBe(false);
  expect((await look('stat')).ok).toBe(false);
  const party = value(await look('wei'));
  expect(party.circle).toBe('parties');
  expect(party.parties).toEqual([expect.objectContaining({ name: { en: 'Harbour Imaging', zh: 'Harbour Imaging' }, you: true })]);
  expect(party.sections.flatMap(({ facts }) => facts).find(({ fact }) => fact === 'contact')?.value).toBe('Ms Wei');
  expect(party.orders.map(({ order }) => order)).toContain('withdraw');
  expect(party.orders.map(({ order }) => order)).not.toContain('accept');
  const officer = value(await look('lin'));
  expect(officer.orders[0]).toMatchObject({ order: 'accept', usual: true, lawful: true });
  expect(officer.orders.find(({ order }) => order === 'grant')).toMatchObject({ lawful: false, danger: false });
  expect(officer.orders.find(({ order }) => order === 'refuse-intake')).toMatchObject({ lawful: true, danger: true });
  expect(officer.tier).toMatchObject({ value: 'high', rank: 3, of: 3 });
  expect(officer.why?.whatWouldChange.length).toBeGreaterThan(0);
  expect(officer.tables.find(({ decides }) => decides.name === 'tier')?.rows.filter(({ fired }) => fired)).toHaveLength(1);
  expect(officer.clocks[0]).toMatchObject({ clock: 'intake', state: 'running', due: '2026-03-09', left: 5, within: 5, whose: 'you' });
  expect(value(await look('lin', 'parties')).circle).toBe('parties');
  expect((await look('lin', 'public')).ok).toBe(false);
});

test('a preview keeps nothing and says what would happen', async () => {
  city.on('2026-03-04');
  const preview = value(await city.office.preview(city.as('lin'), { id, order: 'accept', body: { gives: {} } }));
  expect(preview).toMatchObject({ lawful: true, to: { name: 'accepted' }, dues: [{ clock: { name: 'decision' }, due: '2026-04-01' }] });
  expect(preview.letters[0]?.html.en).toMatch(/^<p>/);
  expect(preview.told[0]?.zh).toContain('受理通知书');
  expect(value(await look('lin')).status.name).toBe('filed');
  const refusal = value(await city.office.preview(city.as('lin'), { id, order: 'refuse-intake', body: { gives: {} } }));
  expect(refusal).toMatchObject({ lawful: false, errors: [{ fact: 'reasons' }] });
});

test('the person who saw an older version is told so, and which one stands now', async () => {
  const done = value(await give('lin', 'accept', {}, { seen: 1 }));
  expect(done.seq).toBe(2);
  const stale = await give('lin', 'propose', {}, { seen: 1 });
  expect(stale).toMatchObject({ ok: false, error: { refusal: 'staleCase', seq: 2 } });
});

test('the same key is done once and answered the same', async () => {
  const first = value(
    await give(
      'lin',
      'consult-ethics',
      { 'research-question': 'Use in screening', 'listed-activity': false, urgent: false, 'expected-days': 30 },
      { key: 'ethics' },
    ),
  );
  const second = value(
    await give(
      'lin',
      'consult-ethics',
      { 'research-question': 'Use in screening', 'listed-activity': false, urgent: false, 'expected-days': 30 },
      { key: 'ethics' },
    ),
  );
  expect(second).toEqual(first);
  expect(first.opened).toHaveLength(1);
  const other = await give('lin', 'propose', {}, { key: 'ethics' });
  expect(other).toMatchObject({ ok: false, error: { refusal: 'keyReused' } });
  expect(value(await look('wei'))).toMatchObject({
    sentence: { en: 'Your case is with us. The clock stands still, so there is no date yet.' },
  });
});

test('until the next state nobody sees a ballot, not even members', async () => {
  const ethics = value(await look('lin')).related.children[0]!.id!;
  const inside = { case: ethics };
  value(await give('sun', 'call-meeting', { opinion: 'Yes.' }, inside));
  const board = async (person: string) => value(await city.office.caseView(city.as(person), { id: ethics }));
  const suggested = async (person: string) => (await board(person)).orders.find(({ usual }) => usual)?.order;
  // Nobody is there yet: that the vote may be closed is said, and not suggested.
  expect([await suggested('sun'), await suggested('ma')]).toEqual([undefined, 'attend']);
  for (const member of ['ma', 'gao', 'he', 'luo', 'xie']) value(await give(member, 'attend', {}, inside));
  expect(await suggested('sun')).toBe('close-vote');
  for (const member of ['ma', 'gao', 'he', 'luo']) value(await give(member, 'vote-for', {}, inside));
  const asker = await board('lin');
  expect(asker.vote, 'the officer who asked reads it as it stood before the sitting').toBeUndefined();
  expect(asker.asOf).toBeDefined();
  for (const person of ['ma', 'sun']) {
    const view = await board(person);
    expect(view.vote).toMatchObject({ state: 'in-session', sealed: true });
    expect(view.vote?.members.map(({ ballot }) => ballot).toSorted()).toEqual(['absent', 'cast', 'cast', 'cast', 'cast', 'not-yet']);
    expect(JSON.stringify(view.story)).not.toContain('vote-for');
    expect(JSON.stringify(view.story)).not.toContain('vote for');
  }
  // An applicant sees the case as it stood before it came before the committee.
  const party = await board('wei');
  expect(party.status.name).toBe('submitted');
  expect(party.asOf).toBe('2026-03-04');
  expect(party.vote).toBeUndefined();
  expect((await city.office.caseView(city.as('mei'), { id: ethics })).ok).toBe(false);
  value(await give('xie', 'vote-against', {}, inside));
  value(await give('sun', 'close-vote', {}, inside));
  const closed = await board('ma');
  expect(closed.vote).toMatchObject({ state: 'closed', result: 'carried', sealed: false });
  expect(closed.vote?.members.find(({ person }) => person === 'xie')?.ballot).toBe('against');
  const resident = value(await city.office.caseView(city.as(), { id: ethics }));
  expect(resident.vote?.members).toEqual([]);
  expect(JSON.stringify(resident)).not.toContain('Ms Wei');
});

test('a case before the head looks to the applicant as it stood before', async () => {
  city.on('2026-03-20');
  const proposed = value(await give('lin', 'propose'));
  expect(proposed.view?.turn.whose).toBe('office');
  const party = value(await look('wei'));
  expect(party.status.name).toBe('accepted');
  expect(party.asOf).toBe('2026-03-20');
  expect(JSON.stringify(party)).not.toContain('proposed');
  // What was seen counts as all that there was to see; a wrong order is refused for what it is.
  const tried = await give('wei', 'supply', {}, { seen: party.seq });
  expect(tried).toMatchObject({ ok: false, error: { refusal: 'notOpenInThisState', about: { state: 'accepted' } } });
  expect(value(await look('zhao')).turn.whose).toBe('you');
});

test('two persons decide, and a granted product is public with its row', async () => {
  const same = await give('lin', 'grant');
  expect(same).toMatchObject({ ok: false, error: { refusal: 'notThisRole' } });
  city.on('2026-03-23');
  const done = value(await give('zhao', 'grant'));
  expect(done.status).toMatchObject({ name: 'in-force', tone: 'in-force' });
  const resident = value(await look());
  expect(resident.circle).toBe('public');
  expect(resident.registers[0]?.href).toMatch(/^\/products\/SZAI-2026-/);
  const facts = resident.sections.flatMap(({ facts: shown }) => shown.map(({ fact }) => fact));
  expect(facts).toContain('risk-statement');
  expect(facts).not.toContain('test-report');
  expect(facts).not.toContain('contact');
  expect(resident.letters).toEqual([]);
  expect(JSON.stringify(resident)).not.toContain('Lin');
  expect(JSON.stringify(resident)).not.toContain('Ms Wei');
});

test('a letter is for the parties and the office, as safe HTML', async () => {
  const number = value(await look('wei')).letters[0]!.number;
  const letter = value(await city.office.letter(city.as('wei'), { id, number }));
  expect(letter.html.zh).toMatch(/^<p>/);
  expect(letter.html.en).not.toMatch(/<(?!\/?(?:p|strong|br)>)/);
  expect((await city.office.letter(city.as(), { id, number })).ok).toBe(false);
});

test('a date can be counted again from the recount file', async () => {
  const recount = value(await city.office.recount(city.as('wei'), { id, clock: 'decision' }));
  expect(recount).toMatchObject({
    clock: 'decision',
    command: expect.stringContaining('ordinance clock derive'),
    result: { state: 'met', late: false },
  });
});

test('a refused case counts the time to challenge, and takes a challenge', async () => {
  const file = await upload(city, 'wei', 'another report');
  const opened = value(
    await city.office.openCase(city.as('wei'), {
      key: key(),
      body: { procedure: 'assessment', order: 'file', gives: { ...pulmo, 'product-name': 'Second', 'test-report': file.digest } },
    }),
  );
  const inside = { case: opened.case };
  value(await give('lin', 'accept', {}, inside));
  value(await give('lin', 'propose', {}, inside));
  value(await give('zhao', 'refuse', { reasons: 'Too little was tested.' }, inside));
  const view = value(await city.office.caseView(city.as('wei'), { id: opened.case }));
  expect(view.clocks[0]).toMatchObject({ kind: 'challenge', whose: 'you', unit: 'days', within: 60, left: 60, due: '2026-05-22' });
  expect(view.clocks[0]?.sentence.en).toContain('until Friday 22 May 2026');
  expect(view.sentence.en).toBe('Your case ended on 23 March 2026: refused.');
  const challenge = value(
    await city.office.openCase(city.as('wei'), {
      key: key(),
      body: { procedure: 'reconsideration', order: 'challenge', about: opened.number, gives: { ground: 'It was tested.' } },
    }),
  );
  expect(challenge.view?.related.challenges?.number).toBe(opened.number);
  // Anyone who reviews the decision reads the file on which it was taken, but no personal fact of it.
  const reviewed = value(await city.office.caseView(city.as('jia'), { id: opened.case }));
  expect(reviewed.status.name).toBe('refused');
  expect(reviewed.orders).toEqual([]);
  expect(JSON.stringify(reviewed)).not.toContain('Ms Wei');
  expect((await city.office.caseView(city.as('jia'), { id })).ok).toBe(true);
});
