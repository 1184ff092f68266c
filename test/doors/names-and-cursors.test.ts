import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Endpoint, endpoints, type Problem } from '#contract';
import { offsetCursor } from '#shell/paging';
import { type Asked, requestsWith, type Samples } from './asked-places.ts';
import { type DoorCity, openCity } from './city.ts';

let city: DoorCity;
let samples: Samples;
let callers: Readonly<Record<string, string>>;
beforeAll(async () => {
  city = await openCity();
  const [one] = (await city.office.store.cases({ procedure: ['assessment'], limit: 1 })).rows;
  samples = {
    id: one!.case,
    case: one!.case,
    about: one!.number,
    procedure: 'disclosure',
    order: 'disclose',
    committee: 'ethics',
    article: 'sz.44',
    clock: 'intake',
    fact: 'purpose',
    name: 'products',
    number: one!.number,
    year: '2026',
    gives: { purpose: 'health', 'product-name': 'Tutor', autonomy: 'proposes' },
    taken: [{ fact: 'purpose', case: one!.case, on: '2026-01-02' }],
    parties: { applicant: { kind: 'organisation', id: 'harbour', name: 'Harbour' } },
  };
  callers = { nobody: '', official: await city.cookieOf('demo-lin'), applicant: await city.cookieOf('demo-wei') };
});
afterAll(() => city.close());

const answered = ({ method, url, headers, payload }: Asked, cookie: string) =>
  city.app.inject({
    method,
    url,
    headers: cookie === '' ? headers : { ...headers, cookie },
    ...(payload === undefined ? {} : { payload }),
  });

// One that is a function, one that is an object of accessors, and one by which a promise is known.
const inherited: Readonly<Record<string, readonly string[]>> = {
  nobody: ['constructor', '__proto__', 'toString', 'then'],
  official: ['constructor', '__proto__'],
  applicant: ['constructor'],
};

test('no name that every object inherits is a fault anywhere, no matter who asks', { timeout: 600_000 }, async () => {
  const faults: string[] = [];
  let tries = 0;
  for (const [who, cookie] of Object.entries(callers)) {
    for (const [name, endpoint] of Object.entries<Endpoint>(endpoints)) {
      if (endpoint.as === 'events') continue;
      for (const asked of inherited[who]!.flatMap((word) => requestsWith(endpoint, samples, word))) {
        tries += 1;
        const { statusCode } = await answered(asked, cookie);
        if (statusCode >= 500) faults.push(`${statusCode} ${name} as ${who}: ${asked.method} ${asked.url} ${asked.payload ?? ''}`);
      }
    }
  }
  expect(faults).toEqual([]);
  expect(tries).toBeGreaterThan(2000);
});

const paged = Object.entries<Endpoint>(endpoints).filter(
  ([, { query }]) => (query as { readonly properties?: object } | undefined)?.properties?.['cursor' as never] !== undefined,
);

test('a cursor that the list did not give is a clear 400 with a way out, on every list', async () => {
  expect(paged.length).toBeGreaterThanOrEqual(6);
  const bad = ['0', '-1', '1e9', 'null', 'W10', '%00', '%F0%9F%92%A5', 'a'.repeat(800), offsetCursor('another list').write(20)];
  const answers: string[] = [];
  for (const [name, endpoint] of paged) {
    for (const cursor of bad) {
      const url = `${endpoint.path.replace(':name', 'products')}?cursor=${cursor}`;
      const { statusCode, body } = await city.app.inject({ url, headers: { cookie: callers['official']! } });
      const problem = JSON.parse(body) as Problem;
      const clear = problem.errors?.[0]?.in === 'query' && problem.text?.zh !== undefined;
      if (statusCode !== 400 || !clear) answers.push(`${name} ${cursor}: ${statusCode} ${body}`);
    }
  }
  expect(answers).toEqual([]);
});

test('the cursor that a list gave leads to its next page, on every list that has one', async () => {
  const followed: string[] = [];
  for (const [name, endpoint] of paged) {
    const url = `${endpoint.path.replace(':name', 'products')}?limit=1`;
    const headers = { cookie: callers['official']! };
    const first = JSON.parse((await city.app.inject({ url, headers })).body) as { readonly next?: string };
    if (first.next === undefined) continue;
    const second = await city.app.inject({ url: `${url}&cursor=${first.next}`, headers });
    expect([name, second.statusCode]).toEqual([name, 200]);
    expect([name, JSON.parse(second.body).next]).not.toEqual([name, first.next]);
    followed.push(name);
  }
  expect(followed).toEqual(expect.arrayContaining(['register', 'changes', 'docket', 'officeCases']));
});

test('a position in the event stream that is none of ours is a clear 400', async () => {
  const headers = { cookie: callers['official']! };
  for (const asked of [
    { url: '/api/events?after=nonsense', headers },
    { url: '/api/events', headers: { ...headers, 'last-event-id': '-1' } },
  ]) {
    expect((await city.app.inject(asked)).statusCode).toBe(400);
  }
});
