import { Decimal, dayNumber, dayOf, type Num, normal, parseDay, type Text, type Value } from '#law/ground';
import type { Cell, Domain, Range, TableInput } from '#law/table';
import { constantsOf, passes } from './own-tests.ts';
import { say } from './spoken.ts';

/** A set of facts: for each axis the atoms it holds, as bits; the words of all axes stand one after the other. */
export type Box = Int32Array;

/**
 * One input, cut into atoms: the longest stretches of its values on which no cell changes. Whatever its type, its values are
 * numbered; a choice by its options, a number by its steps, a day by its date, a text by those named and one for all the others.
 */
export interface Axis {
  readonly input: TableInput;
  /** Number of the first value of each atom. */
  readonly starts: readonly bigint[];
  /** Values in each atom; of endless inputs the outermost atoms are counted by what was cut. */
  readonly sizes: readonly bigint[];
  readonly total: bigint;
  /** Each atom's size and the total as plain numbers, where the total is a safe one. */
  readonly plain: readonly number[] | undefined;
  /** Values in the atoms of each word, as plain numbers: for words of 32 atoms. */
  readonly wordSizes: readonly number[];
  readonly word: number;
  readonly words: number;
  /** Values that follow each other are neighbours; else all are. */
  readonly linear: boolean;
  /** The last atom of an input that may be unknown: it stands for that, and is next to no value. */
  readonly unknown?: number;
  /** What keeps its values from being counted, in the author's words. */
  readonly endless?: Text;
  readonly valueAt: (index: bigint) => Value;
}

export interface Space {
  readonly axes: readonly Axis[];
  readonly words: number;
  /** All of it. */
  readonly whole: Box;
  readonly total: bigint;
}

/** A rule as a set of facts. */
export interface Coded {
  readonly box: Box;
  readonly empty: boolean;
  /** Cells that are no sets over their own input: the box is then larger than the rule. */
  readonly open: readonly Cell[];
}

/**
 * Cuts the inputs where the rows' cells change, and codes the rows.
 * @returns a sentence where an input has no value at all
 */
export const codeTable = (
  inputs: readonly TableInput[],
  rows: readonly (readonly Cell[])[],
): { readonly space: Space; readonly coded: readonly Coded[] } | Text => {
  const columns = inputs.map((input, index) => readColumn(input, index, rows));
  const empty = columns.find(({ grid }) => grid.low !== undefined && grid.high !== undefined && grid.low > grid.high);
  if (empty !== undefined) return say('codeTable.canHaveNoValue', { input: empty.input.name });
  let word = 0;
  const axes = columns.map((column) => {
    const axis = axisOf(column, word);
    word += axis.words;
    return axis;
  });
  const whole = new Int32Array(word);
  for (const axis of axes) fill(whole, axis, 0, axis.starts.length);
  const space = { axes, words: word, whole, total: axes.reduce((product, { total }) => product * total, 1n) };
  const painted = columns.map((column, index) => painter(column, axes[index]!));
  return { space, coded: rows.map((cells) => codeRow(cells, space, columns, painted)) };
};

type Run = readonly [first: bigint, last: bigint];

/** How the values of an input are numbered. */
interface Grid {
  readonly low?: bigint;
  readonly high?: bigint;
  readonly linear: boolean;
  readonly endless?: Text;
  readonly valueAt: (index: bigint) => Value;
  /** `undefined` for a cell that is no set over this input alone. */
  readonly runsOf: (cell: Cell) => readonly Run[] | undefined;
}

interface Column {
  readonly input: TableInput;
  readonly grid: Grid;
  /** By the cell's source: the same text is the same set. `all` of no cell, `open` where it is no set. */
  readonly runs: ReadonlyMap<string, readonly Run[] | 'all' | 'open'>;
}

const readColumn = (input: TableInput, index: number, rows: readonly (readonly Cell[])[]): Column => {
  const texts = new Map<string, Cell>();
  for (const cells of rows) {
    const cell = cells[index]!;
    texts.set(keyOf(cell), cell);
  }
  const grid = gridOf(input, [...texts.values()]);
  const runs = new Map([...texts].map(([key, cell]) => [key, cell.kind === 'any' ? ('all' as const) : clip(grid, cell)]));
  return { input, grid, runs };
};

const keyOf = (cell: Cell): string => `${cell.kind} ${cell.source}`;

const clip = (grid: Grid, cell: Cell): readonly Run[] | 'open' => {
  const runs = grid.runsOf(cell);
  if (runs === undefined) return 'open';
  return runs.flatMap(([first, last]): Run[] => {
    const from = grid.low !== undefined && first < grid.low ? grid.low : first;
    const to = grid.high !== undefined && last > grid.high ? grid.high : last;
    return from > to ? [] : [[from, to]];
  });
};

