import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type Day } from '#law/ground';
import { packOf } from '../pack/files.fixture.ts';
import { standingOf } from './clock-run.ts';
import type { Moved } from './events.ts';
import type { CaseFile } from './file.ts';
import { movementOf } from './movement.ts';
import { MemoryCity } from './player.ts';
import { accepted, city, done, harbour, laterHarbour, people, renamedAnew, ship } from './transition.fixture.ts';
import { moveOf, walked, walkOn } from './walks.fixture.ts';

const moved = (file: CaseFile): readonly Moved[] => file.events.filter((event) => event.type === 'moved');

const dueOf = ({ world }: MemoryCity, file: CaseFile, clock: string) => {
  const { pack } = world.packOf(file.digest);
  const def = pack.procedures[file.opened.procedure]!.clocks[clock]!;
  const run = file.clocks[clock]!;
  return standingOf(pack, def, run, run.from).due;
};

const renaming = (clocks: 'keep' | 'restart', version = '2026-03-16') =>
  laterHarbour(
    version,
    '2026-01-01',
    `{ permit: { states: { accepted: assessing }, facts: { length: size }, clocks: ${clocks} } }`,
    renamedAnew,
  );

describe('a later text takes over the cases that its transition lists', () => {
  test('on its day of force, by law, once, with states and facts under their new names', () => {
    const harbourCity = city(['spring', renaming('keep')]);
    const id = accepted(harbourCity, '2026-03-09');
    harbourCity.passTo('2026-03-15');
    expect(harbourCity.files.get(id)).toMatchObject({ state: 'accepted', digest: 'memory' });
    harbourCity.passTo('2026-03-18');
    harbourCity.passTo('2026-03-20');
    const file = harbourCity.files.get(id)!;
    expect(file).toMatchObject({ state: 'assessing', digest: 'spring', facts: { size: 90, 'ship-name': 'Gull' } });
    expect(file.facts['length']).toBeUndefined();
    expect(file.days).toMatchObject({ filed: '2026-03-09', assessing: '2026-03-09' });
    expect(moved(file)).toEqual([
      expect.objectContaining({
        happened: '2026-03-16T00:00:00+08:00',
        recorded: '2026-03-18T00:00:00+08:00',
        version: '2026-03-16',
        left: { version: '2026-01-01', digest: 'memory' },
        from: 'accepted',
        to: 'assessing',
        basis: ['pa.1'],
        standing: 'law',
      }),
    ]);
  });

  test('clocks that are kept keep budget and ledger, whatever the new text gives', () => {
    const harbourCity = city(['spring', renaming('keep')]);
    const id = accepted(harbourCity, '2026-03-09');
    const before = dueOf(harbourCity, harbourCity.files.get(id)!, 'decision');
    harbourCity.passTo('2026-03-18');
    const file = harbourCity.files.get(id)!;
    expect(before).toBe('2026-04-06');
    expect(dueOf(harbourCity, file, 'decision')).toBe('2026-04-06');
    expect(moved(file)[0]!.dates).toEqual([{ clock: 'decision', before: '2026-04-06', after: '2026-04-06' }]);
  });

  test('clocks that restart start again on the day of force, with the budget of the new text', () => {
    const harbourCity = city(['spring', renaming('restart')]);
    const id = accepted(harbourCity, '2026-03-09');
    harbourCity.passTo('2026-03-18');
    const file = harbourCity.files.get(id)!;
    expect(file.clocks['decision']).toMatchObject({ run: 2, from: '2026-03-16', within: 5, ledger: [] });
    expect(dueOf(harbourCity, file, 'decision')).toBe('2026-03-23');
    expect(file.pastClocks.at(-1)).toMatchObject({ clock: 'decision', run: 1, state: 'running', law: 'memory' });
    expect(moved(file)[0]!.dates).toEqual([{ clock: 'decision', before: '2026-04-06', after: '2026-03-23' }]);
  });

  test('who proposed may still not grant, and the next orders are those of the new text', () => {
    const harbourCity = city(['spring', renaming('keep')]);
    const both = { ...people, lin: ['officer', 'head'] };
    const mixed = new MemoryCity(harbour, both);
    mixed.install(harbourCity.world.packOf('spring').pack, 'spring');
    const id = accepted(mixed, '2026-03-09');
    done(mixed, { case: id, order: 'propose', actor: 'lin', gives: { 'stay-days': 10, hold: 500 } });
    mixed.passTo('2026-03-18');
    const own = mixed.give({ case: id, order: 'grant', role: 'head', actor: 'lin', gives: { 'stay-days': 10, hold: 500 } });
    expect(own.ok ? undefined : own.error.refusal).toBe('actedBefore');
    done(mixed, { case: id, order: 'grant', actor: 'zhao', gives: { 'stay-days': 10, hold: 500 } });
    expect(mixed.files.get(id)!.state).toBe('moored');
  });
});

