import { useState } from 'react';
import { ClockRibbon, Facts, type OrderOffer, Orders, StateMark, Story } from '#web/case';
import { Changes, DecisionTable, Tier } from '#web/law';
import { Ask, Chip, Chips, Crumb, Head, Section, TextInput, useT } from '#web/ui';
import { running, text } from './clocks.ts';
import { OfficeFrame } from './frames.tsx';
import { facts } from './samples/facts.ts';
import { offers } from './samples/orders.ts';
import { answer, fired } from './samples/reasons.ts';
import { story } from './samples/stories.ts';
import { tier } from './samples/tiers.ts';

export function CasePage() {
  const t = useT();
  const [ordering, setOrdering] = useState<OrderOffer>();
  const [reason, setReason] = useState('');
  return (
    <OfficeFrame page="case">
      <Crumb
        steps={[
          { label: t(text('Docket', '待办')), href: '?page=docket' },
          { label: t(text('AS-2026-0117 · 10 of 14', 'AS-2026-0117 · 第10件，共14件')) },
        ]}
      />
      <Head
        title={
          <>
            LungLight 2.1{' '}
            <span className="quiet" style={{ fontWeight: 400 }}>
              {t(text('assessment before use', '使用前评估'))}
            </span>
          </>
        }
        sub={
          <span className="meta">
            <Tier ranked={tier(3)} />
            <StateMark tone="ended">{t(text('Under review', '审查中'))}</StateMark>
            <a href="#maker">{t(text('Harbour Imaging (Demo)', '港湾影像（演示）'))}</a>
            <span>{t(text('In charge: you, Officer 2. Decides: head of office', '承办人：您（承办人二）；决定：本机关负责人'))}</span>
            <span>{t(text('Law of the day: pack 2026.1', '适用规则：2026.1版'))}</span>
          </span>
        }
        side={
          <Chips label={t(text('Other views', '其他视图'))}>
            <Chip href="?page=my-case">{t(text('What the applicant sees', '申请人所见'))}</Chip>
            <Chip href="?page=product">{t(text('What residents see', '公众所见'))}</Chip>
          </Chips>
        }
      />
      <ClockRibbon clock={running} recount={{ page: 'data:text/html,', data: 'data:application/json,{}' }} />
      <div className="two case-grid" style={{ marginTop: '1.5rem' }}>
        <div className="side">
          <Orders offers={offers} onOrder={setOrdering} />
        </div>
        <div className="main stack">
          <Section
            id="why"
            title={t(text('Why high risk', '为何属于高风险'))}
            aside={t(text('table risk-tier, row 2 fired', '风险等级表，第2行命中'))}
          >
            <DecisionTable table={fired} />
            <p className="change-head" style={{ marginTop: '.75rem' }}>
              {t(text('What would change it', '什么会改变它'))}
            </p>
            <Changes changes={answer.whatWouldChange ?? []} />
          </Section>
          <Section id="facts" title={t(text('Facts', '事实'))} aside={t(text('5 of 6 known, 1 disputed', '6项中已知5项，1项有异议'))}>
            <Facts facts={facts} labelledBy="facts" now="2026-03-11" />
          </Section>
          <Section
            id="happened"
            title={t(text('What happened', '经过'))}
            aside={t(text('7 events, none can be rewritten', '7项记录，均不可改写'))}
          >
            <Story lines={story} now="2026-03-11" />
          </Section>
        </div>
      </div>
      <Ask
        open={ordering !== undefined}
        onClose={() => setOrdering(undefined)}
        onConfirm={() => setOrdering(undefined)}
        title={ordering === undefined ? '' : `${t(ordering.title)}: AS-2026-0117?`}
        verb={ordering === undefined ? '' : t(ordering.title)}
      >
        <p>
          {t(
            text(
              'The applicant is told today, with your reasons and the remedies. Your proposal stays in the file for ever.',
              '今日告知申请人，附您的理由与救济途径。您的意见将永久存档。',
            ),
          )}
        </p>
        <TextInput
          label={t(text('Reasons', '理由'))}
          help={t(text('They stand in the letter word for word.', '将原文载入文书。'))}
          value={reason}
          onChange={setReason}
          lines={4}
        />
      </Ask>
    </OfficeFrame>
  );
}
