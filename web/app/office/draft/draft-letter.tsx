import type { Answered, Question } from '#contract';
import { Letter, Marks } from '#web/law';
import { inLanguage, LangProvider, nameOf, tagOf, useLang, useT, wordsLangOf } from '#web/ui';
import { useCity } from '../../session.ts';
import { LetterText } from '../letter-text.tsx';
import { type Gives, writtenIn } from '../order-values.ts';
import { useDeskWords } from './words.ts';

/** The letter of a decision as it would go, in its languages side by side; the writer's own words are underlined. */
export function DraftLetter({
  preview,
  needs,
  gives,
}: {
  readonly preview: Answered<'preview'>;
  readonly needs: readonly Question[];
  readonly gives: Gives;
}) {
  const words = useDeskWords().draft;
  const lang = useLang();
  const city = useCity();
  const t = useT();
  if (preview.letters.length === 0) return <p className="quiet small">{words.noLetter}</p>;
  const sent = city?.letterLanguages ?? [lang];
  const languages = [...sent.filter((one) => one === lang), ...sent.filter((one) => one !== lang)];
  return (
    <div className="pen">
      {preview.letters.map((letter) => (
        <div key={`${letter.letter.name} ${letter.to.en}`}>
          <p className="toolsbar small">
            {t(letter.letter.title)} → {t(letter.to)}
          </p>
          <div className="tongues">
            {languages.map((one) => (
              <div key={one} lang={tagOf(one)}>
                <LangProvider lang={one} part>
                  <Letter
                    draft
                    level={3}
                    label={nameOf(one, wordsLangOf(lang))}
                    office={city === undefined ? '' : inLanguage(city.office, one)}
                    title={inLanguage(letter.letter.title, one)}
                    law={<Marks marks={preview.marks} />}
                  >
                    <LetterText html={inLanguage(letter.html, one)} own={writtenIn(needs, gives, one)} />
                  </Letter>
                </LangProvider>
              </div>
            ))}
          </div>
        </div>
      ))}
    </div>
  );
}