const axisOf = ({ input, grid, runs }: Column, word: number): Axis => {
  const cuts = new Set<bigint>();
  for (const set of runs.values()) {
    if (typeof set === 'string') continue;
    for (const [first, last] of set) {
      if (first !== beyondLow) cuts.add(first);
      if (last !== beyondHigh) cuts.add(last + 1n);
    }
  }
  const inner = [...cuts].sort((a, b) => (a < b ? -1 : 1));
  const low = grid.low ?? least(grid.high, (inner[0] ?? 0n) - 1n);
  const high = grid.high ?? most(low, inner.at(-1) ?? 0n);
  const mayBeUnknown = input.nullable === true;
  const end = mayBeUnknown ? high + 2n : high + 1n;
  const starts = [low, ...inner.filter((cut) => cut > low && cut <= high), ...(mayBeUnknown ? [high + 1n] : [])];
  const sizes = starts.map((start, index) => (starts[index + 1] ?? end) - start);
  const total = end - low;
  const words = Math.ceil(starts.length / 32);
  const plain = total <= BigInt(Number.MAX_SAFE_INTEGER) ? sizes.map(Number) : undefined;
  return {
    input,
    starts,
    sizes,
    total,
    plain,
    wordSizes: Array.from({ length: words }, (_, at) => (plain ?? []).slice(at * 32, at * 32 + 32).reduce((sum, size) => sum + size, 0)),
    word,
    words,
    linear: grid.linear,
    ...(grid.endless === undefined ? {} : { endless: grid.endless }),
    ...(mayBeUnknown ? { unknown: starts.length - 1 } : {}),
    valueAt: (index) => (mayBeUnknown && index > high ? null : grid.valueAt(index)),
  };
};

const least = (a: bigint | undefined, b: bigint): bigint => (a !== undefined && a < b ? a : b);
const most = (a: bigint, b: bigint): bigint => (a > b ? a : b);

const painter = ({ runs }: Column, axis: Axis): ((box: Box, key: string) => void) => {
  const atomOf = new Map(axis.starts.map((start, index) => [start, index]));
  const known = axis.unknown ?? axis.starts.length;
  const done = new Map<string, Int32Array>();
  for (const [key, set] of runs) {
    const part = new Int32Array(axis.word + axis.words);
    if (typeof set === 'string') fill(part, axis, 0, axis.starts.length);
    else {
      for (const [first, last] of set) {
        fill(part, axis, atomOf.get(first) ?? 0, last === beyondHigh ? known : (atomOf.get(last + 1n) ?? known));
      }
    }
    done.set(key, part.subarray(axis.word));
  }
  return (box, key) => box.set(done.get(key)!, axis.word);
};

const fill = (box: Box, { word }: { readonly word: number }, from: number, to: number): void => {
  for (let atom = from; atom < to; atom += 1) box[word + (atom >> 5)]! |= 1 << (atom & 31);
};

const codeRow = (
  cells: readonly Cell[],
  { words, whole, axes }: Space,
  columns: readonly Column[],
  painted: readonly ((box: Box, key: string) => void)[],
): Coded => {
  const box = new Int32Array(words);
  box.set(whole);
  const open: Cell[] = [];
  for (const [index, cell] of cells.entries()) {
    if (cell.kind === 'any') continue;
    const key = keyOf(cell);
    if (columns[index]!.runs.get(key) === 'open') open.push(cell);
    else painted[index]!(box, key);
  }
  return { box, empty: axes.some((axis) => isBlank(box, axis)), open };
};

const isBlank = (box: Box, { word, words }: Axis): boolean => {
  for (let at = word; at < word + words; at += 1) if (box[at] !== 0) return false;
  return true;
};

// ---- numbering values ------------------------------------------------------------------------------------------------------------

// Ends of what has none; no value is ever numbered so high.
const beyondHigh = 10n ** 60n;
const beyondLow = -beyondHigh;

const gridOf = (input: TableInput, cells: readonly Cell[]): Grid => {
  if (input.several === true) {
    const endless = say('gridOf.holdsAListAnd', { input: input.name });
    return { low: 0n, high: 0n, linear: false, endless, valueAt: () => [], runsOf: () => undefined };
  }
  const { domain } = input;
  switch (domain.kind) {
    case 'choice':
      return listGrid(domain.options, domain.ranked, (cell) => (cell.kind === 'options' ? cell.options : undefined));
    case 'yes-no':
      return listGrid([false, true], true, (cell) => (cell.kind === 'yes-no' ? [cell.value] : undefined));
    case 'text':
      return textGrid(input.name, cells);
    case 'number':
      return stepGrid(input, domain.min, domain.max, domain.step, (value) => value);
    case 'date':
      return stepGrid(input, numberOfDay(domain.min), numberOfDay(domain.max), 1, (value) => dayOf(Number(value)));
  }
};

