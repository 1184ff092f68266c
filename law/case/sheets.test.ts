import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Day } from '#law/ground';
import type { CaseFile, Sheet } from './file.ts';
import { blankFile } from './fold.ts';
import { shenzhen } from './pack.fixture.ts';
import { MemoryCity } from './player.ts';
import { CaseScope, plain } from './scope.ts';
import { personsOf, sheetsOf, sheetsOpen } from './sheets.ts';

const people = {
  wei: ['applicant'],
  lin: ['officer'],
  zhao: ['head'],
  ...Object.fromEntries(['s1', 's2', 's3', 's4', 's5', 's6'].map((name) => [name, ['scorer']])),
};

const application = {
  'product-name': 'Lantern',
  amount: 500_000,
  plan: { name: 'plan.pdf', digest: 'd', type: 'application/pdf', size: 1 },
  'paid-elsewhere': false,
  contact: 'Ms Wei',
};

const sheet = (points: number) => ({
  'score-novelty': points,
  'score-plan': points,
  'score-benefit': points,
  'score-reasons': `so it is worth ${points}`,
});

/** An application for a grant that was taken in and waits for its scorers. */
const accepted = (interests: MemoryCity['interests'] = {}): { readonly city: MemoryCity; readonly id: string } => {
  const city = new MemoryCity(shenzhen, people, interests);
  city.passTo('2026-03-02');
  const opened = city.give({ procedure: 'grant', order: 'file', actor: 'wei', gives: application });
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  const id = opened.value.case!;
  const taken = city.give({ case: id, order: 'accept', actor: 'lin', gives: {} });
  if (!taken.ok) throw new Error(JSON.stringify(taken.error));
  return { city, id };
};

const worked = (city: MemoryCity, id: string, fact: string) => {
  const { files, world } = city;
  const sight = { world, packOf: () => shenzhen, files, today: '2026-03-02' as Day };
  return plain(new CaseScope(sight, files.get(id)!).fact(fact));
};

test('five scorers leave five sheets, and their mean is of all five, never the last one', () => {
  const { city, id } = accepted();
  for (const [index, scorer] of ['s1', 's2', 's3', 's4', 's5'].entries())
    expect(city.give({ case: id, order: 'score', actor: scorer, gives: sheet(10 * (index + 1)) })).toMatchObject({ ok: true });
  const file = city.files.get(id)!;
  const points = sheetsOf(file, 'score').map(({ facts }) => facts['score-plan']);
  expect(points).toEqual([10, 20, 30, 40, 50]);
  expect(worked(city, id, 'rating')).toBe(30);
  expect(file.facts).not.toHaveProperty('score-plan');
});

test('a sixth sheet, and a second one by the same person, are refused', () => {
  const { city, id } = accepted();
  for (const scorer of ['s1', 's2', 's3', 's4']) city.give({ case: id, order: 'score', actor: scorer, gives: sheet(60) });
  expect(city.give({ case: id, order: 'score', actor: 's1', gives: sheet(99) })).toMatchObject({ error: { refusal: 'actedBefore' } });
  city.give({ case: id, order: 'score', actor: 's5', gives: sheet(60) });
  expect(city.give({ case: id, order: 'score', actor: 's6', gives: sheet(60) })).toMatchObject({ error: { refusal: 'tooOften' } });
});

test('a score after the close is refused', () => {
  const { city, id } = accepted();
  for (const scorer of ['s1', 's2']) city.give({ case: id, order: 'score', actor: scorer, gives: sheet(60) });
  city.give({ case: id, order: 'rank', actor: 'lin', gives: {} });
  expect(city.give({ case: id, order: 'score', actor: 's3', gives: sheet(99) })).toMatchObject({
    error: { refusal: 'notOpenInThisState' },
  });
  expect(worked(city, id, 'rating')).toBe(60);
});

test('a reviewer does not score the application of a firm in which they have an interest', () => {
  const { city, id } = accepted({ s1: ['wei'] });
  expect(city.give({ case: id, order: 'score', actor: 's1', gives: sheet(99) })).toMatchObject({ error: { refusal: 'ownCase' } });
});

