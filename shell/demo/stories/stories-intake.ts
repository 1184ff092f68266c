import type { Day } from '#law/ground';
import type { Story } from '../agenda.ts';
import { type Filer, filerOf } from './filer.ts';
import { begin, type Line, type Standing, tell } from './lines.ts';
import type { DemoProduct } from './products.ts';
import { attached, type Gives, lin, type Scene, zhao } from './scene.ts';
import { type Challenge, challenge } from './stories-challenge.ts';
import { type Course, incidentOf, type What } from './stories-incident.ts';
import { asking } from './stories-trial.ts';
import { office } from './told.ts';

export type Filed = 'assessment' | 'recognition' | 'trial';

const factsFor = (s: Scene, filer: Filer, of: Filed): Gives => {
  if (of === 'trial') return asking(s, filer, 120, 100);
  if (of === 'assessment') return filer.facts;
  return {
    ...filer.facts,
    'cleared-by': { en: 'Harbour City AI Office (demo)', zh: '港城人工智能办公室（演示）' },
    'cleared-number': `HC-2025-${s.chance.between(1000, 9999)}`,
    clearance: attached,
  };
};

const notCompetent = {
  reasons: {
    en: 'The product is built and sold in another city and nobody uses it here. Its authority there is named at the end of this letter.',
    zh: '产品在外市研制、销售，本市无人使用，应当向当地主管部门提出，其名称见文末。',
  },
};

type Door = 'correcting' | 'lapsed' | 'accepted' | 'proposed' | 'withdrawn' | 'not-accepted';

/** An application that comes no further than the door, or turns back there; perhaps it is challenged. */
export const atTheDoor = (of: Filed, on: Day, goes: Door, contested?: Challenge) =>
  function* (s: Scene, product: DemoProduct): Story {
    const filer = filerOf(s, product);
    const courses: Readonly<Record<Door, readonly Line[]>> = {
      correcting: [[2, lin, 'ask-to-correct', { 'missing-items': office.missing[0] }]],
      lapsed: [[2, lin, 'ask-to-correct', { 'missing-items': office.missing[1]! }]],
      accepted: [[2, lin, 'accept']],
      proposed: [
        [2, lin, 'accept'],
        [4, lin, 'propose', of === 'trial' ? { 'norm-met': true, 'cap-subjects': 80, 'cap-sites': 2, 'cap-days': 90 } : {}],
      ],
      withdrawn: [
        [2, lin, 'accept'],
        [5, filer, 'withdraw'],
      ],
      'not-accepted': [[3, lin, 'refuse-intake', notCompetent]],
    };
    const then = yield* begin(s, on, filer, of, 'file', factsFor(s, filer, of), courses[goes]);
    if (contested !== undefined) yield* challenge(s, filer, then, 4, contested, filer.language);
  };

/** What an incident does to a product that has been assessed or recognised; its striking may be challenged. */
export const struckBy = (on: Day, what: What, course: Course, contested?: Challenge) =>
  function* (s: Scene, filer: Filer, id: string): Story {
    const { day, came } = yield* incidentOf(s, filer, yield* s.numberIn(on, id, 'products'), on, what, course);
    if (contested !== undefined) yield* challenge(s, filer, { id, day, came }, 5, contested, filer.language);
  };

/** Recognised on what another office has cleared; then something happens, or its provider ends it. */
export const recognisedThen = (on: Day, then: ((s: Scene, filer: Filer, id: string) => Story) | number) =>
  function* (s: Scene, product: DemoProduct): Story {
    const filer = filerOf(s, product);
    const standing: Standing = yield* begin(s, on, filer, 'recognition', 'file', factsFor(s, filer, 'recognition'), [
      [2, lin, 'accept'],
      [3, lin, 'propose'],
      [2, zhao, 'recognise'],
    ]);
    if (typeof then === 'number') yield* tell(s, standing, [[then, filer, 'retire']]);
    else yield* then(s, filer, standing.id);
  };
