import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Day, Text } from '#law/ground';
import { type Config, cityConfig, mailOf, storeWithWayBack } from '#shell/config';
import { answerUnreadable, type Readiness } from '#shell/http';
import { createLog, type Log } from '#shell/log';
import { openOffice } from '#shell/office';
import { howToInstall, listening } from './await-law.ts';
import { barePage } from './bare-page.ts';
import { builtWeb } from './build-web.ts';
import { type Door, openDoor } from './open-door.ts';
import { identityOf, listen, say, tellFirstRun } from './serve.ts';
import { serviceOf } from './service.ts';
import { stopped, tellFaults } from './stop.ts';

/**
 * Serves several cities by one process, each over a store, keys, backups, jobs and accounts of its own. The host name says which city is meant: cookies,
 * addresses in letters and passkeys belong to a host, so nothing of one city reaches another.
 */
export const startCities = async (config: Config, names: readonly string[]): Promise<void> => {
  const log = createLog({ level: config.logs.level, form: config.logs.form ?? 'json' });
  tellFaults(log);
  const staticDir = await builtWeb(say);
  const cities = new Map<string, CityHere>();
  const { origin } = config.http;
  const front = createServer({ requestTimeout: 300_000 }, (request, response) => {
    const asked = cityAsked(request.headers.host, cities, origin);
    if (asked === undefined) answerForAll(request, response, [...cities.values()]).catch((error: Error) => response.destroy(error));
    else asked.answer(request, response);
  });
  front.on('clientError', answerUnreadable);
  for (const name of names) {
    const own = cityConfig(config, name);
    cities.set(
      name,
      new CityHere({ name, config: own, log: log.child({ city: name }), staticDir, cut: () => front.closeAllConnections() }),
    );
  }
  // A mistake in the settings is told before anything is opened.
  for (const { config: own } of cities.values()) mailOf(own);
  const asked = stopped();
  const address = await listen(listening(front), config.http);
  const { port } = new URL(address);
  for (const city of cities.values()) city.address = city.config.http.origin ?? `http://${city.name}.localhost:${port}`;
  // One after the other: proving a law takes the processor, and a city that is open already should answer.
  for (const city of cities.values()) await Promise.race([city.look(), asked]);
  say(`Ordinance is open: ${address} (${names.join(', ')})`);
  const signal = await asked;
  say('Closing …');
  const closed = new Promise((done) => front.close(done));
  await Promise.all([...cities.values()].map((city) => city.end(signal)));
  front.closeAllConnections();
  await closed;
};

interface CityParts {
  readonly name: string;
  readonly config: Config;
  readonly log: Log;
  readonly staticDir: string;
  readonly cut: () => void;
}

/** Why a city does not answer: its store has no law, or cannot be opened now. */
type NotOpen = 'opening' | 'no law is installed' | 'cannot be opened now' | 'stopping';

/** Between two looks at a store that could not be opened. */
const looksApartMs = 2000;

/** One city of this process. What goes wrong with it stays with it: its host answers 503, and it is looked at again. */
class CityHere {
  readonly name: string;
  readonly config: Config;
  /** Under which it is known; set as soon as the port is known. */
  address = '';
  readonly #parts: CityParts;
  #door: Door | undefined;
  #title: Text | undefined;
  #why: NotOpen = 'opening';
  #looking: Promise<void> | undefined;
  #lookedAt = Number.NEGATIVE_INFINITY;
  #again: NodeJS.Timeout | undefined;

  constructor(parts: CityParts) {
    this.#parts = parts;
    this.name = parts.name;
    this.config = parts.config;
  }

  get title(): Text | undefined {
    return this.#title;
  }

