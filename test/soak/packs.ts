import { join } from 'node:path';
import { playAll } from '#law/case';
import { checkedPack, provePack } from '#law/prove';
import { readPackFolder } from '#shell/office';
import { chanceOf, type Files, mutated } from './mutate-pack.ts';

export const name = 'packs';

const root = join(import.meta.dirname, '../..');

/** The packs whose texts are changed. */
export const originals: Readonly<Record<string, Files>> = {
  base: readPackFolder(join(root, 'test/golden/packs/base')),
  shenzhen: readPackFolder(join(root, 'packs/shenzhen')),
};

/** Configurations that a changed procedure is explored to. */
const configurations = 3000;

/**
 * What is wrong with how the program takes a pack; nothing, whatever the pack is. A finding has a place and both languages and a way out, nothing
 * throws, and a pack without an error is proved and played.
 */
export const faultOf = (files: Files): string | undefined => {
  try {
    const { pack, findings } = checkedPack(files);
    for (const { code, file, line, text, wayOut } of findings) {
      if (file === '' || line < 1) return `${code} has no place`;
      if (text.en.trim() === '' || text.zh.trim() === '') return `${code} lacks a language`;
      if (wayOut === undefined || wayOut.en.trim() === '' || wayOut.zh.trim() === '') return `${code} has no way out: ${text.en}`;
    }
    if (pack === undefined) return findings.length === 0 ? 'neither a pack nor a finding' : undefined;
    provePack(pack, undefined, undefined, configurations);
    playAll(pack);
    return undefined;
  } catch (fault) {
    return fault instanceof Error
      ? `${fault.name}: ${fault.message.slice(0, 300)}\n${fault.stack?.split('\n').slice(1, 4).join('\n')}`
      : String(fault);
  }
};

export interface FuzzFailure {
  readonly pack: string;
  readonly seed: number;
  readonly fault: string;
}

/** Tries one changed pack, told by its seed alone: so a failure is kept as a line. */
export const tryOne = (pack: string, seed: number): FuzzFailure | undefined => {
  const fault = faultOf(mutated(originals[pack]!, chanceOf(seed)));
  return fault === undefined ? undefined : { pack, seed, fault };
};

/** Changes packs until the time is over: how many were tried, and what went wrong, each told by its pack and seed. */
export const run = async ({ seconds, seed }: { readonly seconds: number; readonly seed: number }) => {
  const until = performance.now() + seconds * 1000;
  const failures: FuzzFailure[] = [];
  let tried = 0;
  while (performance.now() < until) {
    // A large pack takes twenty times as long as a small one.
    const failure = tryOne(tried % 20 === 19 ? 'shenzhen' : 'base', seed + tried);
    if (failure !== undefined) failures.push(failure);
    tried += 1;
    await new Promise((resolve) => setImmediate(resolve));
  }
  return { tried, found: failures.map((failure) => `${failure.pack} with seed ${failure.seed}: ${failure.fault}`) };
};
