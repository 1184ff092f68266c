import type { OrderOffer } from '#web/case';
import { licensing, text } from '../clocks.ts';

// Invented people, companies and products. Nothing here is real.

const refusal = (en: string, zh: string, wayEn: string, wayZh: string, mark = licensing(42)) => ({
  refusal: 'no',
  text: text(en, zh),
  wayOut: text(wayEn, wayZh),
  marks: [mark],
});

export const offers: readonly OrderOffer[] = [
  {
    order: 'propose-approval',
    title: text('Propose approval', '提出准予意见'),
    lawful: true,
    usual: true,
    needs: [1],
    after: text('Goes to the head of office. A second person decides.', '报本机关负责人，由另一人决定。'),
    marks: [licensing(38)],
  },
  {
    order: 'propose-refusal',
    title: text('Propose refusal', '提出不予批准意见'),
    lawful: true,
    needs: [1],
    next: text('Needs reasons; the letter names the remedies.', '须说明理由，并告知救济途径。'),
    marks: [licensing(38)],
  },
  {
    order: 'expert-review',
    title: text('Send to expert review', '送专家评审'),
    lawful: true,
    needs: [1],
    next: text('Pauses the clock; tell the applicant the time needed.', '时限中止，须书面告知所需时间。'),
    marks: [licensing(45)],
  },
  {
    order: 'approve',
    title: text('Approve', '准予'),
    lawful: false,
    needs: [],
    refusal: refusal(
      'You are in charge of this case.',
      '您是本案承办人。',
      'Two persons: who is in charge proposes, the head decides.',
      '双人规则：承办人提出，负责人决定。',
      { article: 'pack.3', label: text('Pack 3', '规则包第3条'), standing: 'delegated' },
    ),
    marks: [],
  },
  {
    order: 'correct',
    title: text('Ask to correct', '要求补正'),
    lawful: false,
    needs: [],
    refusal: refusal(
      'Used once.',
      '已用过一次。',
      'Everything missing had to be named on 28 Jan. You may still send a question.',
      '1月28日已一次性告知。仍可发函询问。',
      licensing(32),
    ),
    marks: [],
  },
  {
    order: 'extend',
    title: text('Extend by 10 days', '延长10日'),
    lawful: false,
    needs: [],
    refusal: refusal(
      'Extended on 10 Mar.',
      '3月10日已延长。',
      'There is no second one. Late is late, and public.',
      '不得再次延长。逾期即公开。',
    ),
    marks: [],
  },
  {
    order: 'late',
    title: text('Complain that we are late', '投诉逾期'),
    lawful: false,
    needs: [],
    lawfulFrom: '2026-04-03',
    refusal: { refusal: 'inTime', text: text('We are in time.', '目前尚未逾期。'), marks: [] },
    marks: [],
  },
];
