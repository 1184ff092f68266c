import { expect, test } from 'vitest';
import { base, changed } from '../pack/files.fixture.ts';
import { checkedPack } from './check-pack.ts';

const without = (line: string) => changed(base, { 'pack.yaml': [{ replace: line, by: '' }] });

test('a pack in which nobody may add a colleague, or nobody give a post, is refused before it is installed', () => {
  for (const [line, power] of [
    ['  add-people: { by: head, standing: law }\n', 'add-people'],
    ['  give-posts: { by: head, confirm: judge, standing: law }\n', 'give-posts'],
  ] as const) {
    const { pack, findings } = checkedPack(without(line));
    expect([pack, findings]).toMatchObject([
      undefined,
      [{ code: 'power/nobody', severity: 'error', message: expect.stringContaining(power) }],
    ]);
    expect(findings[0]!.wayOut?.en).toContain('officer');
  }
  expect(checkedPack(base).findings).toEqual([]);
});
