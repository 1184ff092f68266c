import { type Answered, addressOf } from '#contract';
import { Letter, Marks } from '#web/law';
import { Button, Chip, Chips, Crumb, Head, LangProvider, Link, QrCode, useFormat, useLang, useT } from '#web/ui';
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
const ways = ['both', 'en', 'zh'] as const;

/** A letter as it went, in either language or in both. */
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
  const way = ways.find((one) => one === asked) ?? lang;
  const title = t(letter.letter.title);
  useTitle(`${title} ${letter.number}`);
  const shown = way === 'both' ? (lang === 'zh' ? (['zh', 'en'] as const) : (['en', 'zh'] as const)) : [way];
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
            <Chips label={words.letter.languages}>
              {ways.map((one) => (
                <Chip key={one} href={`${letterPath(id, letter.number)}?in=${one}`} pressed={one === way}>
                  {words.letter[one]}
                </Chip>
              ))}
            </Chips>
            <PdfLinks hrefOf={(as) => addressOf('letterPdf', { id, number: letter.number, lang: as })} />
            <Button kind="second" onClick={() => print()}>
              {words.letter.print}
            </Button>
          </div>
        }
      />
      <div className={shown.length > 1 ? 'half' : undefined}>
        {shown.map((one) => (
          <LangProvider key={one} lang={one} part>
            <OneLanguage letter={letter} lang={one} />
          </LangProvider>
        ))}
      </div>
      {(letter.own ?? []).length > 0 && <p className="small quiet no-print">{words.letter.ownNote}</p>}
      {(letter.drafts ?? []).length > 0 && <DraftsCompared drafts={letter.drafts ?? []} />}
      <PrintFoot />
    </>
  );
}

function OneLanguage({ letter, lang }: { readonly letter: Sent; readonly lang: 'en' | 'zh' }) {
  const words = useWords();
  const said = useSaid();
  return (
    <div lang={lang === 'zh' ? 'zh-CN' : 'en'}>
      <Letter
        form={
          letter.form && {
            look: letter.form.look,
            number: letter.form.number[lang],
            addressee: letter.form.addressee[lang],
            matter: letter.form.matter[lang],
            law: letter.form.law[lang],
            seal: letter.form.seal[lang],
          }
        }
        level={2}
        office={letter.office[lang]}
        number={words.letter.number(letter.number)}
        date={letter.on}
        title={letter.letter.title[lang]}
        code={letter.code}
        qr={<QrCode code={letter.qr} label={said.letter.scan} />}
        law={<Marks marks={letter.marks} />}
      >
        <LetterText html={letter.html[lang]} own={(letter.own ?? []).map((words_) => words_[lang])} />
        <LetterRemedies remedies={letter.remedies} />
      </Letter>
    </div>
  );
}
