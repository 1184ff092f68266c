import type { LetterView } from '#contract';
import { Letter, Marks } from '#web/law';
import { LangProvider, Link, QrCode, Section, tagOf, useFormat, useLang, useSay, useT } from '#web/ui';
import { useAsk } from '../api.ts';
import { LetterRemedies } from '../letter-remedies.tsx';
import { useWords } from '../words/index.ts';
import type { SheetProps } from './case-as.ts';

const baseOf = (as: SheetProps['as']): string => (as === 'mine' ? '/my/cases' : '/cases');

export function LatestLetter({ view, as, code }: SheetProps) {
  const words = useWords();
  const format = useFormat();
  const say = useSay();
  const t = useT();
  // The newest first; those of one day as they came, which is the same.
  const letters = view.letters.toSorted((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0));
  const [latest] = letters;
  if (latest === undefined) return null;
  const base = code === undefined ? `${baseOf(as)}/${encodeURIComponent(view.id)}` : `/follow/${encodeURIComponent(code)}`;
  const href = (number: string) => `${base}/letters/${encodeURIComponent(number)}`;
  return (
    <Section plain id="letters" title={as === 'public' ? words.case.letters : words.case.latest}>
      {as === 'mine' && <LetterText id={view.id} number={latest.number} />}
      {code !== undefined && <FollowedText code={code} number={latest.number} />}
      <ul className="case-list gap-top">
        {letters.map((letter) => (
          <li key={letter.number}>
            <span>
              <Link href={href(letter.number)}>{say(letter.letter.title)}</Link>{' '}
              <span className="quiet">{words.case.letterTo(t(letter.to))}</span>
            </span>
            <span className="quiet num">{format.longDate(letter.on)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function LetterText({ id, number }: { readonly id: string; readonly number: string }) {
  const letter = useAsk('letter', { id, number });
  return letter.kind === 'ready' ? <LetterAsSent letter={letter.value} /> : null;
}

/** The same for anyone who holds the code alone: it opens the answer, not a list of answers. */
function FollowedText({ code, number }: { readonly code: string; readonly number: string }) {
  const letter = useAsk('followLetter', { code, number });
  return letter.kind === 'ready' ? <LetterAsSent letter={letter.value} /> : null;
}

interface LetterProps {
  readonly letter: LetterView;
  readonly level?: 2 | 3;
}

/** A letter as it was sent: in the reader's language, or in the first one of the letter. */
export function LetterAsSent(props: LetterProps) {
  const lang = useLang();
  const [first = lang] = props.letter.languages;
  if (props.letter.languages.includes(lang)) return <InItsLanguage {...props} />;
  return (
    <div lang={tagOf(first)}>
      <LangProvider lang={first} part>
        <InItsLanguage {...props} />
      </LangProvider>
    </div>
  );
}

function InItsLanguage({ letter: value, level = 3 }: LetterProps) {
  const lang = useLang();
  const words = useWords();
  const t = useT();
  return (
    <Letter
      form={
        value.form && {
          look: value.form.look,
          number: t(value.form.number),
          addressee: t(value.form.addressee),
          matter: t(value.form.matter),
          law: t(value.form.law),
          seal: t(value.form.seal),
        }
      }
      office={t(value.office)}
      number={words.letter.number(value.number)}
      date={value.on}
      title={t(value.letter.title)}
      law={<Marks marks={value.marks} />}
      code={value.code}
      qr={<QrCode code={value.qr} label={words.letter.scan} />}
      level={level}
      label={t(value.letter.title)}
    >
      <Html of={t(value.html)} lang={lang} />
      <LetterRemedies remedies={value.remedies} />
    </Letter>
  );
}

/** The server's own paragraphs: escaped there, with nothing in them but paragraphs, emphasis and links of ours. */
function Html({ of, lang }: { readonly of: string; readonly lang: string }) {
  return <div lang={tagOf(lang)} dangerouslySetInnerHTML={{ __html: of }} />;
}
