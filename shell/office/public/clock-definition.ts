import { type Text, text } from '#law/ground';
import type { ClockDef, Pack, Procedure } from '#law/pack';
import { anyOf, listed, sentences, silenceOf, stayTitle } from '../view/index.ts';
import { durationInWords } from './words.ts';

/** What a clock measures, from the pack's own words: from when, what is left out, what can be added, what follows. */
export const definitionOf = (pack: Pack, procedure: Procedure, def: ClockDef, limit: Text): Text =>
  sentences(
    countedWords(pack, procedure, def, limit),
    pausedWords(pack, procedure, def),
    extendedWords(pack, def),
    rolledWords(def),
    silenceOf(pack, procedure, def),
  );

const countedWords = (pack: Pack, procedure: Procedure, def: ClockDef, limit: Text): Text => {
  const states = anyOf(def.runs.map((state) => stayTitle(pack, procedure, state)));
  const day =
    def.within.unit === 'hours'
      ? text('from the moment', '自')
      : def.start === 'day-after'
        ? text('from the day after', '自')
        : text('from the day', '自');
  const zhEnd = def.within.unit === 'hours' ? '时起计算' : def.start === 'day-after' ? '次日起计算' : '当日起计算';
  return text(
    `${limit.en} ${day.en} the case enters “${states.en}”, until it leaves it.`,
    `期限${limit.zh}，自案件进入“${states.zh}”${zhEnd}，至离开该状态之日止。`,
  );
};

const pausedWords = (pack: Pack, procedure: Procedure, { pausedIn, pausedBy }: ClockDef): Text | undefined => {
  const paused = [...pausedIn, ...pausedBy];
  if (paused.length === 0) return undefined;
  const names = listed(paused.map((name) => stayTitle(pack, procedure, name)));
  return text(`Not counted: ${names.en}, first and last day included.`, `下列期间不计入（含首尾两日）：${names.zh}。`);
};

const extendedWords = (pack: Pack, { extend }: ClockDef): Text | undefined => {
  if (extend === undefined) return undefined;
  const by = durationInWords(pack, extend.by).words;
  const times = extend.times === 1 ? text('once', '一次') : text(`${extend.times} times`, `${extend.times}次`);
  return text(`It can be extended ${times.en} by ${by.en}.`, `可以延长${times.zh}，每次${by.zh}。`);
};

const rolledWords = ({ within, roll }: ClockDef): Text | undefined =>
  (within.unit === 'days' || within.unit === 'months') && roll === 'next-working-day'
    ? text('A last day that is no working day moves to the next one.', '届满日为非工作日的，顺延至其后首个工作日。')
    : undefined;
