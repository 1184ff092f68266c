import { type Static, type TSchema, Type } from 'typebox';
import { Compile, type Validator } from 'typebox/compile';
import type { Endpoint, Problem, Text } from '#contract';
import { malformed, needsKey, needsVersion, unreadable } from './problems.ts';
import { isStorable } from './read-json.ts';
import { say } from './say.ts';

export interface Incoming {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

type Errors = NonNullable<Problem['errors']>;
type Place = Errors[number]['in'];

/** Whose a key is that comes without an account. */
export const nobodys = 'anyone';

/**
 * Checks what is asked against the contract and brings it into one object. All that is wrong is told at once: path, query and
 * body together. `whose` makes an idempotency key the caller's own, so that nobody can ask for the answer given to another.
 */
export const askedReader = (endpoint: Endpoint): ((incoming: Incoming, whose: string) => Record<string, unknown>) => {
  const params = endpoint.params && Compile(endpoint.params);
  const query = endpoint.query && Compile(closed(endpoint.query));
  const body = endpoint.body === undefined || endpoint.body === 'file' ? undefined : Compile(endpoint.body);
  return (incoming, whose) => {
    tooManyParameters(incoming.query);
    const fromPath = endpoint.params === undefined ? incoming.params : fromText(endpoint.params, incoming.params);
    const fromQuery = endpoint.query === undefined ? incoming.query : fromText(endpoint.query, incoming.query);
    const wrong: Errors = [
      ...unstorable('path', incoming.params),
      ...unstorable('query', incoming.query),
      ...(params ? mistakes('path', params, fromPath) : []),
      ...(query ? mistakes('query', query, fromQuery) : []),
      ...(body ? mistakes('body', body, incoming.body ?? undefined) : []),
      ...keyMistakes(endpoint, incoming, whose),
      ...versionMistakes(endpoint, incoming),
    ];
    if (wrong.length > 0) throw malformed(wrong);
    return {
      ...(params ? (fromPath as object) : {}),
      ...(query ? (fromQuery as object) : {}),
      ...(body ? { body: incoming.body } : {}),
      ...(endpoint.key ? { key: `${whose}/${keyOf(incoming)}` } : {}),
      ...seenOf(endpoint, incoming),
    };
  };
};

const mostParameters = 100;

const tooManyParameters = (query: unknown): void => {
  const given = Object.values((query ?? {}) as Readonly<Record<string, unknown>>);
  if (given.reduce((sum: number, value) => sum + (Array.isArray(value) ? value.length : 1), 0) <= mostParameters) return;
  throw unreadable(say('tooManyParameters.theAddressHasMore', { mostParameters }), {
    limit: mostParameters,
  });
};

// A mistyped filter would otherwise be ignored, and the answer look as if it had been applied.
const closed = (schema: TSchema): TSchema => ({ ...schema, additionalProperties: false });

const mistakes = (place: Place, validator: Validator, value: unknown): Errors => {
  if (validator.Check(value)) return [];
  const found = validator.Errors(value);
  const clear = found.filter(({ keyword }) => keyword !== 'boolean' && keyword !== 'anyOf');
  // The validator stops after a few: of many unknown keys nothing else may be left, and the request is wrong all the same.
  return (clear.length > 0 ? clear : found).slice(0, 50).map(({ keyword, instancePath, message, params }) => ({
    in: place,
    at: instancePath === '' ? '/' : instancePath.slice(0, 200),
    text: keyword === 'boolean' ? say('mistakes.isNotKnownHere') : said(message, params),
  }));
};

// An address may hold any byte; no database keeps them all.
const unstorable = (place: Place, values: unknown): Errors =>
  Object.entries((values ?? {}) as Record<string, unknown>)
    .filter(([name, value]) => !isStorable(name) || (typeof value === 'string' && !isStorable(value)))
    .map(([name]) => ({ in: place, at: `/${name}`, text: say('unstorable.holdsACharacterThat') }));

const said = (message: string, params: object): Text => {
  const names = Object.values(params as Record<string, unknown>)
    .flat()
    .filter((part) => typeof part === 'string' || typeof part === 'number');
  return say('said.messageCountNames', { message, count: names.length, names: names.length === 0 ? '' : names.slice(0, 20).join(', ') });
};

type Shape = { readonly type?: string; readonly items?: Shape; readonly properties?: Readonly<Record<string, Shape>> };

// Path and query are text; the schema says what the text means. What does not fit stays as it is, and is then reported.
const fromText = (schema: TSchema, given: unknown): Record<string, unknown> => {
  const { properties = {} } = schema as Shape;
  return Object.fromEntries(
    Object.entries((given ?? {}) as Record<string, unknown>).map(([name, value]) => [
      name,
      Object.hasOwn(properties, name) ? read(properties[name]!, value) : value,
    ]),
  );
};

const read = (shape: Shape, value: unknown): unknown => {
  if (shape.type === 'array') return [value].flat().map((item) => read(shape.items ?? {}, item));
  if (shape.type === 'integer' && typeof value === 'string' && /^-?\d{1,15}$/.test(value)) return Number(value);
  if (shape.type === 'boolean' && (value === 'true' || value === 'false')) return value === 'true';
  return value;
};

const header = ({ headers }: Incoming, name: string): string | undefined => {
  const value = headers[name];
  return Array.isArray(value) ? value.join(', ') : value;
};

const keyOf = (incoming: Incoming): string | undefined => header(incoming, 'idempotency-key')?.replace(/^"(.*)"$/, '$1');

const keyMistakes = (endpoint: Endpoint, incoming: Incoming, whose: string): Errors => {
  if (!endpoint.key) return [];
  const key = keyOf(incoming);
  if (key === undefined || key === '') throw needsKey();
  if (!/^[\x21-\x7e]{8,120}$/.test(key)) return [{ in: 'header', at: 'idempotency-key', text: say('keyMistakes.mustBeToVisible') }];
  // Without an account the key alone leads back to what was done with it, so nobody else may be able to guess it (decision 0135).
  if (whose !== nobodys || (key.length >= 22 && new Set(key).size >= 8)) return [];
  return [{ in: 'header', at: 'idempotency-key', text: strongKey }];
};

const strongKey = say('strongKey.withoutAnAccountIt');

const versionOf = (incoming: Incoming): number | undefined => {
  const tag = /^(?:W\/)?"(\d{1,15})"$/.exec(header(incoming, 'if-match') ?? '');
  return tag === null ? undefined : Number(tag[1]);
};

const Seen = Type.Object({ seen: Type.Integer() });

const versionMistakes = (endpoint: Endpoint, incoming: Incoming): Errors => {
  if (endpoint.match === undefined) return [];
  const given = header(incoming, 'if-match');
  if (given === undefined) {
    if (endpoint.match === 'required' || seenInBody(incoming) === undefined) throw needsVersion();
    return [];
  }
  const version = versionOf(incoming);
  if (version === undefined) return [{ in: 'header', at: 'if-match', text: say('versionMistakes.mustBeTheEtag') }];
  const other = seenInBody(incoming);
  if (other === undefined || other === version) return [];
  return [{ in: 'body', at: '/seen', text: say('versionMistakes.saysAnotherVersionThan') }];
};

const seenInBody = ({ body }: Incoming): number | undefined => {
  const { seen } = (body ?? {}) as Partial<Static<typeof Seen>>;
  return typeof seen === 'number' ? seen : undefined;
};

const seenOf = (endpoint: Endpoint, incoming: Incoming): { seen?: number } => {
  const seen = endpoint.match === undefined ? undefined : (versionOf(incoming) ?? seenInBody(incoming));
  return seen === undefined ? {} : { seen };
};
