import { describe, expect, test } from 'vitest';
import type { Value } from '#law/ground';
import { decide } from './decide.ts';
import { whatWouldChange } from './explain.ts';
import { fold } from './fold.ts';
import { offers } from './offers.ts';
import { shenzhen } from './pack.fixture.ts';
import { MemoryCity } from './player.ts';
import { product } from './product.fixture.ts';
import { decided, heard, replied } from './reconsidering.fixture.ts';
import type { Order } from './world.ts';

const people = {
  wei: ['applicant'],
  lin: ['officer'],
  dong: ['officer'],
  zhao: ['head'],
  both: ['officer', 'head'],
  sun: ['secretary'],
  qian: ['case-officer'],
  wu: ['justice-head'],
};

const cityOn = (day: string, interests = {}): MemoryCity => {
  const city = new MemoryCity(shenzhen, people, interests);
  city.passTo(day);
  return city;
};

const done = (city: MemoryCity, order: Order): string => {
  const result = city.give(order);
  if (!result.ok) throw new Error(`${order.order} was refused: ${result.error.refusal}`);
  return result.value.case!;
};

const refusal = (city: MemoryCity, order: Order): string | undefined => {
  const result = city.give(order);
  return result.ok ? undefined : result.error.refusal;
};

const filed = (city: MemoryCity, gives = product): string => done(city, { procedure: 'assessment', order: 'file', actor: 'wei', gives });
const give = (id: string, order: string, actor: string, gives: Readonly<Record<string, Value>> = {}): Order => ({
  case: id,
  order,
  actor,
  gives,
});

describe('an order', () => {
  test('is one event in its own case, with the rows that fired and the facts that were read', () => {
    const city = cityOn('2026-03-02');
    const result = city.give({ procedure: 'assessment', order: 'file', actor: 'wei', gives: product });
    const [event, ...more] = result.ok ? result.value.events : [];
    expect(more).toEqual([]);
    expect(event).toMatchObject({
      type: 'orderGiven',
      seq: 1,
      order: 'file',
      to: 'filed',
      fired: { 'risk-tier': ['body-acts'] },
      standing: 'assumed',
    });
    expect(event).toMatchObject({ read: { tier: 'high', 'touches-body': true } });
  });

  test('never holds a personal fact: the event has a commitment, the case a sealed place', () => {
    const city = cityOn('2026-03-02');
    const id = filed(city);
    const file = city.files.get(id)!;
    expect(JSON.stringify(file.events)).not.toContain('Ms Wei');
    expect(file.facts['contact']).toEqual({ personal: 'sealed' });
  });

  test('that nobody knows is refused with what would have been meant', () => {
    const city = cityOn('2026-03-02');
    expect(refusal(city, give(filed(city), 'acept', 'lin'))).toBe('unknownOrder');
    expect(refusal(city, give('no-such-case', 'accept', 'lin'))).toBe('unknownOrder');
  });

  test('given on an old look at the case is stale', () => {
    const city = cityOn('2026-03-02');
    const id = filed(city);
    done(city, give(id, 'accept', 'lin'));
    expect(refusal(city, { ...give(id, 'propose', 'lin'), seen: 1 })).toBe('staleCase');
    expect(refusal(city, { ...give(id, 'propose', 'lin'), seen: 2 })).toBeUndefined();
  });

  test('changes nothing if it is refused', () => {
    const city = cityOn('2026-03-02');
    const id = filed(city);
    const before = city.files.get(id);
    refusal(city, give(id, 'grant', 'zhao'));
    expect(city.files.get(id)).toBe(before);
  });
});

