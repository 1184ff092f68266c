import { Fragment } from 'react';
import { addressOf, type LawPage as LawView } from '#contract';
import { ArticleCoverage, Marks, MarksLegend, PromisesLink } from '#web/law';
import { Crumb, Details, Link, Note, Section, Table, useFormat, useSay, useT } from '#web/ui';
import { useAsk } from '../api.ts';
import { useTitle } from '../title.ts';
import { AskPage } from '../trouble.tsx';
import { useWords } from '../words/index.ts';
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
  const say = useSay();
  const t = useT();
  const sources = law.sources.filter((source) => source.articles > 0);
  return (
    <div className="stack-l">
      <header>
        <Crumb steps={[{ label: words.law.crumb }, { label: t(law.title) }, { label: words.law.pack(format.longDate(law.version)) }]} />
        <h1>{say(law.sentence)}</h1>
        <p className="lede">
          {words.law.standing(
            format.number(law.standings.law),
            format.number(law.standings.delegated),
            format.number(law.standings.assumed),
          )}
        </p>
        <p className="no-print">
          <Link href="/report">{words.foot.report}</Link>
          {' · '}
          <Link href="/law/competences">{words.competences.title}</Link>
        </p>
        <MarksLegend />
        {law.coming.length > 0 && (
          <div className="gap-above stack">
            {law.coming.map(({ version, sentence }) => (
              <Note key={version}>{say(sentence)}</Note>
            ))}
          </div>
        )}
      </header>
      <div className="two law-two">
        <Section id="squares" title={words.law.squares} className="bare-sec">
          <ArticleCoverage articles={law.articles} chapters={chaptersOf(law)} />
          <p className="small quiet">{words.law.degrees}</p>
          <div className="gap-above">
            <Details summary={words.law.sources}>
              <Sources of={sources} />
            </Details>
          </div>
        </Section>
        <aside className="stack" aria-label={words.law.reasons}>
          <Section id="promised" title={words.law.promised} level={3}>
            <PromisesLink sentence={law.promises} />
          </Section>
          <Section id="readings" title={words.law.readings} level={3}>
            <Readings law={law} />
          </Section>
          <Reasons articles={law.articles} kind="cited-only" title={words.law.citedOnly} />
          <Reasons articles={law.articles} kind="in-part" title={words.law.partly} />
          <Reasons articles={law.articles} kind="not" title={words.law.nothing} folded />
        </aside>
      </div>
      <Section
        id="late"
        title={words.law.late}
        aside={words.law.lateSub(format.number(law.late.rows.length), format.number(law.late.of))}
        className="heavy"
      >
        <p>{say(law.late.sentence)}</p>
        {law.late.rows.length > 0 && <LateTable rows={law.late.rows} labelledBy="late" />}
      </Section>
      {law.mission.length > 0 && <Mission rows={law.mission} />}
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

/** Who read the text again, and how much of it nobody has. */
function Readings({ law }: { readonly law: LawView }) {
  const words = useWords();
  const format = useFormat();
  const say = useSay();
  const t = useT();
  return (
    <>
      <p className="small">{words.law.unread(format.number(law.readings.unread), format.number(law.readings.elements))}</p>
      <ul className="because small">
        {law.readingLog.map(({ by, on, against, result, stands, changed }) => (
          <li key={`${on} ${by.en}`}>
            <b>{say(by)}</b> <span className="quiet">{format.longDate(on)}</span>
            <div>{say(result)}</div>
            <div className="quiet">{words.law.readAgainst(t(against), format.number(stands), format.number(changed))}</div>
          </li>
        ))}
      </ul>
    </>
  );
}

function Sources({ of }: { readonly of: LawView['sources'] }) {
  const words = useWords();
  const format = useFormat();
  const say = useSay();
  return (
    <ul className="because small">
      {of.map((source) => (
        <li key={source.name}>
          {say(source.title)}{' '}
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
  );
}

/** Why articles do not run, or only a part of them; those with the same reason stand together. */
function Reasons({
  articles,
  kind,
  title,
  folded = false,
}: {
  readonly articles: LawView['articles'];
  readonly kind: LawView['articles'][number]['coverage'];
  readonly title: string;
  readonly folded?: boolean;
}) {
  const format = useFormat();
  const say = useSay();
  const mine = articles.filter((article) => article.coverage === kind && article.leftOut !== undefined);
  if (mine.length === 0) return null;
  const byReason = [...Map.groupBy(mine, (article) => article.leftOut!.en).values()].toSorted((a, b) => a.length - b.length);
  const list = (
    <ul className="because small">
      {byReason.map((group) => (
        <li key={group[0]!.id}>
          {group.map((article) => (
            <Link key={article.id} className="art" href={`/law/${article.source}/${article.number}`}>
              {say(article.label)}
            </Link>
          ))}
          <div>{say(group[0]!.leftOut!)}</div>
        </li>
      ))}
    </ul>
  );
  return (
    <Section id={`why-${kind}`} title={title} aside={format.number(mine.length)} level={3}>
      {folded ? <Details summary={title}>{list}</Details> : list}
    </Section>
  );
}

const looks = { runs: 'good', part: 'wait', 'not-yet': 'bad' } as const;

function Mission({ rows }: { readonly rows: LawView['mission'] }) {
  const words = useWords();
  const format = useFormat();
  const say = useSay();
  const head = words.law.missionColumns;
  const first = rows.flatMap(({ runBy }) => runBy)[0];
  return (
    <Section id="mission" title={words.law.mission(format.number(rows.length))}>
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
                <span className="quiet num row-no">{row.row}</span> {say(row.shall)}
                {row.why !== undefined && <div className="small quiet why-not">{say(row.why)}</div>}
              </>
            ),
          },
          { key: 'by', head: head.by, label: head.by, cell: (row) => <RunBy procedures={row.runBy} /> },
          { key: 'rule', head: head.rule, label: head.rule, cell: (row) => <Marks marks={row.marks} /> },
          {
            key: 'state',
            head: head.state,
            label: head.state,
            cell: (row) => <span className={`state ${looks[row.state]}`}>{words.law.states[row.state]}</span>,
          },
          {
            key: 'now',
            head: head.now,
            label: head.now,
            right: true,
            cell: (row) => row.now !== undefined && <span className="small">{say(row.now)}</span>,
          },
        ]}
      />
      <p className="small no-print">
        {first !== undefined && (
          <>
            <Link href={`/law/procedures/${first.name}/orders`}>{words.law.orders}</Link>
            {' · '}
          </>
        )}
        <a href={addressOf('law', {})}>{words.law.asData}</a>
      </p>
    </Section>
  );
}

/** Each procedure leads to who may order what in it. */
function RunBy({ procedures }: { readonly procedures: LawView['mission'][number]['runBy'] }) {
  const words = useWords();
  const t = useT();
  if (procedures.length === 0) return <span className="quiet">–</span>;
  return procedures.map(({ name, title }, index) => (
    <Fragment key={name}>
      {index > 0 && words.comma}
      <Link href={`/law/procedures/${name}/orders`}>{t(title)}</Link>
    </Fragment>
  ));
}
