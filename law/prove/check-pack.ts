import { type Finding, inFileOrder, worded } from '#law/ground';
import { type Loaded, loadPack, type Pack, powerFindings } from '#law/pack';
import type { PackProved } from './paths/index.ts';
import { say } from './say.ts';
import { claimFindings } from './sentence/claims.ts';
import { checkPackTable, usualLimits } from './tables/index.ts';

/** Steps that all tables of a pack may take together. */
const MOST_TABLE_STEPS = 60_000_000;

/**
 * Reads a pack and says all that is wrong with it: as it is written and, once it can be read at all, as its tables answer over their
 * whole domain, and whether its office can take in anybody at all. With an error in either there is no pack. Promises are proved apart
 * (`provePack`), for that takes longer.
 *
 * @param told which table is looked at next, how many are done, and how many there are
 */
export const checkedPack = (
  texts: ReadonlyMap<string, string>,
  told: (table: string, done: number, of: number) => void = () => {},
): Loaded => {
  const { pack, findings: found, read } = loadPack(texts);
  const powers = pack === undefined ? [] : [...powerFindings(pack), ...claimFindings(pack)];
  const tables = Object.values(pack?.tables ?? {});
  // Many tables share what few may take each: a text is checked within one budget, however it is cut up.
  const steps = Math.min(usualLimits.steps, Math.ceil(MOST_TABLE_STEPS / Math.max(1, tables.length)));
  const ofTables = tables.flatMap((table, index) => {
    told(table.name, index, tables.length);
    return checkPackTable(table, { ...usualLimits, steps });
  });
  const findings = inFileOrder([...found, ...powers, ...ofTables]);
  return pack === undefined || findings.some(({ severity }) => severity === 'error') ? { findings, read } : { pack, findings, read };
};

/** Of an answer to a promise what a finding is made of. */
type BrokenOrNot = Pick<PackProved['promises'][number], 'id' | 'holds' | 'why'>;

/** Each broken promise as a finding, at the place where it is made. One that is not decided is none: it forbids nothing. */
export const brokenPromises = ({ promises }: Pack, proved: readonly BrokenOrNot[]): readonly Finding[] =>
  proved
    .filter(({ holds }) => holds === false)
    .map(({ id, why }) => {
      const { file, line, column } = promises[id]!.at;
      return {
        code: 'promise/broken',
        severity: 'error',
        file,
        line,
        column,
        ...worded(
          say('brokenPromises.thePromiseIsBroken', { id, hasWhy: why !== undefined, why }),
          say('brokenPromises.playItsCounterexampleWrites'),
        ),
        basis: promises[id]!.basis,
      };
    });
