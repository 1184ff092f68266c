import type { PathStep, StoryLine } from '#web/case';
import { licensing, regulation, text } from '../clocks.ts';

// Invented people, companies and products. Nothing here is real.
export const story: readonly StoryLine[] = [
  {
    on: '2026-03-11',
    seq: 8,
    tone: 'warning',
    label: text('Warning', '预警'),
    text: text(
      'HomeTalk may give wrong advice on medicines. The maker must correct it by 18 March.',
      'HomeTalk可能给出错误的用药建议，企业须在3月18日前改正。',
    ),
    marks: [regulation(66, 'delegated')],
    href: '/products/12',
  },
  {
    on: '2026-03-10',
    seq: 7,
    text: text(
      'Head of office extended the clock by 10 working days. Reason: second reading of 40 pictures.',
      '本机关负责人批准延长10个工作日。理由：40例影像二次判读。',
    ),
    marks: [licensing(42)],
  },
  {
    on: '2026-02-26',
    seq: 6,
    tone: 'in-force',
    label: text('Registered', '登记'),
    text: text('Expert opinion received. Clock resumed.', '收到专家意见，恢复计算。'),
    marks: [licensing(45), regulation(36)],
  },
  {
    on: '2025-12-30',
    seq: 1,
    tone: 'to-come',
    label: text('Filed', '申请'),
    text: text('by Harbour Imaging (Demo).', '港湾影像（演示）。'),
    marks: [],
  },
];

export const path: readonly PathStep[] = [
  { title: text('Filed', '申请'), at: 'done', on: '2026-01-26' },
  { title: text('Accepted', '受理'), at: 'done', on: '2026-02-03', words: text('3 Feb, after one correction', '2月3日，补正一次') },
  { title: text('Expert review', '专家评审'), at: 'done', words: text('10–26 Feb', '2月10日至26日') },
  { title: text('Decision', '决定'), at: 'now', words: text('by 2 Apr', '4月2日前') },
  { title: text('Register and certificate', '登记与证书'), at: 'to-come', words: text('within 10 working days', '10个工作日内') },
];
