import type { ReactNode } from 'react';
import { useFormat } from '#web/ui';
import { useWords } from './words.ts';

export interface LetterProps {
  readonly office: ReactNode;
  /** `No. 0117-4` */
  readonly number?: ReactNode;
  readonly date?: string | undefined;
  readonly title: ReactNode;
  readonly children: ReactNode;
  /** The full name of the law, at the foot. */
  readonly law?: ReactNode;
  readonly code?: string | undefined;
  /** The same code as a picture. */
  readonly qr?: ReactNode;
  readonly draft?: boolean;
  /** At the right of the foot of a draft: `Reasons: 31 words · remedies: complete`. */
  readonly state?: ReactNode;
  readonly level?: 2 | 3;
  readonly label?: string;
}

/** What the office says with the weight of law: serif on warm white. */
export function Letter({ office, number, date, title, children, law, code, qr, draft = false, state, level = 3, label }: LetterProps) {
  const words = useWords();
  const format = useFormat();
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <article className="letter" aria-label={label}>
      <header>
        <b>{office}</b>
        <span className="num">
          {draft ? words.draft : number}
          {!draft && date !== undefined && <> · {format.longDate(date)}</>}
        </span>
      </header>
      <Heading>{title}</Heading>
      {children}
      <footer>
        <span>{law}</span>
        <span className="check">
          {state ?? (code === undefined ? null : words.letterCode(code))}
          {qr}
        </span>
      </footer>
    </article>
  );
}

/** While drafting: what the officer wrote, underlined in blue. The template's own words are plain ink. */
export function Own({ children }: { readonly children: ReactNode }) {
  return <span className="own">{children}</span>;
}
