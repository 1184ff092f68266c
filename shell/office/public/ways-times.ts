import type { TimesPage } from '#contract';
import { type Day, daysBetween, joinTexts, type Text } from '#law/ground';
import type { Commitment, Pack, Procedure } from '#law/pack';
import { shiftOf } from '#methods/intervals';
import { statement } from '#shell/db';
import { capital, firstMark, orderTitle } from '../view/index.ts';
import { briefly, type Desk } from './desk.ts';
import { distributionOf, doneBy, type Took } from './durations.ts';
import { say } from './say.ts';
import { durationInWords } from './words.ts';

type WaysRow = TimesPage['ways'][number];
type Way = WaysRow['ordinary'];

const takenSql = statement(import.meta.url, './ways-taken.sql');

/** Below these counts a middle or a difference says more about single cases than about the way. */
const fewest = 5;

/**
 * How long each way of a procedure took that offers one on a commitment, and how much sooner it was done. Days are calendar days, from the
 * day on which the party files to the day on which what it asked for holds. Nothing is told that was not measured.
 */
export const waysTimes = (desk: Desk, pack: Pack, from: Day, to: Day): Promise<readonly WaysRow[]> =>
  Promise.all(
    Object.values(pack.procedures).flatMap((procedure) =>
      procedure.commitment === undefined ? [] : [waysOf(desk, pack, procedure, procedure.commitment, from, to)],
    ),
  );

const waysOf = async (desk: Desk, pack: Pack, procedure: Procedure, commitment: Commitment, from: Day, to: Day): Promise<WaysRow> => {
  const taken = await takenBy(desk, procedure, commitment);
  const inWindow = taken.filter(({ done }) => done >= from && done <= to);
  const ended = (way: Ended['way']): readonly Took[] =>
    distributionOf(inWindow.flatMap((each) => (each.way === way ? [{ days: each.days, cases: 1 }] : [])));
  const ordinary = wayOf(pack, procedure, commitment.insteadOf, ordinaryLimit(pack, procedure, commitment), ended('ordinary'));
  const committed = wayOf(pack, procedure, commitment.commit, committedLimit(pack, procedure, commitment), ended('commitment'));
  const enough = ordinary.n >= fewest && committed.n >= fewest;
  const { value, low, high } = enough ? shiftOf(tallied(ordinary), tallied(committed)) : { value: 0, low: 0, high: 0 };
  return {
    procedure: { name: procedure.name, title: procedure.title },
    ordinary,
    commitment: committed,
    left: inWindow.filter(({ way }) => way === 'left').length,
    ...(enough ? { saved: { days: value, low, high } } : {}),
    ...firstMark(pack, commitment),
  };
};

const tallied = ({ distribution }: Way) => distribution.map(({ days, cases }) => ({ value: days, times: cases }));

const wayOf = (pack: Pack, procedure: Procedure, order: string, limit: Text, distribution: readonly Took[]): Way => {
  const n = distribution.reduce((sum, { cases }) => sum + cases, 0);
  const [median, p90] = [n < fewest ? undefined : doneBy(distribution, 0.5), n < fewest * 2 ? undefined : doneBy(distribution, 0.9)];
  return {
    order: { name: order, title: capital(orderTitle(pack, procedure, order)) },
    limit,
    n,
    ...(median === undefined ? {} : { median }),
    ...(p90 === undefined ? {} : { p90 }),
    distribution: [...distribution],
  };
};

// ---- which way a case took ---------------------------------------------------------------------------------------------

interface Ended {
  readonly way: 'ordinary' | 'commitment' | 'left';
  readonly days: number;
  readonly done: Day;
}

interface Taken {
  readonly case: string;
  readonly order: string;
  readonly to: string | null;
  readonly counts: Day;
  readonly day: Day;
}

