import type { play } from '#law/case';
import { type Finding, text, worded } from '#law/ground';
import type { Example, Pack } from '#law/pack';

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
      text(
        `step ${step} of the story \`${name}\` does not come out${refusal === undefined ? '' : ` (\`${refusal.refusal}\`)`}: ${why.en}`,
        `演示故事\`${name}\`第${step}步与规则不符${refusal === undefined ? '' : `（\`${refusal.refusal}\`）`}：${why.zh}`,
      ),
      wayOut ??
        text(
          'change the step so that the law allows it; `ordinance pack watch` plays the story again on each save. The demo opens without it',
          '请修改该步骤使其合乎规则；`ordinance pack watch`在每次保存时重新演示。演示城市在没有该故事的情况下开放',
        ),
    ),
  };
};
