import type { Text } from '#law/ground';
import type { ActName, Example, Pack } from '#law/pack';
import { dayOfMoment } from './clock-run.ts';
import type { LetterSent, OrderGiven } from './events.ts';
import type { CaseFile } from './file.ts';
import { applyEvent } from './fold.ts';
import { exampleNames, type LetterForm, letterForm, letterText } from './letter-form.ts';
import { type LetterWritten, writeLetter } from './letters.ts';
import type { Sight } from './scope.ts';
import { Stage } from './stage.ts';

/** A letter of an example as it would be sent. */
export interface LetterPreviewed {
  readonly example: string;
  /** Of the example, from 1. */
  readonly step: number;
  readonly letter: string;
  readonly kind: ActName | null;
  /** A role, or `party` for every party of the case. */
  readonly to: string;
  readonly title: Text;
  /** The whole of it, with its form. */
  readonly text: Text;
  readonly form: LetterForm;
  readonly written: LetterWritten;
}

/** Every letter that an example sends, written from its case as it stood just after the order. */
export const previewLetters = (pack: Pack, example: Example): readonly LetterPreviewed[] => {
  const stage = new Stage(pack, example);
  const files = new Map<string, CaseFile>();
  return example.steps.flatMap((step, index) => {
    const before = stage.events.length;
    stage.take(step, index + 1);
    return stage.events.slice(before).flatMap((event) => {
      applyEvent(files, event, () => pack);
      if (event.type !== 'orderGiven') return [];
      const sight: Sight = { world: stage.city.world, packOf: () => pack, files: new Map(files), today: dayOfMoment(event.happened) };
      return (event.letters ?? []).map((letter) => ({ example: example.name, step: index + 1, ...previewed(sight, event, letter) }));
    });
  });
};

const previewed = (sight: Sight, event: OrderGiven, letter: LetterSent): Omit<LetterPreviewed, 'example' | 'step'> => {
  const file = sight.files.get(event.case)!;
  const pack = sight.packOf(file.digest);
  const written = writeLetter(sight, file, event, letter);
  const form = letterForm(sight, file, event, letter, exampleNames(pack));
  const kind = pack.letters[letter.letter]?.kind ?? null;
  // A text from before letters had kinds holds its form itself.
  const text = kind === null ? written.body : letterText(pack, form, written);
  return { letter: letter.letter, kind, to: letter.to, title: written.title, text, form, written };
};
