import { Button, useLang } from '#web/ui';
import { useWords } from './words/index.ts';

interface PdfLinksProps {
  /** Those of the letter. */
  readonly languages: readonly string[];
  readonly hrefOf: (lang: string) => string;
}

/** A letter as a file: in the reader's language, or in all that it has. */
export function PdfLinks({ languages, hrefOf }: PdfLinksProps) {
  const words = useWords();
  const lang = useLang();
  return (
    <>
      <Button kind="second" href={hrefOf(languages.includes(lang) ? lang : (languages[0] ?? 'all'))} download="">
        {words.letter.pdf}
      </Button>
      {languages.length > 1 && (
        <Button kind="second" href={hrefOf('all')} download="">
          {words.letter.pdfAll(languages.length)}
        </Button>
      )}
    </>
  );
}
