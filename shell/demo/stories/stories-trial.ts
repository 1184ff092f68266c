import { addDays, type Day } from '#law/ground';
import type { Came, Story } from '../agenda.ts';
import { review } from './ethics.ts';
import { type Filer, filerOf } from './filer.ts';
import { hurtBy } from './hurt.ts';
import { joins } from './joins.ts';
import type { DemoProduct } from './products.ts';
import { attached, type Gives, guo, lin, type Scene, zhao } from './scene.ts';
import { endpoints, norms, office, stopRules } from './told.ts';

export interface Admitted {
  readonly s: Scene;
  readonly filer: Filer;
  readonly id: string;
  readonly on: Day;
  readonly subjects: number;
}

export const asking = (s: Scene, filer: Filer, days: number, subjects: number, sites = 2): Gives => ({
  ...filer.facts,
  'excluded-domain': 'none',
  'national-standard': false,
  'local-standard': false,
  'norm-named': s.chance.one(norms),
  plan: attached,
  endpoints: endpoints[filer.language],
  'stop-rule': s.chance.one(stopRules)[filer.language],
  'planned-looks': looks(subjects),
  'acceptable-harm': 1,
  'unacceptable-harm': 8,
  waiver: 'none',
  'clinical-decision': false,
  'asked-subjects': subjects,
  'asked-sites': sites,
  'asked-days': days,
});

/** Harms are counted after a quarter, a half and all of the people that the head will allow. */
const looks = (subjects: number) =>
  [0.2, 0.4, 0.8].map((share, index) => ({ 'look-at': Math.round(subjects * share), 'look-stops': index + 2 }));

export function* askEthics(s: Scene, filer: Filer, id: string, on: Day): Story<Came> {
  const name = String(filer.facts['product-name']);
  return yield* s.give(on, guo, id, 'consult-ethics', {
    'research-question': {
      en: `May ${name} be tried with people who were told and agreed?`,
      zh: `可否在告知并取得同意的前提下试用${name}？`,
    },
    'listed-activity': false,
    urgent: false,
    'expected-days': 30,
  });
}

/** From the application to the first day of the trial, with ceilings of subjects, sites and days. */
export function* admitted(s: Scene, product: DemoProduct, on: Day, days: number, sites = 2): Story<Admitted> {
  const filer = filerOf(s, product);
  const asked = s.chance.between(6, 18) * 10;
  const subjects = Math.round(asked * 0.8);
  const { case: id } = yield* s.open(on, filer, 'trial', 'file', asking(s, filer, days + 30, asked, sites));
  yield* s.give(s.work(on, 2), guo, id, 'accept');
  const consulted = yield* askEthics(s, filer, id, s.work(on, 3));
  const { day } = yield* review(s, consulted, s.work(on, 3), filer.company, { abstain: 1, away: 2 });
  const proposed = s.work(day, 2);
  yield* s.give(proposed, guo, id, 'propose', { 'norm-met': true, 'cap-subjects': subjects, 'cap-sites': sites, 'cap-days': days });
  const first = s.work(proposed, 2);
  yield* s.give(first, zhao, id, 'admit');
  return { s, filer, id, on: first, subjects };
}

const places = [
  { en: 'Lotus Hill library, ground floor (demo)', zh: '莲岗图书馆一层（演示）' },
  { en: 'Market street 3 (demo)', zh: '集市街三号（演示）' },
  { en: 'Bay school, yard (demo)', zh: '湾畔学校操场（演示）' },
  { en: 'Old post office (demo)', zh: '老邮局（演示）' },
];

/** Sites open and people join, a part of the ceiling in each of two weeks. */
export function* begins({ s, filer, id, on, subjects }: Admitted, parts: readonly number[]): Story<Day> {
  const [first, second] = s.chance.shuffled(places);
  yield* s.give(s.work(on, 2), filer, id, 'open-site', { site: first![filer.language] });
  yield* s.give(s.work(on, 6), filer, id, 'open-site', { site: second![filer.language] });
  let day = s.work(on, 7);
  for (const part of parts) {
    yield* joins(s, day, filer, id, Math.max(1, Math.min(100, Math.floor(subjects * part))));
    day = s.work(day, 5);
  }
  return day;
}

function* reports({ s, filer, id }: Admitted, on: Day): Story {
  yield* s.give(on, filer, id, 'report', { report: attached, 'stop-rule-crossed': false });
}

/** Begun some months ago and running: a deviation told, and a report for the first quarter. */
export const running = (today: Day, workingDaysAgo: number) =>
  function* (s: Scene, product: DemoProduct): Story {
    const trial = yield* admitted(s, product, s.work(today, -workingDaysAgo), 300);
    const day = yield* begins(trial, [0.4, 0.35]);
    yield* s.give(s.work(day, 6), trial.filer, trial.id, 'tell-deviation', { deviation: office.deviation[0][trial.filer.language] });
    yield* reports(trial, s.around(trial.on, 81));
    yield* joins(s, s.around(trial.on, 92), trial.filer, trial.id, Math.max(1, Math.floor(trial.subjects * 0.2)));
    yield* s.give(s.around(trial.on, 97), trial.filer, trial.id, 'tell-harm', { 'event-what': office.harm[0][trial.filer.language] });
    yield* reports(trial, s.around(trial.on, 165));
  };

