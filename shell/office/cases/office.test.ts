import { afterAll, beforeAll, expect, test } from 'vitest';
import { key, openCity, pulmo, type TestCity, upload, value } from './city.fixture.ts';

let city: TestCity;

beforeAll(async () => {
  city = await openCity('2026-03-02');
});
afterAll(() => city.close());

const file = async (name: string) => {
  const report = await upload(city, 'wei', `report of ${name}`);
  return value(
    await city.office.openCase(city.as('wei'), {
      key: key(),
      body: { procedure: 'assessment', order: 'file', gives: { ...pulmo, 'product-name': name, 'test-report': report.digest } },
    }),
  );
};

test('an explanation is asked for public services alone', async () => {
  const ask = async (gives: Readonly<Record<string, string>>) =>
    value(await city.office.tryOut(city.as('wei'), { procedure: 'assessment', order: 'file', body: { gives } }));
  const status = (view: Awaited<ReturnType<typeof ask>>) => view.steps.find(({ question }) => question.fact === 'explanation')?.status;
  expect(status(await ask({}))).toBe('later');
  expect(status(await ask({ purpose: 'health' }))).toBeUndefined();
  expect(status(await ask({ purpose: 'city' }))).toBe('open');
  const changed = await ask({ purpose: 'health', explanation: 'It counts.' });
  expect(changed.setAside).toMatchObject([{ fact: 'explanation', value: 'It counts.' }]);
  expect(changed.setAside[0]?.because.en).toContain('health care');
});

test('the wizard grows a tier, and shows the other way where a guard refuses', async () => {
  const view = value(
    await city.office.tryOut(city.as(), {
      procedure: 'disclosure',
      order: 'disclose',
      body: {
        gives: {
          purpose: 'health',
          autonomy: 'proposes',
          affected: 40000,
          'touches-body': true,
          'sensitive-data': true,
          'prohibited-act': 'none',
        },
      },
    }),
  );
  expect(view.tier).toMatchObject({ known: true, result: { value: 'high', rank: 3 } });
  expect(view.tier?.answer.because.length).toBeGreaterThan(0);
  expect(view.refusals).toMatchObject([{ refusal: 'needsAssessment', about: { procedure: 'assessment', order: 'file' } }]);
  expect(view.ready).toBe(false);
  const start = value(await city.office.tryOut(city.as(), { procedure: 'disclosure', order: 'disclose', body: { gives: {} } }));
  expect(start).toMatchObject({ current: 'product-name', tier: { known: false }, answered: 0, refusals: [] });
  expect(start.follows.some(({ text }) => text.en.includes('5 working days'))).toBe(true);
});

test('a draft is one person’s own, is saved by its version, and is gone once filed', async () => {
  const report = await upload(city, 'wei', 'a report for the draft');
  const opened = value(
    await city.office.openDraft(city.as('wei'), {
      body: { procedure: 'assessment', order: 'file', gives: { purpose: 'city', explanation: 'So.' } },
    }),
  );
  expect((await city.office.draft(city.as('mei'), { id: opened.id })).ok).toBe(false);
  const saved = value(
    await city.office.saveDraft(city.as('wei'), {
      id: opened.id,
      seen: 1,
      body: { gives: { ...pulmo, 'product-name': 'Drafted', explanation: 'So.', 'test-report': report.digest } },
    }),
  );
  expect(saved).toMatchObject({ revision: 2, title: { en: 'Drafted' }, aside: { explanation: 'So.' } });
  expect(await city.office.saveDraft(city.as('wei'), { id: opened.id, seen: 1, body: { gives: {} } })).toMatchObject({
    ok: false,
    error: { refusal: 'staleCase', seq: 2 },
  });
  const asked = value(await city.office.askDraft(city.as('wei'), { id: opened.id, body: { gives: saved.gives } }));
  expect(asked).toMatchObject({ ready: true, missing: [], setAside: [{ fact: 'explanation' }] });
  const done = value(await city.office.fileDraft(city.as('wei'), { id: opened.id, seen: 2, key: 'file-draft' }));
  expect(done.status.name).toBe('filed');
  expect(value(await city.office.drafts(city.as('wei'), {})).drafts).toEqual([]);
  const again = value(await city.office.fileDraft(city.as('wei'), { id: opened.id, seen: 2, key: 'file-draft' }));
  expect([again.case, again.seq]).toEqual([done.case, done.seq]);
});

