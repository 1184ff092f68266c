import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, type Day, type Value } from '#law/ground';
import type { Fact, Pack } from '#law/pack';
import { activeRun, standingOf } from './clock-run.ts';
import { fold } from './fold.ts';
import { offers } from './offers.ts';
import { shenzhen } from './pack.fixture.ts';
import { MemoryCity } from './player.ts';

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

// Answers that are in their domain; which of several, chance says.
const answer = (fact: Fact, pick: number): Value => {
  const type = fact.type;
  switch (type.kind) {
    case 'choice': {
      const value = type.options[pick % type.options.length]!.value;
      return fact.several ? [value] : value;
    }
    case 'yes-no':
      return pick % 2 === 0;
    case 'number':
      return type.min ?? 0;
    case 'date':
      return '2026-01-01';
    case 'list':
      return [];
    default:
      return fact.several ? ['x'] : 'x';
  }
};

const gives = (pack: Pack, needs: readonly { readonly fact: string; readonly optional: boolean }[], pick: number): Record<string, Value> =>
  Object.fromEntries(needs.filter(({ optional }) => !optional).map(({ fact }, index) => [fact, answer(pack.facts[fact]!, pick + index)]));

const move = fc.record({
  person: fc.constantFrom(...Object.keys(people)),
  order: fc.nat(40),
  pick: fc.nat(5),
  days: fc.constantFrom(0, 0, 0, 1, 3, 12, 40, 400),
  which: fc.nat(5),
});

test('a random walk of lawful orders never throws, folds to what it left behind, and lets no paused clock run out', () => {
  fc.assert(
    fc.property(fc.constantFrom(...openings), fc.nat(5), fc.array(move, { maxLength: 25 }), (opening, pick, moves) => {
      const city = new MemoryCity(shenzhen, people, {});
      let day = '2024-03-04' as Day;
      city.passTo(day);
      const [procedure, order] = opening.split('/') as [string, string];
      const needs = shenzhen.procedures[procedure]!.orders[order]!.needs;
      const opened = city.give({ procedure, order, actor: 'a', gives: gives(shenzhen, needs, pick) });
      if (!opened.ok) return;
      for (const { person, order: nth, pick: other, days, which } of moves) {
        day = addDays(day, days);
        city.passTo(day);
        const files = [...city.files.values()];
        const file = files[which % files.length]!;
        const lawful = offers(city.world, file.id, person).filter((offer) => offer.refusal === undefined);
        const chosen = lawful[nth % Math.max(1, lawful.length)];
        if (chosen === undefined) continue;
        city.give({ case: file.id, order: chosen.order, actor: person, gives: gives(shenzhen, chosen.def?.needs ?? [], other) });
      }
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
