import type { ProductPage } from '#contract';
import { StateMark, StatusMark } from '#web/case';
import { Because, Marks } from '#web/law';
import { type Column, Details, Dots, Link, Pairs, Table, useFormat, useSay, useT } from '#web/ui';
import { capital } from '../capital.ts';
import { useWords } from '../words/index.ts';

type Run = ProductPage['tested']['runs'][number];
type Result = Run['results'][number];
type Entry = ProductPage['entries'][number];

/** Certificates and trials, each run of tests beside what was fixed before it, and what the provider says. */
export function Tested({ of, entries }: { readonly of: ProductPage['tested']; readonly entries: readonly Entry[] }) {
  const say = useSay();
  return (
    <>
      <p>{say(of.sentence)}</p>
      {of.runs.map((run) => (
        <RunShown key={run.number} run={run} />
      ))}
      {entries.length > 0 && <Entries of={entries} />}
      {of.notes.length > 0 && <Because lines={of.notes} small />}
    </>
  );
}

/** What a test covered, each requirement from its source to its result, and how anybody can check that nothing was moved. */
export function RunShown({ run, scope = true }: { readonly run: Run; readonly scope?: boolean }) {
  const words = useWords().product;
  const format = useFormat();
  const say = useSay();
  const t = useT();
  return (
    <>
      {scope && run.scope.length > 0 && (
        <Pairs
          small
          label={words.scope}
          pairs={run.scope.map((cell) => ({ key: cell.name, name: capital(t(cell.title)), value: t(cell.words) }))}
        />
      )}
      <div className="half tests">
        {run.results.map((result) => (
          <Drawn key={result.id} result={result} />
        ))}
      </div>
      <Trace of={run} />
      <p className="small quiet gap-top">
        {run.recorded !== undefined && words.recorded(format.longDate(run.recorded.slice(0, 10)))}{' '}
        {run.ran !== undefined && words.ran(format.longDate(run.ran))} {run.results.some(({ close }) => close) && words.closeMeans}{' '}
        <Marks marks={run.marks} />
      </p>
      {run.files.length > 0 && (
        <Details summary={words.check} className="small">
          <p>{words.checkHow}</p>
          <dl className="digests">
            {run.files.map((file) => (
              <div key={`${file.title.en} ${file.digest}`}>
                <dt>{say(file.title)}</dt>
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

/** Drawn as people of a hundred, where it is a share that a hundred can show. */
function Drawn({ result: { id, measure, says, share } }: { readonly result: Result }) {
  const say = useSay();
  const t = useT();
  if (says === undefined || share === undefined || share < 0.01) return null;
  const said = `${id} ${t(measure)} ${t(says)}`;
  return (
    <figure>
      <p>
        <span className="num">{id}</span> {say(measure)} <b>{say(says)}</b>
      </p>
      <Dots hits={Math.round(share * 100)} label={said} />
    </figure>
  );
}

/** Requirement → source → method → threshold → result: one row each, so that nothing is asked without an answer or answered unasked. */
function Trace({ of: run }: { readonly of: Run }) {
  const all = useWords();
  const words = all.product;
  const format = useFormat();
  const say = useSay();
  const t = useT();
  const columns: readonly Column<Result>[] = [
    {
      key: 'requirement',
      head: words.trace.requirement,
      names: true,
      cell: ({ id, required, class: of }) => (
        <>
          <b className="num">{id}</b> {say(required)} <span className="quiet small nb">{say(of)}</span>
        </>
      ),
    },
    {
      key: 'source',
      head: words.trace.source,
      label: words.trace.source,
      cell: ({ source, method }) => (
        <>
          {say(source)}
          <br />
          <span className="quiet small">{say(method)}</span>
        </>
      ),
    },
    {
      key: 'threshold',
      head: words.trace.threshold,
      label: words.trace.threshold,
      cell: ({ measure, promised, planned }) => (
        <>
          {say(measure)}: <b>{say(promised)}</b>
          {planned !== undefined && <span className="quiet small"> {words.trace.planned(t(planned))}</span>}
        </>
      ),
    },
    {
      key: 'result',
      head: words.trace.result,
      label: words.trace.result,
      cell: ({ says, samples, interval, level, evidence }) =>
        says === undefined ? (
          <span className="quiet">{words.trace.none}</span>
        ) : (
          <>
            <b>{say(says)}</b>
            <span className="quiet small">
              {samples !== undefined && ` ${words.trace.on(t(samples))}`}
              {interval !== undefined && level !== undefined && (
                <>
                  {all.semicolon}
                  {words.trace.interval(t(interval), format.number(level * 100))}
                </>
              )}
              {evidence !== undefined && (
                <>
                  <br />
                  {say(evidence)}
                </>
              )}
            </span>
          </>
        ),
    },
    {
      key: 'met',
      head: words.trace.met,
      label: words.trace.met,
      cell: ({ met, close }) =>
        met === undefined ? null : (
          <>
            <StateMark tone={met ? 'in-force' : 'warning'}>{met ? words.met : words.notMet}</StateMark>
            {close === true && <span className="quiet small"> {words.close}</span>}
          </>
        ),
    },
  ];
  return <Table label={words.trace.title} columns={columns} rows={run.results} rowKey={({ id }) => id} className="trace" />;
}

function Entries({ of }: { readonly of: readonly Entry[] }) {
  const words = useWords();
  const format = useFormat();
  const say = useSay();
  return (
    <ul className="case-list">
      {of.map((entry) => (
        <li key={`${entry.register.name} ${entry.number}`}>
          <span>
            {say(entry.register.title)}{' '}
            <Link className="num" href={entry.href}>
              {entry.number}
            </Link>
            {entry.told.map((cell) => (
              <span key={cell.name} className="quiet">
                {words.semicolon}
                {say(cell.title)} {say(cell.words)}
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
