import { say } from './say.ts';
import {
  type FileKind,
  folder,
  grounds,
  keys,
  list,
  map,
  may,
  must,
  name,
  oneOf,
  ownName,
  pattern,
  string,
  text,
  value,
  yesNo,
} from './shape.ts';

/** How an export is written down. */
export const exportFormats = ['json', 'csv', 'turtle'] as const;

/** The published standards whose own rules a finished export is held against. */
export const standards = [
  'ocds-release-package-1.1',
  'dcat-ap-3.0.1',
  'sdmx-csv-2.0',
  'skos-xkos',
  'atrs-3.0',
  'nl-algoritmeregister-1.0',
] as const;

const address = pattern('^[a-z][a-z0-9+.-]*:.+$', say('address.anAddressAs'));

const exported = keys({
  export: must(ownName, 'The name of the export and of the file; it is also the last part of its public address.'),
  title: must(text, 'What it is called.', 'text/missing'),
  format: must(oneOf(...exportFormats), 'How it is written down.'),
  'valid-by': may(list(oneOf(...standards)), 'The standards whose own rules the finished file is held against.'),
  register: may(name, 'The public register whose rows it gives; without it the list `registers` alone is known.'),
  also: may(map(name, 'name'), 'Further public registers, each by the name under which its rows are known.'),
  versions: may(yesNo, 'Not the newest version of each row alone: all of them, oldest first, each as it stood.'),
  struck: may(yesNo, 'Rows that were struck are given as well.'),
  'count-by': may(list(name), 'Not the rows, but how many there are of each set of values of these columns (or `status`).'),
  language: may(string, 'Texts by language are given in this language alone, as one text.'),
  prefixes: may(map(address, 'any'), 'Of RDF: what stands before the colon, and the address that it stands for.'),
  codes: may(map(map(string, 'any'), 'name'), 'Code lists: of each, a value of ours and the code that the format has for it.'),
  write: must(value, 'The document: keys as the format has them, each with a plain value, `{ is: FEEL }`, or `{ each, as, gives }`.'),
  ...grounds,
});

export const exportFiles: Readonly<Record<string, FileKind>> = {
  export: folder('Export', 'exports', 'export', exported),
};
