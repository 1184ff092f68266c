import { readersIn } from '#law/pack';
import { placeOf } from '#shell/ledger';
import type { Desk } from './desk.ts';
import type { Reader } from './reader.ts';

type Kept = Pick<Desk, 'keeper'>;
type Posted = Pick<Reader, 'held'>;

/**
 * Where a reader's posts read cases, as lists of cases ask for it: text of the law, procedure and state, of every text that a case may rest on. What
 * only those read who work on the case is in no list.
 */
export const placesRead = ({ keeper }: Kept, { held }: Posted): readonly string[] =>
  held.length === 0
    ? []
    : [...keeper.shelf.versions(), ...keeper.shelf.takenBack()].flatMap(({ digest, pack }) =>
        Object.values(pack.procedures).flatMap((procedure) => {
          if (!held.some((role) => procedure.reads[role] !== undefined)) return [];
          return [...Object.values(procedure.states), ...Object.values(procedure.endings)].flatMap(({ name, inside }) =>
            inside !== 'workers' && readersIn(pack, procedure, name).some((role) => held.includes(role))
              ? [placeOf(digest, procedure.name, name)]
              : [],
          );
        }),
      );

/** Procedures of all texts in which a reader's posts read something. */
export const proceduresRead = ({ keeper }: Kept, { held }: Posted): readonly string[] => [
  ...new Set(
    keeper.shelf
      .versions()
      .flatMap(({ pack }) =>
        Object.values(pack.procedures).flatMap(({ name, reads }) => (held.some((role) => reads[role] !== undefined) ? [name] : [])),
      ),
  ),
];
