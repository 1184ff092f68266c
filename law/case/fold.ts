import { type Day, unreachable, type Value } from '#law/ground';
import type { Procedure } from '#law/pack';
import { afterMove } from './after-move.ts';
import { dayOfMoment } from './clock-run.ts';
import type { CaseEvent, Opened, OrderGiven, VoteKept } from './events.ts';
import type { Act, CaseFile, ClockRun, FactGiven, PackOf, Sheet, Sitting, Stay } from './file.ts';
import { followClocks, type Turn, withSpan } from './follow-clocks.ts';

export type Files = ReadonlyMap<string, CaseFile>;

/** Case files from their events, in the order in which these were kept. Total: what happened, happened. */
export const fold = (events: Iterable<CaseEvent>, packOf: PackOf, files: Files = new Map()): Map<string, CaseFile> => {
  const folded = new Map(files);
  for (const event of events) applyEvent(folded, event, packOf);
  return folded;
};

/** The files with one event more. A case's clocks may depend on its children, so an event can touch its parent's clocks too. */
export const evolve = (files: Files, event: CaseEvent, packOf: PackOf): Files => fold([event], packOf, files);

export const procedureOf = (file: CaseFile, packOf: PackOf): Procedure => packOf(file.digest).procedures[file.opened.procedure]!;

/** `evolve` on files that one owns. */
export const applyEvent = (files: Map<string, CaseFile>, event: CaseEvent, packOf: PackOf): void => {
  const before = files.get(event.case);
  if (before === undefined) {
    if (event.type !== 'orderGiven' || event.opened === undefined)
      throw new Error(`the first event of case ${event.case} does not open it`);
    const blank = blankFile(event.case, event.opened, dayOfMoment(event.happened));
    files.set(event.case, blank);
    if (event.opened.parent !== undefined) addChild(files, event.opened.parent.case, event.opened.parent.as, event.case);
    files.set(event.case, afterOrder(files, blank, event, packOf));
    return tellParent(files, event, packOf);
  }
  files.set(event.case, after(files, before, event, packOf));
  if (event.type === 'orderGiven' && event.to !== undefined) tellParent(files, event, packOf);
};

const after = (files: Files, file: CaseFile, event: CaseEvent, packOf: PackOf): CaseFile => {
  switch (event.type) {
    case 'orderGiven':
      return afterOrder(files, file, event, packOf);
    case 'outage':
    case 'tolled': {
      const def = procedureOf(file, packOf).clocks[event.clock];
      const entry = {
        kind: event.type,
        from: event.from,
        to: event.to,
        ...(event.type === 'outage' ? { why: event.why } : { basis: event.basis }),
      };
      const kept = def === undefined ? file : withSpan(packOf(file.digest), def, file, entry);
      return { ...kept, seq: event.seq, events: [...file.events, event] };
    }
    case 'factsErased':
      return {
        ...file,
        seq: event.seq,
        facts: { ...file.facts, ...Object.fromEntries(event.facts.map((fact) => [fact, { erased: true }])) },
        events: [...file.events, event],
      };
    case 'moved':
      return afterMove(file, event, packOf, (as) => openCount(files, file, as, packOf) > 0);
    default:
      return unreachable(event);
  }
};

/** The file of a case that is about to be opened: nothing has happened in it yet. */
export const blankFile = (id: string, opened: Opened, day: Day): CaseFile => ({
  id,
  seq: 0,
  opened,
  openedOn: day,
  state: '',
  facts: {},
  given: {},
  assumed: new Set(),
  sheets: {},
  times: {},
  days: {},
  acts: [],
  stays: [],
  clocks: {},
  pastClocks: [],
  children: [],
  votes: [],
  named: {},
  taken: {},
  numbers: {},
  parties: opened.parties,
  events: [],
  digest: opened.digest,
});

