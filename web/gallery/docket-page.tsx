import { Docket } from '#web/case';
import { Chip, Chips, Head, Note, useT } from '#web/ui';
import { text } from './clocks.ts';
import { OfficeFrame } from './frames.tsx';
import { docket } from './samples/docket-rows.ts';

export function DocketPage() {
  const t = useT();
  return (
    <OfficeFrame page="docket">
      <Head
        title={t(text('14 cases on your docket', '您的待办：14件'))}
        sub={t(
          text(
            'One is late, two are due today. Sorted by working days left; paused clocks are below.',
            '1件已超期，2件今日届满。按剩余工作日排序，中止的列于最后。',
          ),
        )}
        side={
          <Chips label={t(text('Whose cases', '范围'))}>
            <Chip pressed>{t(text('Mine 14', '我的14'))}</Chip>
            <Chip>{t(text('My office 61', '本处61'))}</Chip>
            <Chip>{t(text('Waiting for my signature 2', '待我签署2'))}</Chip>
          </Chips>
        }
      />
      <Note tone="bad" small>
        <b>{t(text('CO-2026-0088 is two days late.', 'CO-2026-0088已超期两日。'))}</b>{' '}
        {t(
          text(
            'It was told to the complainant and counts in the public figure for complaints.',
            '已告知投诉人，并计入公开的投诉办理统计。',
          ),
        )}{' '}
        <a href="#open">{t(text('Open', '打开'))}</a>
      </Note>
      <div style={{ marginTop: '1rem' }}>
        <Docket rows={docket} hrefOf={(row) => `#${row.number}`} current="AS-2026-0117" today="2026-03-11" />
      </div>
    </OfficeFrame>
  );
}
