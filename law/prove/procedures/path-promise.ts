import type { Node } from '#law/feel';
import { isNum, type Value } from '#law/ground';
import type { OrderDef, Pack, Procedure, PromiseMade } from '#law/pack';
import { type Answer, open, wordsIn } from './answer.ts';
import { canBe, canBeOtherwise, type Standing, truthIn } from './truth.ts';
import { lensOf, walk } from './walk.ts';

/**
 * Promises about what can happen in a procedure. What is walked is wider than the law: an order by law may come at any moment, a child
 * may end each way, a fact may have any value. So what is promised on all these walks holds; what is not may still hold.
 */
export const proveOfPaths = (pack: Pack, promise: PromiseMade): Answer => {
  const body = promise.body as Readonly<Record<string, Value>>;
  const named = wordsIn(body['procedure']);
  const procedures = named.includes('all') ? Object.values(pack.procedures) : named.flatMap((name) => pack.procedures[name] ?? []);
  if (procedures.length === 0) return open('the promise names no procedure');
  const answers = procedures.map((procedure) => proveIn(pack, procedure, promise, body));
  const states = answers.reduce((sum, answer) => sum + answer.states, 0);
  return { ...(answers.find(({ holds }) => holds !== true) ?? { holds: true }), states };
};

const proveIn = (pack: Pack, procedure: Procedure, promise: PromiseMade, body: Readonly<Record<string, Value>>): Answer => {
  switch (promise.form) {
    case 'at-most':
      return proveAtMost(pack, procedure, String(body['order']), body['times']);
    case 'before':
      return proveBefore(pack, procedure, String(body['first']), String(body['then']));
    case 'separated':
      return proveSeparated(procedure, body['orders']);
    case 'within':
      return proveWithin(procedure, wordsIn(body['from']), wordsIn(body['to']), String(body['limit']));
    case 'never':
    case 'always': {
      const condition = promise.formulas['if'];
      if (condition === undefined) return open('the promise has no formula');
      return proveStanding(pack, procedure, wordsIn(body['state']), condition.ast, promise.form === 'always');
    }
    default:
      return open('not proved yet');
  }
};

const unproved = (procedure: Procedure): string =>
  `in \`${procedure.name}\` it was not proved: facts and the order of clocks were left open`;

const proveAtMost = (pack: Pack, procedure: Procedure, order: string, times: Value | undefined): Answer => {
  if (!isNum(times) || typeof times !== 'number') return open('the promise says no number of times');
  if (procedure.orders[order] === undefined) return { holds: true, states: 0 };
  const lens = lensOf(procedure, [], { [order]: times + 1 });
  return walk(pack, procedure, lens, { standing: (at) => at.times[order]! <= times, order: () => true }, unproved(procedure));
};

const proveBefore = (pack: Pack, procedure: Procedure, first: string, then: string): Answer => {
  if (procedure.orders[then] === undefined) return { holds: true, states: 0 };
  if (procedure.orders[first] === undefined) return open(`\`${procedure.name}\` has no order \`${first}\``);
  const lens = lensOf(procedure, [], { [first]: 1 });
  const lawful = (at: Standing | undefined, order: OrderDef): boolean => order.name !== then || (at?.times[first] ?? 0) > 0;
  return walk(pack, procedure, lens, { standing: () => true, order: lawful }, unproved(procedure));
};

/** The engine refuses an order to whoever gave one of its `not-by` during the latest stay, which is what is promised. */
const proveSeparated = (procedure: Procedure, written: Value | undefined): Answer => {
  const items = Array.isArray(written) ? (written as readonly Value[]) : [];
  const pairs = items.every((item) => typeof item === 'string') ? [items] : (items as readonly (readonly Value[])[]);
  for (const [a, b] of pairs) {
    const [one, other] = [procedure.orders[String(a)], procedure.orders[String(b)]];
    if (one === undefined || other === undefined || isOnlyByLaw(one) || isOnlyByLaw(other)) continue;
    if (!other.notBy.includes(one.name)) return open(`in \`${procedure.name}\` \`${other.name}\` has no \`not-by\` of \`${one.name}\``);
  }
  return { holds: true, states: Object.keys(procedure.states).length };
};

const isOnlyByLaw = (order: OrderDef): boolean => order.by.every((role) => role === 'law');

const proveStanding = (pack: Pack, procedure: Procedure, states: readonly string[], condition: Node, always: boolean): Answer => {
  const lens = lensOf(procedure, [condition], {});
  const holdsAt = (at: Standing): boolean => {
    if (states.length > 0 && !states.includes(at.state)) return true;
    const truth = truthIn(condition, at, pack, procedure);
    return always ? !canBeOtherwise(truth) : !canBe(truth);
  };
  return walk(pack, procedure, lens, { standing: holdsAt, order: () => true }, unproved(procedure));
};

/**
 * Where one clock covers all that lies between, its budget and its extensions are the longest it takes; whatever guards forbid is walked
 * as well. Several clocks one after the other are not added up here.
 */
const proveWithin = (procedure: Procedure, from: readonly string[], to: readonly string[], limit: string): Answer => {
  const stretch = new Set(from);
  for (const place of stretch) {
    for (const order of Object.values(procedure.orders)) {
      const isHere = order.from === 'open' ? procedure.states[place] !== undefined : order.from !== 'opening' && order.from.includes(place);
      if (isHere && order.to !== undefined && !to.includes(order.to)) stretch.add(order.to);
    }
  }
  const covering = Object.values(procedure.clocks).find(
    (clock) =>
      [...stretch].every((place) => clock.runs.includes(place) || clock.pausedIn.includes(place)) &&
      from.every((place) => clock.runs.includes(place)) &&
      !Object.values(procedure.orders).some(({ restarts }) => restarts.includes(clock.name)),
  );
  if (covering === undefined) return open(`in \`${procedure.name}\` no one clock covers the stretch`);
  const [amount, unit] = limit.split(' ');
  const { within, extend } = covering;
  if (typeof within.amount !== 'number' || (extend !== undefined && typeof extend.by.amount !== 'number'))
    return open(`\`${covering.name}\` is as long as a fact says`);
  if (within.unit !== unit || (extend !== undefined && extend.by.unit !== unit))
    return open(`\`${covering.name}\` is counted in another unit`);
  const longest = within.amount + (extend === undefined ? 0 : Number(extend.by.amount) * extend.times);
  return longest <= Number(amount)
    ? { holds: true, states: stretch.size }
    : open(`\`${covering.name}\` may take ${longest} ${unit}, if no guard prevents it`);
};
