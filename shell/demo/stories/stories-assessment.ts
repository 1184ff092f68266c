import { addMonths, type Day } from '#law/ground';
import type { Came, Story } from '../agenda.ts';
import { followUp, gather, nameExperts, reReview, review, type Sitting, sit } from './ethics.ts';
import { type Filer, filerOf } from './filer.ts';
import { tell } from './lines.ts';
import type { DemoProduct } from './products.ts';
import { attached, childOf, type Hours, kong, lin, qian, type Scene, sun, zhao } from './scene.ts';
import { agreed, examined } from './stories-challenge.ts';
import { office } from './told.ts';

/** An application under way: where it stands and on which day. */
interface Under {
  readonly s: Scene;
  readonly filer: Filer;
  readonly id: string;
  readonly day: Day;
}

type Intake = 'accepted' | 'corrected' | 'by-silence';

function* filed(s: Scene, product: DemoProduct, on: Day, intake: Intake, afterDays = s.chance.between(1, 3)): Story<Under> {
  const filer = filerOf(s, product);
  const { case: id } = yield* s.open(on, filer, 'assessment', 'file', filer.facts);
  let day = s.work(on, afterDays);
  if (intake === 'corrected') {
    yield* s.give(day, lin, id, 'ask-to-correct', { 'missing-items': s.chance.one(office.missing) });
    const supplied = s.work(day, s.chance.between(4, 9));
    yield* s.give(supplied, filer, id, 'supply', { supplement: attached });
    day = s.work(supplied, 2);
  }
  if (intake === 'by-silence') return { s, filer, id, day: s.work(on, 6) };
  yield* s.give(day, lin, id, 'accept');
  return { s, filer, id, day };
}

function* askEthics({ s, id, filer }: Under, on: Day, listed = false): Story<Came> {
  const name = String(filer.facts['product-name']);
  return yield* s.give(on, lin, id, 'consult-ethics', {
    'research-question': {
      en: `May ${name} be used with the people it decides about, and under which conditions?`,
      zh: `${name}能否用于其所影响的人群，应当附加哪些条件？`,
    },
    'listed-activity': listed,
    urgent: false,
    'expected-days': 30,
  });
}

function* decide(
  { s, id }: Under,
  day: Day,
  order: 'grant' | 'refuse',
  reasons?: { readonly en: string; readonly zh: string },
): Story<Day> {
  const proposed = s.work(day, s.chance.between(1, 3));
  yield* s.give(proposed, lin, id, 'propose');
  const decided = s.work(proposed, s.chance.between(1, 2));
  yield* s.give(decided, zhao, id, order, reasons === undefined ? {} : { reasons });
  return decided;
}

/** The ordinary way: intake, committee, proposal, decision. */
export const granted = (on: Day, intake: Intake, sitting: Sitting, listed = false, then?: (s: Scene, filer: Filer, id: string) => Story) =>
  function* (s: Scene, product: DemoProduct): Story {
    const under = yield* filed(s, product, on, intake);
    const asked = yield* askEthics(under, s.work(under.day, 2), listed);
    const { day, came } = yield* review(s, asked, s.work(under.day, 2), under.filer.company, sitting);
    yield* decide(under, day, 'grant');
    if (then !== undefined) yield* then(s, under.filer, under.id);
    if (listed) yield* followUp(s, came, addMonths(day, 6));
  };

/** Sent to testing shortly before the long holiday: the clock stands until the laboratory is back. */
export const testedOverHoliday = ([first, last]: readonly [Day, Day]) =>
  function* (s: Scene, product: DemoProduct): Story {
    const under = yield* filed(s, product, s.work(first, -9), 'accepted');
    yield* s.give(s.work(first, -3), lin, under.id, 'send-to-testing', { 'expected-days': 30 });
    const back = s.work(last, 5);
    yield* s.give(back, lin, under.id, 'end-testing');
    const asked = yield* askEthics(under, s.work(back, 1));
    const { day } = yield* review(s, asked, s.work(back, 1), under.filer.company, { abstain: 1 });
    yield* decide(under, day, 'grant');
  };

