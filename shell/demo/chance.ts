/** Chance with a seed: the same seed gives the same city. */
export interface Chance {
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number;
  one<T>(of: readonly T[]): T;
  shuffled<T>(of: readonly T[]): readonly T[];
  /** An independent one, so that what one story draws changes no other. */
  branch(name: string | number): Chance;
}

/** Mulberry32 (Tommy Ettinger), public domain: small, and good enough for inventing. */
export const chanceOf = (seed: string): Chance => {
  let state = hashed(seed);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  return {
    between,
    one: (of) => of[between(0, of.length - 1)]!,
    shuffled: (of) => {
      const rest = [...of];
      for (let at = rest.length - 1; at > 0; at -= 1) {
        const other = between(0, at);
        [rest[at], rest[other]] = [rest[other]!, rest[at]!];
      }
      return rest;
    },
    branch: (name) => chanceOf(`${seed}/${name}`),
  };
};

/** FNV-1a, 32 bits. */
const hashed = (words: string): number => {
  let hash = 0x811c9dc5;
  for (let at = 0; at < words.length; at += 1) hash = Math.imul(hash ^ words.charCodeAt(at), 0x01000193);
  return hash >>> 0;
};
