import type { Draft, WizardView } from '#contract';
import type { Step } from './gives.ts';
import type { DraftState } from './use-draft.ts';

export interface ScreenProps {
  readonly draft: Draft;
  readonly view: WizardView;
  readonly state: DraftState;
}

/** A screen is called by its first question. */
export const factOf = (screen: readonly Step[]): string => screen[0]!.question.fact;

/** Refusals that rest on what was answered: one that only waits for an answer, or for the tier, is no reason to stop. */
export const stops = ({ refusals, missing, tier }: WizardView) =>
  refusals.filter(({ facts = [] }) => !facts.some((fact) => missing.includes(fact) || (tier?.fact === fact && !tier.known)));

/** What the server says is wrong; or nothing given where something is needed. */
export const errorOf = (step: Step, { gives }: DraftState) => {
  const value = gives[step.question.fact];
  const isEmpty = value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
  if (isEmpty) return step.question.optional || step.status === 'offered' ? undefined : ('missing' as const);
  return step.error;
};
