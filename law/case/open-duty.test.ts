import { expect, test } from 'vitest';
import type { Day } from '#law/ground';
import type { Duty, Pack } from '#law/pack';
import { fallsDue, MemoryCity, openDuty } from './index.ts';
import { shenzhen } from './pack.fixture.ts';

const [report] = fallsDue([shenzhen], '2025-12-31' as Day, '2025-12-31' as Day);

const on = (day: string, pack: Pack = shenzhen) => {
  const city = new MemoryCity(pack);
  city.setTime(day);
  return openDuty(city.world, report!, 'duty-1');
};

test('the calendar opens the report on last year’s plan, due when the first half of the year is over (article 62)', () => {
  const opened = on('2025-12-31');
  const events = opened.ok ? opened.value.events : [];
  expect(events).toHaveLength(1);
  expect(events[0]).toMatchObject({
    case: 'duty-1',
    order: 'fall-due',
    role: 'law',
    happened: '2025-12-31T00:00:00+08:00',
    because: { kind: 'calendar', duty: 'yearly-report', period: '2025', day: '2025-12-31', office: 'miit' },
    facts: { 'due-months': 6 },
    basis: ['sz.62', 'sz.7'],
    standing: 'assumed',
  });
  const clocks = opened.ok ? opened.value.files.get('duty-1')!.clocks : {};
  expect(clocks['due']).toMatchObject({ from: '2025-12-31', within: 6, state: 'running' });
});

test('opened long after its day, it is dated on its day, recorded now, and has been missed meanwhile', () => {
  const opened = on('2026-09-01');
  const events = opened.ok ? opened.value.events : [];
  expect(
    events.map((event) => event.type === 'orderGiven' && [event.order, event.happened.slice(0, 10), event.recorded.slice(0, 10)]),
  ).toEqual([
    ['fall-due', '2025-12-31', '2026-09-01'],
    ['miss', '2026-06-30', '2026-09-01'],
  ]);
});

test('nobody gave it: a person who may do it is not said to have acted', () => {
  const opened = on('2025-12-31');
  expect(opened.ok && opened.value.events[0]).not.toHaveProperty('actor');
  expect(opened.ok && opened.value.files.get('duty-1')?.acts.filter(({ person }) => person !== undefined)).toEqual([]);
});

test('a duty that hands on too little is refused, not opened by halves', () => {
  const bare = { ...report!, duty: { ...report!.duty, with: {} } satisfies Duty };
  const city = new MemoryCity(shenzhen);
  city.setTime('2026-01-01');
  expect(openDuty(city.world, bare, 'duty-1')).toMatchObject({ ok: false, error: { refusal: 'missing' } });
});

test('the example of a text that comes into force later still plays its duty', () => {
  const city = new MemoryCity({ ...shenzhen, version: '2027-01-03' as Day });
  city.setTime('2025-12-31');
  expect(city.fallDue('yearly-report')).toMatchObject({ ok: true });
});
