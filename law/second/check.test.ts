import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Stage } from '#law/case';
import { canonicalJson, type Day } from '#law/ground';
import { hashOf, type Receipt, sealOf } from '#law/receipt';
import { shenzhen } from '../case/pack.fixture.ts';
import { moveOf, walkOn } from '../case/walks.fixture.ts';
import { base, changed, packOf, readFolder, shenzhenFolder } from '../pack/files.fixture.ts';
import { openingsOf, peopleFor, RecordedCity, sha256, withOpening } from '../receipt/recorded.fixture.ts';
import { checkReceipt, type LawText, readJson, readLaw, textDigest } from './index.ts';

const shenzhenFiles = readFolder(shenzhenFolder);
const shenzhenLaw = readLaw(shenzhenFiles);
const shanghaiFiles = readFolder(join(shenzhenFolder, '../shanghai'));
const shanghai = packOf(shanghaiFiles);
const shanghaiLaw = readLaw(shanghaiFiles);
const basePack = packOf(base);
const baseLaw = readLaw(base);

const checked = (receipt: Receipt, law: LawText) => checkReceipt(readJson(canonicalJson(receipt)), law, 'memory', sha256);

const playedIn = (pack: typeof shenzhen): readonly RecordedCity[] =>
  Object.values(pack.examples).map((example) => {
    const city = new RecordedCity(pack, example.people, example.interests);
    const stage = new Stage(pack, example, city);
    for (const [index, step] of example.steps.entries()) stage.take(step, index + 1);
    return city;
  });

describe('the second evaluator', () => {
  test('decides every decision of every example alike', () => {
    let count = 0;
    for (const [pack, law] of [
      [shenzhen, shenzhenLaw],
      [basePack, baseLaw],
      [shanghai, shanghaiLaw],
    ] as const) {
      for (const city of playedIn(pack)) {
        for (const { receipt } of city.receipts()) {
          count += 1;
          expect({ ...checked(receipt, law), order: receipt.decision.order }).toEqual({
            ok: true,
            unopened: [],
            order: receipt.decision.order,
          });
        }
      }
    }
    expect(count).toBeGreaterThan(1000);
  });

  test.each([
    ['the Shenzhen pack', shenzhen, shenzhenLaw, 220],
    ['the golden pack', basePack, baseLaw, 120],
  ] as const)('decides random cases of %s alike', (_, pack, law, runs) => {
    const people = peopleFor(pack);
    let count = 0;
    const walk = fc.tuple(fc.constantFrom(...openingsOf(pack)), fc.nat(300), fc.array(moveOf(people), { maxLength: 25 }));
    fc.assert(
      fc.property(walk, ([opening, pick, moves]) => {
        const city = new RecordedCity(pack, people);
        const from = '2026-01-05' as Day;
        city.passTo(from);
        if (!withOpening(city, opening, pick)) return;
        walkOn(city, from, moves);
        for (const { receipt } of city.receipts()) {
          count += 1;
          const { ok, why } = checked(receipt, law);
          if (!ok) throw new Error(`${receipt.decision.procedure}.${receipt.decision.order}: ${why}`);
        }
      }),
      { numRuns: runs },
    );
    expect(count).toBeGreaterThan(runs);
  });

  test('reads the digest of a text as the store does', () => {
    expect(
      textDigest(
        new Map([
          ['b.yaml', 'x: 1\n'],
          ['a.yaml', '“'],
        ]),
        sha256,
      ),
    ).toBe(sha256('{"a.yaml":"“","b.yaml":"x: 1\\n"}'));
  });
});

/** With nothing sealed: the same decision as somebody would forge it, who may choose hash and seal as well. */
const inClear = (receipt: Receipt): Receipt['decision'] => {
  const clear = JSON.parse(canonicalJson(receipt.decision)) as Record<string, unknown>;
  for (const [place, { value }] of Object.entries(receipt.opened)) {
    const parts = place
      .slice(1)
      .split('/')
      .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
    let at: Record<string, unknown> = clear;
    for (const part of parts.slice(0, -1)) at = at[part] as Record<string, unknown>;
    at[parts.at(-1)!] = JSON.parse(canonicalJson(value));
  }
  return clear as unknown as Receipt['decision'];
};

const forged = (decision: Receipt['decision'], personal: Receipt['personal']): Receipt => {
  const hash = hashOf(decision, sha256);
  return { decision, hash, commitments: {}, personal, opened: {}, seal: sealOf({ hash, commitments: {}, personal }, sha256) };
};