/** The committee is against it, the company asks for experts, and they are for it. */
export const wonBefore = (on: Day, experts: boolean) =>
  function* (s: Scene, product: DemoProduct): Story {
    const under = yield* filed(s, product, on, 'accepted');
    const asked = yield* askEthics(under, s.work(under.day, 1));
    const { id, day } = yield* review(s, asked, s.work(under.day, 1), under.filer.company, { against: 3, abstain: 1 });
    // Nobody asks for experts within ten working days: the opinion stands, and the law refuses.
    if (!experts) return;
    const asking = s.work(day, 6);
    const ground = office.grounds[0]![under.filer.language];
    yield* s.give(asking, under.filer, id, 'ask-for-experts', { ground });
    yield* reReview(s, id, s.work(asking, 1), addMonths(asking, 2), 5);
    yield* decide(under, s.work(asking, 9), 'grant');
  };

/** Too many stay away or stand aside: the meeting is adjourned and held a week later. */
export const adjourned = (on: Day) =>
  function* (s: Scene, product: DemoProduct): Story {
    const under = yield* filed(s, product, on, 'accepted');
    const asked = yield* askEthics(under, s.work(under.day, 2));
    const { id, day } = yield* review(s, asked, s.work(under.day, 2), under.filer.company, { away: 5, recuses: 'demo-tang' });
    const again = s.work(day, 5);
    yield* sit(s, id, again, under.filer.company, { against: 1, without: 'demo-tang' });
    yield* decide(under, again, 'grant');
  };

/** The company has asked for experts; six are named for this review alone and come together now. */
export const beforeExperts = (today: Day) =>
  function* (s: Scene, product: DemoProduct): Story {
    const under = yield* filed(s, product, s.work(today, -20), 'accepted');
    const asked = yield* askEthics(under, s.work(under.day, 1));
    const { id, day } = yield* review(s, asked, s.work(under.day, 1), under.filer.company, { against: 4 });
    yield* s.give(s.work(day, 2), under.filer, id, 'ask-for-experts', { ground: office.grounds[0]![under.filer.language] });
    yield* nameExperts(s, id, s.work(day, 3), addMonths(today, 2));
  };

/** Refused with reasons, challenged, and set aside or upheld by the justice office. */
export const challenged = (on: Day, outcome: 'set-aside' | 'upheld') =>
  function* (s: Scene, product: DemoProduct): Story {
    const under = yield* filed(s, product, on, 'accepted');
    const which = outcome === 'set-aside' ? 0 : 1;
    const refused = yield* decide(under, s.work(under.day, 7), 'refuse', office.refuseTesting[which]);
    const challenging = s.work(refused, s.chance.between(8, 15));
    const ground = office.grounds[which]![under.filer.language];
    const challenge = yield* s.open(challenging, under.filer, 'reconsideration', 'challenge', { ground }, { about: under.id });
    yield* tell(s, { id: challenge.case, day: challenging, came: challenge }, [[3, qian, 'admit'], ...examined]);
    const decided = s.around(challenging, s.chance.between(35, 50));
    const reasons = outcome === 'set-aside' ? office.setAside[0] : office.upheld[0];
    yield* s.give(decided, kong, challenge.case, outcome === 'upheld' ? 'uphold' : 'set-aside', { ...agreed(decided), reasons });
    if (outcome === 'upheld') return;
    const asked = yield* askEthics(under, s.work(decided, 3));
    const { day } = yield* review(s, asked, s.work(decided, 3), under.filer.company, { abstain: 1 });
    yield* decide(under, day, 'grant');
  };

/** The period is extended once, by the head, before it runs out. */
export const extended = (on: Day) =>
  function* (s: Scene, product: DemoProduct): Story {
    const under = yield* filed(s, product, on, 'accepted');
    yield* s.give(s.work(under.day, 17), zhao, under.id, 'extend', { reasons: office.extension[0] });
    const asked = yield* askEthics(under, s.work(under.day, 18));
    const { day } = yield* review(s, asked, s.work(under.day, 18), under.filer.company, {});
    yield* decide(under, day, 'grant');
  };

export const withdrawn = (on: Day) =>
  function* (s: Scene, product: DemoProduct): Story {
    const { filer, id, day } = yield* filed(s, product, on, 'corrected');
    yield* s.give(s.work(day, 6), filer, id, 'withdraw');
  };

