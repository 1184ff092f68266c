import type { Ranked, Status } from '#contract';
import { challengesOf, type Ending, type Pack, type Procedure, type State } from '#law/pack';
import type { RankedValue } from '../case-words.ts';
import { stayTitle } from './words.ts';

type Tone = Status['tone'];

/** Where a case stands: its word, with a shape and a colour. */
export const statusOf = (pack: Pack, procedure: Procedure, state: string): Status => {
  const ending = procedure.endings[state];
  return {
    name: state,
    title: stayTitle(pack, procedure, state),
    tone: ending === undefined ? toneOf(procedure, procedure.states[state]) : toneOfEnding(ending),
    ...(ending === undefined ? {} : { ending: ending.kind }),
  };
};

/** A case that rests is in force; one that waits, waits; one that will be struck off if nobody acts is a warning. */
const toneOf = (procedure: Procedure, state: State | undefined): Tone => {
  if (state === undefined || isStayed(procedure, state.name)) return 'waiting';
  if (threatened(procedure, state.name)) return 'warning';
  if (state.waits !== undefined || asksEverybody(procedure, state.name) || isWithAnotherBody(procedure, state.name)) return 'waiting';
  return standsStill(procedure, state.name) ? 'waiting' : 'in-force';
};

/** A draft that anybody may comment on: nobody in particular is waited for, and it is not in force. */
const asksEverybody = (procedure: Procedure, state: string): boolean =>
  Object.values(procedure.orders).some(
    ({ by, from, opens }) => opens !== undefined && by.includes('anyone') && Array.isArray(from) && from.includes(state),
  );

/** The term of another body runs there: nobody here is waited for, and it is not decided. */
const isWithAnotherBody = (procedure: Procedure, state: string): boolean =>
  Object.values(procedure.clocks).some(({ outside, runs }) => outside !== undefined && runs.includes(state));

/** What was decided has no effect until a challenge of it is answered: nothing but such decisions leads here. */
export const isStayed = (procedure: Procedure, state: string): boolean => {
  const into = Object.values(procedure.orders).filter(({ to }) => to === state);
  return (
    into.length > 0 &&
    into.every(
      ({ by, from }) =>
        by.every((role) => role === 'law') && Array.isArray(from) && from.every((place) => challengesOf(procedure, place).length > 0),
    )
  );
};

/** What was granted there counts today: it is not suspended, and its own clock does not stand until another case is over. */
export const isInEffect = (procedure: Procedure, state: string): boolean =>
  isStayed(procedure, state) ||
  (procedure.endings[state] === undefined
    ? !threatened(procedure, state) && !standsStill(procedure, state) && !isWithAnotherBody(procedure, state)
    : procedure.endings[state].kind === 'granted');

/** Nobody is waited for, yet what was granted does not count on: its own clock stands until another case is over. */
const standsStill = (procedure: Procedure, state: string): boolean =>
  procedure.states[state]?.waits === undefined &&
  Object.values(procedure.clocks).some(
    ({ runs, pausedIn }) =>
      pausedIn.includes(state) &&
      runs.some((name) => procedure.states[name]?.shown === 'public' && procedure.states[name].waits === undefined),
  );

const threatened = (procedure: Procedure, state: string): boolean =>
  Object.values(procedure.clocks).some((clock) => {
    const to = clock.runs.includes(state) && clock.silence[0] !== undefined ? procedure.orders[clock.silence[0]]?.to : undefined;
    const kind = to === undefined ? undefined : procedure.endings[to]?.kind;
    return kind === 'revoked' || kind === 'sanctioned';
  });

const toneOfEnding = ({ kind }: Ending): Tone =>
  kind === 'granted' ? 'in-force' : kind === 'revoked' || kind === 'sanctioned' ? 'warning' : 'ended';

export const rankedView = ({ value, title, rank, of }: RankedValue, soFar = false): Ranked => ({
  value,
  title,
  rank,
  of,
  ...(soFar ? { soFar } : {}),
});
