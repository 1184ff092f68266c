import { inject } from 'vitest';

/** Before a test file of the city: what `proved-once.ts` proved need not be proved again. The pure floors are tested without it. */
const proved = inject('proved');
if (proved !== undefined) {
  const { noteProved } = await import('../shell/office/prover.ts');
  noteProved(proved.text, proved.promises);
}
