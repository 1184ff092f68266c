import type { ClockView } from '#contract';
import { type Moment, remindOn } from '#law/clocks';
import { type Text, zoneOf } from '#law/ground';
import type { ClockDef, Pack } from '#law/pack';
import { say } from './say.ts';
import { listed, momentInWords } from './words.ts';

/** When reminders of a date go out that has not passed: those still ahead. Nothing where the pack wants none, or all were sent. */
export const reminderWords = (pack: Pack, def: ClockDef, due: Moment, now: Moment, whose: ClockView['whose']): Text | undefined => {
  const ahead = def.remind
    .flatMap(({ amount, unit }) =>
      typeof amount === 'number' ? [remindOn(pack.calendars[def.calendar]!, zoneOf(pack.zone), due, amount, unit)] : [],
    )
    .filter((on) => on > now.slice(0, on.length))
    .toSorted();
  if (ahead.length === 0) return undefined;
  const days = listed(ahead.map(momentInWords));
  if (whose === 'you') return say('reminderWords.weRemindYouBy', { days });
  return whose === 'office' || whose === 'committee'
    ? say('reminderWords.whoeverWorksOnIt', { days })
    : say('reminderWords.thePartyIsReminded', { days });
};
