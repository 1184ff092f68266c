// Who reads is proved by the function that the pages and lists of the office ask. Each planted slip must be seen.
import { describe, expect, test } from 'vitest';
import { base, changed, packOf } from '../../pack/files.fixture.ts';
import { provePackByCases } from '../index.ts';

const permit = 'procedures/permit.yaml';
const seal = [
  { replace: 'reads:\n', by: 'sealed: [skipper, skipper-phone]\n\nreads:\n' },
  {
    replace: 'extend:       { by: head,',
    by: 'tell:         { by: head, from: accepted, needs: [reasons], unseals: [skipper, skipper-phone], letter: ended-note }\n  extend:       { by: head,',
  },
];
const words = { 'words.yaml': [{ replace: '  extend:', by: '  tell: { en: open the seal, zh: 启封 }\n  extend:' }] };

const proved = (form: string, edits: readonly { readonly replace: string; readonly by: string }[] = [], more = {}) => {
  const promises = `basis: pa.1\nstanding: law\npromises:\n  asked:\n    says: { en: As said., zh: 如所述。 }\n    ${form}\n`;
  const pack = packOf(changed(base, { ...(edits.length === 0 ? {} : { [permit]: edits }), ...more, 'promises.yaml': promises }));
  return provePackByCases(pack).promises[0]!;
};

describe('may-follow', () => {
  test('holds where only the roles that are named read, and who decides a challenge', () => {
    expect(proved('may-follow: { procedure: permit, role: [officer, head, judge, clerk] }')).toMatchObject({ holds: true });
  });
  test('a role that slips into `reads` is seen, with a case that shows it', () => {
    const slip = [{ replace: '  head:    all', by: '  head:    all\n  clerk:   { in: [moored], note: { en: x, zh: 某 } }' }];
    const answer = proved('may-follow: { procedure: permit, role: [officer, head, judge] }', slip);
    expect(answer).toMatchObject({ holds: false, timed: true });
    expect(answer.why?.en).toContain('`clerk` reads the case in `moored`');
    expect(answer.witness).toBeDefined();
  });
  test('who reads it from a case that hangs on it is not passed over', () => {
    const answer = proved('may-follow: { procedure: permit, role: [officer, head] }');
    expect(answer.holds).toBeNull();
    expect(answer.why?.en).toMatch(/`(clerk|judge)` reads it as well/);
  });
  test('a challenge hangs on nothing before there is something to challenge, and on everything after it', () => {
    expect(proved('never-reads: { role: judge, procedure: permit, state: filed }')).toMatchObject({ holds: true });
    expect(proved('never-reads: { role: judge, procedure: permit, state: refused }')).toMatchObject({ holds: null });
  });
});

describe('never-reads', () => {
  test('holds of a fact where the role reads the case and not the fact', () => {
    expect(proved('never-reads: { role: head, procedure: permit, fact: skipper-phone }')).toMatchObject({ holds: true });
    expect(proved('never-reads: { role: officer, procedure: permit, fact: skipper-phone, state: moored }')).toMatchObject({ holds: true });
  });
  test('a personal fact that slips into a role’s line is seen', () => {
    const slip = [{ replace: '  head:    all', by: '  head:    { in: all, personal: [skipper-phone] }' }];
    const answer = proved('never-reads: { role: head, procedure: permit, fact: skipper-phone }', slip);
    expect(answer).toMatchObject({ holds: false });
    expect(answer.why?.en).toContain('`head` reads `skipper-phone`');
  });
  test('a state that slips into a role’s line is seen', () => {
    expect(proved('never-reads: { role: head, procedure: chore, state: due }', [], {})).toMatchObject({ holds: false });
  });
});

describe('sealed-until', () => {
  const form = 'sealed-until: { procedure: permit, of: [skipper, skipper-phone], order: tell }';
  test('holds where the order alone opens the seal', () => {
    expect(proved(form, seal, words)).toMatchObject({ holds: true });
  });
  test('another order that opens it before is seen', () => {
    const slip = [
      ...seal,
      {
        replace: 'needs: [reasons], letter: refusal }\n  refuse-unfit',
        by: 'needs: [reasons], letter: refusal, unseals: skipper }\n  refuse-unfit',
      },
    ];
    const answer = proved(form, slip, words);
    expect(answer).toMatchObject({ holds: false });
    expect(answer.why?.en).toContain('a seal is opened before `tell`');
  });
  test('a name that is not sealed is read at once', () => {
    const slip = [{ replace: 'reads:\n', by: 'sealed: [skipper-phone]\n\nreads:\n' }, seal[1]!].map((edit) => ({
      ...edit,
      by: edit.by.replace('unseals: [skipper, skipper-phone]', 'unseals: [skipper-phone]'),
    }));
    const answer = proved(form, slip, words);
    expect(answer).toMatchObject({ holds: false });
    expect(answer.why?.en).toContain('reads `skipper`');
  });
});
