import { parseDay, parseInstant } from '#law/ground';
import { type Context, type Known, knownName, type Merged } from './names.ts';
import { staysOf } from './read-procedures.ts';
import { sittingOrders } from './refusals.ts';
import { say } from './say.ts';
import { entriesOf, get, itemsOf, type Scalar, scalar, scalarsOf, type Tree, wordAt, wordOf } from './yaml.ts';

/** Are the orders, cases and persons that an example names there? */
export const checkSteps = (tree: Tree, procedure: string, people: Readonly<Record<string, unknown>>, ctx: Context): void => {
  const main = ctx.names.procedures.get(procedure);
  if (main === undefined) return;
  const persons = new Map(Object.entries(people));
  const cases = casesAround(main, ctx);
  for (const step of itemsOf(get(tree, 'steps'))) {
    const meeting = get(step, 'meeting');
    for (const person of [...scalarsOf(get(step, 'by')), ...scalarsOf(get(meeting, 'with'))])
      knownName(person, 'person', persons, ctx.report);
    const meant = [
      get(step, 'reads'),
      get(step, 'seated'),
      ...['calls', 'opens', 'aside', 'ends', 'signs'].map((key) => get(meeting, key)),
    ];
    for (const each of meant.map(scalar)) if (each !== undefined) knownName(each, 'case', cases, ctx.report);
    const does = scalar(get(step, 'does'));
    const target = does === undefined ? undefined : checkOrder(does, main, cases, ctx);
    const as = wordOf(get(step, 'as'));
    if (as !== undefined && target !== undefined) cases.set(as, opened(target, does!.text, ctx));
    const about = scalar(get(step, 'about'));
    if (about !== undefined) knownName(about, 'case', cases, ctx.report);
    checkExpected(get(step, 'then'), main, cases, ctx);
  }
};

/** What is expected afterwards speaks of states, clocks and statuses that there are. */
const checkExpected = (then: Tree | undefined, main: Merged, cases: ReadonlyMap<string, Merged>, ctx: Context): void => {
  const state = get(then, 'state');
  const here = scalar(state);
  if (here !== undefined)
    knownName(here, say('checkExpected.stateOrEndingOf', { main: main.name }), staysOf(main), ctx.report, 'state/unknown');
  for (const { key, at, value } of entriesOf(state)) {
    const there = scalar(value);
    if (!knownName(wordAt(key, at), 'case', cases, ctx.report) || there === undefined) continue;
    const other = cases.get(key)!;
    knownName(there, say('checkSteps.checkExpected.stateOrEndingOf', { other: other.name }), staysOf(other), ctx.report, 'state/unknown');
  }
  const clocks = [...entriesOf(get(then, 'due')), ...entriesOf(get(then, 'clock'))].map(({ key, at }) => wordAt(key, at));
  for (const clock of [...clocks, ...scalarsOf(get(then, 'provisional'))]) checkClock(clock, main, cases, ctx);
  for (const { value } of entriesOf(get(then, 'due'))) {
    const due = scalar(value);
    if (due === undefined || due.text === 'paused' || parseDay(due.text) !== undefined || parseInstant(due.text) !== undefined) continue;
    ctx.report('value/form', due.at, say('checkExpected.isNoDayNo', { due: due.text }), say('checkExpected.writeOr'));
  }
  for (const { key, value } of entriesOf(get(then, 'register'))) {
    const register = ctx.files.folders.get('register')?.get(key);
    const status = scalar(value);
    if (register === undefined || status === undefined || status.text === 'none') continue;
    const known = new Set([...entriesOf(get(register.tree, 'rows')).map((row) => row.key), 'none']);
    knownName(status, say('checkExpected.statusOf', { key }), known, ctx.report);
  }
};

const checkClock = (clock: Scalar, main: Merged, cases: ReadonlyMap<string, Merged>, ctx: Context): void => {
  const dot = clock.text.indexOf('.');
  const target = dot < 0 ? main : cases.get(clock.text.slice(0, dot));
  if (target === undefined) knownName({ ...clock, text: clock.text.slice(0, dot) }, 'case', cases, ctx.report);
  else
    knownName(
      { ...clock, text: clock.text.slice(dot + 1) },
      say('checkClock.clockOf', { target: target.name }),
      target.sections.clocks,
      ctx.report,
    );
};

/** Every procedure by its own name, and the cases that any procedure listens to by theirs. */
const casesAround = (main: Merged, ctx: Context): Map<string, Merged> => {
  const cases = new Map(ctx.names.procedures);
  const link = (from: Merged): void => {
    for (const [name, { tree }] of from.sections.cases) {
      const other = ctx.names.procedures.get(wordOf(get(tree, 'procedure')) ?? '');
      if (other !== undefined && !cases.has(name)) cases.set(name, other);
    }
  };
  link(main);
  for (const other of ctx.names.procedures.values()) link(other);
  return cases;
};

const checkOrder = (does: Scalar, main: Merged, cases: Map<string, Merged>, ctx: Context): Merged | undefined => {
  const dot = does.text.indexOf('.');
  const target = dot < 0 ? main : cases.get(does.text.slice(0, dot));
  if (target === undefined) {
    knownName({ ...does, text: does.text.slice(0, dot) }, 'case', cases, ctx.report);
    return undefined;
  }
  const { orders } = target.sections;
  const known: Known = { has: (name) => orders.has(name) || sittingOrders.has(name), keys: () => [...orders.keys(), ...sittingOrders] };
  const order = { ...does, text: does.text.slice(dot + 1) };
  return knownName(order, say('checkOrder.orderOf', { target: target.name }), known, ctx.report) ? target : undefined;
};

/** `as` names a second case of the same procedure, or the child that the order opens. */
const opened = (target: Merged, does: string, ctx: Context): Merged => {
  const order = target.sections.orders.get(does.slice(does.indexOf('.') + 1));
  const link = target.sections.cases.get(wordOf(get(order?.tree, 'opens')) ?? '');
  return ctx.names.procedures.get(wordOf(get(link?.tree, 'procedure')) ?? '') ?? target;
};
