import type { Answering, WatchStratum, WatchStream } from '#contract';
import { type FiguresCause, judgeStream, periodOf, type StreamCounts } from '#law/case';
import { type Day, ok, type Text } from '#law/ground';
import type { Pack, Stream } from '#law/pack';
import { inline } from '#shell/db';
import { forOfficialsOnly } from '../cases/declined.ts';
import type { Desk } from '../cases/desk.ts';
import { proceduresFor } from '../cases/docket.ts';
import { lookAt, packToday, readerFor, seenBy, todayOf } from '../cases/look.ts';
import type { Reader } from '../cases/reader.ts';
import { caseRef } from '../cases/related.ts';
import { capital, marksOf } from '../view/index.ts';
import { say } from './say.ts';
import { stratumTitle } from './stratum-title.ts';
import { streamCounts } from './stream-run.ts';
import { ratePerYear, streamSays, streamTitle, wrongly } from './stream-words.ts';

/** So many stretches are drawn, and so many alarms told. */
const shown = 52;
const alarmsShown = 10;

const alarmsSql = inline(
  `select case_id as "case", data::jsonb -> 'because' as because from event
    where seq = 1 and data::jsonb -> 'because' ->> 'kind' = 'figures' and data::jsonb -> 'because' ->> 'stream' = $1
    order by position desc limit $2`,
);

/** The streams whose alarms this official may see, each with what it counted and how it was judged. */
export const streamsPage =
  (desk: Desk): Answering<'watchStreams'> =>
  async ({ person }) => {
    const reader = await readerFor(desk, person);
    if (reader.held.length === 0) return forOfficialsOnly();
    const pack = packToday(desk);
    const mine = new Set(proceduresFor(pack, reader));
    const today = todayOf(desk);
    const own = pack.streams.filter(({ opens }) => mine.has(opens));
    const streams = await Promise.all(own.map((stream) => streamOf(desk, reader, pack, stream, today)));
    return ok({ today, sentence: sentenceOf(streams), wrong: wrongly(own.reduce((sum, stream) => sum + ratePerYear(stream), 0)), streams });
  };

const streamOf = async (desk: Desk, reader: Reader, pack: Pack, stream: Stream, today: Day): Promise<WatchStream> => {
  const counts = await streamCounts(desk.keeper.store.database, stream, pack, today);
  return {
    name: stream.name,
    title: capital(streamTitle(pack, stream)),
    says: [...streamSays(pack, stream, counts)],
    ...(stream.note === undefined ? {} : { note: stream.note }),
    marks: [...marksOf(pack, stream)],
    every: stream.every,
    periods: counts.periods.slice(-shown),
    runs: periodOf(stream.every, today),
    strata: counts.periods.length === 0 ? [] : strataOf(pack, stream, counts),
    alarms: await alarmsOf(desk, reader, pack, stream),
  };
};

const strataOf = (pack: Pack, stream: Stream, counts: StreamCounts): WatchStratum[] => {
  const sums = new Map<WatchStratum, number>();
  for (const [at, stratum] of counts.strata.entries()) {
    const verdict = judgeStream(stream, counts, stratum, counts.periods.length - 1);
    const recent = stratum.counts.slice(-shown);
    const drawn: WatchStratum = {
      title: capital(stratumTitle(pack, stream, stratum.values)),
      counts: recent,
      running: counts.running[at]!,
      ...(verdict.kind === 'judged'
        ? { state: verdict.alarm ? 'alarm' : 'quiet', expected: Math.round(verdict.expected * 100) / 100, bound: Math.floor(verdict.bound) }
        : verdict.kind === 'tooFew'
          ? { state: 'too-few', until: verdict.until }
          : { state: 'not-converged' }),
    };
    sums.set(
      drawn,
      recent.reduce((sum, count) => sum + count, drawn.running),
    );
  }
  const rank = ({ state }: WatchStratum): number => (state === 'alarm' ? 0 : 1);
  return [...sums.keys()].toSorted((a, b) => rank(a) - rank(b) || sums.get(b)! - sums.get(a)!);
};

const alarmsOf = async (desk: Desk, reader: Reader, pack: Pack, stream: Stream): Promise<WatchStream['alarms']> => {
  const { database } = desk.keeper.store;
  const rows = await database.query<{ case: string; because: FiguresCause }>(alarmsSql, [stream.name, alarmsShown]);
  return lookAt(
    desk,
    rows.map((row) => row.case),
    (look) =>
      rows.flatMap(({ case: id, because: { stratum, count, expected, bound } }) => {
        const seen = seenBy(look, id, reader);
        if (seen === undefined) return [];
        const title = capital(stratumTitle(pack, stream, stratum));
        return [
          {
            case: caseRef(seen),
            on: seen.file.openedOn,
            title,
            count,
            expected: Number(expected),
            bound,
            open: seen.procedure.endings[seen.file.state] === undefined,
          },
        ];
      }),
  );
};

const sentenceOf = (streams: readonly WatchStream[]): Text => {
  const open = streams.flatMap(({ alarms }) => alarms).filter((alarm) => alarm.open).length;
  if (streams.length === 0) return say('sentenceOf.noStreamIsWatched');
  if (open > 0) return say('sentenceOf.alarmOfTheStreams', { open });
  const strata = streams.flatMap((stream) => stream.strata);
  if (strata.length === 0) return say('sentenceOf.nothingHasBeenCounted');
  const tooFew = strata.filter(({ state }) => state === 'too-few').length;
  return tooFew === 0 ? say('sentenceOf.theStreamsAreQuiet') : say('sentenceOf.theStreamsAreQuietOfOf', { tooFew, count: strata.length });
};
