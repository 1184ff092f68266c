import { ClockRibbon, Orders, Path, Story } from '#web/case';
import { Because, Letter } from '#web/law';
import { Crumb, Details, Section, useT } from '#web/ui';
import { licensing, running, text } from './clocks.ts';
import { PublicFrame } from './frames.tsx';
import { offers } from './samples/orders.ts';
import { path, story } from './samples/stories.ts';

export function MyCasePage() {
  const t = useT();
  return (
    <PublicFrame page="my-case">
      <Crumb steps={[{ label: t(text('My cases', '我的案件')), href: '#my' }, { label: 'AS-2026-0117 LungLight 2.1' }]} />
      <h1 style={{ maxWidth: '24em', marginBottom: '.5rem' }}>
        {t(text('Your case is with us. We decide by Thursday 2 April 2026.', '您的案件在我们这里。我们将在2026年4月2日（周四）前决定。'))}
      </h1>
      <p className="lede">
        {t(text('That is 16 working days from today. You need do nothing.', '距今还有16个工作日。您目前无需做任何事。'))}
      </p>
      <Path steps={path} now="2026-03-11" />
      <div className="two">
        <aside aria-label={t(text('What you can do', '您可以做的'))} className="side">
          <Orders
            offers={[offers[2]!, offers[6]!].map((offer) => ({ ...offer, usual: false }))}
            onOrder={() => undefined}
            title={t(text('You can', '您可以'))}
            notTitle={t(text('Not now, and why', '现在不可，及其原因'))}
            count={false}
          />
        </aside>
        <div className="stack-l main">
          <Section plain id="why" title={t(text('Why that date', '为什么是这一天'))}>
            <Because
              lines={[
                {
                  text: text(
                    'We have 20 working days from the day after we accepted your filing on 3 February.',
                    '自2月3日受理次日起，我们有20个工作日。',
                  ),
                  marks: [licensing(42)],
                },
                {
                  text: text(
                    'The clock stood still from 10 to 26 February while five experts read your file.',
                    '2月10日至26日五位专家评审期间时限中止。',
                  ),
                  marks: [licensing(45)],
                },
              ]}
            />
            <Details open summary={t(text('Show me every day, and let me recount', '逐日显示，自行复算'))}>
              <ClockRibbon
                bare
                open
                form="calendar"
                clock={running}
                recount={{ page: 'data:text/html,', data: 'data:application/json,{}' }}
              />
            </Details>
          </Section>
          <Section plain id="letter" title={t(text('Latest letter', '最新文书'))}>
            <Letter
              office={t(text('Demo City AI Office', '演示市人工智能主管部门'))}
              number={t(text('No. 0117-4', '0117-4号'))}
              date="2026-03-10"
              title={t(text('More time for your case AS-2026-0117', '关于AS-2026-0117号案件延长办理期限的通知'))}
              law={t(text('Licensing Law, Article 42', '《行政许可法》第四十二条'))}
              code="7Q4-KD2"
              label={t(text('Letter of extension', '延长期限通知书'))}
            >
              <p>
                {t(
                  text(
                    'We cannot decide by 19 March. The experts asked for a second reading of 40 pictures, and it ends on 24 March. The head of this office has therefore allowed 10 more working days.',
                    '本机关无法在3月19日前作出决定。专家要求对40例影像进行二次判读，预计3月24日完成。经本机关负责人批准，办理期限延长10个工作日。',
                  ),
                )}
              </p>
              <p>
                {t(
                  text(
                    'If you disagree, you may ask for reconsideration within 60 days of this letter.',
                    '如不服，可自收到本通知之日起60日内申请行政复议。“二次判读”指由另两名医师独立复核。',
                  ),
                )}
              </p>
            </Letter>
          </Section>
          <Section plain id="happened" title={t(text('What happened', '经过'))}>
            <Story lines={story} now="2026-03-11" />
          </Section>
        </div>
      </div>
    </PublicFrame>
  );
}
