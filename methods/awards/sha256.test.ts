import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { sha256 } from './sha256.ts';

test('the digest is the one that Node computes, at every length around a block', () => {
  for (let length = 0; length < 200; length += 1) {
    const text = '深圳 grant 𠮷 '.repeat(length).slice(0, length);
    expect(sha256(text)).toBe(createHash('sha256').update(text, 'utf8').digest('hex'));
  }
});
