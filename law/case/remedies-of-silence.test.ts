import { expect, test } from 'vitest';
import type { Day } from '#law/ground';
import { packOf, readFolder, shenzhenFolder } from '../pack/files.fixture.ts';
import type { CaseFile } from './file.ts';
import { applyEvent } from './fold.ts';
import { remediesOf } from './letter-remedies.ts';
import { Stage } from './stage.ts';

const pack = packOf(readFolder(shenzhenFolder));

test('silence that is under challenge is not offered for a challenge once more', () => {
  const example = pack.examples['assessment-urged-after-the-order-to-decide']!;
  const stage = new Stage(pack, example);
  const files = new Map<string, CaseFile>();
  const told = example.steps.map((step, index) => {
    const before = stage.events.length;
    stage.take(step, index + 1);
    for (const event of stage.events.slice(before)) applyEvent(files, event, () => pack);
    const file = [...files.values()].find(({ opened }) => opened.procedure === 'assessment')!;
    const today = '2026-04-10' as Day;
    const offered = (known: typeof files): string => remediesOf(pack, pack.procedures['assessment']!, file, today, known).en;
    return [offered(new Map()), offered(files)] as const;
  });
  const challenged = example.steps.findIndex((step, index) => index > 2 && JSON.stringify(step).includes('challenge'));
  expect(told[challenged]![0]).toContain('reconsideration');
  expect(told[challenged]![1]).toBe('');
});
