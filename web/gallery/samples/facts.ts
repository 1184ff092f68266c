import type { FactView } from '#web/case';
import { regulation, text } from '../clocks.ts';

// Invented people, companies and products. Nothing here is real.

export const facts: readonly FactView[] = [
  {
    fact: 'acts-on',
    title: text('Acts on', '影响对象'),
    words: text('health', '健康'),
    known: true,
    source: { kind: 'given', words: text('applicant', '申请人'), on: '2026-01-26' },
    standing: 'law',
  },
  {
    fact: 'who',
    title: text('Who acts on the result', '谁执行结果'),
    words: text('a doctor, who may overlook it', '医生，可能漏看'),
    known: true,
    source: { kind: 'given', words: text('expert opinion', '专家意见'), on: '2026-02-26' },
    standing: 'law',
  },
  {
    fact: 'people',
    title: text('People a year', '每年涉及人数'),
    words: text('14,000', '1.4万'),
    known: true,
    disputed: text('disputed: applicant says 9,000', '有异议：申请人称9,000'),
    source: { kind: 'given', words: text('hospital register', '医院登记'), on: '2025-12-31' },
    standing: 'law',
  },
  {
    fact: 'tier',
    title: text('Tier', '等级'),
    words: text('high', '高'),
    known: true,
    source: { kind: 'table', words: text('table risk-tier, row 2', '风险等级表第2行') },
    standing: 'assumed',
    mark: regulation(66, 'assumed'),
  },
  {
    fact: 'model',
    title: text('Model of the scanner', '扫描设备型号'),
    words: text('S-200', 'S-200'),
    known: true,
    setAside: true,
    source: { kind: 'given', words: text('applicant', '申请人'), on: '2026-01-26' },
    standing: 'law',
  },
  {
    fact: 'standard',
    title: text('National standard', '国家标准'),
    words: text('', ''),
    known: false,
    source: { kind: 'none', words: text('nobody yet', '尚无') },
    standing: 'law',
  },
];
