/** Answers of the front door, kept on this device alone until a form is begun with them. */
export interface StartAnswers {
  readonly want: string;
  readonly gives: Readonly<Record<string, unknown>>;
}

const key = 'start';

/** What was answered here before; nothing where storage is closed, or holds something else. */
export const startAnswers = (): StartAnswers | undefined => {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    return isAnswers(kept) ? kept : undefined;
  } catch {
    return undefined;
  }
};

const isAnswers = (kept: unknown): kept is StartAnswers =>
  typeof kept === 'object' &&
  kept !== null &&
  'want' in kept &&
  typeof kept.want === 'string' &&
  'gives' in kept &&
  typeof kept.gives === 'object' &&
  kept.gives !== null;

/** `undefined` forgets them. */
export const keepStartAnswers = (answers: StartAnswers | undefined): void => {
  try {
    if (answers === undefined) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(answers));
  } catch {
    // A device that keeps nothing asks again: nothing else is lost.
  }
};
