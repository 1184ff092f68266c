import {
  blankFile,
  type CaseEvent,
  type CaseFile,
  dayOfMoment,
  evolve,
  type Files,
  type OrderGiven,
  type PackOf,
  type World,
} from '#law/case';
import type { Value } from '#law/ground';
import type { OrderDef, Pack } from '#law/pack';
import { authorityOf } from './authority-part.ts';
import { clocksOf } from './clock-part.ts';
import { countOf } from './committee-part.ts';
import { type Digest, type Needs, type SealedReceipt, Sealer, sealed } from './sealing.ts';
import { Trace } from './trace.ts';
import type { FiredRow, ReceiptCause, ReceiptDecision, ReceiptMove } from './types.ts';

/** What a receipt is made from besides the case files and the event. */
export interface Reading {
  readonly packOf: PackOf;
  /** The cases that the decision could look at, as they stood just before it. */
  readonly before: Files;
  /** What a fact of type `case` names among them, which cases name this one, and the rows of a register where a formula asks for them. */
  readonly world: Pick<World, 'reference' | 'entries' | 'naming'>;
  readonly digest: Digest;
}

/** An order of a procedure, or the close of a vote: what has a receipt. Who attended or cast a ballot decides nothing by itself. */
export const isReceiptable = (event: CaseEvent): event is OrderGiven =>
  event.type === 'orderGiven' && (event.vote === undefined || event.vote.act === 'close-vote');

/** The receipt of a decision, worked out again from what was kept of it. Total: what does not hold is written as it is, for a check to find. */
export const receiptOf = (event: OrderGiven, reading: Reading): SealedReceipt => {
  const { packOf, digest } = reading;
  const before = reading.before.get(event.case);
  const file = before ?? blankFile(event.case, event.opened!, dayOfMoment(event.happened));
  const pack = packOf(file.digest);
  const procedure = pack.procedures[file.opened.procedure]!;
  const def = procedure.orders[event.order];
  const files = withChild(reading.before, event);
  const after = evolve(reading.before, event, packOf).get(event.case)!;
  const day = dayOfMoment(event.happened);
  const world = {
    ...closedWorld,
    ...reading.world,
    cases: reading.before,
    packOf: (text: string) => ({ pack: packOf(text), digest: text, assumed: false }),
  } as World;
  const trace = new Trace({ world, packOf, files, today: day }, withGiven(file, event), event.read);
  const seal = new Sealer((name) => pack.facts[name]?.shown === 'public' && pack.facts[name]?.inside === undefined);
  // What the text asks of a competence is told with the competence.
  const written = (def?.guards ?? []).filter(({ refusal }) => refusal !== 'notCompetent');
  const guards = written.map((guard) => ({
    refusal: guard.refusal,
    if: guard.if.source,
    holds: truth(guard.if.evaluate(trace)),
  }));
  const authority = authorityOf(pack, procedure, def, event, trace);
  const assumed = [...trace.assumed].toSorted();
  for (const { fact } of def?.needs ?? []) pack.facts[fact]?.if?.evaluate(trace);
  for (const clock of Object.values(procedure.clocks)) {
    const { amount } = clock.within;
    if (typeof amount !== 'number' && event.within?.[clock.name] !== undefined) trace.fact(amount.fact);
  }
  for (const taking of [...(def?.takes ?? []), ...(def?.returns ?? [])]) taking.amount.evaluate(trace);
  for (const { budget } of def?.takes ?? [])
    if (event.budgets?.some((move) => move.budget === budget) === true) readCeiling(trace, pack, budget);
  def?.asOf?.evaluate(trace);
  const isOpened = def?.opens !== undefined && (def.opensIf === undefined || def.opensIf.evaluate(trace) === true);
  for (const [fact, value] of Object.entries(event.facts)) if (pack.facts[fact] !== undefined) trace.given(pack.facts[fact]!, value);
  const decision: ReceiptDecision = {
    form: 'ordinance-receipt/1',
    law: { pack: pack.pack, version: pack.version, digest: file.digest },
    procedure: procedure.name,
    order: event.order,
    by: event.role,
    on: day,
    counts: event.countsFrom ?? day,
    ...(Object.values(procedure.clocks).some(({ within }) => within.unit === 'hours') ? { at: event.happened } : {}),
    basis: event.basis,
    standing: event.standing,
    state: { before: before === undefined ? null : before.state, after: after.state },
    ...endingOf(procedure.endings[after.state]?.kind),
    ...authority,
    ...(event.because === undefined ? {} : { because: causeOf(event.because) }),
    times: file.times[event.order] ?? 0,
    given: Object.fromEntries(
      inOrder(event.facts).map(([name, value]) => {
        const fact = pack.facts[name];
        const kept = fact === undefined ? value : trace.given(fact, value);
        return [name, seal.put(['given', name], kept, { facts: [name], circle: 'all' })];
      }),
    ),
    setAside: [...(event.setAside ?? [])].toSorted(),
    personal: Object.keys(event.personal ?? {}).toSorted(),
    assumed,
    guards,
    read: Object.fromEntries(
      inOrder(Object.fromEntries(trace.read)).map(([path, value]) => [path, seal.put(['read', path], value, needsOf(pack, path))]),
    ),
    worked: Object.fromEntries(
      inOrder(Object.fromEntries(trace.worked)).map(([name, value]) => [
        name,
        seal.put(['worked', name], value, { facts: [name], circle: 'all' }),
      ]),
    ),
    tables: [...trace.tables.values()].map(({ table, outcome }, index) => ({
      table: table.name,
      decides: table.decides,
      fired: seal.put(['tables', index, 'fired'], outcome.kind === 'value' ? outcome.fired.map((id) => rowOf(table, id)) : null, {
        facts: [table.decides, ...table.table.reads],
        circle: 'all',
      }) as Value,
    })),
    budgets: movesOf(event, pack, def, file, seal),
    ...countOf(event, pack, procedure),
    clocks: clocksOf(pack, procedure, files, before, after, packOf),
    ...(isOpened ? { opens: procedure.cases[def.opens!]!.procedure! } : {}),
    ...letterOf(event),
    numbers: Object.keys(event.numbers ?? {}).toSorted(),
  };
  const secret = JSON.stringify([event.orderId, event.case, event.seq]);
  return sealed(decision, seal, event.personal ?? {}, secret, digest);
};

