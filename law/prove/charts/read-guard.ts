import type { Text } from '#law/ground';
import type { Guard } from './chart.ts';
import { say } from './say.ts';

/** Deeper than anybody writes, and far from where the stack ends. */
const deepest = 100;

/** Reads `a and not (b or c)`. Throws a `GuardFault` that says in one sentence what is wrong. */
export const readGuard = (source: string, flags: ReadonlySet<string>): Guard => {
  const tokens = source.match(/[()]|[^\s()]+/g) ?? [];
  let at = 0;
  let depth = 0;
  const taken = (token: string): boolean => {
    if (tokens[at] !== token) return false;
    at += 1;
    return true;
  };
  const several = (kind: 'and' | 'or', term: () => Guard): Guard => {
    const terms = [term()];
    while (taken(kind)) terms.push(term());
    return terms.length === 1 ? terms[0]! : { kind, terms };
  };
  const either = (): Guard => several('or', both);
  const both = (): Guard => several('and', single);
  const single = (): Guard => {
    if (depth > deepest) throw new GuardFault(say('single.theGuardIsNested', { deepest }));
    depth += 1;
    const read = inner();
    depth -= 1;
    return read;
  };
  const inner = (): Guard => {
    if (taken('not')) return { kind: 'not', of: single() };
    if (taken('(')) {
      const read = either();
      if (!taken(')')) throw new GuardFault(say('inner.aBracketIsNot', { source: source.slice(0, 80) }));
      return read;
    }
    const word = tokens[at];
    at += 1;
    if (word === 'true' || word === 'false') return { kind: 'constant', value: word === 'true' };
    if (word !== undefined && flags.has(word)) return { kind: 'flag', flag: word };
    throw new GuardFault(word === undefined ? say('inner.theGuardEndsWhere') : say('inner.theGuardNamesWhich', { word }));
  };
  const guard = either();
  if (at < tokens.length) throw new GuardFault(say('readGuard.wasNotExpectedIn', { tokens: tokens[at], source: source.slice(0, 80) }));
  return guard;
};

/** Thrown by `readGuard` alone. */
export class GuardFault extends Error {
  override readonly name = 'GuardFault';
  readonly text: Text;
  constructor(text: Text) {
    super(text.en);
    this.text = text;
  }
}
