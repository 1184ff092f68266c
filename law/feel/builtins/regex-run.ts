import { type Meter, spend } from './meter.ts';
import { sameButForCase } from './regex-character.ts';
import type { Program } from './regex-program.ts';

/** Where a pattern matched, in UTF-16 units: start and end of the whole, then of each group; -1 for a group that took no part. */
export type Spans = Int32Array;

/** So many instructions are one step of the meter. */
const INSTRUCTIONS_A_STEP = 8;

/** The memory of places is paid for by the 32-bit word, so many a step. */
const WORDS_A_STEP = 4;

/**
 * Finds a pattern in a text, from left to right: each call gives the next match from a place on.
 *
 * It tries the ways of a pattern in their order (leftmost, first way first, as Perl and XPath do), and remembers at which character a
 * place has failed: no place is tried twice at one character, in whatever way it is reached. So all matches together take at most
 * places × characters, which is the linear time of RE2. A pattern with back-references cannot have such a memory; what it does is
 * bounded by the meter alone.
 *
 * @throws Exhausted where the meter runs out
 */
export const searchIn = (program: Program, text: string, meter: Meter): ((from: number) => Spans | undefined) => {
  const { splits, looksBack } = program;
  const words = looksBack ? 0 : Math.ceil((splits * (text.length + 1)) / 32);
  spend(meter, Math.ceil(words / WORDS_A_STEP));
  const failed = new Int32Array(words);
  return (from) => {
    for (let start = from; start <= text.length; start = next(text, start)) {
      const spans = runAt(program, text, start, failed, meter);
      if (spans === undefined) continue;
      // The way that succeeded ends here, and a later search may begin here.
      if (!looksBack) forget(failed, splits, spans[1]!);
      return spans;
    }
    return undefined;
  };
};

const next = (text: string, at: number): number => at + ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);

const forget = (failed: Int32Array, splits: number, at: number): void => {
  for (let bit = splits * at; bit < splits * (at + 1); bit += 1) failed[bit >> 5]! &= ~(1 << (bit & 31));
};

/** A way not tried yet: where it goes on, and at which character. A negative place is a slot to be set back to what it held. */
interface Untried {
  readonly place: number;
  readonly at: number;
}

const runAt = (program: Program, text: string, start: number, failed: Int32Array, meter: Meter): Spans | undefined => {
  const { instructions, style, splits, looksBack } = program;
  const slots = new Int32Array(program.slots).fill(-1);
  const untried: Untried[] = [];
  let place = 0;
  let at = start;
  let unpaid = 0;
  const back = (): boolean => {
    for (let last = untried.pop(); last !== undefined; last = untried.pop()) {
      if (last.place < 0) slots[-1 - last.place] = last.at;
      else {
        place = last.place;
        at = last.at;
        return true;
      }
    }
    return false;
  };
  for (;;) {
    const instruction = instructions[place]!;
    unpaid += 1;
    if (unpaid >= INSTRUCTIONS_A_STEP) {
      spend(meter, Math.floor(unpaid / INSTRUCTIONS_A_STEP));
      unpaid %= INSTRUCTIONS_A_STEP;
    }
    let goesOn = true;
    switch (instruction.does) {
      case 'character': {
        const character = text.codePointAt(at);
        unpaid += instruction.cost - 1;
        goesOn = character !== undefined && instruction.passes(character);
        if (goesOn) at += character! > 0xffff ? 2 : 1;
        break;
      }
      case 'split': {
        const bit = at * splits + instruction.memo;
        if (!looksBack) {
          goesOn = (failed[bit >> 5]! & (1 << (bit & 31))) === 0;
          if (!goesOn) break;
          failed[bit >> 5]! |= 1 << (bit & 31);
        }
        untried.push({ place: instruction.second, at });
        place = instruction.first;
        continue;
      }
      case 'jump':
        place = instruction.to;
        continue;
      case 'save':
        untried.push({ place: -1 - instruction.slot, at: slots[instruction.slot]! });
        slots[instruction.slot] = at;
        break;
      case 'moved':
        goesOn = at !== slots[instruction.slot];
        break;
      case 'begin':
        // The newline that ends the text begins no line (XPath Functions 3.1, 5.6.1).
        goesOn = at === 0 || (style.lines && text[at - 1] === '\n' && at < text.length);
        break;
      case 'end':
        goesOn = at === text.length || (style.lines && text[at] === '\n');
        break;
      case 'back': {
        const length = repeated(text, slots[2 * instruction.group]!, slots[2 * instruction.group + 1]!, at, style.anyCase);
        goesOn = length !== undefined;
        at += length ?? 0;
        unpaid += length ?? 0;
        break;
      }
      case 'match':
        return slots.subarray(0, 2 * (program.groups + 1));
    }
    if (goesOn) place += 1;
    else if (!back()) return undefined;
  }
};

/** How much of the text repeats a group; a group that took no part is empty. */
const repeated = (text: string, from: number, to: number, at: number, anyCase: boolean): number | undefined => {
  const group = from < 0 || to < 0 ? '' : text.slice(from, to);
  if (text.startsWith(group, at)) return group.length;
  if (!anyCase) return undefined;
  let read = at;
  for (const character of group) {
    const there = text.codePointAt(read);
    if (there === undefined || !sameButForCase(there, character.codePointAt(0)!)) return undefined;
    read += there > 0xffff ? 2 : 1;
  }
  return read - at;
};