describe('the first check that fails is the refusal, in the order of section 6', () => {
  test('role comes before state', () => {
    const city = cityOn('2026-03-02');
    const id = filed(city);
    expect(refusal(city, give(id, 'grant', 'lin'))).toBe('notThisRole');
    expect(refusal(city, give(id, 'grant', 'zhao'))).toBe('notOpenInThisState');
  });

  test("a party's order by a stranger is notAParty", () => {
    const city = cityOn('2026-03-02');
    expect(refusal(city, give(filed(city), 'withdraw', 'lin'))).toBe('notAParty');
  });

  test('not-by comes before interests, interests before needs', () => {
    const city = cityOn('2026-03-02', { zhao: ['wei'], both: ['wei'] });
    const id = filed(city);
    done(city, give(id, 'accept', 'lin'));
    done(city, give(id, 'propose', 'lin'));
    expect(refusal(city, give(id, 'refuse', 'zhao'))).toBe('ownCase');
    const other = cityOn('2026-03-02');
    const second = filed(other);
    done(other, give(second, 'accept', 'both'));
    done(other, give(second, 'propose', 'both'));
    expect(refusal(other, give(second, 'refuse', 'both'))).toBe('actedBefore');
    expect(refusal(other, give(second, 'refuse', 'zhao'))).toBe('missing');
  });

  test('nobody acts for the office in a case that they filed', () => {
    const city = cityOn('2026-03-02');
    const id = done(city, { procedure: 'assessment', order: 'file', actor: 'lin', gives: product });
    expect(refusal(city, give(id, 'accept', 'lin'))).toBe('ownCase');
    expect(refusal(city, give(id, 'accept', 'dong'))).toBeUndefined();
  });

  test('a second request for correction is refused (Licensing Law 32)', () => {
    const city = cityOn('2026-03-02');
    const id = filed(city);
    done(city, give(id, 'ask-to-correct', 'lin', { 'missing-items': 'figures' }));
    done(city, give(id, 'supply', 'wei', { supplement: 'figures.pdf' }));
    const result = city.give(give(id, 'ask-to-correct', 'lin', { 'missing-items': 'more' }));
    expect(result).toMatchObject({ ok: false, error: { refusal: 'alreadyCorrectedOnce', basis: ['xkf.32'] } });
  });

  test('a value outside the domain is refused with the fact and why', () => {
    const city = cityOn('2026-03-02');
    const result = city.give({ procedure: 'assessment', order: 'file', actor: 'wei', gives: { ...product, affected: 1.5 } });
    expect(result).toMatchObject({ ok: false, error: { refusal: 'notInDomain', about: { fact: 'affected' } } });
  });
});

describe('the person who acted in an earlier round may act in a new one', () => {
  test('not-by looks at the latest stay', () => {
    const city = cityOn('2026-03-02');
    const id = filed(city);
    done(city, give(id, 'accept', 'lin'));
    done(city, give(id, 'propose', 'both'));
    expect(refusal(city, give(id, 'refuse', 'both', { reasons: 'no' }))).toBe('actedBefore');
    done(city, give(id, 'return-draft', 'zhao', { reasons: 'again' }));
    done(city, give(id, 'propose', 'lin'));
    expect(refusal(city, give(id, 'refuse', 'both', { reasons: 'no' }))).toBeUndefined();
  });
});

describe('time', () => {
  test('a clock that runs out on its due day is in time on that day and acts after it', () => {
    const city = cityOn('2026-03-02');
    const id = filed(city);
    city.passTo('2026-03-09');
    expect(city.files.get(id)!.state).toBe('filed');
    city.passTo('2026-03-10');
    const event = city.files.get(id)!.events.at(-1);
    expect(event).toMatchObject({
      order: 'accept-by-silence',
      role: 'law',
      countsFrom: '2026-03-02',
      because: { kind: 'silence', clock: 'intake', due: '2026-03-09' },
    });
    expect(event?.type === 'orderGiven' && event.happened.slice(0, 10)).toBe('2026-03-09');
  });

  test('a silence with no lawful order has none later either', () => {
    const city = cityOn('2026-03-02');
    const id = done(city, {
      procedure: 'assessment',
      order: 'file',
      actor: 'wei',
      gives: product,
    });
    done(city, give(id, 'accept', 'lin'));
    city.passTo('2027-03-02');
    expect(city.files.get(id)!.state).toBe('accepted');
  });

  test('years without anybody are caught up in the order of the days', () => {
    const city = cityOn('2023-01-03');
    const id = done(city, { procedure: 'disclosure', order: 'disclose', actor: 'wei', gives: { ...product, autonomy: 'informs' } });
    city.passTo('2026-01-05');
    const orders = city.files.get(id)!.events.map((event) => (event.type === 'orderGiven' ? event.order : event.type));
    expect(orders).toEqual(['disclose', 'list-by-silence', 'call-overdue', 'strike-off']);
  });

  test('every event of a decision has the next number of its case', () => {
    const city = cityOn('2023-01-03');
    const id = done(city, { procedure: 'disclosure', order: 'disclose', actor: 'wei', gives: { ...product, autonomy: 'informs' } });
    city.passTo('2026-01-05');
    expect(city.files.get(id)!.events.map((event) => event.seq)).toEqual([1, 2, 3, 4]);
  });
});

