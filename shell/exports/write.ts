import { type Quad, Writer } from 'n3';
import { csvOf, type ExportSource, fillExport } from '#law/export';
import { printJson, type Value } from '#law/ground';
import type { Export, ExportFormat } from '#law/pack';
import { graphOf } from './graph.ts';

/** An export as a file. */
export interface Written {
  readonly type: string;
  /** As a browser keeps it. */
  readonly file: string;
  readonly body: string;
  /** What was written, before it was written down. */
  readonly document: Value;
}

const endings: Readonly<Record<ExportFormat, string>> = { json: 'json', csv: 'csv', turtle: 'ttl' };

/** The content type of each format. */
export const exportedTypes: Readonly<Record<ExportFormat, string>> = {
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8; header=present',
  turtle: 'text/turtle; charset=utf-8',
};

export const writeExport = async (mapping: Export, source: ExportSource): Promise<Written> => {
  const document = fillExport(mapping, source);
  return {
    type: exportedTypes[mapping.format],
    file: `${mapping.name}.${endings[mapping.format]}`,
    body: await bodyOf(mapping, document),
    document,
  };
};

const bodyOf = async (mapping: Export, document: Value): Promise<string> => {
  switch (mapping.format) {
    case 'json':
      return `${printJson(document, 2)}\n`;
    case 'csv':
      return csvOf(mapping.write, document);
    case 'turtle':
      return turtle(mapping, document);
  }
};

const turtle = (mapping: Export, document: Value): Promise<string> =>
  new Promise((resolve, reject) => {
    const writer = new Writer({ prefixes: mapping.prefixes });
    writer.addQuads([...graphOf(document, mapping.prefixes)] as Quad[]);
    writer.end((error: Error | null, text: string) => (error === null || error === undefined ? resolve(text) : reject(error)));
  });
