import type { Question } from '#web/case';
import { regulation, text } from '../clocks.ts';

// Invented people, companies and products. Nothing here is real.

export const questions: readonly Question[] = [
  {
    fact: 'who',
    ask: text('Who acts on what the product says?', '产品给出结果后，由谁执行？'),
    help: text(
      'Think of an ordinary day, not of the manual. If it differs from place to place, choose the one with least checking.',
      '请按日常实际情况选择，而非说明书。各处不同时，选核对最少的一种。',
    ),
    type: 'choice',
    options: [
      {
        value: 'informs',
        title: text('A trained person checks every result first', '专业人员先逐一核对'),
        help: text(
          'Nothing happens until that person agrees. Example: a dietitian reads each plan.',
          '核对同意后才会执行。例：营养师逐份审阅方案。',
        ),
      },
      {
        value: 'proposes',
        title: text('A person sees it, and it takes effect unless they step in', '有人看到，未干预即生效'),
        help: text(
          'Example: the plan goes to the patient at noon; the nurse can stop it before.',
          '例：方案中午发给患者，护士可提前拦下。',
        ),
      },
      {
        value: 'acts',
        title: text('It takes effect by itself', '自动生效'),
        help: text('Example: the pump or the kitchen follows it at once.', '例：设备或厨房立即照办。'),
      },
    ],
    several: false,
    optional: false,
    marks: [regulation(66)],
  },
  {
    fact: 'affected',
    ask: text('How many people a year does it decide about?', '每年影响多少人？'),
    type: 'number',
    unit: text('people a year', '人／年'),
    min: 0,
    several: false,
    optional: false,
    marks: [],
  },
  { fact: 'first-use', ask: text('When was it first used?', '何时首次使用？'), type: 'date', several: false, optional: true, marks: [] },
  {
    fact: 'body',
    ask: text('Can an error injure someone?', '错误是否可能造成人身伤害？'),
    type: 'yes-no',
    several: false,
    optional: false,
    marks: [],
  },
  {
    fact: 'report',
    ask: text('Test report', '测试报告'),
    help: text('PDF, up to 20 MB.', 'PDF，不超过20 MB。'),
    type: 'file',
    maxSize: 20,
    several: true,
    optional: false,
    marks: [],
  },
  {
    fact: 'how',
    ask: text('How does it reach its results?', '请以通俗语言说明算法原理'),
    type: 'text',
    maxSize: 2000,
    several: false,
    optional: false,
    marks: [],
  },
  {
    fact: 'data',
    ask: text('Which data does it use?', '使用哪些数据？'),
    type: 'choice',
    options: [
      { value: 'picture', title: text('Pictures of the body', '身体影像') },
      { value: 'voice', title: text('Voice', '声音') },
      { value: 'place', title: text('Where somebody is', '所在位置') },
    ],
    several: true,
    optional: true,
    marks: [],
  },
];
