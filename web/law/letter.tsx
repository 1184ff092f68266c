import type { ReactNode } from 'react';
import { useFormat } from '#web/ui';
import { useWords } from './words.ts';

/** What a letter bears besides its text, in the reader's language. */
export interface LetterFormShown {
  readonly look: 'plain' | 'gbt-9704';
  readonly number: string;
  readonly addressee: string;
  readonly matter: string;
  readonly law: string;
  readonly seal: string;
}

export interface LetterProps {
  readonly form?: LetterFormShown | undefined;
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
export function Letter({
  form,
  office,
  number,
  date,
  title,
  children,
  law,
  code,
  qr,
  draft = false,
  state,
  level = 3,
  label,
}: LetterProps) {
  const words = useWords();
  const format = useFormat();
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <article className={form === undefined ? 'letter' : `letter ${form.look}`} aria-label={label}>
      <header>
        <b>{office}</b>
        <span className="num">
          {draft ? words.draft : (form?.number ?? number)}
          {!draft && date !== undefined && form?.look !== 'gbt-9704' && <> · {format.longDate(date)}</>}
        </span>
      </header>
      <Heading>{title}</Heading>
      {form !== undefined && <p className="matter">{words.letterMatter(form.matter)}</p>}
      {form !== undefined && <p className="addressee">{words.letterTo(form.addressee)}</p>}
      {form === undefined ? children : <div className="body">{children}</div>}
      {form !== undefined && <p className="body-law">{words.letterLaw(form.law)}</p>}
      {form !== undefined && (
        <div className="signed">
          <p>
            {office}
            <br />
            {date !== undefined && format.longDate(date)}
          </p>
          <span className="seal">{form.seal.replaceAll(/[[\]（）]/g, '')}</span>
        </div>
      )}
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
