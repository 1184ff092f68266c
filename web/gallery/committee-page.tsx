import { Attendance, Orders, VoteBoard } from '#web/case';
import { Head, useT } from '#web/ui';
import { text } from './clocks.ts';
import { OfficeFrame } from './frames.tsx';
import { offers } from './samples/orders.ts';
import { vote } from './samples/votes.ts';

export function CommitteePage() {
  const t = useT();
  return (
    <OfficeFrame page="committee">
      <Head
        title={t(text('Ethics committee, third meeting of 2026', '伦理委员会2026年第三次会议'))}
        sub={t(
          text(
            'In session since 09:00. 8 of 9 members attend. Nothing said here is public until the minutes are signed.',
            '09:00开会，委员9人中8人出席。会议记录签署前不公开。',
          ),
        )}
      />
      <div className="two">
        <div className="stack">
          <div>
            <p className="quiet small">{t(text('Item 3 · paper 3a, read by 8 of 8', '第3项 · 材料3a，8人均已阅'))}</p>
            <p className="law" style={{ fontSize: '1.375rem', fontWeight: 600 }}>
              {t(vote.question)}
            </p>
          </div>
          <VoteBoard vote={vote} />
          <Attendance vote={vote} />
        </div>
        <Orders
          offers={offers.slice(0, 5)}
          onOrder={() => undefined}
          title={t(text('The chair may', '主任可以'))}
          notTitle={t(text('Not now, and why', '现在不可，及其原因'))}
        />
      </div>
    </OfficeFrame>
  );
}
