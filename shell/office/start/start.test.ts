import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Value } from '#law/ground';
import { type Fact, loadPack, type Pack } from '#law/pack';
import { openCity, type TestCity } from '../cases/city.fixture.ts';
import { readPackFolder } from '../shelf.ts';
import { pageOf } from './start-page.ts';

const product = {
  purpose: 'health',
  'prohibited-act': 'none',
  autonomy: 'proposes',
  affected: 75_000,
  'touches-body': true,
  'sensitive-data': true,
} as const;

let city: TestCity;
beforeAll(async () => {
  city = await openCity('2026-12-01');
}, 60_000);
afterAll(() => city.close());

const leads = async (want: string, gives: Readonly<Record<string, unknown>>) => {
  const answered = await city.office.startLeads(city.as(), { body: { want, gives: gives as Readonly<Record<string, Value>> } });
  if (!answered.ok) throw new Error(JSON.stringify(answered.error));
  return answered.value;
};

describe('where six facts lead', () => {
  test('to an assessment where a mistake can injure, with days, date, cost, papers and what silence means', async () => {
    const { is, way, tier, others } = await leads('offer', product);
    expect([is, way?.procedure.name, way?.order.name, tier?.result?.value]).toEqual(['way', 'assessment', 'file', 'high']);
    expect(way).toMatchObject({ due: { day: '2026-12-29' }, carried: 6 });
    expect(way?.within?.text.en).toBe('20 working days once it stands as “accepted and under review”.');
    expect(way?.papers.map(({ fact }) => fact)).toEqual(['test-report']);
    expect(way?.silence.marks.map(({ article, standing }) => [article, standing])).toEqual([['fyf.20', 'law']]);
    expect(others.find(({ order }) => order.name === 'disclose')?.refusal?.refusal).toBe('needsAssessment');
  });

  test('the same facts give the same grade in the form itself, and so in the case', async () => {
    for (const autonomy of ['informs', 'proposes', 'acts'])
      for (const body of [true, false])
        for (const affected of [99_999, 100_000, 1_000_000]) {
          const gives = { ...product, autonomy, 'touches-body': body, affected };
          const { tier, way } = await leads('offer', gives);
          const form = await city.office.tryOut(city.as(), { procedure: way!.procedure.name, order: way!.order.name, body: { gives } });
          expect(form.ok && form.value.tier?.result?.value).toBe(tier?.result?.value);
          expect(form.ok && form.value.refusals.filter(({ refusal }) => refusal !== 'missing')).toEqual([]);
          // What the door says is left is what the form asks.
          expect(form.ok && form.value.of - form.value.answered).toBe(way?.questions);
        }
  });

  test('while facts are missing the grade is a range, and shrinks until it is one', async () => {
    const { 'touches-body': _, ...rest } = product;
    const before = await leads('offer', rest);
    expect([before.tier?.between?.low.value, before.tier?.between?.high.value]).toEqual(['medium', 'high']);
    expect(before.tier?.until.map(({ fact }) => fact)).toEqual(['touches-body']);
    expect([before.is, before.waits]).toEqual(['several', ['touches-body']]);
    const after = await leads('offer', { ...rest, 'touches-body': false });
    expect([after.is, after.way?.procedure.name, after.tier?.result?.value]).toEqual(['way', 'disclosure', 'medium']);
  });

  test('a prohibited use is refused at the answer, with three lawful ways on and no way in', async () => {
    const { is, stop, way, possible } = await leads('offer', { 'prohibited-act': 'price' });
    expect([is, stop?.facts, way, possible]).toEqual(['shut', ['prohibited-act'], undefined, []]);
    expect(stop?.on.map(({ href }) => href)).toEqual(['/law/sz/72', '/my/file?procedure=ethics-review&order=submit', '/consultations']);
  });

  test('a trial of what is not low-risk is closed for its article', async () => {
    const { stop } = await leads('try', { ...product, 'excluded-domain': 'none', 'national-standard': false, 'local-standard': false });
    expect([stop?.refusal.refusal, stop?.refusal.marks[0]?.article]).toEqual(['onlyLowRisk', 'sz.44']);
  });

  test('an answer outside its domain counts as none, and a wish that nobody declared is not found', async () => {
    const { waits } = await leads('offer', { ...product, autonomy: 'constructor' });
    expect(waits).toEqual(['autonomy']);
    expect((await leads('offer', { ...product, 'touches-body': false, affected: -1, autonomy: 'acts' })).is).toBe('several');
    expect((await city.office.startLeads(city.as(), { body: { want: '__proto__', gives: {} } })).ok).toBe(false);
  });
});

describe.each(['shenzhen', 'example-town', 'rotterdam', 'shanghai'])('the front door of %s', (name) => {
  const files = readPackFolder(new URL(`../../../packs/${name}`, import.meta.url).pathname);
  const pack = loadPack(files).pack!;

  test('every question has help, and an example for it or for each choice', () => {
    for (const { asks } of pageOf(pack).wants)
      for (const { fact, help, example, options } of asks) {
        expect(help, fact).toBeDefined();
        expect(example !== undefined || options?.every((option) => option.help !== undefined), fact).toBe(true);
      }
  });

  test('whatever is answered, exactly one way is open, or the reason why not is told', async () => {
    const there = await openCity('2026-12-01', { memory: true }, files);
    try {
      for (const { name: want, asks } of pack.start.wants)
        for (const gives of answersTo(
          asks.map((fact) => pack.facts[fact]!),
          pack,
        )) {
          const answered = await there.office.startLeads(there.as(), { body: { want, gives } });
          if (!answered.ok) throw new Error(JSON.stringify(answered.error));
          const { is, stop, others } = answered.value;
          expect(is, JSON.stringify({ want, gives })).toMatch(/^(way|shut|none)$/);
          if (is === 'shut') expect(stop!.on.length, `${want} ${stop!.refusal.refusal}`).toBeGreaterThan(0);
          if (is === 'none') expect(others.every(({ refusal }) => refusal !== undefined)).toBe(true);
        }
    } finally {
      await there.close();
    }
  }, 120_000);
});

/** Every combination of answers: options, yes and no, and of a number both ends and what a table cuts at. */
const answersTo = (facts: readonly Fact[], pack: Pack): readonly Readonly<Record<string, Value>>[] =>
  facts.reduce<readonly Readonly<Record<string, Value>>[]>(
    (ways, fact) => ways.flatMap((way) => valuesOf(fact, pack).map((value) => ({ ...way, [fact.name]: value }))),
    [{}],
  );

const valuesOf = ({ name, type }: Fact, pack: Pack): readonly Value[] => {
  switch (type.kind) {
    case 'choice':
      return type.options.map(({ value }) => value);
    case 'yes-no':
      return [true, false];
    case 'number':
      return [type.min ?? 1, name === 'affected' && pack.facts['tier'] !== undefined ? 100_000 : (type.max ?? 1000)];
    default:
      throw new Error(`${name} cannot be asked at the front door`);
  }
};
