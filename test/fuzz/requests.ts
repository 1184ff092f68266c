import fc from 'fast-check';
import { resolved } from '../crawl/from-schema.ts';
import { type Json, type Pools, placeOf, type Route } from '../crawl/routes.ts';

/** One request as it goes over the wire: plain data, so that one that failed can be kept and sent again. */
export interface Request {
  readonly route: string;
  readonly method: string;
  readonly path: string;
  /** Sent as it stands; JSON or not. */
  readonly body?: string;
  readonly headers: Readonly<Record<string, string>>;
  /** A page of another site sends no header of ours, so it must not change anything. */
  readonly fromElsewhere?: true;
}

/** Texts that programs have stumbled over. None of them is a word that an answer of ours could hold by itself. */
const nasty: readonly string[] = [
  '',
  ' ',
  '__proto__',
  'constructor',
  'toString',
  'then',
  'hasOwnProperty',
  "' or 1=1 --",
  '"; drop table x; --',
  '../../../../x',
  '%00',
  '%',
  '%ff',
  '\u0000',
  '\ud800',
  '\u202e',
  '👩‍👩‍👧‍👦',
  '中文'.repeat(60),
  '(a+)+$',
  '#{x}',
  '{{x}}',
  '<script>x</script>',
  '\r\nX-Injected: 1',
  '-0',
  '1e999',
  'NaN',
  'null',
  '2026-02-30',
  '9999999999999999999',
  'x'.repeat(5000),
];

const nastyText = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...nasty) },
  fc.string({ maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 12 }),
);
const anything = fc.oneof(
  nastyText,
  fc.constantFrom<unknown>(null, true, 0, -1, 1.5, 1e308, [], {}, [[[[]]]]),
  fc.integer(),
  fc.jsonValue({ maxDepth: 3 }),
);

/** Requests of a route: ones that fit, ones with one place wrong, and ones that are nothing of the sort. */
export const requestsOf = (document: Json, route: Route, pools: Pools): fc.Arbitrary<Request> => {
  const inPath = route.parameters.filter((parameter) => parameter.in === 'path');
  const inQuery = route.parameters.filter((parameter) => parameter.in === 'query');
  const known = (name: string): fc.Arbitrary<string> => {
    const pool = pools.get(placeOf(route.template, name)) ?? [];
    return pool.length === 0 ? nastyText : fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...pool) }, nastyText);
  };
  const path = fc.record(Object.fromEntries(inPath.map(({ name }) => [name, known(name)])));
  const query = fc.record(
    Object.fromEntries(inQuery.map(({ name, schema }) => [name, fc.oneof({ weight: 3, arbitrary: valid(document, schema) }, nastyText)])),
    { requiredKeys: inQuery.filter(({ required }) => required).map(({ name }) => name) },
  );
  const strange = fc.dictionary(nastyText, nastyText, { maxKeys: 1 });
  return fc
    .record({
      path,
      query,
      more: fc.option(strange, { freq: 8, nil: {} }),
      body: route.body === undefined ? fc.constant(undefined) : route.body === 'file' ? nastyText : bodies(document, route.body),
      key: fc.oneof({ weight: 5, arbitrary: fc.uuid() }, nastyText),
      match: fc.oneof({ weight: 4, arbitrary: fc.nat(30).map((seq) => `"${seq}"`) }, nastyText),
      type: fc.oneof(
        { weight: 8, arbitrary: fc.constant('application/json') },
        fc.constantFrom('text/plain', 'application/xml', 'multipart/form-data', 'application/json; charset=utf-16'),
      ),
      method: fc.oneof({ weight: 14, arbitrary: fc.constant(route.method) }, fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'PATCH')),
      language: fc.constantFrom('en', 'zh', '', 'x'.repeat(300)),
      fromElsewhere: fc.integer({ min: 0, max: 11 }).map((one) => one === 0),
    })
    .map((made): Request => {
      const at = inPath.reduce((whole, { name }) => whole.replace(`{${name}}`, encoded(made.path[name]!)), route.template);
      const asked = Object.entries({ ...made.query, ...made.more }).flatMap(([name, value]) =>
        [value].flat().map((one) => `${encoded(name)}=${encoded(typeof one === 'string' ? one : (JSON.stringify(one) ?? ''))}`),
      );
      return {
        route: route.name,
        method: made.method,
        path: asked.length === 0 ? at : `${at}?${asked.join('&')}`,
        ...(made.body === undefined ? {} : { body: made.body }),
        headers: {
          'content-type': made.type,
          'idempotency-key': inHeader(made.key),
          'if-match': inHeader(made.match),
          ...(made.language === '' ? {} : { 'accept-language': made.language }),
        },
        ...(made.fromElsewhere ? { fromElsewhere: true as const } : {}),
      };
    });
};