/** Runs its days, and ends with an exit report. */
export const completed = (on: Day) =>
  function* (s: Scene, product: DemoProduct): Story {
    const trial = yield* admitted(s, product, on, 120);
    yield* begins(trial, [0.5, 0.5]);
    yield* reports(trial, s.around(trial.on, 78));
    // The term counts the first day, and then the exit report is due within two months.
    yield* s.give(s.around(trial.on, 120 + s.chance.between(10, 35)), trial.filer, trial.id, 'exit-report', { report: attached });
  };

/** Over since some days: the exit report is awaited. */
export const reporting = (today: Day) =>
  function* (s: Scene, product: DemoProduct): Story {
    const trial = yield* admitted(s, product, s.around(today, -112), 75);
    yield* begins(trial, [0.6]);
  };

/** Suspended by the head, corrected, lifted; its days stood still meanwhile. */
export const suspended = (on: Day) =>
  function* (s: Scene, product: DemoProduct): Story {
    const trial = yield* admitted(s, product, on, 300);
    yield* begins(trial, [0.5]);
    const stopped = s.around(trial.on, 40);
    yield* s.give(stopped, zhao, trial.id, 'suspend', { 'measure-reasons': hurtBy(product.purpose).suspend });
    const lifted = s.work(stopped, 12);
    yield* s.give(lifted, zhao, trial.id, 'lift', { 'measure-reasons': office.lift[0] });
    for (let day = s.around(lifted, 60); ; day = s.around(day, 80)) yield* reports(trial, day);
  };

/** Its own rule stops it. */
export const crossed = (on: Day) =>
  function* (s: Scene, product: DemoProduct): Story {
    const trial = yield* admitted(s, product, on, 180);
    yield* begins(trial, [0.5]);
    const day = s.around(trial.on, 47);
    yield* s.give(day, trial.filer, trial.id, 'report-stop', { report: attached, 'stop-rule-crossed': true });
    yield* s.give(s.around(day, 33), trial.filer, trial.id, 'exit-report', { report: attached });
  };

/** A national standard exists, so the head cannot admit it and refuses. */
export const refusedForStandard = (on: Day) =>
  function* (s: Scene, product: DemoProduct): Story {
    const filer = filerOf(s, product);
    const facts = { ...asking(s, filer, 90, 80), 'national-standard': true };
    const { case: id } = yield* s.open(on, filer, 'trial', 'file', facts);
    yield* s.give(s.work(on, 2), guo, id, 'accept');
    const proposed = s.work(on, 8);
    yield* s.give(proposed, guo, id, 'propose', { 'norm-met': true, 'cap-subjects': 50, 'cap-sites': 1, 'cap-days': 60 });
    const decided = s.work(proposed, 2);
    yield* s.give(decided, zhao, id, 'admit', {}, { refused: 'conditionsOfArticle44' });
    yield* s.give(decided, zhao, id, 'refuse', { reasons: office.refuseNational[0] });
  };

/** Filed some days ago: accepted, or before the committee. */
export const asked = (today: Day, daysAgo: number, withEthics: boolean) =>
  function* (s: Scene, product: DemoProduct): Story {
    const filer = filerOf(s, product);
    const on = s.work(today, -daysAgo);
    const { case: id } = yield* s.open(on, filer, 'trial', 'file', asking(s, filer, 120, 100));
    if (!withEthics) return;
    yield* s.give(s.work(on, 2), guo, id, 'accept');
    yield* askEthics(s, filer, id, s.work(on, 4));
  };

/** A clearance given elsewhere is recognised, or refused. */
export const recognition = (on: Day, ends: 'recognised' | 'refused' | 'by-silence' | 'proposed' | 'filed') =>
  function* (s: Scene, product: DemoProduct): Story {
    const filer = filerOf(s, product);
    const number = `HC-${addDays(on, -200).slice(0, 4)}-${s.chance.between(1000, 9999)}`;
    const { case: id } = yield* s.open(on, filer, 'recognition', 'file', {
      ...filer.facts,
      'cleared-by': { en: 'Harbour City AI Office (demo)', zh: '港城人工智能办公室（演示）' },
      'cleared-number': number,
      clearance: attached,
    });
    if (ends === 'filed') return;
    let day = s.work(on, ends === 'by-silence' ? 6 : 2);
    if (ends !== 'by-silence') yield* s.give(day, lin, id, 'accept');
    day = s.work(day, s.chance.between(3, 8));
    yield* s.give(day, lin, id, 'propose');
    if (ends === 'proposed') return;
    const reasons = {
      en: `The number ${number} cannot be found in the register of the office named, and the copy handed in bears no date.`,
      zh: `在所称机关登记册中查无${number}号，所附复印件未载日期。`,
    };
    yield* s.give(s.work(day, 2), zhao, id, ends === 'refused' ? 'refuse' : 'recognise', ends === 'refused' ? { reasons } : {});
  };
