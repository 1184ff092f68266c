import { addDays, type Day } from '#law/ground';
import type { Pack } from '#law/pack';
import type { DutyCase } from '#shell/office';
import type { Story } from '../agenda.ts';
import type { Chance } from '../chance.ts';
import type { Days } from '../days.ts';
import type { DemoProduct } from './products.ts';
import type { Hours, Scene } from './scene.ts';
import * as assess from './stories-assessment.ts';
import { type Committed, commitment, recognisedOn } from './stories-commitment.ts';
import * as disclose from './stories-disclosure.ts';
import * as trial from './stories-trial.ts';

/** What stories are laid out over. */
export interface Plot {
  readonly days: Days;
  /** The first day of the city. */
  readonly from: Day;
  /** The last working day. */
  readonly today: Day;
  readonly chance: Chance;
  readonly forms: Pack['forms'];
  /** What the calendar opens in this time. */
  readonly duties: readonly DutyCase[];
}

/** A product's place in the year: of which kind it is, and what happens to it. */
export interface Slot {
  readonly of: 'assessment' | 'trial' | 'recognition' | 'disclosure';
  readonly play: (s: Scene, product: DemoProduct) => Story;
}

export const morning: Hours = [8.6, 9.5];
const firstThing: Hours = [9, 9.15];

/** The year's plan: the stories that show most come first, so that a small city has them too; plain disclosures fill it up. */
export const planOf = (plot: Plot, products: number, stages: readonly Slot[]): readonly Slot[] => {
  const slots = [...told(plot), ...docket(plot), ...more(plot), ...stages, ...promised(plot)];
  const plain = Array.from({ length: Math.max(0, products - slots.length) }, (_, index) => plainDisclosure(plot, index));
  return [...slots, ...plain].slice(0, products);
};

/** The n-th day of the city, or the next working day. */
export const dayAt = ({ days, from }: Plot, n: number): Day => days.work(addDays(from, n), 0);

export const assessed = (play: Slot['play']): Slot => ({ of: 'assessment', play });
export const tried = (play: Slot['play']): Slot => ({ of: 'trial', play });
export const recognised = (play: Slot['play']): Slot => ({ of: 'recognition', play });
export const disclosed = (on: Day, how: disclose.Disclosed['how'], then?: disclose.Disclosed['then']): Slot => ({
  of: 'disclosure',
  play: (s, product) => disclose.disclosure(s, product, { on, how, ...(then === undefined ? {} : { then }) }),
});

const committed = (on: Day, becomes?: Committed, hours?: Hours): Slot => ({
  of: 'disclosure',
  play: (s, product) => commitment(s, product, { on, ...(becomes && { becomes }), ...(hours && { hours }) }),
});

const vouched = (on: Day, becomes?: Committed, hours?: Hours): Slot => ({
  of: 'recognition',
  play: (s, product) => recognisedOn(s, product, { on, ...(becomes && { becomes }), ...(hours && { hours }) }),
});

const told = (plot: Plot): readonly Slot[] => {
  const at = (n: number): Day => dayAt(plot, n);
  const { days, from, today } = plot;
  return [
    assessed(assess.granted(at(25), 'accepted', { against: 1, abstain: 1 }, true)),
    disclosed(at(9), 'by-silence', disclose.changes),
    tried(trial.running(today, 100)),
    assessed(assess.awaitingHead(today)),
    assessed(assess.meetingNow(today, firstThing)),
    disclosed(at(80), 'by-officer', disclose.incidentSuspends),
    recognised(trial.recognition(at(110), 'recognised')),
    assessed(assess.underReview(today, 22)),
    assessed(assess.beingCorrected(today, 4)),
    assessed(assess.testedOverHoliday(days.holiday(from, today))),
    assessed(assess.challenged(at(150), 'set-aside')),
    disclosed(at(200), 'fixed'),
  ];
};

/** What lies on the desks today, at all stages. */
const docket = (plot: Plot): readonly Slot[] => {
  const { days, today } = plot;
  const ago = (n: number): Day => days.work(today, -n);
  const filedToday: Slot = {
    of: 'disclosure',
    play: (s, product) => disclose.disclosure(s, product, { on: today, how: 'left-open', hours: morning }),
  };
  return [
    assessed(assess.justFiled(today, 0, morning)),
    filedToday,
    filedToday,
    disclosed(ago(5), 'left-open'),
    disclosed(ago(4), 'left-open'),
    disclosed(ago(2), 'left-open'),
    assessed(assess.justFiled(today, 3)),
    assessed(assess.underReview(today, 20)),
    assessed(assess.underReview(today, 17)),
    assessed(assess.beingTested(today)),
    assessed(assess.advisedAgainst(today)),
    tried(trial.asked(today, 2, false)),
    tried(trial.asked(today, 9, true)),
    tried(trial.reporting(today)),
    recognised(trial.recognition(ago(12), 'proposed')),
    recognised(trial.recognition(ago(1), 'filed')),
    disclosed(ago(9), 'lapses'),
    disclosed(dayAt(plot, 240), 'by-officer', disclose.incidentNow(ago(9), true)),
    disclosed(dayAt(plot, 270), 'by-silence', disclose.incidentNow(ago(2), false)),
  ];
};

