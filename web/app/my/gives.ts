import type { WizardView } from '#contract';

export type Gives = Readonly<Record<string, unknown>>;
export type Step = WizardView['steps'][number];

/** What is sent: answers, without those that were left empty. Values are exact on the wire; the page only hands them on. */
export const sent = (gives: Gives): never =>
  Object.fromEntries(
    Object.entries(gives).filter(([, value]) => value !== undefined && value !== null && value !== '' && !isEmptyList(value)),
  ) as never;

const isEmptyList = (value: unknown): boolean =>
  Array.isArray(value) &&
  value.every(
    (row) =>
      typeof row === 'object' && row !== null && Object.values(row).every((cell) => cell === undefined || cell === null || cell === ''),
  );

const small: ReadonlySet<string> = new Set(['yes-no', 'number', 'date', 'text']);

/** One question a screen; small ones of the same section that follow each other share one. */
export const screensOf = (steps: readonly Step[]): readonly (readonly Step[])[] => {
  const screens: Step[][] = [];
  for (const step of steps) {
    const last = screens.at(-1);
    const before = last?.at(-1);
    const joins =
      last !== undefined &&
      before !== undefined &&
      last.length < 4 &&
      step.section !== undefined &&
      step.section.en === before.section?.en &&
      small.has(step.question.type) &&
      small.has(before.question.type);
    if (joins) last.push(step);
    else screens.push([step]);
  }
  return screens;
};
