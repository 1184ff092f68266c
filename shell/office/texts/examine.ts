import type { Progress, TextChange } from '#contract';
import { playAll } from '#law/case';
import { inFileOrder, type Text } from '#law/ground';
import { loadPack, type Pack } from '#law/pack';
import { brokenPromises, checkedPack } from '#law/prove';
import type { PromiseProved } from '#shell/ledger';
import { provedOf } from '../prover.ts';
import type { PackFiles } from '../shelf.ts';
import { differenceInWords } from './changes.ts';
import { type Found, foundIn, hasError } from './found.ts';
import { unplayed } from './unplayed.ts';

/** Everything that can be found of a text without looking at the store. */
export interface Examined {
  readonly findings: readonly Found[];
  readonly examples?: { readonly played: number; readonly matched: number };
  /** What was proved of it; nothing, if it cannot be read. */
  readonly promises?: readonly PromiseProved[];
  /** Against the text in force. */
  readonly changes?: readonly TextChange[];
  readonly seams?: readonly Text[];
}

/** Checks a text, plays its examples, proves its promises and compares it with the one in force; what cannot be read is not gone on with. */
export const examine = (files: PackFiles, inForce: PackFiles | undefined, told: (progress: Progress) => void): Examined => {
  told({ stage: 'checking', done: 0, of: files.size });
  const { pack, findings } = checkedPack(files, (name, done, of) => told({ stage: 'checking', name, done, of }));
  const found = findings.map(foundIn);
  if (pack === undefined) return { findings: found };
  const examples = Object.values(pack.examples).length;
  told({ stage: 'playing', done: 0, of: examples });
  const { played, matched, failed } = playAll(pack, (name, done, of) => told({ stage: 'playing', name, done, of }));
  const promises = proved(pack, told);
  told({ stage: 'comparing', done: 0, of: 1 });
  return {
    findings: [...inFileOrder([...findings, ...brokenPromises(pack, promises)]).map(foundIn), ...unplayed(failed)].toSorted(
      (a, b) => Number(hasError([b])) - Number(hasError([a])),
    ),
    examples: { played, matched },
    promises,
    ...compare(pack, inForce),
  };
};

/** The same without checking and proving, for another day of force or another text to compare with. */
export const compare = (pack: Pack, inForce: PackFiles | undefined): Pick<Examined, 'changes' | 'seams'> => {
  const before = inForce === undefined ? undefined : loadPack(inForce).pack;
  return before === undefined ? {} : differenceInWords(before, pack);
};

/** The prover looks at its clock when it begins a promise and when it has done with it: so it is known how far it is. */
const proved = (pack: Pack, told: (progress: Progress) => void): readonly PromiseProved[] => {
  const names = Object.keys(pack.promises);
  const of = names.length;
  let looks = 0;
  told({ stage: 'proving', done: 0, of });
  return provedOf(pack, () => {
    looks += 1;
    const done = Math.min(of, Math.floor(looks / 2));
    const name = names[done];
    told({ stage: 'proving', done, of, ...(name === undefined ? {} : { name }) });
    return performance.now();
  });
};
