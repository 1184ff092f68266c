import { expect, test } from 'vitest';
import type { Export } from '#law/pack';
import { validateExport } from './index.ts';

const mapping = (format: Export['format'], ...validBy: Export['validBy']): Export => ({ format, validBy }) as Export;
const file = (body: string) => ({ type: '', file: '', body, document: null });
const messages = async (...args: Parameters<typeof validateExport>): Promise<string> =>
  (await validateExport(...args)).map(({ path, message }) => `${path} ${message}`).join('\n');

const release = { ocid: 'ocds-213czf-1', id: '1', date: '2026-03-02T00:00:00Z', tag: ['planning'], initiationType: 'tender' };
const ocds = (releases: readonly unknown[]): string =>
  JSON.stringify({
    uri: 'https://city.example/o',
    version: '1.1',
    publishedDate: '2026-03-02T00:00:00Z',
    publisher: { name: 'Bureau' },
    releases,
  });

test('an OCDS package is held against the schema that its standard publishes', async () => {
  expect(await messages(mapping('json', 'ocds-release-package-1.1'), file(ocds([release])))).toBe('');
  expect(await messages(mapping('json', 'ocds-release-package-1.1'), file(ocds([])))).toContain(
    '/releases must NOT have fewer than 1 items',
  );
  expect(await messages(mapping('json', 'ocds-release-package-1.1'), file(ocds([{ ...release, tag: ['bought'] }])))).toContain(
    '/releases/0/tag/0',
  );
});

const prefixes =
  '@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dct: <http://purl.org/dc/terms/> . @prefix foaf: <http://xmlns.com/foaf/0.1/> .\n';
const agent = '<urn:b> a foaf:Agent ; foaf:name "Bureau"@en .\n';

test('a DCAT-AP catalogue is held against the shapes that its standard publishes', async () => {
  const whole = `${prefixes}${agent}<urn:c> a dcat:Catalog ; dct:title "C"@en ; dct:description "D"@en ; dct:publisher <urn:b> .`;
  expect(await messages(mapping('turtle', 'dcat-ap-3.0.1'), file(whole))).toBe('');
  expect(await messages(mapping('turtle', 'dcat-ap-3.0.1'), file(whole.replace('dct:title "C"@en ; ', '')))).toContain(
    'http://purl.org/dc/terms/title',
  );
  expect(await messages(mapping('turtle', 'dcat-ap-3.0.1'), file(whole.replace(agent, '')))).toContain(
    'http://purl.org/dc/terms/publisher',
  );
});

const line = 'dataflow,SZ:DF(1.0),I,SZ,2026-03-02,4';

test('each line of SDMX-CSV is held against what a column may hold', async () => {
  const head = 'STRUCTURE,STRUCTURE_ID,ACTION,REF_AREA,TIME_PERIOD,OBS_VALUE\r\n';
  const by = mapping('csv', 'sdmx-csv-2.0');
  expect(await messages(by, file(head))).toBe('');
  expect(await messages(by, file(`${head}${line}\r\n`))).toBe('');
  expect(await messages(by, file(`${head}${line.replace('2026-03-02', 'March')}\r\n`))).toContain('/rows/0/TIME_PERIOD');
  expect(await messages(by, file(`${head}${line.replace(',SZ,', ',,')}\r\n`))).toContain('/rows/0/REF_AREA');
  expect(await messages(by, file(head.replace('OBS_VALUE', 'VALUE')))).toContain('/header');
});

test('a classification needs labels by language, one code a class and a scheme', async () => {
  const skos = '@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n<urn:s> a skos:ConceptScheme ; skos:prefLabel "S"@en .\n';
  const concept = '<urn:a> a skos:Concept ; skos:inScheme <urn:s> ; skos:prefLabel "A"@en ; skos:notation "1" .';
  const by = mapping('turtle', 'skos-xkos');
  expect(await messages(by, file(skos + concept))).toBe('');
  expect(await messages(by, file(skos + concept.replace('"A"@en', '"A"@en , "B"@en')))).toContain('prefLabel');
  expect(await messages(by, file(skos + concept.replace(' ; skos:notation "1"', '')))).toContain('a class has one code');
  expect(await messages(by, file(`${skos}${concept} <urn:a> skos:broader <urn:nowhere> .`))).toContain('broader');
});
