import { canonicalJson, type Finding, type Value } from '#law/ground';
import { checkTransitions, type Pack } from '#law/pack';
import { diffTables, type Outcome } from '../tables/index.ts';
import { type CaseChange, type CaseGiven, changedCases } from './case-changes.ts';
import { type CaseMove, movedCases, type TakenOver, takenOver } from './case-moves.ts';
import { type DutySeam, dutySeams } from './duty-seams.ts';
import { type ElementChange, elementChanges } from './element-changes.ts';

/** What a new text of a pack changes: on which facts tables answer otherwise, what procedures do otherwise, and which cases given with it would be decided otherwise. */
export interface PackDiff {
  readonly tables: readonly TableChanged[];
  readonly procedures: readonly { readonly procedure: string; readonly changes: readonly ElementChange[] }[];
  readonly cases?: readonly CaseChange[];
  /** Which open cases the new text takes over from the old one: procedure, state, and what it is called there. */
  readonly transition?: readonly TakenOver[];
  /** Of the cases given with where they stand, those that go over; and what such cases would lose. */
  readonly moves?: readonly CaseMove[];
  readonly lost?: readonly Finding[];
  /** Duties of which a period falls between the two texts, or is wanted by both. */
  readonly duties?: readonly DutySeam[];
}

export interface TableChanged {
  readonly table: string;
  /** One set of facts for each change of outcome, with how many facts change so, where they can be counted. */
  readonly changed: readonly { readonly facts: Value; readonly before: Value; readonly after: Value; readonly points?: unknown }[];
  /** How large a part of all facts comes out otherwise: exact, as a decimal; missing where it was not counted. */
  readonly region?: unknown;
  readonly notProved?: readonly string[];
}

/** Old cases keep old law, but for those that a transition moves: what is told of the others is what would become of them if they were opened under the new text. */
export const diffPacks = (before: Pack, after: Pack, cases?: readonly CaseGiven[]): PackDiff => ({
  tables: names(before.tables, after.tables).flatMap((name) => tableChanged(before, after, name) ?? []),
  procedures: names(before.procedures, after.procedures).flatMap((procedure) => {
    const changes = elementChanges(before.procedures[procedure], after.procedures[procedure]);
    return changes.length === 0 ? [] : [{ procedure, changes }];
  }),
  ...(cases !== undefined && { cases: changedCases(before, after, cases) }),
  ...movesIn(before, after, cases),
  ...seamsIn(before, after),
});

const seamsIn = (before: Pack, after: Pack): Pick<PackDiff, 'duties'> => {
  const duties = dutySeams(before, after);
  return duties.length === 0 ? {} : { duties };
};

const movesIn = (before: Pack, after: Pack, cases?: readonly CaseGiven[]): Pick<PackDiff, 'transition' | 'moves' | 'lost'> => {
  if (after.transitions?.from !== before.version) return {};
  const lost = checkTransitions(after, before);
  return {
    transition: takenOver(after.transitions),
    ...(cases !== undefined && { moves: movedCases(before, after, cases) }),
    ...(lost.length > 0 && { lost }),
  };
};

const names = (before: object, after: object): readonly string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].toSorted();

const tableChanged = (before: Pack, after: Pack, name: string): TableChanged | undefined => {
  const [old, young] = [before.tables[name]?.table, after.tables[name]?.table];
  if (old === undefined || young === undefined) {
    const [was, is] = [old, young].map((table) => (table === undefined ? null : table.rules.length));
    return {
      table: name,
      changed: [{ facts: {}, before: was ?? null, after: is ?? null }],
      notProved: [
        old === undefined ? 'the table is new; before and after are its rows' : 'the table is gone; before and after are its rows',
      ],
    };
  }
  const { changes, share, notProved } = diffTables(old, young);
  if (changes.length === 0 && notProved === undefined) return undefined;
  return {
    table: name,
    changed: changes.map(({ from, to, points, witness }) => ({
      facts: JSON.parse(canonicalJson(witness)) as Value,
      before: valueIn(from),
      after: valueIn(to),
      ...(points !== undefined && { points }),
    })),
    ...(share !== undefined && { region: share }),
    ...(notProved !== undefined && { notProved }),
  };
};

/** A pack's table decides one fact; `null` where no row fits, `ERROR` where two do that may not. */
const valueIn = (outcome: Outcome): Value => {
  if (typeof outcome !== 'object' || outcome === null || Array.isArray(outcome)) return outcome as Value;
  return Object.values(outcome)[0] as Value;
};
