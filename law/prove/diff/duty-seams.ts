import { dutyPeriod, fallsDue } from '#law/case';
import type { Day } from '#law/ground';
import type { Duty, Pack } from '#law/pack';

/** What becomes of a duty where one text follows another: in the years around the day on which the later one comes into force. */
export interface DutySeam {
  readonly duty: string;
  /** Periods that neither text opens: the day in the earlier one would have come later, and that in the later one is past. */
  readonly skipped: readonly string[];
  /** Periods of which a part is opened twice, as the quarter beside the year. */
  readonly doubled: readonly { readonly before: string; readonly after: string }[];
}

/** Duties that both texts have and that do not follow on smoothly. Nothing, where the day and the rhythm are the same. */
export const dutySeams = (before: Pack, after: Pack): readonly DutySeam[] =>
  after.duties.flatMap((duty) => {
    const was = before.duties.find(({ name }) => name === duty.name);
    if (was === undefined || (was.every === duty.every && was.on === duty.on) || after.version <= before.version) return [];
    const seam = seamOf(was, duty, after.version);
    return seam.skipped.length + seam.doubled.length === 0 ? [] : [seam];
  });

const seamOf = (was: Duty, duty: Duty, version: Day): DutySeam => {
  const year = Number(version.slice(0, 4));
  const [from, to] = [`${year - 1}-01-01` as Day, `${year + 1}-12-31` as Day];
  const opened = fallsDue(
    [
      { version: from, duties: [was] },
      { version, duties: [duty] },
    ],
    from,
    to,
  );
  // Every stretch of time in the finer rhythm of the two, and what was opened for it.
  const finer = finest.find((every) => every === was.every || every === duty.every)!;
  const stretches = fallsDue([{ version: from, duties: [{ ...duty, every: finer, on: '01' }] }], from, to);
  const wanted = stretches.map(({ period, day }) => ({
    period,
    by: opened.filter((one) => dutyPeriod(one.duty.every, day) === one.period),
  }));
  const twice = wanted.filter(({ by }) => by.length > 1).map(({ by }) => ({ before: by[0]!.period, after: by[1]!.period }));
  return {
    duty: duty.name,
    skipped: wanted.filter(({ by }) => by.length === 0).map(({ period }) => period),
    doubled: twice.filter((pair, at) => twice.findIndex((other) => other.before === pair.before && other.after === pair.after) === at),
  };
};

const finest: readonly Duty['every'][] = ['month', 'quarter', 'year'];