test('the docket stands in the order of time left, late first', async () => {
  const early = await file('Early');
  city.on('2026-03-06');
  const late = await file('Late');
  city.on('2026-03-09');
  await city.office.order(city.as('lin'), {
    id: early.case,
    order: 'ask-to-correct',
    body: { gives: { 'missing-items': 'a page' } },
    key: key(),
  });
  const view = value(await city.office.docket(city.as('lin'), {}));
  expect(view.rows.map(({ title, group }) => [title.en, group])).toEqual([
    ['Drafted', 'today'],
    ['Late', 'week'],
    ['Early', 'stands'],
  ]);
  expect(view.rows[0]).toMatchObject({ left: { en: 'today' }, next: { order: 'accept', lawful: true }, tier: { value: 'high' } });
  expect(view.rows[1]).toMatchObject({ leftDays: 4, due: '2026-03-13' });
  expect(view.sentence.en).toBe('2 cases on your docket. 1 due today.');
  expect(view.counts).toEqual({ mine: 2, office: 3, signature: 0 });
  expect(value(await city.office.docket(city.as('lin'), { mine: true })).total).toBe(2);
  // Each group says what is behind it under the other filters, also once the docket is longer than a page.
  for (const more of [{}, { limit: 1 }, { group: 'today' as const }]) {
    const { groups } = value(await city.office.docket(city.as('lin'), { mine: true, ...more }));
    expect(groups.filter(({ count }) => count > 0)).toEqual([
      { group: 'today', count: 1 },
      { group: 'week', count: 1 },
    ]);
  }
  const first = value(await city.office.docket(city.as('lin'), { limit: 1 }));
  expect(value(await city.office.docket(city.as('lin'), { limit: 1, cursor: first.next! })).rows[0]?.case).toBe(late.case);
  expect(await city.office.docket(city.as('wei'), {})).toMatchObject({ ok: false, error: { refusal: 'notThisRole' } });
});

test('what is late is so by the day on which it is read', async () => {
  const decided = await file('Slow');
  await city.office.order(city.as('lin'), { id: decided.case, order: 'accept', body: { gives: {} }, key: key() });
  city.on('2026-04-10');
  const view = value(await city.office.docket(city.as('lin'), { group: 'late' }));
  expect(view.rows.find(({ title }) => title.en === 'Slow')).toMatchObject({
    group: 'late',
    due: '2026-04-07',
    leftDays: -3,
    left: { en: '3 days late' },
  });
  const page = value(await city.office.caseView(city.as('wei'), { id: decided.case }));
  expect(page.clocks[0]).toMatchObject({ state: 'late', left: -3, sentence: { en: '3 working days late' } });
  expect(page.sentence.en).toContain('We are late: the last day was Tuesday 7 April 2026');
  expect(page.notices.some(({ tone }) => tone === 'bad')).toBe(true);
  const mine = value(await city.office.myCases(city.as('wei'), {}));
  expect(mine.cases.find(({ case: { title } }) => title.en === 'Slow')).toMatchObject({ turn: 'office', tier: { value: 'high' } });
  expect(value(await city.office.officeCases(city.as('lin'), { q: 'Slow' })).rows).toHaveLength(1);
});

test('changes are followed from a position, and only by those who may see the case', async () => {
  const { position } = value(await city.office.docket(city.as('lin'), {}));
  const stop = new AbortController();
  const heard: string[] = [];
  const following = (async () => {
    for await (const change of city.office.events(city.as('lin'), { after: position }, stop.signal)) {
      heard.push(change.state);
      stop.abort();
    }
  })();
  const blind = new AbortController();
  const nothing = (async () => {
    for await (const change of city.office.events(city.as('mei'), { after: position }, blind.signal)) throw new Error(change.case);
  })();
  await file('Followed');
  await following;
  blind.abort();
  await nothing;
  expect(heard).toEqual(['filed']);
});

test('posts and seats are given by a head alone, and can be ended', async () => {
  expect(await city.office.givePost(city.as('lin'), { body: { person: 'mei', role: 'officer' } })).toMatchObject({
    ok: false,
    error: { refusal: 'notThisRole' },
  });
  const page = value(await city.office.givePost(city.as('zhao'), { body: { person: 'mei', role: 'officer' } }));
  const post = page.people.find(({ person }) => person === 'mei')!.posts[0]!;
  expect(post.role.name).toBe('officer');
  expect((await city.office.me(city.as('mei'))).workplaces).toContain('office');
  const ended = value(await city.office.endPost(city.as('zhao'), { id: post.id, body: { until: '2026-04-09' } }));
  expect(ended.people.find(({ person }) => person === 'mei')!.posts).toEqual([]);
  expect(
    page.committees.find(({ committee }) => committee.name === 'ethics')?.seats.find(({ category }) => category.name === 'technology'),
  ).toMatchObject({ seats: 3, filled: 2 });
});

