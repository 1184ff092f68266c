import { describe, expect, test } from 'vitest';
import type { Pack } from '#law/pack';
import { base, type Change, changed, hasSketch, packOf, readFolder, sketch } from '../../pack/files.fixture.ts';
import { checkPackProcedure, dependsOn, type PackFinding, type PromiseProved, provePack } from './index.ts';

const permit = 'procedures/permit.yaml';

/** The harbour with some texts changed and one promise more. */
const harbour = (change: readonly (readonly [replace: string, by: string])[], promise?: string, more: Change = {}): Pack => {
  const edits: Change = { [permit]: change.map(([replace, by]) => ({ replace, by })), ...more };
  const files = changed(base, edits);
  const made = promise === undefined ? '' : `  asked:\n    says: { en: It holds., zh: 应当成立。 }\n    ${promise}\n`;
  return packOf(new Map(files).set('promises.yaml', `${files.get('promises.yaml')!}${made}`));
};

const asked = (pack: Pack, budget?: number): PromiseProved => provePack(pack, undefined, ['asked'], budget).promises[0]!;

/** The orders of the path, and what else moved, in short. */
const way = ({ path }: PromiseProved): readonly string[] =>
  path!.moves.map((move) =>
    move.kind === 'order' ? `${move.order}${move.doer === undefined ? '' : ' by X'}` : Object.values(move).join(' '),
  );

