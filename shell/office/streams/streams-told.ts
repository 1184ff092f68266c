import type { WatchPage } from '#contract';
import { judgeStream, type StreamCounts } from '#law/case';
import { type Day, type Text, text } from '#law/ground';
import type { Pack, Stream } from '#law/pack';
import type { Queries } from '#shell/db';
import { capital, marksOf, momentInWords } from '../view/index.ts';
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
  if (last < 0) return text('Nothing has been counted yet.', '尚无可统计的数据。');
  const verdicts = counts.strata.map((stratum) => judgeStream(stream, counts, stratum, last));
  const alarms = verdicts.filter((verdict) => verdict.kind === 'judged' && verdict.alarm).length;
  if (alarms > 0) return text('It rang for the last one: an officer looks into it.', '最近一期触发预警，工作人员正在核查。');
  const tooFew = verdicts.find((verdict) => verdict.kind === 'tooFew');
  if (tooFew !== undefined) {
    const until = momentInWords(tooFew.until);
    return text(`Too few data so far: it can tell nothing before ${until.en}.`, `数据不足，${until.zh}前尚无法判断。`);
  }
  return text('The last one was quiet.', '最近一期未见异常。');
};
