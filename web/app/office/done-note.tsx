import { Link, Note, useSay } from '#web/ui';
import type { Done } from './order-dialog.tsx';
import { casePath, letterPath } from './places.ts';
import { useWords } from './words.ts';

/** What came of the order: a sentence, the letters that went, the cases that it opened. */
export function DoneNote({ done, caseId }: { readonly done: Done; readonly caseId: string }) {
  const words = useWords();
  const say = useSay();
  return (
    <Note tone="good">
      <p>
        <b>{say(done.sentence)}</b>
      </p>
      {done.letters.length > 0 && (
        <p>
          {words.case.sent}{' '}
          {done.letters.map((letter) => (
            <Link key={letter.number} href={letterPath(caseId, letter.number)} className="of-row">
              {say(letter.letter.title)} {letter.number}
            </Link>
          ))}
        </p>
      )}
      {done.opened.length > 0 && (
        <p>
          {words.case.openedCases}{' '}
          {done.opened.map((one) => (
            <Link key={one.number} href={casePath(one.id ?? one.number)} className="of-row">
              {say(one.procedure.title)} {one.number}
            </Link>
          ))}
        </p>
      )}
    </Note>
  );
}
