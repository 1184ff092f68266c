import type { DayReason } from '#law/calendar';
import { type Day, type Text, text } from '#law/ground';
import { momentOf } from './axis.ts';
import { momentWords, spanWords, weekdayOf, weekdayWords } from './dates.ts';
import type { ClockInput, ClockRefusal, ClockUnit, LedgerEntry, Moment } from './types.ts';

/** `10 working days` and `10个工作日`; months are counted in days. */
export const amountWords = (amount: number, unit: ClockUnit): Text => {
  const number = Number.isInteger(amount) ? String(amount) : String(Math.round(amount * 1000) / 1000);
  const many = amount === 1 ? '' : 's';
  if (unit === 'working-days') return text(`${number} working day${many}`, `${number}个工作日`);
  return unit === 'hours' ? text(`${number} hour${many}`, `${number}小时`) : text(`${number} day${many}`, `${number}日`);
};

/** How the rule says its budget: months stay months. */
export const budgetWords = (amount: number, unit: ClockUnit): Text =>
  unit === 'months' ? text(`${amount} month${amount === 1 ? '' : 's'}`, `${amount}个月`) : amountWords(amount, unit);

export const startWords = (input: ClockInput, from: Moment, end: { readonly days: number; readonly day: Day } | undefined): Text => {
  const { rule } = input;
  const budget = budgetWords(rule.within, rule.unit);
  const on = momentWords(from);
  if (rule.unit === 'hours')
    return text(`Starts at ${on.en}; ${budget.en} run from that moment.`, `自${on.zh}起计算，期限为${budget.zh}。`);
  const [en, zh] =
    rule.start === 'day-after'
      ? [`Starts on ${on.en}; the day itself is not counted. The period is ${budget.en}`, `${on.zh}起算，当日不计入，期限为${budget.zh}`]
      : [`Starts on ${on.en}; the day itself is counted. The period is ${budget.en}`, `${on.zh}起算，当日计入，期限为${budget.zh}`];
  if (end === undefined) return text(`${en}.`, `${zh}。`);
  const last = momentWords(end.day);
  return text(`${en}: the ${end.days} days to ${last.en}.`, `${zh}，即至${last.zh}的${end.days}日。`);
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
    counted: text(`${what.en} counted: ${when.en}.`, `${when.zh}，计入${what.zh}。`),
    coming: text(`${what.en} to come: ${when.en}.`, `${when.zh}，尚余${what.zh}。`),
    unused: text(`${what.en} not needed: ${when.en}.`, `${when.zh}，余${what.zh}未用。`),
    off: text(`Nothing counted, no working day: ${when.en}.`, `${when.zh}，非工作日，不计入。`),
  }[kind];
  return joined([head, ...holidays.map(holidayWords), ...makeUps.map(makeUpWords)]);
};

const holidayWords = ([from, to]: readonly [Day, Day]): Text => {
  const when = spanWords(from, to, false);
  return from === to
    ? text(`${when.en} is a public holiday and does not count.`, `${when.zh}放假，不计入。`)
    : text(`${when.en} are public holidays and do not count.`, `${when.zh}放假，不计入。`);
};

const makeUpWords = (day: Day): Text => {
  const when = spanWords(day, day, false);
  const name = weekdayOf(day);
  return text(`${name.en} ${when.en} is worked to make up for a holiday, so it counts.`, `${when.zh}（${name.zh}）为调休补班日，计入。`);
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
      const [forEn, forZh] = why === undefined ? ['', ''] : [` for ${why.en}`, `因${why.zh}`];
      if (facts.other === undefined) {
        return text(
          `Stands still${forEn} since ${on.en}. Until it resumes there is no due day.`,
          `${forZh}自${on.zh}起中止，恢复计算前无届满日。`,
        );
      }
      const when = spanWords(entry.on, facts.other);
      if (hours) return text(`Stands still${forEn}: ${when.en}. That time does not count.`, `${when.zh}${forZh}中止，该段时间不计入。`);
      return text(
        `Stands still${forEn}: ${when.en}. The first and the last of these days are not counted either.`,
        `${when.zh}${forZh}中止，首尾两日均不计入。`,
      );
    }
    case 'resumed': {
      const done = amountWords(facts.counted, input.rule.unit);
      return hours
        ? text(`Resumes at ${on.en}, with ${done.en} of ${facts.budget} counted.`, `${on.zh}恢复计算，已计${done.zh}，共${of.zh}。`)
        : text(
            `Resumed on ${on.en}. Counting goes on with the next day that counts, at ${facts.counted} of ${facts.budget}.`,
            `${on.zh}恢复，自其后首个应计之日起继续计算，已计${done.zh}，共${of.zh}。`,
          );
    }
    case 'extended': {
      const by = budgetWords(input.rule.extend?.by ?? 0, input.rule.extend?.unit ?? input.rule.unit);
      return text(`Extended by ${by.en} on ${on.en}, to ${of.en} in all.`, `${on.zh}延长${by.zh}，期限共${of.zh}。`);
    }
    case 'interrupted':
      return text(
        `Interrupted on ${on.en}. What was counted before no longer counts; the period of ${of.en} begins anew.`,
        `${on.zh}中断，此前已计的期间不再计入，期限${of.zh}重新计算。`,
      );
    case 'met':
      if (facts.inTime === undefined) return text(`Done on ${on.en}, while the period stood still.`, `${on.zh}完成，其时期限处于中止。`);
      return facts.inTime
        ? text(`Done on ${on.en}, in time.`, `${on.zh}完成，未逾期。`)
        : text(`Done on ${on.en}, late.`, `${on.zh}完成，已逾期。`);
    default: {
      const when = spanWords(entry.from, entry.to);
      const nothing = facts.afterDue
        ? text(' It comes after the last day and changes nothing.', '此时期限已届满，不影响期限。')
        : text('', '');
      const reason = why === undefined ? text('', '') : text(` (${why.en})`, `（${why.zh}）`);
      return entry.kind === 'tolled'
        ? text(`Not counted by law${reason.en}: ${when.en}.${nothing.en}`, `${when.zh}依法不计入期限${reason.zh}。${nothing.zh}`)
        : text(
            `Not counted, the authority's system was down${reason.en}: ${when.en}.${nothing.en}`,
            `${when.zh}系统故障${reason.zh}，不计入期限。${nothing.zh}`,
          );
    }
  }
};

