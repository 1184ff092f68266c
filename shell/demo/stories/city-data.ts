import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** Words in the two languages of the city. A type and not an interface, so that it is a value of a fact. */
export type Both = { readonly en: string; readonly zh: string };

const folder = join(import.meta.dirname, '../../../packs/shenzhen/demo');

const read = <T>(name: string): T => parse(readFileSync(join(folder, `${name}.yaml`), 'utf8')) as T;

interface PersonWritten {
  readonly name: Both;
  readonly roles?: readonly string[];
  readonly for?: string;
}

interface OrganisationWritten {
  readonly name: Both;
  readonly number: string;
  readonly about?: readonly string[];
}

/** People and companies, as `demo/people.yaml` of the pack tells them; `pack check` holds that file to its form. */
export const { people, organisations, interests } = read<{
  readonly people: Readonly<Record<string, PersonWritten>>;
  readonly organisations: Readonly<Record<string, OrganisationWritten>>;
  readonly interests: Readonly<Record<string, readonly string[]>>;
}>('people');

/** Products, by the procedure that they go through first. */
export const { subjects } = read<{
  readonly subjects: Readonly<Record<string, readonly { readonly gives: Readonly<Record<string, string | number>> }[]>>;
}>('subjects');

const { phrases } = read<{ readonly phrases: Readonly<Record<string, readonly Both[]>> }>('phrases');

/** All sentences of this name. */
export const phrasesOf = (name: string): readonly [Both, ...Both[]] => {
  const found = phrases[name] as readonly [Both, ...Both[]] | undefined;
  if (found === undefined) throw new Error(`demo/phrases.yaml has no \`${name}\``);
  return found;
};

export const phraseOf = (name: string): Both => phrasesOf(name)[0];
