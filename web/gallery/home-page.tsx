import { Story, TimesTable } from '#web/case';
import { Button, SearchBox, Section, useT } from '#web/ui';
import { text } from './clocks.ts';
import { PublicFrame } from './frames.tsx';
import { story } from './samples/stories.ts';
import { times } from './samples/times.ts';

export function HomePage() {
  const t = useT();
  return (
    <PublicFrame page="home">
      <section style={{ maxWidth: '46rem', marginBottom: 'var(--s6)' }}>
        <h1>{t(text('Look up the AI used in your city', '查一查您身边的人工智能'))}</h1>
        <p className="lede">
          {t(
            text(
              'What it does, how risky it is, how it was tested, and what you may refuse.',
              '它做什么、风险多大、如何测试、您可以拒绝什么。',
            ),
          )}
        </p>
        <div style={{ marginTop: 'var(--s5)' }}>
          <SearchBox
            label={t(text('Product, company, place or rule', '产品、企业、地点或规则'))}
            onSearch={() => undefined}
            hint={
              <>
                {t(
                  text(
                    'A product, a company, a place or a rule. 1,204 products, 73 articles. Try: ',
                    '可输入产品、企业、地点或规则。共1,204个产品、73条规定。例如：',
                  ),
                )}
                <a href="#clinics">{t(text('clinics', '社区诊所'))}</a>, <a href="#schools">{t(text('schools', '学校'))}</a>
              </>
            }
          />
        </div>
      </section>
      <div className="half" style={{ marginBottom: 'var(--s6)' }}>
        <Section id="changed" title={t(text('What changed this week', '本周变化'))}>
          <Story lines={story} now="2026-03-11" />
        </Section>
        <Section id="wrong" title={t(text('Something went wrong? Tell us', '遇到问题？请告诉我们'))}>
          <p>
            {t(text('Anyone may. It takes about five minutes. You need not give your name.', '任何人都可以投诉，约需五分钟，可以匿名。'))}
          </p>
          <div className="acts">
            <Button href="#complain">{t(text('Complain or report', '投诉或举报'))}</Button>
            <Button kind="second" href="#follow">
              {t(text('Follow with a code', '凭码查询'))}
            </Button>
          </div>
        </Section>
      </div>
      <Section id="time" title={t(text('How long decisions take', '办理需要多久'))}>
        <TimesTable rows={times} labelledBy="time" />
        <p className="src">
          {t(
            text(
              'Working days from the day after acceptance to the day of the letter, decided 12 March 2025 to 11 March 2026. Lawful pauses are not counted.',
              '自受理次日至决定送达日的工作日数，2025年3月12日至2026年3月11日办结案件。依法中止的时间不计。',
            ),
          )}
        </p>
      </Section>
    </PublicFrame>
  );
}
