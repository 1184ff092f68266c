import { expect, test } from 'vitest';
import { isNumberOf, plainNumber } from './identity-numbers.ts';

// Printed examples: GB 32100-2015 as used by the registry of organisations; ISO 7064 and ISO/IEC 7812-1 textbook numbers; ISO 17442.
test.each([
  ['gb32100', '91350100M000100Y43'],
  ['gb32100', '91110000600037341L'],
  ['mod-11-2', '079X'],
  ['mod-11-2', '0000000218250097'],
  ['mod-97-10', '5493001KJTIIGC8Y1R12'],
  ['mod-97-10', '79444'],
  ['luhn', '79927398713'],
  ['rsin', '111222333'],
  ['vat-nl', 'NL004495445B01'],
  ['vat-de', 'DE136695976'],
] as const)('%s %s holds, and with any one character changed it does not', (kind, number) => {
  expect(isNumberOf(kind, number)).toBe(true);
  for (let at = 0; at < number.length; at += 1) {
    const digit = number[at]!;
    // A letter for a letter: of MOD 97-10 a letter counts as two digits.
    // The last two digits of an older Dutch VAT number count the units of one entrepreneur.
    if (kind === 'vat-nl' && at > 11) continue;
    const other = /\d/.test(digit) ? (digit === '7' ? '3' : '7') : digit === 'A' ? 'B' : 'A';
    expect(isNumberOf(kind, number.slice(0, at) + other + number.slice(at + 1))).toBe(false);
  }
});

test('the letters that a credit code leaves out are refused, and its length holds', () => {
  for (const letter of 'IOSVZ') expect(isNumberOf('gb32100', `9135010${letter}M000100Y43`)).toBe(false);
  expect(isNumberOf('gb32100', '91350100M000100Y4')).toBe(false);
  expect(isNumberOf('gb32100', '')).toBe(false);
});

test('a number is the same with spaces, dashes, small and full-width letters', () => {
  expect(plainNumber(' 9135 0100-m000 100y43 ')).toBe('91350100M000100Y43');
  expect(plainNumber('９１３５０１００Ｍ０００１００Ｙ４３')).toBe('91350100M000100Y43');
});

test('a Dutch trade register number has eight digits, a VAT number of today counts as a whole, and a pack can write a form of its own', () => {
  expect(['12345678', '1234567', '1234567A'].map((number) => isNumberOf('kvk', number))).toEqual([true, false, false]);
  const today = Array.from({ length: 100 }, (_, at) => `NL123456789B${String(at).padStart(2, '0')}`);
  expect(today.filter((number) => isNumberOf('vat-nl', number))).toHaveLength(1);
  expect(['HRB1234', 'XHRB1234', 'HRB'].map((number) => isNumberOf('pattern', number, 'HR[AB]\\d+'))).toEqual([true, false, false]);
});
