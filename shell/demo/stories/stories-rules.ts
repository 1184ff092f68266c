import type { Day, Value } from '#law/ground';
import type { Story } from '../agenda.ts';
import type { CityStory } from './city-story.ts';
import { begin, numberOf, opened, type Standing, tell } from './lines.ts';
import { attached, type Doer, type Gives, hu, lin, type Scene, zhao } from './scene.ts';
import { makerOf } from './stories-conformity.ts';

interface Clause {
  readonly name: string;
  readonly text: { readonly en: string; readonly zh: string };
}

/** The first draft of the grading rule, and the second after the comments: one clause is gone, one new, two reworded. */
const first: readonly Clause[] = [
  {
    name: '3 Wide use 广泛使用',
    text: {
      en: 'A product that decides by itself about more than 1,000,000 people a year is of high risk.',
      zh: '每年对超过100万人自行作出决定的产品，为高风险。',
    },
  },
  {
    name: '4 Sensitive information 敏感信息',
    text: {
      en: 'A product that uses sensitive personal information is at least of medium risk.',
      zh: '处理敏感个人信息的产品，不低于中风险。',
    },
  },
  {
    name: '7 Report on use 使用情况报告',
    text: {
      en: 'The provider reports on the use of the product once a year, in each of the years in which it is offered.',
      zh: '提供者应当在产品提供期间每年报告一次使用情况。',
    },
  },
  {
    name: '9 Sign at the counter 窗口提示',
    text: {
      en: 'Where a product is used at a counter, a sign of at least 30 by 20 centimetres says so.',
      zh: '在窗口使用产品的，应当设置不小于30厘米×20厘米的提示牌。',
    },
  },
];
const second: readonly Clause[] = [
  {
    name: first[0]!.name,
    text: {
      en: 'A product that decides by itself about more than 500,000 people a year is of high risk.',
      zh: '每年对超过50万人自行作出决定的产品，为高风险。',
    },
  },
  first[1]!,
  {
    name: first[2]!.name,
    text: {
      en: 'The provider reports on the use of the product once a year in the first two years, and every second year from then on.',
      zh: '提供者应当在前两年每年报告一次使用情况，此后每两年报告一次。',
    },
  },
  {
    name: '10 Small providers 小型提供者',
    text: {
      en: 'A provider with fewer than twenty employees may report by the short form.',
      zh: '从业人员不足二十人的提供者，可以使用简易报告表。',
    },
  },
];

const clausesOf = (clauses: readonly Clause[]): Value =>
  clauses.map(({ name, text }) => ({ 'clause-name': name, 'clause-text': `${text.en} ${text.zh}` }));

const ruleName = (en: string, zh: string): Gives => ({ 'rule-name': { en: `${en} (demo)`, zh: `${zh}（演示）` } });

const says = (clause: Clause, text: string): Gives => ({ clause: clause.name, 'comment-text': text });

const wide = first[0]!;
const yearly = first[2]!;
const sign = first[3]!;

/** What people say to the draft; the second says the same as the first, the third says two things at once. */
const comments: readonly (readonly [Doer, Gives])[] = [
  [hu, says(wide, 'A million is too many. Half of it would still spare the small ones and catch every product that all of us meet.')],
  [{}, says(wide, '一百万人太多了，建议降到五十万。')],
  [makerOf('lychee'), says(yearly, '每年报告一次，小企业负担较重，建议首两年后改为两年一次；另外，一百万的界限也偏高。')],
  [makerOf('window'), says(sign, 'The counters of the old town have no wall for a sign of this size. A card on the desk should do.')],
  [makerOf('tide'), says(yearly, 'A short form would help those who have nobody for paperwork.')],
];

function* published(s: Scene, on: Day, name: Gives): Story<Standing> {
  return yield* begin(s, on, lin, 'rule-change', 'draft', { 'draft-text': attached, ...name, clauses: clausesOf(first) }, [
    [5, zhao, 'publish', { 'checks-pass': true }],
  ]);
}

function* commented(s: Scene, rule: Standing, count: number): Story<readonly Standing[]> {
  const made: Standing[] = [];
  for (const [by, gives] of comments.slice(0, count)) {
    const day = s.work(made.at(-1)?.day ?? rule.day, 3);
    const came = yield* s.give(day, by, rule.id, 'comment', gives);
    made.push(
      opened(
        { id: rule.id, day, came },
        'comment',
        made.map(({ id }) => id),
      ),
    );
  }
  return made;
}

const answer = (en: string, zh: string, followed: 'followed' | 'in-part' | 'not-followed'): Gives => ({
  'comment-answer': { en, zh },
  followed,
});
const lowered = answer(
  'The second draft draws the line at 500,000: of the products listed last year this concerns three more.',
  '第二稿将界限定为50万人，按上年登记情况新增三个产品。',
  'followed',
);
const seldom = answer(
  'Yearly for two years, then every second year. The first years are those in which most changes.',
  '前两年每年一次，此后每两年一次，首两年变化最多。',
  'in-part',
);
const shortForm = answer(
  'Article 10 of the second draft opens the short form to small providers.',
  '第二稿第十条允许小型提供者使用简易表。',
  'followed',
);
const gone = answer(
  'Article 9 was deleted for this reason; a card on the desk is left to each office.',
  '据此删除第九条，提示方式由各单位自定。',
  'followed',
);

