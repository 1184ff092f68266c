import { expect, test } from 'vitest';
import type { Pack } from '#law/pack';
import { base, changed, packOf, readFolder, shenzhenFolder } from '../../pack/files.fixture.ts';
import { provePack } from './prove-pack.ts';

const texts = readFolder(shenzhenFolder);
const name = 'reviewer-took-no-part';

const answered = (pack: Pack) => provePack(pack, undefined, [name]).promises[0]!;

test('who took part in what is challenged acts in no order of the review: proved', () => {
  expect(answered(packOf(texts))).toMatchObject({ holds: true });
});

test('an order of the review that does not keep those persons away breaks it, and is named', () => {
  const forgotten = changed(texts, {
    'parts/reconsideration-outcomes.yaml': [
      { replace: 'by: justice-head, not-by: [parent], from: unperformed', by: 'by: justice-head, from: unperformed' },
    ],
  });
  const { holds, why } = answered(packOf(forgotten));
  expect(holds).toBe(false);
  expect(why?.en).toBe('in `reconsideration` `demand` may be given by somebody who acted in the case above');
});

test('an order to which no case comes breaks nothing', () => {
  const pack = packOf(texts);
  const procedure = pack.procedures['reconsideration']!;
  const { demand, ...orders } = procedure.orders;
  const never = { ...demand!, from: ['lapsed'], notBy: [] };
  const changedPack = {
    ...pack,
    procedures: { ...pack.procedures, reconsideration: { ...procedure, orders: { ...orders, demand: never } } },
  };
  expect(answered(changedPack)).toMatchObject({ holds: true });
});

test('a role that the pack does not have is found where it is written', () => {
  const file = [...base.keys()].find((each) => each === 'promises.yaml')!;
  const text = base
    .get(file)!
    .replace(/promises:\n/, 'promises:\n  apart:\n    nobody-from-above: { procedure: permit, role: harbour-ghost }\n');
  expect(() => packOf(new Map(base).set(file, text))).toThrow(/role\/unknown/);
});
