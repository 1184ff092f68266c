import { expect, test } from 'vitest';
import { type CaseFile, type Sight, Stage, whatWouldChange } from '#law/case';
import { type Day, parseDay } from '#law/ground';
import { packOf, readFolder, shenzhenFolder } from '../../../law/pack/files.fixture.ts';
import { answerOf } from './answer.ts';

const pack = packOf(readFolder(shenzhenFolder));

/** The cases in which examples end, with what may be looked at there. */
const ended = (procedure: string): readonly (readonly [Sight, CaseFile])[] =>
  Object.values(pack.examples)
    .filter((example) => example.procedure === procedure)
    .map((example) => {
      const stage = new Stage(pack, example);
      for (const [index, step] of example.steps.entries()) stage.take(step, index + 1);
      const today = parseDay(example.steps.at(-1)!.on.slice(0, 10)) as Day;
      return [{ world: stage.city.world, packOf: () => pack, files: stage.city.files, today }, stage.main()!];
    });

test('an answer tells every smallest set of answers that would change it, however many there are', () => {
  const told = ended('trial').map(([sight, file]) => ({
    shown: answerOf(sight, file, 'trial-obstacles')?.whatWouldChange ?? [],
    found: whatWouldChange(sight, file, 'trial-obstacles').found,
  }));
  expect(Math.max(...told.map(({ shown }) => shown.length))).toBeGreaterThan(12);
  for (const { shown, found } of told)
    expect(shown.map(({ facts }) => facts)).toEqual(shown.length === 0 ? [] : found.map(({ changes }) => changes.map(({ fact }) => fact)));
});