/** Comments of one draft, as an officer works through them: merged, split in two, and answered one by one. */
function* workedThrough(s: Scene, on: Day, [one, same, two, counter, small]: readonly Standing[], all: boolean): Story<Day> {
  yield* s.give(on, lin, same!.id, 'merge', { 'same-comment': numberOf(one!) });
  const parts: Standing[] = [];
  for (const [clause, text] of [
    [yearly, '每年报告一次，小企业负担较重，建议首两年后改为两年一次。'],
    [wide, '一百万的界限也偏高。'],
  ] as const) {
    const came = yield* s.give(s.work(on, 1), lin, two!.id, 'split', { 'part-clause': clause.name, 'part-text': text });
    parts.push(
      opened(
        { id: two!.id, day: on, came },
        'comment',
        parts.map(({ id }) => id),
      ),
    );
  }
  yield* s.give(s.work(on, 2), lin, one!.id, 'answer', lowered);
  yield* s.give(s.work(on, 3), lin, parts[0]!.id, 'answer', seldom);
  yield* s.give(s.work(on, 3), lin, small!.id, 'answer', shortForm);
  if (all) yield* s.give(s.work(on, 4), lin, parts[1]!.id, 'merge', { 'same-comment': numberOf(one!) });
  else yield* s.give(s.work(on, 4), lin, counter!.id, 'answer', gone);
  return s.work(on, 4);
}

/** Two more speak: one names somebody, which is blackened before anybody reads it; the other lies on the desk today. */
function* readFirst(s: Scene, made: Standing, before: readonly Standing[]): Story {
  const day = s.work(made.day, 12);
  const came = yield* s.give(
    day,
    {},
    made.id,
    'comment',
    says(wide, `${neighbour} counts everybody who passes her door, and no rule reaches her.`),
  );
  const comment = opened(
    { id: made.id, day, came },
    'comment',
    before.map(({ id }) => id),
  );
  yield* s.give(s.work(day, 1), lin, comment.id, 'blacken', {
    'blackened-text': '█████ counts everybody who passes her door, and no rule reaches her.',
    'blackening-ground': 'personal',
  });
  yield* s.give(s.work(made.day, 16), makerOf('lychee'), made.id, 'comment', says(yearly, '建议首年免于报告。'));
}
const neighbour = 'Ms Demo of 3 Harbour Lane (demo)';

type Rule = 'drafted' | 'consulting' | 'answering' | 'before-government' | 'adopted' | 'in-force' | 'shelved';

/** A rule on its way from the first draft to the day on which it comes into force. */
export const rule = (on: Day, en: string, zh: string, goes: Rule): CityStory =>
  function* (s) {
    const name = ruleName(en, zh);
    if (goes === 'drafted') {
      yield* begin(s, on, lin, 'rule-change', 'draft', { 'draft-text': attached, ...name, clauses: clausesOf(second) });
      return;
    }
    const made = yield* published(s, on, name);
    if (goes === 'shelved') {
      const reasons = {
        en: 'Nine of ten who wrote see no need for a rule, and the figures of the first year agree with them.',
        zh: '十份意见中九份认为无需立规，首年数据亦同，予以搁置。',
      };
      yield* s.give(s.around(made.day, 36), zhao, made.id, 'shelve', { reasons });
      return;
    }
    const told = yield* commented(s, made, goes === 'consulting' ? 3 : comments.length);
    if (goes === 'consulting') {
      yield* readFirst(s, made, told);
      return;
    }
    const closed = s.around(made.day, 33);
    if (goes === 'answering') {
      yield* workedThrough(s, closed, told, false);
      return;
    }
    // The second draft goes out again; the person who commented on the deleted clause is told so.
    const again = yield* tell(s, { ...made, day: closed }, [
      [2, lin, 'redraft', { 'draft-text': attached, clauses: clausesOf(second) }],
      [3, zhao, 'publish', { 'checks-pass': true }],
    ]);
    const reopened = s.around(again.day, 33);
    yield* s.give(reopened, lin, told[3]!.id, 'close-deleted', { 'comment-answer': gone['comment-answer']! });
    const done = yield* workedThrough(s, reopened, told, true);
    const submitted = s.work(done, 3);
    yield* s.give(submitted, zhao, made.id, 'submit', {
      'legality-opinion': attached,
      'competition-review': {
        body: 'market-regulator',
        document: '公平竞争审查结论（演示）.pdf',
        number: numbered('深市监竞审', submitted),
        day: submitted,
      },
    });
    if (goes === 'before-government') return;
    const passed = s.work(submitted, 5);
    yield* s.give(passed, zhao, made.id, 'adopt', {
      'government-act': { body: 'city-government', document: '市人民政府令（演示）.pdf', number: numbered('深府令', passed), day: passed },
      'published-on': passed,
    });
  };

/** The number of a paper of another body, made from its day so that it is the same in every run. */
const numbered = (mark: string, day: Day): string =>
  `${mark}〔${day.slice(0, 4)}〕${Number(day.slice(5, 7)) * 40 + Number(day.slice(8, 10))}号`;
