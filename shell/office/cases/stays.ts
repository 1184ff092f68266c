import type { CaseView } from '#contract';
import { workingDaysBetween } from '#law/calendar';
import { dayNumber, type Text } from '#law/ground';
import { capital, listed, stayTitle, titleOfName } from '../view/index.ts';
import type { Seen } from './look.ts';
import { say } from './say.ts';

type Stays = NonNullable<CaseView['stays']>;

/** Where the case stood and for how long, oldest first, and how the time divides among those who were to act. */
export const staysOf = (seen: Seen): Stays | undefined => {
  const { pack, procedure, file, asOf, look } = seen;
  const calendar = pack.calendars[pack.calendar]!;
  const until = asOf ?? look.today;
  const rows = file.stays.map(({ state, from }, at) => {
    const next = file.stays[at + 1]?.from;
    const isOver = procedure.endings[state] !== undefined;
    const to = next ?? until;
    const waits = procedure.states[state]?.waits;
    return {
      title: capital(stayTitle(pack, procedure, state)),
      from,
      ...(next === undefined ? {} : { to: next }),
      ...(waits === undefined ? {} : { waits: titleOfName(pack, waits) }),
      // An ending has no length: nobody is waited for any more.
      ...(isOver
        ? {}
        : { days: Math.max(0, dayNumber(to) - dayNumber(from)), workingDays: Math.max(0, workingDaysBetween(calendar, from, to)) }),
    };
  });
  return rows.length < 2 ? undefined : { sentence: sentenceOf(rows), rows };
};

const sentenceOf = (rows: Stays['rows']): Text => {
  const timed = rows.flatMap(({ days, waits }) => (days === undefined || days === 0 ? [] : [{ days, waits }]));
  const total = timed.reduce((sum, { days }) => sum + days, 0);
  const shares = [...Map.groupBy(timed, ({ waits }) => waits?.en)].map(([, of]) => {
    const days = of.reduce((sum, one) => sum + one.days, 0);
    const { waits } = of[0]!;
    return waits === undefined ? say('sentenceOf.inWhichNobodyWas', { days }) : say('sentenceOf.withThe', { days, waits });
  });
  const sum = say('sentenceOf.totalDaySoFar', { total });
  return shares.length === 0 ? say('sentenceOf.sum', { sum }) : say('sentenceOf.sumShares', { sum, shares: listed(shares) });
};
