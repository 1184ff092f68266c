import { StateMark, Story } from '#web/case';
import { Because, MarksLegend, Tier, Why } from '#web/law';
import { Button, Crumb, Dots, Note, Pairs, Section, useT } from '#web/ui';
import { regulation, text } from './clocks.ts';
import { PublicFrame } from './frames.tsx';
import { answer } from './samples/reasons.ts';
import { story } from './samples/stories.ts';
import { tier } from './samples/tiers.ts';

export function ProductPage() {
  const t = useT();
  return (
    <PublicFrame page="product">
      <Crumb steps={[{ label: t(text('Products', '产品')), href: '?page=home' }, { label: t(text('Health', '医疗健康')) }]} />
      <div className="two">
        <div className="stack-l">
          <header>
            <h1>EyeScreen 3</h1>
            <p className="lede">
              {t(
                text(
                  'Looks at a photograph of the back of your eye and tells the clinic whether you should see an eye doctor.',
                  '查看您的眼底照片，告诉诊所您是否需要去看眼科医生。',
                ),
              )}
            </p>
            <p className="meta">
              <Tier ranked={tier(3)} />{' '}
              <StateMark tone="in-force">{t(text('In use, allowed since 14 November 2025', '使用中，2025年11月14日起准许'))}</StateMark>
            </p>
          </header>
          <Section plain id="risky" title={t(text('How risky is it, and why?', '风险有多大？为什么？'))}>
            <Why answer={answer} />
          </Section>
          <Section plain id="tested" title={t(text('How was it tested?', '如何测试？'))}>
            <div className="half">
              <figure>
                <p>
                  <b>{t(text('Of 100 people with the eye disease, it finds 91', '100名患者中，能发现91人'))}</b>{' '}
                  <span className="quiet">{t(text('and misses 9', '漏掉9人'))}</span>
                </p>
                <Dots hits={91} />
                <figcaption>
                  {t(text('Between 88 and 94 (95% interval); 412 of 451 people.', '95%区间88至94；451人中发现412人。'))}
                </figcaption>
              </figure>
              <figure>
                <p>
                  <b>{t(text('Of 100 healthy people, it clears 91', '100名健康人中，能排除91人'))}</b>{' '}
                  <span className="quiet">{t(text('and calls 9 in needlessly', '9人被不必要地转诊'))}</span>
                </p>
                <Dots hits={91} />
                <figcaption>{t(text('Between 89 and 93; 698 of 763 people.', '95%区间89至93；763人中排除698人。'))}</figcaption>
              </figure>
            </div>
            <div style={{ marginTop: '1rem' }}>
              <Note>
                <b>{t(text('It is less sure for people over 70:', '对70岁以上人群把握较小：'))}</b>{' '}
                {t(text('it finds 84 of 100 (between 75 and 90; only 92 people tested).', '100人中发现84人（75至90；仅测试92人）。'))}
              </Note>
            </div>
          </Section>
          <Section plain id="refuse" title={t(text('What may I refuse or ask for?', '我可以拒绝或要求什么？'))}>
            <Because
              lines={[
                {
                  text: text(
                    'A human instead. Say at the desk: “No EyeScreen, please.” A person looks at your pictures. You pay no more.',
                    '改由人来看。在前台说“请不要用EyeScreen”，即由医护人员查看，不另收费。',
                  ),
                  marks: [regulation(24)],
                },
                {
                  text: text('An explanation of what it said about you, in plain words.', '解释：用通俗的话说明它对您的判断。'),
                  marks: [regulation(24), regulation(71)],
                },
              ]}
            />
            <div className="acts">
              <Button href="#ask">{t(text('Ask for one of these', '提出请求'))}</Button>
              <Button kind="second" href="#complain">
                {t(text('Complain about EyeScreen', '投诉EyeScreen'))}
              </Button>
            </div>
          </Section>
        </div>
        <aside className="stack" aria-label={t(text('At a glance', '概览'))}>
          <Section id="glance" title={t(text('At a glance', '概览'))}>
            <Pairs
              small
              labelledBy="glance"
              pairs={[
                { name: t(text('Made by', '企业')), value: <a href="#maker">{t(text('Clearview Eye (Demo)', '明视眼科科技（演示）'))}</a> },
                { name: t(text('Who decides', '由谁决定')), value: t(text('a nurse, with its result', '护士，参考其结果')) },
                {
                  name: t(text('Certificate', '证书')),
                  value: <StateMark tone="in-force">{t(text('valid to 13 Nov 2028', '有效期至2028年11月13日'))}</StateMark>,
                },
              ]}
            />
          </Section>
          <Section id="life" title={t(text('Its life so far', '至今经历'))}>
            <Story small lines={story.slice(1).map((line) => ({ ...line, marks: [] }))} now="2026-03-11" />
          </Section>
          <MarksLegend />
        </aside>
      </div>
    </PublicFrame>
  );
}
