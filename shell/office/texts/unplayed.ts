import type { playAll } from '#law/case';
import { type Found, found } from './found.ts';
import { say } from './say.ts';

/** Examples that come out otherwise than they say, as findings: the text does not do what its drafter meant. */
export const unplayed = (failed: ReturnType<typeof playAll>['failed']): readonly Found[] =>
  failed.map(({ example, step, line, text: came }) =>
    found('example/differs', say('unplayed.theExampleComesOut', { step, came }), say('unplayed.mendTheRuleThat'), {
      file: `examples/${example}.yaml`,
      line,
    }),
  );
