import { useLocation, useParams } from 'wouter';
import { type Answered, addressOf } from '#contract';
import { Button, Crumb, type CrumbStep, useT } from '#web/ui';
import { useAsk } from '../api.ts';
import { PdfLinks } from '../pdf-links.tsx';
import { useTitle } from '../title.ts';
import { AskPage } from '../trouble.tsx';
import { useWords } from '../words/index.ts';
import { LetterAsSent } from './case-letters.tsx';

/** A letter to a party. */
export function LetterPage() {
  const { id, number } = useParams<{ id: string; number: string }>();
  const words = useWords();
  const [path] = useLocation();
  const letter = useAsk('letter', { id, number });
  const base = path.startsWith('/my/') ? '/my/cases' : '/cases';
  return (
    <AskPage of={letter} title={number}>
      {(value) => (
        <Sheet
          letter={value}
          up={{ label: words.letter.backTo(value.caseNumber), href: `${base}/${encodeURIComponent(id)}` }}
          pdfOf={(lang) => addressOf('letterPdf', { id, number, lang })}
        />
      )}
    </AskPage>
  );
}

/** The same for anyone who holds the code of a case, without an account. */
export function FollowedLetterPage() {
  const { code, number } = useParams<{ code: string; number: string }>();
  const words = useWords();
  const letter = useAsk('followLetter', { code, number });
  return (
    <AskPage of={letter} title={number}>
      {(value) => (
        <Sheet
          letter={value}
          up={{ label: words.letter.backToCode, href: `/follow/${encodeURIComponent(code)}` }}
          pdfOf={(lang) => addressOf('followLetterPdf', { code, number, lang })}
        />
      )}
    </AskPage>
  );
}

interface SheetProps {
  readonly letter: Answered<'letter'>;
  readonly up: CrumbStep;
  readonly pdfOf: (lang: string) => string;
}

function Sheet({ letter, up, pdfOf }: SheetProps) {
  const words = useWords();
  const t = useT();
  const title = t(letter.letter.title);
  useTitle(`${title} ${letter.number}`);
  return (
    <div className="narrow stack">
      <Crumb steps={[up]} />
      <h1 className="sr">{title}</h1>
      <LetterAsSent letter={letter} level={2} />
      <div className="letter-tools no-print">
        <PdfLinks languages={letter.languages} hrefOf={pdfOf} />
        <Button kind="second" onClick={() => print()}>
          {words.letter.print}
        </Button>
      </div>
    </div>
  );
}