const numberOfDay = (text: string | undefined): number | undefined => {
  const day = text === undefined ? undefined : parseDay(text);
  return day === undefined ? undefined : dayNumber(day);
};

const listGrid = (values: readonly Value[], linear: boolean, meant: (cell: Cell) => readonly Value[] | undefined): Grid => {
  const valueAt = (index: bigint): Value => values[Number(index)]!;
  const among = (chosen: readonly Value[]): readonly Run[] =>
    values.flatMap((value, index) => (chosen.includes(value) ? [[BigInt(index), BigInt(index)] as const] : []));
  return {
    low: 0n,
    high: BigInt(values.length - 1),
    linear,
    valueAt,
    runsOf: (cell) => {
      const chosen = meant(cell);
      if (chosen !== undefined) return among(chosen);
      return tried(cell, BigInt(values.length - 1), valueAt);
    },
  };
};

// The texts that cells name, and one that stands for all the others.
const textGrid = (name: string, cells: readonly Cell[]): Grid => {
  const named = [...new Set(cells.flatMap((cell) => (cell.kind === 'texts' ? cell.texts : [])))];
  let other = 'another text';
  while (named.includes(other)) other = `${other}!`;
  const grid = listGrid([...named, other], false, (cell) =>
    cell.kind !== 'texts' ? undefined : cell.not ? [...named, other].filter((text) => !cell.texts.includes(text)) : cell.texts,
  );
  const runsOf = (cell: Cell): readonly Run[] | undefined => (cell.kind === 'texts' ? grid.runsOf(cell) : undefined);
  return { ...grid, runsOf, endless: say('textGrid.isFreeText', { name }) };
};

const stepGrid = (input: TableInput, min: Num | undefined, max: Num | undefined, step: Num, show: (value: Num) => Value): Grid => {
  const origin = min ?? 0;
  const plain = step === 1 && Number.isInteger(origin);
  // Steps from the origin, rounded up or down; `open` leaves out the value itself.
  const at = (value: Num, up: boolean, open: boolean): bigint => {
    if (plain && typeof value === 'number') return BigInt(value - (origin as number)) + (open ? (up ? 1n : -1n) : 0n);
    const steps = new Decimal(value).minus(origin).dividedBy(step);
    const whole = up ? steps.ceil() : steps.floor();
    return BigInt(whole.toFixed(0)) + (open && steps.isInteger() ? (up ? 1n : -1n) : 0n);
  };
  const low = min === undefined ? undefined : 0n;
  const high = max === undefined ? undefined : at(max, false, false);
  const valueAt = (index: bigint): Value => show(normal(new Decimal(String(index)).times(step).plus(origin)));
  const run = ({ low: from, lowOpen, high: to, highOpen }: Range): Run => [
    from === undefined ? beyondLow : at(from, true, lowOpen === true),
    to === undefined ? beyondHigh : at(to, false, highOpen === true),
  ];
  const missing =
    min === undefined
      ? max === undefined
        ? say('stepGrid.neitherNor')
        : say('stepGrid.no')
      : max === undefined
        ? say('stepGrid.noMax')
        : undefined;
  return {
    ...(low === undefined ? {} : { low }),
    ...(high === undefined ? {} : { high }),
    linear: true,
    ...(missing === undefined ? {} : { endless: say('stepGrid.has', { input: input.name, missing }) }),
    valueAt,
    runsOf: (cell) => {
      if (cell.kind === 'ranges') return cell.ranges.map(run).filter(([first, last]) => first <= last);
      if (low === undefined || high === undefined || cell.kind !== 'test') return undefined;
      // Compared with constants alone it is the same between two of them: one value of each stretch is tried.
      const numbers = high < triedAtMost ? undefined : constantsOf(cell, input.domain);
      if (numbers === undefined) return tried(cell, high, valueAt, input.domain);
      const cuts = [...new Set([0n, ...numbers.flatMap((number) => [at(number, true, false), at(number, true, true)])])];
      const starts = cuts.filter((cut) => cut >= 0n && cut <= high).sort((a, b) => (a < b ? -1 : 1));
      return starts.flatMap((start, index): readonly Run[] =>
        passes(cell.test, valueAt(start), input.domain) ? [[start, (starts[index + 1] ?? high + 1n) - 1n]] : [],
      );
    },
  };
};

const triedAtMost = 4096n;

// A FEEL test that looks at nothing but its own input is tried on each of its values, if they are few.
const tried = (cell: Cell, high: bigint, valueAt: (index: bigint) => Value, domain?: Domain): readonly Run[] | undefined => {
  if (cell.kind !== 'test' || cell.reads.length > 0 || cell.test.calls.length > 0 || high >= triedAtMost) return undefined;
  const runs: Run[] = [];
  for (let index = 0n; index <= high; index += 1n) {
    if (passes(cell.test, valueAt(index), domain)) runs.push([index, index]);
  }
  return runs;
};
