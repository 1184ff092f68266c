import { describe, expect, test } from 'vitest';
import { hasSketch, packOf, readFolder, sketch as sketchFolder } from '../pack/files.fixture.ts';
import { shenzhen } from './pack.fixture.ts';
import { play } from './play.ts';

describe('every example of the Shenzhen pack comes out as written', () => {
  test.each(Object.values(shenzhen.examples).map((example) => [example.name, example] as const))('%s', (_, example) => {
    const played = play(shenzhen, example);
    expect(played.failed).toEqual([]);
    expect(played.checks).toBeGreaterThan(0);
  });

  test('there are at least fifty, with each kind of outcome', () => {
    const kinds = new Set(Object.values(shenzhen.examples).map((example) => play(shenzhen, example).ending.kind ?? 'open'));
    expect(Object.keys(shenzhen.examples).length).toBeGreaterThanOrEqual(50);
    for (const kind of ['granted', 'refused', 'withdrawn', 'lapsed', 'expired', 'revoked', 'open']) expect(kinds).toContain(kind);
  });
});

describe.skipIf(!hasSketch)('every example of the sketch comes out as written', () => {
  const sketch = hasSketch ? packOf(readFolder(sketchFolder)) : shenzhen;
  test.each(Object.values(sketch.examples).map((example) => [example.name, example] as const))('%s', (_, example) => {
    expect(play(sketch, example).failed).toEqual([]);
  });
});

test('an example that expects otherwise is told apart, with its step', () => {
  const example = shenzhen.examples['assessment-granted']!;
  const [first, ...rest] = example.steps;
  const wrong = { ...example, steps: [{ ...first!, then: { ...first!.then, state: 'accepted', due: { intake: '2026-03-10' } } }, ...rest] };
  const { failed, matches } = play(shenzhen, wrong);
  expect(matches).toBe(false);
  expect(failed.map(({ step, why }) => [step, why])).toEqual([
    [1, 'state is `filed`, not `accepted`'],
    [1, '`intake` is due 2026-03-09, not 2026-03-10'],
  ]);
});