/** Every leaf changed to something else of its kind, every member left out, and every list made shorter. */
const alterations = (
  value: unknown,
  path: readonly string[] = [],
): readonly { readonly path: readonly string[]; readonly value: unknown }[] => {
  if (Array.isArray(value)) {
    const inner = value.flatMap((item, index) =>
      alterations(item, [...path, String(index)]).map((each) => ({ ...each, value: value.with(index, each.value) })),
    );
    return value.length === 0 ? inner : [...inner, { path: [...path, 'shorter'], value: value.slice(0, -1) }];
  }
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, item]) => {
      const changed = alterations(item, [...path, key]).map((each) => ({ ...each, value: { ...value, [key]: each.value } }));
      const { [key]: _, ...rest } = value as Record<string, unknown>;
      return [...changed, { path: [...path, key, 'left out'], value: rest }];
    });
  }
  if (typeof value === 'number') return [{ path, value: value + 1 }];
  if (typeof value === 'boolean') return [{ path, value: !value }];
  if (value === null) return [{ path, value: 'something' }];
  const text = String(value);
  return [{ path, value: /^\d{4}-\d\d-\d\d/.test(text) ? `2031${text.slice(4)}` : `${text}x` }];
};

describe('an altered receipt', () => {
  const some = playedIn(shenzhen)
    .filter((_, index) => index % 4 === 0)
    .flatMap((city) => city.receipts().map(({ receipt }) => receipt));

  test('is refused by its hash, its seal or a commitment, whatever field was altered', () => {
    for (const receipt of some.filter((_, index) => index % 20 === 0)) {
      for (const { path, value } of alterations(JSON.parse(canonicalJson(receipt)))) {
        const { ok, why } = checkReceipt(readJson(JSON.stringify(value)), shenzhenLaw, 'memory', sha256);
        const openingLeftOut = path[0] === 'opened' && path.at(-1) === 'left out' && path.length === 3;
        expect({ path, ok, isSaid: typeof why === 'string' }).toEqual({ path, ok: openingLeftOut, isSaid: !openingLeftOut });
      }
    }
  });

  test('is refused with the reason where hash and seal are forged too and the field follows from the others', () => {
    // What somebody chose, or what happened before (as a clock that stood still, or what a fund had left of the year before), makes another lawful
    // decision: only its hash tells them apart.
    const chosen =
      /^(budgets\.(shorter|\d+\.(?:over|ceiling))|given|read|times|state\.before|by|setAside|numbers|assumed|on|at|committee\.(seated|recused|attending)|clocks\.(shorter|\d+\.(open|after\.run)))(\.|$)/;
    const missed = new Map<string, number>();
    let refused = 0;
    for (const receipt of some.filter((_, index) => index % 9 === 0)) {
      for (const { path, value } of alterations(inClear(receipt))) {
        const { ok } = checked(forged(value as Receipt['decision'], receipt.personal), shenzhenLaw);
        if (!ok) refused += 1;
        else missed.set(path.join('.'), (missed.get(path.join('.')) ?? 0) + 1);
      }
    }
    expect([...missed.keys()].filter((path) => !chosen.test(path))).toEqual([]);
    expect(refused).toBeGreaterThan(2000);
  });
});

test('an engine whose table was altered is caught', () => {
  const table = Object.values(basePack.tables)[0]!;
  const path = `tables/${table.name}.yaml`;
  const text = base.get(path)!;
  const answers = [...new Set(table.table.rules.map(({ then }) => String(then)))];
  const [first, second] = answers as [string, string];
  const swapped = text
    .replaceAll(`then: ${first}`, 'then: §')
    .replaceAll(`then: ${second}`, `then: ${first}`)
    .replaceAll('then: §', `then: ${second}`);
  const broken = packOf(changed(base, { [path]: swapped }));
  const people = peopleFor(broken);
  const reasons = openingsOf(broken).flatMap((opening) =>
    [0, 1, 2, 3, 4, 5].flatMap((pick) => {
      const city = new RecordedCity(broken, people);
      city.passTo('2026-01-05');
      return withOpening(city, opening, pick) ? city.receipts().map(({ receipt }) => checked(receipt, baseLaw)) : [];
    }),
  );
  const caught = reasons.filter(({ ok }) => !ok).map(({ why }) => why!);
  expect(caught.length).toBeGreaterThan(0);
  for (const why of caught) expect(why).toMatch(/guard|table|`/);
});
