/** What is wrong with a procedure; the kinds are those of the golden set (`test/golden/prove/README.md`). */
export type ProcedureFinding = Located & {
  /** A shortest way to see it: transitions, and `expire:clock` where a clock runs out. Missing where what is found is that nothing leads there. */
  readonly trace?: readonly string[];
  readonly message: string;
};

export type Located =
  | { readonly kind: 'unreachable-state' | 'dead-end' | 'no-timeout' | 'clock-not-restarted'; readonly state: string }
  | { readonly kind: 'dead-transition'; readonly transition: string }
  | { readonly kind: 'livelock'; readonly states: readonly string[] }
  | { readonly kind: 'unbounded'; readonly promise: string; readonly states: readonly string[] }
  | { readonly kind: 'clock-without-effect'; readonly clock: string; readonly state: string }
  | { readonly kind: 'repeat-step'; readonly promise: string; readonly step: string }
  | { readonly kind: 'precedence'; readonly promise: string; readonly first: string; readonly then: string }
  | { readonly kind: 'separation'; readonly promise: string; readonly steps: readonly string[]; readonly person: string }
  | { readonly kind: 'ambiguous'; readonly state: string; readonly on: string; readonly transitions: readonly [string, string] };

export interface ProcedureChecked {
  /** No finding, and everything was explored. */
  readonly ok: boolean;
  readonly findings: readonly ProcedureFinding[];
  readonly configurations: number;
  readonly moves: number;
  /** Set where the budget did not suffice: the findings hold, but that there are no others is not proved. */
  readonly notProved?: string;
}

/** Said in one sentence. */
export const sayFinding = (found: Located): string => {
  switch (found.kind) {
    case 'unreachable-state':
      return `\`${found.state}\` is never reached`;
    case 'dead-transition':
      return `\`${found.transition}\` is never taken, though the state it leaves is reached`;
    case 'dead-end':
      return `in \`${found.state}\` nothing can happen any more, and it is no ending`;
    case 'livelock':
      return `from ${list(found.states)} no ending can be reached, though moves go on`;
    case 'unbounded':
      return `the case can go round for ever through ${list(found.states)}`;
    case 'no-timeout':
      return `\`${found.state}\` waits, and no clock ever leads out of it`;
    case 'clock-not-restarted':
      return `\`${found.state}\` waits with a clock on one way in and without on another`;
    case 'clock-without-effect':
      return `\`${found.clock}\` can run out in \`${found.state}\` without effect`;
    case 'repeat-step':
      return `\`${found.step}\` can be done twice`;
    case 'precedence':
      return `\`${found.then}\` can be done before \`${found.first}\``;
    case 'separation':
      return `\`${found.person}\` can do both ${list(found.steps)}`;
    case 'ambiguous':
      return `in \`${found.state}\` \`${found.on}\` can mean ${list(found.transitions, 'or')}`;
  }
};

const list = (words: readonly string[], joint = 'and'): string => {
  const quoted = words.map((word) => `\`${word}\``);
  return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} ${joint} ${quoted.at(-1)}`;
};