describe('each form holds or is broken with a shortest way to see it', () => {
  test('never: with the answers that lead there', () => {
    const answer = asked(harbour([], 'never: { procedure: permit, state: moored, if: cargo-kind = "oil" }'));
    expect(answer).toMatchObject({ holds: false, path: { procedure: 'permit' } });
    expect(way(answer)).toEqual(['file', 'accept', 'grant']);
    expect(answer.path!.moves[0]).toMatchObject({ facts: { 'cargo-kind': 'oil', leaks: false } });
    expect(asked(harbour([], 'never: { procedure: permit, state: moored, if: cargo-kind = "oil" and leaks }'))).toMatchObject({
      holds: true,
    });
  });

  test('always: what is not known is not true', () => {
    expect(asked(harbour([], 'always: { procedure: permit, state: moored, if: not(leaks) }'))).toMatchObject({ holds: false });
    expect(asked(harbour([], 'always: { procedure: permit, state: moored, if: has-berth }'))).toMatchObject({ holds: true });
    expect(asked(harbour([], 'always: { procedure: permit, state: moored, if: length <= 200 or review.ending = "fit" }'))).toMatchObject({
      holds: true,
    });
    expect(asked(harbour([], 'always: { procedure: permit, state: moored, if: length <= 199 or review.ending = "fit" }'))).toMatchObject({
      holds: false,
    });
  });

  test('before: a way round the first order', () => {
    const answer = asked(harbour([], 'before: { procedure: permit, first: propose, then: grant }'));
    expect([answer.holds, way(answer)]).toEqual([false, ['file', 'accept', 'grant']]);
    expect(asked(harbour([], 'before: { procedure: permit, first: accept, then: grant }'))).toMatchObject({ holds: true });
  });

  test('at-most: also after the decision was set aside', () => {
    expect(asked(harbour([], 'at-most: { procedure: permit, order: consult, times: 1 }'))).toMatchObject({ holds: true });
    const answer = asked(harbour([], 'at-most: { procedure: permit, order: refuse, times: 1 }'));
    expect([answer.holds, way(answer)]).toEqual([false, ['file', 'accept', 'refuse', 'outside remedy set-aside reopen', 'refuse']]);
  });

  test('held: from taking to giving back, also after what gave it back was set aside; never twice', () => {
    const promise = 'held: { procedure: permit, budget: cargo, state: [filed, accepted, moored] }';
    const taken = ['if: { noBerthForThis: has-berth } }', 'if: { noBerthForThis: has-berth }, takes: { cargo: 1 } }'] as const;
    const given = [
      'refuse:       { by: head, from: accepted, to: refused,',
      'refuse:       { by: head, from: accepted, to: refused, returns: { cargo: 1 },',
    ] as const;
    const again = ['to: accepted, basis: pa.3 }', 'to: accepted, takes: { cargo: 1 }, basis: pa.3 }'] as const;
    const noLoad = [', takes: { cargo: loaded } }', ' }'] as const;
    const unfit = [
      'to: refused, letter: refusal, basis: pr.1 }',
      'to: refused, returns: { cargo: 1 }, letter: refusal, basis: pr.1 }',
    ] as const;
    const budget: Change = { 'budgets.yaml': [{ replace: 'ceiling: hold', by: 'ceiling: 500' }] };
    const answer = (...change: readonly (readonly [string, string])[]): PromiseProved =>
      asked(harbour([noLoad, ...change], promise, budget));
    expect(answer(taken, given, unfit, again)).toMatchObject({ holds: true });
    const never = answer(given, unfit, again);
    expect([never.holds, way(never)]).toEqual([false, ['file']]);
    const lost = answer(taken, given, unfit);
    expect([lost.holds, way(lost)]).toEqual([false, ['file', 'accept', 'refuse', 'outside remedy set-aside reopen']]);
    expect(lost.why!.en).toBe('in `permit` a case stands in `accepted` and holds nothing of `cargo`');
    const twice = answer(taken, again);
    expect([twice.holds, way(twice)]).toEqual([false, ['file', 'accept', 'refuse', 'outside remedy set-aside reopen']]);
    expect(twice.why!.en).toBe('in `permit` what is held of `cargo` is taken once more');
  });

  test('separated: the person who did both, though another order bars him', () => {
    const promise = 'separated: { procedure: permit, orders: [[propose, grant]] }';
    expect(asked(harbour([], promise))).toMatchObject({ holds: true });
    const answer = asked(
      harbour([['grant:        { by: head, not-by: [propose]', 'grant:        { by: head, not-by: [consult]']], promise),
    );
    expect([answer.holds, way(answer)]).toEqual([false, ['file', 'accept', 'propose by X', 'grant by X']]);
  });

  test('separated: what was done in an earlier stay does not count', () => {
    const answer = asked(harbour([], 'separated: { procedure: permit, orders: [[ask-to-correct, accept]] }'));
    // He asks, the papers come, the case is in a new stay in `filed`.
    expect(answer).toMatchObject({ holds: true });
  });

  test('separated, ever: what was done in an earlier stay counts, and who is not barred by it is found', () => {
    const kept = asked(harbour([], 'separated: { procedure: permit, ever: yes, orders: [[consult, grant]] }'));
    expect([kept.holds, way(kept)]).toEqual([false, ['file', 'accept', 'consult by X', 'child review fit go-on', 'grant by X']]);
    const earlier = asked(harbour([], 'separated: { procedure: permit, ever: yes, orders: [[ask-to-correct, accept]] }'));
    expect(earlier.holds).toBe(false);
    // Who proposed is barred during one stay, and may grant after a new proposal by somebody else.
    const round = asked(harbour([], 'separated: { procedure: permit, ever: yes, orders: [[propose, grant]] }'));
    expect(way(round).slice(-2)).not.toEqual(['propose by X', 'grant by X']);
    const barred = [['grant:        { by: head, not-by: [propose]', 'grant:        { by: head, never-by: [consult]']] as const;
    expect(asked(harbour(barred, 'separated: { procedure: permit, ever: yes, orders: [[consult, grant]] }'))).toMatchObject({
      holds: true,
    });
  });

  test('every-case-ends: not where only help from outside leads on', () => {
    expect(asked(harbour([], 'every-case-ends: { procedure: all }'))).toMatchObject({ holds: true });
    const change = [
      ['withdraw:     { by: skipper, from: open,', 'withdraw:     { by: skipper, from: accepted,'],
      ['sail:         { by: [skipper, law], from: moored', 'sail:         { by: law, from: moored'],
      ['silence: sail }', 'silence: nothing }'],
      ['set-aside: reopen }', 'set-aside: [reopen, sail] }'],
    ] as const;
    const answer = asked(harbour(change, 'every-case-ends: { procedure: permit }'));
    expect([answer.holds, way(answer)]).toEqual([false, ['file', 'accept', 'grant']]);
  });

  test('silence-has-effect: where somebody is waited for without a clock', () => {
    const promise = 'silence-has-effect: { procedure: permit }';
    expect(asked(harbour([], promise))).toMatchObject({ holds: true });
    // The review ends while the case is in a state where what it names is not lawful.
    const answer = asked(
      harbour(
        [
          ['load:         { by: skipper, from: moored', 'load:         { by: skipper, from: moored, to: accepted'],
          [
            'go-on:        { by: law, from: accepted }',
            'go-on:        { by: law, from: accepted, if: { noBerthForThis: times("load") = 0 } }',
          ],
        ],
        promise,
      ),
    );
    expect(answer).toMatchObject({ holds: false, why: { en: expect.stringContaining('`review` ends as `fit` in `accepted`') } });
  });
});

