import { periodsAYear, type StreamCounts } from '#law/case';
import { type Text, text } from '#law/ground';
import type { Pack, Stream } from '#law/pack';
import { titleOfName } from '../view/index.ts';

/** What a stream counts, by what it judges, and how often it is wrong. */
export const streamSays = (pack: Pack, stream: Stream, { strata }: StreamCounts): readonly Text[] => {
  const register = pack.registers[stream.count]!.title;
  const every = everyWords[stream.every];
  const kinds = strata.length;
  return [
    text(
      `Counts each ${every.en} what enters “${register.en}”${kinds > 1 ? `, ${kinds} kinds apart` : ''}. ${methodWords[stream.method].en}`,
      `每${every.zh}统计“${register.zh}”新增条目${kinds > 1 ? `，分${kinds}类` : ''}。${methodWords[stream.method].zh}`,
    ),
    wrongly(ratePerYear(stream)),
  ];
};

/** False alarms a year that a stream puts up with. */
export const ratePerYear = ({ falseAlarms }: Stream): number => {
  const [times, per] = falseAlarms.split(' per ') as [string, 'week' | 'month' | 'quarter' | 'year'];
  return Number(times) * { week: periodsAYear.week, month: 12, quarter: 4, year: 1 }[per];
};

/** By chance alone: so often a year, or once in so many years. */
export const wrongly = (rate: number): Text => {
  const [en, zh] =
    rate === 1
      ? ['once a year', '每年一次']
      : rate > 1
        ? [`${short(rate)} times a year`, `每年${short(rate)}次`]
        : [`once in ${short(1 / rate)} years`, `每${short(1 / rate)}年一次`];
  return text(`By chance alone it rings at most about ${en}.`, `仅因偶然波动而误报，平均至多约${zh}。`);
};

const short = (value: number): string => String(Math.round(value * 10) / 10);

const everyWords = {
  day: text('day', '日'),
  week: text('week', '周'),
  month: text('month', '月'),
} as const;

const methodWords = {
  farrington: text('Compared with the same weeks of up to five earlier years.', '与此前至多五年的同期各周比较。'),
  'gamma-poisson': text('Compared with up to 52 stretches before; it knows no season.', '与此前至多52期比较，不考虑季节因素。'),
} as const;

export const streamTitle = (pack: Pack, { name }: Stream): Text => titleOfName(pack, name);
