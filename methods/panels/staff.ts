import { networkOf } from './cheapest-flow.ts';
import { type Conflict, conflictsOf, keyOf, type Panel, type RejectedWaiver } from './conflicts.ts';

/** How well a reviewer knows the field of a proposal; a pair that is not listed counts 0. Whole numbers. */
export type Expertise = readonly (readonly [reviewer: string, proposal: string, expertise: number])[];

export interface Staffed {
  readonly conflicts: readonly Conflict[];
  readonly rejectedWaivers: readonly RejectedWaiver[];
  /** Proposals that have fewer reviewers without a conflict than they need. It can be empty and the panel still be impossible (Hall's theorem). */
  readonly cannotBeStaffed: readonly string[];
  readonly feasible: boolean;
  readonly seats: number;
  readonly mostFilled: number;
  /** The largest sum of expertise with every seat filled. */
  readonly totalExpertise: number | null;
  /** The least among the assignments with that sum: nobody carries more than needed. */
  readonly sumOfSquaredLoads: number | null;
  readonly assignment: readonly { readonly proposal: string; readonly reviewers: readonly string[] }[] | null;
}

/** Finds conflicts and fills all seats: the most expertise first, then loads as even as they can be. Nobody sits above their load or on a blocked pair. */
export const staff = (panel: Panel, expertise: Expertise): Staffed => {
  const { conflicts, rejected } = conflictsOf(panel);
  const blocked = new Set(conflicts.flatMap((one) => (one.blocked ? [keyOf(one.reviewer, one.proposal)] : [])));
  const { reviewers, proposals } = panel;
  const free = (proposal: string): readonly string[] => reviewers.flatMap(({ id }) => (blocked.has(keyOf(id, proposal)) ? [] : [id]));
  const seats = proposals.reduce((sum, { needs }) => sum + needs, 0);
  const found = fill(panel, blocked, new Map(expertise.map(([reviewer, proposal, known]) => [keyOf(reviewer, proposal), known])));
  const feasible = found.filled === seats;
  return {
    conflicts,
    rejectedWaivers: rejected,
    cannotBeStaffed: proposals.filter(({ id, needs }) => free(id).length < needs).map(({ id }) => id),
    feasible,
    seats,
    mostFilled: found.filled,
    totalExpertise: feasible ? found.expertise : null,
    sumOfSquaredLoads: feasible ? found.squares : null,
    assignment: feasible ? found.assignment : null,
  };
};

/**
 * One flow: proposal → reviewer → sink. Expertise is multiplied so that one more of it outweighs all loads; the k-th seat of a
 * reviewer costs 2k - 1, and these sum to the square of the load.
 */
const fill = ({ reviewers, proposals }: Panel, blocked: ReadonlySet<string>, expertise: ReadonlyMap<string, number>) => {
  const weight = 1 + reviewers.reduce((sum, { maxLoad }) => sum + maxLoad * maxLoad, 0);
  const [source, sink] = [0, 1 + proposals.length + reviewers.length];
  const network = networkOf(sink + 1);
  for (const [at, { needs }] of proposals.entries()) network.addEdge(source, 1 + at, needs, 0);
  const pairs = proposals.flatMap((proposal, at) =>
    reviewers.flatMap((reviewer, other) => {
      const key = keyOf(reviewer.id, proposal.id);
      if (blocked.has(key)) return [];
      const known = expertise.get(key) ?? 0;
      const edge = network.addEdge(1 + at, 1 + proposals.length + other, 1, -known * weight);
      return [{ edge, known, proposal: proposal.id, reviewer: reviewer.id }];
    }),
  );
  for (const [other, { maxLoad }] of reviewers.entries()) {
    for (let seat = 1; seat <= maxLoad; seat += 1) network.addEdge(1 + proposals.length + other, sink, 1, 2 * seat - 1);
  }
  const filled = network.send(source, sink);
  const taken = pairs.filter(({ edge }) => network.flowOf(edge) === 1);
  const loads = reviewers.map(({ id }) => taken.filter(({ reviewer }) => reviewer === id).length);
  return {
    filled,
    expertise: taken.reduce((sum, { known }) => sum + known, 0),
    squares: loads.reduce((sum, load) => sum + load * load, 0),
    assignment: proposals.map(({ id }) => ({
      proposal: id,
      reviewers: taken.filter(({ proposal }) => proposal === id).map(({ reviewer }) => reviewer),
    })),
  };
};
