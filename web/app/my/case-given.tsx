import { addressOf, type CaseView } from '#contract';
import { Facts } from '#web/case';
import { Details, longDate, Section, useFormat, useSay, useT } from '#web/ui';
import { useToday } from '../session.ts';
import { useWords } from '../words/index.ts';

/** The words of a source may say its day already. */
const datedOnce = (fact: CaseView['sections'][number]['facts'][number]) => {
  const { on, ...source } = fact.source;
  return on === undefined || !source.words.en.includes(longDate(on, 'en')) ? fact : { ...fact, source };
};

export function Given({ view }: { readonly view: CaseView }) {
  const words = useWords();
  const format = useFormat();
  const say = useSay();
  const t = useT();
  const today = useToday();
  const sections = view.sections.filter((section) => section.facts.length > 0);
  return (
    <>
      {sections.length > 0 && (
        <Section plain id="given" title={words.case.given}>
          <Details summary={words.case.allGiven(format.number(sections.reduce((sum, { facts }) => sum + facts.length, 0)))}>
            {sections.map((section) => (
              <div key={section.title.en} className="fact-section">
                <h3>{say(section.title)}</h3>
                <Facts
                  facts={section.facts.map(datedOnce) as never}
                  label={t(section.title)}
                  {...(today !== undefined && { now: today })}
                />
              </div>
            ))}
          </Details>
        </Section>
      )}
      {view.files.length > 0 && (
        <Section plain id="papers" title={words.case.papers}>
          <ul className="case-list">
            {view.files.map((file) => (
              <li key={`${file.digest} ${file.fact ?? ''}`}>
                <a href={addressOf('file', { digest: file.digest })} download={file.name}>
                  {file.name}
                </a>
                <span className="quiet num">{format.bytes(file.bytes)}</span>
                <span className="quiet num">{file.on !== undefined && format.longDate(file.on)}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}
