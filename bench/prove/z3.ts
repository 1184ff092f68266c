import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Part } from '../../law/prove/tables/big.fixture.ts';

/** Z3 by its text language: nothing of ours stands between the question and the answer. */
export interface Z3 {
  /** The answers to one script, one a line. */
  ask(script: string): Promise<readonly string[]>;
  /** Its threads keep a process alive. */
  close(): void;
}

interface Z3Module {
  init(): Promise<{ readonly Z3: LowLevel; readonly em: { readonly PThread: { terminateAllThreads(): void } } }>;
}
interface LowLevel {
  mk_config(): unknown;
  mk_context(config: unknown): unknown;
  eval_smtlib2_string(context: unknown, script: string): Promise<string>;
}

export const openZ3 = async (): Promise<Z3> => {
  const peers = createRequire(join(import.meta.dirname, '../peers/package.json'));
  const { Z3, em } = await (peers('z3-solver') as Z3Module).init();
  const context = Z3.mk_context(Z3.mk_config());
  return {
    ask: async (script) =>
      (await Z3.eval_smtlib2_string(context, `(reset)\n${script}`)).split('\n').filter((line) => /^(sat|unsat|unknown)$/.test(line)),
    close: () => em.PThread.terminateAllThreads(),
  };
};

const facts = (inputs: number, name = 'x'): string =>
  Array.from({ length: inputs }, (_, axis) => `(declare-const ${name}${axis} Int) (assert (<= 0 ${name}${axis} 999))`).join('\n');

const matches = ({ low, high }: Part, name = 'x'): string => {
  const cells = low.flatMap((from, axis) => (from === 0 && high[axis] === 999 ? [] : [`(<= ${from} ${name}${axis} ${high[axis]})`]));
  return cells.length === 0 ? 'true' : `(and ${cells.join(' ')})`;
};

/** Is there a fact that no rule matches? */
export const gapScript = (parts: readonly Part[], inputs: number): string =>
  `${facts(inputs)}\n${parts.map((part) => `(assert (not ${matches(part)}))`).join('\n')}\n(check-sat)`;

/** For each pair of these rules: is there a fact that both match? */
export const pairScript = (parts: readonly Part[], inputs: number, pairs: readonly (readonly [number, number])[]): string =>
  `${facts(inputs)}\n${pairs
    .map(([a, b]) => `(push)(assert ${matches(parts[a]!)})(assert ${matches(parts[b]!)})(check-sat)(pop)`)
    .join('\n')}`;

/** For each of these rules: is there a fact that it matches and no rule before it? */
export const maskedScript = (parts: readonly Part[], inputs: number, rules: readonly number[]): string =>
  `${facts(inputs)}\n${rules
    .map((rule) => {
      const before = parts.slice(0, rule).map((part) => `(assert (not ${matches(part)}))`);
      return `(push)(assert ${matches(parts[rule]!)})${before.join('')}(check-sat)(pop)`;
    })
    .join('\n')}`;

/** The rank of what the first rule that matches says; the answers go round from low to high. */
const rank = (parts: readonly Part[], name: string, from = 0): string =>
  `${parts.map((part, index) => `(ite ${matches(part, name)} ${(index + from) % 3} `).join('')}0${')'.repeat(parts.length)}`;

/** Are there two facts that differ in the first input alone, of which the higher has the lower answer? */
export const monotoneScript = (parts: readonly Part[], inputs: number): string => {
  const others = Array.from({ length: inputs - 1 }, (_, index) => `(assert (= x${index + 1} y${index + 1}))`).join('');
  return `${facts(inputs)}\n${facts(inputs, 'y')}\n${others}(assert (< x0 y0))(assert (> ${rank(parts, 'x')} ${rank(parts, 'y')}))(check-sat)`;
};

/** Is there a fact that two versions of a table answer otherwise? */
export const diffScript = (before: readonly Part[], after: readonly Part[], inputs: number): string =>
  `${facts(inputs)}\n(assert (not (= ${rank(before, 'x')} ${rank(after, 'x')})))(check-sat)`;
