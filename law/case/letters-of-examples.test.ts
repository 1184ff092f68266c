import { describe, expect, test } from 'vitest';
import { dayOfMoment } from './clock-run.ts';
import type { CaseFile } from './file.ts';
import { applyEvent } from './fold.ts';
import { writeLetter } from './letters.ts';
import { shenzhen } from './pack.fixture.ts';
import { play } from './play.ts';
import { MemoryCity } from './player.ts';

const packOf = () => shenzhen;
const sent = new Set<string>();

/** Every letter of an example, written from its case as it stood just after the order. */
const lettersOf = (name: string) => {
  const files = new Map<string, CaseFile>();
  return play(shenzhen, shenzhen.examples[name]!).events.flatMap((event) => {
    applyEvent(files, event, packOf);
    if (event.type !== 'orderGiven') return [];
    const world = new MemoryCity(shenzhen).world;
    const sight = { world, packOf, files: new Map(files), today: dayOfMoment(event.happened) };
    return (event.letters ?? []).map((letter) => {
      sent.add(letter.letter);
      return { letter: letter.letter, ...writeLetter(sight, files.get(event.case)!, event, letter) };
    });
  });
};

describe('letters of the Shenzhen pack, as the examples send them', () => {
  test.each(Object.keys(shenzhen.examples))('%s: each says all that it has to say, in both languages', (name) => {
    for (const { letter, title, body } of lettersOf(name)) {
      for (const text of [body.en, body.zh]) {
        expect([letter, text]).toEqual([letter, expect.not.stringMatching(/\bnull\b|undefined|\{|\}|\*\*\*\*|\[object|(\.|：)\*\* *$/m)]);
        expect(text.length, letter).toBeGreaterThan(40);
      }
      expect(body.zh, `${letter} is Chinese`).toMatch(/[\u4e00-\u9fff]{6}/);
      expect([title.en, title.zh]).not.toContain('');
    }
  });

  test('every letter is shown by an example', () => {
    const missing = Object.keys(shenzhen.letters).filter((letter) => !sent.has(letter));
    expect(missing).toEqual([]);
  });

  test('a line that names columns of a list is written once for each row, each value in the words of its own fact', () => {
    const certificate = lettersOf('conformity-certified').find(({ letter }) => letter === 'certificate')!;
    const rows = (body: string) => body.split('\n').filter((line) => line.startsWith('- '));
    expect(rows(certificate.body.en).map((line) => line.slice(2, 5))).toEqual(['F-1', 'S-1', 'R-1', 'E-1']);
    expect(rows(certificate.body.en)[1]).toBe(
      '- S-1 (safety), failures: 0.5 in a thousand on 2,000 samples; at most 1 in a thousand was fixed',
    );
    expect(rows(certificate.body.zh)[1]).toBe('- S-1（安全性）failures：0.5‰（样本2,000份），阈值不高于1‰');
  });
});
