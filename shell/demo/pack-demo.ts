import { join } from 'node:path';
import { play } from '#law/case';
import type { Finding } from '#law/ground';
import { type Demo, type Example, loadPack, type Pack } from '#law/pack';
import { type PackFiles, readPackWithDemo } from '#shell/office';
import { refusedStory } from './refused-story.ts';

const ownFolder = join(import.meta.dirname, '../../packs/shenzhen');

/** A pack that a demo can be made of. */
export interface PackToShow {
  /** The text of the law alone: what is installed. */
  readonly law: PackFiles;
  readonly pack: Pack;
  /** What is wrong with the demo's own files and stories; each of them is left out. */
  readonly leftOut: readonly Finding[];
}

/** The law has an error, so there is nothing to show. */
export interface Unreadable {
  readonly findings: readonly Finding[];
}

/** Reads a folder: the law whole, and of its demo whatever can be read and does not break the law. */
export const packToShow = (folder: string): PackToShow | Unreadable => {
  const all = readPackWithDemo(folder);
  const law = new Map([...all].filter(([path]) => !path.startsWith('demo/')));
  const alone = loadPack(law);
  if (alone.pack === undefined) return { findings: alone.findings };
  const leftOut: Finding[] = [];
  const kept = new Map(all);
  // A file of the demo with an error is left out, and the others are read again without it: what names it is then told as well.
  for (;;) {
    const { pack, findings } = loadPack(kept);
    if (pack !== undefined) {
      const refused = storiesRefused(pack);
      const stories = Object.fromEntries(Object.entries(pack.demo.stories).filter(([name]) => !refused.has(name)));
      return { law, pack: { ...pack, demo: { ...pack.demo, stories } }, leftOut: [...leftOut, ...refused.values()] };
    }
    const own = findings.filter(({ file, severity }) => severity === 'error' && file.startsWith('demo/'));
    const faulty = new Set(own.length === 0 ? [...kept.keys()].filter((path) => path.startsWith('demo/')) : own.map(({ file }) => file));
    leftOut.push(...own);
    if (faulty.size === 0) return { findings };
    for (const file of faulty) kept.delete(file);
  }
};

/** Stories that the law refuses when they are played as they are written: by name, with the place and the refusal. */
const storiesRefused = (pack: Pack): ReadonlyMap<string, Finding> =>
  new Map(
    Object.values(pack.demo.stories).flatMap((story: Example) => {
      const [first] = play(pack, story).failed;
      return first === undefined ? [] : [[story.name, refusedStory(pack, story, first)] as const];
    }),
  );

/** The demo files of the pack that comes with the program. Its stories are not played here: a test does that, and a start would wait for it. */
export const ownDemo = (): Demo => {
  const { pack, findings } = loadPack(readPackWithDemo(ownFolder));
  if (pack === undefined) throw new Error(`the pack that comes with the program cannot be read: ${findings[0]?.message}`);
  return pack.demo;
};
