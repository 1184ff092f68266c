import type { WatchStratum, WatchStream } from '#contract';
import { Marks } from '#web/law';
import { type Bar, Bars, Details, Note, Section, Table, useFormat, useSay, useT } from '#web/ui';
import { useAsk } from '../api.ts';
import { Ask } from '../trouble.tsx';
import { numberLink } from './number-link.tsx';
import { useWatchWords } from './watch-words.ts';

/** What the streams of the pack counted, what they expected, and how often they are wrong. */
export function Streams() {
  const words = useWatchWords();
  const say = useSay();
  const streams = useAsk('watchStreams', {});
  return (
    <Section id="streams" title={words.streams}>
      <Ask of={streams}>
        {(value) =>
          value.streams.length === 0 ? (
            <p className="quiet">{words.noStreams}</p>
          ) : (
            <div className="stack">
              <p>
                <b>{say(value.sentence)}</b> {say(value.wrong)}
              </p>
              {value.streams.map((stream) => (
                <StreamOf key={stream.name} stream={stream} today={value.today} />
              ))}
            </div>
          )
        }
      </Ask>
    </Section>
  );
}

function StreamOf({ stream, today }: { readonly stream: WatchStream; readonly today: string }) {
  const words = useWatchWords();
  const format = useFormat();
  const say = useSay();
  const t = useT();
  const seen = stream.strata.filter((one) => one.state === 'alarm' || one.running > 0 || one.counts.some((count) => count > 0));
  const others = stream.strata.length - seen.length;
  return (
    <section aria-labelledby={`stream-${stream.name}`} className="stack">
      <h3 id={`stream-${stream.name}`}>
        {say(stream.title)} <Marks marks={stream.marks} />
      </h3>
      <p className="small quiet">{stream.says.map(t).join(' ')}</p>
      {stream.strata.length === 0 && <p className="quiet">{words.nothingCounted}</p>}
      {seen.map((stratum) => (
        <StratumOf key={stratum.title.en} stream={stream} stratum={stratum} today={today} />
      ))}
      {others > 0 && <p className="small quiet">{words.others(format.number(others))}</p>}
      {stream.strata.length > 0 && (
        <Details summary={words.table}>
          <Counts stream={stream} />
        </Details>
      )}
      <Alarms of={stream.alarms} today={today} />
    </section>
  );
}

function StratumOf({ stream, stratum, today }: { readonly stream: WatchStream; readonly stratum: WatchStratum; readonly today: string }) {
  const words = useWatchWords();
  const format = useFormat();
  const say = useSay();
  const t = useT();
  const last = stream.periods.length - 1;
  const says = words.lastOf(format.number(stratum.counts[last] ?? 0), format.shortDate(stream.periods[last]!, today));
  const bars: readonly Bar[] = [
    ...stratum.counts.map(
      (count, at): Bar => ({
        key: stream.periods[at]!,
        count,
        ...(at === last && stratum.state === 'alarm' ? { tone: 'bad' } : {}),
      }),
    ),
    { key: stream.runs, count: stratum.running, tone: 'running' },
  ];
  return (
    <figure className="stream">
      <figcaption>
        <b>{say(stratum.title)}</b> <span className={stratum.state === 'alarm' ? 't-bad' : 'quiet'}>{words.states[stratum.state]}</span>
        <br />
        <span className="small">
          {says} <Judged stratum={stratum} today={today} />
        </span>
      </figcaption>
      <Bars
        label={`${t(stratum.title)}: ${says} ${words.states[stratum.state]}`}
        bars={bars}
        {...(stratum.expected === undefined ? {} : { expected: { at: stratum.expected, label: words.expected(String(stratum.expected)) } })}
        {...(stratum.bound === undefined ? {} : { bound: { at: stratum.bound, label: words.bound(format.number(stratum.bound)) } })}
        from={last}
        first={format.shortDate(stream.periods[0]!, today)}
        last={words.week(format.shortDate(stream.runs, today))}
      />
      {stratum.running > 0 && <p className="small quiet">{words.running(format.number(stratum.running))}</p>}
    </figure>
  );
}

function Judged({ stratum, today }: { readonly stratum: WatchStratum; readonly today: string }) {
  const words = useWatchWords();
  const format = useFormat();
  if (stratum.state === 'too-few') return <>{words.until(format.shortDate(stratum.until ?? today, today))}</>;
  if (stratum.state === 'not-converged') return <>{words.notConverged}</>;
  return <>{words.needs(format.number((stratum.bound ?? 0) + 1))}</>;
}

function Counts({ stream }: { readonly stream: WatchStream }) {
  const words = useWatchWords();
  const format = useFormat();
  const say = useSay();
  const t = useT();
  const last = stream.periods.length - 1;
  return (
    <>
      <Table
        label={t(stream.title)}
        rows={stream.strata}
        rowKey={(row) => row.title.en}
        columns={[
          { key: 'kind', head: words.kind, names: true, cell: (row) => t(row.title) },
          { key: 'counted', head: words.counted, label: words.counted, number: true, cell: (row) => format.number(row.counts[last] ?? 0) },
          { key: 'expected', head: words.expectedHead, label: words.expectedHead, number: true, cell: (row) => row.expected ?? '–' },
          { key: 'bound', head: words.boundHead, label: words.boundHead, number: true, cell: (row) => row.bound ?? '–' },
          { key: 'state', head: words.state, label: words.state, cell: (row) => words.states[row.state] },
        ]}
      />
      <p className="small quiet">{words.source}</p>
      {stream.note !== undefined && <Note small>{say(stream.note)}</Note>}
    </>
  );
}

function Alarms({ of, today }: { readonly of: WatchStream['alarms']; readonly today: string }) {
  const words = useWatchWords();
  const format = useFormat();
  const say = useSay();
  if (of.length === 0) return <p className="small quiet">{words.noAlarms}</p>;
  return (
    <>
      <h4>{words.alarms}</h4>
      <ol className="story small">
        {of.map((alarm) => (
          <li key={alarm.case.number}>
            <time dateTime={alarm.on}>{format.shortDate(alarm.on, today)}</time>
            <span>
              {numberLink(alarm.case)} {say(alarm.title)}:{' '}
              {words.alarmed(format.number(alarm.count), String(alarm.expected), format.number(alarm.bound))}
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}