/** Once it is checked a commitment holds as what was decided the ordinary way does: there both ways meet. */
const holdsIn = (procedure: Procedure, { check, decides }: Commitment): readonly string[] => [
  ...new Set([...check.kept, ...(check.kept.length > 0 ? [] : decides)].flatMap((name) => procedure.orders[name]?.to ?? [])),
];

const takenBy = (desk: Desk, procedure: Procedure, commitment: Commitment): Promise<readonly Ended[]> =>
  briefly(
    desk,
    `ways ${procedure.name}`,
    async () => {
      const { insteadOf, commit, decides } = commitment;
      const holds = holdsIn(procedure, commitment);
      const rows = await desk.keeper.store.database.query<Taken>(takenSql, [procedure.name, [insteadOf, commit, ...decides], holds]);
      return [...Map.groupBy(rows, (row) => row.case).values()].flatMap((steps) => waysIn(steps, commitment, holds));
    },
    60_000,
  );

/** A case may take a way more than once, as where it is renewed. One that leaves a commitment counts for neither way. */
const waysIn = (steps: readonly Taken[], { insteadOf, commit, decides }: Commitment, holds: readonly string[]): readonly Ended[] => {
  const ended: Ended[] = [];
  let begun: { readonly way: 'ordinary' | 'commitment'; readonly on: Day } | undefined;
  for (const { order, to, day } of steps) {
    if (order === insteadOf || order === commit) begun = { way: order === commit ? 'commitment' : 'ordinary', on: day };
    else if (begun !== undefined && (decides.includes(order) || (to !== null && holds.includes(to)))) {
      const way = begun.way === 'commitment' && !decides.includes(order) ? 'left' : begun.way;
      ended.push({ way, days: Math.max(0, daysBetween(begun.on, day)), done: day });
      begun = undefined;
    }
  }
  return ended;
};

// ---- limits ------------------------------------------------------------------------------------------------------------

/** The office's own clocks on the way from the ordinary order, one after the other. */
const ordinaryLimit = (pack: Pack, procedure: Procedure, { insteadOf, ...commitment }: Commitment): Text => {
  const ends = new Set([...holdsIn(procedure, { insteadOf, ...commitment }), ...procedureStateOf(procedure, commitment.commit)]);
  const reached = new Set(procedureStateOf(procedure, insteadOf).filter((state) => !ends.has(state)));
  for (const state of reached)
    for (const { from, to } of Object.values(procedure.orders))
      if (to !== undefined && Array.isArray(from) && from.includes(state) && !ends.has(to) && waitsForOffice(pack, procedure, to))
        reached.add(to);
  return limitsIn(pack, procedure, [...reached]);
};

const committedLimit = (pack: Pack, procedure: Procedure, { commit }: Commitment): Text =>
  limitsIn(pack, procedure, procedureStateOf(procedure, commit));

const procedureStateOf = (procedure: Procedure, order: string): readonly string[] => {
  const to = procedure.orders[order]?.to;
  return to === undefined ? [] : [to];
};

const waitsForOffice = (pack: Pack, procedure: Procedure, state: string): boolean =>
  isWaitedFor(pack, procedure, state) && procedure.states[state]?.shown !== 'public';

const isWaitedFor = (pack: Pack, procedure: Procedure, state: string): boolean =>
  pack.roles[procedure.states[state]?.waits ?? '']?.is === 'official';

const limitsIn = (pack: Pack, procedure: Procedure, states: readonly string[]): Text => {
  // A term of validity runs there too, and is no limit of the office.
  const clocks = Object.values(procedure.clocks).filter(
    (clock) => clock.runs.some((state) => states.includes(state)) && clock.runs.every((state) => isWaitedFor(pack, procedure, state)),
  );
  const words = clocks.map((clock) =>
    clock.start === 'same-day' && clock.within.amount === 1 ? say('limitsIn.theSameWorkingDay') : durationInWords(pack, clock.within).words,
  );
  if (words.length === 0) return say('limitsIn.none');
  return joinTexts(words, { en: ' + ', zh: '＋' });
};
