import type { CaseFile } from '#law/case';
import { openPdf } from '../../shell/print/pdf.fixture.ts';
import { type Canary, unwrapped } from './canaries.ts';
import type { CrawlCity } from './city.ts';
import type { Told } from './door.ts';
import type { Reader } from './extras.ts';
import { instanceOf } from './from-schema.ts';
import { MayKnow } from './may-know.ts';
import { guesses, type Json, type Pools, placeOf, type Route, routesOf, sampled } from './routes.ts';

export interface Leak {
  readonly route: string;
  readonly reader: string;
  readonly address: string;
  readonly canary: string;
}

export interface Crawled {
  readonly routes: number;
  readonly readers: number;
  readonly canaries: number;
  readonly requests: number;
  /** Canaries that came out where they may: a crawl that finds none has seen nothing. */
  readonly toldRightly: number;
  readonly answered: ReadonlyMap<string, number>;
  readonly leaks: readonly Leak[];
  /** Where an answer says by its form that something is there which the reader may not see. */
  readonly tells: readonly string[];
  readonly faults: readonly string[];
}

export interface CrawlOptions {
  readonly seed: number;
  /** Addresses tried of each route by each reader. */
  readonly each: number;
}

/** Case → the official who holds it. */
export type Holders = ReadonlyMap<string, string>;

/** Knocks at every route as every reader, and looks at all that is answered for words which that reader may not know. */
export class Crawl {
  readonly #city: CrawlCity;
  readonly #routes: readonly Route[];
  readonly #document: Json;
  readonly #pools: Pools;
  readonly #files: ReadonlyMap<string, CaseFile>;
  readonly #mayKnow: MayKnow;
  readonly #options: CrawlOptions;
  readonly #leaks = new Map<string, Leak>();
  readonly #tells = new Set<string>();
  readonly #faults = new Set<string>();
  readonly #answered = new Map<string, number>();
  #toldRightly = 0;

  constructor(
    city: CrawlCity,
    document: Json,
    pools: Pools,
    files: ReadonlyMap<string, CaseFile>,
    holders: Holders,
    options: CrawlOptions,
  ) {
    this.#city = city;
    this.#document = document;
    this.#routes = routesOf(document);
    this.#pools = pools;
    this.#files = files;
    this.#mayKnow = new MayKnow(city.pack, files, holders);
    this.#options = options;
  }

