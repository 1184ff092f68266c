import { namesInText, type Text, text, type Worded } from '#law/ground';
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
      return text(`\`${found.state}\` is never reached`, `案件永远不会到达\`${found.state}\``);
    case 'dead-transition':
      return text(
        `\`${found.transition}\` is never taken, though the state it leaves is reached`,
        `\`${found.transition}\`所离开的状态可以到达，但\`${found.transition}\`从未发生`,
      );
    case 'dead-end':
      return text(
        `in \`${found.state}\` nothing can happen any more, and it is no ending`,
        `案件在\`${found.state}\`中不能再有任何进展，而此处并非结局`,
      );
    case 'livelock':
      return text(
        `from ${namesInText(found.states, 'and').en} no ending can be reached, though moves go on`,
        `自${namesInText(found.states).zh}起，案件虽可继续变动，但无法到达任何结局`,
      );
    case 'unbounded':
      return text(
        `the case can go round for ever through ${namesInText(found.states, 'and').en}`,
        `案件可以在${namesInText(found.states).zh}之间无限循环`,
      );
    case 'no-timeout':
      return text(`\`${found.state}\` waits, and no clock ever leads out of it`, `\`${found.state}\`处于等待，却没有任何期限能使案件离开`);
    case 'clock-not-restarted':
      return text(
        `\`${found.state}\` waits with a clock on one way in and without on another`,
        `\`${found.state}\`处于等待：经一条路径进入时有期限，经另一条则没有`,
      );
    case 'clock-without-effect':
      return text(
        `\`${found.clock}\` can run out in \`${found.state}\` without effect`,
        `\`${found.clock}\`可能在\`${found.state}\`中届满，却不产生任何后果`,
      );
    case 'repeat-step':
      return text(`\`${found.step}\` can be done twice`, `\`${found.step}\`可以办理两次`);
    case 'precedence':
      return text(`\`${found.then}\` can be done before \`${found.first}\``, `\`${found.then}\`可以先于\`${found.first}\`办理`);
    case 'separation':
      return text(
        `\`${found.person}\` can do both ${namesInText(found.steps, 'and').en}`,
        `\`${found.person}\`一人可以办理${namesInText(found.steps, 'and').zh}`,
      );
    case 'ambiguous':
      return text(
        `in \`${found.state}\` \`${found.on}\` can mean ${namesInText(found.transitions, 'or').en}`,
        `在\`${found.state}\`中，\`${found.on}\`所指不明：可能是${namesInText(found.transitions, 'or').zh}`,
      );
  }
};
