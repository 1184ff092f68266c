import type { Day, Text, Value } from '#law/ground';
import type { Example } from './model-examples.ts';
import type { Named } from './model-grounds.ts';

/** What a living demo of the pack knows besides its law: invented, and shown as such. */
export interface Demo {
  readonly people: Named<DemoPersona>;
  readonly organisations: Named<DemoOrganisation>;
  /** Person → organisations in which that person has declared an interest. */
  readonly interests: Named<readonly string[]>;
  /** Procedure → what its repeated cases are about. */
  readonly subjects: Named<readonly DemoSubject[]>;
  readonly stories: Named<DemoStory>;
  readonly tours: Named<DemoTour>;
}

export interface DemoPersona {
  readonly name: Text;
  /** What the person is, if not the words of the roles. */
  readonly is?: Text;
  readonly does?: Text;
  /** As in examples: `officer`, `ethics/law`. */
  readonly roles: readonly string[];
  readonly chair: boolean;
  /** The last day on its seat, where it is not that of a whole term. */
  readonly until?: Day;
  /** The organisation for which the person acts. */
  readonly for?: string;
}

export interface DemoOrganisation {
  readonly name: Text;
  readonly number?: string;
}

export interface DemoSubject {
  readonly gives: Named<Value>;
}

export interface DemoStory extends Example {
  /** How often it is told in the year of the demo. */
  readonly times: number;
  /** The day of the story that falls on the demo's today. */
  readonly today?: Day;
  /** Told in a small demo as well. */
  readonly small: boolean;
}

export interface DemoTour {
  readonly title: Text;
  readonly about: Text;
  readonly stops: readonly DemoStop[];
}

export interface DemoStop {
  readonly say: Text;
  /** The person to be, by the name under `people`. */
  readonly as?: string;
  readonly go?: string;
  /** The next stop comes once the address is like this; `*` stands for one part of it. */
  readonly until?: string;
}
