import { createHash } from 'node:crypto';

/** What a place in a list is made of: a text, or a count from 0. */
type Part = 'text' | 'count';

type Place<S extends readonly Part[]> = { readonly [I in keyof S]: S[I] extends 'count' ? number : string };

/** Where a page of a list begins, as an opaque text that goes to the reader and comes back. */
export interface CursorOf<P> {
  write(place: P): string;
  /** Throws a `BadCursor` for a text that this list did not write. */
  read(cursor: string): P;
}

/** A cursor that is none of ours, is damaged, or belongs to another list: a mistake of the request (400), never a fault. */
export class BadCursor extends Error {
  override readonly name = 'BadCursor';
}

/** Grows when what a cursor holds changes its meaning: an old one is then refused instead of misread. */
const version = 1;
const sumBytes = 6;
const longest = 800;

/**
 * The cursor of one list, which every page of it goes through. Version, checksum, then the place as JSON; the checksum covers the
 * list's name. It guards against mistakes and not against readers: what a page shows never depends on who wrote its cursor.
 * @param list a name of its own for each list, so that a cursor of one is none of another
 */
export const cursorOf = <const S extends readonly Part[]>(list: string, shape: S): CursorOf<Place<S>> => ({
  write: (place) => {
    const json = Buffer.from(JSON.stringify(place));
    return Buffer.concat([Buffer.of(version), sumOf(list, json), json]).toString('base64url');
  },
  read: (cursor) => {
    const bytes = Buffer.from(cursor.slice(0, longest), 'base64url');
    const json = bytes.subarray(1 + sumBytes);
    if (bytes[0] !== version || !bytes.subarray(1, 1 + sumBytes).equals(sumOf(list, json))) throw new BadCursor(list);
    const place = parsed(json);
    if (!fits(place, shape)) throw new BadCursor(list);
    return place as Place<S>;
  },
});

/** A list that is read by leaving out as many rows as were shown. */
export const offsetCursor = (list: string): { readonly write: (rows: number) => string; readonly read: (cursor?: string) => number } => {
  const cursor = cursorOf(list, ['count']);
  return { write: (rows) => cursor.write([rows]), read: (given) => (given === undefined ? 0 : cursor.read(given)[0]) };
};

const sumOf = (list: string, json: Uint8Array): Buffer =>
  createHash('sha256').update(`${list}\n`).update(json).digest().subarray(0, sumBytes);

const parsed = (json: Buffer): unknown => {
  try {
    return JSON.parse(json.toString('utf8'));
  } catch {
    return undefined;
  }
};

const fits = (place: unknown, shape: readonly Part[]): boolean =>
  Array.isArray(place) &&
  place.length === shape.length &&
  shape.every((part, at) => {
    const value: unknown = place[at];
    return part === 'text' ? typeof value === 'string' : Number.isSafeInteger(value) && (value as number) >= 0;
  });
