import { useState } from 'react';
import { useParams } from 'wouter';
import type { ArticlePage as ArticleView } from '#contract';
import { ArticleSquares, type Clause, ClauseByClause, CoverageLegend, Gist, MarksLegend, PromiseList, WhatRunsIt } from '#web/law';
import { Button, Crumb, Details, Link, Note, Pairs, Section, useSay, useT } from '#web/ui';
import { useAsk } from '../api.ts';
import { Labelled } from '../article-labels.tsx';
import { useTitle } from '../title.ts';
import { Ask, AskPage } from '../trouble.tsx';
import { useWords } from '../words/index.ts';
import { CellWords } from './cells.tsx';

/** What an article does: its gist, and all that rests on it. */
export function ArticlePage() {
  const { source, article } = useParams<{ source: string; article: string }>();
  const asked = useAsk('article', { article: `${source}.${article}` });
  return (
    <AskPage of={asked} title={`${source} ${article}`}>
      {(value) => <Sheet key={value.id} article={value} />}
    </AskPage>
  );
}

const hrefOf = (id: string): string => `/law/${id.replace('.', '/')}`;

function Sheet({ article }: { readonly article: ArticleView }) {
  const words = useWords();
  const say = useSay();
  const t = useT();
  const w = words.article;
  useTitle(t(article.label));
  return (
    <>
      <Crumb steps={[{ label: words.law.crumb, href: '/law' }, { label: t(article.source.title) }]} />
      <div className="two">
        <div className="stack-l">
          <header>
            <h1>{say(article.label)}</h1>
            <div className="gap-top">
              <Gist text={article.gist} since={article.source.inForce} />
            </div>
            {article.leftOut !== undefined && (
              <Note tone={article.coverage === 'cited-only' ? 'wait' : 'plain'}>
                <b>
                  {w.leftOut[article.coverage]}
                  {words.stop}
                </b>{' '}
                {say(article.leftOut)}
              </Note>
            )}
          </header>
          {article.clauses.length > 0 && (
            <Section plain id="clauses" title={w.clauses}>
              <p className="small quiet">{article.clauses.some(({ ours }) => ours) ? w.clausesOurs : w.clausesTheirs}</p>
              <ClauseByClause clauses={article.clauses.map(clauseOf(w))} />
            </Section>
          )}
          <Section plain id="runs" title={w.runs}>
            <Runs of={article.runs} />
            <MarksLegend />
          </Section>
          {article.promises.length > 0 && (
            <Section plain id="promises" title={w.promises}>
              <PromiseList promises={article.promises} showAbout />
              <p className="small">
                <Link href="/law/promises">{words.promises.title}</Link>
              </p>
            </Section>
          )}
          {article.used.length > 0 && (
            <Section plain id="used" title={w.used}>
              <Pairs
                labelledBy="used"
                pairs={article.used.map((cell) => ({ key: cell.name, name: t(cell.title), value: <CellWords cell={cell} /> }))}
              />
            </Section>
          )}
          {article.examples.length > 0 && (
            <Section plain id="examples" title={w.examples}>
              <Examples of={article.examples} />
            </Section>
          )}
          <nav className="acts no-print" aria-label={`${w.before}, ${w.after}`}>
            {article.before !== undefined && <Link href={hrefOf(article.before)}>← {w.before}</Link>}
            {article.after !== undefined && <Link href={hrefOf(article.after)}>{w.after} →</Link>}
          </nav>
        </div>
        <aside className="stack" aria-label={w.all}>
          <Section id="all" title={w.all}>
            <Squares article={article} />
          </Section>
        </aside>
      </div>
    </>
  );
}

const examplesAtOnce = 8;

function Examples({ of }: { readonly of: ArticleView['examples'] }) {
  const words = useWords();
  const say = useSay();
  const list = (examples: ArticleView['examples']) => (
    <ul className="because">
      {examples.map((example) => (
        <li key={example.name}>{say(example.title)}</li>
      ))}
    </ul>
  );
  return (
    <>
      {list(of.slice(0, examplesAtOnce))}
      {of.length > examplesAtOnce && (
        <Details summary={words.article.more(of.length - examplesAtOnce)}>{list(of.slice(examplesAtOnce))}</Details>
      )}
    </>
  );
}

/** What runs it, by kind; where nothing does, why, or that nothing does. */
const clauseOf =
  (w: ReturnType<typeof useWords>['article']) =>
  ({ number, text, leftOut, runs }: ArticleView['clauses'][number]): Clause => ({
    number,
    text,
    runs: runs.map(({ kind, title, standing, note }) => ({
      what: title,
      kind,
      standing,
      ...(standing === 'assumed' && note !== undefined ? { note } : {}),
    })),
    ...(runs.length > 0 ? {} : { nothing: leftOut ?? w.nothingRunsIt }),
  });

const shownAtOnce = 12;

function Runs({ of }: { readonly of: ArticleView['runs'] }) {
  const words = useWords();
  const [all, setAll] = useState(false);
  return (
    <>
      <Labelled>
        <WhatRunsIt items={(all ? of : of.slice(0, shownAtOnce)).map(({ note, href, ...item }) => ({ ...item, note, href }))} />
      </Labelled>
      {!all && of.length > shownAtOnce && (
        <p className="gap-top">
          <Button kind="second" onClick={() => setAll(true)}>
            {words.article.more(of.length - shownAtOnce)}
          </Button>
        </p>
      )}
    </>
  );
}

function Squares({ article }: { readonly article: ArticleView }) {
  const law = useAsk('law', {}, { staleMs: 600_000 });
  return (
    <Ask of={law}>
      {(value) => {
        const articles = value.articles.filter((one) => one.source === article.source.name);
        return (
          <div className="gap-top">
            <ArticleSquares articles={articles} here={article.id} />
            <CoverageLegend articles={articles} />
          </div>
        );
      }}
    </Ask>
  );
}
