import { join } from 'node:path';
import { expect, test } from 'vitest';
import { changed, packOf, readFolder, shenzhenFolder } from '../../pack/files.fixture.ts';
import { elementChanges } from './element-changes.ts';

test('an order that a list brings about is a change of law', () => {
  const files = readFolder(join(shenzhenFolder, '../shanghai'));
  const after = changed(files, {
    'procedures/release.yaml': [{ replace: 'no: [back-to-disclosure, let-go]', by: 'no: [let-go, back-to-disclosure]' }],
  });
  const [old, young] = [packOf(files).procedures['release'], packOf(after).procedures['release']];
  expect(elementChanges(old, young)).toEqual([
    {
      path: 'on-entry.on-list.then',
      before: { yes: ['take-to-review', 'call-in'], no: ['back-to-disclosure', 'let-go'] },
      after: { yes: ['take-to-review', 'call-in'], no: ['let-go', 'back-to-disclosure'] },
    },
  ]);
});
