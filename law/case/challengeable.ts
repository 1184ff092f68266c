import { dueOf } from '#law/clocks';
import { addDays, type Day, zoneOf } from '#law/ground';
import type { CaseLink, Pack, Procedure } from '#law/pack';
import { dayOfMoment } from './clock-run.ts';
import type { OrderGiven } from './events.ts';
import type { CaseFile, Stay } from './file.ts';

/** How what was decided last can be challenged: an ending, or an order that lasts, as a suspension. */
export const challengeHere = (procedure: Procedure, file: CaseFile): CaseLink | undefined => {
  const { challenge } = procedure.endings[file.state] ?? procedure.states[file.state] ?? {};
  return challenge === undefined ? undefined : procedure.cases[challenge];
};

/** The last day of a challenge: counted like a clock from the day the ending was served. */
export const lastDayToChallenge = (pack: Pack, file: CaseFile, link: CaseLink): Day | undefined => {
  if (link.within === undefined || typeof link.within.amount !== 'number') return undefined;
  const due = dueOf({
    rule: { within: link.within.amount, unit: link.within.unit, start: 'day-after', roll: 'next-working-day' },
    calendar: pack.calendars[pack.calendar]!,
    from: servedOn(file),
    ledger: [],
    asOf: servedOn(file),
    zone: zoneOf(pack.zone),
  });
  return due.ok && due.value.due !== null ? dayOfMoment(due.value.due) : undefined;
};

/** The stay that began with the decision: what a challenge put aside while it was pending, and then put back, is the same decision. */
export const decidedIn = (file: CaseFile): Stay => {
  let at = file.stays.length - 1;
  for (; at >= 2; at -= 2) {
    const [back, aside] = [becauseOf(file, file.stays[at]!), becauseOf(file, file.stays[at - 1]!)];
    if (back === undefined || back !== aside || file.stays[at - 2]!.state !== file.state) break;
  }
  return file.stays[at]!;
};

/** The other case that brought about the order with which a stay began. */
const becauseOf = (file: CaseFile, stay: Stay): string | undefined => {
  const event = enteredWith(file, stay);
  return event?.because?.kind === 'case' ? event.because.case : undefined;
};

const enteredWith = (file: CaseFile, stay: Stay): OrderGiven | undefined => {
  const event = file.events.find(({ seq }) => seq === stay.seq);
  return event?.type === 'orderGiven' ? event : undefined;
};

/** The day on which the decision that the case stands in was served. */
export const servedOn = (file: CaseFile): Day => {
  const entered = enteredWith(file, decidedIn(file));
  if (entered === undefined) return file.openedOn;
  const day = dayOfMoment(entered.happened);
  return entered.letters?.[0]?.served ?? (entered.because?.kind === 'silence' ? addDays(day, 1) : day);
};
