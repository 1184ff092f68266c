import { type Text, text } from '#law/ground';
import type { Guard } from './chart.ts';

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
    if (depth > deepest) throw new GuardFault(text(`the guard is nested deeper than ${deepest} times`, `条件的嵌套超过${deepest}层`));
    depth += 1;
    const read = inner();
    depth -= 1;
    return read;
  };
  const inner = (): Guard => {
    if (taken('not')) return { kind: 'not', of: single() };
    if (taken('(')) {
      const read = either();
      if (!taken(')'))
        throw new GuardFault(
          text(`a bracket is not closed in the guard \`${source.slice(0, 80)}\``, `条件\`${source.slice(0, 80)}\`中有括号未闭合`),
        );
      return read;
    }
    const word = tokens[at];
    at += 1;
    if (word === 'true' || word === 'false') return { kind: 'constant', value: word === 'true' };
    if (word !== undefined && flags.has(word)) return { kind: 'flag', flag: word };
    throw new GuardFault(
      word === undefined
        ? text('the guard ends where a flag should stand', '条件到此结束，而此处应有标志')
        : text(`the guard names \`${word}\`, which is no flag`, `条件中的\`${word}\`不是标志`),
    );
  };
  const guard = either();
  if (at < tokens.length)
    throw new GuardFault(
      text(
        `\`${tokens[at]}\` was not expected in the guard \`${source.slice(0, 80)}\``,
        `条件\`${source.slice(0, 80)}\`中的\`${tokens[at]}\`出现在不当的位置`,
      ),
    );
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
