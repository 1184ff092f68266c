import { Type } from 'typebox';
import { Marks } from './common.ts';
import { Count, list, maybe, Name, named, type Of, Text } from './schema.ts';

const Share = Type.Number({ minimum: 0 });

/** What the rule does at one harm rate. */
export const StopRulePoint = named('StopRulePoint', {
  /** People harmed, of 100. */
  harm: Share,
  /** Of 1,000 tests, those that the rule stops. */
  stops: Share,
  /** Those that run to their end. */
  ends: Share,
  /** People included on average, those of a test that runs to its end counted. */
  people: Share,
});
export type StopRulePoint = Of<typeof StopRulePoint>;

/** A rule that stops a trial by counted harms, as it was written before the start, and how often it errs, both ways. */
export const StopRule = named('StopRule', {
  /** The facts it rests on. */
  facts: list(Name),
  looks: list(named('PlannedLook', { at: Count, stops: Count })),
  /** People of a test that nothing stops. */
  end: Count,
  /** Harm that is acceptable, and harm that is not, of 100 people; missing where the plan does not say. */
  acceptable: maybe(Share),
  unacceptable: maybe(Share),
  /** The finding in plain words and natural frequencies. */
  sentences: list(Text),
  /** The same in one sentence, for who does not see the drawing. */
  label: Text,
  /** From no harm to `far` of 100. */
  curve: list(StopRulePoint),
  far: Share,
  table: list(StopRulePoint),
  assumes: Text,
  /** The rule as it was recorded, and the digest of these very words. */
  recorded: maybe(named('StopRuleRecorded', { text: Type.String(), digest: Type.String() })),
  marks: Marks,
});
export type StopRule = Of<typeof StopRule>;
