import { expect, test } from 'vitest';
import { createLog } from '#shell/log';
import { tellBroken } from './tell-broken.ts';

test('an event that contradicts a promise is an error in the log, with its place and no word of what it says', () => {
  const lines: Record<string, unknown>[] = [];
  const log = createLog({
    level: 'info',
    form: 'json',
    to: { write: (line) => void lines.push(JSON.parse(line) as Record<string, unknown>) },
  });
  const why = { en: 'Li Ming was here', zh: '李明来过' };
  expect(tellBroken(log, [{ promise: 'one-correction', case: 'c1', seq: 7, why }])).toBe(1);
  expect(lines).toMatchObject([{ promise: 'one-correction', case: 'c1', seq: 7, msg: 'an event contradicts a promise of the law' }]);
  expect(JSON.stringify(lines)).not.toContain('Li Ming');
});
