import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson, parseJson, printJson } from './json.ts';
import { Decimal, normal } from './number.ts';

const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { depthSize: 'medium' },
    fc.constant(null),
    fc.boolean(),
    fc.string({ unit: 'binary' }),
    fc.integer(),
    fc.integer().map((n) => normal(new Decimal(n).dividedBy(8))),
    fc.array(tie('any')),
    fc.dictionary(fc.string(), tie('any')),
  ),
})).any;

describe('JSON with exact numbers', () => {
  test('is read back as it was printed, spread out or not', () => {
    fc.assert(
      fc.property(value, fc.constantFrom(0, 2), (given, indent) => {
        expect(canonicalJson(parseJson(printJson(given, indent)))).toBe(canonicalJson(given));
      }),
    );
  });

  test('keeps every digit wherever an exact number stands among plain values', () => {
    expect(printJson({ a: [1, { b: new Decimal('0.10') }], c: 'x', d: undefined })).toBe('{"a":[1,{"b":0.1}],"c":"x"}');
    expect(printJson([undefined, Number.NaN, 12_345_678_901_234_567_890n, new Map([['k', 1]])])).toBe(
      '[null,null,12345678901234567890,{"k":1}]',
    );
    expect(printJson({ z: [], y: {} }, 2)).toBe('{\n  "z": [],\n  "y": {}\n}');
  });

  test('is one text for one value: keys by code unit', () =>
    expect(canonicalJson({ b: 1, a: { '\u{1f600}': 2, '\uffff': 3 } })).toBe('{"a":{"\u{1f600}":2,"\uffff":3},"b":1}'));
});
