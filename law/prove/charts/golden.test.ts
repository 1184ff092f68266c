import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { checkProcedure, readChart } from './index.ts';
import { replays } from './naive.fixture.ts';

const folder = new URL('../../../test/golden/prove/procedures/', import.meta.url);
const names = readdirSync(folder)
  .filter((name) => /^p\d+\.yaml$/.test(name))
  .map((name) => name.replace('.yaml', ''));

describe('the procedures of golden/prove', () => {
  test('are all there', () => expect(names).toHaveLength(15));

  test.each(names)('%s: what is found is what is expected, no more and no less, and each trace replays to it', (name) => {
    const read = readChart(readFileSync(new URL(`${name}.yaml`, folder), 'utf8'));
    if (!read.ok) throw new Error(JSON.stringify(read.error));
    const { ok, findings, configurations, notProved } = checkProcedure(read.value);
    const expected = parse(readFileSync(new URL(`${name}.expect.yaml`, folder), 'utf8')) as {
      readonly configs: number;
      readonly findings: readonly { readonly trace?: readonly string[] }[];
    };
    const located = (finding: { readonly trace?: readonly string[]; readonly message?: string; readonly text?: object }): object => {
      const { trace, message, text, ...rest } = finding;
      return { ...rest, length: trace?.length };
    };
    expect(findings.map(located)).toEqual(expected.findings.map(located));
    expect(configurations).toBe(expected.configs);
    expect([ok, notProved]).toEqual([expected.findings.length === 0, undefined]);
    for (const finding of findings) expect(replays(read.value, finding), JSON.stringify(finding)).toBe(true);
  });
});
