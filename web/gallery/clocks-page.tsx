import { ClockRibbon } from '#web/case';
import { Head, useT } from '#web/ui';
import { challenge, late, paused, provisional, text, year } from './clocks.ts';
import { OfficeFrame } from './frames.tsx';

export function ClocksPage() {
  const t = useT();
  return (
    <OfficeFrame page="clocks">
      <Head
        title={t(text('One page, five other states', '同一页面的其他五种状态'))}
        sub={t(
          text(
            'The place of head, clock and orders never moves; the sentence and the drawing do.',
            '标题、时限与决定的位置不变，变的是语句与图形。',
          ),
        )}
      />
      <div className="stack">
        <ClockRibbon clock={late} />
        <ClockRibbon clock={paused} />
        <ClockRibbon clock={provisional} />
        <ClockRibbon
          clock={challenge}
          remark={t(text('decided on working day 17 of 20; to court until 9 September', '于第17个工作日（共20个）决定；可于9月9日前起诉'))}
        />
        <ClockRibbon clock={year} />
      </div>
    </OfficeFrame>
  );
}
