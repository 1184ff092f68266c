import { expect, test } from 'vitest';
import type { Progress } from '#contract';
import { harbourFiles } from '../../../law/case/transition.fixture.ts';
import { zipped } from './city.fixture.ts';
import { examineApart, usualCeilings } from './thread.ts';

const given = zipped(harbourFiles);

test('a text that takes too much of a processor is stopped, its giver is told at what and what to change, and a second text can be given', async () => {
  const stopped = await examineApart({ given, inForce: undefined }, () => {}, { ...usualCeilings, cpuMs: 1 });
  expect(stopped.files.size).toBe(0);
  expect(stopped.promises).toBeUndefined();
  expect(stopped.findings).toMatchObject([
    {
      code: 'pack/too-large',
      severity: 'error',
      message: {
        en: expect.stringMatching(/^it was stopped while .*: it had taken 0.001 seconds of a processor/),
        zh: expect.stringMatching(/被停止：已占用处理器/),
      },
      fix: { en: expect.stringMatching(/\w/), zh: expect.stringMatching(/[一-鿿]/) },
    },
  ]);
  const second = await examineApart({ given, inForce: undefined });
  expect(second.findings).toEqual([]);
  expect(second.files.size).toBe(harbourFiles.size);
});

test('a machine that gives a text no time is told apart from a text that takes too much', async () => {
  const [found] = (await examineApart({ given, inForce: undefined }, () => {}, { ...usualCeilings, wallMs: 1 })).findings;
  expect(found?.message.en).toContain('it had taken 0.001 seconds, and no text may take more');
});

test('the giver follows which table, example and promise is looked at', async () => {
  const told: Progress[] = [];
  await examineApart({ given, inForce: undefined }, (progress) => told.push(progress));
  expect(new Set(told.map(({ stage }) => stage))).toEqual(new Set(['reading', 'checking', 'playing', 'proving', 'comparing']));
  const named = (stage: Progress['stage']) => told.filter((one) => one.stage === stage && one.name !== undefined).length;
  expect(named('checking')).toBeGreaterThan(0);
  expect(named('playing')).toBeGreaterThan(0);
  expect(named('proving')).toBeGreaterThan(0);
});
