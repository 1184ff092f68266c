import { periodsAYear, type StreamCounts } from '#law/case';
import type { Text } from '#law/ground';
import type { Pack, Stream } from '#law/pack';
import { titleOfName } from '../view/index.ts';
import { say } from './say.ts';

/** What a stream counts, by what it judges, and how often it is wrong. */
export const streamSays = (pack: Pack, stream: Stream, { strata }: StreamCounts): readonly Text[] => {
  const register = pack.registers[stream.count]!.title;
  const every = everyWords[stream.every];
  const kinds = strata.length;
  return [
    say('streamSays.countsEachWhatEnters', {
      every,
      register,
      kinds: kinds > 1,
      otherKinds: kinds,
      methodWords: methodWords[stream.method],
    }),
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
  const words =
    rate === 1
      ? say('wrongly.onceAYear')
      : rate > 1
        ? say('wrongly.timesAYear', { rate: short(rate) })
        : say('wrongly.onceInYears', { rate: short(1 / rate) });
  return say('wrongly.byChanceAloneIt', { words });
};

const short = (value: number): string => String(Math.round(value * 10) / 10);

const everyWords = {
  day: say('day.day'),
  week: say('week.week'),
  month: say('month.month'),
} as const;

const methodWords = {
  farrington: say('farrington.comparedWithTheSame'),
  'gamma-poisson': say('gammaPoisson.comparedWithUpTo'),
} as const;

export const streamTitle = (pack: Pack, { name }: Stream): Text => titleOfName(pack, name);
