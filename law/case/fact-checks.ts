import type { Text } from '#law/ground';
import type { FactCheck, Pack } from '#law/pack';
import type { CaseScope } from './scope.ts';

interface Owned extends FactCheck {
  readonly owner: string;
}

/**
 * Why an answer does not go with others, in the words of the pack; nothing if it does, or as long as something is not known.
 * A check is said at its own fact where that is given now, else at the one that was given.
 * @param scope the case with the answers in it
 * @param isGiven which facts are given now
 */
export const failedCheck = (scope: CaseScope, fact: string, isGiven: (fact: string) => boolean): Text | undefined =>
  checksBy(scope.pack)
    .get(fact)
    ?.find(
      ({ owner, that }) =>
        (owner === fact || !isGiven(owner)) && that.reads.every(([name]) => scope.fact(name!) !== null) && that.evaluate(scope) !== true,
    )?.says;

const known = new WeakMap<Pack, ReadonlyMap<string, readonly Owned[]>>();

/** The checks that read each fact. */
const checksBy = (pack: Pack): ReadonlyMap<string, readonly Owned[]> => {
  const before = known.get(pack);
  if (before !== undefined) return before;
  const made = new Map<string, Owned[]>();
  for (const { name: owner, checks } of Object.values(pack.facts)) {
    for (const check of checks) {
      for (const name of new Set(check.that.reads.map(([first]) => first!)))
        made.set(name, [...(made.get(name) ?? []), { ...check, owner }]);
    }
  }
  known.set(pack, made);
  return made;
};
