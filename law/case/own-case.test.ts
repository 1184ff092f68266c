import { describe, expect, test } from 'vitest';
import type { Day } from '#law/ground';
import type { Decided } from './decide.ts';
import { decide } from './decide.ts';
import { offers } from './offers.ts';
import { ownCase } from './own-case.ts';
import { shenzhen } from './pack.fixture.ts';
import { MemoryCity } from './player.ts';
import { product } from './product.fixture.ts';
import type { Order, People, World } from './world.ts';

const people = {
  wei: ['applicant'],
  lin: ['officer'],
  dong: ['officer'],
  zhao: ['head'],
  ning: ['officer', 'head'],
  sun: ['secretary'],
  ma: ['ethics/technology'],
  gao: ['ethics/technology'],
};

const firm = { kind: 'organisation', id: 'firm-1', name: 'Lantern' } as const;

/** A town in which people also hold mandates and stand in for one another. */
class Town extends MemoryCity {
  mandates: Readonly<Record<string, readonly (typeof firm)[]>> = {};
  /** The procedures in which alone a person acts; in all of them, if left out. */
  scopes: Readonly<Record<string, readonly string[]>> = {};
  /** Deputy → role → the absent persons for whom they hold it. */
  lent: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {};

  constructor(interests: MemoryCity['interests'] = {}) {
    super(shenzhen, people, interests);
    this.passTo('2026-03-02');
  }

  get town(): World {
    const { people: known, ...world } = this.world;
    const added: People = {
      ...known,
      posts: (person, on) => [...known.posts(person, on), ...Object.keys(this.lent[person] ?? {})],
      standsInFor: (person, role) => this.lent[person]?.[role] ?? [],
      mandates: (person, _, procedure) =>
        procedure === undefined || (this.scopes[person]?.includes(procedure) ?? true) ? (this.mandates[person] ?? []) : [],
    };
    return { ...world, people: added };
  }

  does(actor: string, order: Partial<Order>): Decided {
    const result = decide(this.town, { order: '', gives: {}, ...order, actor });
    if (!result.ok) throw new Error(`${order.order} was refused: ${JSON.stringify(result.error)}`);
    this.files = new Map(result.value.files);
    return result.value;
  }

  refuses(actor: string, order: Partial<Order>): { readonly refusal: string; readonly about?: unknown } | undefined {
    const result = decide(this.town, { order: '', gives: {}, ...order, actor });
    return result.ok ? undefined : result.error;
  }

  files_(actor: string, more: Partial<Order> = {}): string {
    return this.does(actor, { procedure: 'assessment', order: 'file', role: 'applicant', gives: product, ...more }).case!;
  }

  tie(person: string, id: string) {
    const seen = { world: this.town, packOf: () => shenzhen, files: this.files, today: '2026-03-02' as Day };
    return ownCase(seen, this.files.get(id)!, person);
  }
}

describe('a case is a person’s own', () => {
  test('an official who files for their own firm and is then on duty is refused every order of the office, whatever post they hold', () => {
    const town = new Town();
    town.mandates = { ning: [firm] };
    const id = town.files_('ning', { onBehalfOf: firm });
    expect(town.refuses('ning', { case: id, order: 'accept' })).toMatchObject({ refusal: 'ownCase', about: { tie: 'member' } });
    town.does('lin', { case: id, order: 'accept' });
    for (const order of ['propose', 'return-draft'])
      expect([order, town.refuses('ning', { case: id, order })?.refusal]).toEqual([
        order,
        order === 'propose' ? 'ownCase' : 'notOpenInThisState',
      ]);
    town.does('lin', { case: id, order: 'propose' });
    expect(town.refuses('ning', { case: id, order: 'refuse', gives: { reasons: 'no' } })?.refusal).toBe('ownCase');
    const standing = offers(town.town, id, 'ning').filter(({ role, refusal }) => role === 'head' && refusal?.refusal === 'ownCase');
    expect(standing.map(({ order }) => order)).toContain('return-draft');
    // What a party may do, they still may.
    expect(town.refuses('ning', { case: id, order: 'withdraw' })).toBeUndefined();
  });

  test('also after the mandate has ended: a person who filed took part', () => {
    const town = new Town();
    town.mandates = { ning: [firm] };
    const id = town.files_('ning', { onBehalfOf: firm });
    town.mandates = {};
    expect(town.tie('ning', id)).toMatchObject({ why: 'took-part', order: 'file' });
    expect(town.refuses('ning', { case: id, order: 'accept' })).toMatchObject({ refusal: 'ownCase', about: { tie: 'took-part' } });
  });

  test('a mandate holder who has filed nothing is tied as a member, a relative by the interest declared', () => {
    const town = new Town({ dong: ['wei'], zhao: ['firm-1'] });
    town.mandates = { lin: [firm], wei: [firm] };
    const id = town.files_('wei', { onBehalfOf: firm });
    expect([town.tie('lin', id), town.tie('zhao', id), town.tie('sun', id)]).toMatchObject([
      { why: 'member' },
      { why: 'interest' },
      undefined,
    ]);
    const own = town.files_('wei', { gives: { ...product, 'product-name': 'Other' } });
    expect(town.refuses('dong', { case: own, order: 'accept' })).toMatchObject({ refusal: 'ownCase', about: { tie: 'interest' } });
  });

  test('a complaint makes the inquiry that it leads to one’s own as well, though the two are kept apart', () => {
    const town = new Town();
    const told = { 'unregistered-product': 'Pulmo', harm: 'damage', widespread: false, 'what-happened': 'results were mixed up' };
    const id = town.does('lin', { procedure: 'complaint', order: 'complain', role: 'anyone', gives: { grievance: 'it is unsafe' } }).case!;
    town.does('dong', { case: id, order: 'take-up' });
    town.does('dong', { case: id, order: 'open-incident', gives: told });
    const inquiry = town.files.get(id)!.children[0]!.case;
    expect(town.tie('lin', inquiry)).toMatchObject({ why: 'took-part', case: id });
    expect(town.refuses('lin', { case: id, order: 'answer', gives: { answer: 'nothing found' } })?.refusal).toBe('ownCase');
    expect(town.tie('dong', inquiry)).toBeUndefined();
  });

  test('a member of a committee neither attends nor votes in it, but may stand aside', () => {
    const town = new Town();
    town.mandates = { ma: [firm] };
    const submitted = { 'research-question': 'use of a diary app', 'listed-activity': true, urgent: false };
    const id = town.does('wei', { procedure: 'ethics-review', order: 'submit', onBehalfOf: firm, gives: submitted }).case!;
    town.does('sun', { case: id, order: 'call-meeting' });
    expect(town.refuses('ma', { case: id, order: 'attend' })?.refusal).toBe('ownCase');
    expect(town.refuses('ma', { case: id, order: 'vote-for' })?.refusal).toBe('ownCase');
    expect(town.refuses('ma', { case: id, order: 'recuse' })).toBeUndefined();
    // Nor does the one who keeps the meeting take down what others did, if the case is theirs.
    town.mandates = { sun: [firm] };
    const entered = { by: 'sun', meeting: 'ethics-2026-1' };
    expect(town.refuses('gao', { case: id, order: 'attend', entered })?.refusal).toBe('ownCase');
    expect(town.refuses('sun', { case: id, order: 'close-vote' })?.refusal).toBe('ownCase');
    expect(town.refuses('gao', { case: id, order: 'attend' })).toBeUndefined();
  });
});