const afterOrder = (files: Files, file: CaseFile, event: OrderGiven, packOf: PackOf): CaseFile => {
  const pack = packOf(file.digest);
  const procedure = pack.procedures[file.opened.procedure]!;
  const day = dayOfMoment(event.happened);
  const counts = event.countsFrom ?? day;
  const moved = event.to !== undefined;
  const state = event.to ?? file.state;
  const stays = moved ? nextStays(file.stays, state, counts, event) : file.stays;
  const order = procedure.orders[event.order];
  const isSheet = order?.sideBySide === true;
  const kept: CaseFile = {
    ...file,
    seq: event.seq,
    state,
    facts: isSheet ? file.facts : withFacts(file.facts, event),
    given: isSheet ? file.given : withGiven(file.given, event, day),
    assumed: stillAssumed(file.assumed, event),
    sheets: isSheet ? withSheet(file, event, counts) : file.sheets,
    times: { ...file.times, [event.order]: (file.times[event.order] ?? 0) + 1 },
    days: { ...file.days, [event.order]: counts, ...(moved ? { [state]: counts } : {}) },
    acts: event.actor === undefined ? file.acts : [...file.acts, actOf(event, file)],
    stays,
    votes: event.vote === undefined ? file.votes : [...file.votes, event.vote],
    named: withNamed(file.named, event),
    ...(event.ranked === undefined ? {} : { ranked: event.ranked }),
    ...(event.awarded === undefined ? {} : { awarded: event.awarded }),
    taken: event.budgets === undefined ? file.taken : withTaken(file.taken, event),
    numbers: event.numbers === undefined ? file.numbers : { ...file.numbers, ...event.numbers },
    clocks: event.because?.kind === 'silence' ? withFired(file.clocks, event.because.clock) : file.clocks,
    events: [...file.events, event],
  };
  const seated = withSitting(procedure, file, kept, event.vote, moved);
  const turn: Turn = {
    happened: event.happened,
    counts,
    order: event.order,
    restarts: order?.restarts ?? [],
    ...(order?.extends === undefined ? {} : { extends: order.extends }),
    within: event.within ?? {},
  };
  return followClocks(pack, procedure, seated, turn, (as) => openCount(files, kept, as, packOf) > 0);
};

/** What was assumed until somebody told it. */
const stillAssumed = (assumed: ReadonlySet<string>, event: OrderGiven): ReadonlySet<string> => {
  const now = event.assumed ?? [];
  const told = Object.keys(event.facts).filter((fact) => assumed.has(fact) && !now.includes(fact));
  if (now.length === 0 && told.length === 0) return assumed;
  return new Set([...[...assumed].filter((fact) => !told.includes(fact)), ...now]);
};

const nextStays = (stays: readonly Stay[], state: string, from: Day, event: OrderGiven): readonly Stay[] => {
  const last = stays.at(-1);
  const entered: Stay = { state, from, fromInstant: event.happened, seq: event.seq };
  if (last === undefined) return [entered];
  if (last.state === state) return stays;
  return [...stays.slice(0, -1), { ...last, until: dayOfMoment(event.happened) }, entered];
};

const withFacts = (facts: CaseFile['facts'], event: OrderGiven): CaseFile['facts'] => {
  const sealed = Object.entries(event.personal ?? {}).map(([fact, commitment]) => [fact, { personal: commitment }] as const);
  const kept: Record<string, Value> = { ...facts, ...event.facts, ...Object.fromEntries(sealed) };
  for (const fact of event.setAside ?? []) delete kept[fact];
  return kept;
};

const withGiven = (given: CaseFile['given'], event: OrderGiven, on: Day): CaseFile['given'] => {
  const now: FactGiven = { on, order: event.order, seq: event.seq, ...(event.actor === undefined ? {} : { by: event.actor }) };
  const names = [...Object.keys(event.facts), ...Object.keys(event.personal ?? {})];
  return names.length === 0 ? given : { ...given, ...Object.fromEntries(names.map((name) => [name, now])) };
};

const actOf = (event: OrderGiven, file: CaseFile): Act => ({
  person: event.actor!,
  ...(event.standsInFor === undefined ? {} : { standsInFor: event.standsInFor }),
  role: event.role,
  order: event.order,
  seq: event.seq,
  stay: file.stays.length - 1,
});

const withSheet = (file: CaseFile, event: OrderGiven, on: Day): CaseFile['sheets'] => {
  const { actor, standsInFor, role, seq, facts } = event;
  const sheet: Sheet = {
    ...(actor === undefined ? {} : { person: actor }),
    ...(standsInFor === undefined ? {} : { standsInFor }),
    role,
    on,
    seq,
    facts,
  };
  return { ...file.sheets, [event.order]: [...(file.sheets[event.order] ?? []), sheet] };
};

