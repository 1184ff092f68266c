import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Ajv as AjvClass, ErrorObject, ValidateFunction } from 'ajv';
import { parse } from 'csv-parse/sync';
import type { Export, Standard } from '#law/pack';
import type { Written } from './write.ts';

/** Where a file breaks the rules of a standard: a JSON pointer, the address of a node, or a line. */
export interface ExportFinding {
  readonly path: string;
  readonly message: string;
}

/** How a standard says its rules. The files stand in `standards/`, with a note of where each is from. */
type Rules =
  | { readonly by: 'json-schema'; readonly draft: '04' | '2020-12'; readonly files: readonly [main: string, ...more: string[]] }
  | { readonly by: 'csv-schema'; readonly files: readonly [main: string] }
  | { readonly by: 'shacl'; readonly files: readonly [main: string, ...more: string[]] };

const rules: Readonly<Record<Standard, Rules>> = {
  'ocds-release-package-1.1': { by: 'json-schema', draft: '04', files: ['ocds-release-package-1.1.json', 'ocds-release-1.1.json'] },
  'dcat-ap-3.0.1': { by: 'shacl', files: ['dcat-ap-3.0.1.ttl'] },
  'sdmx-csv-2.0': { by: 'csv-schema', files: ['sdmx-csv-2.0.json'] },
  'skos-xkos': { by: 'shacl', files: ['skos-xkos.ttl'] },
  'atrs-3.0': { by: 'json-schema', draft: '2020-12', files: ['atrs-3.0.json'] },
  'nl-algoritmeregister-1.0': { by: 'json-schema', draft: '2020-12', files: ['nl-algoritmeregister-1.0.json'] },
};

/** What is wrong with a finished file, by every standard that its mapping names; what is read is the file itself. */
export const validateExport = async (mapping: Export, written: Written): Promise<readonly ExportFinding[]> => {
  const found: ExportFinding[] = [];
  for (const standard of mapping.validBy) {
    const said = rules[standard];
    if (said.by === 'shacl') found.push(...(await byShapes(said.files, written)));
    else if (said.by === 'csv-schema') found.push(...(await byLines(said.files[0], written)));
    else found.push(...(await bySchema(standard, said.draft, said.files, JSON.parse(written.body))));
  }
  return found;
};

const textOf = (file: string): string => readFileSync(join(import.meta.dirname, 'standards', file), 'utf8');

const compiled = new Map<string, ValidateFunction>();

const bySchema = async (
  name: string,
  draft: string,
  files: readonly [string, ...string[]],
  data: unknown,
): Promise<readonly ExportFinding[]> => {
  const known = compiled.get(name) ?? (await compile(draft, files));
  compiled.set(name, known);
  return known(data) ? [] : (known.errors ?? []).map(findingOf);
};

// Loaded when something is validated: a page needs none of it.
const compile = async (draft: string, [main, ...more]: readonly [string, ...string[]]): Promise<ValidateFunction> => {
  const [{ default: formats }, Made] = await Promise.all([import('ajv-formats'), classOf(draft)]);
  // `strict` would refuse the keys that standards add of their own, as `codelist` and `deprecated`.
  const ajv = new Made({ allErrors: true, strict: false });
  formats.default(ajv);
  for (const file of more) ajv.addSchema(JSON.parse(textOf(file)) as object);
  return ajv.compile(JSON.parse(textOf(main)) as object);
};

const classOf = async (draft: string): Promise<typeof AjvClass> =>
  draft === '04'
    ? ((await import('ajv-draft-04')).default.default as unknown as typeof AjvClass)
    : ((await import('ajv/dist/2020.js')).Ajv2020 as unknown as typeof AjvClass);

const findingOf = ({ instancePath, message, params }: ErrorObject): ExportFinding => {
  const named = [params['allowedValues'], params['additionalProperty']].find((each) => each !== undefined);
  return {
    path: instancePath === '' ? '/' : instancePath,
    message: `${message ?? 'does not fit'}${named === undefined ? '' : `: ${JSON.stringify(named)}`}`,
  };
};

/** Each line as an object of texts, so a schema can say what a column holds; the header is the first of them. */
const byLines = async (file: string, written: Written): Promise<readonly ExportFinding[]> => {
  const lines = parse(written.body, { columns: false }) as readonly (readonly string[])[];
  const header = lines[0] ?? [];
  const rows = lines.slice(1).map((cells) => Object.fromEntries(cells.map((cell, at) => [header[at] ?? `column ${at + 1}`, cell])));
  return bySchema(file, '2020-12', [file], { header, rows });
};

const byShapes = async (files: readonly string[], written: Written): Promise<readonly ExportFinding[]> => {
  const [{ Parser, Store }, { default: Validator }] = await Promise.all([import('n3'), import('rdf-validate-shacl')]);
  const shapes = new Store(files.flatMap((file) => new Parser().parse(textOf(file))));
  // Read back from the file: what is checked is what a reader gets.
  const data = new Store(new Parser().parse(written.body));
  const report = await new Validator(shapes as never).validate(data as never);
  return report.results.map((result) => ({
    path: [result.focusNode?.value, result.path?.value].filter((part) => part !== undefined).join(' '),
    message: result.message.map(({ value }) => value).join('; ') || (result.sourceConstraintComponent?.value ?? 'does not fit'),
  }));
};
