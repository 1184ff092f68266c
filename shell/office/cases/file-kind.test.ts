import { expect, test } from 'vitest';
import { fileKinds, isOfKind } from '#law/pack';
import { taken, texts } from './file-kind.ts';

test('every type that the door takes is of a kind that a pack can name', () => {
  const kinds = ['paper', 'picture', 'table', 'dataset', 'recording'] as const;
  expect(Object.keys(fileKinds)).toEqual(kinds);
  const types = [...taken.keys(), ...texts.values(), 'text/plain', 'image/svg+xml', 'application/vnd.oasis.opendocument.text'];
  expect(types.filter((type) => !isOfKind(kinds, { type, name: 'x' }))).toEqual([]);
});
