import { Type } from 'typebox';
import { type Endpoint, params } from './endpoint.ts';
import { list, maybe, Name, named, type Of, oneOf, Text } from './schema.ts';

export const ExportListed = named('ExportListed', {
  name: Name,
  title: Text,
  format: oneOf('json', 'csv', 'turtle'),
  /** Its content type. */
  type: Type.String(),
  /** The published standards whose own rules it is held against. */
  validBy: list(Type.String()),
  register: maybe(Name),
  /** What a reader must know. */
  note: maybe(Text),
  href: Type.String(),
});

export const Exports = named('Exports', { exports: list(ExportListed) });
export type Exports = Of<typeof Exports>;

/** A file as it goes out: the body is sent under its own content type. */
export const ExportFile = named('ExportFile', { type: Type.String(), file: Type.String(), body: Type.String() });
export type ExportFile = Of<typeof ExportFile>;

/** Registers in the forms that others have agreed on. */
export const exportEndpoints = {
  exports: {
    method: 'GET',
    path: '/api/exports',
    theme: 'registers',
    who: 'anyone',
    summary: 'In which published formats the registers can be had',
    answer: Exports,
  },
  export: {
    method: 'GET',
    path: '/api/exports/:name',
    theme: 'registers',
    who: 'anyone',
    summary: 'A register in a published format, as JSON, CSV or Turtle',
    params: params({ name: Name }),
    as: 'export',
    answer: ExportFile,
  },
} as const satisfies Record<string, Endpoint>;
