import type { Vote } from '#web/case';
import { text } from '../clocks.ts';

// Invented people, companies and products. Nothing here is real.

const pack6 = { article: 'pack.6', label: text('Pack 6', '规则包第6条'), standing: 'assumed' } as const;
const ethics = (article: number) =>
  ({ article: `lls.${article}`, label: text(`Ethics Rev. ${article}`, `伦理办法第${article}条`), standing: 'law' }) as const;
const member = (
  letter: string,
  category: readonly [string, string],
  ballot: Vote['members'][number]['ballot'],
  more: Partial<Vote['members'][number]> = {},
): Vote['members'][number] => ({
  person: letter,
  name: text(`Member ${letter}`, `委员${letter}`),
  category: { title: text(...category) },
  chair: letter === 'A',
  until: '2028-12-31',
  ballot,
  you: letter === 'B',
  marks: [],
  ...more,
});

export const vote: Vote = {
  question: text('May StrokeAlert 3 be used on patients who cannot consent?', 'StrokeAlert 3能否用于无法表示同意的患者？'),
  state: 'in-session',
  sentence: text('5 of 7 for. As it stands this carries, by exactly the votes needed.', '7票中5票赞成。按目前票数，恰好通过。'),
  sums: [
    {
      rule: { name: 'attending', title: text('two thirds of those attending', '出席委员的三分之二') },
      ofThisItem: true,
      boxes: ['for', 'for', 'for', 'for', 'for', 'abstain', 'against'],
      needed: 5,
      sentence: text(
        '9 members − 1 absent − 1 recused = 7. Two thirds of 7 is 4⅔, so 5 are needed. For: 5. Abstaining counts as attending.',
        '委员9人 − 缺席1人 − 回避1人 = 7人。7的三分之二为4⅔，故需5票。赞成：5票。弃权计入出席。',
      ),
      mark: pack6,
    },
    {
      rule: { name: 'all', title: text('two thirds of all members', '全体委员的三分之二') },
      ofThisItem: false,
      boxes: ['for', 'for', 'for', 'for', 'for', 'abstain', 'against', 'recused', 'absent'],
      needed: 6,
      sentence: text(
        'All members: 9. Two thirds of 9 is 6. For: 5. It would fail by one.',
        '全体委员9人，三分之二为6票。赞成5票，按此差1票。',
      ),
      mark: ethics(29),
    },
  ],
  quorum: {
    holds: true,
    sentence: text('quorum holds: 7 of at least 5', '达到法定人数：7人，至少5人'),
    losesWith: [text('Member E (law)', '委员E（法律）'), text('Member G (medicine)', '委员G（医学）')],
    mark: ethics(14),
  },
  members: [
    member('A', ['technology', '技术'], 'for'),
    member('B', ['technology', '技术'], 'for'),
    member('D', ['ethics', '伦理'], 'abstain'),
    member('F', ['law', '法律'], 'recused', { why: text('advised the maker in 2024', '2024年曾为企业提供咨询'), marks: [ethics(28)] }),
    member('G', ['medicine', '医学'], 'against'),
    member('H', ['medicine', '医学'], 'absent'),
  ],
};
