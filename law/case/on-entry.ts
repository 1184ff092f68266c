import { ok, type Result } from '#law/ground';
import type { OnEntry, Procedure } from '#law/pack';
import type { Giving } from './check-order.ts';
import type { CaseFile } from './file.ts';
import { giveFirstLawful } from './give.ts';
import { CaseScope } from './scope.ts';
import { nowOf, type Work } from './work.ts';

/**
 * Gives the orders by law that follow from what stands in registers now: of each open case, the first lawful order of the value that the fact has. It is asked
 * of the state of things, not of a change, so a case that was looked at late, or that comes to such a state later, is moved as well, and none is moved twice.
 * Each is dated on the moment at which it is looked at.
 */
export const followEntries = (work: Work): Result<void> => {
  for (let rounds = 0; rounds < 10_000; rounds += 1) {
    const given = followOne(work);
    if (!given.ok) return given;
    if (!given.value) return ok(undefined);
  }
  throw new Error('what follows from registers goes round without end');
};

const followOne = (work: Work): Result<boolean> => {
  for (const file of work.files.values()) {
    const pack = work.packOf(file.digest);
    const procedure = pack.procedures[file.opened.procedure]!;
    for (const line of Object.values(procedure.onEntry)) {
      if (!listensHere(procedure, line, file)) continue;
      const when = nowOf(work.world, pack);
      const value = new CaseScope(work.sight(when.day), file).fact(line.fact);
      const key = valueName(value);
      const orders = key === undefined ? [] : (line.then[key] ?? []);
      if (orders.length === 0) continue;
      const giving: Giving = {
        order: { case: file.id, order: '', gives: {} },
        orderId: work.world.id(),
        when,
        because: { kind: 'entry', fact: line.fact, register: pack.facts[line.fact]!.entry!.register, value: key! },
        byLaw: true,
      };
      const given = giveFirstLawful(work, file.id, orders, giving);
      if (!given.ok) return given;
      if (given.value.given) return ok(true);
    }
  }
  return ok(false);
};

/** Whether anything could follow where the case stands: only then is the register asked. */
const listensHere = ({ states, orders }: Procedure, { then }: OnEntry, { state }: CaseFile): boolean =>
  states[state] !== undefined &&
  Object.values(then).some((names) => names.some((name) => orders[name]!.from === 'open' || orders[name]!.from.includes(state)));

/** A value as `on-entry` names it. */
const valueName = (value: unknown): string | undefined =>
  value === true ? 'yes' : value === false ? 'no' : typeof value === 'string' ? value : undefined;
