import type { Day } from '#law/ground';
import { type OrganisationKey, organisations, partyOf, speakerOf } from './people.ts';
import { labelled } from './products.ts';
import { attached, type Doer, lin, tan, zhao } from './scene.ts';
import type { CityStory } from './stories-city.ts';

const found = {
  certified: { 'function-result': 98.4, 'safety-result': 0.5, 'reliability-result': 99.31, 'ethics-result': 1.2 },
  refused: { 'function-result': 98.1, 'safety-result': 0.8, 'reliability-result': 99.12, 'ethics-result': 3.4 },
} as const;

/** A product is tested against thresholds fixed before the run: certified, refused, or just before the run. */
export const conformity = (on: Day, key: OrganisationKey, product: string, ends: 'certified' | 'refused' | 'locked'): CityStory =>
  function* (s) {
    const filer: Doer = { person: speakerOf(key), for: partyOf(key) };
    const { case: id } = yield* s.open(on, filer, 'conformity', 'file', {
      'product-name': labelled(product),
      'product-version': '3.2 (demo)',
      purpose: 'city',
      contact: `${organisations[key].name.split(' (Demo)')[0]} (demo), test desk`,
    });
    yield* s.give(s.work(on, 2), lin, id, 'accept');
    yield* s.give(s.work(on, 8), tan, id, 'propose-plan', {
      'test-plan': attached,
      'test-data': attached,
      'sample-size': 2400,
      'function-threshold': 97.5,
      'safety-threshold': 1,
      'reliability-threshold': 99,
      'ethics-threshold': 2,
    });
    yield* s.give(s.work(on, 11), filer, id, 'agree-plan');
    if (ends === 'locked') return;
    yield* s.give(s.work(on, 14), tan, id, 'start-run', { 'run-days': 30 });
    yield* s.give(s.work(on, 24), tan, id, 'record-result', { ...found[ends], 'test-evidence': attached });
    yield* s.give(s.work(on, 27), lin, id, 'propose');
    const decided = s.work(on, 30);
    if (ends === 'certified') {
      yield* s.give(decided, zhao, id, 'certify');
      return;
    }
    const reasons = {
      en: 'People over seventy were served wrongly more often by 3.4 points; the threshold fixed before the run was 2.',
      zh: '七十岁以上人群的出错率高出3.4个百分点，超过测试前确定的2个百分点阈值。',
    };
    yield* s.give(decided, zhao, id, 'refuse', { reasons });
  };
