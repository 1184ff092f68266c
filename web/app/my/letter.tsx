import { useLocation, useParams } from 'wouter';
import { Crumb, useT } from '#web/ui';
import { useAsk } from '../api.ts';
import { useTitle } from '../title.ts';
import { AskPage } from '../trouble.tsx';
import { useWords } from '../words.ts';
import { LetterText } from './case-sheet.tsx';

export function LetterPage() {
  const { id, number } = useParams<{ id: string; number: string }>();
  const words = useWords();
  const t = useT();
  const [path] = useLocation();
  const letter = useAsk('letter', { id, number });
  const title = letter.kind === 'ready' ? t(letter.value.letter.title) : number;
  useTitle(title);
  const base = path.startsWith('/my/') ? '/my/cases' : '/cases';
  return (
    <AskPage of={letter} title={title}>
      {(value) => (
        <div className="narrow stack">
          <Crumb steps={[{ label: words.letter.backTo(value.caseNumber), href: `${base}/${encodeURIComponent(id)}` }]} />
          <h1 className="sr">{title}</h1>
          <LetterText id={id} number={number} level={2} />
        </div>
      )}
    </AskPage>
  );
}
