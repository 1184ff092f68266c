import type { CaseView, DocketChange, Feed, Me, OfficeService, OrderDone, RegisterBulk, WizardView } from '#contract';
import { fail, ok, parseNum, text } from '#law/ground';
import { say } from './say.ts';

/** An office of a few answers, for tests of the door alone: what it was asked is kept in `asked`. */
export interface FakeOffice {
  readonly office: OfficeService;
  readonly asked: { readonly method: string; readonly caller: unknown; readonly asked: unknown }[];
  /** Bytes of the last upload that reached it. */
  received: number;
  /** Pages of the register without an end that were taken, and whether somebody is still taking them. */
  readonly endless: { taken: number; open: boolean };
}

const words = (en: string) => text(en, `${en}（中文）`);
const mark = { article: 'sz.44', label: say('mark.aiReg'), standing: 'law' as const };
const titled = (name: string) => ({ name, title: words(name) });

export const fakeMe = (person?: string): Me => ({
  ...(person === undefined ? {} : { person, name: person }),
  posts: [],
  powers: [],
  organisations: [],
  seats: [],
  workplaces: ['public'],
  needs: {},
});

export const fakeCase: CaseView = {
  id: 'c1',
  number: 'AS-2026-0117',
  seq: 7,
  circle: 'public',
  procedure: { name: 'assessment', title: words('Assessment'), kind: 'assessment' },
  title: words('LungLight 2.1'),
  matter: words('Assessment before use'),
  status: { name: 'accepted', title: words('Under review'), tone: 'waiting' },
  opened: '2026-01-26',
  law: { pack: 'shenzhen', version: '2026-01-01', title: words('AI Regulations'), assumed: false },
  parties: [],
  turn: { whose: 'office', words: words('With us') },
  sentence: words('We decide by Thursday 2 April 2026.'),
  notices: [],
  clocks: [],
  path: [],
  orders: [],
  tables: [],
  sections: [
    {
      title: words('Facts'),
      facts: [
        {
          fact: 'error-rate',
          title: words('Error rate'),
          type: 'number',
          known: true,
          value: parseNum('0.10000000000000000001')!,
          words: words('0.1'),
          standing: 'law',
          source: { kind: 'given', words: words('applicant') },
          shown: 'public',
        },
      ],
    },
  ],
  glance: [],
  story: [],
  letters: [],
  files: [],
  related: { children: [], challengedBy: [], sameSubject: [] },
  registers: [],
};

const done: OrderDone = {
  case: 'c1',
  number: 'AS-2026-0117',
  seq: 8,
  sentence: words('Accepted.'),
  status: fakeCase.status,
  letters: [],
  opened: [],
};

const wizard: WizardView = {
  procedure: titled('assessment'),
  order: titled('file'),
  steps: [],
  answered: 0,
  of: 9,
  setAside: [],
  offered: [],
  follows: [],
  papers: [],
  refusals: [],
  missing: [],
  ready: false,
};

const feed: Feed = {
  title: words('Products'),
  description: words('Changes'),
  href: '/products',
  updated: '2026-03-11T01:00:00Z',
  items: [
    {
      id: 'e1',
      on: '2026-03-10T01:00:00Z',
      title: say('items.aBC'),
      text: words('Registered'),
      href: '/products/SZAI-2026-00001',
    },
  ],
};

const bulk: RegisterBulk = {
  register: 'products',
  title: words('Products'),
  pack: 'shenzhen',
  version: '2026-01-01',
  on: '2026-03-11',
  columns: [
    { name: 'maker', title: words('Maker'), kind: 'text' },
    { name: 'people', title: words('People'), kind: 'number' },
  ],
  rows: [
    {
      number: 'SZAI-2026-00001',
      title: say('rows.eyeScreen'),
      status: 'in-use',
      since: '2025-11-14',
      version: 1,
      values: { maker: '=HYPERLINK("http://x")', people: -5 },
    },
    {
      number: 'SZAI-2026-00002',
      title: say('rows.twoLines'),
      status: 'refused',
      since: '2026-01-02',
      version: 2,
      struck: '2026-02-01',
      values: { people: parseNum('0.10')! },
    },
  ],
};

async function* pagesOf(rows: RegisterBulk['rows']): AsyncGenerator<RegisterBulk['rows']> {
  for (const row of rows) yield [row];
}

/** A megabyte or so a page, more than any socket takes at once. */
async function* endlessPages({ endless }: Pick<FakeOffice, 'endless'>, [row]: RegisterBulk['rows']): AsyncGenerator<RegisterBulk['rows']> {
  const page = Array.from({ length: 10_000 }, () => row!);
  endless.open = true;
  try {
    for (;;) {
      endless.taken += 1;
      yield page;
    }
  } finally {
    endless.open = false;
  }
}

