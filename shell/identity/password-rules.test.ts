import { expect, test } from 'vitest';
import { weaknessOf, weaknessWords } from './password-rules.ts';

const lin = { email: 'lin.wu@demo.example', name: 'Lin Wu 林武' };

test.each([
  ['aaaaaaaaaaaa', 'repeats'],
  ['abcabcabcabcabc', 'repeats'],
  ['xyzxyzxyzxy', 'tooShort'],
  ['121212121212', 'repeats'],
  ['123456789012', 'sequence'],
  ['qwertyuiop[]', 'sequence'],
  ['1qaz2wsx3edc', 'sequence'],
  ['abcdefghijklmnop', 'sequence'],
  ['password1234', 'common'],
  ['P@ssw0rd2026!', 'common'],
  ['WelcomeShenzhen', 'common'],
  ['passwordpassword', 'common'],
  ['iloveyou520520', 'common'],
  ['Summer2026!!', 'common'],
  ['2026-11-24-2026', 'common'],
  ['lin.wu@demo.example', 'personal'],
  ['Lin.Wu-2026!', 'personal'],
  ['short', 'tooShort'],
  ['ａａａａａａａａａａａａ', 'repeats'],
] as const)('`%s` is refused: %s', (password, why) => {
  expect(weaknessOf(password, lin)).toBe(why);
  expect(weaknessWords[why].zh).not.toBe('');
});

test.each(['correct horse battery', 'tide kettle 41 marzipan', '锦鲤跃过三道闸门之后停在桥下', 'kT9$wq-bVz2!pL', 'the quick harbour lamp'])(
  '`%s` is taken',
  (password) => {
    expect(weaknessOf(password, lin)).toBeUndefined();
  },
);