describe('a challenge', () => {
  const refused = (city: MemoryCity): string => {
    const id = filed(city);
    done(city, give(id, 'refuse-intake', 'lin', { reasons: 'no product' }));
    return id;
  };
  const challenge = (about: string, actor = 'wei'): Order => ({
    procedure: 'reconsideration',
    order: 'challenge',
    actor,
    gives: { ground: 'it is one' },
    about,
  });

  test('is for parties alone, of what was decided, one at a time', () => {
    const city = cityOn('2026-03-02');
    const open = filed(city);
    expect(refusal(city, challenge(open))).toBe('notChallengeable');
    const id = refused(city);
    expect(refusal(city, challenge(id, 'lin'))).toBe('notAParty');
    done(city, challenge(id));
    expect(refusal(city, challenge(id))).toBe('notChallengeable');
  });

  test('decided on the merits, none is open any more; an ending entered again is another', () => {
    const city = cityOn('2026-03-02');
    const id = refused(city);
    const first = done(city, challenge(id));
    done(city, give(first, 'admit', 'qian'));
    done(city, give(first, 'reply', 'lin', replied));
    done(city, give(first, 'hear', 'qian', heard));
    done(city, give(first, 'uphold', 'wu', decided('right')));
    expect(refusal(city, challenge(id))).toBe('notChallengeable');

    const other = cityOn('2026-03-02');
    const again = refused(other);
    const second = done(other, challenge(again));
    done(other, give(second, 'admit', 'qian'));
    done(other, give(second, 'reply', 'lin', replied));
    done(other, give(second, 'hear', 'qian', heard));
    done(other, give(second, 'set-aside', 'wu', decided('wrong')));
    expect(other.files.get(again)!.state).toBe('filed');
    done(other, give(again, 'refuse-intake', 'lin', { reasons: 'still none' }));
    expect(refusal(other, challenge(again))).toBeUndefined();
  });

  test('moves the case challenged in the same list of events, with the same order', () => {
    const city = cityOn('2026-03-02');
    const id = refused(city);
    const remedy = done(city, challenge(id));
    done(city, give(remedy, 'admit', 'qian'));
    done(city, give(remedy, 'reply', 'lin', replied));
    done(city, give(remedy, 'hear', 'qian', heard));
    const result = city.give(give(remedy, 'set-aside', 'wu', decided('wrong')));
    const events = result.ok ? result.value.events : [];
    expect(events.map((event) => [event.case === id ? 'assessment' : 'remedy', event.type === 'orderGiven' && event.order])).toEqual([
      ['remedy', 'set-aside'],
      ['assessment', 'take-in'],
    ]);
    expect(new Set(events.map((event) => event.type === 'orderGiven' && event.orderId)).size).toBe(1);
  });
});

describe('what a person may do next', () => {
  test('every order of the case is listed, lawful or with what stands in its way', () => {
    const city = cityOn('2026-03-02');
    const id = filed(city);
    const byName = new Map(offers(city.world, id, 'lin').map((offer) => [offer.order, offer.refusal?.refusal]));
    expect(byName.get('accept')).toBeUndefined();
    expect(byName.get('ask-to-correct')).toBeUndefined();
    expect(byName.get('grant')).toBe('notThisRole');
    expect(byName.get('propose')).toBe('notOpenInThisState');
    expect(byName.has('accept-by-silence')).toBe(false);
  });

  test('an order whose guard depends on the answers still to be given is offered', () => {
    const city = cityOn('2026-03-02');
    const id = done(city, { procedure: 'disclosure', order: 'disclose', actor: 'wei', gives: { ...product, autonomy: 'informs' } });
    done(city, give(id, 'list', 'lin'));
    const change = offers(city.world, id, 'wei').find((offer) => offer.order === 'change');
    expect(change).toMatchObject({ order: 'change', role: 'applicant' });
    expect(change?.refusal).toBeUndefined();
  });
});

test('what would change the tier: the smallest sets of answers, each with its outcome', () => {
  const city = cityOn('2026-03-02');
  const id = filed(city);
  const file = city.files.get(id)!;
  const sight = { world: city.world, packOf: () => shenzhen, files: city.files, today: '2026-03-02' as never };
  const { found } = whatWouldChange(sight, file, 'tier');
  expect(found.map(({ changes, outcome }) => [changes.map(({ fact, to }) => [fact, to]), outcome])).toEqual(
    expect.arrayContaining([
      [[['autonomy', 'informs']], 'medium'],
      [[['touches-body', false]], 'medium'],
    ]),
  );
  // Every other tier has its ways, also the one that needs more than the nearest does.
  expect(new Set(found.map(({ outcome }) => outcome))).toEqual(new Set(['low', 'medium']));
});

test('folding a prefix and then the rest is folding all', () => {
  const city = cityOn('2026-03-02');
  const id = filed(city);
  done(city, give(id, 'accept', 'lin'));
  done(city, give(id, 'send-to-testing', 'lin', { 'expected-days': 10 }));
  city.passTo('2026-06-01');
  const events = [...city.files.values()].flatMap((file) => file.events);
  const packOf = () => shenzhen;
  const whole = fold(events, packOf);
  for (let cut = 0; cut <= events.length; cut += 1) {
    expect(fold(events.slice(cut), packOf, fold(events.slice(0, cut), packOf))).toEqual(whole);
  }
  expect(whole.get(id)).toEqual(city.files.get(id));
});

test('a world is never changed by a decision', () => {
  const city = cityOn('2026-03-02');
  const id = filed(city);
  const world = city.world;
  const before = world.cases.get(id);
  decide(world, give(id, 'accept', 'lin'));
  expect(world.cases.get(id)).toBe(before);
});
