import type { StoryLine } from '#contract';
import { text } from '#law/ground';
import type { KeptMove } from '../calendar/index.ts';
import { markOf, momentInWords, titleOfName } from '../view/index.ts';
import type { Seen } from './look.ts';

/** What a newly published calendar did to the dates of a case, as lines of its story. */
export const moveLines = (seen: Seen, moves: readonly KeptMove[]): readonly StoryLine[] =>
  // A reader who sees the case as it stood earlier is told no more than that.
  moves.filter(({ on }) => seen.asOf === undefined || on <= seen.asOf).map((move) => moveLine(seen, move));

const moveLine = ({ pack, procedure }: Seen, { clock, kind, before, after, provisionalAfter, on }: KeptMove): StoryLine => {
  const title =
    kind === 'clock'
      ? titleOfName(pack, clock)
      : (procedure.cases[clock]?.outside ?? titleOfName(pack, procedure.cases[clock]?.procedure ?? clock));
  const article = (kind === 'clock' ? procedure.clocks[clock]?.basis : procedure.cases[clock]?.basis)?.[0];
  const marks = article === undefined ? [] : [markOf(pack, article, 'law')];
  const [was, is] = [before, after].map((moment) => (moment === null ? text('no date yet', '无届满日') : momentInWords(moment)));
  const label = text('Calendar', '日历');
  if (before === after) {
    return {
      on,
      label,
      text: text(
        `The holidays of a year that is counted were published: “${title.en}” stays at ${is!.en}, and the date is ${provisionalAfter ? 'still provisional' : 'certain now'}.`,
        `所计年份的放假安排已公布：“${title.zh}”届满日仍为${is!.zh}，${provisionalAfter ? '仍为暂定' : '不再为暂定'}。`,
      ),
      marks,
    };
  }
  return {
    on,
    label,
    text: text(
      `The holidays of a year that is counted were published: “${title.en}” moves from ${was!.en} to ${is!.en}.`,
      `所计年份的放假安排已公布：“${title.zh}”的届满日由${was!.zh}变为${is!.zh}。`,
    ),
    marks,
  };
};

/** By day, the newest first; those of one day as they came. */
export const newestFirst = (a: StoryLine, b: StoryLine): number => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0);
