import { Button, useLang } from '#web/ui';
import { useWords } from './words/index.ts';

/** A letter as a file: in the reader's language, or in both. */
export function PdfLinks({ hrefOf }: { readonly hrefOf: (lang: 'en' | 'zh' | 'both') => string }) {
  const words = useWords();
  const lang = useLang();
  return (
    <>
      <Button kind="second" href={hrefOf(lang)} download="">
        {words.letter.pdf}
      </Button>
      <Button kind="second" href={hrefOf('both')} download="">
        {words.letter.pdfBoth}
      </Button>
    </>
  );
}
