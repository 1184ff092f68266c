import { namesInText, type Text, type Worded } from '#law/ground';
import { say } from './say.ts';
/** What is wrong with a procedure; the kinds are those of the golden set (`test/golden/prove/README.md`). */
export type ProcedureFinding = Located &
  Worded & {
    /** A shortest way to see it: transitions, and `expire:clock` where a clock runs out. Missing where what is found is that nothing leads there. */
    readonly trace?: readonly string[];
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
  /** The same in both languages. */
  readonly why?: Text;
}

/** Said in one sentence. */
export const sayFinding = (found: Located): Text => {
  switch (found.kind) {
    case 'unreachable-state':
      return say('sayFinding.isNeverReached', { state: found.state });
    case 'dead-transition':
      return say('sayFinding.isNeverTakenThough', { transition: found.transition });
    case 'dead-end':
      return say('sayFinding.inNothingCanHappen', { state: found.state });
    case 'livelock':
      return say('sayFinding.fromNoEndingCan', { states: namesInText(found.states, 'and') });
    case 'unbounded':
      return say('sayFinding.theCaseCanGo', { states: namesInText(found.states, 'and') });
    case 'no-timeout':
      return say('sayFinding.waitsAndNoClock', { state: found.state });
    case 'clock-not-restarted':
      return say('sayFinding.waitsWithAClock', { state: found.state });
    case 'clock-without-effect':
      return say('sayFinding.canRunOutIn', { clock: found.clock, state: found.state });
    case 'repeat-step':
      return say('sayFinding.canBeDoneTwice', { step: found.step });
    case 'precedence':
      return say('sayFinding.canBeDoneBefore', { then: found.then, first: found.first });
    case 'separation':
      return say('sayFinding.canDoBoth', { person: found.person, steps: namesInText(found.steps, 'and') });
    case 'ambiguous':
      return say('sayFinding.inCanMean', { state: found.state, on: found.on, transitions: namesInText(found.transitions, 'or') });
  }
};
