import type { StoryLine } from '#contract';
import { type DateMoved, dayOfMoment, type Moved, movementOf } from '#law/case';
import { localDay, type Text, zoneOf } from '#law/ground';
import type { Pack } from '#law/pack';
import { capital, markOf, momentInWords, sentences, stayTitle, titleOfName } from '../view/index.ts';
import type { Seen } from './look.ts';
import { say } from './say.ts';

/** A later text of the law took the case over, as a line of its story. */
export const lawLine = ({ look, file }: Seen, event: Moved): StoryLine => {
  const pack = look.world.packOf(event.digest).pack;
  return {
    on: dayOfMoment(event.happened),
    label: say('lawLine.newRules'),
    text: sentences(...lawWords(look.world.packOf(event.left.digest).pack, pack, file.opened.procedure, event)),
    marks: event.basis.map((article) => markOf(pack, article, event.standing)),
    seq: event.seq,
  };
};

/** Which text it is, since when, and what is another thing for the case now: its state, its last days. One sentence each. */
export const lawWords = (before: Pack, pack: Pack, procedure: string, event: Moved): readonly Text[] => [
  sinceWords(event),
  ...stateWords(before, pack, procedure, event),
  ...dateWords(before, pack, event),
  ...(pack.transitions?.note === undefined ? [] : [pack.transitions.note]),
];

const sinceWords = ({ version, happened, left }: Moved): Text => {
  const [now, then, day] = [momentInWords(version), momentInWords(left.version), momentInWords(dayOfMoment(happened))];
  return dayOfMoment(happened) === version
    ? say('sinceWords.sinceThisCaseIs', { now, then })
    : say('sinceWords.sinceThisCaseIsDecidedBy', { day, now, then });
};

const stateWords = (before: Pack, pack: Pack, procedure: string, { from, to }: Moved): readonly Text[] => {
  const [was, is] = [stayTitle(before, before.procedures[procedure], from), stayTitle(pack, pack.procedures[procedure], to)];
  return was.en === is.en && was.zh === is.zh ? [] : [say('stateWords.itStoodAndNow', { was, is })];
};

const dateWords = (before: Pack, pack: Pack, { dates, clocks }: Moved): readonly Text[] => {
  const moved = dates.filter((date) => date.before !== date.after);
  if (dates.length > 0 && moved.length === 0) return [say('dateWords.noDateChanges')];
  const anew = clocks === 'restart' && dates.some(({ after }) => after !== undefined);
  return [
    ...(anew ? [say('dateWords.itsTimeBeginsAnew')] : []),
    ...moved.map((date) => oneDate(titleOfName(date.after === undefined ? before : pack, date.clock), date)),
  ];
};

const oneDate = (title: Text, { before, after }: DateMoved): Text => {
  const name = capital(title);
  if (after === undefined) return say('oneDate.noLongerRuns', { name });
  const [was, is] = [dayWords(before), dayWords(after)];
  return before === undefined ? say('oneDate.begins', { name, is }) : say('oneDate.movesFromTo', { name, was, is });
};

const dayWords = (moment: DateMoved['before']): Text =>
  moment === null || moment === undefined ? say('dayWords.noDateWhileIt') : momentInWords(moment);

/** What the reader of a case is told of texts that came after the one it was opened under, or that are coming. */
export const lawNotices = (seen: Seen): readonly Text[] => [...newerNotice(seen), ...comingNotice(seen)];

const newerNotice = ({ look, file }: Seen): readonly Text[] => {
  const [{ version }, own] = [look.world.packOn(look.today).pack, look.world.packOf(file.digest).pack.version];
  const from = momentInWords(version);
  const moved = file.events.findLast((event) => event.type === 'moved');
  if (version > own) {
    const its = momentInWords(own);
    return moved === undefined ? [say('newerNotice.newRulesAreIn', { from })] : [say('newerNotice.newRulesAreInForceSince', { from, its })];
  }
  if (moved?.type !== 'moved') return [];
  const since = momentInWords(dayOfMoment(moved.happened));
  return [say('newerNotice.theRulesChangedWhile', { since })];
};

/** What is known today of a text whose day is still to come. */
const comingNotice = ({ look, live, file }: Seen): readonly Text[] => {
  const coming = look.world.successors(live.digest).find(({ from }) => from > look.now);
  if (coming === undefined || file.digest !== live.digest) return [];
  if (!movementOf(look.files, live, (digest) => look.world.packOf(digest).pack, coming).ok) return [];
  const on = momentInWords(localDay(zoneOf(coming.pack.zone), coming.from));
  return [say('comingNotice.newRulesComeInto', { on })];
};
