import { useState } from 'react';
import { LiveTier, OfferedFacts, QuestionField, SavedLine, SetAside, TierStrip, WizardStep } from '#web/case';
import { Crumb, ErrorList, Section, useT } from '#web/ui';
import { licensing, regulation, text } from './clocks.ts';
import { PublicFrame } from './frames.tsx';
import { questions } from './samples/questions.ts';
import { answer } from './samples/reasons.ts';
import { tier } from './samples/tiers.ts';

export function WizardPage() {
  const t = useT();
  const [answers, setAnswers] = useState<Readonly<Record<string, unknown>>>({
    who: 'proposes',
    'first-use': '2026-04-02',
    affected: 9000,
    data: ['voice'],
  });
  const [files, setFiles] = useState<readonly File[]>([new File(['x'.repeat(2100)], 'test-report.pdf')]);
  const answered = (fact: string) => (value: unknown) => setAnswers((known) => ({ ...known, [fact]: value }));
  const [first, ...rest] = questions;
  return (
    <PublicFrame page="wizard">
      <div className="head">
        <Crumb
          steps={[
            { label: t(text('My cases', '我的案件')), href: '#my' },
            { label: t(text('File a product: MealSense 1 (Demo)', '申报产品：MealSense 1（演示）')) },
          ]}
        />
        <SavedLine at="2026-03-11T09:14:00+08:00" />
      </div>
      <div className="two">
        <div className="stack-l">
          <WizardStep
            at={5}
            of={9}
            answered={4}
            strip={<TierStrip ranked={tier(2)} />}
            why={text(
              'Supervision follows risk, scenario and reach. Who can still stop a mistake is the largest part of risk.',
              '监管按风险等级、应用场景和影响范围区分。谁还能拦住错误，是风险的最大部分。',
            )}
            marks={[regulation(66)]}
            setAside={
              <SetAside
                title={text('Model of the scanner', '扫描设备型号')}
                because={text('It no longer applies after your change to question 2.', '您修改第2题后不再适用。')}
                onUndo={() => undefined}
              />
            }
            onNext={() => undefined}
            onBack={() => undefined}
          >
            <QuestionField question={first!} value={answers['who']} onChange={answered('who')} heading={<h1>{t(first!.ask)}</h1>} />
          </WizardStep>
          <Section plain id="others" title={t(text('Every other kind of question', '其他各类问题'))}>
            <ErrorList
              errors={[{ field: 'affected', text: t(text('How many people: give a number of 0 or more.', '人数：请填写0或以上的数字。')) }]}
            />
            <form style={{ marginTop: '1rem' }}>
              {rest.map((question) => (
                <QuestionField
                  key={question.fact}
                  question={question}
                  value={answers[question.fact]}
                  onChange={answered(question.fact)}
                  error={question.fact === 'affected' ? t(text('Give a number of 0 or more.', '请填写0或以上的数字。')) : undefined}
                  files={files}
                  onFiles={setFiles}
                />
              ))}
            </form>
          </Section>
          <Section plain id="before" title={t(text('You told us before', '您此前已提供'))}>
            <OfferedFacts
              facts={[
                {
                  fact: 'maker',
                  title: text('Made by', '企业'),
                  words: text('Harbour Imaging (Demo)', '港湾影像（演示）'),
                  on: '2026-01-26',
                  number: 'DI-2026-0102',
                },
              ]}
              onChange={() => undefined}
            />
          </Section>
        </div>
        <LiveTier
          ranked={tier(2)}
          open={4}
          answer={{
            ...answer,
            sentence: text('You disclose before use, and we track it after. No approval needed.', '使用前披露，使用后跟踪，无需审批。'),
          }}
          follows={[
            {
              text: text(
                'We check within 5 working days; if we say nothing, it counts as accepted.',
                '5个工作日内核对；逾期未告知即视为受理。',
              ),
              marks: [licensing(32)],
            },
          ]}
        />
      </div>
    </PublicFrame>
  );
}
