import { Link, Say, useFormat, type Words, wordFor } from '#web/ui';
import { Marks, type Standing, StandingShape } from './article-mark.tsx';
import { RuledLine } from './ruled-line.tsx';
import { useWords } from './words.ts';

export interface Running {
  /** As the pack calls it: `procedure`, `clock`, `letter`. */
  readonly kind: string;
  /** `procedures/trial/orders/admit`; also the key. */
  readonly path: string;
  readonly title: Words;
  readonly basis?: readonly string[];
  readonly standing: Standing;
  readonly note?: Words | undefined;
  readonly href?: string | undefined;
}

/** What an article sets in motion, each with the articles it rests on in turn. */
export function WhatRunsIt({ items }: { readonly items: readonly Running[] }) {
  const words = useWords();
  if (items.length === 0) return <p className="quiet">{words.nothingRuns}</p>;
  return (
    <ul className="because">
      {items.map((item) => (
        <li key={item.path}>
          <RuledLine margin={<Marks marks={(item.basis ?? []).map((article) => ({ article, standing: item.standing }))} />}>
            <span className="quiet">{wordFor(words.kinds, item.kind) ?? item.kind}</span>{' '}
            {item.href === undefined ? (
              <b>
                <Say it={item.title} />
              </b>
            ) : (
              <Link href={item.href}>
                <Say it={item.title} />
              </Link>
            )}
            {item.note !== undefined && (
              <div className="small quiet">
                <Say it={item.note} />
              </div>
            )}
          </RuledLine>
        </li>
      ))}
    </ul>
  );
}

export interface Clause {
  readonly number: Words;
  readonly text: Words;
  readonly runs: readonly { readonly what: Words; readonly kind?: string; readonly standing: Standing; readonly note?: Words }[];
  /** Where nothing runs it: why. */
  readonly nothing?: Words;
}

/** The clause left, in the law's serif; what runs it right. */
export function ClauseByClause({ clauses }: { readonly clauses: readonly Clause[] }) {
  const words = useWords();
  return (
    <ol className="face">
      {clauses.map((clause, index) => (
        <li key={index}>
          <p className="law">
            <span className="no-of">
              <Say it={clause.number} />
            </span>
            <Say it={clause.text} />
          </p>
          <div>
            {clause.nothing !== undefined && (
              <p className="quiet">
                <Say it={clause.nothing} />
              </p>
            )}
            {clause.runs.map((run, at) => (
              <div key={at}>
                <p>
                  <StandingShape standing={run.standing} />
                  {run.kind !== undefined && <span className="quiet">{wordFor(words.kinds, run.kind) ?? run.kind} </span>}
                  <Say it={run.what} />
                  <span className="sr"> ({words.standing[run.standing]})</span>
                </p>
                {run.note !== undefined && (
                  <p className="quiet small">
                    <Say it={run.note} />
                  </p>
                )}
              </div>
            ))}
          </div>
        </li>
      ))}
    </ol>
  );
}

export interface GistProps {
  readonly text: Words;
  /** Where the official text is. */
  readonly official?: string | undefined;
  readonly since?: string | undefined;
  readonly more?: Words;
}

/** What an article says, in our words: labelled as ours, and linked to the official text. */
export function Gist({ text, official, since, more }: GistProps) {
  const words = useWords();
  const format = useFormat();
  return (
    <div className="gist">
      <p className="lede law">
        <Say it={text} />
      </p>
      <p className="small quiet">
        {words.gist} {official !== undefined && <a href={official}>{words.official}</a>}
        {since !== undefined && <> · {words.inForce(format.longDate(since))}</>}
        {more !== undefined && (
          <>
            {' · '}
            <Say it={more} />
          </>
        )}
      </p>
    </div>
  );
}
