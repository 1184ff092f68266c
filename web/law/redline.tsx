import { diffWords } from 'diff';
import { useLang } from '#web/ui';

export interface RedlineProps {
  /** The last draft; empty where all is new. */
  readonly before: string;
  readonly text: string;
}

/** A wording with what the last draft said otherwise: new words underlined, old ones struck. Chinese is compared word by word as well. */
export function Redline({ before, text }: RedlineProps) {
  const lang = useLang();
  const parts = diffWords(before, text, { intlSegmenter: new Intl.Segmenter(lang, { granularity: 'word' }) });
  // A part is known by where it begins.
  let at = 0;
  return (
    <>
      {parts.map((part) => {
        const key = at;
        at += part.value.length;
        if (part.added) return <ins key={`+${key}`}>{part.value}</ins>;
        if (part.removed) return <del key={`-${key}`}>{part.value}</del>;
        return <span key={key}>{part.value}</span>;
      })}
    </>
  );
}
