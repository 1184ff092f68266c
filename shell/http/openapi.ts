import type { TSchema } from 'typebox';
import { type Endpoint, Problem } from '#contract';

type Json = Readonly<Record<string, unknown>>;

/** OpenAPI 3.1 of these endpoints. A schema with a title stands once, under `components`, and is referred to everywhere else. */
export const openApi = (endpoints: Readonly<Record<string, Endpoint>>, version: string): Json => {
  const components = new Map<string, Json>();
  const schema = (of: TSchema): Json => referring(of as unknown as Json, components);
  const paths: Record<string, Record<string, Json>> = {};
  for (const [name, endpoint] of Object.entries(endpoints)) {
    const path = endpoint.path.replace(/:([a-z]+)/g, '{$1}');
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operation(name, endpoint, schema) };
  }
  const problem = schema(Problem);
  return {
    openapi: '3.1.0',
    info: {
      title: 'Ordinance',
      version,
      description: 'Everything that the pages of this city use. A refusal is an answer: problem+json with the article it rests on.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    tags: [...new Set(Object.values(endpoints).map(({ theme }) => theme))].map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: '__Host-ordinance' } },
      responses: { Problem: { description: 'Why it was not done', content: { 'application/problem+json': { schema: problem } } } },
      schemas: Object.fromEntries([...components].sort(([a], [b]) => (a < b ? -1 : 1))),
    },
  };
};

const operation = (name: string, endpoint: Endpoint, schema: (of: TSchema) => Json): Json => ({
  operationId: name,
  summary: endpoint.summary,
  tags: [endpoint.theme],
  ...(endpoint.who === 'anyone' || endpoint.who === 'demo' ? {} : { security: [{ session: [] }] }),
  ...(parameters(endpoint, schema).length === 0 ? {} : { parameters: parameters(endpoint, schema) }),
  ...(endpoint.body === undefined ? {} : { requestBody: requestBody(endpoint.body, schema) }),
  responses: {
    [endpoint.as === 'redirect' ? 303 : (endpoint.status ?? 200)]: {
      description: endpoint.as === 'redirect' ? 'Go there' : 'Done',
      ...(endpoint.etag && { headers: { ETag: { schema: { type: 'string' }, description: 'the version; give it back as If-Match' } } }),
      ...(endpoint.as === 'redirect' ? {} : { content: content(endpoint, schema) }),
    },
    ...Object.fromEntries(problemsOf(endpoint).map((status) => [status, { $ref: '#/components/responses/Problem' }])),
  },
});

const requestBody = (body: TSchema | 'file', schema: (of: TSchema) => Json): Json =>
  body === 'file'
    ? { required: true, content: { 'application/octet-stream': {} } }
    : { required: true, content: { 'application/json': { schema: schema(body) } } };

const content = (endpoint: Endpoint, schema: (of: TSchema) => Json): Json => {
  switch (endpoint.as) {
    case 'csv':
      return { 'text/csv': { schema: { type: 'string' } } };
    case 'rss':
      return { 'application/rss+xml': { schema: { type: 'string' } } };
    case 'feed':
      return { 'application/feed+json': { schema: { type: 'object', description: 'JSON Feed 1.1' } } };
    case 'export':
      return Object.fromEntries(['application/json', 'text/csv', 'text/turtle'].map((type) => [type, { schema: { type: 'string' } }]));
    case 'file':
      return { 'application/octet-stream': {} };
    case 'events':
      return { 'text/event-stream': { schema: { type: 'string', description: 'each message is a DocketChange' } } };
    case 'progress':
      return {
        'application/json': { schema: schema(endpoint.answer) },
        'application/x-ndjson': { schema: { type: 'string', description: 'lines of { progress }, last { answer } or { problem }' } },
      };
    default:
      return { 'application/json': { schema: schema(endpoint.answer) } };
  }
};

const parameters = (endpoint: Endpoint, schema: (of: TSchema) => Json): readonly Json[] => [
  ...placed('path', endpoint.params, schema),
  ...placed('query', endpoint.query, schema),
  ...(endpoint.key
    ? [
        inHeader(
          'Idempotency-Key',
          true,
          'fresh for each order, the same when it is tried again; without an account hard to guess, such as a UUID',
        ),
      ]
    : []),
  ...(endpoint.match ? [inHeader('If-Match', endpoint.match === 'required', 'the ETag of what you saw')] : []),
];

const inHeader = (name: string, required: boolean, description: string): Json => ({
  name,
  in: 'header',
  required,
  description,
  schema: { type: 'string' },
});

const placed = (place: 'path' | 'query', of: TSchema | undefined, schema: (of: TSchema) => Json): readonly Json[] => {
  const { properties = {}, required = [] } = (of ?? {}) as { properties?: Record<string, TSchema>; required?: readonly string[] };
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: required.includes(name),
    schema: schema(property),
  }));
};

const problemsOf = ({ who, params, key, refuses, match, body, method }: Endpoint): readonly number[] =>
  [
    400,
    ...(who === 'anyone' ? [] : [401]),
    ...(method === 'GET' && who === 'anyone' ? [] : [403]),
    ...(params ? [404] : []),
    ...(key ? [409, 422, 428] : refuses ? [409] : []),
    ...(match ? [412, 428] : []),
    ...(body ? [413, 415] : []),
    429,
    500,
    503,
  ].filter((status, index, all) => all.indexOf(status) === index);

const referring = (schema: Json, components: Map<string, Json>): Json => {
  const inner = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, walked(value, components)]));
  const title = schema['title'];
  if (typeof title !== 'string') return inner;
  const known = components.get(title);
  if (known === undefined) components.set(title, inner);
  else if (JSON.stringify(known) !== JSON.stringify(inner)) throw new Error(`two schemas are called ${title}`);
  return { $ref: `#/components/schemas/${title}` };
};

const walked = (value: unknown, components: Map<string, Json>): unknown => {
  if (Array.isArray(value)) return value.map((item) => walked(item, components));
  return typeof value === 'object' && value !== null ? referring(value as Json, components) : value;
};
