import type { CaseEvent, LetterSent, Party } from '#law/case';
import type { Day, Text } from '#law/ground';
import type { Circle } from '#law/pack';
import type { RowState } from '#shell/registers';

/**
 * The rows that lists are read from. All of them follow from the events: a pure projector works them out, the store
 * keeps them with the events in one statement, and `rebuild` compares.
 */
export interface DocketRow {
  readonly case: string;
  readonly family: string;
  readonly procedure: string;
  readonly number: string;
  readonly state: string;
  readonly ended: boolean;
  /** The role that is to act. */
  readonly waits: string | null;
  readonly office: string | null;
  readonly title: Text;
  /** The subject's id. */
  readonly subject: string | null;
  readonly tier: string | null;
  readonly openedOn: Day;
  readonly parties: Readonly<Record<string, Party>>;
  /** Party roles that no search finds the case by, since their names are sealed. */
  readonly unnamed?: readonly string[];
  /** The live clock that runs out first. */
  readonly clock: string | null;
  readonly due: Day | null;
  /** Of a clock in hours; milliseconds since 1970. */
  readonly dueInstant: number | null;
  readonly clockState: 'running' | 'paused' | 'met' | 'expired' | null;
  readonly late: boolean;
  readonly provisional: boolean;
  readonly orderNext: string | null;
  readonly shown: Circle;
  /** Of the case's last event. */
  readonly seq: number;
  /** When the last event was recorded; milliseconds since 1970. */
  readonly updatedAt: number;
  readonly pack: string;
}

/** Wakes a case when a clock may have run out; what then follows is decided from the events. */
export interface TimerRow {
  readonly case: string;
  readonly clock: string;
  readonly run: number;
  /** Milliseconds since 1970. */
  readonly wakesAt: number;
}

/** A run of a clock that is over. */
export interface ClockRow {
  readonly case: string;
  readonly procedure: string;
  readonly clock: string;
  readonly run: number;
  readonly from: Day;
  readonly due: Day | null;
  readonly metOn: Day | null;
  /** Calendar days used, pauses left out. */
  readonly days: number;
  readonly workingDays: number | null;
  readonly late: boolean;
  readonly state: 'met' | 'expired';
}

/** A letter as it was sent. The body is kept sealed under a key of its own, which alone can be destroyed. */
export interface LetterRow extends LetterSent {
  readonly case: string;
  readonly seq: number;
  readonly title: Text;
  readonly body: Text;
}

/** Families whose cases have to do with each other across subjects; read together ever after. */
export interface FamilyLink {
  readonly family: string;
  readonly linked: string;
}

export interface Projected {
  readonly docket: readonly DocketRow[];
  readonly timers: readonly TimerRow[];
  readonly clocks: readonly ClockRow[];
  /** In the order in which they came about. */
  readonly registers: readonly RowState[];
}

/** What follows from families of cases, worked out from their events alone. */
export type Projector = (families: LoadedFamilies) => Projected | Promise<Projected>;

export interface LoadedFamilies {
  /** Family → version: the number of its events. An append names these. */
  readonly families: ReadonlyMap<string, number>;
  /** In the order in which they were kept. */
  readonly events: readonly CaseEvent[];
}
