import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { localDay, zoneOf } from '#law/ground';
import type { Pack } from '#law/pack';
import { type PackWitnessed, provePackByCases } from '#law/prove';
import type { PackProof, PromiseProved } from '#shell/ledger';

const lawFolder = join(import.meta.dirname, '../../law');

let digest: string | undefined;

/** SHA-256 over the modules of `law/` that run, by name: a prover that reads or proves otherwise has another one. */
export const proverDigest = (): string => {
  digest ??= digestOfModules(lawFolder);
  return digest;
};

const digestOfModules = (folder: string): string => {
  const hash = createHash('sha256');
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.ts') && !/\.(test|fixture)\.ts$/.test(name))
    .toSorted();
  for (const name of names) hash.update(`${name}\n`).update(readFileSync(join(folder, name)));
  return hash.digest('hex');
};

/** What this process has proved already, by the digest of the text: the same text has the same proof. */
const proved = new Map<string, readonly PromiseProved[]>();

/**
 * Proves all promises of a text, once a process.
 * @param at milliseconds since 1970; the proof bears that day, in the zone of the pack
 */
export const proofOf = (digestOfText: string, pack: Pack, at: number): PackProof => {
  const promises = proved.get(digestOfText) ?? provedOf(pack, () => performance.now());
  proved.set(digestOfText, promises);
  return { digest: digestOfText, prover: proverDigest(), on: localDay(zoneOf(pack.zone), at), promises };
};

/** Proves all promises of a text, whether or not it was done before. */
export const provedOf = (pack: Pack, now: () => number): readonly PromiseProved[] => provePackByCases(pack, now).promises.map(kept);

/** What another thread of this process proved of a text need not be proved again. */
export const noteProved = (digestOfText: string, promises: readonly PromiseProved[]): void => {
  proved.set(digestOfText, promises);
};

/** What a store keeps of an answer: for a promise that is not kept, the case that shows it or else the way there. */
const kept = ({ id, holds, states, ms, why, witness, path, assumes, time }: PackWitnessed['promises'][number]): PromiseProved => {
  const shown =
    holds === false
      ? (witness ??
        (path === undefined ? undefined : { ...path, shows: { ...path.shows }, moves: path.moves.map((move) => ({ ...move })) }))
      : undefined;
  return {
    id,
    holds,
    states,
    ...(ms === undefined ? {} : { ms }),
    ...(why === undefined ? {} : { why }),
    ...(shown === undefined ? {} : { witness: shown }),
    assumes,
    ...(time === undefined ? {} : { time }),
  };
};
