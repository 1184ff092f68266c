import type { Text } from '#contract';
import { useSay } from '#web/ui';
import { useWords } from './words/index.ts';

/** What may be done against a letter that does not say it itself. */
export function LetterRemedies({ remedies }: { readonly remedies: Text | undefined }) {
  const words = useWords();
  const say = useSay();
  if (remedies === undefined) return null;
  return (
    <p className="remedies">
      <strong>{words.letter.remedies}</strong>
      {words.letter.gap}
      {say(remedies)}
    </p>
  );
}
