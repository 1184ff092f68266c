import { type Instant, ok, printInstant, type Result, zoneOf } from '#law/ground';
import type { ClockDef } from '#law/pack';
import type { Giving } from './check-order.ts';
import { isInstant, lookedAt, standingOf, wakesAt } from './clock-run.ts';
import type { CaseFile } from './file.ts';
import { giveFirstLawful } from './give.ts';
import { moveOver, nextMovement } from './movement.ts';
import { followEntries } from './on-entry.ts';
import { endOf, type Work } from './work.ts';

/**
 * Gives the orders by law that are due up to now, in the order of their due days: dated on the due day, recorded now. Clocks
 * of one case that are due on one day follow in the order in which the procedure lists them, across cases in the order of opening.
 * A clock that ran out before a later text came into force is still decided under the earlier one. What follows from registers comes last: it is dated now.
 */
export const runDue = (work: Work, until: number = work.world.now): Result<void> => {
  // A silence may start a clock whose own silence is due as well; a pack that never came to rest is stopped here.
  for (let rounds = 0; rounds < 10_000; rounds += 1) {
    const due = nextDue(work, until);
    const move = nextMovement(work, due === undefined ? until : due.at - 1);
    if (move !== undefined) {
      for (const { id } of move.cases) moveOver(work, id, move.by);
      continue;
    }
    if (due === undefined) return until < work.world.now ? ok(undefined) : followEntries(work);
    const followed = follow(work, due);
    if (!followed.ok) return followed;
  }
  throw new Error('the clocks of these cases start one another without end');
};

interface Due {
  readonly file: CaseFile;
  readonly clock: ClockDef;
  readonly at: number;
}

const nextDue = (work: Work, until: number): Due | undefined => {
  let first: Due | undefined;
  for (const file of work.files.values()) {
    const pack = work.packOf(file.digest);
    const procedure = pack.procedures[file.opened.procedure]!;
    for (const clock of Object.values(procedure.clocks)) {
      if (clock.silence.length === 0) continue;
      const run = file.clocks[clock.name];
      if (run === undefined || run.fired || run.state !== 'running' || !clock.runs.includes(file.state)) continue;
      const at = wakesAt(pack, clock, run);
      if (at === undefined || at > until || (first !== undefined && at >= first.at) || alreadyPassed(file, at)) continue;
      first = { file, clock, at };
    }
  }
  return first;
};

/** Whatever happened after the due day was preceded by a look at what was due: a silence without effect then has none later. */
const alreadyPassed = (file: CaseFile, at: number): boolean => lookedAt(file) >= at;

const follow = (work: Work, { file, clock, at }: Due): Result<void> => {
  const pack = work.packOf(file.digest);
  const zone = zoneOf(pack.zone);
  const { due } = standingOf(pack, clock, file.clocks[clock.name]!, file.clocks[clock.name]!.from);
  const giving: Giving = {
    order: { case: file.id, order: '', gives: {} },
    orderId: work.world.id(),
    when: isInstant(due!) ? instantWhen(work, printInstant(zone, at - 1)) : endOf(work.world, zone, at),
    because: { kind: 'silence', clock: clock.name, due: due! },
    byLaw: true,
  };
  const given = giveFirstLawful(work, file.id, clock.silence, giving);
  if (!given.ok) return given;
  if (!given.value.given) passOver(work, file, clock.name);
  return ok(undefined);
};

const instantWhen = (work: Work, happened: Instant) => ({
  happened,
  day: happened.slice(0, 10) as never,
  recorded: printInstant(zoneOf([...work.files.values()].map((file) => work.packOf(file.digest).zone)[0]!), work.world.now),
});

/** None of its orders is lawful now: it has no effect, and is not looked at again in this decision. */
const passOver = (work: Work, file: CaseFile, clock: string): void => {
  const now = work.files.get(file.id)!;
  work.files.set(file.id, { ...now, clocks: { ...now.clocks, [clock]: { ...now.clocks[clock]!, fired: true } } });
};
