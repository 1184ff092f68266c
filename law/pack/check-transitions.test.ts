import { describe, expect, test } from 'vitest';
import { base, type Change, changed, packOf } from './files.fixture.ts';
import { checkTransitions } from './index.ts';

const harbour = changed(base, { 'transitions.yaml': null });
const earlier = packOf(harbour);

/** What is found where the later text has these changes and moves cases so. */
const found = (move: string, change: Change = {}): readonly string[] => {
  const files = changed(harbour, {
    'pack.yaml': [{ replace: 'version: 2026-01-01', by: 'version: 2026-03-16' }],
    'transitions.yaml': `basis: pa.1\nstanding: law\nfrom: 2026-01-01\nmove: ${move}\n`,
    ...change,
  });
  const findings = checkTransitions(packOf(files), earlier);
  expect(findings.every(({ code, severity, fix }) => code === 'transition/lost' && severity === 'error' && fix !== undefined)).toBe(true);
  return findings.map(({ message }) => message);
};

const accepted = '{ permit: { states: { accepted: accepted } } }';

describe('a transition that would lose something', () => {
  test('is told from one that loses nothing', () => {
    expect(found(accepted)).toEqual([]);
    expect(
      found('{ permit: { states: { accepted: accepted, filed: filed }, clocks: restart }, review: { states: { sitting: sitting } } }'),
    ).toEqual([]);
  });

  test('names a state that is no state there, an ending to come from or to go to', () => {
    expect(found('{ permit: { states: { waiting: filed } } }')).toEqual(['`permit` had no state `waiting` in the version of 2026-01-01']);
    expect(found('{ permit: { states: { gone: moored } } }')).toEqual(['a case in `gone` has ended, and keeps its law']);
    expect(found('{ permit: { states: { filed: withdrawn } } }')).toEqual([
      'a case moved to `withdrawn` would have ended, and nobody decided it',
    ]);
  });

  test('keeps a clock that counts otherwise there: in other units, from another day, with another extension', () => {
    const clock = (replace: string, by: string): Change => ({ 'procedures/permit.yaml': [{ replace, by }] });
    const inDays: Change = {
      'procedures/permit.yaml': [
        { replace: 'decision: { within: 20 working-days', by: 'decision: { within: 20 days' },
        { replace: 'by: 10 working-days, times: 1', by: 'by: 10 days, times: 1' },
      ],
    };
    const said = ['`decision` counts otherwise there: a date that is kept would not be the one that was told'];
    expect(found(accepted, inDays)).toContain(said[0]);
    expect(found(accepted, clock('paused: [review], extend', 'paused: [review], start: same-day, extend'))).toEqual(said);
    expect(found(accepted, clock('by: 10 working-days, times: 1', 'by: 5 working-days, times: 1'))).toEqual(said);
    // A shorter budget is for cases to come; a kept one stays as it was read.
    expect(found(accepted, clock('decision: { within: 20 working-days', 'decision: { within: 5 working-days'))).toEqual([]);
    const anew = accepted.replace('accepted: accepted }', 'accepted: accepted }, clocks: restart');
    expect(found(anew, clock('by: 10 working-days, times: 1', 'by: 5 working-days, times: 1'))).toEqual([]);
  });

  test('brings an answer that is none to the new question', () => {
    const narrower = { 'facts.yaml': [{ replace: 'min: 1, max: 400', by: 'min: 1, max: 300' }] };
    const wider = { 'facts.yaml': [{ replace: 'min: 1, max: 400', by: 'min: 1, max: 500' }] };
    expect(found(accepted, narrower)).toEqual(['an answer to `length` may be none to `length`']);
    expect(found(accepted, wider)).toEqual([]);
    const fewer = {
      'facts.yaml': [{ replace: 'options: { none: { en: nothing, zh: 无 }, goods', by: 'options: { goods' }],
      'tables/berth-class.yaml': [{ replace: 'cargo-kind: [none, goods]', by: 'cargo-kind: goods' }],
    };
    expect(found(accepted, fewer)).toEqual(['an answer to `cargo-kind` may be none to `cargo-kind`']);
  });

  test('gives two answers one name, names one that nobody gave, or renames what lies in the vault', () => {
    const facts = (renamed: string): string => accepted.replace('accepted: accepted }', `accepted: accepted }, facts: ${renamed}`);
    expect(found(facts('{ reasons: missing-items }'))).toEqual([
      '`reasons` would take the place of `missing-items`, which the case has as well',
    ]);
    expect(found(facts('{ reason: reasons }'))).toEqual(['nobody gave `reason` in `permit` of 2026-01-01']);
    expect(found(facts('{ skipper-phone: task }'))).toEqual(['`skipper-phone` is personal, and is found in the vault by its name']);
    const open = {
      'facts.yaml': [{ replace: 'from: party, personal: yes', by: 'from: party' }],
      'procedures/permit.yaml': [{ replace: '{ in: all, personal: { skipper-phone: [filed, accepted] } }', by: 'all' }],
    };
    expect(found(accepted, open)).toEqual(['`skipper-phone` is personal, and is found in the vault by its name']);
  });

  test('leaves a child that ended in a way which nobody hears of there', () => {
    const unheard: Change = {
      'procedures/review.yaml': [
        { replace: 'from: sitting, to: unfit,', by: 'from: sitting, to: barred,' },
        { replace: '  unfit: { kind', by: '  barred: { kind' },
      ],
      'procedures/permit.yaml': [{ replace: 'unfit: refuse-unfit', by: 'barred: refuse-unfit' }],
      'words.yaml': [{ replace: '  unfit:      {', by: '  barred:     {' }],
      'examples/found-unfit.yaml': [{ replace: 'review: unfit,', by: 'review: barred,' }],
    };
    expect(found(accepted, unheard)).toEqual(['a `review` may have ended `unfit`, which is no ending there']);
  });
});
