import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { type TSchema, Type } from 'typebox';
import { Check } from 'typebox/value';
import type { Text } from '#law/ground';
import { say } from './say.ts';

/** What a setting may be: how it is read from text, and in words what is allowed. */
export interface Kind<T> {
  readonly schema: TSchema;
  /** In words, after "allowed:". */
  readonly allowed: Text;
  /**
   * The value that a text means, or `undefined` where it means none.
   * @param base the folder from which a relative path counts
   */
  read(written: string, base: string): T | undefined;
}

/** A whole number between two bounds, both included. */
export const whole = (least: number, most: number): Kind<number> =>
  kind(Type.Integer({ minimum: least, maximum: most }), say('whole.aWholeNumberFrom', { least, most }), (written) =>
    /^-?\d+$/.test(written) ? Number(written) : undefined,
  );

export const yesNo: Kind<boolean> = kind(Type.Boolean(), say('yesNo.or'), (written) => truths.get(written));

const truths = new Map([
  ['yes', true],
  ['true', true],
  ['on', true],
  ['1', true],
  ['no', false],
  ['false', false],
  ['off', false],
  ['0', false],
]);

/** One of these words. */
export const choice = <const W extends string>(...words: readonly W[]): Kind<W> => {
  const list = words.map((word) => `\`${word}\``);
  return kind(Type.Enum([...words]), say('choice.oneOf', { list }), (written) => written as W);
};

export const words: Kind<string> = kind(Type.String({ minLength: 1 }), say('words.anyText'), (written) => written);

/** The name of a city: it becomes the name of a folder and of a database. */
export const cityName: Kind<string> = kind(
  Type.String({ pattern: '^[a-z][a-z0-9-]{0,40}$' }),
  say('cityName.aNameOfSmall'),
  (written) => written,
);

/** Names of cities with commas between them, each once; in the file also a list. */
export const cities: Kind<readonly string[]> = kind(
  Type.Array(Type.String({ pattern: '^[a-z][a-z0-9-]{0,40}$' }), { minItems: 1, uniqueItems: true }),
  say('cities.namesOfCitiesWith'),
  (written, base) => list.read(written, base),
);

/** Several words with commas between them; in the file also a list. */
export const list: Kind<readonly string[]> = kind(
  Type.Array(Type.String({ minLength: 1 })),
  say('list.wordsWithCommasBetween'),
  (written) =>
    written
      .split(',')
      .map((word) => word.trim())
      .filter((word) => word !== ''),
);

/** Addresses and networks with commas between them, `loopback` and its like, or one number of proxies. */
export const proxies: Kind<readonly string[]> = kind(
  Type.Array(Type.String({ minLength: 1 })),
  say('proxies.addressesOrNetworksWith'),
  (written, base) => {
    const named = list.read(written, base);
    if (named?.length === 1 && /^[1-9]$/.test(named[0]!)) return named;
    return named?.every(isNetwork) === true ? named : undefined;
  },
);

/** As `10.0.0.1`, `10.0.0.0/8`, `fd00::/8`, or a range that the proxy's own library names. */
const isNetwork = (word: string): boolean => {
  const [address = '', bits, ...more] = word.split('/');
  const most = isIP(address) === 6 ? 128 : 32;
  if (['loopback', 'linklocal', 'uniquelocal'].includes(word)) return true;
  return isIP(address) !== 0 && more.length === 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most));
};

/** A path. A relative one counts from the folder of the file that names it, or from where the program was called. */
export const path: Kind<string> = kind(Type.String({ minLength: 1 }), say('path.aPath'), (written, base) => resolve(base, written));

/** An address with one of these schemes, as `postgres`. */
export const address = (example: string, ...schemes: readonly string[]): Kind<string> =>
  kind(Type.String({ minLength: 1 }), say('address.anAddressAs', { example }), (written) =>
    URL.canParse(written) && schemes.includes(new URL(written).protocol.slice(0, -1)) ? written : undefined,
  );

/** An address of a site and nothing after it. */
export const site: Kind<string> = kind(Type.String(), say('site.anAddressOfA'), (written) =>
  URL.canParse(written) && /^https?:$/.test(new URL(written).protocol) && new URL(written).origin === written ? written : undefined,
);

function kind<T>(schema: TSchema, allowed: Text, read: (written: string, base: string) => T | undefined): Kind<T> {
  return {
    schema,
    allowed,
    read: (written, base) => {
      const value = read(written, base);
      return Check(schema, value) ? value : undefined;
    },
  };
}
