import type { ProductPage } from '#contract';
import { StateMark, StatusMark } from '#web/case';
import { Because, Marks } from '#web/law';
import { Details, Dots, Link, useFormat, useT } from '#web/ui';
import { useWords } from '../words/index.ts';

type Run = ProductPage['tested']['runs'][number];
type Result = Run['results'][number];
type Entry = ProductPage['entries'][number];

/** Certificates and trials, each run of tests beside what was fixed before it, and what the provider says. */
export function Tested({ of, entries }: { readonly of: ProductPage['tested']; readonly entries: readonly Entry[] }) {
  const t = useT();
  return (
    <>
      <p>{t(of.sentence)}</p>
      {of.runs.map((run) => (
        <RunShown key={run.number} run={run} />
      ))}
      {entries.length > 0 && <Entries of={entries} />}
      {of.notes.length > 0 && <Because lines={of.notes} small />}
    </>
  );
}

function RunShown({ run }: { readonly run: Run }) {
  const words = useWords().product;
  const format = useFormat();
  const t = useT();
  return (
    <>
      <div className="half tests">
        {run.results.map((result) => (
          <ResultShown key={result.says.en} result={result} sample={run.sample === undefined ? undefined : t(run.sample)} />
        ))}
      </div>
      <p className="small quiet">
        {run.recorded !== undefined && words.recorded(format.longDate(run.recorded.slice(0, 10)))}{' '}
        {run.ran !== undefined && words.ran(format.longDate(run.ran))} <Marks marks={run.marks} />
      </p>
      {run.files.length > 0 && (
        <Details summary={words.check} className="small">
          <p>{words.checkHow}</p>
          <dl className="digests">
            {run.files.map((file) => (
              <div key={file.digest}>
                <dt>{t(file.title)}</dt>
                <dd>
                  <code>{file.digest}</code>
                </dd>
              </div>
            ))}
          </dl>
        </Details>
      )}
    </>
  );
}

function ResultShown({ result, sample }: { readonly result: Result; readonly sample: string | undefined }) {
  const words = useWords();
  const t = useT();
  const met = result.met;
  return (
    <figure>
      <p>
        <b>{t(result.says)}</b>
      </p>
      {result.share !== undefined && <Dots hits={Math.round(result.share * 100)} label={t(result.says)} />}
      <figcaption>
        {met !== undefined && <StateMark tone={met ? 'in-force' : 'warning'}>{met ? words.product.met : words.product.notMet}</StateMark>}{' '}
        {[result.promised !== undefined && words.product.promised(t(result.promised)), sample]
          .filter((part) => typeof part === 'string')
          .join(words.semicolon)}{' '}
        <Marks marks={result.marks} />
      </figcaption>
    </figure>
  );
}

function Entries({ of }: { readonly of: readonly Entry[] }) {
  const words = useWords();
  const format = useFormat();
  const t = useT();
  return (
    <ul className="case-list">
      {of.map((entry) => (
        <li key={`${entry.register.name} ${entry.number}`}>
          <span>
            {t(entry.register.title)}{' '}
            <Link className="num" href={entry.href}>
              {entry.number}
            </Link>
            {entry.told.map((cell) => (
              <span key={cell.name} className="quiet">
                {words.semicolon}
                {t(cell.title)} {t(cell.words)}
              </span>
            ))}
          </span>
          <StatusMark status={entry.status} />
          <span className="quiet num">{format.longDate(entry.since)}</span>
        </li>
      ))}
    </ul>
  );
}
