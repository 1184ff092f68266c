import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Day } from '#law/ground';
import { activeRun, standingOf } from './clock-run.ts';
import { fold } from './fold.ts';
import { shenzhen } from './pack.fixture.ts';
import { moveOf, walked } from './walks.fixture.ts';

const people = {
  a: ['applicant'],
  o1: ['officer', 'scorer'],
  o2: ['officer'],
  h: ['head'],
  s: ['secretary'],
  q: ['case-officer'],
  j: ['justice-head'],
  m1: ['ethics/technology'],
  m2: ['ethics/ethics'],
  m3: ['ethics/law'],
  m4: ['ethics/medicine'],
  m5: ['ethics/public'],
  e1: ['experts/ethics'],
  e2: ['experts/law'],
};

const openings = [
  'assessment/file',
  'disclosure/disclose',
  'trial/file',
  'recognition/file',
  'complaint/complain',
  'data-request/ask',
  'grant/file',
];

test('a random walk of lawful orders never throws, folds to what it left behind, and lets no paused clock run out', () => {
  fc.assert(
    fc.property(fc.constantFrom(...openings), fc.nat(300), fc.array(moveOf(people), { maxLength: 25 }), (opening, pick, moves) => {
      const end = walked({ pack: shenzhen, people, opening, from: '2024-03-04' as Day, pick, moves });
      if (end === undefined) return;
      const { city, day } = end;
      const packOf = () => shenzhen;
      for (const file of city.files.values()) {
        expect(file.events.map((event) => event.seq)).toEqual(file.events.map((_, index) => index + 1));
        for (const def of Object.values(shenzhen.procedures[file.opened.procedure]!.clocks)) {
          const run = activeRun(file, def.name);
          if (run?.state === 'paused') expect(standingOf(shenzhen, def, run, day).state).toBe('paused');
        }
      }
      // Events of several cases, in the order in which they were kept: by order id, parents before children.
      const events = [...city.files.values()].flatMap((file) => file.events);
      const again = fold(
        events.toSorted((x, y) => (x.recorded < y.recorded ? -1 : x.recorded > y.recorded ? 1 : 0)),
        packOf,
      );
      for (const file of city.files.values()) expect(again.get(file.id)?.state).toBe(file.state);
    }),
    { numRuns: 300 },
  );
});