const withNamed = (named: CaseFile['named'], event: OrderGiven): CaseFile['named'] => {
  const gone = [...(event.setAside ?? []), ...Object.keys(event.facts)].filter((fact) => named[fact] !== undefined);
  if (event.named === undefined && gone.length === 0) return named;
  return { ...Object.fromEntries(Object.entries(named).filter(([fact]) => !gone.includes(fact))), ...event.named };
};

const withTaken = (taken: CaseFile['taken'], event: OrderGiven): CaseFile['taken'] => {
  const next = { ...taken };
  for (const move of event.budgets!) next[move.account] = { budget: move.budget, amount: move.total };
  return next;
};

const withFired = (clocks: CaseFile['clocks'], clock: string): CaseFile['clocks'] => {
  const run = clocks[clock];
  const fired: ClockRun | undefined = run === undefined ? undefined : { ...run, fired: true };
  return fired === undefined ? clocks : { ...clocks, [clock]: fired };
};

/** Entering a voting state opens a sitting; a close that leaves the case there opens the next: recusals stay, attendance and ballots do not. */
const withSitting = (procedure: Procedure, before: CaseFile, file: CaseFile, vote: VoteKept | undefined, moved: boolean): CaseFile => {
  const sits = procedure.states[file.state]?.vote !== undefined;
  if (!sits) return before.sitting === undefined ? file : withoutSitting(file);
  const entered = moved && before.state !== file.state;
  if (entered || file.sitting === undefined) {
    const number = file.votes.filter((kept) => kept.state === file.state && kept.act === 'close-vote').length + 1;
    return { ...file, sitting: { state: file.state, number, attending: [], recused: [], ballots: {} } };
  }
  if (vote === undefined) return file;
  const actor = file.acts.at(-1)?.person;
  return { ...file, sitting: afterAct(file.sitting, vote, actor ?? '') };
};

const withoutSitting = ({ sitting: _, ...file }: CaseFile): CaseFile => file;

const afterAct = (sitting: Sitting, vote: VoteKept, person: string): Sitting => {
  switch (vote.act) {
    case 'attend':
      return { ...sitting, attending: [...new Set([...sitting.attending, person])] };
    case 'leave':
      return { ...sitting, attending: sitting.attending.filter((other) => other !== person), ballots: without(sitting.ballots, person) };
    case 'recuse':
      return { ...sitting, recused: [...new Set([...sitting.recused, person])], ballots: without(sitting.ballots, person) };
    case 'vote-for':
      return { ...sitting, ballots: { ...sitting.ballots, [person]: 'for' } };
    case 'vote-against':
      return { ...sitting, ballots: { ...sitting.ballots, [person]: 'against' } };
    case 'abstain':
      return { ...sitting, ballots: { ...sitting.ballots, [person]: 'abstain' } };
    case 'close-vote':
      return { state: sitting.state, number: sitting.number + 1, attending: [], recused: sitting.recused, ballots: {} };
    default:
      return unreachable(vote.act);
  }
};

const without = <T>(record: Readonly<Record<string, T>>, name: string): Readonly<Record<string, T>> =>
  Object.fromEntries(Object.entries(record).filter(([key]) => key !== name));

const addChild = (files: Map<string, CaseFile>, parent: string, as: string, child: string): void => {
  const file = files.get(parent);
  if (file !== undefined) files.set(parent, { ...file, children: [...file.children, { as, case: child }] });
};

/** A child that opens, ends or opens again may let a clock of its parent stand still or run on. */
const tellParent = (files: Map<string, CaseFile>, event: OrderGiven, packOf: PackOf): void => {
  const parent = files.get(event.case)!.opened.parent?.case;
  const file = parent === undefined ? undefined : files.get(parent);
  if (file === undefined) return;
  const pack = packOf(file.digest);
  const turn: Turn = { happened: event.happened, counts: dayOfMoment(event.happened), restarts: [], within: {} };
  files.set(
    file.id,
    followClocks(pack, procedureOf(file, packOf), file, turn, (as) => openCount(files, file, as, packOf) > 0),
  );
};

/** Children under a name that have not ended. */
export const openCount = (files: Files, file: CaseFile, as: string, packOf: PackOf): number =>
  file.children.filter((child) => child.as === as && isOpen(files.get(child.case), packOf)).length;

export const isOpen = (file: CaseFile | undefined, packOf: PackOf): boolean =>
  file !== undefined && procedureOf(file, packOf).endings[file.state] === undefined;
