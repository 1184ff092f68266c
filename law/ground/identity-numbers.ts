/** How the check character of a number is worked out. A closed list: a pack names one, and adds none. */
export const numberKinds = ['gb32100', 'kvk', 'rsin', 'vat-nl', 'vat-de', 'mod-11-2', 'mod-97-10', 'luhn', 'pattern', 'free'] as const;
export type NumberKind = (typeof numberKinds)[number];

/** The number as it is kept: capitals, without spaces and dashes. Two that are written differently are one. */
export const plainNumber = (written: string): string =>
  written
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s.\-/]/g, '');

/**
 * Whether a number is one of its kind: right length, right characters, right check character.
 * - `gb32100`: China's unified social credit code (GB 32100-2015): 18 characters without I, O, S, V, Z, weights 3^i modulo 31.
 * - `kvk`: number of the Dutch trade register, 8 digits; it has no check digit.
 * - `rsin`: Dutch number of legal persons, 9 digits whose sum with the weights 9 to 2 and -1 is a multiple of 11.
 * - `vat-nl`: Dutch VAT number, `NL`, 9 digits, `B`, 2 digits: the 9 are an RSIN, or the whole is ISO 7064 MOD 97-10 (since 2020).
 * - `vat-de`: German VAT number, `DE` and 9 digits by ISO 7064 MOD 11,10.
 * - `pattern`: the form that the pack writes, without a check.
 * - `mod-11-2`: ISO 7064 MOD 11-2, the last character 0 to 9 or X.
 * - `mod-97-10`: ISO 7064 MOD 97-10, letters counted as 10 to 35, two check digits at the end (as a legal entity identifier, ISO 17442).
 * - `luhn`: ISO/IEC 7812-1, digits, as in company numbers of several countries.
 * - `free`: no check character; anything of 2 to 40 letters and digits.
 * @param number as `plainNumber` gives it
 * @param pattern of the kind `pattern`: a regular expression over the whole number
 */
export const isNumberOf = (kind: NumberKind, number: string, pattern?: string): boolean =>
  kind === 'pattern' ? number.length <= 40 && new RegExp(`^(?:${pattern ?? '.+'})$`, 'u').test(number) : checks[kind](number);

const creditLetters = '0123456789ABCDEFGHJKLMNPQRTUWXY';

const elfproef = (digits: string): boolean => {
  const sum = [...digits].reduce((total, digit, at) => total + Number(digit) * (at === 8 ? -1 : 9 - at), 0);
  return /^\d{9}$/.test(digits) && digits !== '000000000' && sum % 11 === 0;
};

const checks: Readonly<Record<Exclude<NumberKind, 'pattern'>, (number: string) => boolean>> = {
  kvk: (number) => /^\d{8}$/.test(number),
  rsin: elfproef,
  'vat-nl': (number) => {
    const digits = /^NL(\d{9})B\d{2}$/.exec(number)?.[1];
    return digits !== undefined && (elfproef(digits) || checks['mod-97-10'](number));
  },
  'vat-de': (number) => {
    const digits = /^DE([1-9]\d{8})$/.exec(number)?.[1];
    if (digits === undefined) return false;
    let product = 10;
    for (const digit of digits.slice(0, 8)) {
      const sum = (Number(digit) + product) % 10;
      product = ((sum === 0 ? 10 : sum) * 2) % 11;
    }
    return (11 - product) % 10 === Number(digits[8]);
  },
  gb32100: (number) => {
    const values = [...number].map((letter) => creditLetters.indexOf(letter));
    if (values.length !== 18 || values.includes(-1)) return false;
    let sum = 0;
    let weight = 1;
    for (const value of values.slice(0, 17)) {
      sum += value * weight;
      weight = (weight * 3) % 31;
    }
    return (31 - (sum % 31)) % 31 === values[17];
  },
  'mod-11-2': (number) => {
    if (!/^\d{1,39}[\dX]$/.test(number)) return false;
    let rest = 0;
    for (const digit of number.slice(0, -1)) rest = ((rest + Number(digit)) * 2) % 11;
    const check = (12 - rest) % 11;
    return number.at(-1) === (check === 10 ? 'X' : String(check));
  },
  'mod-97-10': (number) => {
    if (!/^[A-Z0-9]{1,38}\d{2}$/.test(number)) return false;
    let rest = 0;
    for (const letter of number) {
      const value = Number.parseInt(letter, 36);
      rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
    }
    return rest === 1;
  },
  luhn: (number) => {
    if (!/^\d{2,40}$/.test(number)) return false;
    let sum = 0;
    for (const [index, digit] of [...number].toReversed().entries()) {
      const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
      sum += value > 9 ? value - 9 : value;
    }
    return sum % 10 === 0;
  },
  free: (number) => /^[\p{L}\p{N}]{2,40}$/u.test(number),
};
