import type { StoryLine } from '#contract';
import type { Text } from '#law/ground';
import type { Pack, Procedure } from '#law/pack';
import type { KeptMove } from '../calendar/index.ts';
import { markOf, momentInWords, titleOfName } from '../view/index.ts';
import type { Seen } from './look.ts';
import { say } from './say.ts';

/** What a newly published calendar did to the dates of a case, as lines of its story. */
export const moveLines = (seen: Seen, moves: readonly KeptMove[]): readonly StoryLine[] =>
  // A reader who sees the case as it stood earlier is told no more than that.
  moves.filter(({ on }) => seen.asOf === undefined || on <= seen.asOf).map((move) => moveLine(seen, move));

const moveLine = ({ pack, procedure }: Seen, move: KeptMove): StoryLine => {
  const rule = move.kind === 'clock' ? procedure.clocks[move.clock] : procedure.cases[move.clock];
  const article = rule?.basis[0];
  return {
    on: move.on,
    label: say('moveLine.calendar'),
    text: moveWords(pack, procedure, move),
    marks: rule === undefined || article === undefined ? [] : [markOf(pack, article, rule.standing, rule.note)],
  };
};

/** Which date moved, from when to when, or that it is certain now. */
export const moveWords = (pack: Pack, procedure: Procedure, { clock, kind, before, after, provisionalAfter }: KeptMove): Text => {
  const link = procedure.cases[clock];
  const title = kind === 'clock' ? titleOfName(pack, clock) : (link?.outside ?? titleOfName(pack, link?.procedure ?? clock));
  const [was, is] = [dateWords(before), dateWords(after)];
  return before === after
    ? say('moveWords.theHolidaysOfA', { title, is, provisionalAfter })
    : say('moveWords.theHolidaysOfAYearThat', { title, was, is });
};

const dateWords = (moment: string | null): Text => (moment === null ? say('dateWords.noDateYet') : momentInWords(moment));

/** By day, the newest first; those of one day as they came. */
export const newestFirst = (a: StoryLine, b: StoryLine): number => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0);
