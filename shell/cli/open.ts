import { join } from 'node:path';
import { type OpenedOffice, openOffice as open } from '#shell/office';
import { fromCaller } from './read.ts';

/** The store that the surroundings name: a PostgreSQL server, or the folder of the embedded database. */
export const storeNamed = (): { readonly databaseUrl: string } | { readonly dataDir: string } => {
  const url = process.env['DATABASE_URL'];
  if (url !== undefined && url !== '') return { databaseUrl: url };
  const folder = process.env['ORDINANCE_DATA'];
  return { dataDir: folder === undefined || folder === '' ? join(import.meta.dirname, '../../.data') : fromCaller(folder) };
};

export const openOffice = (): Promise<OpenedOffice> => open(storeNamed());
