import type { Endpoint } from '#contract';

/** A request made from the contract, with one text in it that somebody else chooses. */
export interface Asked {
  readonly method: Endpoint['method'];
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly payload?: string;
}

/** What fits a place by its name, as `procedure` → `disclosure`: with it a request gets past the first look. */
export type Samples = Readonly<Record<string, unknown>>;

/**
 * Every request that has `name` in one place of the path, the query or the body: as a text, or as the key of an object. All other
 * places are filled with what fits there.
 */
export const requestsWith = (endpoint: Endpoint, samples: Samples, name: string): readonly Asked[] => {
  const params = filled(shapeOf(endpoint.params), samples) as Filled;
  const query = Object.keys(shapeOf(endpoint.query).properties ?? {});
  const body = endpoint.body === undefined || endpoint.body === 'file' ? undefined : filled(shapeOf(endpoint.body), samples);
  const whole = body === undefined ? undefined : JSON.stringify(body);
  return [
    ...Object.keys(params).map((place) => asked(endpoint, { ...params, [place]: name }, '', whole)),
    ...query.map((place) => asked(endpoint, params, `?${place}=${encodeURIComponent(name)}`, whole)),
    ...(body === undefined
      ? []
      : variants(body).map((varied) => asked(endpoint, params, '', varied.replaceAll(here, JSON.stringify(name))))),
  ];
};

/** Stands for the name while a body is still an object: a literal cannot have a key `__proto__`. */
const mark = '<the name>';
const here = JSON.stringify(mark);

type Filled = Readonly<Record<string, unknown>>;

interface Shape {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Shape[];
  readonly items?: Shape;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly pattern?: string;
}

const shapeOf = (schema: unknown): Shape => (schema ?? { type: 'object' }) as Shape;

const filled = (shape: Shape, samples: Samples, place = ''): unknown => {
  if (Object.hasOwn(samples, place)) return samples[place];
  if (shape.const !== undefined) return shape.const;
  if (shape.enum !== undefined) return shape.enum[0];
  if (shape.anyOf !== undefined) return filled(shape.anyOf[0]!, samples, place);
  switch (shape.type) {
    case 'object':
      return Object.fromEntries(Object.entries(shape.properties ?? {}).map(([key, part]) => [key, filled(part, samples, key)]));
    case 'array':
      return [filled(shape.items ?? {}, samples, place)];
    case 'integer':
    case 'number':
      return 1;
    case 'boolean':
      return true;
    default:
      return shape.pattern?.startsWith('^\\d{4}-') === true ? '2026-11-24' : 'something';
  }
};

/** Each text of a value replaced in turn, and the mark added to each object in turn as a key; as JSON. */
const variants = (value: unknown): readonly string[] => [...changed(value)].map((varied) => JSON.stringify(varied));

function* changed(value: unknown): Generator<unknown> {
  if (typeof value === 'string') yield mark;
  if (Array.isArray(value)) for (const [at, item] of value.entries()) for (const other of changed(item)) yield value.with(at, other);
  else if (typeof value === 'object' && value !== null) {
    yield { ...value, [mark]: 'something' };
    yield { ...value, [mark]: { [mark]: mark } };
    for (const [key, item] of Object.entries(value)) for (const other of changed(item)) yield { ...value, [key]: other };
  }
}

let keys = 0;

const asked = ({ method, path, body }: Endpoint, params: Filled, query: string, payload: string | undefined): Asked => {
  keys += 1;
  const content = body === 'file' ? 'a file' : payload;
  return {
    method,
    url: path.replace(/:([a-z]+)/g, (_, part: string) => encodeURIComponent(String(params[part]))) + query,
    headers: {
      'x-ordinance': '1',
      'idempotency-key': `a-name-of-others-${keys}`,
      'if-match': '"1"',
      ...(content === undefined ? {} : { 'content-type': body === 'file' ? 'application/pdf' : 'application/json' }),
    },
    ...(content === undefined ? {} : { payload: content }),
  };
};