describe('a case keeps the law under which it was opened', () => {
  const whyNot = (harbourCity: MemoryCity, id: string, digest = 'memory') => {
    const by = harbourCity.world.successors(digest)[0]!;
    const found = movementOf(harbourCity.files, harbourCity.files.get(id)!, (of) => harbourCity.world.packOf(of).pack, by);
    return found.ok ? found.value.map((file) => file.id) : found.error;
  };

  test('where its state is not listed', () => {
    const harbourCity = city(['spring', renaming('keep')]);
    harbourCity.passTo('2026-03-13');
    const id = done(harbourCity, { procedure: 'permit', order: 'file', actor: 'sven', gives: ship });
    harbourCity.passTo('2026-03-17');
    expect(harbourCity.files.get(id)).toMatchObject({ state: 'filed', digest: 'memory' });
    expect(whyNot(harbourCity, id)).toEqual({ why: 'notListed' });
    // It comes into the state that is listed when the day is past.
    done(harbourCity, { case: id, order: 'accept', actor: 'lin', gives: {} });
    harbourCity.passTo('2026-03-19');
    expect(harbourCity.files.get(id)).toMatchObject({ state: 'accepted', digest: 'memory' });
    expect(whyNot(harbourCity, id)).toEqual({ why: 'cameLater' });
  });

  test('where it has ended', () => {
    const harbourCity = city(['spring', renaming('keep')]);
    const id = accepted(harbourCity, '2026-03-09');
    done(harbourCity, { case: id, order: 'withdraw', actor: 'sven', gives: {} });
    harbourCity.passTo('2026-03-18');
    expect(whyNot(harbourCity, id)).toEqual({ why: 'ended' });
    expect(harbourCity.files.get(id)!.digest).toBe('memory');
  });

  test('where the transition takes cases from another version', () => {
    const other = laterHarbour('2026-03-16', '2025-01-01', '{ permit: { states: { accepted: accepted } } }');
    const harbourCity = city(['spring', other]);
    const id = accepted(harbourCity, '2026-03-09');
    harbourCity.passTo('2026-03-18');
    expect(harbourCity.world.successors('memory')).toEqual([]);
    expect(harbourCity.files.get(id)!.digest).toBe('memory');
  });

  test('where something would be lost', () => {
    // Nobody says what the length is called now, and the class of berth is read from it.
    const losing = laterHarbour('2026-03-16', '2026-01-01', '{ permit: { states: { accepted: assessing } } }', renamedAnew);
    const harbourCity = city(['spring', losing]);
    const id = accepted(harbourCity, '2026-03-09');
    harbourCity.passTo('2026-03-18');
    expect(whyNot(harbourCity, id)).toEqual({ why: 'lost' });
  });

  test('where an open case below it is not listed, and it goes over with it where it is', () => {
    const alone = laterHarbour('2026-03-16', '2026-01-01', '{ permit: { states: { accepted: accepted } } }');
    const whole = laterHarbour(
      '2026-03-16',
      '2026-01-01',
      '{ permit: { states: { accepted: accepted } }, review: { states: { prepared: prepared } } }',
    );
    const stands = (files: ReadonlyMap<string, string>) => {
      const harbourCity = city(['spring', files]);
      const id = accepted(harbourCity, '2026-03-09');
      done(harbourCity, { case: id, order: 'consult', actor: 'lin', gives: {} });
      const review = harbourCity.files.get(id)!.children[0]!.case;
      harbourCity.passTo('2026-03-18');
      return { harbourCity, id, review, digests: [id, review].map((each) => harbourCity.files.get(each)!.digest) };
    };
    const [stay, go] = [stands(alone), stands(whole)];
    expect(stay.digests).toEqual(['memory', 'memory']);
    expect(whyNot(stay.harbourCity, stay.id)).toEqual({ why: 'together', case: stay.review });
    expect(go.digests).toEqual(['spring', 'spring']);
    // The decision stands still while the board sits, and goes on standing still.
    expect(go.harbourCity.files.get(go.id)!.clocks['decision']).toMatchObject({ run: 1, state: 'paused' });
  });

  test('a challenge stays with the decision that it challenges', () => {
    const files = laterHarbour('2026-03-16', '2026-01-01', '{ appeal: { states: { lodged: lodged } } }');
    const harbourCity = city(['spring', files]);
    const id = accepted(harbourCity, '2026-03-09');
    done(harbourCity, { case: id, order: 'refuse', actor: 'zhao', gives: { reasons: 'no room' } });
    const appeal = done(harbourCity, { procedure: 'appeal', order: 'challenge', about: id, actor: 'sven', gives: { reasons: 'there is' } });
    harbourCity.passTo('2026-03-18');
    expect(whyNot(harbourCity, appeal)).toEqual({ why: 'together', case: id });
    expect(harbourCity.files.get(appeal)!.digest).toBe('memory');
  });
});

