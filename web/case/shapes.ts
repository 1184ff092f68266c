import type { Mark, Ranked } from '#web/law';
import type { Text, TimeUnit } from '#web/ui';

// What the drawings need of what the server sends: the contract's own views fit in, and so does a hand-made object.

/** One day of the ribbon. `off`: no working day. `start`: the day of the event, not counted itself. `missed`: the due day that went by. */
export interface DayCell {
  readonly day: string;
  readonly kind: 'start' | 'counted' | 'to-come' | 'added' | 'paused' | 'off' | 'late' | 'missed' | 'not-counted';
  /** Number of the day counted, or of the day late. */
  readonly n?: number;
  readonly madeUp?: boolean;
  readonly holiday?: boolean;
  readonly due?: boolean;
  readonly today?: boolean;
  readonly provisional?: boolean;
}

export interface Span {
  readonly from: string;
  /** Missing while it lasts. */
  readonly to?: string;
  readonly kind: 'counted' | 'paused' | 'extended' | 'late' | 'provisional' | 'not-counted';
  readonly text: Text;
}

export interface ClockStep {
  readonly from: string;
  readonly to?: string;
  readonly text: Text;
  readonly counted?: unknown;
  readonly of?: unknown;
  readonly marks: readonly Mark[];
}

export interface ClockView {
  readonly clock: string;
  readonly title: Text;
  readonly state: 'running' | 'paused' | 'met' | 'expired' | 'late';
  readonly kind?: 'clock' | 'challenge';
  readonly sentence: Text;
  readonly leftWords: Text;
  readonly left?: number;
  readonly unit: TimeUnit;
  readonly due?: string;
  readonly provisional: boolean;
  readonly why?: Text;
  readonly silence: Text;
  /** When reminders of it go out. */
  readonly reminders?: Text;
  /** Without pause → with pause → with extension. */
  readonly chain: readonly { readonly what: string; readonly due?: string; readonly words: Text }[];
  readonly steps: readonly ClockStep[];
  readonly days: readonly DayCell[];
  readonly spans: readonly Span[];
  readonly mark?: Mark;
}

/** Where a case stood, from when to when. */
export interface Stays {
  readonly sentence: Text;
  readonly rows: readonly {
    readonly title: Text;
    readonly from: string;
    readonly to?: string;
    readonly waits?: Text;
    readonly days?: number;
    readonly workingDays?: number;
  }[];
}

export interface QuestionOption {
  readonly value: string;
  readonly title: Text;
  readonly help?: Text;
}

/** A question as one control. */
export interface Question {
  readonly fact: string;
  readonly ask: Text;
  readonly help?: Text;
  readonly example?: Text;
  readonly type: 'choice' | 'yes-no' | 'number' | 'date' | 'text' | 'file' | 'case' | 'list' | 'act';
  readonly options?: readonly QuestionOption[];
  readonly unit?: Text;
  readonly min?: unknown;
  readonly max?: unknown;
  readonly step?: unknown;
  readonly maxSize?: number;
  /** Of a file: ends of names that it takes, and the kinds in words. */
  readonly accept?: string;
  readonly accepts?: Text;
  readonly several: boolean;
  readonly optional: boolean;
  readonly personal?: boolean;
  readonly why?: Text;
  readonly marks: readonly Mark[];
}

/** An order this reader might give, with what stands in its way. The web holds no rule. */
export interface OrderOffer {
  readonly order: string;
  readonly title: Text;
  readonly lawful: boolean;
  /** The usual next one: drawn solid. */
  readonly usual?: boolean;
  readonly refusal?: { readonly refusal: string; readonly text: Text; readonly wayOut?: Text; readonly marks: readonly Mark[] };
  readonly lawfulFrom?: string;
  /** A form follows. */
  readonly needs: readonly unknown[];
  readonly next?: Text;
  /** Who comes after. */
  readonly after?: Text;
  readonly letter?: { readonly title: Text };
  readonly marks: readonly Mark[];
}

export type Tone = 'in-force' | 'waiting' | 'warning' | 'to-come' | 'ended';

export interface Status {
  readonly title: Text;
  readonly tone: Tone;
}

export interface DocketRow {
  readonly case: string;
  readonly number: string;
  readonly group: 'late' | 'today' | 'week' | 'later' | 'stands' | 'none';
  readonly title: Text;
  readonly matter: Text;
  readonly tier?: Ranked;
  readonly left: Text;
  readonly leftDays?: number;
  readonly due?: string;
  readonly provisional: boolean;
  /** On the shared axis: days from today, to the left of 0 where late. */
  readonly lane: readonly { readonly from: number; readonly to: number; readonly kind: 'left' | 'late' | 'paused' }[];
  readonly next?: { readonly title: Text; readonly lawful: boolean };
  readonly waits?: Text;
  /** Who works on it, and until when that colleague is away. */
  readonly holder?: { readonly name: string; readonly you: boolean; readonly away?: string };
  readonly mark?: Mark;
  readonly fresh?: boolean;
}

export interface StoryLine {
  readonly on: string;
  readonly at?: string;
  readonly countsFrom?: string;
  readonly label?: Text;
  readonly text: Text;
  readonly marks: readonly Mark[];
  readonly tone?: Tone;
  readonly seq?: number;
  readonly by?: Text;
  readonly href?: string;
}

/** A look that a trial planned: people of the row, harms so far of how many that would stop it. */
export interface TrialLook {
  readonly at: number;
  readonly of: number;
  readonly used: number;
  readonly stops: number;
  readonly harms?: number;
  readonly on?: string;
  readonly harmAt: readonly number[];
}

/** Somebody opened, or tried to open, a case or a part of it. */
export interface ReadingLine {
  readonly on: string;
  readonly case: { readonly number: string; readonly href: string };
  readonly who: Text;
  readonly did: Text;
  readonly refused: boolean;
  readonly marks: readonly Mark[];
}

export interface PathStep {
  readonly title: Text;
  readonly at: 'done' | 'now' | 'to-come';
  readonly on?: string;
  readonly words?: Text;
}

export interface FactView {
  readonly fact: string;
  readonly title: Text;
  readonly words: Text;
  readonly known: boolean;
  readonly source: { readonly kind: string; readonly words: Text; readonly on?: string };
  readonly standing: Mark['standing'];
  readonly erased?: boolean;
  readonly setAside?: boolean;
  readonly mark?: Mark;
  /** Said beside the value, in the colour of waiting: `disputed: applicant says 9,000`. */
  readonly disputed?: Text;
}

/** A case in the drawing of all cases about one subject. */
export interface GraphNode {
  readonly case: {
    readonly id?: string;
    readonly number: string;
    readonly procedure: { readonly title: Text };
    readonly status: Status;
    readonly opened: string;
    readonly ended?: string;
    readonly href?: string;
  };
  /** Index of the case that it hangs on. */
  readonly under?: number;
  readonly link?: 'child' | 'challenge';
  readonly here?: boolean;
}

export interface CaseGraphShown {
  readonly sentence: Text;
  readonly nodes: readonly GraphNode[];
}
