import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Order } from '#law/case';
import type { Day } from '#law/ground';
import { inline } from '#shell/db';
import { type DemoCity, peopleKept, seedDemo } from '#shell/demo';
import { createIdentity } from '#shell/identity';
import { type OpenedOffice, openOffice, readPackFolder, SetClock } from '#shell/office';

const until = '2026-11-24' as Day;
/** Power is cut before this order is given: nobody has heard of it yet. */
const cutBefore = 60;
/** Power is cut after this order was kept, and before anybody heard so: it is given again. */
const cutAfter = 120;

type Give = DemoCity['keeper']['give'];

/** An office that loses its power twice in the year, and opens again with what lay on the disk at that moment. */
class FragileOffice {
  office: OpenedOffice;
  given = 0;
  repeated = 0;
  readonly personal = new Set<string>();
  readonly #root: string;
  readonly #clock: SetClock;
  #folder: string;

  private constructor(root: string, folder: string, clock: SetClock, office: OpenedOffice) {
    this.#root = root;
    this.#folder = folder;
    this.#clock = clock;
    this.office = office;
  }

  static async open(root: string, clock: SetClock): Promise<FragileOffice> {
    const folder = join(root, 'first');
    return new FragileOffice(root, folder, clock, await openOffice({ dataDir: folder, clock }));
  }

