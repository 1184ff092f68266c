import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { award, type Call } from './award.ts';
import { type Draw, draw } from './draw.ts';

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

const casesOf = <T>(name: string): readonly (T & { readonly id: string; readonly expect: object })[] =>
  (JSON.parse(readFileSync(new URL(`../../test/golden/promotion/${name}.json`, import.meta.url), 'utf8')) as { cases: [] }).cases;

describe('a draw', () => {
  test.each(casesOf<Draw>('draw'))('$id', (one) => {
    const answer = draw(one, sha256);
    expect('drawn' in answer ? answer.drawn : answer).toEqual(one.expect);
  });
});

describe('awards', () => {
  test.each(casesOf<Call>('award'))('$id', (one) => {
    expect(award(one, sha256)).toEqual(one.expect);
  });
});
