import type { StoryLine } from '#contract';
import { type Text, text } from '#law/ground';
import type { Pack, Procedure } from '#law/pack';
import type { KeptMove } from '../calendar/index.ts';
import { markOf, momentInWords, titleOfName } from '../view/index.ts';
import type { Seen } from './look.ts';

/** What a newly published calendar did to the dates of a case, as lines of its story. */
export const moveLines = (seen: Seen, moves: readonly KeptMove[]): readonly StoryLine[] =>
  // A reader who sees the case as it stood earlier is told no more than that.
  moves.filter(({ on }) => seen.asOf === undefined || on <= seen.asOf).map((move) => moveLine(seen, move));

const moveLine = ({ pack, procedure }: Seen, move: KeptMove): StoryLine => {
  const rule = move.kind === 'clock' ? procedure.clocks[move.clock] : procedure.cases[move.clock];
  const article = rule?.basis[0];
  return {
    on: move.on,
    label: text('Calendar', '日历'),
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
    ? text(
        `The holidays of a year that is counted were published: “${title.en}” stays at ${is.en}, and the date is ${provisionalAfter ? 'still provisional' : 'certain now'}.`,
        `所计年份的放假安排已公布：“${title.zh}”届满日仍为${is.zh}，${provisionalAfter ? '仍为暂定' : '不再为暂定'}。`,
      )
    : text(
        `The holidays of a year that is counted were published: “${title.en}” moves from ${was.en} to ${is.en}.`,
        `所计年份的放假安排已公布：“${title.zh}”的届满日由${was.zh}变为${is.zh}。`,
      );
};

const dateWords = (moment: string | null): Text => (moment === null ? text('no date yet', '无届满日') : momentInWords(moment));

/** By day, the newest first; those of one day as they came. */
export const newestFirst = (a: StoryLine, b: StoryLine): number => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0);
