import type { Text } from '#law/ground';
import type { ClockDef, Pack, Procedure } from '#law/pack';
import { anyOf, listed, sentences, silenceOf, stayTitle } from '../view/index.ts';
import { say } from './say.ts';
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
      ? say('countedWords.fromTheMoment')
      : def.start === 'day-after'
        ? say('countedWords.fromTheDayAfter')
        : say('countedWords.fromTheDay');
  return say('countedWords.theCaseEntersUntil', {
    limit,
    day,
    states,
    unitIsHours: def.within.unit === 'hours',
    startIsDayAfter: def.start === 'day-after',
  });
};

const pausedWords = (pack: Pack, procedure: Procedure, { pausedIn, pausedBy }: ClockDef): Text | undefined => {
  const paused = [...pausedIn, ...pausedBy];
  if (paused.length === 0) return undefined;
  const names = listed(paused.map((name) => stayTitle(pack, procedure, name)));
  return say('pausedWords.notCountedFirstAnd', { names });
};

const extendedWords = (pack: Pack, { extend }: ClockDef): Text | undefined => {
  if (extend === undefined) return undefined;
  const by = durationInWords(pack, extend.by).words;
  const times = extend.times === 1 ? say('extendedWords.once') : say('extendedWords.times', { times: extend.times });
  return say('extendedWords.itCanBeExtended', { times, by });
};

const rolledWords = ({ within, roll }: ClockDef): Text | undefined =>
  (within.unit === 'days' || within.unit === 'months') && roll === 'next-working-day' ? say('rolledWords.aLastDayThat') : undefined;
