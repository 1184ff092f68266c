import type { Day } from '#law/ground';
import { inline, type Queries } from '#shell/db';

/** A date of a case that a notice moved, as it is kept. */
export interface KeptMove {
  readonly notice: number;
  readonly case: string;
  readonly clock: string;
  readonly run: number;
  readonly kind: 'clock' | 'challenge';
  readonly before: string | null;
  readonly after: string | null;
  readonly provisionalAfter: boolean;
  readonly on: Day;
}

const ofCase = inline(
  `select notice, case_id as "case", clock, run, kind, due_before as before, due_after as after,
     provisional_after as "provisionalAfter", moved_on as "on"
   from calendar_move where case_id = $1 order by notice, clock, run`,
);

/** What changes of the calendar did to a case, the first one first. */
export const movesOfCase = (database: Queries, caseId: string): Promise<readonly KeptMove[]> => database.query<KeptMove>(ofCase, [caseId]);