/** A world that is asked for nothing but cases, references and entries. */
const closedWorld: Pick<World, 'successors' | 'taken' | 'rests'> = { successors: () => [], taken: () => 0, rests: () => 0 };

/** A case that another opens is among its children when its guards are looked at. */
const withChild = (files: Files, { case: id, opened }: OrderGiven): Files => {
  const parent = opened?.parent === undefined ? undefined : files.get(opened.parent.case);
  if (parent === undefined) return files;
  return new Map(files).set(parent.id, { ...parent, children: [...parent.children, { as: opened!.parent!.as, case: id }] });
};

/** The file as the guards saw it: with what was given, before the order moved anything. */
const withGiven = (file: CaseFile, event: OrderGiven): CaseFile => {
  const facts: Record<string, Value> = { ...file.facts, ...event.facts };
  for (const [name, commitment] of Object.entries(event.personal ?? {})) facts[name] = { personal: commitment };
  for (const name of event.setAside ?? []) delete facts[name];
  return { ...file, facts };
};

const truth = (value: unknown): boolean | null => (typeof value === 'boolean' ? value : null);

const inOrder = (facts: Readonly<Record<string, Value>>): readonly (readonly [string, Value])[] =>
  Object.entries(facts).toSorted(([a], [b]) => (a < b ? -1 : 1));

const endingOf = (kind: string | undefined): Pick<ReceiptDecision, 'ending'> => (kind === undefined ? {} : { ending: kind });

const causeOf = (because: NonNullable<OrderGiven['because']>): ReceiptCause => {
  switch (because.kind) {
    case 'silence':
      return { kind: 'silence', clock: because.clock, due: because.due };
    case 'vote':
      return { kind: 'vote', result: because.result };
    case 'case':
      return { kind: 'case', as: because.as, at: because.at };
    case 'calendar':
      return { kind: 'calendar', duty: because.duty, period: because.period };
    case 'figures':
      return { kind: 'figures', stream: because.stream, period: because.period };
    case 'entry':
      return { kind: 'entry', fact: because.fact, value: because.value };
  }
};