  /** Everything: what can be read, what a search tells, what is not shown, and what may change something. */
  async run(readers: readonly Reader[]): Promise<Crawled> {
    const before = this.#city.door.requests;
    await this.read(readers);
    for (const reader of readers) await this.#searches(reader);
    for (const reader of readers) await this.#hidden(reader);
    for (const reader of readers) for (const route of this.#routes) if (route.method !== 'GET') await this.#change(route, reader);
    return this.#crawled(readers, before);
  }

  /** Only what can be read. */
  async read(readers: readonly Reader[]): Promise<Crawled> {
    const before = this.#city.door.requests;
    for (const reader of readers) for (const route of this.#routes) if (route.method === 'GET') await this.#read(route, reader);
    return this.#crawled(readers, before);
  }

  #crawled(readers: readonly Reader[], before: number): Crawled {
    return {
      routes: this.#routes.length,
      readers: readers.length,
      canaries: this.#city.canaries.all.length + this.#city.canaries.literals.size,
      requests: this.#city.door.requests - before,
      toldRightly: this.#toldRightly,
      answered: this.#answered,
      leaks: [...this.#leaks.values()],
      tells: [...this.#tells],
      faults: [...this.#faults],
    };
  }

  // ---- reading ---------------------------------------------------------------------------------------------------------

  async #read(route: Route, reader: Reader): Promise<void> {
    const isStream = route.template.endsWith('/events');
    for (const address of this.#addresses(route, reader)) {
      for (const query of sampled(this.#queries(route), isPrinted(route) ? 1 : Number.POSITIVE_INFINITY, address, this.#options.seed)) {
        const told = await this.#ask(reader, { method: 'GET', path: `${address}${query}`, ...(isStream ? { until: 120 } : {}) });
        await this.#look(route, reader, `${address}${query}`, told);
      }
    }
  }

  /** Addresses of a route: with what the reader itself has to do with, then a sample of all others, then names that nothing goes by. */
  #addresses(route: Route, reader: Reader): readonly string[] {
    const places = route.parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name);
    if (places.length === 0) return [route.template];
    const { each, seed } = this.#options;
    const chosen = places.map((name) => {
      const place = placeOf(route.template, name);
      const pool = place === 'follow/code' ? (reader.token === undefined ? [] : [reader.token]) : this.#pools.get(place)!;
      const own = place === 'cases/id' ? pool.filter((id) => this.#isOwn(reader, id)) : [];
      return {
        name,
        values: [
          ...new Set([
            ...sampled(own, each, `${route.name} ${reader.called} own`, seed),
            ...sampled(pool, each, `${route.name} ${reader.called}`, seed),
          ]),
        ],
      };
    });
    const lettersFirst = this.#letterAddresses(route, reader);
    const count = Math.max(1, ...chosen.map(({ values }) => values.length));
    const mixed = Array.from({ length: count }, (_, at) =>
      chosen.reduce(
        (path, { name, values }, place) => filled(path, name, values[(at + place * 7) % Math.max(1, values.length)] ?? guesses[0]),
        route.template,
      ),
    );
    const guessed = guesses.map((guess) => places.reduce((path, name) => filled(path, name, guess), route.template));
    return [...new Set([...lettersFirst, ...mixed, ...guessed.slice(0, places.includes('code') ? 3 : 2)])];
  }

  /** A letter, a clock and an order are asked for in the case that has them: mixed at random they would hardly ever meet. */
  #letterAddresses(route: Route, reader: Reader): readonly string[] {
    if (route.template.includes('{procedure}/{order}')) return this.#openings(route);
    const part = ['letters/{number}', 'recount/{clock}', 'receipts/{seq}', 'orders/{order}'].find((known) =>
      route.template.includes(known),
    );
    if (part === undefined || !(route.template.includes('/cases/{id}/') || route.template.includes('/follow/{code}/'))) return [];
    const all = [...this.#files.values()].flatMap((file) => {
      const names = part.startsWith('letters')
        ? file.events.flatMap((event) => (event.type === 'orderGiven' ? (event.letters ?? []).map(({ number }) => number) : []))
        : part.startsWith('recount')
          ? Object.keys(file.clocks)
          : part.startsWith('receipts')
            ? file.events.map(({ seq }) => String(seq))
            : Object.keys(this.#city.pack.procedures[file.opened.procedure]!.orders);
      return names.map((name) => ({ id: file.id, name }));
    });
    const key = part.slice(part.indexOf('{') + 1, -1);
    const path = ({ id, name }: (typeof all)[number]): string =>
      filled(filled(filled(route.template, 'id', id), 'code', reader.token ?? ''), key, name);
    if (route.template.includes('/follow/')) return reader.token === undefined ? [] : all.filter(({ id }) => id === reader.code).map(path);
    const own = all.filter(({ id }) => this.#isOwn(reader, id));
    const { each, seed } = this.#options;
    return [
      ...sampled(own, each, `${route.name} ${reader.called} own`, seed),
      ...sampled(all, each, `${route.name} ${reader.called} all`, seed),
    ].map(path);
  }

  /** An order that opens a case, with each fact that names another case. */
  #openings(route: Route): readonly string[] {
    const { each, seed } = this.#options;
    const { procedures, facts } = this.#city.pack;
    const all = Object.values(procedures).flatMap((procedure) =>
      Object.values(procedure.orders)
        .filter(({ from, by }) => from === 'opening' && !by.includes('law'))
        .flatMap((order) => {
          const path = filled(filled(route.template, 'procedure', procedure.name), 'order', order.name);
          const named = order.needs.filter(({ fact }) => facts[fact]!.type.kind === 'case');
          return path.includes('{fact}') ? named.map(({ fact }) => filled(path, 'fact', fact)) : [path];
        }),
    );
    return sampled(all, each, route.name, seed);
  }

  #isOwn(reader: Reader, named: string): boolean {
    const file = this.#files.get(named) ?? [...this.#files.values()].find(({ opened }) => opened.number === named);
    return file !== undefined && Object.values(file.parties).some(({ id }) => reader.self.has(id));
  }

  /** Without a query, and with each value of each choice that the document names, one at a time. */
  #queries(route: Route): readonly string[] {
    const choices = route.parameters.filter((parameter) => parameter.in === 'query');
    const required = choices
      .filter((choice) => choice.required)
      .map((choice) => `${choice.name}=${encodeURIComponent(String(instanceOf(this.#document, choice.schema)))}`);
    const base = required.join('&');
    const queries = choices.flatMap((choice) => {
      const values = valuesOf(choice.schema);
      return values.map((value) => [base, `${choice.name}=${encodeURIComponent(value)}`].filter((part) => part !== '').join('&'));
    });
    return [base === '' ? '' : `?${base}`, ...queries.map((query) => `?${query}`)];
  }