test('nobody decides on an award to a firm of their own, whatever post they hold', () => {
  const { city, id } = accepted({ zhao: ['wei'] });
  for (const scorer of ['s1', 's2']) city.give({ case: id, order: 'score', actor: scorer, gives: sheet(80) });
  city.give({ case: id, order: 'rank', actor: 'lin', gives: {} });
  const award = { award: 500_000, reasons: 'best' };
  expect(city.give({ case: id, order: 'award', actor: 'zhao', gives: award })).toMatchObject({ error: { refusal: 'ownCase' } });
});

test('where the procedure has no such order its sheets are unknown, not none', () => {
  const { city } = accepted();
  const opened = city.give({ procedure: 'data-access', order: 'request', actor: 'wei', gives: {} });
  expect(opened.ok).toBe(false);
  const file = blankFile('x', { ...[...city.files.values()][0]!.opened, procedure: 'duty' }, '2026-03-02' as Day);
  const sight = { world: city.world, packOf: () => shenzhen, files: city.files, today: '2026-03-02' as Day };
  expect(new CaseScope(sight, { ...file, digest: [...city.files.values()][0]!.digest }).call('sheets', ['score'])).toBeNull();
});

// ---- whose sheet counts, on files made up here --------------------------------------------------------------------------

const persons = fc.constantFrom('a', 'b', 'c', 'd');
const given = fc.array(fc.record({ person: persons, standsInFor: fc.option(persons, { nil: undefined }) }), { maxLength: 20 });

const fileWith = (all: readonly { readonly person: string; readonly standsInFor: string | undefined }[]): CaseFile => {
  const sheets = all.map(({ person, standsInFor }, index): Sheet => {
    const absent = standsInFor === undefined || standsInFor === person ? {} : { standsInFor };
    return { person, ...absent, role: 'scorer', on: '2026-03-02' as Day, seq: index + 1, facts: { 'score-plan': index } };
  });
  const blank = blankFile('x', { procedure: 'grant' } as never, '2026-03-02' as Day);
  return { ...blank, state: 'accepted', sheets: { score: sheets } };
};

test('of each person one sheet counts, the last one; nobody has two voices', () => {
  fc.assert(
    fc.property(given, (all) => {
      const file = fileWith(all);
      const counted = sheetsOf(file, 'score');
      const voices = counted.flatMap(personsOf);
      expect(new Set(voices).size).toBe(voices.length);
      const isReplaced = (sheet: Sheet): boolean =>
        file.sheets['score']!.some((later) => later.seq > sheet.seq && personsOf(later).some((one) => personsOf(sheet).includes(one)));
      for (const sheet of file.sheets['score']!) expect(counted.includes(sheet)).toBe(!isReplaced(sheet));
    }),
    { numRuns: 500 },
  );
});

test('sheets that a file brought are nobody’s, so each of them counts', () => {
  const file = fileWith([{ person: 'a', standsInFor: undefined }]);
  const { person: _, ...nobodys } = file.sheets['score']![0]!;
  expect(sheetsOf({ ...file, sheets: { score: [nobodys, nobodys, ...file.sheets['score']!] } }, 'score')).toHaveLength(3);
});

test('a case that a challenge brings back keeps its sheets, and anyone who scores again replaces their own', () => {
  const { city, id } = accepted();
  for (const [scorer, points] of [
    ['s1', 40],
    ['s2', 60],
  ] as const)
    city.give({ case: id, order: 'score', actor: scorer, gives: sheet(points) });
  const file = city.files.get(id)!;
  city.files.set(id, {
    ...file,
    stays: [...file.stays, { ...file.stays.at(-1)!, state: 'ranked' }, { ...file.stays.at(-1)!, seq: file.seq }],
  });
  expect(worked(city, id, 'rating')).toBe(50);
  expect(city.give({ case: id, order: 'score', actor: 's1', gives: sheet(80) })).toMatchObject({ ok: true });
  expect(worked(city, id, 'rating')).toBe(70);
});

test('sheets are open while the order can be given, and closed from the next state on', () => {
  const [open, closed] = [fileWith([]), { ...fileWith([]), state: 'ranked' }];
  expect(sheetsOpen(shenzhen.procedures['grant']!, open, 'score')).toBe(true);
  expect(sheetsOpen(shenzhen.procedures['grant']!, closed, 'score')).toBe(false);
});
