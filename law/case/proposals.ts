import type { Instant, Refusal } from '#law/ground';
import type { OrderDef, Pack, Procedure } from '#law/pack';
import type { OrderGiven, Proposal } from './events.ts';
import { outsideDomain } from './facts.ts';
import type { CaseFile } from './file.ts';
import { refuse } from './refusals.ts';

/**
 * What a second person may order once this order was given: each order that is lawful where it leads and closed to the person who gave it.
 * A pack needs no word for it: a `not-by`, and a state that waits for the post that decides, already say that one proposes and another decides.
 */
export const decisionsAfter = (pack: Pack, procedure: Procedure, def: OrderDef): readonly OrderDef[] => {
  const state = procedure.states[def.to ?? ''];
  const second = state?.waits;
  if (state === undefined || second === undefined || pack.roles[second]?.is !== 'official') return [];
  if (!def.by.some((role) => pack.roles[role]?.is === 'official')) return [];
  return Object.values(procedure.orders).filter(
    (other) =>
      other.notBy.includes(def.name) &&
      other.by.includes(second) &&
      other.from !== 'opening' &&
      other.from !== 'open' &&
      other.from.includes(state.name) &&
      other.to !== undefined,
  );
};

/** A proposal names a decision that may follow, and only what that decision asks for and what is not personal. */
export const proposalRefused = (pack: Pack, procedure: Procedure, def: OrderDef, proposal: Proposal): Refusal | undefined => {
  const decision = decisionsAfter(pack, procedure, def).find(({ name }) => name === proposal.order);
  if (decision === undefined) return refuse(pack, 'unknownOrder', def, { order: proposal.order });
  const asked = new Set(decision.needs.map(({ fact }) => fact));
  for (const [name, value] of Object.entries(proposal.facts)) {
    const fact = pack.facts[name];
    if (fact === undefined || !asked.has(name) || fact.personal) return refuse(pack, 'unknownOrder', def, { fact: name });
    const why = outsideDomain(pack, fact, value);
    if (why !== undefined) return refuse(pack, 'notInDomain', fact, { fact: name, why });
  }
  const stray = Object.keys(proposal.findings ?? {}).find((name) => def.findings[name] === undefined);
  return stray === undefined ? undefined : refuse(pack, 'unknownOrder', def, { finding: stray });
};

export interface ProposalMade extends Proposal {
  readonly by?: string;
  /** The order by which it was proposed. */
  readonly with: string;
  readonly at: Instant;
  readonly seq: number;
  /** Counts from 1 over all that was proposed in this case. */
  readonly version: number;
}

/** All that was proposed in a case, the first one first: what was returned and taken back stays. */
export const proposalsIn = (file: CaseFile): readonly ProposalMade[] =>
  file.events
    .filter((event): event is OrderGiven & { readonly proposal: Proposal } => event.type === 'orderGiven' && event.proposal !== undefined)
    .map((event, at) => ({
      ...event.proposal,
      ...(event.actor === undefined ? {} : { by: event.actor }),
      with: event.order,
      at: event.happened,
      seq: event.seq,
      version: at + 1,
    }));

/** What lies before the second person now: proposed during the stay in which the case still rests. */
export const proposalIn = (file: CaseFile): ProposalMade | undefined => {
  const stay = file.stays.at(-1);
  return stay === undefined ? undefined : proposalsIn(file).findLast(({ seq }) => seq >= stay.seq);
};