describe('within', () => {
  const promise = (limit: string, to = '[moored, refused, withdrawn]', more = ', assuming: office-in-time'): string =>
    `within: { procedure: permit, from: accepted, to: ${to}, limit: ${limit}${more} }`;
  const counted = (limit: string): string => promise(limit, undefined, ', assuming: office-in-time, not-counting: decision');
  const withoutReview = [
    ['letter: pause-notice, basis: pr.1 }', 'if: { never: leaks and not(leaks) }, letter: pause-notice, basis: pr.1 }'],
  ] as const;
  const refusals = { 'words.yaml': [{ replace: 'refusals:\n', by: 'refusals:\n  never: { en: Never., zh: 不得。 }\n' }] };

  test('nobody is bound unless it is said: the office may be late, and the place is named', () => {
    const answer = asked(harbour(withoutReview, promise('300 working-days', undefined, ''), refusals));
    expect(answer).toMatchObject({ holds: false, time: { longest: { days: null }, bare: { days: null } } });
    expect(answer.why!.en).toContain('the office may be late in `accepted`');
    expect(way(answer)).toEqual(['file', 'accept', 'runs-out decision']);
  });

  test('the budget and its extension are summed, and days on which the clock stands still are not counted', () => {
    expect(asked(harbour([], counted('30 working-days')))).toMatchObject({ holds: true, time: { longest: { days: 30 } } });
    const answer = asked(harbour([], counted('29 working-days')));
    expect(answer).toMatchObject({ holds: false, time: { limit: 29, unit: 'working-days' } });
    expect(way(answer)).toContain('extend');
  });

  test('a pause counts unless it is said, for as long as the case that is waited for can last', () => {
    const answer = asked(harbour([], promise('30 working-days')));
    expect(answer.holds).toBe(false);
    expect(way(answer)).toContain('consult');
  });

  test('several clocks one after the other are summed, each as often as it can run', () => {
    // Five, ten, and five again: ten days are no more than ten working days.
    const intake = (limit: string): string =>
      `within: { procedure: permit, from: filed, to: [accepted, withdrawn, lapsed], limit: ${limit}, assuming: [office-in-time, parties-in-time] }`;
    const found = asked(harbour([], intake('20 working-days')));
    expect(found).toMatchObject({ holds: true });
    const { days } = found.time!.longest;
    expect(asked(harbour([], intake(`${days! - 1} working-days`)))).toMatchObject({ holds: false });
  });

  test('a round has no bound, unless it can be gone round only so often', () => {
    const round = [
      [
        'refuse:       { by: head, from: accepted, to: refused',
        'again:        { by: head, from: accepted, restarts: decision }\n  refuse:       { by: head, from: accepted, to: refused',
      ],
    ] as const;
    const words = { 'words.yaml': [{ replace: '  refuse:', by: '  again: { en: again, zh: 再次 }\n  refuse:' }] };
    expect(asked(harbour(round, counted('500 working-days'), words))).toMatchObject({ holds: false, time: { longest: { days: null } } });
    const once = [[round[0][0], round[0][1].replace('restarts', 'at-most: 2, restarts')]] as const;
    expect(asked(harbour(once, counted('90 working-days'), words))).toMatchObject({ holds: true, time: { longest: { days: 90 } } });
    expect(asked(harbour(once, counted('89 working-days'), words))).toMatchObject({ holds: false });
  });

  test('in days the worst calendar counts: working days over the longest holidays', () => {
    const { time } = asked(harbour(withoutReview, promise('20 days'), refusals));
    expect(time!.unit).toBe('days');
    expect(time!.longest.days).toBeGreaterThan(42);
  });

  test('where no clock runs nothing bounds it', () => {
    const answer = asked(
      harbour(
        [
          ['runs: [accepted], paused: [review]', 'runs: [moored], paused: [review]'],
          ['accepted: { waits: officer }', 'accepted: { waits: officer, open-ended: { en: It waits., zh: 等待中。 } }'],
        ],
        promise('30 working-days'),
        {},
      ),
    );
    expect(answer).toMatchObject({ holds: false, why: { en: expect.stringContaining('`accepted`') } });
  });
});

