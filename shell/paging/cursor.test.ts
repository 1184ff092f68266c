import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BadCursor, cursorOf, offsetCursor } from './cursor.ts';

const rows = cursorOf('rows', ['text', 'text', 'count']);

test('a cursor comes back as the place that was written', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.nat(), (number, key, version) => {
      expect(rows.read(rows.write([number, key, version]))).toEqual([number, key, version]);
    }),
  );
});

test('a cursor with any character changed, cut or added is refused', () => {
  const good = rows.write(['SZAI-2026-00001', 'case-1', 3]);
  for (let at = 0; at < good.length; at += 1) {
    const other = good[at] === 'A' ? 'B' : 'A';
    expect(() => rows.read(good.slice(0, at) + other + good.slice(at + 1))).toThrow(BadCursor);
    expect(() => rows.read(good.slice(0, at))).toThrow(BadCursor);
  }
  expect(() => rows.read(`${good}AAAA`)).toThrow(BadCursor);
});

test('any other text is refused, and so is the cursor of another list', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(() => rows.read(text)).toThrow(BadCursor);
    }),
  );
  for (const text of ['', '0', '-1', 'null', 'W10', '__proto__']) expect(() => rows.read(text)).toThrow(BadCursor);
  expect(() => offsetCursor('letters').read(offsetCursor('docket').write(50))).toThrow(BadCursor);
});

test('a place of another shape is refused, even with a checksum that fits', () => {
  for (const place of [['a', 'b', -1], ['a', 'b', 1.5], ['a', 'b'], ['a', 'b', '1'], { 0: 'a' }, null]) {
    expect(() => rows.read(forged('rows', place))).toThrow(BadCursor);
  }
  expect(rows.read(forged('rows', ['a', 'b', 1]))).toEqual(['a', 'b', 1]);
});

test('without a cursor a list begins at its first row', () => {
  const letters = offsetCursor('letters');
  expect([letters.read(), letters.read(letters.write(50))]).toEqual([0, 50]);
});

const forged = (list: string, place: unknown): string => {
  const json = JSON.stringify(place);
  const sum = createHash('sha256').update(`${list}\n${json}`).digest().subarray(0, 6);
  return Buffer.concat([Buffer.of(1), sum, Buffer.from(json)]).toString('base64url');
};
