import type { Pack, Transitions } from '#law/pack';
import type { CaseGiven } from './case-changes.ts';

/** An open case that stands where the new text's transition takes it over. */
export interface CaseMove {
  readonly case: string;
  readonly procedure: string;
  readonly from: string;
  readonly to: string;
}

/** A state from which open cases go over. */
export interface TakenOver {
  readonly procedure: string;
  readonly from: string;
  readonly to: string;
  readonly clocks: 'keep' | 'restart';
}

export const takenOver = ({ move }: Transitions): readonly TakenOver[] =>
  Object.entries(move).flatMap(([procedure, { states, clocks }]) =>
    Object.entries(states).map(([from, to]) => ({ procedure, from, to, clocks })),
  );

/** Which of the cases would go over to the new text, of those that say in which procedure and state they stand. */
export const movedCases = (before: Pack, after: Pack, cases: readonly CaseGiven[]): readonly CaseMove[] => {
  const { transitions } = after;
  if (transitions?.from !== before.version) return [];
  return cases.flatMap(({ case: id, procedure, state }) => {
    const to = procedure === undefined || state === undefined ? undefined : transitions.move[procedure]?.states[state];
    return to === undefined ? [] : [{ case: id, procedure: procedure!, from: state!, to }];
  });
};
