import type { DayReason } from '#law/calendar';
import { type Day, exceptInChinese, joinTexts, rewritten, sameText, type Text, text, textIn } from '#law/ground';
import { momentOf } from './axis.ts';
import { momentWords, spanWords, weekdayOf, weekdayWords } from './dates.ts';
import { say } from './say.ts';
import type { ClockInput, ClockRefusal, ClockUnit, LedgerEntry, Moment } from './types.ts';

/** `10 working days` and `10个工作日`; months are counted in days. */
export const amountWords = (amount: number, unit: ClockUnit): Text => {
  const number = Number.isInteger(amount) ? String(amount) : String(Math.round(amount * 1000) / 1000);
  if (unit === 'working-days') return say('amountWords.workingDay', { number, amount });
  return unit === 'hours' ? say('amountWords.hour', { number, amount }) : say('amountWords.day', { number, amount });
};

/** How the rule says its budget: months stay months. */
export const budgetWords = (amount: number, unit: ClockUnit): Text =>
  unit === 'months' ? say('budgetWords.month', { amount }) : amountWords(amount, unit);

export const startWords = (input: ClockInput, from: Moment, end: { readonly days: number; readonly day: Day } | undefined): Text => {
  const { rule } = input;
  const budget = budgetWords(rule.within, rule.unit);
  const on = momentWords(from);
  if (rule.unit === 'hours') return say('startWords.startsAtRunFrom', { on, budget });
  const words =
    rule.start === 'day-after'
      ? say('startWords.startsOnTheDay', { on, budget })
      : say('startWords.startsOnTheDayItselfIs', { on, budget });
  if (end === undefined) return say('startWords.words', { words });
  const last = momentWords(end.day);
  return say('startWords.theDaysTo', { words, days: end.days, last });
};

/** A run of days, with the days that a reader would not expect to count, or not to count. */
export const runWords = (
  kind: 'counted' | 'coming' | 'unused' | 'off',
  input: ClockInput,
  span: readonly [Moment, Moment],
  amount: number,
  holidays: readonly (readonly [Day, Day])[],
  makeUps: readonly Day[],
): Text => {
  const when = spanWords(...span);
  const what = amountWords(amount, input.rule.unit);
  const head = {
    counted: say('runWords.counted', { what, when }),
    coming: say('runWords.toCome', { what, when }),
    unused: say('runWords.notNeeded', { what, when }),
    off: say('runWords.nothingCountedNoWorking', { when }),
  }[kind];
  return joined([head, ...holidays.map(holidayWords), ...makeUps.map(makeUpWords)]);
};

const holidayWords = ([from, to]: readonly [Day, Day]): Text => {
  const when = spanWords(from, to, false);
  return from === to ? say('holidayWords.isAPublicHoliday', { when }) : say('holidayWords.arePublicHolidaysAnd', { when });
};

const makeUpWords = (day: Day): Text => {
  const when = spanWords(day, day, false);
  const name = weekdayOf(day);
  return say('makeUpWords.isWorkedToMake', { name, when });
};

export interface EntryFacts {
  readonly counted: number;
  readonly budget: number;
  /** End of the pause that this entry begins, or beginning of the one it ends. */
  readonly other?: Moment | undefined;
  /** The entry comes after the due day. */
  readonly afterDue: boolean;
  /** It was met; on the due day or before, after it, or while there was none. */
  readonly inTime?: boolean | undefined;
}

/** What a ledger entry does to the count. */
export const entryWords = (input: ClockInput, entry: LedgerEntry, facts: EntryFacts): Text => {
  const hours = input.rule.unit === 'hours';
  const on = momentWords(momentOf(entry));
  const why = reasonWords(input, entry.why);
  const of = amountWords(facts.budget, input.rule.unit);
  switch (entry.kind) {
    case 'paused': {
      const forWords = why === undefined ? text('', '') : say('entryWords.for', { why });
      if (facts.other === undefined) {
        return say('entryWords.standsStillSinceUntil', { forWords, on });
      }
      const when = spanWords(entry.on, facts.other);
      if (hours) return say('entryWords.standsStillThatTime', { forWords, when });
      return say('entryWords.standsStillTheFirst', { forWords, when });
    }
    case 'resumed': {
      const done = amountWords(facts.counted, input.rule.unit);
      return hours
        ? say('entryWords.resumesAtWithOf', { on, done, budget: exceptInChinese(String(facts.budget), of.zh) })
        : say('entryWords.resumedOn', { on, counted: facts.counted, budget: facts.budget, done, of });
    }
    case 'extended': {
      const by = budgetWords(input.rule.extend?.by ?? 0, input.rule.extend?.unit ?? input.rule.unit);
      return say('entryWords.extendedByOnTo', { by, on, of });
    }
    case 'interrupted':
      return say('entryWords.interruptedOnWhatWas', { on, of });
    case 'met':
      if (facts.inTime === undefined) return say('entryWords.doneOnWhileThe', { on });
      return facts.inTime ? say('entryWords.doneOnInTime', { on }) : say('entryWords.doneOnLate', { on });
    default: {
      const when = spanWords(entry.from, entry.to);
      const nothing = facts.afterDue ? say('entryWords.itComesAfterThe') : text('', '');
      const reason = why === undefined ? text('', '') : say('entryWords.why', { why });
      return entry.kind === 'tolled'
        ? say('entryWords.notCountedByLaw', { reason, when, nothing })
        : say('entryWords.notCountedTheAuthoritys', { reason, when, nothing });
    }
  }
};

