import { type Passes, passesOf, type Style } from './regex-character.ts';
import type { PatternTree, Piece } from './regex-tree.ts';

/** What a machine does at one place. Where it does not say, it goes on at the next. */
export type Instruction =
  | { readonly does: 'character'; readonly passes: Passes; readonly cost: number }
  /** Tries `first`, then `second`. `memo` numbers these places, to remember at which characters they failed. */
  | { readonly does: 'split'; readonly first: number; readonly second: number; readonly memo: number }
  | { readonly does: 'jump'; readonly to: number }
  | { readonly does: 'save'; readonly slot: number }
  /** Goes on only if something was read since `slot` was saved. */
  | { readonly does: 'moved'; readonly slot: number }
  | { readonly does: 'begin' | 'end' | 'match' }
  | { readonly does: 'back'; readonly group: number };

export interface Program {
  readonly instructions: readonly Instruction[];
  readonly style: Style;
  readonly groups: number;
  readonly looksBack: boolean;
  /** How many places split. */
  readonly splits: number;
  /** Two for each group and the whole, then one for each loop that needs it. */
  readonly slots: number;
}

/** Longer programs are refused: `a{1000}{1000}` would be a million places. */
const MOST_INSTRUCTIONS = 20_000;

/** Lays a tree out as a program; `undefined` where it would be too long. */
export const programOf = (tree: PatternTree, style: Style): Program | undefined => {
  const work: Work = { instructions: [], style, looksBack: tree.looksBack, splits: 0, slots: 2 * (tree.groups + 1), full: false };
  lay({ kind: 'group', index: 0, of: tree.root }, work);
  add(work, { does: 'match' });
  if (work.full) return undefined;
  const { instructions, looksBack, splits, slots } = work;
  return { instructions, style, groups: tree.groups, looksBack, splits, slots };
};

interface Work {
  readonly instructions: Instruction[];
  readonly style: Style;
  readonly looksBack: boolean;
  splits: number;
  slots: number;
  full: boolean;
}

const add = (work: Work, instruction: Instruction): number => {
  if (work.instructions.length >= MOST_INSTRUCTIONS) work.full = true;
  else work.instructions.push(instruction);
  return work.instructions.length - 1;
};

/** Where it goes is known only once what it goes around is laid out. */
const addSplit = (work: Work): ((first: number, second: number) => void) => {
  const memo = work.splits;
  work.splits += 1;
  const at = add(work, { does: 'split', first: 0, second: 0, memo });
  return (first, second) => {
    if (!work.full) work.instructions[at] = { does: 'split', first, second, memo };
  };
};

const addJump = (work: Work): ((to: number) => void) => {
  const at = add(work, { does: 'jump', to: 0 });
  return (to) => {
    if (!work.full) work.instructions[at] = { does: 'jump', to };
  };
};

const lay = (piece: Piece, work: Work): void => {
  if (work.full) return;
  switch (piece.kind) {
    case 'character':
      add(work, { does: 'character', passes: passesOf(piece.test, work.style.anyCase), cost: 1 + (piece.test.source.length >> 8) });
      return;
    case 'begin':
    case 'end':
      add(work, { does: piece.kind });
      return;
    case 'back':
      add(work, { does: 'back', group: piece.group });
      return;
    case 'sequence':
      for (const part of piece.parts) lay(part, work);
      return;
    case 'group':
      if (piece.index === undefined) return lay(piece.of, work);
      add(work, { does: 'save', slot: 2 * piece.index });
      lay(piece.of, work);
      add(work, { does: 'save', slot: 2 * piece.index + 1 });
      return;
    case 'either':
      return layEither(piece.ways, work);
    case 'repeat':
      return layRepeat(piece, work);
  }
};

const layEither = (ways: readonly Piece[], work: Work): void => {
  const ends: ((to: number) => void)[] = [];
  for (const [index, way] of ways.entries()) {
    if (index === ways.length - 1) {
      lay(way, work);
      break;
    }
    const split = addSplit(work);
    const first = work.instructions.length;
    lay(way, work);
    ends.push(addJump(work));
    split(first, work.instructions.length);
  }
  for (const end of ends) end(work.instructions.length);
};

type Repeat = Extract<Piece, { readonly kind: 'repeat' }>;

const layRepeat = ({ of, min, max, reluctant }: Repeat, work: Work): void => {
  for (let copy = 0; copy < min && !work.full; copy += 1) lay(of, work);
  const either = (split: (first: number, second: number) => void, inside: number, after: number): void =>
    reluctant ? split(after, inside) : split(inside, after);
  if (max === Infinity) {
    const start = work.instructions.length;
    const split = addSplit(work);
    const inside = work.instructions.length;
    layMoving(of, work);
    addJump(work)(start);
    either(split, inside, work.instructions.length);
    return;
  }
  const splits: (readonly [(first: number, second: number) => void, number])[] = [];
  for (let copy = min; copy < max && !work.full; copy += 1) {
    const split = addSplit(work);
    splits.push([split, work.instructions.length]);
    layMoving(of, work);
  }
  for (const [split, inside] of splits) either(split, inside, work.instructions.length);
};

/**
 * A turn of a loop that reads nothing would go on for ever. A program without back-references notices by its memory of places;
 * one with them has to look.
 */
const layMoving = (of: Piece, work: Work): void => {
  if (!work.looksBack) return lay(of, work);
  const slot = work.slots;
  work.slots += 1;
  add(work, { does: 'save', slot });
  lay(of, work);
  add(work, { does: 'moved', slot });
};
