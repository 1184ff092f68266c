import type { LawPage as LawView } from '#contract';
import { ArticleCoverage, Marks, MarksLegend } from '#web/law';
import { Crumb, Details, Link, Section, Table, useFormat, useT } from '#web/ui';
import { useAsk } from '../api.ts';
import { useTitle } from '../title.ts';
import { AskPage } from '../trouble.tsx';
import { useWords } from '../words.ts';
import { LateTable } from './times.tsx';

/** A square an article, each gap with its reason; then the rows of the mission, and who is late. */
export function LawPage() {
  const words = useWords();
  useTitle(words.law.crumb);
  const law = useAsk('law', {}, { staleMs: 600_000 });
  return (
    <AskPage of={law} title={words.law.crumb}>
      {(value) => <Sheet law={value} />}
    </AskPage>
  );
}

function Sheet({ law }: { readonly law: LawView }) {
  const words = useWords();
  const format = useFormat();
  const t = useT();
  const left = law.articles.filter((article) => article.leftOut !== undefined);
  const sources = law.sources.filter((source) => source.articles > 0);
  return (
    <div className="stack-l">
      <header>
        <Crumb steps={[{ label: words.law.crumb }, { label: t(law.title) }, { label: words.law.pack(format.longDate(law.version)) }]} />
        <h1>{t(law.sentence)}</h1>
        <p className="lede">
          {words.law.standing(
            format.number(law.standings.law),
            format.number(law.standings.delegated),
            format.number(law.standings.assumed),
          )}
        </p>
        <MarksLegend />
      </header>
      <div className="two law-two">
        <Section id="squares" title={words.law.squares} className="bare-sec">
          <ArticleCoverage articles={law.articles} chapters={chaptersOf(law)} />
        </Section>
        <aside className="stack" aria-label={words.law.sources}>
          <Section id="sources" title={words.law.sources}>
            <ul className="because small">
              {sources.map((source) => (
                <li key={source.name}>
                  {t(source.title)}{' '}
                  <span className="quiet">
                    {words.law.articles(format.number(source.articles))}
                    {source.inForce !== undefined && (
                      <>
                        {words.comma}
                        <span className="nb">{words.law.inForce(format.longDate(source.inForce))}</span>
                      </>
                    )}
                  </span>
                </li>
              ))}
            </ul>
          </Section>
        </aside>
      </div>
      <Section
        id="late"
        title={words.law.late}
        aside={words.law.lateSub(format.number(law.late.rows.length), format.number(law.late.of))}
        className="heavy"
      >
        <p>{t(law.late.sentence)}</p>
        {law.late.rows.length > 0 && <LateTable rows={law.late.rows} labelledBy="late" />}
      </Section>
      {law.mission.length > 0 && <Mission rows={law.mission} />}
      {left.length > 0 && <LeftOut articles={left} />}
    </div>
  );
}

/** The chapters of the law itself; then every other source as one. */
const chaptersOf = ({ chapters, articles, sources }: LawView) => {
  const inChapters = new Set(chapters.flatMap((chapter) => chapter.articles));
  const others = Map.groupBy(
    articles.filter(({ id }) => !inChapters.has(id)),
    ({ source }) => source,
  );
  return [
    ...chapters.map(({ title, articles: ids }) => ({ title, articles: ids })),
    ...[...others].map(([source, own]) => ({
      title: sources.find(({ name }) => name === source)?.title ?? source,
      articles: own.map(({ id }) => id),
    })),
  ];
};

/** Articles with the same reason stand together. */
function LeftOut({ articles }: { readonly articles: LawView['articles'] }) {
  const words = useWords();
  const format = useFormat();
  const t = useT();
  const byReason = Map.groupBy(articles, (article) => article.leftOut!.en);
  const reasons = [...byReason.values()].toSorted((a, b) => a.length - b.length);
  return (
    <Section id="left-out" title={words.law.notBuilt} aside={format.number(articles.length)}>
      <Details summary={words.law.reasons}>
        <ul className="because small">
          {reasons.map((group) => (
            <li key={group[0]!.id}>
              {t(group[0]!.leftOut!)}{' '}
              {group.map((article) => (
                <Link key={article.id} className="art" href={`/law/${article.source}/${article.number}`}>
                  {t(article.label)}
                </Link>
              ))}
            </li>
          ))}
        </ul>
      </Details>
    </Section>
  );
}

const looks = { runs: 'good', part: 'wait', 'not-yet': 'todo' } as const;

function Mission({ rows }: { readonly rows: LawView['mission'] }) {
  const words = useWords();
  const t = useT();
  const head = words.law.missionColumns;
  return (
    <Section id="mission" title={words.law.mission}>
      <Table
        className="mission"
        labelledBy="mission"
        rows={rows}
        rowKey={(row) => row.row}
        columns={[
          {
            key: 'shall',
            head: head.shall,
            names: true,
            cell: (row) => (
              <>
                <span className="quiet num">{row.row}</span> {t(row.shall)}
              </>
            ),
          },
          { key: 'by', head: head.by, label: head.by, cell: (row) => row.runBy.map(({ title }) => t(title)).join(words.comma) },
          {
            key: 'state',
            head: head.state,
            cell: (row) => (
              <>
                <span className={`state ${looks[row.state]}`}>{words.law.states[row.state]}</span>
                {row.now !== undefined && <div className="small quiet">{t(row.now)}</div>}
              </>
            ),
          },
          { key: 'rule', head: head.rule, cell: (row) => <Marks marks={row.marks} /> },
        ]}
      />
    </Section>
  );
}