  /** What stands on the disk is copied while the office still runs: no file is closed, nothing is written out before. */
  async cut(): Promise<void> {
    const next = join(this.#root, `after-${this.given}`);
    await cp(this.#folder, next, { recursive: true });
    await this.office.close();
    this.#folder = next;
    this.office = await openOffice({ dataDir: next, clock: this.#clock });
  }

  readonly give: Give = async (order) => {
    this.given += 1;
    this.#remember(order);
    const keyed = { scope: order.actor ?? 'anyone', key: `the-year-${this.given}` };
    if (this.given === cutBefore) await this.cut();
    const kept = await this.office.keeper.give(order, keyed);
    if (this.given < cutAfter || this.repeated > 0 || !kept.ok) return kept;
    await this.cut();
    const again = await this.office.keeper.give(order, keyed);
    expect(again).toMatchObject({ ok: true, value: { again: true, case: kept.value.case, seq: kept.value.seq } });
    this.repeated += 1;
    return kept;
  };

  /** Whatever the pack calls personal among what is given. */
  #remember({ gives }: Order): void {
    const { facts } = this.office.shelf.on(until).pack;
    for (const [fact, value] of Object.entries(gives ?? {})) if (facts[fact]?.personal === true) this.#words(value);
  }

  #words(value: unknown): void {
    if (typeof value === 'string' && value.length > 2) this.personal.add(value);
    if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) this.#words(part);
  }

  /** As the story knows it: one office all the year. */
  city(identity: DemoCity['identity']): DemoCity {
    const now = <Part extends object>(part: (office: OpenedOffice) => Part, own: Partial<Part> = {}): Part =>
      new Proxy(part(this.office), {
        get: (_, name) => {
          const mine = (own as Record<PropertyKey, unknown>)[name];
          if (mine !== undefined) return mine;
          const current = part(this.office);
          const value: unknown = Reflect.get(current, name, current);
          return typeof value === 'function' ? value.bind(current) : value;
        },
      });
    return {
      store: now(({ store }) => store),
      shelf: now(({ shelf }) => shelf),
      keeper: now(({ keeper }) => keeper, { give: this.give }),
      clock: this.#clock,
      identity,
    };
  }
}

describe('a year in which the power goes off twice', () => {
  const clock = new SetClock(0);
  let root: string;
  let fragile: FragileOffice;
  const rows = <Row>(sql: string): Promise<readonly Row[]> => fragile.office.store.database.query<Row>(inline(sql));
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'ordinance-year-'));
    fragile = await FragileOffice.open(root, clock);
    const { shelf, store } = fragile.office;
    expect((await shelf.install(readPackFolder(join(import.meta.dirname, '../../packs/shenzhen')), Date.now())).ok).toBe(true);
    await seedDemo(fragile.city(await createIdentity(store)), { small: true, until, seed: 'year' });
  });
  afterAll(async () => {
    await fragile?.office.close();
    await rm(root, { recursive: true });
  });

  test('the year went on to its end, and what was given twice is there once', async () => {
    expect(fragile.given).toBeGreaterThan(cutAfter);
    expect(fragile.repeated).toBe(1);
    const [{ twice } = { twice: undefined }] = await rows<{ twice: number }>(
      `select count(*)::integer as twice from (select order_id from event where type = 'orderGiven' group by order_id having count(distinct family) > 1) as t`,
    );
    expect(twice).toBe(0);
    const [{ cases } = { cases: 0 }] = await rows<{ cases: number }>('select count(*)::integer as cases from docket');
    expect(cases).toBeGreaterThan(16);
  });

  test('the ledger holds together, and all that is shown follows from it', async () => {
    expect(await fragile.office.store.verify()).toMatchObject({ ok: true, findings: [] });
    const { differences } = await fragile.office.store.rebuild((families) => fragile.office.keeper.project(families));
    expect(differences).toEqual([]);
  });

  test('every open case that waits for somebody has a clock, unless its law gives that state none', async () => {
    const { pack } = fragile.office.shelf.on(until);
    const waiting = (await fragile.office.store.docket({ limit: 200 })).rows.filter(({ ended, waits }) => !ended && waits !== null);
    expect(waiting.length).toBeGreaterThan(5);
    const still = waiting.filter(({ clockState }) => clockState !== 'running' && clockState !== 'paused');
    const clocked = still.filter(({ procedure, state, clockState }) =>
      // A clock that ran out without effect in law leaves the case late, which is said on every page.
      clockState === 'expired' ? false : Object.values(pack.procedures[procedure]!.clocks).some(({ runs }) => runs.includes(state)),
    );
    expect(clocked.map(({ number, state, clockState }) => `${number} ${state} ${clockState}`)).toEqual([]);
    for (const { clockState, due, number } of waiting) if (clockState === 'running') expect(due, number).not.toBeNull();
    // Where silence has an effect, something will wake the office when it comes.
    const timed = new Set((await rows<{ id: string }>('select distinct case_id as id from timer')).map(({ id }) => id));
    const asleep = waiting.filter(({ case: id, procedure, clock: name, clockState }) => {
      const silence = name === null ? [] : pack.procedures[procedure]!.clocks[name]!.silence;
      return clockState === 'running' && silence.some((effect) => effect !== 'nothing') && !timed.has(id);
    });
    expect(asleep.map(({ number, clock: name }) => `${number} ${name}`)).toEqual([]);
  });

  test('no number of a register was given twice', async () => {
    const given = await rows<{ register: string; number: string }>(
      'select register, number, count(distinct row_key) as times from register_row group by 1, 2 having count(distinct row_key) > 1',
    );
    expect(given).toEqual([]);
    const cases = await rows<{ number: string }>('select number from docket group by 1 having count(*) > 1');
    expect(cases).toEqual([]);
    const letters = await rows<{ number: string }>('select number from letter group by 1 having count(*) > 1');
    expect(letters).toEqual([]);
  });

  test('no event holds a word that only the vault may hold', async () => {
    const words = [...fragile.personal, ...(await peopleKept(fragile.office.store)).map(({ account }) => account)];
    expect(fragile.personal.size).toBeGreaterThan(10);
    const told = (await rows<{ data: string }>('select data::text as data from event union all select data::text from office_event')).map(
      ({ data }) => data,
    );
    expect(told.length).toBeGreaterThan(200);
    expect(words.filter((word) => told.some((data) => data.includes(word)))).toEqual([]);
  });
});