describe('in the order of days', () => {
  test('a clock that ran out the day before is decided under the earlier text, and only then the case goes over', () => {
    // Filed on Monday the 9th: five working days are over with Monday the 16th.
    const files = laterHarbour('2026-03-17', '2026-01-01', '{ permit: { states: { accepted: accepted, filed: filed } } }');
    const harbourCity = city(['spring', files]);
    harbourCity.passTo('2026-03-09');
    const id = done(harbourCity, { procedure: 'permit', order: 'file', actor: 'sven', gives: ship });
    harbourCity.passTo('2026-04-01');
    const { events } = harbourCity.files.get(id)!;
    expect(events.map((event) => (event.type === 'orderGiven' ? event.order : event.type))).toEqual(['file', 'accept', 'moved']);
    expect(events.map((event) => 'happened' in event && event.happened.slice(0, 10))).toEqual(['2026-03-09', '2026-03-16', '2026-03-17']);
  });

  test('a silence that had no effect before the move has none after it', () => {
    // Nothing follows when the decision is late; the new text would refuse.
    const files = laterHarbour('2026-04-20', '2026-01-01', '{ permit: { states: { accepted: accepted } } }', {
      'procedures/permit.yaml': [{ replace: 'times: 1 }, silence: nothing }', by: 'times: 1 }, silence: refuse-unfit }' }],
    });
    const harbourCity = city(['spring', files]);
    const id = accepted(harbourCity, '2026-03-09');
    harbourCity.passTo('2026-05-01');
    expect(harbourCity.files.get(id)).toMatchObject({ state: 'accepted', digest: 'spring' });
  });

  test('of texts in a chain each takes the case over on its day, as if somebody had looked in between', () => {
    const spring = laterHarbour('2026-03-16', '2026-01-01', '{ permit: { states: { accepted: accepted } } }');
    const summer = laterHarbour('2026-06-01', '2026-03-16', '{ permit: { states: { accepted: accepted }, clocks: restart } }');
    const standing = (...days: readonly string[]) => {
      const harbourCity = city(['spring', spring], ['summer', summer]);
      const id = accepted(harbourCity, '2026-03-09');
      for (const day of days) harbourCity.passTo(day);
      const file = harbourCity.files.get(id)!;
      return { law: file.digest, clocks: file.clocks, days: moved(file).map(({ happened }) => happened.slice(0, 10)) };
    };
    const once = standing('2026-06-05');
    expect(once).toMatchObject({ law: 'summer', days: ['2026-03-16', '2026-06-01'] });
    expect(standing('2026-03-20', '2026-04-30', '2026-06-02', '2026-06-05')).toEqual(once);
  });

  test('a sitting goes on where the committee decides as before, and starts again with its recusals where it does not', () => {
    const listed = '{ permit: { states: { accepted: accepted } }, review: { states: { sitting: sitting } } }';
    const sittingAfter = (change = {}) => {
      const harbourCity = city(['spring', laterHarbour('2026-03-16', '2026-01-01', listed, change)]);
      const id = accepted(harbourCity, '2026-03-09');
      done(harbourCity, { case: id, order: 'consult', actor: 'lin', gives: {} });
      const review = harbourCity.files.get(id)!.children[0]!.case;
      done(harbourCity, { case: review, order: 'call', actor: 'wu', gives: {} });
      for (const actor of ['ada', 'bo']) done(harbourCity, { case: review, order: 'attend', actor, gives: {} });
      done(harbourCity, { case: review, order: 'vote-for', actor: 'ada', gives: {} });
      done(harbourCity, { case: review, order: 'recuse', actor: 'cy', gives: {} });
      harbourCity.passTo('2026-03-18');
      expect(harbourCity.files.get(review)!.digest).toBe('spring');
      return harbourCity.files.get(review)!.sitting;
    };
    expect(sittingAfter()).toEqual({ state: 'sitting', number: 1, attending: ['ada', 'bo'], recused: ['cy'], ballots: { ada: 'for' } });
    const stricter = {
      'committees/board.yaml': [
        { replace: 'more-than: 1/2, of: voting', by: 'at-least: 2/3, of: voting' },
        { replace: '    tie: chair\n', by: '' },
      ],
    };
    expect(sittingAfter(stricter)).toEqual({ state: 'sitting', number: 2, attending: [], recused: ['cy'], ballots: {} });
  });
});

