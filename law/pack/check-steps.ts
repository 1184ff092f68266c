import { type Context, type Known, knownName, type Merged } from './names.ts';
import { sittingOrders } from './refusals.ts';
import { get, itemsOf, type Scalar, scalar, scalarsOf, type Tree, wordOf } from './yaml.ts';

/** Are the orders, cases and persons that an example names there? */
export const checkSteps = (tree: Tree, procedure: string, people: Readonly<Record<string, unknown>>, ctx: Context): void => {
  const main = ctx.names.procedures.get(procedure);
  if (main === undefined) return;
  const persons = new Map(Object.entries(people));
  const cases = casesAround(main, ctx);
  for (const step of itemsOf(get(tree, 'steps'))) {
    for (const person of scalarsOf(get(step, 'by'))) knownName(person, 'person', persons, ctx.report);
    const does = scalar(get(step, 'does'));
    const target = does === undefined ? undefined : checkOrder(does, main, cases, ctx);
    const as = wordOf(get(step, 'as'));
    if (as !== undefined && target !== undefined) cases.set(as, opened(target, does!.text, ctx));
    const about = scalar(get(step, 'about'));
    if (about !== undefined) knownName(about, 'case', cases, ctx.report);
  }
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
  return knownName(order, `order of \`${target.name}\``, known, ctx.report) ? target : undefined;
};

/** `as` names a second case of the same procedure, or the child that the order opens. */
const opened = (target: Merged, does: string, ctx: Context): Merged => {
  const order = target.sections.orders.get(does.slice(does.indexOf('.') + 1));
  const link = target.sections.cases.get(wordOf(get(order?.tree, 'opens')) ?? '');
  return ctx.names.procedures.get(wordOf(get(link?.tree, 'procedure')) ?? '') ?? target;
};
