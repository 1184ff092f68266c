import { expect, test } from 'vitest';
import { packOf, readFolder, shenzhenFolder } from '../pack/files.fixture.ts';
import { Stage } from './stage.ts';

const pack = packOf(readFolder(shenzhenFolder));

/** What an example opens, procedure by procedure. */
const opened = (name: string): readonly string[] => {
  const stage = new Stage(pack, pack.examples[name]!);
  for (const [index, step] of pack.examples[name]!.steps.entries()) stage.take(step, index + 1);
  return stage.events.flatMap((event) => (event.type === 'orderGiven' && event.opened !== undefined ? [event.opened.procedure] : []));
};

test('a penalty that is a warning alone opens no case of payment', () => {
  expect(opened('incident-warning-without-a-fine')).not.toContain('fine');
});

test('a penalty with a fine opens one', () => {
  expect(opened('incident-sanction-stay-lasts')).toContain('fine');
});
