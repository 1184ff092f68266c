import { canonicalJson } from '#law/ground';
import type { Pack, Procedure } from '#law/pack';
import { dayOfMoment } from './clock-run.ts';
import type { Moved } from './events.ts';
import type { CaseFile, ClockRun, PackOf, Sitting } from './file.ts';

import { followClocks, type Turn } from './follow-clocks.ts';

/**
 * A case as the text that took it over sees it: what has another name there is called by it, in the past too, so that anyone who may not act after
 * somebody else still may not; and its clocks are those of the new text.
 * @param open is a child open under this name?
 */
export const afterMove = (file: CaseFile, event: Moved, packOf: PackOf, open: (as: string) => boolean): CaseFile => {
  const [before, pack] = [packOf(file.digest), packOf(event.digest)];
  const name = file.opened.procedure;
  const [old, now] = [before.procedures[name]!, pack.procedures[name]!];
  const turn: Turn = { happened: event.happened, counts: dayOfMoment(event.happened), restarts: [], within: event.within ?? {} };
  const kept: CaseFile = {
    ...renamed(file, event, old),
    ...clocksOver(file, event, now),
    seq: event.seq,
    numbers: { ...file.numbers, ...event.numbers },
    events: [...file.events, event],
  };
  return followClocks(pack, now, withSitting(kept, file, event, before, pack), turn, open);
};

/** The case under its new names and its new law, its clocks left as they were. */
export const renamed = (file: CaseFile, { states, facts, to, digest }: RenamedBy, old: Procedure): CaseFile => {
  const state = (name: string): string => states[name] ?? name;
  const fact = <T>(given: Readonly<Record<string, T>>): Readonly<Record<string, T>> =>
    Object.fromEntries(Object.entries(given).map(([name, value]) => [facts[name] ?? name, value]));
  const isState = (name: string): boolean => old.states[name] !== undefined || old.endings[name] !== undefined;
  return {
    ...file,
    state: to,
    digest,
    facts: fact(file.facts),
    given: fact(file.given),
    named: fact(file.named),
    sheets: Object.fromEntries(
      Object.entries(file.sheets).map(([order, sheets]) => [order, sheets.map((sheet) => ({ ...sheet, facts: fact(sheet.facts) }))]),
    ),
    assumed: new Set([...file.assumed].map((name) => facts[name] ?? name)),
    days: Object.fromEntries(Object.entries(file.days).map(([name, day]) => [isState(name) ? state(name) : name, day])),
    stays: file.stays.map((stay) => ({ ...stay, state: state(stay.state) })),
    votes: file.votes.map((vote) => ({ ...vote, state: state(vote.state) })),
  };
};

type RenamedBy = Pick<Moved, 'states' | 'facts' | 'to' | 'digest'>;

/**
 * With `keep` a clock that also runs here keeps its budget and its ledger. Every other one is left behind, neither met nor missed: with `restart`
 * all that had begun. What was over before stays under the text that it was counted by.
 */
const clocksOver = (file: CaseFile, event: Moved, now: Procedure): Pick<CaseFile, 'clocks' | 'pastClocks'> => {
  const goesOn = ({ clock, state }: ClockRun): boolean => {
    const def = now.clocks[clock];
    const here = def !== undefined && (def.runs.includes(event.to) || def.pausedIn.includes(event.to));
    return state === 'met' || (event.clocks === 'keep' && here);
  };
  const byLaw = (run: ClockRun): ClockRun => ({ ...run, law: run.law ?? file.digest });
  const runs = Object.values(file.clocks);
  return {
    clocks: Object.fromEntries(runs.filter(goesOn).map((run) => [run.clock, run.state === 'met' ? byLaw(run) : run])),
    pastClocks: [...file.pastClocks, ...runs.filter((run) => !goesOn(run))].map(byLaw),
  };
};

/** A sitting goes on where the committee decides as before; else it starts again, and recusals alone stay. */
const withSitting = (kept: CaseFile, file: CaseFile, event: Moved, before: Pack, pack: Pack): CaseFile => {
  const [was, is] = [votingIn(before, file, event.from), votingIn(pack, kept, event.to)];
  const { sitting, ...rest } = kept;
  if (is === undefined) return rest;
  if (sitting !== undefined && was === is) return { ...kept, sitting: { ...sitting, state: event.to } };
  const anew: Sitting = {
    state: event.to,
    number: (sitting?.number ?? 0) + 1,
    attending: [],
    recused: sitting?.recused ?? [],
    ballots: {},
  };
  return { ...rest, sitting: anew };
};

/** What a vote in this state hangs on, to compare. */
const votingIn = (pack: Pack, file: CaseFile, state: string): string | undefined => {
  const vote = pack.procedures[file.opened.procedure]!.states[state]?.vote;
  if (vote === undefined) return undefined;
  const { seats, chair, rules } = pack.committees[vote.by]!;
  return canonicalJson({ by: vote.by, seats, chair, rule: rules[vote.rule]!.rule });
};
