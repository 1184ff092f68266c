import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { type CrawlCity, openCity } from '../crawl/city.ts';
import { plant, sampleOf } from '../crawl/plant.ts';
import { type Json, type Pools, poolsOf, type Route, routesOf } from '../crawl/routes.ts';
import { headOf, wrongWith } from './judge.ts';
import { type Request, requestsOf } from './requests.ts';

/** A request that once went wrong, or was meant to be watched. Kept in `regressions.json` and sent first in every run. */
export interface Kept {
  /** What was wrong when it was found. */
  readonly was: string;
  readonly as: string;
  readonly request: Request;
}

export interface Fuzzed {
  readonly requests: number;
  readonly byStatus: Readonly<Record<string, number>>;
  readonly found: readonly Kept[];
}

const file = join(import.meta.dirname, 'regressions.json');
export const regressions = (): readonly Kept[] => JSON.parse(readFileSync(file, 'utf8')) as readonly Kept[];

/** Adds what was found to the file that every run begins with. */
export const keepFound = (found: readonly Kept[]): void => {
  if (found.length > 0) writeFileSync(file, `${JSON.stringify([...regressions(), ...found], undefined, 2)}\n`);
};

/** A city to throw things at, with a few cases in it. */
export class FuzzCity {
  readonly city: CrawlCity;
  readonly routes: readonly Route[];
  readonly #document: Json;
  readonly #pools: Pools;
  readonly callers: readonly (string | undefined)[];
  readonly #byStatus: Record<string, number> = {};
  requests = 0;

  private constructor(city: CrawlCity, document: Json, pools: Pools, callers: readonly (string | undefined)[]) {
    this.city = city;
    this.#document = document;
    this.#pools = pools;
    this.routes = routesOf(document);
    this.callers = callers;
  }

  static async open(seed: number): Promise<FuzzCity> {
    const city = await openCity('2026-01-05' as never);
    const planted = await plant(
      city,
      sampleOf(city.pack, 1, seed).filter((_, at) => at % 3 === 0),
    );
    const document = (await city.door.json<Json>(undefined, { method: 'GET', path: '/api/openapi.json' })).value;
    const [party] = await city.sql<{ party: string }>(`select party from case_party where party like 'party-%' order by party limit 1`);
    const official = Object.entries(city.pack.roles).find(([, { is }]) => is === 'official')![0];
    const pools = new Map([...(await poolsOf(city, planted))].map(([place, values]) => [place, values.slice(0, 40)]));
    return new FuzzCity(city, document, pools, [undefined, party?.party, `fresh-${official}`]);
  }

  /** Sends one request as somebody, and says what is wrong with the answer. */
  async send(request: Request, as: string | undefined): Promise<string | undefined> {
    const before = await headOf(this.city);
    const session: Record<string, string> = as === undefined ? {} : { cookie: `ordinance=${await this.city.door.token(as)}` };
    const ours: Record<string, string> = as === undefined || request.fromElsewhere === true ? {} : { 'x-ordinance': '1' };
    const stream = request.path.startsWith('/api/events') ? { until: 60 } : {};
    const bytes = request.body === undefined ? {} : { body: Buffer.from(request.body.toWellFormed()) };
    const told = await this.city.door.raw({
      method: request.method,
      path: request.path,
      ...bytes,
      ...stream,
      headers: { ...request.headers, ...session, ...ours },
    });
    this.requests += 1;
    this.#byStatus[told.status] = (this.#byStatus[told.status] ?? 0) + 1;
    return wrongWith(request, as !== undefined, told, before, await headOf(this.city));
  }

  /** Throws requests at every route in turn until the time is over; each thing found is made as small as it gets. */
  async fuzz(seconds: number, seed: number): Promise<Fuzzed> {
    const found: Kept[] = [];
    const until = performance.now() + seconds * 1000;
    for (let round = 0; performance.now() < until; round += 1) {
      for (const route of this.routes) {
        // Anyone who signs out or travels would be a stranger to all that follows.
        if (/\/session/.test(route.template)) continue;
        const as = this.callers[(round + route.name.length) % this.callers.length];
        const left = until - performance.now();
        if (left <= 0) break;
        const property = fc.asyncProperty(requestsOf(this.#document, route, this.#pools), async (request) => {
          const wrong = await this.send(request, as);
          if (wrong !== undefined) throw new Error(wrong);
        });
        const checked = await fc.check(property, {
          seed: seed + round,
          numRuns: 6,
          interruptAfterTimeLimit: Math.min(left, 8000),
          markInterruptAsFailure: false,
        });
        const [request] = checked.counterexample ?? [];
        const was = checked.errorInstance instanceof Error ? checked.errorInstance.message : 'wrong';
        if (
          checked.failed &&
          request !== undefined &&
          !found.some((other) => other.request.route === request.route && other.was.slice(0, 40) === was.slice(0, 40))
        )
          found.push({ was, as: as ?? 'nobody', request });
      }
    }
    return { requests: this.requests, byStatus: this.#byStatus, found };
  }

  async close(): Promise<void> {
    this.city.door.close();
    await this.city.close();
  }
}