describe('bad input', () => {
  test('10^8 configurations: the budget ends it, and it says how far it came', () => {
    const orders = Array.from({ length: 8 }, (_, n) => `  o${n}: { by: officer, from: accepted, at-most: 10 }`).join('\n');
    const words = Array.from({ length: 8 }, (_, n) => `  o${n}: { en: o${n}, zh: 令${n} }`).join('\n');
    const pack = harbour([['orders:\n', `orders:\n${orders}\n`]], 'every-case-ends: { procedure: permit }', {
      'words.yaml': [{ replace: 'words:\n', by: `words:\n${words}\n` }],
    });
    expect(asked(pack, 20_000)).toMatchObject({
      holds: null,
      states: 20_000,
      why: { en: expect.stringMatching(/^not proved: (less than )?[\d.]+ % explored/) },
    });
    expect(checkPackProcedure(pack, 'permit', 20_000)).toMatchObject({ ok: false, notProved: expect.stringContaining('not proved') });
  });

  test('a state or an order that does not exist is no proof', () => {
    const pack = harbour([], 'never: { procedure: permit, state: moored, if: leaks }');
    const withBody = (form: string, body: object): PromiseProved =>
      asked({ ...pack, promises: { asked: { ...pack.promises['asked']!, form, body: body as never } } });
    expect(withBody('never', { procedure: 'permit', state: 'morred' })).toMatchObject({
      holds: null,
      why: { en: 'there is no state or ending `morred`' },
    });
    expect(withBody('at-most', { procedure: 'permit', order: 'grnt', times: 1 })).toMatchObject({
      holds: null,
      why: { en: 'there is no order `grnt`' },
    });
    expect(withBody('always', { procedure: 'pemit', state: 'moored' })).toMatchObject({
      holds: null,
      why: { en: 'the promise names no procedure' },
    });
  });
});

