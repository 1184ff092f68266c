import type { Node } from '#law/feel';
import { childrenOf } from '#law/feel';
import type { Value } from '#law/ground';
import type { Pack, Procedure, PromiseMade } from '#law/pack';
import { wordsIn } from '../paths/answer.ts';
import type { Path } from '../paths/path.ts';
import { replay } from './replay.ts';
import type { Replayed, ReplayOptions } from './replayed.ts';

/** Plays a way to where a promise is broken; the last step of the example shows the breach. */
export const witnessOf = (pack: Pack, promise: PromiseMade, path: Path): Replayed =>
  replay(pack, path, {
    name: witnessName(promise.name),
    title: {
      en: `Counterexample, played by demo people. Broken promise: ${promise.says.en}`,
      zh: `反例（人物均为演示）。被违反的承诺：${promise.says.zh}`,
    },
    shows: promise.basis,
    ...shownBy(pack, promise, path),
  });

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
