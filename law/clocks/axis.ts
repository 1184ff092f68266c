import { addDays, type Day, dayNumber, dayOf, type Instant, instantMs, localDay, printInstant, startOfDay, type Zone } from '#law/ground';
import type { ClockInput, LedgerEntry, Moment } from './types.ts';

/** The line on which a clock counts: day numbers, or milliseconds for clocks in hours. */
export interface Axis {
  readonly hours: boolean;
  at(moment: Moment): number;
  /** Just after a moment that is included: the next day; for an instant the instant itself. */
  after(moment: Moment): number;
  print(point: number): Moment;
}

export const axisOf = (input: ClockInput): Axis => (input.rule.unit === 'hours' ? hourAxis(input) : dayAxis(input.zone));

/** The day or instant on which an entry stands in the ledger. */
export const momentOf = (entry: LedgerEntry): Moment => ('on' in entry ? entry.on : entry.from);

const isDay = (moment: Moment): moment is Day => moment.length === 10;

const dayAxis = (zone: Zone | undefined): Axis => {
  const dayAt = (moment: Moment): number =>
    dayNumber(isDay(moment) ? moment : zone === undefined ? (moment.slice(0, 10) as Day) : localDay(zone, instantMs(moment)));
  return { hours: false, at: dayAt, after: (moment) => dayAt(moment) + 1, print: dayOf };
};

const hourAxis = ({ zone, from }: ClockInput): Axis => {
  const offset = zone ?? offsetOf(from);
  return {
    hours: true,
    at: (moment) => (isDay(moment) ? startOfDay(offset, moment) : instantMs(moment)),
    after: (moment) => (isDay(moment) ? startOfDay(offset, addDays(moment, 1)) : instantMs(moment)),
    print: (point) => (zone === undefined ? likeText(from, offset, point) : printInstant(zone, point)),
  };
};

const offsetOf = (moment: Moment): Zone => {
  const parts = /([+-])(\d{2}):(\d{2})$/.exec(moment.slice(10));
  const minutes = parts === null ? 0 : Number(parts[2]) * 60 + Number(parts[3]);
  return { name: '', offsetMinutes: () => (parts?.[1] === '-' ? -minutes : minutes) };
};

/** An instant in the notation of another: the same offset or `Z`, milliseconds where that one has a fraction, or where they are needed. */
const likeText = (model: Moment, zone: Zone, point: number): Instant => {
  const whole = printInstant(zone, point);
  const ms = ((point % 1000) + 1000) % 1000;
  const fraction = ms !== 0 || model.includes('.') ? `.${String(ms).padStart(3, '0')}` : '';
  const offset = model.endsWith('Z') || isDay(model) ? 'Z' : whole.slice(19);
  return `${whole.slice(0, 19)}${fraction}${offset}` as Instant;
};
