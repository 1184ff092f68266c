import type { Pack } from '#law/pack';
import { loadedText } from '../read-texts.ts';
import { digestOf, type PackFiles } from '../shelf.ts';
import type { Examined } from './examine.ts';

/** So many differences are kept in mind: those of texts that people look at now. */
const most = 6;

const remember = <T>(known: Map<string, T>, key: string, value: T): T => {
  known.delete(key);
  known.set(key, value);
  for (const oldest of known.keys()) {
    if (known.size <= most) break;
    known.delete(oldest);
  }
  return value;
};

/** A text as it reads, whether or not it stands on the shelf; the same one is not read again for each page. */
export const readText = (files: PackFiles): Pack | undefined => loadedText(digestOf(files), files).pack;

type Difference = Pick<Examined, 'changes' | 'seams'>;

const differences = new Map<string, Difference>();

const between = (files: PackFiles, inForce: PackFiles | undefined): string =>
  `${digestOf(files)} ${inForce === undefined ? '' : digestOf(inForce)}`;

/** What a text says otherwise than the one in force is worked out once: neither of the two ever changes. */
export const knownDifference = (files: PackFiles, inForce: PackFiles | undefined): Difference | undefined =>
  differences.get(between(files, inForce));

export const noteDifference = (files: PackFiles, inForce: PackFiles | undefined, { changes, seams }: Difference): Difference =>
  remember(differences, between(files, inForce), {
    ...(changes === undefined ? {} : { changes }),
    ...(seams === undefined ? {} : { seams }),
  });