  // ---- searching -------------------------------------------------------------------------------------------------------

  /** A search for a word that the reader may not know answers as a search for a word that is nowhere: same status, same counts, same rows. */
  async #searches(reader: Reader): Promise<void> {
    const { each, seed } = this.#options;
    const hidden = this.#city.canaries.all.filter((canary) => canary.places.length > 0 && !this.#mayKnow.knows(reader, canary));
    for (const route of this.#routes) {
      const query = route.parameters.find(({ name, in: place }) => place === 'query' && name === 'q');
      if (route.method !== 'GET' || query === undefined) continue;
      const address = this.#addresses(route, reader)[0]!;
      const nowhere = 'zqqxvkjwzpy';
      for (const { word, of } of sampled(hidden, Math.max(2, Math.ceil(each / 2)), `${route.name} ${reader.called} q`, seed)) {
        for (const length of [word.length, word.length - 3]) {
          const ask = (text: string) => this.#ask(reader, { method: 'GET', path: `${address}?q=${text}` });
          const [there, absent] = [await ask(word.slice(0, length)), await ask(nowhere.slice(0, length))];
          const form = (told: Told, text: string) => `${told.status} ${plainly(told.body).replaceAll(text, 'Q')}`;
          if (form(there, word.slice(0, length)) !== form(absent, nowhere.slice(0, length)))
            this.#tells.add(
              `${route.method} ${route.template} as ${reader.called}: a search for ${of} is answered otherwise than one for nothing`,
            );
        }
      }
    }
  }

  // ---- what is not shown -----------------------------------------------------------------------------------------------

  /** A case that is not shown is answered as one that is not there: same status, same words, same size. */
  async #hidden(reader: Reader): Promise<void> {
    const { each, seed } = this.#options;
    const hidden = [...this.#files.keys()].filter((id) => !this.#mayKnow.seesCase(reader, id));
    const numbers = hidden.map((id) => this.#files.get(id)!.opened.number);
    const nowhere = '0199c1a2-7777-7000-8000-000000000000';
    for (const route of this.#routes) {
      if (!route.template.includes('/cases/{id}')) continue;
      for (const named of sampled(
        [...hidden, ...numbers],
        Math.max(2, Math.ceil(each / 3)),
        `${route.name} ${reader.called} hidden`,
        seed,
      )) {
        const ask = async (id: string) => {
          const path = route.parameters.reduce(
            (at, { name, in: place }) =>
              place !== 'path' ? at : filled(at, name, name === 'id' ? id : this.#pools.get(placeOf(route.template, name))![0]!),
            route.template,
          );
          const body = route.body === undefined || route.body === 'file' ? {} : { body: instanceOf(this.#document, route.body) };
          const told = await this.#ask(reader, {
            method: route.method,
            path,
            ...body,
            headers: { 'idempotency-key': crypto.randomUUID(), 'if-match': '"1"' },
          });
          await this.#look(route, reader, path, told);
          return `${told.status} ${plainly(told.body).replaceAll(id, 'ID')}`;
        };
        const [there, absent] = [await ask(named), await ask(nowhere)];
        if (there !== absent)
          this.#tells.add(
            `${route.method} ${route.template} as ${reader.called}: a case of ${this.#procedureOf(named)} that is not shown is answered otherwise than none: ${there.slice(0, 160)} instead of ${absent.slice(0, 160)}`,
          );
      }
    }
  }

  #procedureOf(named: string): string {
    const file = this.#files.get(named) ?? [...this.#files.values()].find(({ opened }) => opened.number === named);
    return file?.opened.procedure ?? named;
  }

  // ---- changing --------------------------------------------------------------------------------------------------------

  /** What may change something is tried with the smallest body that fits: what comes back, done or refused, is looked at too. */
  async #change(route: Route, reader: Reader): Promise<void> {
    // A session that ended would make a stranger of the reader.
    if (route.template === '/api/session' || route.template.includes('/sessions')) return;
    const all = this.#addresses(route, reader);
    for (const address of sampled(
      all,
      Math.max(2, Math.ceil(this.#options.each / 3)),
      `${route.name} ${reader.called} change`,
      this.#options.seed,
    )) {
      const body =
        route.body === 'file'
          ? { body: Buffer.from('nothing') }
          : route.body === undefined
            ? {}
            : { body: instanceOf(this.#document, route.body) };
      const required = route.parameters
        .filter((parameter) => parameter.in === 'query' && parameter.required)
        .map(({ name }) => `${name}=x.txt`);
      const path = required.length === 0 ? address : `${address}?${required.join('&')}`;
      const told = await this.#ask(reader, {
        method: route.method,
        path,
        ...body,
        headers: { 'idempotency-key': crypto.randomUUID(), 'if-match': '"1"' },
      });
      await this.#look(route, reader, path, told);
    }
  }

  // ---- looking ---------------------------------------------------------------------------------------------------------

  #ask(reader: Reader, asked: Parameters<CrawlCity['door']['ask']>[1]): Promise<Told> {
    return this.#city.door.ask(reader.closed === true ? 'closed-account' : reader.person, asked);
  }

  async #look(route: Route, reader: Reader, address: string, told: Told): Promise<void> {
    const at = `${route.method} ${route.template}`;
    if (told.status < 400) this.#answered.set(at, (this.#answered.get(at) ?? 0) + 1);
    if (told.status >= 500)
      this.#faults.add(`${told.status} ${route.method} ${address} as ${reader.called}: ${told.body.toString('utf8').slice(0, 160)}`);
    const found = this.#city.canaries.in(await this.#textOf(told));
    for (const canary of found) {
      if (this.#broughtAlong(canary, reader, address) || this.#mayKnow.knows(reader, canary)) {
        this.#toldRightly += 1;
        continue;
      }
      const leak = {
        route: at,
        reader: reader.called,
        address,
        canary: `${canary.of} [${canary.places
          .map((place) => JSON.stringify(place))
          .slice(0, 3)
          .join(' ')}]`,
      };
      const key = `${at} ${reader.called} ${canary.word}`;
      if (!this.#leaks.has(key)) this.#leaks.set(key, leak);
    }
  }

  #broughtAlong({ word }: Canary, { token }: Reader, address: string): boolean {
    return word === token || address.includes(encodeURIComponent(word));
  }

  async #textOf({ type, body, headers }: Told): Promise<string> {
    const head = JSON.stringify(headers);
    if (!type.includes('pdf')) return `${head}\n${unwrapped(body)}`;
    const pdf = await openPdf(body);
    try {
      return `${head}\n${pdf.title ?? ''}\n${pdf.text.join('\n').replaceAll(/\s+/g, ' ')}\n${pdf.text.join('').replaceAll(/\s+/g, '')}`;
    } finally {
      await pdf.close();
    }
  }
}

/** Without what differs from one request to the next: its id, and the moment at which a feed was written. */
const plainly = (body: Buffer): string =>
  body
    .toString('utf8')
    .replaceAll(/urn:uuid:[0-9a-f-]{36}/g, '')
    .replaceAll(/<lastBuildDate>[^<]*/g, '');

/** Letters and recounts in each language are the same words: one of them, another one for each address. */
const isPrinted = ({ template }: Route): boolean => /\.(?:pdf|html)$/.test(template);

const filled = (path: string, name: string, value: string): string => path.replace(`{${name}}`, encodeURIComponent(value));

const valuesOf = (schema: Json): readonly string[] => {
  if (Array.isArray(schema['enum'])) return (schema['enum'] as readonly unknown[]).map(String).slice(0, 6);
  if (schema['type'] === 'boolean') return ['true'];
  if (schema['type'] === 'integer') return [String(schema['maximum'] ?? 5)];
  return [];
};
