import { expect, test } from 'vitest';
import type { Day } from '#law/ground';
import { shenzhen } from './pack.fixture.ts';
import { partyOf } from './party-of.ts';
import { MemoryCity } from './player.ts';
import { CaseScope } from './scope.ts';

const people = { hu: ['requester'], wei: ['applicant'], lin: ['officer'] };

/** A signed complaint about a registered product becomes an incident. */
const complained = (): { readonly city: MemoryCity; readonly complaint: string; readonly incident: string } => {
  const city = new MemoryCity(shenzhen, people);
  const give = (on: string, actor: string, order: object): string => {
    city.passTo(on);
    const result = city.give({ order: '', gives: {}, actor, ...order });
    if (!result.ok) throw new Error(JSON.stringify(result.error));
    return result.value.case!;
  };
  const product = {
    'product-name': 'Tutor',
    purpose: 'education',
    autonomy: 'informs',
    affected: 20_000,
    'touches-body': false,
    'sensitive-data': false,
    'prohibited-act': 'none',
    'risk-statement': 'a teacher sees every answer',
    contact: 'Ms Wei',
  };
  const disclosure = give('2026-04-01', 'wei', { procedure: 'disclosure', order: 'disclose', gives: product });
  give('2026-04-02', 'lin', { case: disclosure, order: 'list' });
  city.names.set('Tutor', disclosure);
  const gives = { product: 'Tutor', grievance: 'I work there: they keep the faces of pupils', reporter: 'Hu' };
  const complaint = give('2026-05-04', 'hu', { procedure: 'complaint', order: 'complain', gives });
  give('2026-05-05', 'lin', { case: complaint, order: 'take-up' });
  const told = { product: 'Tutor', harm: 'rights', widespread: false, 'what-happened': 'faces are kept' };
  give('2026-05-06', 'lin', { case: complaint, order: 'open-incident', gives: told });
  return { city, complaint, incident: city.files.get(complaint)!.children[0]!.case };
};

test('anyone who complains is no party to the incident, and the accused provider is', () => {
  const { city, incident } = complained();
  expect(partyOf(city.files, city.files.get(incident)!, 'provider')).toEqual({ kind: 'person', id: 'wei' });
  city.passTo('2026-05-07');
  const asInformer = city.give({
    case: incident,
    order: 'complete',
    actor: 'hu',
    gives: { 'root-cause': 'none', 'cause-category': 'not-found' },
  });
  expect(asInformer.ok ? undefined : asInformer.error.refusal).toBe('notAParty');
});

test('a case kept apart knows what was handed on and nothing else of the case above it', () => {
  const { city, incident } = complained();
  const sight = { world: city.world, packOf: () => shenzhen, files: city.files, today: '2026-05-07' as Day };
  const scope = new CaseScope(sight, city.files.get(incident)!);
  expect(scope.fact('what-happened')).toBe('faces are kept');
  expect(scope.fact('grievance')).toBeNull();
  expect(scope.parent).toBeUndefined();
  expect(JSON.stringify(city.files.get(incident)!.facts)).not.toContain('I work there');
});

test('the case above still hears how it ends', () => {
  const { city, complaint, incident } = complained();
  city.passTo('2026-05-08');
  city.give({ case: incident, order: 'take-over', actor: 'lin', gives: { reasons: 'grave' } });
  city.give({ case: incident, order: 'close', actor: 'lin', gives: { reasons: 'deleted' } });
  const sight = { world: city.world, packOf: () => shenzhen, files: city.files, today: '2026-05-08' as Day };
  const above = new CaseScope(sight, city.files.get(complaint)!);
  expect((above.get('incident') as { get(key: string): unknown }).get('ending')).toBe('closed');
});

test('a complaint with a script in it is kept as it was written, in the event and in the letter text alike', () => {
  const city = new MemoryCity(shenzhen, people);
  city.passTo('2026-05-04');
  const grievance = '<script>alert("hu")</script> the kiosk shouts';
  const result = city.give({ procedure: 'complaint', order: 'complain', actor: 'hu', gives: { grievance } });
  expect(result.ok && result.value.events[0]).toMatchObject({ facts: { grievance } });
});
