import { expect, test } from 'vitest';
import { fold } from './fold.ts';
import { shenzhen } from './pack.fixture.ts';
import { play } from './play.ts';
import { registerRow } from './rows.ts';
import type { World } from './world.ts';

const world = { packOf: () => ({ pack: shenzhen }), reference: () => undefined, entries: () => [] } as unknown as World;

/** Of the only incident in an example: the row after each event, oldest first, as its status and its reasons. */
const rowsIn = (name: string) => {
  const { events } = play(shenzhen, shenzhen.examples[name]!);
  return events.flatMap((event, at) => {
    const files = fold(events.slice(0, at + 1), () => shenzhen);
    const file = files.get(event.case)!;
    if (event.type !== 'orderGiven' || file.opened.procedure !== 'incident') return [];
    const row = registerRow(world, files, shenzhen.registers['incidents']!, file);
    return row === undefined ? [] : [[event.order, row.status ?? 'struck', row.columns['reasons']]];
  });
};

test('a struck row keeps what it said: reasons that are given in a state which its readers do not see stay out of it', () => {
  expect(rowsIn('incident-suspends-product')).toEqual([
    ['suspend-use', 'warned', 'danger to pupils'],
    ['lift', 'struck', 'danger to pupils'],
    ['give-notice', 'struck', 'danger to pupils'],
    ['plead', 'struck', 'danger to pupils'],
    ['sanction', 'closed', 'negligence'],
  ]);
});
