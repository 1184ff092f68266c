import type { Day } from '#law/ground';
import type { Story } from '../agenda.ts';
import { review } from './ethics.ts';
import { filerOf } from './filer.ts';
import { hurtBy } from './hurt.ts';
import { type Line, opened, type Standing, tell } from './lines.ts';
import type { DemoProduct } from './products.ts';
import { attached, type Gives, guo, type Scene, zhao } from './scene.ts';
import { challenge } from './stories-challenge.ts';
import { reported } from './stories-incident.ts';
import { admitted, askEthics, asking, begins } from './stories-trial.ts';

/** The committee is for it, the officer has proposed: the head decides. */
export const trialProposed = (today: Day) =>
  function* (s: Scene, product: DemoProduct): Story {
    const filer = filerOf(s, product);
    const on = s.work(today, -20);
    const { case: id } = yield* s.open(on, filer, 'trial', 'file', asking(s, filer, 120, 100));
    yield* s.give(s.work(on, 2), guo, id, 'accept');
    const asked = yield* askEthics(s, filer, id, s.work(on, 3));
    yield* review(s, asked, s.work(on, 3), filer.company, { against: 1 });
    const caps = { 'norm-met': true, 'cap-subjects': 80, 'cap-sites': 2, 'cap-days': 100 };
    yield* s.give(s.work(today, -2), guo, id, 'propose', caps);
  };

export type Trial =
  | 'report-late'
  | 'suspended'
  | 'held'
  | 'suspension-stayed'
  | 'stopped'
  | 'stayed'
  | 'unreported'
  | 'ended-early'
  | 'exit-late';

const tooMany = {
  'measure-reasons': {
    en: 'Nine of sixty results were wrong in one week, and the people concerned were told late.',
    zh: '一周内六十项结果九项有误，且未及时告知当事人。',
  },
};
const stopped = {
  'measure-reasons': {
    en: 'The cause was not found within the time set, and the results are no better.',
    zh: '期限内未查明原因，结果未见改善，终止试点。',
  },
};

/** A trial that does not go as planned. */
export const trialBecomes = (on: Day, becomes: Trial) =>
  function* (s: Scene, product: DemoProduct): Story {
    const trial = yield* admitted(s, product, on, becomes === 'unreported' ? 45 : 300);
    const { filer, id } = trial;
    const day = yield* begins(trial, [0.3]);
    const suspend: Line = [3, zhao, 'suspend', tooMany];
    const courses: Readonly<Record<Trial, readonly Line[]>> = {
      'report-late': [],
      held: [],
      unreported: [],
      suspended: [
        [
          2,
          filer,
          'tell-harm',
          { 'event-what': 'One person tripped over the cable of the stand; the cable is gone. 一人被支架电缆绊倒，电缆已撤除。' },
        ],
        [3, filer, 'leave-trial', { 'subjects-leaving': 2, 'leaving-data': 'deleted' }],
        [
          2,
          filer,
          'tell-serious',
          { 'event-what': 'Somebody was given the medicine of another and was ill for a night. 一人误取他人药品，不适一夜。' },
        ],
      ],
      'suspension-stayed': [suspend],
      stopped: [suspend, [14, zhao, 'stop', stopped]],
      'exit-late': [[20, filer, 'end-early']],
      stayed: [suspend, [14, zhao, 'stop', stopped]],
      'ended-early': [
        [20, filer, 'end-early'],
        [
          12,
          filer,
          'exit-report',
          { report: attached, outcome: 'Too few people came: 31 of 80. The endpoint cannot be judged. 参加者仅31人，无法判断终点指标。' },
        ],
      ],
    };
    const start: Standing = { id, day, came: { case: id, files: new Map() } };
    const then = yield* tell(s, start, courses[becomes]);
    if (becomes === 'suspension-stayed' || becomes === 'stayed') yield* challenge(s, filer, then, 3, 'stayed', filer.language);
    if (becomes !== 'held') return;
    const file = yield* s.look(s.work(day, 2), id);
    const heard = yield* reported(s, s.work(day, 3), {}, file.opened.number, 'hurt', filer);
    yield* tell(s, heard, [[1, zhao, 'suspend-use', { reasons: hurtBy(filer.facts['purpose']).suspend }]]);
  };

/** Limits are changed, or not: one approved, one refused, one taken back; or the last one lies on a desk. */
export const amended = (on: Day, last: 'all-decided' | 'asked' | 'proposed') =>
  function* (s: Scene, product: DemoProduct): Story {
    const trial = yield* admitted(s, product, on, 300, 2);
    const { filer, id } = trial;
    const day = yield* begins(trial, [0.3]);
    const known: string[] = [];
    const limits: Gives = { 'amended-subjects': trial.subjects, 'amended-sites': 3, 'amended-days': 280 };
    function* ask(after: Day, text: string, more: Gives = {}): Story<Standing> {
      const gives = { 'amendment-text': text, 'amended-plan': attached, ...limits, ...more };
      const came = yield* s.give(after, filer, id, 'ask-amendment', gives);
      const made = opened({ id, day: after, came }, 'trial-amendment', known);
      known.push(made.id);
      return made;
    }
    const more = yield* ask(
      s.work(day, 2),
      'A third site, in the old post office; the number of people stays. 增加旧邮局一处地点，人数不变。',
    );
    if (last === 'asked') return;
    const caps = { 'cap-subjects': trial.subjects, 'cap-sites': 3, 'cap-days': 280 };
    const proposed: readonly Line[] = [[3, guo, 'propose', caps]];
    if (last === 'proposed') {
      yield* tell(s, more, proposed);
      return;
    }
    const approved = yield* tell(s, more, [...proposed, [2, zhao, 'approve']]);
    const again = yield* ask(s.work(approved.day, 8), 'Twice as many people. 人数增加一倍。', { 'amended-subjects': 2 * trial.subjects });
    const refused = yield* tell(s, again, [
      [3, guo, 'propose', { ...caps, 'cap-subjects': 2 * trial.subjects }],
      [
        2,
        zhao,
        'refuse',
        { reasons: { en: 'The question can be answered with the people already allowed.', zh: '现有人数足以回答试点问题。' } },
      ],
    ]);
    const back = yield* ask(s.work(refused.day, 6), 'Weekends as well. 周末也开展。');
    yield* tell(s, back, [[1, filer, 'withdraw']]);
  };