const reasonWords = (input: ClockInput, why: string | undefined): Text | undefined =>
  why === undefined || why === '' ? undefined : (input.words?.(why) ?? text(why.replaceAll('-', ' '), why.replaceAll('-', ' ')));

export const rolledWords = (reached: Day, budget: number, reason: DayReason | 'excluded', due: Day): Text => {
  const [from, to] = [weekdayWords(reached), weekdayWords(due)];
  const because = {
    holiday: text('a public holiday', '放假日'),
    weekend: text('no working day', '非工作日'),
    excluded: text('a day that does not count', '不计入期限之日'),
    weekday: text('no working day', '非工作日'),
    'make-up': text('no working day', '非工作日'),
  }[reason];
  return text(
    `The ${ordinal(budget)} day, ${from.en}, is ${because.en}: the last day moves on to ${to.en}.`,
    `第${budget}日为${from.zh}，系${because.zh}，届满日顺延至${to.zh}。`,
  );
};

export const dueWords = (input: ClockInput, due: Moment, budget: number, rolled: boolean, unpublished: readonly number[]): Text => {
  const day = weekdayWords(due);
  const { unit } = input.rule;
  const about = unpublished.length === 0 ? text('', '') : text('about ', '暂定为');
  const which = rolled
    ? text('', '')
    : unit === 'working-days'
      ? text(`, the ${ordinal(budget)} working day`, `，即第${budget}个工作日`)
      : unit === 'hours'
        ? text(`, when ${amountWords(budget, unit).en} are over`, `，满${budget}小时`)
        : text(`, the ${ordinal(budget)} day`, `，即第${budget}日`);
  const head = text(
    `${unit === 'hours' ? 'Ends at' : 'Last day:'} ${about.en}${day.en}${which.en}.`,
    `届满${unit === 'hours' ? '时' : '日'}：${about.zh}${day.zh}${which.zh}。`,
  );
  if (unpublished.length === 0) return head;
  const years = unpublished.join(', ');
  return joined([
    head,
    text(
      `The holidays of ${years} are not published yet; the usual week is assumed.`,
      `${unpublished.join('年、')}年放假安排尚未公布，暂按通常的周工作日计算。`,
    ),
  ]);
};

export const expiredWords = (due: Moment): Text => {
  const day = momentWords(due);
  return text(
    due.length > 10 ? `The period ran out at ${day.en}.` : `The period ran out at the end of ${day.en}.`,
    `期限已于${day.zh}届满。`,
  );
};

const ordinal = (number: number): string => {
  const tens = number % 100;
  const ending = tens >= 11 && tens <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th');
  return `${number}${ending}`;
};

// English sentences are set apart by a blank, Chinese ones are not.
const joined = (sentences: readonly Text[]): Text => text(sentences.map(({ en }) => en).join(' '), sentences.map(({ zh }) => zh).join(''));

/** Why an entry is refused. */
export const refusalWords = (code: ClockRefusal, input: ClockInput, entry: LedgerEntry, due: Moment | undefined): Text => {
  if (code === 'unknownKind') return text(`\`${entry.kind}\` is no kind of ledger entry.`, `没有“${entry.kind}”这一记录类型。`);
  const on = momentWords(momentOf(entry));
  switch (code) {
    case 'beforeStart': {
      const start = momentWords(input.from);
      return text(`${on.en} is before the start on ${start.en}.`, `${on.zh}早于期限开始之日${start.zh}。`);
    }
    case 'outOfOrder':
      return 'to' in entry && entry.to < entry.from
        ? text('The span ends before it begins.', '期间的终点早于起点。')
        : text(`${on.en} is before the entry that precedes it.`, `${on.zh}早于前一条记录。`);
    case 'afterMet':
      return text(`On ${on.en} the clock was met already.`, `${on.zh}时该期限已完成。`);
    case 'afterExpiry': {
      const last = due === undefined ? text('before', '此前') : momentWords(due);
      return text(`On ${on.en} the clock had run out: its last day was ${last.en}.`, `${on.zh}时期限已届满，届满日为${last.zh}。`);
    }
    case 'pausedTwice':
      return text(`On ${on.en} the clock stood still already.`, `${on.zh}时该期限已处于中止。`);
    case 'resumedWithoutPause':
      return text(`On ${on.en} the clock did not stand still.`, `${on.zh}时该期限并未中止。`);
    case 'extendedTooOften': {
      const times = input.rule.extend?.times ?? 0;
      return times === 0
        ? text('This clock cannot be extended.', '该期限不得延长。')
        : text(`This clock can be extended ${times === 1 ? 'once' : `${times} times`} only.`, `该期限最多延长${times}次。`);
    }
  }
};
