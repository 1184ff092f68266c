import type { WatchPage } from '#contract';
import { judgeStream, type StreamCounts } from '#law/case';
import type { Day, Text } from '#law/ground';
import type { Pack, Stream } from '#law/pack';
import type { Queries } from '#shell/db';
import { capital, marksOf, momentInWords } from '../view/index.ts';
import { say } from './say.ts';
import { streamCounts } from './stream-run.ts';
import { streamSays, streamTitle } from './stream-words.ts';

/** What residents are told of the streams: no counts of single kinds, for a small one may point at a person. */
export const streamsTold = (database: Queries, pack: Pack, today: Day): Promise<WatchPage['streams']> =>
  Promise.all(
    pack.streams.map(async (stream) => {
      const counts = await streamCounts(database, stream, pack, today);
      return {
        title: capital(streamTitle(pack, stream)),
        says: [...streamSays(pack, stream, counts), stands(stream, counts)],
        marks: [...marksOf(pack, stream)],
      };
    }),
  );

const stands = (stream: Stream, counts: StreamCounts): Text => {
  const last = counts.periods.length - 1;
  if (last < 0) return say('stands.nothingHasBeenCounted');
  const verdicts = counts.strata.map((stratum) => judgeStream(stream, counts, stratum, last));
  const alarms = verdicts.filter((verdict) => verdict.kind === 'judged' && verdict.alarm).length;
  if (alarms > 0) return say('stands.itRangForThe');
  const tooFew = verdicts.find((verdict) => verdict.kind === 'tooFew');
  if (tooFew !== undefined) {
    const until = momentInWords(tooFew.until);
    return say('stands.tooFewDataSo', { until });
  }
  return say('stands.theLastOneWas');
};