describe('what is wrong with a procedure', () => {
  const found = (change: readonly (readonly [string, string])[], name = 'permit', more: Change = {}): readonly PackFinding[] =>
    checkPackProcedure(harbour(change, undefined, more), name)!.findings;

  test('nothing, as it is', () => {
    for (const name of ['permit', 'review', 'appeal', 'chore'])
      expect(checkPackProcedure(harbour([]), name)).toMatchObject({ ok: true, findings: [] });
    expect(checkPackProcedure(harbour([]), 'nothing')).toBeUndefined();
  });

  test('an order that is never given', () => {
    expect(found([['boardPending: review.open = 0 and', 'boardPending: times("accept") >= 2 and review.open = 0 and']])).toMatchObject([
      { kind: 'dead-transition', transition: 'grant' },
      { kind: 'unreachable-state', state: 'gone' },
      { kind: 'unreachable-state', state: 'moored' },
    ]);
  });

  test('an order that another name lets through once more', () => {
    const second = [
      [
        'orders:\n',
        'orders:\n  ask-again: { by: officer, from: filed, to: correcting, needs: [missing-items], letter: correction-notice }\n',
      ],
    ] as const;
    expect(
      found(second, 'permit', { 'words.yaml': [{ replace: 'words:\n', by: 'words:\n  ask-again: { en: ask again, zh: 再次告知 }\n' }] }),
    ).toMatchObject([{ kind: 'repeat-step', step: 'ask-to-correct', other: 'ask-again' }]);
  });

  test('what is broken of its promises about orders and persons', () => {
    expect(found([['grant:        { by: head, not-by: [propose], ', 'grant:        { by: head, ']])).toMatchObject([
      { kind: 'separation', promise: 'large-ones-are-seen', trace: ['file', 'accept', 'propose', 'grant'] },
    ]);
  });

  test('nobody is left who may act, with two officers', () => {
    const barred = [
      ['withdraw:     { by: skipper, from: open,', 'withdraw:     { by: skipper, from: filed,'],
      [
        'load:         { by: skipper, from: moored, needs: [loaded], takes: { cargo: loaded } }',
        'load:         { by: officer, not-by: [load], from: moored, at-most: 3, needs: [hold] }',
      ],
      ['sail:         { by: [skipper, law], from: moored', 'sail:         { by: officer, not-by: [load], from: moored'],
      ['silence: sail }', 'silence: nothing }'],
    ] as const;
    const [finding, ...others] = found(barred);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ kind: 'dead-end', state: 'moored', message: expect.stringContaining('2 hold each role of an office') });
    expect(finding!.path!.moves.flatMap((move) => (move.kind === 'order' && move.doer !== undefined ? [move.doer] : []))).toEqual(
      expect.arrayContaining(['officer 1', 'officer 2']),
    );
  });
});

test('what a promise depends on is told by name', () => {
  const pack = harbour([], 'never: { procedure: permit, state: moored, if: not(has-berth) }');
  expect(dependsOn(pack, pack.promises['asked']!)).toMatchObject({
    procedures: ['appeal', 'permit', 'review'],
    tables: ['berth-class'],
    facts: expect.arrayContaining(['berth-class', 'cargo-kind', 'has-berth', 'leaks', 'length', 'stay-days']),
  });
});

test.skipIf(!hasSketch)('the sketch of the pack language keeps all of its promises, and none of its procedures has a finding', () => {
  const pack = packOf(readFolder(sketch));
  const { promises } = provePack(pack);
  // It says how long a decision takes and not who is taken to be in time: so put, it is not so.
  const broken = promises.filter(({ holds }) => holds !== true).map(({ id }) => pack.promises[id]!.form);
  expect([promises.length, broken]).toEqual([Object.keys(pack.promises).length, broken.map(() => 'within')]);
  for (const name of Object.keys(pack.procedures)) expect(checkPackProcedure(pack, name)!.findings, name).toEqual([]);
});

describe('a fact that compares two answers', () => {
  const fits = '  fits: { title: { en: it fits, zh: 适合 }, type: yes-no, is: stay-days <= hold }\n  stay-days:';
  const facts: Change = { 'facts.yaml': [{ replace: '  stay-days:', by: fits }] };
  const says = 'always: { procedure: permit, state: moored, if: fits }';
  const guard: readonly (readonly [string, string])[] = [
    ['if: { boardPending: review.open', 'if: { noBerthForThis: fits, boardPending: review.open'],
  ];

  test('stands until one of them is given again, so that a guard on it proves a promise', () => {
    expect(asked(harbour(guard, says, facts))).toMatchObject({ holds: true });
  });

  test('may come out either way where no guard looks at it', () => {
    expect(asked(harbour([], says, facts)).holds).not.toBe(true);
  });
});