/** A body that fits, as JSON; one with a place that does not; and one that is something else. */
const bodies = (document: Json, schema: Json): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 3, arbitrary: valid(document, schema).map((value) => JSON.stringify(value)) },
    {
      weight: 3,
      arbitrary: fc
        .tuple(valid(document, schema), fc.nat(40), anything, fc.constantFrom('put', 'leave', 'add'))
        .map(([value, at, wrong, how]) => JSON.stringify(spoiled(value, at, wrong, how))),
    },
    { weight: 1, arbitrary: anything.map((value) => JSON.stringify(value) ?? '') },
    { weight: 1, arbitrary: nastyText },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        '{',
        '[1,',
        '{"gives":{"a":1,"a":2}}',
        '['.repeat(4000),
        '{"gives":{"__proto__":{"polluted":1}}}',
        '"\\ud800"',
      ),
    },
  );

/** Puts something wrong into one place, takes a key away, or adds one that is not asked for. */
const spoiled = (value: unknown, at: number, wrong: unknown, how: string): unknown => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return wrong;
  const keys = Object.keys(value);
  if (how === 'add' || keys.length === 0) return { ...value, [typeof wrong === 'string' ? wrong : 'more']: wrong };
  const key = keys[at % keys.length]!;
  const inner = (value as Readonly<Record<string, unknown>>)[key];
  if (how === 'leave') return Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));
  return { ...value, [key]: typeof inner === 'object' && inner !== null && at % 2 === 1 ? spoiled(inner, at >> 1, wrong, how) : wrong };
};

const valid = (document: Json, given: Json, depth = 0): fc.Arbitrary<unknown> => {
  const schema = resolved(document, given);
  if (schema['const'] !== undefined) return fc.constant(schema['const']);
  if (Array.isArray(schema['enum'])) return fc.constantFrom(...(schema['enum'] as readonly unknown[]));
  const any = (schema['anyOf'] ?? schema['oneOf']) as readonly Json[] | undefined;
  if (any !== undefined && any.length > 0) return fc.oneof(...any.map((one) => valid(document, one, depth + 1)));
  switch (schema['type']) {
    case 'string':
      return text(schema);
    case 'integer':
    case 'number':
      return fc.integer({ min: Number(schema['minimum'] ?? -5), max: Number(schema['maximum'] ?? 1000) });
    case 'boolean':
      return fc.boolean();
    case 'array':
      return depth > 5
        ? fc.constant([])
        : fc.array(valid(document, schema['items'] as Json, depth + 1), { minLength: Number(schema['minItems'] ?? 0), maxLength: 3 });
    case 'object': {
      const properties = Object.entries((schema['properties'] ?? {}) as Readonly<Record<string, Json>>);
      if (properties.length === 0)
        return depth > 5
          ? fc.constant({})
          : fc.dictionary(fc.constantFrom('purpose', 'grievance', 'reasons', 'product'), anything, { maxKeys: 3 });
      const required = (schema['required'] ?? []) as readonly string[];
      return fc.record(Object.fromEntries(properties.map(([name, part]) => [name, valid(document, part, depth + 1)])), {
        requiredKeys: required as never,
      });
    }
    default:
      return anything;
  }
};

const samples = [
  'complaint',
  'complain',
  'disclosure',
  'disclose',
  'products',
  'officer',
  'ethics',
  'wei',
  '2026-06-01',
  '2026',
  'a@fuzz.invalid',
  'health',
  `sha256:${'0'.repeat(64)}`,
  'Fuzz and Fuzz',
  '0199c1a2-7777-7000-8000-000000000000',
];

const text = ({ pattern, maxLength, minLength }: Json): fc.Arbitrary<string> => {
  const fits = (one: string): boolean =>
    (typeof pattern !== 'string' || new RegExp(pattern, 'u').test(one)) &&
    one.length >= Number(minLength ?? 0) &&
    one.length <= Number(maxLength ?? 1e9);
  const fitting = samples.filter(fits);
  if (fitting.length === 0) return nastyText;
  // Random texts would hardly ever fit a pattern, and be drawn for ever.
  const more =
    typeof pattern === 'string'
      ? nastyText
      : fc.string({ minLength: Number(minLength ?? 0), maxLength: Math.min(30, Number(maxLength ?? 30)) });
  return fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...fitting) }, more);
};

const encoded = (value: string): string => encodeURIComponent(value.toWellFormed());
// What no client can put into a header is left out.
const inHeader = (value: string): string => value.replaceAll(/[^\x20-\x7e]/g, '').slice(0, 400);
