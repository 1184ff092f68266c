import type { Json } from './routes.ts';

/** The smallest value that fits a schema of the OpenAPI document. */
export const instanceOf = (document: Json, schema: Json): unknown => smallest(document, schema, 0);

export const resolved = (document: Json, schema: Json): Json => {
  const ref = schema['$ref'];
  if (typeof ref !== 'string') return schema;
  const components = document['components'] as { readonly schemas: Readonly<Record<string, Json>> };
  return resolved(document, components.schemas[ref.slice(ref.lastIndexOf('/') + 1)]!);
};

const smallest = (document: Json, given: Json, depth: number): unknown => {
  const schema = resolved(document, given);
  if (schema['const'] !== undefined) return schema['const'];
  if (Array.isArray(schema['enum'])) return schema['enum'][0];
  const any = (schema['anyOf'] ?? schema['oneOf']) as readonly Json[] | undefined;
  if (any !== undefined && any.length > 0) return smallest(document, any[0]!, depth + 1);
  switch (schema['type']) {
    case 'string':
      return text(schema);
    case 'integer':
    case 'number':
      return schema['minimum'] ?? 1;
    case 'boolean':
      return false;
    case 'array':
      return Array.from({ length: Number(schema['minItems'] ?? 0) }, () => smallest(document, schema['items'] as Json, depth + 1));
    case 'object': {
      const properties = (schema['properties'] ?? {}) as Readonly<Record<string, Json>>;
      const required = (schema['required'] ?? []) as readonly string[];
      return Object.fromEntries(required.map((name) => [name, depth > 12 ? null : smallest(document, properties[name]!, depth + 1)]));
    }
    default:
      return null;
  }
};

const text = ({ pattern, minLength, format }: Json): string => {
  const tries = [
    'a',
    'x'.repeat(Math.max(1, Number(minLength ?? 1))),
    '2026-06-01',
    'a@crawl.invalid',
    'AbcdefghijkL-12345-mnop',
    `sha256:${'0'.repeat(64)}`,
    '2026',
    '0'.repeat(64),
  ];
  if (typeof pattern === 'string') {
    const fits = tries.find((one) => new RegExp(pattern, 'u').test(one) && one.length >= Number(minLength ?? 0));
    if (fits !== undefined) return fits;
  }
  if (format === 'email') return 'a@crawl.invalid';
  return tries[1]!;
};
