import { childrenOf, type Node } from '#law/feel';
import type { Value } from '#law/ground';
import type { Pack, Procedure, PromiseMade } from '#law/pack';
import { wordsIn } from '../paths/answer.ts';
import type { Path } from '../paths/path.ts';
import { promiseSentence } from '../sentence/promise-sentence.ts';
import { replay } from './replay.ts';
import type { Replayed, ReplayOptions } from './replayed.ts';
import { say } from './say.ts';

/** Plays a way to where a promise is broken; the last step of the example shows the breach. */
export const witnessOf = (pack: Pack, promise: PromiseMade, path: Path): Replayed => {
  const sentence = promiseSentence(pack, promise);
  return replay(pack, path, {
    name: witnessName(promise.name),
    title: say('witnessOf.counterexamplePlayedByDemo', { sentence }),
    shows: promise.basis,
    ...shownBy(pack, promise, path),
  });
};

/** How long a case is seen to wait where nothing bounds it. */
const waitedDays = 183;

/**
 * Plays the way that takes longest: in the stretch each step waits as long as no clock is late. Where there is no bound, the case is left to stand for half a year at
 * the end.
 */
export const longestPlayed = (pack: Pack, promise: PromiseMade, path: Path, isBounded: boolean): Replayed => {
  const sentence = promiseSentence(pack, promise);
  return replay(pack, path, {
    name: `${isBounded ? 'longest' : 'late'}-${promise.name}`,
    title: isBounded ? say('longestPlayed.theLongestWayPlayed', { sentence }) : say('longestPlayed.aWayWithoutA', { sentence }),
    shows: promise.basis,
    ...shownBy(pack, promise, path),
    ...(isBounded ? {} : { waits: waitedDays }),
  });
};

/** The example in which a promise is broken. */
export const witnessName = (promise: string): string => `counterexample-${promise}`;

/** What has to be seen at the end: the condition of the promise with its facts, or how long it took. */
const shownBy = (pack: Pack, promise: PromiseMade, path: Path): ReplayOptions => {
  const condition = promise.formulas['if'];
  if ((promise.form === 'never' || promise.form === 'always') && condition !== undefined)
    return { tells: factsIn(pack, condition.ast), ends: { condition, holds: promise.form === 'never' } };
  if (promise.form !== 'within') return {};
  const body = promise.body as Readonly<Record<string, Value>>;
  return { lateIn: stretchOf(pack.procedures[path.procedure]!, wordsIn(body['from']), wordsIn(body['to'])) };
};

const factsIn = (pack: Pack, node: Node): readonly string[] => [
  ...new Set([
    ...(node.kind === 'name' && pack.facts[node.name] !== undefined ? [node.name] : []),
    ...childrenOf(node).flatMap((child) => factsIn(pack, child)),
  ]),
];

/** The states between two places, guards left aside. */
const stretchOf = (procedure: Procedure, from: readonly string[], to: readonly string[]): readonly string[] => {
  const stretch = new Set(from);
  for (const place of stretch) {
    for (const { from: lawfulIn, to: next } of Object.values(procedure.orders)) {
      const isHere = lawfulIn === 'open' ? procedure.states[place] !== undefined : lawfulIn !== 'opening' && lawfulIn.includes(place);
      if (isHere && next !== undefined && !to.includes(next) && procedure.states[next] !== undefined) stretch.add(next);
    }
  }
  return [...stretch];
};
