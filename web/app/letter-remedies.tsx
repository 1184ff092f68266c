import type { Text } from '#contract';
import { useLang, useSay } from '#web/ui';
import { useWords } from './words/index.ts';

/** What may be done against a letter that does not say it itself. */
export function LetterRemedies({ remedies }: { readonly remedies: Text | undefined }) {
  const words = useWords();
  const lang = useLang();
  const say = useSay();
  if (remedies === undefined) return null;
  return (
    <p className="remedies">
      <strong>{words.letter.remedies}</strong>
      {lang === 'en' && ' '}
      {say(remedies)}
    </p>
  );
}
