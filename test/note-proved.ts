import { expect, inject } from 'vitest';

/** Before a test file of the shell: what `proved-once.ts` proved need not be proved again. The pure floors are tested without it. */
const path = expect.getState().testPath ?? '';
const proved = inject('proved');
if (/[/\\](shell|test)[/\\]/.test(path.slice(process.cwd().length)) && proved !== undefined) {
  const { noteProved } = await import('../shell/office/prover.ts');
  noteProved(proved.text, proved.promises);
}