const reasonWords = (input: ClockInput, why: string | undefined): Text | undefined =>
  why === undefined || why === '' ? undefined : (input.words?.(why) ?? sameText(why.replaceAll('-', ' ')));

export const rolledWords = (reached: Day, budget: number, reason: DayReason | 'excluded', due: Day): Text => {
  const [from, to] = [weekdayWords(reached), weekdayWords(due)];
  const because = {
    holiday: say('rolledWords.aPublicHoliday'),
    weekend: say('rolledWords.noWorkingDay'),
    excluded: say('rolledWords.aDayThatDoes'),
    weekday: say('rolledWords.noWorkingDay'),
    'make-up': say('rolledWords.noWorkingDay'),
  }[reason];
  return say('rolledWords.theDayIsThe', { budget: ordinalWords(budget), from, because, to });
};

export const dueWords = (input: ClockInput, due: Moment, budget: number, rolled: boolean, unpublished: readonly number[]): Text => {
  const day = weekdayWords(due);
  const { unit } = input.rule;
  const about = unpublished.length === 0 ? text('', '') : say('dueWords.about');
  const which = rolled
    ? text('', '')
    : unit === 'working-days'
      ? say('dueWords.theWorkingDay', { budget: ordinalWords(budget) })
      : unit === 'hours'
        ? say('dueWords.whenAreOver', {
            budget: rewritten(
              amountWords(budget, unit),
              (written) => written,
              () => String(budget),
            ),
          })
        : say('dueWords.theDay', { budget: ordinalWords(budget) });
  const head = say('dueWords.unitishoursEndsAtLast', { unitIsHours: unit === 'hours', about, day, which });
  if (unpublished.length === 0) return head;
  const years = unpublished.join(', ');
  return joined([head, say('dueWords.theHolidaysOfAre', { years: exceptInChinese(String(years), unpublished.join('年、')) })]);
};

export const expiredWords = (due: Moment): Text => {
  const day = momentWords(due);
  return say('expiredWords.dueThePeriodRan', { due: due.length > 10, day });
};

/** English alone counts days as the 1st, the 2nd. */
const ordinalWords = (number: number): Text => textIn((language) => (language === 'en' ? ordinal(number) : String(number)));

const ordinal = (number: number): string => {
  const tens = number % 100;
  const ending = tens >= 11 && tens <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th');
  return `${number}${ending}`;
};

// English sentences are set apart by a blank, Chinese ones are not.
const joined = (sentences: readonly Text[]): Text => joinTexts(sentences, { en: ' ', zh: '' });

/** Why an entry is refused. */
export const refusalWords = (code: ClockRefusal, input: ClockInput, entry: LedgerEntry, due: Moment | undefined): Text => {
  if (code === 'unknownKind') return say('refusalWords.isNoKindOf', { kind: entry.kind });
  const on = momentWords(momentOf(entry));
  switch (code) {
    case 'beforeStart': {
      const start = momentWords(input.from);
      return say('refusalWords.isBeforeTheStart', { on, start });
    }
    case 'outOfOrder':
      return 'to' in entry && entry.to < entry.from ? say('refusalWords.theSpanEndsBefore') : say('refusalWords.isBeforeTheEntry', { on });
    case 'afterMet':
      return say('refusalWords.onTheClockWas', { on });
    case 'afterExpiry': {
      const last = due === undefined ? say('refusalWords.before') : momentWords(due);
      return say('refusalWords.onTheClockHad', { on, last });
    }
    case 'pausedTwice':
      return say('refusalWords.onTheClockStood', { on });
    case 'resumedWithoutPause':
      return say('refusalWords.onTheClockDid', { on });
    case 'extendedTooOften': {
      const times = input.rule.extend?.times ?? 0;
      return times === 0 ? say('refusalWords.thisClockCannotBe') : say('refusalWords.thisClockCanBe', { times });
    }
  }
};
