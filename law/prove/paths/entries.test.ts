import { expect, test } from 'vitest';
import { base, type Change, changed, packOf } from '../../pack/files.fixture.ts';
import { provePack } from './prove-pack.ts';

const proved = (promise: string, procedure: Change[string] = [], facts = '') => {
  const pack = packOf(
    changed(base, {
      'facts.yaml': [
        {
          replace: '  skipper-phone:',
          by: `  name-taken: { title: { en: a ship of this name lies here, zh: 已有同名船舶在港 }, type: yes-no, shown: public, entry: { in: berths, where: { name: ship-name } } }\n${facts}  skipper-phone:`,
        },
      ],
      'procedures/permit.yaml': procedure,
      'promises.yaml': `basis: pa.1\nstanding: law\npromises:\n  asked: ${promise}\n`,
      'words.yaml': [{ replace: 'refusals:\n', by: 'refusals:\n  nameTaken: { en: Such a ship lies here., zh: 已有同名船舶。 }\n' }],
    }),
  );
  return provePack(pack).promises[0]!;
};

const onEntry = { replace: 'reads:\n', by: 'on-entry:\n  name-taken: { then: { yes: refuse-unfit } }\n\nreads:\n' };
const guarded = { replace: 'if: { boardPending:', by: 'if: { nameTaken: name-taken = false, boardPending:' };

test('no case stands where a list would move it on, whenever the entry came', () => {
  expect(proved('{ never: { procedure: permit, state: accepted, if: name-taken } }', [onEntry])).toMatchObject({ holds: true });
});

test('without an order that follows, an entry that comes later breaks the same promise', () => {
  const answer = proved('{ never: { procedure: permit, state: accepted, if: name-taken } }', [guarded]);
  expect(answer.holds).toBe(false);
  expect(answer.path?.moves.map(({ kind }) => kind)).toContain('order');
});

test('what a guard saw in a list does not hold for ever: the list may change afterwards', () => {
  const answer = proved('{ never: { procedure: permit, state: moored, if: name-taken } }', [guarded, onEntry]);
  expect(answer.holds).toBe(false);
  expect(answer.path?.moves.at(-1)).toEqual({ kind: 'entry', fact: 'name-taken', value: true });
});

test('the sentence of the promise says that the list may change and when a change counts', () => {
  const { assumes } = proved('{ never: { procedure: permit, state: accepted, if: name-taken } }', [onEntry]);
  expect(assumes.map(({ en }) => en)).toContain(
    'The register “Ships in the harbour” may say anything at any moment: every value of “a ship of this name lies here” was tried. A change counts once it has reached the case, which is before anything else is done in it.',
  );
});

test('every case still ends, and every silence has its effect, whatever the list says', () => {
  for (const form of ['every-case-ends', 'silence-has-effect'])
    expect(proved(`{ ${form}: { procedure: permit } }`, [onEntry, guarded])).toMatchObject({ holds: true });
});
