import type { Day } from '#law/ground';
import type { Story } from '../agenda.ts';
import type { OrganisationKey } from './city-people.ts';
import { begin, type Line, numberOf } from './lines.ts';
import { labelled } from './products.ts';
import { attached, type Gives, guo, type Scene, zhao } from './scene.ts';
import { makerOf } from './stories-conformity.ts';
import { endpoints, stopRules } from './told.ts';

const counters: Gives = {
  'call-title': { en: 'Trials at district counters (demo)', zh: '街道窗口试点征集（演示）' },
  'call-purpose': 'city',
  'call-for': {
    en: 'Firms with a product that helps residents at a counter and has not been tried there. Looked for are waiting, wrong forms, and plain words.',
    zh: '面向拥有窗口服务产品且尚未在窗口试用的企业，重点征集减少等候、减少填表差错和用语通俗的方案。',
  },
  'call-places': 3,
  'call-days': 60,
  'call-most-subjects': 200,
  'call-sensitive': false,
};
const buses: Gives = {
  ...counters,
  'call-title': { en: 'Trials at bus stops (demo)', zh: '公交站点试点征集（演示）' },
  'call-purpose': 'transport',
  'call-for': { en: 'Firms with a product for people who wait at a stop.', zh: '面向候车服务产品的企业。' },
  'call-days': 45,
};

const asks = (name: string, call: string): Gives => ({
  call,
  'product-name': labelled(name),
  purpose: 'city',
  autonomy: 'informs',
  affected: 4000,
  'touches-body': false,
  'sensitive-data': false,
  'prohibited-act': 'none',
  'excluded-domain': 'none',
  'national-standard': false,
  'local-standard': false,
  'norm-named': 'ISO/IEC 42001',
  plan: attached,
  endpoints: endpoints.zh,
  'stop-rule': stopRules[0]!.zh,
  waiver: 'none',
  'asked-subjects': 120,
  'asked-days': 90,
  contact: 'Trial desk (demo), extension 204',
});

/** A call that is open today: two have applied under it, and a place is left. */
export const openCall = (on: Day) =>
  function* (s: Scene): Story {
    const call = numberOf(yield* begin(s, on, zhao, 'trial-call', 'call', counters));
    const applying: readonly (readonly [OrganisationKey, string])[] = [
      ['window', 'Form Friend 填表助手'],
      ['bamboo', '叫号通'],
    ];
    let day = on;
    for (const [key, name] of applying) {
      day = s.work(day, 3);
      const accepted: readonly Line[] = [[2, guo, 'accept']];
      yield* begin(s, day, makerOf(key), 'trial', 'file', asks(name, call), accepted);
    }
  };

/** A call whose last day has passed. */
export const pastCall = (on: Day) =>
  function* (s: Scene): Story {
    yield* begin(s, on, zhao, 'trial-call', 'call', buses);
  };
