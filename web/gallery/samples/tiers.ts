import type { Ranked } from '#web/law';
import { text } from '../clocks.ts';

// Invented people, companies and products. Nothing here is real.

export const tier = (rank: 1 | 2 | 3): Ranked => ({
  value: ['low', 'medium', 'high'][rank - 1]!,
  title: [text('Low risk', '低风险'), text('Medium risk', '中风险'), text('High risk', '高风险')][rank - 1]!,
  rank,
  of: 3,
});