/** Every state of the harbour under its own name: nothing changes but the text. */
const identity = `{ ${Object.values(harbour.procedures)
  .map(
    ({ name, states }) =>
      `${name}: { states: { ${Object.keys(states)
        .map((state) => `${state}: ${state}`)
        .join(', ')} } }`,
  )
  .join(', ')} }`;

const sameLater = packOf(laterHarbour('2026-01-02', '2026-01-01', identity));
const choresAlone = packOf(laterHarbour('2026-01-02', '2026-01-01', '{ chore: { states: { due: due } } }'));

describe('whatever happened before', () => {
  const walk = fc.record({
    pick: fc.nat(20),
    before: fc.array(moveOf(people), { maxLength: 4 }),
    after: fc.array(moveOf(people), { maxLength: 8 }),
  });
  const from = '2026-02-02' as Day;

  /** What a case says of itself, the move and the law left out. */
  const told = (file: CaseFile) => ({
    state: file.state,
    facts: file.facts,
    times: file.times,
    clocks: Object.values(file.clocks).map(({ law: _, ...run }) => run),
    orders: file.events.flatMap((event) => (event.type === 'orderGiven' ? [[event.order, event.happened, event.to]] : [])),
  });

  test('a case taken over by a text that changes nothing is decided as it would have been', () => {
    let taken = 0;
    fc.assert(
      fc.property(walk, ({ pick, before, after }) => {
        const begun = walked({ pack: harbour, people, opening: 'permit/file', from, pick, moves: before });
        if (begun === undefined) return;
        const day = addDays(begun.day, 1);
        const [plain, over] = [begun.city, begun.city.fork()];
        over.install({ ...sameLater, version: day }, 'later');
        plain.passTo(day);
        over.passTo(day);
        for (const one of [plain, over]) walkOn(one, day, after);
        taken += [...over.files.values()].filter((file) => moved(file).length > 0).length;
        expect([...over.files.values()].map(told)).toEqual([...plain.files.values()].map(told));
      }),
      { numRuns: 150 },
    );
    expect(taken).toBeGreaterThan(0);
  });

  test('a case that no transition lists is the same, event by event', () => {
    fc.assert(
      fc.property(walk, ({ pick, before, after }) => {
        const begun = walked({ pack: harbour, people, opening: 'permit/file', from, pick, moves: before });
        if (begun === undefined) return;
        const day = addDays(begun.day, 1);
        const [plain, over] = [begun.city, begun.city.fork()];
        over.install({ ...choresAlone, version: day }, 'later');
        for (const one of [plain, over]) {
          one.passTo(day);
          walkOn(one, day, after);
        }
        expect([...over.files.values()]).toEqual([...plain.files.values()]);
      }),
      { numRuns: 60 },
    );
  });
});
