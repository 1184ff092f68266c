import { nearest } from '#law/ground';
import { WrongUsage } from '../command.ts';

/** A value of a file with the place where it stands, as `cases[2].control.alpha`. What is not as it must be is wrong usage that names the place. */
export interface Placed {
  readonly at: string;
  readonly value: unknown;
}

export const field = ({ at, value }: Placed, name: string): Placed => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new WrongUsage(`${at} is no object`);
  return { at: `${at}.${name}`, value: (value as Readonly<Record<string, unknown>>)[name] };
};

/** A record whose keys are all known: a word that nobody reads is a mistake, not a wish. */
export const only = (placed: Placed, known: readonly string[]): void => {
  for (const key of Object.keys(placed.value as object)) {
    if (known.includes(key)) continue;
    const near = nearest(key, known);
    throw new WrongUsage(
      `${placed.at}.${key} is unknown${near === undefined ? `; known are ${known.join(', ')}` : `; did you mean \`${near}\`?`}`,
    );
  }
};

export const isMissing = ({ value }: Placed): boolean => value === undefined || value === null;

export const numberIn = ({ at, value }: Placed): number => {
  if (typeof value !== 'number') throw new WrongUsage(value === undefined ? `${at} is missing` : `${at} is no number`);
  return value;
};

export const yesNo = ({ at, value }: Placed): boolean => {
  if (typeof value !== 'boolean') throw new WrongUsage(value === undefined ? `${at} is missing` : `${at} is neither true nor false`);
  return value;
};

export const oneOf = <Word extends string>({ at, value }: Placed, words: readonly Word[]): Word => {
  const found = words.find((word) => word === value);
  if (found === undefined)
    throw new WrongUsage(
      value === undefined ? `${at} is missing` : `${at} is ${JSON.stringify(value)}, but must be one of ${words.join(', ')}`,
    );
  return found;
};

export const items = ({ at, value }: Placed): readonly Placed[] => {
  if (!Array.isArray(value)) throw new WrongUsage(value === undefined ? `${at} is missing` : `${at} is no list`);
  return value.map((item: unknown, i) => ({ at: `${at}[${i}]`, value: item }));
};

export const numbersIn = (placed: Placed): readonly number[] => items(placed).map(numberIn);

/** Whole numbers from 0; `null` is a week that is not known. */
export const countsIn = (placed: Placed): readonly (number | null)[] =>
  items(placed).map((item) => {
    if (item.value === null) return null;
    const count = numberIn(item);
    if (!Number.isInteger(count) || count < 0) throw new WrongUsage(`${item.at} is ${count}, but must be a whole number from 0`);
    return count;
  });

/** Indices that count from 1 in the file, and from 0 here. */
export const indicesIn = (placed: Placed, length: number): readonly number[] =>
  items(placed).map((item) => {
    const index = numberIn(item);
    if (!Number.isInteger(index) || index < 1 || index > length)
      throw new WrongUsage(`${item.at} is ${index}, but the series has weeks 1 to ${length}`);
    return index - 1;
  });

export const daysIn = (placed: Placed): readonly number[] =>
  items(placed).map(({ at, value }) => {
    const time = typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? Date.parse(`${value}T00:00:00Z`) : Number.NaN;
    if (Number.isNaN(time)) throw new WrongUsage(`${at} is no date`);
    return time / 86_400_000;
  });