describe('a mandate for some procedures alone', () => {
  test('misuse: an order in a party role outside the mandate is refused as notAParty, with a way out', () => {
    const town = new Town();
    town.mandates = { wei: [firm], bo: [firm] };
    town.scopes = { bo: ['complaint'] };
    const id = town.files_('wei', { onBehalfOf: firm });
    expect(town.refuses('bo', { case: id, order: 'withdraw' })).toMatchObject({
      refusal: 'notAParty',
      about: { mandate: 'otherProcedures' },
      wayOut: { en: expect.stringContaining('widen the mandate') },
    });
    // Who has no mandate at all is told nothing of one.
    expect(town.refuses('ma', { case: id, order: 'withdraw' })).toMatchObject({ refusal: 'notAParty' });
    expect(town.refuses('ma', { case: id, order: 'withdraw' })?.about).not.toMatchObject({ mandate: 'otherProcedures' });
    town.scopes = { bo: ['complaint', 'assessment'] };
    expect(town.refuses('bo', { case: id, order: 'withdraw' })).toBeUndefined();
  });

  test('makes every case of the organisation one’s own: the office is closed in all of them', () => {
    const town = new Town();
    town.mandates = { wei: [firm], lin: [firm] };
    town.scopes = { lin: ['complaint'] };
    const id = town.files_('wei', { onBehalfOf: firm });
    expect(town.refuses('lin', { case: id, order: 'accept' })).toMatchObject({ refusal: 'ownCase', about: { tie: 'member' } });
  });
});

describe('an order for an absent colleague', () => {
  test('is done by the deputy and on behalf of the absent: neither may take the next step', () => {
    const town = new Town();
    const id = town.files_('wei');
    town.does('lin', { case: id, order: 'accept' });
    town.lent = { sun: { officer: ['ning'] } };
    const { events } = town.does('sun', { case: id, order: 'propose' });
    expect(events[0]).toMatchObject({ actor: 'sun', role: 'officer', standsInFor: 'ning' });
    town.lent = {};
    expect(town.refuses('ning', { case: id, order: 'refuse', gives: { reasons: 'no' } })?.refusal).toBe('actedBefore');
    expect(town.refuses('zhao', { case: id, order: 'refuse', gives: { reasons: 'no' } })).toBeUndefined();
  });

  test('is refused where the absent colleague acted before, unless the deputy stands in for another as well', () => {
    const town = new Town();
    const id = town.files_('wei');
    town.does('ning', { case: id, order: 'accept' });
    town.does('ning', { case: id, order: 'propose' });
    town.lent = { dong: { head: ['ning'] } };
    expect(town.refuses('dong', { case: id, order: 'refuse', gives: { reasons: 'no' } })?.refusal).toBe('actedBefore');
    town.lent = { dong: { head: ['ning', 'zhao'] } };
    expect(town.does('dong', { case: id, order: 'refuse', gives: { reasons: 'no' } }).events[0]).toMatchObject({ standsInFor: 'zhao' });
  });

  test('in the absent colleague’s own case is refused to the deputy too, and open to somebody in their own right', () => {
    const town = new Town();
    town.mandates = { ning: [firm] };
    const id = town.files_('ning', { onBehalfOf: firm });
    town.lent = { sun: { officer: ['ning'] } };
    expect(town.refuses('sun', { case: id, order: 'accept' })).toMatchObject({
      refusal: 'ownCase',
      about: { tie: 'member', standsInFor: 'ning' },
    });
    expect(town.refuses('lin', { case: id, order: 'accept' })).toBeUndefined();
  });
});