test('anyone who registers with an organisation acts for it, and colleagues are added by a head', async () => {
  value(
    await city.office.enrol(city.as(), { person: 'new', name: 'New', organisation: { name: 'Newcomer Ltd', code: '91350100M000100Y43' } }),
  );
  const me = await city.office.me(city.as('new'));
  expect(me).toMatchObject({ organisations: [{ name: 'Newcomer Ltd' }], workplaces: ['public', 'applicant'] });
  expect((await city.office.enrol(city.as('lin'), { person: 'x', name: 'X', colleague: true })).ok).toBe(false);
  expect(await city.office.me(city.as())).toEqual({
    posts: [],
    powers: [],
    organisations: [],
    seats: [],
    workplaces: ['public'],
    needs: {},
  });
});

test('anybody may complain without an account, and gets a code to follow it', async () => {
  const done = value(
    await city.office.openCase(city.as(), {
      key: key(),
      body: { procedure: 'complaint', order: 'complain', gives: { grievance: 'It refused me.' } },
    }),
  );
  expect(done.code).toMatch(/^[2-9A-Z]{4}-/);
  expect(done.view).toBeUndefined();
  const opening = value(await city.office.procedures(city.as(), {}));
  expect(opening.procedures.find(({ procedure }) => procedure === 'complaint')?.orders[0]).toMatchObject({ anyone: true, mayI: true });
  expect(opening.procedures.find(({ procedure }) => procedure === 'assessment')?.orders[0]).toMatchObject({
    mayI: false,
    questions: 11,
    papers: 1,
  });
});

test('behind the statistical wall only its own office and the firm itself see a return', async () => {
  const sent = value(
    await city.office.openCase(city.as('stat'), {
      key: key(),
      body: {
        procedure: 'survey',
        order: 'send-form',
        gives: {},
        parties: { respondent: { kind: 'organisation', id: 'harbour', name: 'Harbour Imaging' } },
      },
    }),
  );
  const view = async (person?: string) => city.office.caseView(city.as(person), { id: sent.case });
  expect(value(await view('stat')).circle).toBe('sealed');
  expect(value(await view('wei')).turn.whose).toBe('you');
  for (const person of ['lin', 'zhao', 'mei', undefined]) expect((await view(person)).ok).toBe(false);
  expect(value(await city.office.docket(city.as('zhao'), {})).rows.some(({ case: id }) => id === sent.case)).toBe(false);
  expect((await city.office.me(city.as('stat'))).workplaces).toEqual(['public', 'numbers']);
});

test('facts given before about the same product are offered with their source, and go along when it is filed', async () => {
  const first = await file('Twice');
  const give = async (person: string, order: string, gives = {}) =>
    value(await city.office.order(city.as(person), { id: first.case, order, body: { gives }, key: key() }));
  await give('lin', 'accept');
  await give('lin', 'consult-ethics', { 'research-question': 'May it?', 'listed-activity': false, urgent: false, 'expected-days': 30 });
  const ethics = value(await city.office.caseView(city.as('sun'), { id: first.case })).related.children[0]!.id!;
  const sit = async (person: string, order: string) =>
    value(await city.office.order(city.as(person), { id: ethics, order, body: { gives: {} }, key: key() }));
  await sit('sun', 'call-meeting');
  for (const member of ['ma', 'gao', 'he', 'luo', 'xie']) await sit(member, 'attend');
  for (const member of ['ma', 'gao', 'he', 'luo', 'xie']) await sit(member, 'vote-for');
  await sit('sun', 'close-vote');
  await give('bo', 'propose');
  await give('zhao', 'grant');
  const number = value(await city.office.caseView(city.as(), { id: first.case })).registers[0]!.number;
  const draft = value(await city.office.openDraft(city.as('wei'), { body: { procedure: 'assessment', order: 'file', about: number } }));
  const asked = value(await city.office.askDraft(city.as('wei'), { id: draft.id, body: { gives: {} } }));
  expect(asked.offered.find(({ fact }) => fact === 'purpose')).toMatchObject({
    value: 'health',
    on: '2026-04-10',
    until: '2027-04-10',
    case: first.case,
  });
  expect(asked.offered.some(({ fact }) => fact === 'contact')).toBe(false);
  expect(asked.missing).toEqual(['contact']);
  value(await city.office.saveDraft(city.as('wei'), { id: draft.id, seen: 1, body: { gives: { contact: 'Ms Wei' } } }));
  const filed = value(await city.office.fileDraft(city.as('wei'), { id: draft.id, seen: 2, key: key() }));
  const purpose = filed.view?.sections.flatMap(({ facts }) => facts).find(({ fact }) => fact === 'purpose');
  expect(purpose?.source).toMatchObject({ kind: 'copied', case: first.case });
  expect(filed.view?.related.sameSubject.map(({ id }) => id)).toContain(first.case);
});
