import { Type } from 'typebox';
import { Question } from './asking.ts';
import { Line, Marks, Ranked, RefusalView, Titled } from './common.ts';
import { Count, Day, given, list, maybe, Name, named, type Of, oneOf, Text, Values } from './schema.ts';

/** A sentence that leads somewhere. */
const FrontDoor = named('FrontDoor', { says: Text, about: maybe(Text), href: Type.String() });

/** What stands at the front door: everything of it is the pack's. */
export const StartPage = named('StartPage', {
  lives: list(FrontDoor),
  wants: list(
    named('Want', {
      want: Name,
      says: Text,
      about: maybe(Text),
      asks: list(Question),
    }),
  ),
});
export type StartPage = Of<typeof StartPage>;

export const StartAsked = given('StartAsked', { want: Name, gives: Values });

const StartWay = named('StartWay', {
  procedure: Titled,
  order: Titled,
  says: Text,
  marks: Marks,
  /** How long the office has, in words. */
  within: maybe(Line),
  /** The last day of that, if it began today. */
  due: maybe(named('StartDue', { day: Day, provisional: Type.Boolean() })),
  cost: maybe(Line),
  silence: Line,
  papers: list(named('StartPaper', { fact: Name, title: Text, example: maybe(Text), optional: Type.Boolean() })),
  /** Questions that are still open once these answers have gone along, those that may be left out not counted. */
  questions: Count,
  carried: Count,
  /** Where it begins; the answers go along. */
  href: Type.String(),
});

const StartOther = named('StartOther', {
  procedure: Titled,
  order: Titled,
  says: Text,
  /** Why it is closed; missing where it is open. */
  refusal: maybe(RefusalView),
  href: Type.String(),
});

/** What the grade is so far: one, or the range that is still possible until these questions are answered. */
const StartTier = named('StartTier', {
  title: Text,
  result: maybe(Ranked),
  between: maybe(named('Between', { low: Ranked, high: Ranked })),
  until: list(named('StartUntil', { fact: Name, ask: Text })),
  because: list(Line),
});

export const StartLeads = named('StartLeads', {
  want: Name,
  /** One way; several, until more is answered; none, because of one thing that closes all; none, each for its own reason. */
  is: oneOf('way', 'several', 'shut', 'none'),
  way: maybe(StartWay),
  /** Of `several`: the ones that are still possible. */
  possible: list(StartOther),
  /** Ways that are not the one, open or with the reason why not. */
  others: list(StartOther),
  stop: maybe(named('StartStop', { says: maybe(Text), refusal: RefusalView, facts: list(Name), on: list(FrontDoor) })),
  tier: maybe(StartTier),
  /** Questions on which the way still depends. */
  waits: list(Name),
});
export type StartLeads = Of<typeof StartLeads>;