export const fakeOffice = (): FakeOffice => {
  const fake: { office: OfficeService } & Omit<FakeOffice, 'office'> = {
    office: undefined as never,
    asked: [],
    received: 0,
    endless: { taken: 0, open: false },
  };
  const answers: Partial<OfficeService> = {
    me: async ({ person }) => fakeMe(person),
    may: async ({ person }) => person === 'head',
    leaving: async ({ person }) => ({
      obstacles: person === 'head' ? [{ text: words('You hold a post') }] : [],
      stays: [words('Decided cases')],
    }),
    left: async () => {},
    mayGiveMandate: async () => fail({ notFound: 'organisation' }),
    writeToOrganisation: async (_, { id, makeCode }) => {
      const { code } = await makeCode();
      return ok({ name: `${id}.pdf`, pdf: Buffer.from(code).toString('base64'), until: '2026-04-01' });
    },
    mayEnterCode: async (_, id) => (id === 'waits' ? ok(true) : fail({ notFound: id })),
    confirmByLetter: async () => ok(true),
    takeMandate: async () => fail({ notFound: 'organisation' }),
    lookAtMandate: async () => ok({ name: 'Pulmo Ltd', by: 'ann' }),
    revokeMandate: async ({ person }, { id, person: other }) =>
      id === 'pulmo' ? ok({ organisation: 'Pulmo Ltd', by: person!, of: other, tell: [other] }) : fail({ notFound: id }),
    ownOrganisations: async () => ok({ organisations: [], procedures: [] }),
    firstPosts: async () => undefined,
    openCity: async () => fail({ refusal: 'notThisRole', basis: [] }),
    enrol: async (_, { person, name }) => (name === 'Refused' ? fail({ refusal: 'notThisRole', basis: ['sz.1'] }) : ok(person)),
    caseView: async (_, { id }) => (id === 'c1' ? ok(fakeCase) : fail({ notFound: id })),
    order: async (_, { order, body }) => {
      switch (order) {
        case 'accept':
          return ok(done);
        case 'reject':
          return fail({ refusal: 'notThisRole', basis: ['xkf.32'], text: words('Only an officer accepts') });
        case 'stale':
          return fail({ refusal: 'staleCase', basis: [], seq: 9 });
        case 'incomplete':
          return fail({
            refusal: 'missing',
            basis: ['xkf.32'],
            errors: Object.keys(body.gives).map((fact) => ({ fact, text: words('give it') })),
          });
        case 'twice':
          return fail({ refusal: 'alreadyCorrectedOnce', basis: ['xkf.32'], wayOut: words('Send a question'), about: { times: 1 } });
        default:
          throw new Error('the secret of the database');
      }
    },
    openCase: async (_, { body }) => ok({ ...done, sentence: words(body.order), code: 'follow-me' }),
    askDraft: async () => ok(wizard),
    tryOut: async () => ok(wizard),
    choices: async () => ok({ choices: [] }),
    registerBulk: async () => ok(bulk),
    registerRows: async (_, { q }) => {
      const { rows, ...head } = bulk;
      return ok({ ...head, languages: ['en', 'zh'], pages: q === 'endless' ? endlessPages(fake, rows) : pagesOf(rows) });
    },
    registerRss: async () => ok(feed),
    subjectFeed: async () => ok(feed),
    search: async (_, { q }) => ok({ q, total: 1, hits: [{ kind: 'article', title: words('Article 44'), href: '/law/sz/44', mark }] }),
    demoPeople: async () =>
      ok({
        people: [{ person: 'lin', name: words('Lin'), sentence: words('An officer'), workplace: 'office', roles: [titled('officer')] }],
      }),
    demoTours: async () =>
      ok({ tours: [{ id: 'decide', title: words('Decide'), about: words('A case'), stops: [{ say: words('Look'), as: 'lin' }] }] }),
    saveDraft: async () => fail({ refusal: 'staleCase', basis: [], seq: 4 }),
    keepFile: async (_, { name, type, content }) => {
      fake.received = 0;
      for await (const chunk of content) fake.received += chunk.length;
      return ok({ digest: `sha256:${'0'.repeat(64)}`, name, type, bytes: fake.received });
    },
    file: async () =>
      ok({
        file: { digest: `sha256:${'0'.repeat(64)}`, name: '报告 "1".html', type: 'text/html', bytes: 5 },
        content: (async function* () {
          yield Buffer.from('<p>hi');
          yield Buffer.alloc(0);
        })(),
      }),
    async *events(_, { after }, signal): AsyncIterable<DocketChange> {
      yield { position: String(Number(after ?? 0) + 1), case: 'c1', seq: 8, state: 'accepted' };
      await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
    },
  };
  fake.office = new Proxy(answers, {
    get: (target, method: string) => {
      const answer = (target as Record<string, ((...given: unknown[]) => unknown) | undefined>)[method];
      return (caller: unknown, asked: unknown, ...more: unknown[]) => {
        fake.asked.push({ method, caller, asked });
        return answer === undefined ? Promise.resolve(fail({ notFound: method })) : answer(caller, asked, ...more);
      };
    },
  }) as OfficeService;
  return fake;
};
