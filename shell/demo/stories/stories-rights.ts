import type { Day } from '#law/ground';
import type { Story } from '../agenda.ts';
import type { CityStory } from './city-story.ts';
import { begin, type Line, type Standing, tell } from './lines.ts';
import { attached, type Doer, dong, type Gives, hu, type Scene, zhao } from './scene.ts';
import { challenge } from './stories-challenge.ts';

type Goes =
  | 'asked'
  | 'identifying'
  | 'lapsed'
  | 'extended'
  | 'escalated'
  | 'fulfilled'
  | 'looked-at'
  | 'in-part'
  | 'refused'
  | 'contested'
  | 'withdrawn';

const answers = {
  seen: {
    en: 'Two entries are kept about you; both are attached. The second was a namesake’s and was deleted today.',
    zh: '留存您的记录两条，已附后；其中一条属同名人员，今日已删除。',
  },
  person: {
    en: 'A person looked at it again and decided otherwise: you are taken in from the first of next month.',
    zh: '经人工复核改变原结果，自下月一日起予以接纳。',
  },
  mostly: {
    en: 'The copy is attached. Two lines are blacked out.',
    zh: '复制件附后，其中两行已遮盖。',
  },
};

const refusals: Readonly<Record<string, Gives>> = {
  others: {
    'refusal-ground': 'of-others',
    reasons: {
      en: 'The two lines tell of the neighbours who reported the noise, and would show who they are.',
      zh: '该两行涉及反映噪声的邻居，披露将暴露其身份。',
    },
  },
  machine: {
    'refusal-ground': 'not-automated',
    reasons: {
      en: 'The place was given by a board of three after a talk of an hour. The list of the machine was one of nine papers before it.',
      zh: '名额由三人评议后决定，系统排序仅为九份材料之一，并非仅通过自动化决策作出。',
    },
  },
  kept: {
    'refusal-ground': 'law-forbids',
    reasons: {
      en: 'Receipts of fees are kept for five years by the accounting rules. Everything else was deleted today.',
      zh: '缴费凭证依会计规定应当保存五年，其余信息今日已删除。',
    },
  },
};

const extension = {
  reasons: {
    en: 'The records lie with three offices, one of which is moving house. Thirty days more are needed.',
    zh: '记录分存三处，其中一处正在搬迁，需延长三十日。',
  },
};

const identify: readonly Line[] = [
  [3, dong, 'ask-for-identity'],
  [3, hu, 'identify', { identity: attached }],
];

/** A resident uses a right in her data; how far it has come. */
export const right = (on: Day, gives: Gives, goes: Goes, because = 'others'): CityStory =>
  function* (s) {
    const refusal = refusals[because]!;
    const courses: Readonly<Record<Goes, readonly Line[]>> = {
      asked: [],
      identifying: [[3, dong, 'ask-for-identity']],
      lapsed: [[3, dong, 'ask-for-identity']],
      extended: [...identify, [9, zhao, 'extend', extension]],
      escalated: [],
      fulfilled: [...identify, [6, dong, 'fulfil', { answer: answers.seen, 'handed-over': attached }]],
      'looked-at': [
        [5, dong, 'look-in-person', { 'person-found': 'The machine had read “part time” as “no work”. 系统将“非全日制”误读为“无业”。' }],
        [2, zhao, 'fulfil', { answer: answers.person }],
      ],
      'in-part': [...identify, [7, dong, 'fulfil-in-part', { answer: answers.mostly, ...refusal, 'handed-over': attached }]],
      refused: [[12, dong, 'refuse', refusal]],
      contested: [[12, dong, 'refuse', refusal]],
      withdrawn: [[2, hu, 'withdraw']],
    };
    const then = yield* worked(s, yield* begin(s, on, hu, 'data-request', 'ask', gives), courses[goes]);
    if (goes === 'fulfilled' || goes === 'extended') yield* s.opens(s.work(then.day, 1), stranger, then.id, [18, 18.4]);
    if (goes === 'contested') yield* challenge(s, hu, then, 8, 'admitted', 'en');
  };

/** Each official opens the request before acting on it, and so stands in its reading log. */
function* worked(s: Scene, standing: Standing, lines: readonly Line[]): Story<Standing> {
  let now = standing;
  for (const line of lines) {
    const [after, by] = line;
    if (by !== hu) yield* s.opens(s.work(now.day, after), by, now.id);
    now = yield* tell(s, now, [line]);
  }
  return now;
}

/** Files for a company and has no business with anybody’s data: he is refused. */
const stranger: Doer = { person: 'demo-li-jia' };

export const complaintTakenBack = (on: Day, grievance: string): CityStory =>
  function* (s) {
    const made = yield* begin(s, on, hu, 'complaint', 'complain', { grievance, reporter: 'Hu (demo)' });
    yield* tell(s, made, [
      [
        1,
        hu,
        'add-to-complaint',
        { 'grievance-more': 'It was the neighbour’s machine, and he has turned it down. 是邻居家的设备，已经调小。' },
      ],
      [1, hu, 'withdraw'],
    ]);
  };
