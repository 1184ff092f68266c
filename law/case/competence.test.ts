import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadPack } from '#law/pack';
import { type Change, changed, packOf } from '../pack/files.fixture.ts';
import { letterOffice } from './letters.ts';
import { shenzhen } from './pack.fixture.ts';
import { MemoryCity } from './player.ts';
import { accepted, done, harbourFiles, people, ship } from './transition.fixture.ts';

const competences = (lines: string): Change => ({
  'competences.yaml': `basis: pa.1\nstanding: law\ncompetences:\n  refusals: { body: port, acts: refusal, in: permit }\n  opinions: { body: port, acts: opinion, in: review }\n  reviews: { body: council, acts: reviews, in: appeal, basis: pa.3 }\n  waivers: { body: port, acts: revocation-fault, in: waiver }\n${lines}`,
});

const cityWith = (lines: string): MemoryCity =>
  new MemoryCity(packOf(changed(harbourFiles, competences(lines))), { ...people, jo: ['judge'] });

const proposed = (city: MemoryCity, day: string, hold = 500): string => {
  const id = accepted(city, day);
  return done(city, { case: id, order: 'propose', actor: 'lin', gives: { 'stay-days': 10, hold } });
};

const granting = (id: string) => ({ case: id, order: 'grant', actor: 'zhao', gives: {} as Record<string, number> });

describe('an order by an incompetent body', () => {
  test('is refused by pack check: no article lets the port grant', () => {
    const { pack, findings } = loadPack(changed(harbourFiles, competences('')));
    expect(pack).toBeUndefined();
    expect(findings.map(({ code, file, message }) => [code, file, message])).toEqual([
      ['competence/none', 'procedures/permit.yaml', 'no article makes `port` competent for `grant` in `permit`, which `grant` does'],
    ]);
  });

  test('is refused with the article when it is given after the last day of a mandate, and lawful on that day', () => {
    const lines = '  berths: { body: port, acts: grant, in: permit, from: 2026-01-01, until: 2026-03-05 }\n';
    const [inTime, late] = [cityWith(lines), cityWith(lines)];
    const [first, second] = [proposed(inTime, '2026-03-05'), proposed(late, '2026-03-06')];
    expect(inTime.give({ ...granting(first), gives: { 'stay-days': 10, hold: 500 } }).ok).toBe(true);
    expect(late.give({ ...granting(second), gives: { 'stay-days': 10, hold: 500 } })).toMatchObject({
      ok: false,
      error: { refusal: 'notCompetent', basis: ['pa.1'], about: { body: 'port', act: 'grant', notAfter: '2026-03-05' } },
    });
  });

  test('is refused above the amount up to which it is competent', () => {
    const city = cityWith('  berths: { body: port, acts: grant, in: permit, up-to: { hold: 500 } }\n');
    const id = proposed(city, '2026-03-02', 501);
    expect(city.give({ ...granting(id), gives: { 'stay-days': 10, hold: 501 } })).toMatchObject({
      error: { refusal: 'notCompetent', about: { fact: 'hold', atMost: 500 } },
    });
    expect(city.give({ ...granting(id), gives: { 'stay-days': 10, hold: 500 } }).ok).toBe(true);
  });

  test('never moves a case, whatever it gives', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 1, max: 1000 }), (limit, hold) => {
        const city = cityWith(`  berths: { body: port, acts: grant, in: permit, up-to: { hold: ${limit} } }\n`);
        const id = proposed(city, '2026-03-02');
        const before = city.files.get(id)!;
        const given = city.give({ ...granting(id), gives: { 'stay-days': 10, hold } });
        expect(given.ok).toBe(hold <= limit);
        if (given.ok) return;
        expect(given.error.refusal).toBe('notCompetent');
        expect(city.files.get(id)).toEqual(before);
      }),
      { numRuns: 25 },
    );
  });
});

test('an assumed competence lowers the standing of the decision that uses it, and is named in its event', () => {
  const note = 'standing: assumed, note: { en: Nobody said so., zh: 未作规定。 }';
  const city = cityWith(`  berths: { body: port, acts: grant, in: permit, ${note} }\n`);
  const id = proposed(city, '2026-03-02');
  done(city, { ...granting(id), gives: { 'stay-days': 10, hold: 500 } });
  expect(city.files.get(id)!.events.at(-1)).toMatchObject({ order: 'grant', competence: 'berths', standing: 'assumed' });
});

test('an office that acts for a body signs with the name of that body', () => {
  const city = cityWith('  berths: { body: port, acts: grant, in: permit }\n');
  city.passTo('2026-03-02');
  const id = done(city, { procedure: 'permit', order: 'file', actor: 'sven', gives: ship });
  done(city, { case: id, order: 'accept', actor: 'lin', gives: {} });
  done(city, { case: id, order: 'refuse', actor: 'zhao', gives: { reasons: 'full' } });
  const appeal = done(city, { procedure: 'appeal', order: 'challenge', about: id, actor: 'sven', gives: { reasons: 'not full' } });
  done(city, { case: appeal, order: 'annul', actor: 'jo', gives: { reasons: 'it was not' } });
  const event = city.files.get(appeal)!.events.at(-1)!;
  const pack = packOf(changed(harbourFiles, competences('  berths: { body: port, acts: grant, in: permit }\n')));
  if (event.type !== 'orderGiven') throw new Error('an order was expected');
  expect(letterOffice(pack, pack.procedures['appeal']!, event)).toEqual({ en: 'Harbour council', zh: '港区政府' });
});

test('no line of the Shenzhen pack makes a body competent for deciding or ordering in any procedure: each names its own', () => {
  const everywhere = Object.values(shenzhen.competences!).filter(({ in: where }) => where.length === 0);
  expect(everywhere.map(({ name, acts }) => [name, acts])).toEqual([['warnings', ['warning', 'warning-lifted']]]);
});
