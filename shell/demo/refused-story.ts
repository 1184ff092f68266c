import type { play } from '#law/case';
import { type Finding, worded } from '#law/ground';
import type { Example, Pack } from '#law/pack';
import { say } from './say.ts';

type Differs = ReturnType<typeof play>['failed'][number];

/** A story of the demo that breaks the law, with its file, the line of the step, and the refusal that came. */
export const refusedStory = (pack: Pack, { name, steps }: Example, { step, line, text: why, refusal }: Differs): Finding => {
  const wayOut = refusal === undefined ? undefined : (refusal.wayOut ?? pack.refusals[refusal.refusal]?.wayOut);
  return {
    code: 'story/refused',
    severity: 'error',
    file: `demo/${name}.yaml`,
    line,
    column: steps[step - 1]?.at.column ?? 1,
    ...worded(
      say('refusedStory.stepOfTheStory', {
        step,
        name,
        hasRefusal: refusal !== undefined,
        refusal: refusal === undefined ? '' : refusal.refusal,
        why,
      }),
      wayOut ?? say('refusedStory.changeTheStepSo'),
    ),
  };
};
