import type { playAll } from '#law/case';
import { text } from '#law/ground';
import { type Found, found } from './found.ts';

/** Examples that come out otherwise than they say, as findings: the text does not do what its drafter meant. */
export const unplayed = (failed: ReturnType<typeof playAll>['failed']): readonly Found[] =>
  failed.map(({ example, step, line, text: came }) =>
    found(
      'example/differs',
      text(`the example comes out otherwise in step ${step}: ${came.en}`, `示例第${step}步的结果与所写不符：${came.zh}`),
      text('mend the rule that it shows, or the example', '请修改所涉规则，或者修改示例'),
      { file: `examples/${example}.yaml`, line },
    ),
  );
