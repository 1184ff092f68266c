import { type Day, divide, type Refusal, type Result } from '#law/ground';
import type { Stream } from '#law/pack';
import type { Decided } from './decide.ts';
import type { FiguresCause } from './events.ts';
import { judgeStream, type StreamCounts } from './judge-stream.ts';
import { openUnasked } from './open-unasked.ts';
import { laterPeriod } from './stream-periods.ts';
import type { World } from './world.ts';

/** A stretch of one stratum in which more came than the stream's bound. */
export interface Alarm {
  readonly stream: Stream;
  /** The day after the stretch: only then is it known. */
  readonly day: Day;
  readonly because: FiguresCause;
}

/** What alarms in one stretch, in the order of the strata. */
export const alarmsIn = (stream: Stream, counts: StreamCounts, period: Day): readonly Alarm[] => {
  const index = counts.periods.indexOf(period);
  if (index < 0) return [];
  return counts.strata.flatMap((stratum) => {
    const verdict = judgeStream(stream, counts, stratum, index);
    if (verdict.kind !== 'judged' || !verdict.alarm) return [];
    const { count, bound } = verdict;
    // A hundredth of a case is all that anybody reads; the event keeps what is read.
    const expected = divide(Math.round(verdict.expected * 100), 100)!;
    const because: FiguresCause = { kind: 'figures', stream: stream.name, period, stratum: stratum.values, count, expected, bound };
    return [{ stream, day: laterPeriod(stream.every, period, 1), because }];
  });
};

/**
 * Opens the case of an alarm, because of the figures.
 * @param id of the case: the same for the same stream, stretch and stratum
 */
export const openAlarm = (world: World, { stream, day, because }: Alarm, id: string): Result<Decided, Refusal> =>
  openUnasked(world, { line: stream, day, because }, id);
