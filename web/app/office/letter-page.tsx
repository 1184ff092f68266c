import { type Answered, addressOf } from '#contract';
import { Letter, Marks } from '#web/law';
import { Button, Chip, Chips, Crumb, Head, LangProvider, Link, ownNameOf, QrCode, tagOf, useFormat, useLang, useT } from '#web/ui';
import { useQuery } from '../address.ts';
import { useAsk } from '../api.ts';
import { LetterRemedies } from '../letter-remedies.tsx';
import { PdfLinks } from '../pdf-links.tsx';
import { useTitle } from '../title.ts';
import { AskPage } from '../trouble.tsx';
import { useWords as useSaid } from '../words/index.ts';
import { DraftsCompared } from './drafts-compared.tsx';
import { LetterText } from './letter-text.tsx';
import { casePath, letterPath } from './places.ts';
import { PrintFoot } from './print-foot.tsx';
import { useWords } from './words.ts';

type Sent = Answered<'letter'>;

/** A letter as it went, in one of its languages or in all of them. */
export function LetterPage({ id, number }: { readonly id: string; readonly number: string }) {
  const words = useWords();
  const letter = useAsk('letter', { id, number });
  return (
    <AskPage of={letter} title={words.letter.title} shape={[50, 90, 90, 70]}>
      {(value) => <LetterSheet id={id} letter={value} />}
    </AskPage>
  );
}

function LetterSheet({ id, letter }: { readonly id: string; readonly letter: Sent }) {
  const words = useWords();
  const format = useFormat();
  const lang = useLang();
  const t = useT();
  const asked = useQuery().one('in');
  const { languages } = letter;
  const all = asked === 'all' || asked === 'both';
  const [first = lang] = languages;
  const mine = languages.includes(lang) ? lang : first;
  const one = languages.find((each) => each === asked) ?? mine;
  const title = t(letter.letter.title);
  useTitle(`${title} ${letter.number}`);
  const shown = all ? [mine, ...languages.filter((each) => each !== mine)] : [one];
  return (
    <>
      <Crumb
        steps={[
          { label: letter.caseNumber, href: casePath(letter.case ?? id) },
          { label: <span className="num">{words.letter.number(letter.number)}</span> },
        ]}
      />
      <Head
        title={title}
        sub={
          <span className="meta">
            <span>{words.letter.to(t(letter.to))}</span>
            <span>{format.longDate(letter.on)}</span>
            <span>{words.letter.served(format.longDate(letter.served))}</span>
            <Link href={`/check/${encodeURIComponent(letter.code)}`}>{words.letter.check}</Link>
          </span>
        }
        side={
          <div className="letter-tools">
            {languages.length > 1 && (
              <Chips label={words.letter.languages}>
                <Chip href={`${letterPath(id, letter.number)}?in=all`} pressed={all}>
                  {words.letter.all(languages.length)}
                </Chip>
                {languages.map((each) => (
                  <Chip key={each} href={`${letterPath(id, letter.number)}?in=${each}`} pressed={!all && each === one}>
                    <span lang={tagOf(each)}>{ownNameOf(each)}</span>
                  </Chip>
                ))}
              </Chips>
            )}
            <PdfLinks languages={languages} hrefOf={(as) => addressOf('letterPdf', { id, number: letter.number, lang: as })} />
            <Button kind="second" onClick={() => print()}>
              {words.letter.print}
            </Button>
          </div>
        }
      />
      <div className={shown.length > 1 ? 'half' : undefined}>
        {shown.map((each) => (
          <LangProvider key={each} lang={each} part>
            <OneLanguage letter={letter} lang={each} />
          </LangProvider>
        ))}
      </div>
      {(letter.own ?? []).length > 0 && <p className="small quiet no-print">{words.letter.ownNote}</p>}
      {(letter.drafts ?? []).length > 0 && <DraftsCompared drafts={letter.drafts ?? []} />}
      <PrintFoot />
    </>
  );
}

function OneLanguage({ letter, lang }: { readonly letter: Sent; readonly lang: string }) {
  const words = useWords();
  const said = useSaid();
  const t = useT();
  return (
    <div lang={tagOf(lang)}>
      <Letter
        form={
          letter.form && {
            look: letter.form.look,
            number: t(letter.form.number),
            addressee: t(letter.form.addressee),
            matter: t(letter.form.matter),
            law: t(letter.form.law),
            seal: t(letter.form.seal),
          }
        }
        level={2}
        office={t(letter.office)}
        number={words.letter.number(letter.number)}
        date={letter.on}
        title={t(letter.letter.title)}
        code={letter.code}
        qr={<QrCode code={letter.qr} label={said.letter.scan} />}
        law={<Marks marks={letter.marks} />}
      >
        <LetterText html={t(letter.html)} own={(letter.own ?? []).map((words_) => t(words_))} />
        <LetterRemedies remedies={letter.remedies} />
      </Letter>
    </div>
  );
}
