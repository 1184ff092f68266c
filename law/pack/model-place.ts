import type { Text } from '#law/ground';
import type { DayName, StatuteProfile } from './keys-place.ts';
import type { Place } from './model-grounds.ts';

/** The city as its pack declares it (`place.yaml`), or what follows from `pack.yaml` where that file is missing. */
export interface DeclaredPlace {
  readonly name: string;
  readonly title: Text;
  readonly week: Week;
  readonly emergency: readonly EmergencyNumber[];
  /** How an article is cited: words with `{article}` and, if they want it, `{source}`. Missing: the form of each language. */
  readonly citation?: Text;
  readonly statutes: StatuteProfile;
  readonly home: Home;
  /** Of the file that declares it. */
  readonly at: Place;
}

export interface Week {
  readonly starts: DayName;
  readonly weekend: readonly DayName[];
}

export interface EmergencyNumber {
  readonly call: string;
  readonly for: Text;
}

/** What the home page says and offers. What is missing is taken from the pack's title and its registers. */
export interface Home {
  readonly lead?: Text;
  readonly text?: Text;
  readonly search?: Text;
  /** What the primary register is called in the navigation. */
  readonly nav?: Text;
  /** The primary register. */
  readonly register?: string;
  readonly tasks: readonly HomeTask[];
}

export interface HomeTask {
  readonly title: Text;
  readonly text?: Text;
  readonly procedure: string;
  readonly order?: string;
}