/** Taken in with a paper to follow, which comes, is being looked at, is awaited, or never comes. */
export const withGap = (on: Day, becomes: 'complete' | 'handed-in' | 'awaited' | 'missed') =>
  function* (s: Scene, product: DemoProduct): Story {
    const filer = filerOf(s, product);
    const { case: id } = yield* s.open(on, filer, 'assessment', 'file', filer.facts);
    const day = s.work(on, 1);
    const came = yield* s.give(day, lin, id, 'accept-with-gaps', {
      'papers-to-follow': { en: 'The certificate of the test laboratory.', zh: '检测机构资质证书。' },
      'gap-days': 15,
    });
    if (becomes === 'awaited' || becomes === 'missed') return;
    const gap = childOf(came, 'secondary-papers');
    const handed = s.work(day, 3);
    yield* s.give(handed, filer, gap, 'hand-in-papers', { supplement: attached });
    if (becomes === 'complete') yield* s.give(s.work(handed, 1), lin, gap, 'take-papers');
  };

// ---- what lies on the desks today ------------------------------------------------------------------------------------

/** Filed so many working days ago and not looked at yet; today's, this morning. */
export const justFiled = (today: Day, daysAgo: number, hours?: Hours) =>
  function* (s: Scene, product: DemoProduct): Story {
    const filer = filerOf(s, product);
    yield* s.open(s.work(today, -daysAgo), filer, 'assessment', 'file', filer.facts, {}, hours);
  };

/** Accepted so many working days ago and still under review: with more than twenty it is late. */
export const underReview = (today: Day, daysAgo: number) =>
  function* (s: Scene, product: DemoProduct): Story {
    yield* filed(s, product, s.work(today, -daysAgo - 2), 'accepted', 2);
  };

/** The clock stands: the product is being tested. */
export const beingTested = (today: Day) =>
  function* (s: Scene, product: DemoProduct): Story {
    const { id } = yield* filed(s, product, s.work(today, -14), 'accepted', 2);
    yield* s.give(s.work(today, -9), lin, id, 'send-to-testing', { 'expected-days': 45 });
  };

/** The notice is out, the company has not answered yet. */
export const beingCorrected = (today: Day, daysAgo: number) =>
  function* (s: Scene, product: DemoProduct): Story {
    const filer = filerOf(s, product);
    const { case: id } = yield* s.open(s.work(today, -daysAgo - 2), filer, 'assessment', 'file', filer.facts);
    yield* s.give(s.work(today, -daysAgo), lin, id, 'ask-to-correct', { 'missing-items': s.chance.one(office.missing) });
  };

/** Proposed by one officer: a second person decides. */
export const awaitingHead = (today: Day) =>
  function* (s: Scene, product: DemoProduct): Story {
    const under = yield* filed(s, product, s.work(today, -24), 'accepted', 2);
    const asked = yield* askEthics(under, s.work(today, -19));
    yield* review(s, asked, s.work(today, -19), under.filer.company, { abstain: 2, away: 1 });
    yield* s.give(s.work(today, -2), lin, under.id, 'propose');
  };

/** The committee sits this morning: members are there and have not voted yet. */
export const meetingNow = (today: Day, hours: Hours) =>
  function* (s: Scene, product: DemoProduct): Story {
    const under = yield* filed(s, product, s.work(today, -14), 'accepted', 2);
    const asked = yield* askEthics(under, s.work(today, -9));
    const id = childOf(asked, 'ethics-review');
    yield* s.give(s.work(today, -6), sun, id, 'call-meeting', { opinion: office.opinion[0] });
    yield* gather(s, id, today, under.filer.company, hours);
  };

/** The committee was against it; the company may still ask for experts. */
export const advisedAgainst = (today: Day) =>
  function* (s: Scene, product: DemoProduct): Story {
    const under = yield* filed(s, product, s.work(today, -17), 'accepted', 2);
    const asked = yield* askEthics(under, s.work(today, -13));
    yield* review(s, asked, s.work(today, -13), under.filer.company, { against: 4, abstain: 1, away: 0 });
  };
