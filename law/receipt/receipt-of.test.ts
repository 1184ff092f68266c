import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Schema from 'typebox/schema';
import { expect, test } from 'vitest';
import { Stage } from '#law/case';
import { canonicalJson } from '#law/ground';
import { shenzhen } from '../case/pack.fixture.ts';
import { forReader } from './index.ts';
import { RecordedCity, sha256 } from './recorded.fixture.ts';

const schema = Schema.Compile(
  JSON.parse(readFileSync(join(import.meta.dirname, '../../docs/schema/receipt.schema.json'), 'utf8')) as never,
);

const receipts = Object.values(shenzhen.examples)
  .filter((_, index) => index % 5 === 0)
  .flatMap((example) => {
    const city = new RecordedCity(shenzhen, example.people, example.interests);
    const stage = new Stage(shenzhen, example, city);
    for (const [index, step] of example.steps.entries()) stage.take(step, index + 1);
    return city.receipts().map((made) => ({ ...made, people: Object.keys(example.people) }));
  });

test('every receipt is valid under the published schema, and one with a word too many is not', () => {
  for (const { receipt } of receipts) expect(schema.Errors(JSON.parse(canonicalJson(receipt)))).toEqual([true, []]);
  const [first] = receipts;
  const more = JSON.parse(canonicalJson({ ...first!.receipt, decision: { ...first!.receipt.decision, actor: 'lin' } })) as unknown;
  expect(schema.Check(more)).toBe(false);
});

test('a receipt names no person, no clock time and no number of a case or letter', () => {
  for (const { receipt, event, people } of receipts) {
    const words = new Set(canonicalJson(receipt.decision).match(/"(?:[^"\\]|\\.)*"/g));
    const hidden = [
      ...people,
      event.case,
      event.orderId,
      event.opened?.number,
      ...(event.letters ?? []).flatMap(({ number, code }) => [number, code]),
    ];
    for (const name of hidden) expect([name, words.has(JSON.stringify(name))]).toEqual([name, false]);
    if (receipt.decision.at === undefined) expect(canonicalJson(receipt.decision)).not.toMatch(/\d{4}-\d\d-\d\dT\d\d:/);
  }
});

test('what everybody gets opens nothing but public facts, and nobody gets a value that they may not read', () => {
  for (const made of receipts) {
    const { hash, seal, opened } = forReader(made, () => false, 'public');
    expect([hash, seal, opened]).toEqual([made.receipt.hash, made.receipt.seal, {}]);
    const one = [...new Set(Object.values(made.needs).flatMap(({ facts }) => facts))][0];
    const without = forReader(made, (fact) => fact !== one, 'office');
    for (const place of Object.keys(without.opened)) expect(made.needs[place]!.facts).not.toContain(one);
  }
});

test('the same example played twice has the same hashes', () => {
  const example = Object.values(shenzhen.examples)[0]!;
  const played = () => {
    const city = new RecordedCity(shenzhen, example.people, example.interests);
    const stage = new Stage(shenzhen, example, city);
    for (const [index, step] of example.steps.entries()) stage.take(step, index + 1);
    return city.receipts().map(({ receipt }) => receipt.hash);
  };
  const hashes = played();
  expect(hashes).toEqual(played());
  expect(new Set(hashes).size).toBeGreaterThan(1);
  expect(sha256('')).toMatch(/^e3b0c442/);
});
