import { type Day, fail, instantMs, localDay, ok, printInstant, type Result, type Value, zoneOf } from '#law/ground';
import { checkTransitions, type Pack } from '#law/pack';
import { renamed } from './after-move.ts';
import { activeRun, standingOf } from './clock-run.ts';
import type { DateMoved, Moved } from './events.ts';
import type { CaseFile, PackOf } from './file.ts';
import { evolve, type Files, isOpen } from './fold.ts';
import { startsWithFact } from './follow-clocks.ts';
import { newNumbers } from './numbers.ts';
import { CaseScope } from './scope.ts';
import { asNum, type Work } from './work.ts';
import type { Successor } from './world.ts';

/** Why a case keeps its law where a later text takes others over. */
export type KeepsLaw =
  /** The transition names another version, or there is none. */
  | 'otherVersion'
  | 'ended'
  /** Its procedure, or the state in which it stands, is not listed. */
  | 'notListed'
  /** It came to stand there only after the day of force. */
  | 'cameLater'
  /** Something that it needs has no counterpart: `checkTransitions` finds fault with this transition. */
  | 'lost'
  /** Another case of the same law keeps it: one above or below, or the decision that it challenges. */
  | 'together';

export interface Keeps {
  readonly why: KeepsLaw;
  /** The case that keeps its law, where it is another. */
  readonly case?: string;
}

/**
 * Which cases a later text takes over together with this one, the uppermost first; or why it keeps its law. A case, the open cases below it and the
 * challenges of what it decided have one law, so all of them go over or none.
 */
export const movementOf = (files: Files, file: CaseFile, packOf: PackOf, successor: Successor): Result<readonly CaseFile[], Keeps> => {
  const own = keepsAlone(file, packOf, successor);
  if (own !== undefined) return fail({ why: own });
  const top = uppermost(files, file);
  const together = [
    top,
    ...[...files.values()].filter((other) => other !== top && isOpen(other, packOf) && uppermost(files, other) === top),
  ];
  const stays = together.find((other) => keepsAlone(other, packOf, successor) !== undefined);
  return stays === undefined ? ok(together) : fail({ why: 'together', case: stays.id });
};

const keepsAlone = (file: CaseFile, packOf: PackOf, { pack, from }: Successor): KeepsLaw | undefined => {
  const before = packOf(file.digest);
  const { transitions } = pack;
  if (transitions === undefined || transitions.from !== before.version || pack.pack !== before.pack) return 'otherVersion';
  if (!isOpen(file, packOf)) return 'ended';
  if (transitions.move[file.opened.procedure]?.states[file.state] === undefined) return 'notListed';
  if (instantMs(file.stays.at(-1)!.fromInstant) > from) return 'cameLater';
  return losesSomething(pack, before) ? 'lost' : undefined;
};

const checked = new WeakMap<Pack, WeakMap<Pack, boolean>>();

const losesSomething = (pack: Pack, earlier: Pack): boolean => {
  const known = checked.get(pack) ?? new WeakMap<Pack, boolean>();
  checked.set(pack, known);
  const answer = known.get(earlier) ?? checkTransitions(pack, earlier).length > 0;
  known.set(earlier, answer);
  return answer;
};

const uppermost = (files: Files, file: CaseFile): CaseFile => {
  const above = files.get(file.opened.parent?.case ?? file.opened.challenges?.case ?? '');
  return above === undefined ? file : uppermost(files, above);
};

/** The next of these cases that a later text takes over, with all that go over with it, and when. */
export const nextMovement = (work: Work, until: number): { readonly cases: readonly CaseFile[]; readonly by: Successor } | undefined => {
  let first: { readonly cases: readonly CaseFile[]; readonly by: Successor } | undefined;
  for (const file of work.files.values()) {
    for (const by of work.world.successors(file.digest)) {
      if (by.from > until || (first !== undefined && by.from >= first.by.from)) continue;
      const cases = movementOf(work.files, file, work.packOf, by);
      if (cases.ok) first = { cases: cases.value, by };
    }
  }
  return first;
};

/** Lets the later text take a case over: dated on its day of force, recorded now. */
export const moveOver = (work: Work, id: string, by: Successor): void => {
  const file = work.files.get(id)!;
  const zone = zoneOf(by.pack.zone);
  const day = localDay(zone, by.from);
  const [before, { transitions }] = [work.packOf(file.digest), by.pack];
  const procedure = file.opened.procedure;
  const { states, facts, clocks } = transitions!.move[procedure]!;
  const to = states[file.state]!;
  const after = renamed(file, { states, facts, to, digest: by.digest }, before.procedures[procedure]!);
  const within = withinOf(work, after, clocks === 'restart' ? { ...file, clocks: {} } : file, day);
  const numbers = newNumbers(work, by.pack, after, day);
  const event: Moved = {
    type: 'moved',
    case: id,
    seq: file.seq + 1,
    happened: printInstant(zone, by.from),
    recorded: printInstant(zone, work.world.now),
    version: by.pack.version,
    digest: by.digest,
    left: { version: before.version, digest: file.digest },
    from: file.state,
    to,
    states,
    facts,
    clocks,
    ...(Object.keys(within).length === 0 ? {} : { within }),
    ...(Object.keys(numbers).length === 0 ? {} : { numbers }),
    dates: [],
    basis: transitions!.basis,
    standing: transitions!.standing,
  };
  work.keep({ ...event, dates: datesOver(file, evolve(work.files, event, work.packOf).get(id)!, work.packOf) });
};

/** Budgets of the clocks that begin with the move and that a fact sets. */
const withinOf = (work: Work, after: CaseFile, running: CaseFile, day: Day): Readonly<Record<string, number>> => {
  const procedure = work.packOf(after.digest).procedures[after.opened.procedure]!;
  const scope = new CaseScope(work.sight(day), after);
  return Object.fromEntries(
    startsWithFact(procedure, running, after.state, []).map((clock) => {
      const { amount } = clock.within;
      return [clock.name, typeof amount === 'number' ? amount : Number(asNum(scope.fact(amount.fact) as Value) ?? 0)];
    }),
  );
};

const datesOver = (before: CaseFile, after: CaseFile, packOf: PackOf): readonly DateMoved[] => {
  const [was, is] = [lastDays(before, packOf), lastDays(after, packOf)];
  return [...new Set([...was.keys(), ...is.keys()])].map((clock) => ({
    clock,
    ...(was.has(clock) ? { before: was.get(clock)! } : {}),
    ...(is.has(clock) ? { after: is.get(clock)! } : {}),
  }));
};

/** Of each clock that counts: its last day, `null` while it stands still. */
const lastDays = (file: CaseFile, packOf: PackOf): ReadonlyMap<string, NonNullable<DateMoved['before']> | null> => {
  const pack = packOf(file.digest);
  const defs = Object.values(pack.procedures[file.opened.procedure]!.clocks);
  return new Map(
    defs.flatMap((def) => {
      const run = activeRun(file, def.name);
      return run === undefined ? [] : [[def.name, standingOf(pack, def, run, run.from).due] as const];
    }),
  );
};
