// A pack is broken in many ways, one at a time, as a slip of the pen would break it. What looks at packs has to see it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { playAll } from '#law/case';
import { packOf, readFolder, shenzhenFolder } from '../pack/files.fixture.ts';
import { checkedPack, type Proofs, proveAgain } from './index.ts';

interface Mutation {
  readonly id: string;
  readonly file: string;
  readonly says: string;
  readonly edits: readonly (readonly [written: string, instead: string])[];
  /** Why it is let through, where it is known to be. */
  readonly slips?: string;
}

const mutations = parse(
  readFileSync(join(import.meta.dirname, '../../test/golden/mutations/shenzhen.yaml'), 'utf8'),
) as readonly Mutation[];
const texts = readFolder(shenzhenFolder);

/** An edit that does not apply breaks nothing, and would be counted as seen or not seen for no reason. */
const broken = ({ id, file, edits }: Mutation): ReadonlyMap<string, string> => {
  let text = texts.get(file);
  if (text === undefined) throw new Error(`mutation \`${id}\`: there is no ${file}`);
  for (const [written, instead] of edits) {
    const places = text.split(written).length - 1;
    if (places !== 1) throw new Error(`mutation \`${id}\`: ${JSON.stringify(written)} stands ${places} times in ${file}, not once`);
    text = text.replace(written, () => instead);
  }
  return new Map(texts).set(file, text);
};

interface Caught {
  readonly checks: readonly string[];
  readonly promises: readonly string[];
  readonly examples: readonly string[];
}

const proved = ({ promises }: Proofs): ReadonlySet<string> => new Set(promises.flatMap(({ id, holds }) => (holds === true ? [id] : [])));

const whole = packOf(texts);
const first = proveAgain(texts);
const held = proved(first);

const judge = (mutation: Mutation): Caught => {
  // What the slip does not touch is not proved again: `prove-again.test.ts` holds that the answers are those of a full proof.
  const again = proveAgain(broken(mutation), first.kept);
  const { pack, findings } = again;
  const checks = [...new Set(findings.map(({ code }) => code))];
  if (pack === undefined) return { checks, promises: [], examples: [] };
  const still = proved(again);
  const promises = [...held].filter((id) => !still.has(id));
  // All examples of the city are played only for what neither of the two sees: that takes longer than the rest.
  const isSeen = checks.length > 0 || promises.length > 0;
  return { checks, promises, examples: isSeen ? [] : [...new Set(playAll(pack).failed.map(({ example }) => example))] };
};

const results = new Map<string, Caught>();

describe('the pack as it is', () => {
  test('has no finding, and all of its examples come out as written', () => {
    expect(checkedPack(texts).findings).toEqual([]);
    expect(playAll(whole).failed).toEqual([]);
  });
});

describe('broken so that', () => {
  test.each(mutations.map((each) => [each.says, each] as const))('%s, it is seen', (_, mutation) => {
    const caught = judge(mutation);
    results.set(mutation.id, caught);
    const isSeen = Object.values(caught).some((by) => by.length > 0);
    expect(isSeen, `${mutation.id}: ${isSeen ? 'is seen now: take its `slips` away' : 'nothing saw it'}`).toBe(
      mutation.slips === undefined,
    );
  });

  test('at least 38 of 40 are seen, and it is told by what', () => {
    const seen = mutations.filter(({ id }) => Object.values(results.get(id)!).some((by) => by.length > 0));
    const some = (by: readonly string[]): string =>
      (by.length > 3 ? `${by.slice(0, 3).join(', ')} and ${by.length - 3} more` : by.join(', ')) || '–';
    const rows = mutations.map(({ id, says, slips }) => {
      const { checks, promises, examples } = results.get(id)!;
      return `| ${[`${says}`, some(checks), some(promises), some(examples), slips ?? ''].join(' | ')} |`;
    });
    console.log(['| broken so that | check | promise | example | not seen, because |', '|---|---|---|---|---|', ...rows].join('\n'));
    console.log(`${seen.length} of ${mutations.length} are seen`);
    expect(new Set(mutations.map(({ id }) => id)).size).toBe(mutations.length);
    expect(mutations.length).toBeGreaterThanOrEqual(40);
    expect(seen.length / mutations.length).toBeGreaterThanOrEqual(38 / 40);
  });
});
