import { readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** One SQL statement, kept in a file of its own. */
export interface Statement {
  /** Room and file; a server keeps the plan under it. */
  readonly name: string;
  readonly text: string;
  /**
   * Whether a server should keep its plan. Not for statements with many optional filters: these are planned again for
   * the values at hand, so that what is not filtered by costs nothing.
   */
  readonly prepared: boolean;
}

/** Reads `name` beside the module at `base`: `statement(import.meta.url, './docket.sql')`. Once, when the module loads. */
export const statement = (base: string, name: string, options: { readonly prepared?: boolean } = {}): Statement => {
  const file = fileURLToPath(new URL(name, base));
  return {
    name: `${basename(dirname(file))}/${basename(file, '.sql')}`,
    text: readFileSync(file, 'utf8'),
    prepared: options.prepared ?? true,
  };
};

/** A statement written in place: for single lines and for names of tables that are known only at run time. */
export const inline = (text: string): Statement => ({ name: '', text, prepared: false });
