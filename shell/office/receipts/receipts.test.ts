import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { offers } from '#law/case';
import { canonicalJson, type Day } from '#law/ground';
import type { Receipt } from '#law/receipt';
import { checkReceipt, readJson, readLaw, textDigest } from '#law/second';
import { testEngines } from '#shell/db';
import { gives } from '../../../law/case/walks.fixture.ts';
import { openingsOf } from '../../../law/receipt/recorded.fixture.ts';
import { openCity, type TestCity, value } from '../cases/city.fixture.ts';
import { readPackFolder } from '../shelf.ts';
import { receiptAt, sha256 } from './index.ts';

const folder = fileURLToPath(new URL('../../../packs/shenzhen', import.meta.url));
const files = readPackFolder(folder);
const law = readLaw(files);
const digest = textDigest(files, sha256);

const made: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const close of made) await close();
});

const city = async (where?: Parameters<typeof openCity>[1]): Promise<TestCity> => {
  const opened = await openCity('2026-03-02', where);
  made.push(() => opened.close());
  return opened;
};

const persons = ['wei', 'lin', 'bo', 'zhao', 'sun'];

/** Opens a case in the first of many ways that lets these answers in, whatever the pack calls it. */
const open = async (where: TestCity, opening: string, pick: number): Promise<string | undefined> => {
  const { keeper } = where.desk;
  const { pack } = keeper.shelf.on('2026-03-02' as Day);
  const [procedure, order] = opening.split('/') as [string, string];
  const { needs } = pack.procedures[procedure]!.orders[order]!;
  for (let tries = 0; tries < 20; tries += 1) {
    const given = await keeper.give({ procedure, order, actor: 'wei', gives: gives(pack, needs, pick + tries) });
    if (given.ok) return given.value.case;
  }
  return undefined;
};

/** Walks on: on each day the first person who has a lawful order gives one of them. */
const walk = async (where: TestCity, id: string, steps: number): Promise<void> => {
  const { keeper } = where.desk;
  for (let step = 0; step < steps; step += 1) {
    where.on(`2026-03-${String(3 + step).padStart(2, '0')}`);
    for (const person of [...persons.slice(step % 3), ...persons]) {
      const loaded = await keeper.open(id);
      const { value: lawful, drawing } = await loaded.settle((world) =>
        offers(world, id, person).filter(({ refusal }) => refusal === undefined),
      );
      drawing.putBack();
      const chosen = lawful[step % Math.max(1, lawful.length)];
      if (chosen?.def === undefined) continue;
      const { pack } = keeper.shelf.on('2026-03-02' as Day);
      const given = await keeper.give({ case: id, order: chosen.order, actor: person, gives: gives(pack, chosen.def.needs, step) });
      if (given.ok) break;
    }
  }
};

const receiptsOf = async (where: TestCity, id: string): Promise<readonly Receipt[]> => {
  const all: Receipt[] = [];
  for (let seq = 1; ; seq += 1) {
    const found = await receiptAt(where.desk.keeper, id, seq);
    if (found === undefined) return all;
    all.push(found.receipt);
  }
};

const shared = await city();
const openings = openingsOf(shared.desk.keeper.shelf.on('2026-03-02' as Day).pack).slice(0, 8);

describe.each(testEngines().map((engine) => [engine.engine, engine] as const))('on the %s engine', (_, engine) => {
  test('the same decisions have the same hashes whatever else was done before, and the second evaluator agrees with each', async () => {
    const [one, other] = [await engine.fresh(), await engine.fresh()];
    const [first, second] = [await city(one.options), await city(other.options)];
    made.push(one.drop, other.drop);
    // Unrelated work: it takes numbers and moves accounts.
    for (const opening of openings) await open(second, opening, 7);
    let compared = 0;
    for (const opening of openings) {
      first.on('2026-03-02');
      second.on('2026-03-02');
      const ids = [await open(first, opening, 0), await open(second, opening, 0)] as const;
      if (ids[0] === undefined || ids[1] === undefined) continue;
      await walk(first, ids[0], 6);
      await walk(second, ids[1], 6);
      const [here, there] = [await receiptsOf(first, ids[0]), await receiptsOf(second, ids[1])];
      expect(here.map(({ hash }) => hash)).toEqual(there.map(({ hash }) => hash));
      for (const receipt of [...here, ...there]) {
        compared += 1;
        expect({ opening, order: receipt.decision.order, ...checkReceipt(readJson(canonicalJson(receipt)), law, digest, sha256) }).toEqual({
          opening,
          order: receipt.decision.order,
          ok: true,
          unopened: [],
        });
      }
    }
    expect(compared).toBeGreaterThan(20);
  });
});

describe('who gets what', () => {
  test('hash and seal are the same for all who read the case, and a receipt opens nothing that the case page does not show them', async () => {
    const here = shared;
    here.on('2026-03-02');
    let compared = 0;
    for (const opening of openings) {
      const id = await open(here, opening, 0);
      if (id === undefined) continue;
      await walk(here, id, 4);
      const whole = (await receiptAt(here.desk.keeper, id, 1))!.receipt;
      for (const person of [...persons, 'mei', 'stat', undefined]) {
        const page = await here.office.caseView(here.as(person), { id });
        const asked = await here.office.receipt(here.as(person), { id, seq: 1 });
        expect(asked.ok).toBe(page.ok);
        if (!asked.ok || !page.ok) continue;
        compared += 1;
        const read = asked.value.receipt as unknown as Receipt;
        expect([read.hash, read.seal]).toEqual([whole.hash, whole.seal]);
        expect(checkReceipt(readJson(canonicalJson(read)), law, digest, sha256)).toMatchObject({ ok: true });
        const shown = new Set(page.value.sections.flatMap(({ facts }) => facts.map(({ fact }) => fact as string)));
        const opened = Object.keys(read.opened).filter((place) => place.startsWith('/given/'));
        for (const place of opened) expect([person, place, shown.has(place.slice('/given/'.length))]).toEqual([person, place, true]);
        const text = canonicalJson(read);
        for (const name of [id, 'wei', 'harbour', 'Harbour']) expect(text.includes(`"${name}"`)).toBe(false);
      }
    }
    expect(compared).toBeGreaterThan(10);
  });

  test('what is personal never stands in a receipt, and what is asked for by a stranger is not found', async () => {
    const here = shared;
    const { pack } = here.desk.keeper.shelf.on('2026-03-02' as Day);
    const personal = openings.find((opening) => {
      const [procedure, order] = opening.split('/') as [string, string];
      return pack.procedures[procedure]!.orders[order]!.needs.some(({ fact }) => pack.facts[fact]!.personal);
    })!;
    const id = (await open(here, personal, 0))!;
    const { receipt } = (await receiptAt(here.desk.keeper, id, 1))!;
    expect(receipt.decision.personal.length).toBeGreaterThan(0);
    for (const fact of receipt.decision.personal) {
      expect(receipt.personal[fact]).toMatch(/^[0-9a-f]{64}$/);
      expect(receipt.decision.given[fact]).toBeUndefined();
    }
    expect((await here.office.receipt(here.as(), { id: 'nothing', seq: 1 })).ok).toBe(false);
    expect((await here.office.receipt(here.as('lin'), { id, seq: 99 })).ok).toBe(false);
    expect(value(await here.office.receipt(here.as('wei'), { id, seq: 1 })).command).toMatch(/^ordinance receipt check /);
  });
});
