import { type ChildProcess, fork, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const name = 'half of peak';

/** One minute of the soak (or the part of one that was left). */
export interface Minute {
  readonly requests: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly rssMb: number;
  readonly heapMb: number;
  /** How late the server's event loop was, 99 of 100 times. */
  readonly loopP99Ms: number;
  readonly diskMb: number;
  readonly failed: number;
}

interface Ready {
  readonly ready: string;
  readonly official: string;
  readonly cases: readonly string[];
  readonly rows: readonly string[];
}

/**
 * The real server in a process of its own, on the embedded store (or on the PostgreSQL of ORDINANCE_SOAK_DATABASE_URL): first how many mixed requests and orders it
 * answers in a second, then half of that for the rest of the time. p99 and memory have to stay flat.
 */
export const run = async ({ seconds, seed }: { readonly seconds: number; readonly seed: number }) => {
  const folder = mkdtempSync(join(tmpdir(), 'ordinance-soak-'));
  const where = process.env['ORDINANCE_SOAK_DATABASE_URL'] ?? join(folder, 'data');
  const child = fork(join(import.meta.dirname, 'half-of-peak.child.ts'), [where, String(seed)]);
  try {
    const ready = await told<Ready>(child);
    const load = new Load(ready);
    await load.open(Math.min(5, seconds / 10), Number.POSITIVE_INFINITY);
    const peakSeconds = Math.min(30, seconds / 5);
    const peak = (await load.open(peakSeconds, Number.POSITIVE_INFINITY)).length / peakSeconds;
    const minutes: Minute[] = [];
    const until = performance.now() + Math.max(10, seconds - peakSeconds - 5) * 1000;
    child.send('tell');
    await told(child);
    while (performance.now() < until) {
      const span = Math.min(60, (until - performance.now()) / 1000);
      if (span < 1) break;
      const times = await load.open(span, peak / 2);
      child.send('tell');
      const { rss, heapUsed, loopP99Ms } = await told<{ readonly rss: number; readonly heapUsed: number; readonly loopP99Ms: number }>(
        child,
      );
      const sorted = times.map(({ ms }) => ms).sort((a, b) => a - b);
      const minute: Minute = {
        requests: times.length,
        p50Ms: at(sorted, 0.5),
        p99Ms: at(sorted, 0.99),
        rssMb: rss / 1e6,
        heapMb: heapUsed / 1e6,
        loopP99Ms,
        diskMb: diskMb(folder),
        failed: times.filter(({ status }) => status === 0 || status >= 500).length,
      };
      minutes.push(minute);
      process.stdout.write(`  minute ${minutes.length}: ${JSON.stringify(rounded(minute))}\n`);
    }
    return {
      tried: minutes.reduce((sum, { requests }) => sum + requests, 0),
      found: judged(minutes),
      figures: { peakPerSecond: Math.round(peak), minutes: minutes.map(rounded) },
    };
  } finally {
    child.send('stop');
    await Promise.race([new Promise((done) => child.once('exit', done)), new Promise((done) => setTimeout(done, 10_000))]);
    child.kill();
    rmSync(folder, { recursive: true, force: true });
  }
};

/**
 * What is not flat. Looked at from the second fifth on, when caches are warm: the later half beside the earlier one. A p99 above half as much again, or memory that
 * grew by more than a fifth and by more than 100 MB, is told; so is every request that failed.
 */
export const judged = (minutes: readonly Minute[]): readonly string[] => {
  const warm = minutes.slice(Math.floor(minutes.length / 5));
  const [early, late] = [warm.slice(0, Math.floor(warm.length / 2)), warm.slice(Math.floor(warm.length / 2))];
  const failed = minutes.reduce((sum, minute) => sum + minute.failed, 0);
  const found = failed === 0 ? [] : [`${failed} requests failed`];
  if (early.length < 2) return found;
  const [p99Before, p99After] = [median(early.map(({ p99Ms }) => p99Ms)), median(late.map(({ p99Ms }) => p99Ms))];
  if (p99After > p99Before * 1.5 && p99After > p99Before + 10)
    found.push(`p99 went from ${p99Before.toFixed(0)} to ${p99After.toFixed(0)} ms`);
  const [before, after] = [median(early.map(({ rssMb }) => rssMb)), median(late.map(({ rssMb }) => rssMb))];
  if (after > before * 1.2 && after > before + 100) found.push(`memory went from ${before.toFixed(0)} to ${after.toFixed(0)} MB`);
  return found;
};

/** Requests as people send them: mostly reading, now and then an order. */
class Load {
  readonly #ready: Ready;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 32 });
  #count = 0;

  constructor(ready: Ready) {
    this.#ready = ready;
  }

  /** @param perSecond how many begin in a second at most; the next one is not waited for */
  async open(seconds: number, perSecond: number): Promise<readonly { readonly ms: number; readonly status: number }[]> {
    const times: { readonly ms: number; readonly status: number }[] = [];
    const started = performance.now();
    const until = started + seconds * 1000;
    let begun = 0;
    const worker = async (): Promise<void> => {
      while (performance.now() < until) {
        const due = started + (begun / perSecond) * 1000;
        begun += 1;
        const wait = due - performance.now();
        if (wait > 0) await new Promise((done) => setTimeout(done, wait));
        if (performance.now() >= until) return;
        // From the moment at which it was due, so that a server that falls behind is not flattered.
        const from = Number.isFinite(perSecond) ? due : performance.now();
        const status = await this.#one();
        times.push({ ms: performance.now() - from, status });
      }
    };
    await Promise.all(Array.from({ length: 16 }, worker));
    return times;
  }

  #one(): Promise<number> {
    this.#count += 1;
    const { ready, official, cases, rows } = this.#ready;
    const pick = <T>(list: readonly T[]): T => list[this.#count % list.length]!;
    const cookie = { cookie: `ordinance=${official}`, 'x-ordinance': '1' };
    const kind = this.#count % 20;
    if (kind === 0) {
      const body = JSON.stringify({ procedure: 'complaint', order: 'complain', gives: { grievance: `soak ${this.#count}` } });
      return this.#send(ready, 'POST', '/api/cases', { 'idempotency-key': crypto.randomUUID(), 'content-type': 'application/json' }, body);
    }
    if (kind < 6) return this.#send(ready, 'GET', `/api/cases/${pick(cases)}`, cookie);
    if (kind < 9) return this.#send(ready, 'GET', '/api/office/docket', cookie);
    if (kind < 12) return this.#send(ready, 'GET', '/api/registers/products?q=tutor');
    if (kind < 14 && rows.length > 0) return this.#send(ready, 'GET', `/api/products/${pick(rows)}`);
    return this.#send(
      ready,
      'GET',
      ['/api/city', '/api/law', '/api/changes', '/api/search?q=health', '/api/times', '/api/procedures'][kind % 6]!,
    );
  }

  #send(base: string, method: string, path: string, headers: Readonly<Record<string, string>> = {}, body?: string): Promise<number> {
    return new Promise((done) => {
      const sent = request(new URL(path, base), { method, agent: this.#agent, headers }, (answer) => {
        answer.resume();
        answer.on('end', () => done(answer.statusCode ?? 0));
        answer.on('error', () => done(0));
      });
      sent.on('error', () => done(0));
      sent.end(body);
    });
  }
}

const told = <T>(child: ChildProcess): Promise<T> =>
  new Promise((done, failed) => {
    child.once('message', (message) => done(message as T));
    child.once('exit', (code) => failed(new Error(`the server of the soak ended (${code})`)));
  });

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
const median = (values: readonly number[]): number =>
  at(
    [...values].sort((a, b) => a - b),
    0.5,
  );
const diskMb = (folder: string): number => Number(spawnSync('du', ['-sk', folder], { encoding: 'utf8' }).stdout.split('\t')[0] ?? 0) / 1000;
const rounded = (minute: Minute): Minute =>
  Object.fromEntries(Object.entries(minute).map(([key, value]) => [key, Math.round(value * 10) / 10])) as unknown as Minute;
