import { useState } from 'react';
import { StateMark } from '#web/case';
import { BasisList, Letter, Own, RiskTier, StandingMark, Tier } from '#web/law';
import { Answered, Button, Dialog, FilterList, Finder, Head, Loading, Pairs, Progress, Section, ToastLine, useT, useToast } from '#web/ui';
import { licensing, text } from './clocks.ts';
import { OfficeFrame } from './frames.tsx';
import { tier } from './samples/tiers.ts';

export function PiecesPage() {
  const t = useT();
  const toast = useToast();
  const [open, setOpen] = useState(false);
  const [risk, setRisk] = useState<readonly string[]>(['high']);
  const [query, setQuery] = useState('lung');
  return (
    <OfficeFrame page="pieces">
      <Head
        title={t(text('Patterns: every state, drawn once', '各种状态一览'))}
        sub={t(text('The same five states, marks and messages on every page.', '五种状态、标记与提示，各页一致。'))}
      />
      <div className="half">
        <div className="stack">
          <Section id="answered" title={t(text('Answered', '读取状态'))}>
            <Loading at={0} />
            <Answered
              of={{ kind: 'empty' }}
              empty={t(text('No case waits for you.', '没有案件等您办理。'))}
              emptyNext={t(text('The next one is due to you on Friday 13 March.', '下一件将于3月13日（周五）到您处。'))}
            >
              {() => null}
            </Answered>
            <Answered of={{ kind: 'failed', retry: () => undefined, retryIn: 10, code: '7Q4-KD2', at: '2026-03-11T09:14:02+08:00' }}>
              {() => null}
            </Answered>
            <Answered
              of={{
                kind: 'refused',
                text: t(text('You cannot ask for correction a second time.', '不能第二次要求补正。')),
                basis: <BasisList basis={['xkf.32']} />,
                because: t(
                  text(
                    'Everything missing had to be named at once; that was done on 28 January.',
                    '须一次性告知全部补正内容，已于1月28日告知。',
                  ),
                ),
                wayOut: <a href="#question">{t(text('send a question', '发函询问'))}</a>,
              }}
            >
              {() => null}
            </Answered>
          </Section>
          <Section id="toasts" title={t(text('Toast with undo, progress', '提示与进度'))}>
            <ToastLine
              stays
              toast={{ text: t(text('Handed over to Officer 5.', '已移交承办人五。')), undo: () => undefined }}
              onGone={() => undefined}
            />
            <div className="acts">
              <Button kind="second" onClick={() => toast({ text: t(text('Filter kept.', '已保存筛选。')), undo: () => undefined })}>
                {t(text('Show a toast', '显示提示'))}
              </Button>
              <Button kind="second" onClick={() => setOpen(true)}>
                {t(text('Open a dialog', '打开对话框'))}
              </Button>
            </div>
            <div style={{ marginTop: '1rem' }}>
              <Progress
                value={23}
                max={39}
                label={t(text('Proving 39 promises: 23 done, about 2 s left', '正在证明39项承诺：已完成23项，约余2秒'))}
                onCancel={() => undefined}
              />
            </div>
          </Section>
          <Section id="drafting" title={t(text('Drafting a letter', '起草文书'))}>
            <Letter
              draft
              office={t(text('Demo City AI Office', '演示市人工智能主管部门'))}
              title={t(text('We do not register HireRank 5', '不予登记HireRank 5'))}
              law={t(text('Licensing Law, Article 38', '《行政许可法》第三十八条'))}
              state={t(text('Reasons: 31 words · remedies: complete', '理由：58字 · 救济途径：完整'))}
              label={t(text('Draft of a refusal', '不予登记决定（草稿）'))}
            >
              <p>
                {t(
                  text(
                    'You asked us on 12 February 2026 to register HireRank 5. We do not register it, ',
                    '您于2026年2月12日申请登记HireRank 5。本机关决定不予登记，',
                  ),
                )}
                <Own>
                  {t(
                    text(
                      'because it ranks people by the year they left school, and you could not show that this is not their age under another name.',
                      '因其按毕业年份为求职者排序，您未能说明这不是变相的年龄条件。',
                    ),
                  )}
                </Own>
              </p>
            </Letter>
          </Section>
        </div>
        <div className="stack">
          <Section id="marks" title={t(text('Marks', '标记'))}>
            <Pairs
              labelledBy="marks"
              pairs={[
                { name: t(text('Said by law', '法律规定')), value: <StandingMark standing="law" long /> },
                { name: t(text('Left by law to the authority', '授权规定')), value: <StandingMark standing="delegated" long /> },
                { name: t(text('Our assumption', '规则包假定')), value: <StandingMark standing="assumed" long /> },
                {
                  name: t(text('Tier', '等级')),
                  value: (
                    <span className="meta">
                      <Tier ranked={tier(1)} /> <Tier ranked={tier(2)} /> <RiskTier tier="high" />
                    </span>
                  ),
                },
                {
                  name: t(text('State', '状态')),
                  value: (
                    <span className="meta">
                      <StateMark tone="in-force">{t(text('In use', '使用中'))}</StateMark>
                      <StateMark tone="waiting">{t(text('Clock stands', '时限中止'))}</StateMark>
                      <StateMark tone="warning">{t(text('Warning', '预警'))}</StateMark>
                      <StateMark tone="to-come">{t(text('To come', '待办'))}</StateMark>
                      <StateMark tone="ended">{t(text('Refused', '不予登记'))}</StateMark>
                    </span>
                  ),
                },
              ]}
            />
          </Section>
          <Section id="buttons" title={t(text('Buttons', '按钮'))}>
            <div className="acts">
              <Button>{t(text('Propose approval…', '提出准予意见…'))}</Button>
              <Button kind="second">{t(text('Send to experts…', '送专家评审…'))}</Button>
              <Button kind="bare">{t(text('Not yet', '暂不'))}</Button>
              <Button busy>{t(text('Sending', '正在发送'))}</Button>
            </div>
            <div className="acts">
              <Button
                kind="second"
                reason={
                  <>
                    <b className="why-not">{t(text('You are in charge of this case.', '您是本案承办人。'))}</b>{' '}
                    {t(text('Two persons: who is in charge proposes, the head decides.', '双人规则：承办人提出，负责人决定。'))}
                  </>
                }
              >
                {t(text('Approve', '准予'))}
              </Button>
            </div>
          </Section>
          <Section id="finder" title={t(text('Search or do', '搜索或操作'))}>
            <Finder
              query={query}
              onQuery={setQuery}
              onClose={() => undefined}
              onChoose={() => undefined}
              finds={[
                { id: 'a', title: 'LungLight 2.1', detail: t(text('case AS-2026-0117, due 2 April', '案件AS-2026-0117，4月2日届满')) },
                {
                  id: 'b',
                  title: t(text('Propose a decision on LungLight 2.1', '对LungLight 2.1提出决定意见')),
                  detail: t(text('order', '决定')),
                  keys: 'O',
                },
              ]}
            />
          </Section>
          <Section id="filters" title={t(text('Filters', '筛选'))}>
            <FilterList
              legend={t(text('Risk', '风险等级'))}
              value={risk}
              onChange={setRisk}
              options={[
                { value: 'high', label: t(text('High', '高')), count: '61' },
                { value: 'medium', label: t(text('Medium', '中')), count: '388' },
              ]}
            />
          </Section>
        </div>
      </div>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={t(text('Propose refusal of AS-2026-0117?', '对AS-2026-0117提出不予批准意见？'))}
        actions={
          <>
            <Button onClick={() => setOpen(false)}>{t(text('Propose refusal', '提出不予批准意见'))}</Button>
            <Button kind="bare" onClick={() => setOpen(false)}>
              {t(text('Not yet', '暂不'))}
            </Button>
          </>
        }
      >
        <p>
          {t(text('The applicant is told today, with your reasons and the remedies.', '今日告知申请人，附您的理由与救济途径。'))}{' '}
          <BasisList basis={licensing(38).article} />
        </p>
      </Dialog>
    </OfficeFrame>
  );
}
