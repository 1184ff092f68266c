import { expect, test } from 'vitest';
import type { Pack } from '#law/pack';
import { tellsPersonal } from './letter-view.ts';

const fact = (personal: boolean) => ({ personal, type: { kind: 'text' } });

const pack = (reads: readonly string[]): Pack =>
  ({
    facts: { contact: fact(true), reasons: fact(false) },
    letters: { notice: { body: { en: [{ kind: 'text', text: 'Dear' }], zh: [{ kind: 'formula', is: { reads: [reads] } }] } } },
  }) as unknown as Pack;

test('a letter that tells something personal, in one language alone or inside a formula, is not opened by a code', () => {
  expect(tellsPersonal(pack(['contact']), 'notice')).toBe(true);
  expect(tellsPersonal(pack(['parent', 'contact']), 'notice')).toBe(true);
  expect(tellsPersonal(pack(['reasons']), 'notice')).toBe(false);
  expect(tellsPersonal(pack(['contact']), 'unknown')).toBe(false);
});