const more = (plot: Plot): readonly Slot[] => {
  const at = (n: number): Day => dayAt(plot, n);
  const { today } = plot;
  return [
    disclosed(at(1), 'by-officer', disclose.forgotten),
    disclosed(at(0), 'by-officer', disclose.madeGood),
    tried(trial.completed(at(60))),
    tried(trial.suspended(at(140))),
    tried(trial.crossed(at(205))),
    tried(trial.refusedForStandard(at(170))),
    assessed(assess.wonBefore(at(90), true)),
    assessed(assess.challenged(at(120), 'upheld')),
    assessed(assess.extended(at(240))),
    assessed(assess.withdrawn(at(262))),
    assessed(assess.adjourned(at(180))),
    assessed(assess.wonBefore(at(205), false)),
    assessed(assess.granted(at(60), 'by-silence', { abstain: 1 })),
    assessed(assess.granted(at(130), 'corrected', { against: 2, away: 0 })),
    assessed(assess.granted(at(222), 'accepted', {}, true)),
    assessed(assess.granted(at(290), 'accepted', { against: 1 })),
    assessed(assess.granted(at(318), 'by-silence', { abstain: 2, away: 0 })),
    recognised(trial.recognition(at(45), 'by-silence')),
    recognised(trial.recognition(at(190), 'refused')),
    recognised(trial.recognition(at(250), 'recognised')),
    tried(trial.running(today, 190)),
    tried(trial.running(today, 45)),
    disclosed(at(40), 'by-officer', disclose.incidentMinor),
    disclosed(at(160), 'by-silence', disclose.incidentMinor),
    disclosed(at(70), 'by-officer', disclose.incidentRecalls),
    disclosed(at(55), 'fixed', disclose.incidentSanctioned),
    disclosed(at(130), 'by-officer', disclose.complainedOf),
    disclosed(at(215), 'by-silence', disclose.complaintBecomesIncident),
    disclosed(at(4), 'by-officer', disclose.changes),
    disclosed(at(95), 'by-officer', disclose.retires),
    disclosed(at(145), 'lapses'),
    disclosed(at(275), 'lapses'),
    disclosed(at(6), 'by-officer'),
    disclosed(at(11), 'fixed'),
    disclosed(at(14), 'by-silence'),
    disclosed(at(18), 'by-officer'),
    disclosed(at(21), 'by-officer'),
  ];
};

/** What becomes of a commitment, one of each. */
const promised = (plot: Plot): readonly Slot[] => {
  const at = (n: number): Day => dayAt(plot, n);
  const ago = (n: number): Day => plot.days.work(plot.today, -n);
  return [
    assessed(assess.withGap(ago(5), 'awaited')),
    assessed(assess.withGap(ago(7), 'handed-in')),
    assessed(assess.withGap(ago(9), 'complete')),
    assessed(assess.withGap(at(185), 'missed')),
    committed(plot.today, 'waits', [8.6, 8.9]),
    committed(ago(5), 'unchecked'),
    committed(at(150), 'left'),
    committed(at(220), 'barred'),
    committed(ago(28), 'held'),
    committed(ago(26), 'suspended'),
    committed(ago(29), 'shown'),
    committed(at(110), 'corrected'),
    committed(at(175), 'revoked'),
    vouched(plot.today, 'waits', [8.6, 8.9]),
    vouched(ago(4), 'unchecked'),
    vouched(ago(27), 'held'),
    vouched(ago(25), 'suspended'),
    vouched(ago(30), 'shown'),
    vouched(at(195), 'revoked'),
    ...[50, 115, 170, 225, 280].map((n) => vouched(at(n))),
    ...[30, 65, 90, 130, 160, 200, 235, 260, 300, 330].map((n) => committed(at(n))),
  ];
};

/** Spread over the year; three in ten are disclosed on a commitment, of the others one in four is listed by silence, one in nine has to be completed first. */
const plainDisclosure = (plot: Plot, index: number): Slot => {
  const on = dayAt(plot, plot.chance.between(24, 372));
  if (index % 10 === 3 || index % 10 === 6 || index % 10 === 8) return committed(on);
  return disclosed(on, index % 9 === 4 ? 'fixed' : index % 4 === 1 ? 'by-silence' : 'by-officer');
};