/** A fact by its own circle; what another case says, by how that case hangs together with this one. */
const needsOf = (pack: Pack, path: string): Needs => {
  const [first = '', ...members] = path.split(/[.(]/);
  if (pack.facts[path] !== undefined) return { facts: [path], circle: 'all' };
  if (['state', 'times', 'day', 'clock', 'today', 'case'].includes(first)) return { facts: [], circle: 'all' };
  if (first === 'sheets') return { facts: factsOnSheets(pack, path), circle: 'office' };
  const facts = [first, ...members].filter((name) => pack.facts[name] !== undefined);
  return { facts, circle: first === 'standing' || first === 'entries' || pack.facts[first] !== undefined ? 'office' : 'parties' };
};

/** Facts that the sheets named by a path can hold: who reads the sheets reads all of them. */
const factsOnSheets = (pack: Pack, path: string): readonly string[] => {
  const order = /"([^"]*)"/.exec(path)?.[1] ?? '';
  const asked = Object.values(pack.procedures).flatMap(({ orders }) => (orders[order]?.sideBySide === true ? orders[order].needs : []));
  return [...new Set(asked.map(({ fact }) => fact))];
};

const rowOf = ({ table, rows, basis, standing }: Pack['tables'][string], id: string): Value => {
  const rule = table.rules.find((other) => other.id === id)!;
  const cells = rule.cells.flatMap((cell, index) =>
    cell.kind === 'any' ? [] : [[table.inputs[index]!.name, cell.written ?? cell.source] as const],
  );
  const row: FiredRow = {
    row: id,
    basis: rows[id]?.basis ?? basis,
    standing: rows[id]?.standing ?? standing,
    cells: Object.fromEntries(cells),
  };
  return row as unknown as Value;
};

const readCeiling = (trace: Trace, pack: Pack, budget: string): void => {
  const ceiling = pack.budgets[budget]?.ceiling;
  if (typeof ceiling === 'object' && 'fact' in ceiling) trace.fact(ceiling.fact);
};

const movesOf = (event: OrderGiven, pack: Pack, def: OrderDef | undefined, file: CaseFile, seal: Sealer): readonly ReceiptMove[] =>
  (event.budgets ?? []).map((move, index) => {
    const taking = [...(def?.takes ?? []), ...(def?.returns ?? [])].find(({ budget }) => budget === move.budget);
    const ceiling = pack.budgets[move.budget]?.ceiling;
    const amount = needsOfFormula(pack, taking?.amount.reads ?? []);
    const facts = typeof ceiling === 'object' && 'fact' in ceiling ? [ceiling.fact] : [];
    const both: Needs = { facts: [...amount.facts, ...facts], circle: amount.circle };
    const put = (key: string, value: Value, needs: Needs): Value => seal.put(['budgets', index, key], value, needs);
    return {
      budget: move.budget,
      amount: put('amount', move.amount, amount),
      ceiling: put('ceiling', move.ceiling, both),
      held: put('held', file.taken[move.account]?.amount ?? 0, amount),
      total: put('total', move.total, amount),
      over: move.over === true,
    };
  });

const needsOfFormula = (pack: Pack, reads: readonly (readonly string[])[]): Needs => {
  const each = reads.map((path) => needsOf(pack, path.join('.')));
  const circle = each.some((needs) => needs.circle === 'office')
    ? 'office'
    : each.some((needs) => needs.circle === 'parties')
      ? 'parties'
      : 'all';
  return { facts: each.flatMap(({ facts }) => facts), circle };
};

const letterOf = ({ letters }: OrderGiven): Pick<ReceiptDecision, 'letter'> => {
  const [sent] = letters ?? [];
  return sent === undefined ? {} : { letter: { letter: sent.letter, to: sent.to, served: sent.served } };
};
