import type { ArticleSquare } from '#web/law';
import { text } from '../clocks.ts';

// Invented people, companies and products. Nothing here is real.

const states =
  '1n2r3r4n5r6n7r8p9r10r11n12n13r14n15r16r17n18n19r20r21r22r23n24n25r26r27n28r29r30r31r32r33r34n35n36p37r38r39r40r41r42r43r44r45r46p47r48n49r50r51p52r53r54r55r56o57n58r59r60n61n62r63r64n65p66r67o68r69r70r71r72r73n';
const coverageOf = { r: 'runs', p: 'in-part', n: 'not', o: 'cited-only' } as const;
export const articles: readonly ArticleSquare[] = [...states.matchAll(/(\d+)([rpno])/g)].map(([, number, state]) => ({
  id: `sz.${number}`,
  number: number!,
  coverage: coverageOf[state as keyof typeof coverageOf],
  gist: text('Our gist of the article.', '条文提要。'),
}));
const between = (from: number, to: number) => articles.slice(from - 1, to).map((article) => article.id);
export const chapters = [
  { title: text('General', '总则'), articles: between(1, 12) },
  { title: text('Basic research', '基础研究'), articles: between(13, 25) },
  { title: text('Infrastructure', '基础设施'), articles: between(26, 36) },
  { title: text('Application scenarios', '应用场景'), articles: between(37, 46) },
  { title: text('Promotion', '促进保障'), articles: between(47, 62) },
  { title: text('Governance', '治理'), articles: between(63, 72) },
  { title: text('Supplementary', '附则'), articles: between(73, 73) },
];