  answer(request: IncomingMessage, response: ServerResponse): void {
    if (this.#door !== undefined) return void this.#door.app.routing(request, response);
    const go = (): void => {
      if (this.#door === undefined) answerNotOpen(request, response, this.name, this.#why);
      else this.#door.app.routing(request, response);
    };
    this.look().then(go, go);
  }

  async ready(): Promise<Readiness> {
    if (this.#door !== undefined) return this.#door.ready();
    return { ready: false, parts: { city: { ok: false, why: this.#why } } };
  }

  /** Tries to open the city, where it is not open and was not looked at just now. Never throws: a fault is of this city alone. */
  look(): Promise<void> {
    if (this.#door !== undefined || this.#why === 'stopping') return Promise.resolve();
    if (this.#looking === undefined && performance.now() - this.#lookedAt < looksApartMs) return Promise.resolve();
    this.#looking ??= this.#open()
      .catch((err: Error) => {
        this.#why = 'cannot be opened now';
        this.#parts.log.error({ err }, 'a city could not be opened');
        clearTimeout(this.#again);
        this.#again = setTimeout(() => void this.look(), 5 * looksApartMs).unref();
      })
      .finally(() => {
        this.#looking = undefined;
        this.#lookedAt = performance.now();
      });
    return this.#looking;
  }

  async #open(): Promise<void> {
    const { name, config, log, staticDir, cut } = this.#parts;
    const office = await openOffice(storeWithWayBack(config, say));
    try {
      if (office.shelf.empty) {
        await office.close();
        // Said once, and not at each look.
        if (this.#why === 'opening')
          say(`${name} has no law yet. Install one with \`${howToInstall} --city ${name}\`, then reload ${this.address}`);
        this.#why = 'no law is installed';
        return;
      }
      const identity = await identityOf(office, config);
      const service = serviceOf({ office, identity });
      const door = await openDoor({ service, office, identity, config, log, staticDir, demo: false, post: mailOf(config), cut });
      await door.app.ready();
      const today = new Date(office.clock.now()).toISOString().slice(0, 10) as Day;
      this.#title = office.shelf.on(today).pack.place.title;
      door.begin(this.address);
      this.#door = door;
      say(`${name} is open: ${this.address}`);
      await tellFirstRun(service, identity, this.address, office.clock.now());
    } catch (error) {
      if (this.#door === undefined) await office.close();
      throw error;
    }
  }

  async end(signal: NodeJS.Signals): Promise<void> {
    this.#why = 'stopping';
    clearTimeout(this.#again);
    await this.#looking;
    await this.#door?.end(signal);
  }
}

/**
 * The city that a request means. Under a known address it is the whole host name, `rotterdam.ai.example`; without one the first word of it is enough, as in
 * `rotterdam.localhost`.
 */
export const cityAsked = <City>(
  host: string | undefined,
  cities: ReadonlyMap<string, City>,
  origin: string | undefined,
): City | undefined => {
  const name = (host ?? '').toLowerCase().replace(/:\d+$/, '');
  const [first = '', ...rest] = name.split('.');
  if (rest.length === 0) return undefined;
  if (origin !== undefined && rest.join('.') !== new URL(origin).hostname) return undefined;
  return cities.get(first);
};

/** What no city is asked: whether the process lives, whether it can do its work, and which cities there are. */
const answerForAll = async (request: IncomingMessage, response: ServerResponse, cities: readonly CityHere[]): Promise<void> => {
  const path = (request.url ?? '/').split('?', 1)[0]!;
  const each = Object.fromEntries(await Promise.all(cities.map(async (city) => [city.name, await city.ready()] as const)));
  if (path === '/healthz') {
    return send(response, 200, {
      live: true,
      cities: Object.fromEntries(cities.map(({ name }) => [name, { open: each[name]!.parts['city'] === undefined }])),
    });
  }
  if (path === '/readyz') {
    // One city that is away must not take the others out of service.
    const ready = Object.values(each).some((city) => city.ready);
    return send(response, ready ? 200 : 503, { ready, cities: each });
  }
  const known = cities.map(({ name, address }) => ({ city: name, address }));
  if (wantsPage(request)) return sendPage(response, 404, pageOfAll(cities));
  send(response, 404, { status: 404, title: 'no city of this name is served here', cities: known });
};

const answerNotOpen = (request: IncomingMessage, response: ServerResponse, name: string, why: NotOpen): void => {
  const path = (request.url ?? '/').split('?', 1)[0]!;
  if (path === '/healthz') return send(response, 200, { live: true });
  response.setHeader('retry-after', '5');
  if (path === '/readyz') return send(response, 503, { ready: false, parts: { city: { ok: false, why } } });
  const isEmpty = why === 'no law is installed';
  const detail = isEmpty ? `${howToInstall} --city ${name}` : why;
  if (!wantsPage(request)) return send(response, 503, { status: 503, title: isEmpty ? why : 'this city is not open now', detail });
  const says = isEmpty
    ? `<h1>No law is installed yet</h1><p>The store of <b>${name}</b> belongs to no city. Give it a law on the machine where it runs:</p><p><code>${detail}</code></p><p lang="zh">“${name}”的数据库尚未安装任何规则包，请在运行本程序的机器上执行上述命令。</p>`
    : `<h1>This city is not open now</h1><p>The pages of <b>${name}</b> cannot be opened at the moment. They come back by themselves; this page looks again.</p><p lang="zh">“${name}”暂时无法打开，恢复后本页会自动打开。</p>`;
  sendPage(response, 503, says, true);
};

const pageOfAll = (cities: readonly CityHere[]): string => {
  const line = ({ name, title, address }: CityHere): string => {
    const titles = title === undefined ? name : [...new Set(Object.values(title))].join(' · ');
    return `<li><a href="${escaped(address)}">${escaped(titles)}</a> <code>${escaped(new URL(address).host)}</code></li>`;
  };
  return `<h1>Which city?</h1><p>No city of this name is served here. These are:</p><p lang="zh">此处没有该名称的城市。现有城市：</p><ul>${cities.map(line).join('')}</ul>`;
};

const wantsPage = ({ url = '/', headers }: IncomingMessage): boolean =>
  !url.startsWith('/api') && (headers.accept ?? '').includes('text/html');

const escaped = (words: string): string => words.replace(/[&<>"]/g, (sign) => `&#${sign.codePointAt(0)};`);

const send = (response: ServerResponse, status: number, body: unknown): void => {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...ownHeaders });
  response.end(JSON.stringify(body));
};

const sendPage = (response: ServerResponse, status: number, main: string, again = false): void => {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', ...ownHeaders });
  response.end(barePage({ title: 'Ordinance', main, again }));
};

const ownHeaders = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
};
