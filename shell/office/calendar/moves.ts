import { activeRun, type CaseEvent, type CaseFile, type Files, fold, lastDayToChallenge, standingOf } from '#law/case';
import type { Moment } from '#law/clocks';
import type { Day } from '#law/ground';
import type { CaseLink, Pack } from '#law/pack';

/** A date that is another one by the new calendar, or that is certain now. */
export interface CalendarMove {
  readonly case: string;
  readonly number: string;
  readonly clock: string;
  readonly run: number;
  /** One of the case's own clocks, or its parties' time to challenge. */
  readonly kind: 'clock' | 'challenge';
  readonly before: Moment | null;
  readonly after: Moment | null;
  readonly provisionalBefore: boolean;
  readonly provisionalAfter: boolean;
}

type PackOf = (digest: string) => Pack;

/** Compares every date that is still to come in these cases, counted before and after. */
export const movesIn = (events: readonly CaseEvent[], before: PackOf, after: PackOf, today: Day): readonly CalendarMove[] => {
  // Folded twice: where a clock stands is kept with the run it was asked of.
  const [then, now] = [fold(events, before), fold(events, after)];
  return [...then.values()].flatMap((file) => [...clocksOf(file, now, before, after), ...challengeOf(file, now, before, after, today)]);
};

const clocksOf = (file: CaseFile, now: Files, before: PackOf, after: PackOf): readonly CalendarMove[] => {
  const procedure = before(file.digest).procedures[file.opened.procedure]!;
  return Object.values(procedure.clocks).flatMap((def): CalendarMove[] => {
    const [one, other] = [activeRun(file, def.name), activeRun(now.get(file.id)!, def.name)];
    if (one === undefined || other === undefined || one.fired) return [];
    const [was, is] = [standingOf(before(file.digest), def, one, one.from), standingOf(after(file.digest), def, other, other.from)];
    if (was.due === is.due && was.provisional === is.provisional) return [];
    return [
      {
        case: file.id,
        number: file.opened.number,
        clock: def.name,
        run: one.run,
        kind: 'clock',
        before: was.due,
        after: is.due,
        provisionalBefore: was.provisional,
        provisionalAfter: is.provisional,
      },
    ];
  });
};

const challengeOf = (file: CaseFile, now: Files, before: PackOf, after: PackOf, today: Day): readonly CalendarMove[] => {
  const procedure = before(file.digest).procedures[file.opened.procedure]!;
  const links = procedure.endings[file.state]?.challenges.flatMap((name) => procedure.cases[name] ?? []) ?? [];
  return links.flatMap((link) => challengeMoved(file, link, now, before, after, today));
};

const challengeMoved = (file: CaseFile, link: CaseLink, now: Files, before: PackOf, after: PackOf, today: Day): readonly CalendarMove[] => {
  const [was, is] = [lastDayToChallenge(before(file.digest), file, link), lastDayToChallenge(after(file.digest), now.get(file.id)!, link)];
  if (was === undefined || is === undefined || was === is || was < today) return [];
  return [
    {
      case: file.id,
      number: file.opened.number,
      clock: link.name,
      run: 0,
      kind: 'challenge',
      before: was,
      after: is,
      provisionalBefore: false,
      provisionalAfter: false,
    },
  ];
};
