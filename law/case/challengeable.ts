import { dueOf } from '#law/clocks';
import { addDays, type Day, zoneOf } from '#law/ground';
import type { CaseLink, Pack, Procedure } from '#law/pack';
import { activeRun, dayOfMoment, hasRunOut, standingOf } from './clock-run.ts';
import type { OrderGiven } from './events.ts';
import type { CaseFile, Stay } from './file.ts';

/** A way in which what a case says last, or that it says nothing, can be challenged. */
export interface WayToChallenge {
  readonly link: CaseLink;
  /** The day it is counted from: the decision was served, or a clock ran out. */
  readonly from: Day;
  /** The last day; missing where none is fixed. */
  readonly last?: Day;
}

/**
 * Every way open on a day, in the order of the pack: of an ending, of an order that lasts, as a suspension, and of silence once a clock of the
 * link has run out. A way whose last day has passed is told as well. `{remedies}` of a letter prints them.
 */
export const waysToChallenge = (pack: Pack, file: CaseFile, on: Day): readonly WayToChallenge[] =>
  linksHere(pack.procedures[file.opened.procedure]!, file).flatMap((link) => {
    const from = countedFrom(pack, file, link, on);
    if (from === undefined) return [];
    const last = lastDayFrom(pack, link, from);
    return [{ link, from, ...(last !== undefined && { last }) }];
  });

/** The first way to challenge what was decided last: an ending, or an order that lasts, as a suspension. */
export const challengeHere = (procedure: Procedure, file: CaseFile): CaseLink | undefined =>
  linksHere(procedure, file).find(({ silenceOf }) => silenceOf.length === 0);

const linksHere = (procedure: Procedure, file: CaseFile): readonly CaseLink[] =>
  (procedure.endings[file.state] ?? procedure.states[file.state])?.challenges.flatMap((name) => procedure.cases[name] ?? []) ?? [];

/** Of a challenge of silence: the last day of the clock that ran out first, once it is over. */
const countedFrom = (pack: Pack, file: CaseFile, link: CaseLink, on: Day): Day | undefined => {
  const procedure = pack.procedures[file.opened.procedure]!;
  if (link.silenceOf.length === 0) return servedOn(procedure, file);
  const { clocks } = procedure;
  const days = link.silenceOf.flatMap((name) => {
    const [def, run] = [clocks[name]!, activeRun(file, name)];
    if (run?.state !== 'running' || !hasRunOut(pack, def, run, on)) return [];
    const { due } = standingOf(pack, def, run, on);
    return due === null ? [] : [dayOfMoment(due)];
  });
  return days.toSorted()[0];
};

/** The last day of a challenge of what was decided: counted like a clock from the day the ending was served. */
export const lastDayToChallenge = (pack: Pack, file: CaseFile, link: CaseLink): Day | undefined =>
  lastDayFrom(pack, link, servedOn(pack.procedures[file.opened.procedure]!, file));

const lastDayFrom = (pack: Pack, link: CaseLink, from: Day): Day | undefined => {
  if (link.within === undefined || typeof link.within.amount !== 'number') return undefined;
  const due = dueOf({
    rule: { within: link.within.amount, unit: link.within.unit, start: 'day-after', roll: 'next-working-day' },
    calendar: pack.calendars[pack.calendar]!,
    from,
    ledger: [],
    asOf: from,
    zone: zoneOf(pack.zone),
  });
  return due.ok && due.value.due !== null ? dayOfMoment(due.value.due) : undefined;
};

/**
 * The stay that began with the decision. What a challenge put aside while it was pending, and then put back, is the same decision; so is what the
 * place says was decided in the state before, as a refusal to renew whose last day has passed since.
 */
export const decidedIn = (procedure: Procedure, file: CaseFile): Stay => {
  let at = file.stays.length - 1;
  for (;;) {
    at = beforeAside(file, at);
    const [here, before] = [file.stays[at]!, file.stays[at - 1]];
    const states = (procedure.endings[here.state] ?? procedure.states[here.state])?.decidedIn;
    if (before === undefined || states?.includes(before.state) !== true) return here;
    at -= 1;
  }
};

const beforeAside = (file: CaseFile, from: number): number => {
  const { state } = file.stays[from]!;
  let at = from;
  for (; at >= 2; at -= 2) {
    const [back, aside] = [becauseOf(file, file.stays[at]!), becauseOf(file, file.stays[at - 1]!)];
    if (back === undefined || back !== aside || file.stays[at - 2]!.state !== state) break;
  }
  return at;
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
export const servedOn = (procedure: Procedure, file: CaseFile): Day => {
  const entered = enteredWith(file, decidedIn(procedure, file));
  if (entered === undefined) return file.openedOn;
  const day = dayOfMoment(entered.happened);
  return entered.letters?.[0]?.served ?? (entered.because?.kind === 'silence' ? addDays(day, 1) : day);
};
