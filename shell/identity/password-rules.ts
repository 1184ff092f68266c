import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Text } from '#law/ground';
import { say } from './say.ts';

/** Why a password is refused. */
export type WeakPassword = 'tooShort' | 'repeats' | 'sequence' | 'personal' | 'common';

export interface Owner {
  readonly email: string;
  readonly name: string;
}

/** At least so many characters (NIST SP 800-63B-4, 3.1.1.2, asks for eight and more where a password stands alone). */
export const leastLength = 12;

/**
 * Whether a password would be among the first that an attacker tries. No mix of character kinds is asked for; length and not being
 * known count (NIST SP 800-63B-4, 3.1.1.2: compare with commonly used, expected or compromised values).
 */
export const weaknessOf = (password: string, owner: Owner): WeakPassword | undefined => {
  const given = password.normalize('NFKC');
  if ([...given].length < leastLength) return 'tooShort';
  const plain = given.toLowerCase();
  if (isRepetition(plain)) return 'repeats';
  if (newKeys(plain) < 5) return 'sequence';
  if (namesOf(owner).some((name) => plain.includes(name) && plain.length - name.length < 8)) return 'personal';
  return isCommon(plain) ? 'common' : undefined;
};

/** In words for anyone who chose it. */
export const weaknessWords: Readonly<Record<WeakPassword, Text>> = {
  tooShort: say('tooShort.useAtLeastTwelve'),
  repeats: say('repeats.thisRepeatsAFew'),
  sequence: say('sequence.thisFollowsTheAlphabet'),
  personal: say('personal.thisIsLittleMore'),
  common: say('common.thisIsACommon'),
};

/** A short unit over and over (`abcabcabcabc`), or hardly any different characters. */
const isRepetition = (plain: string): boolean => {
  if (new Set(plain).size < 5) return true;
  for (let unit = 1; unit <= 6; unit += 1) {
    if (
      plain ===
      plain
        .slice(0, unit)
        .repeat(Math.ceil(plain.length / unit))
        .slice(0, plain.length)
    )
      return true;
  }
  return false;
};

/** Rows of a keyboard as they lie: a key touches its neighbours in its own row and in the rows beside it. */
const rows = ['`1234567890-=', 'qwertyuiop[]', "asdfghjkl;'", 'zxcvbnm,./'];
const places = new Map(rows.flatMap((row, y) => [...row].map((key, x) => [key, { x, y }] as const)));

/** How often the next character does not follow from the one before: not the same, not the next of the alphabet, not the key beside it. */
const newKeys = (plain: string): number => {
  const letters = [...plain];
  return letters.filter((letter, index) => index === 0 || !follows(letters[index - 1]!, letter)).length;
};

const follows = (before: string, after: string): boolean => {
  if (Math.abs(before.codePointAt(0)! - after.codePointAt(0)!) <= 1 || `${before}${after}` === '90' || `${before}${after}` === '09')
    return true;
  const [a, b] = [places.get(before), places.get(after)];
  return a !== undefined && b !== undefined && Math.abs(a.y - b.y) <= 1 && Math.abs(a.x - b.x) <= 1;
};

const namesOf = ({ email, name }: Owner): readonly string[] =>
  [email.split('@')[0]!, email, name, ...name.split(/[\s,.()·]+/), name.replaceAll(/\s/g, '')]
    .map((part) => part.normalize('NFKC').toLowerCase())
    .filter((part) => part.length >= (/^[\p{Script=Han}]+$/u.test(part) ? 2 : 4));

const common: ReadonlySet<string> = new Set(
  readFileSync(join(import.meta.dirname, 'common-passwords.txt'), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#')),
);

const asLetters: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};

/** A common password as it stands, or one or two common words with digits and signs around or between them. */
const isCommon = (plain: string): boolean => {
  const readings = new Set([
    plain.replaceAll(/[^\p{L}]+/gu, ''),
    plain
      .replaceAll(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
      .replaceAll(/[0134571@$!]/g, (sign) => asLetters[sign] ?? sign)
      .replaceAll(/[^\p{L}]+/gu, ''),
  ]);
  return common.has(plain) || [...readings].some((letters) => letters.length === 0 || isOfCommonWords(letters));
};

const isOfCommonWords = (letters: string): boolean => {
  if (common.has(letters) || letters.length < 4) return true;
  for (let cut = 3; cut <= letters.length - 3; cut += 1) {
    if (common.has(letters.slice(0, cut)) && common.has(letters.slice(cut))) return true;
  }
  return false;
};
