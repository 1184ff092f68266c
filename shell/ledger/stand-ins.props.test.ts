import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Day, Instant } from '#law/ground';
import type { OfficeEvent } from './office-events.ts';
import { foldPeople } from './people.ts';

const persons = ['a', 'b', 'c', 'd'];
const roles = ['officer', 'head', 'clerk'];
const day = fc.integer({ min: 1, max: 9 }).map((n) => `2026-03-0${n}` as Day);
const person = fc.constantFrom(...persons);
const role = fc.constantFrom(...roles);
const office = fc.constantFrom('port', 'court');
const span = fc.tuple(day, fc.option(day, { nil: undefined })).map(([from, until]) => (until === undefined ? { from } : { from, until }));

const entry = fc.oneof(
  fc.record({ type: fc.constant('postGiven'), person, role, office, term: span }),
  fc.record({ type: fc.constant('postEnded'), person, role, office, on: day }),
  fc.record({ type: fc.constant('away'), person, term: span }),
  fc.record({
    type: fc.constant('delegated'),
    person,
    to: person,
    roles: fc.option(fc.uniqueArray(role), { nil: undefined }),
    allowed: fc.option(fc.dictionary(role, fc.uniqueArray(role)), { nil: undefined }),
    term: span,
  }),
  fc.record({ type: fc.constant('delegationRevoked'), person, to: person, from: day, on: day }),
);

const events = fc.array(entry, { maxLength: 25 }).map((entries) =>
  entries.map(({ term, ...given }: Record<string, unknown>, index) => {
    const kept = Object.fromEntries(
      Object.entries({ ...given, ...(term as object | undefined) }).filter(([, value]) => value !== undefined),
    );
    return { ...kept, seq: index + 1, recorded: '2026-03-01T09:00:00+08:00' as Instant } as OfficeEvent;
  }),
);

type Delegated = Extract<OfficeEvent, { readonly type: 'delegated' }>;

test('delegations never give a post that the absent person does not hold, nor one to somebody without the same or an allowed post', () => {
  fc.assert(
    fc.property(events, day, person, (all, on, deputy) => {
      const people = foldPeople(all);
      const isAway = (who: string) => people.absencesOf(who).some(({ from, until }) => from <= on && (until === undefined || on <= until));
      const own = people.postsHeld(deputy, on);
      const given = all.filter((event): event is Delegated => event.type === 'delegated' && event.to === deputy);
      for (const lent of people.posts(deputy, on)) {
        if (own.some((post) => post.role === lent)) continue;
        // Said again from the beginning: some absent colleague holds it that day, and this deputy holds what may stand in for it there.
        const because = given.filter(({ person: giver, allowed }) => {
          if (giver === deputy || !isAway(giver)) return false;
          const held = people.postsHeld(giver, on).filter((post) => post.role === lent);
          return held.some(({ office: at }) =>
            own.some((post) => post.office === at && (post.role === lent || (allowed?.[lent] ?? []).includes(post.role))),
          );
        });
        expect(because.length).toBeGreaterThan(0);
        expect(people.standsInFor(deputy, lent, on).every(isAway)).toBe(true);
      }
      if (isAway(deputy)) expect(people.posts(deputy, on)).toEqual([]);
      for (const { role: held } of own) expect(people.standsInFor(deputy, held, on)).toEqual([]);
    }),
    { numRuns: 2000, seed: 10 },
  );
});
