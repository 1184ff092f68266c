import { expect, test } from 'vitest';
import { endpoints } from '#contract';
import { openApi } from './index.ts';

type Json = Readonly<Record<string, unknown>>;
interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required: boolean }[];
  readonly requestBody?: Json;
  readonly responses: Readonly<Record<string, Json>>;
}

const document = JSON.parse(JSON.stringify(openApi(endpoints, '1'))) as {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Json>>; readonly responses: Readonly<Record<string, Json>> };
};
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
);

test('the description is OpenAPI 3.1: every reference leads somewhere, every part of a path is declared, every name is there once', () => {
  expect(document.openapi).toBe('3.1.0');
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/(\w+)\/([^"]+)"/g)];
  expect(references.length).toBeGreaterThan(200);
  for (const [, group, name] of references)
    expect([name, Object.hasOwn(document.components[group as 'schemas'], name!)]).toEqual([name, true]);
  for (const { path, operation } of operations) {
    const declared = (operation.parameters ?? []).filter((parameter) => parameter.in === 'path');
    expect([path, declared.map(({ name }) => name), declared.every(({ required }) => required)]).toEqual([
      path,
      [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name),
      true,
    ]);
    expect(Object.keys(operation.responses).every((status) => /^[1-5]\d\d$/.test(status))).toBe(true);
  }
  expect(new Set(operations.map(({ operation }) => operation.operationId)).size).toBe(operations.length);
  expect(operations.length).toBe(Object.keys(endpoints).length);
});

test('every schema that is listed is used', () => {
  const text = JSON.stringify(document);
  expect(Object.keys(document.components.schemas).filter((name) => !text.includes(`"#/components/schemas/${name}"`))).toEqual([]);
});

test('a change of the contract shows', async () => {
  await expect(
    `${[...operations.map(operationLine), '', ...Object.entries(document.components.schemas).map(schemaLine)].join('\n')}\n`,
  ).toMatchFileSnapshot('./openapi.snapshot.txt');
});

const operationLine = ({ path, method, operation }: (typeof operations)[number]): string => {
  const asked = (operation.parameters ?? []).map(({ name, in: place, required }) => `${place} ${name}${required ? '' : '?'}`);
  const body = operation.requestBody === undefined ? [] : [`body ${shape(content(operation.requestBody))}`];
  const [status, done] = Object.entries(operation.responses)[0]!;
  const rest = Object.keys(operation.responses).slice(1).join(' ');
  return `${method.toUpperCase()} ${path} ${operation.operationId}(${[...asked, ...body].join(', ')}) ${status} ${shape(content(done))} | ${rest}`;
};

const content = (part: Json): Json => {
  // Sent on to another page, a browser gets no content.
  if (part['content'] === undefined) return {};
  const [[type, of]] = Object.entries(part['content'] as Readonly<Record<string, { readonly schema?: Json }>>) as [
    [string, { readonly schema?: Json }],
  ];
  return of.schema ?? { type };
};

const schemaLine = ([name, schema]: readonly [string, Json]): string => {
  const { properties = {}, required = [] } = schema as unknown as { properties?: Record<string, Json>; required?: readonly string[] };
  return `${name} { ${Object.entries(properties)
    .map(([key, value]) => `${key}${required.includes(key) ? '' : '?'}: ${shape(value)}`)
    .join('; ')} }`;
};

const shape = (schema: Json): string => {
  const { $ref, enum: options, items, type, patternProperties } = schema as Readonly<Record<string, unknown>>;
  if (typeof $ref === 'string') return $ref.slice('#/components/schemas/'.length);
  if (Array.isArray(options)) return options.join(' | ');
  if (type === 'array') return `${shape(items as Json)}[]`;
  if (typeof patternProperties === 'object') return `{ … ${shape(Object.values(patternProperties ?? {})[0] as Json)} }`;
  return typeof type === 'string' ? type : 'any';
};
