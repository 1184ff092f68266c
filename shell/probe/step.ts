/** A step on the way of an order. */
export type Step = 'order' | 'decide' | 'append';

/** What is known of a step; the caller fills in `outcome` before it ends. Never an id, a name or a value of a case. */
export interface StepAbout {
  /** Of the pack: `complaint`. */
  readonly procedure?: string | undefined;
  /** Of the pack: `complain`. */
  readonly order?: string | undefined;
  /** `decided`, or the name of the refusal. */
  outcome?: string;
}

/** Runs the work of each step and sees how long it takes. */
export interface StepListener {
  step<T>(step: Step, about: StepAbout, work: () => Promise<T>): Promise<T>;
}

let listener: StepListener | undefined;

/** Hears of all steps from now on; gives back the way to stop. There is one listener or none. */
export const listenToSteps = (heard: StepListener): (() => void) => {
  listener = heard;
  return () => {
    listener = undefined;
  };
};

/** Runs one step. Where nobody listens it is the work alone. */
export const stepped = <T>(step: Step, about: StepAbout, work: () => Promise<T>): Promise<T> =>
  listener === undefined ? work() : listener.step(step, about, work);
