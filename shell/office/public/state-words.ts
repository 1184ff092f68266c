import type { Status } from '#contract';
import { wordFor } from '#law/case';
import { text } from '#law/ground';
import type { Pack, Procedure, Register } from '#law/pack';

/** Where a case stands, with its colour. */
export const statusOf = (pack: Pack, procedure: Procedure, state: string): Status => {
  const ending = procedure.endings[state];
  const title = wordFor(pack, state);
  return ending === undefined ? { name: state, title, tone: toneOf(pack, procedure, state) } : { name: state, title, tone: 'ended', ending: ending.kind };
};

/** Where a row of a register stands: its status, in the colour of the state behind it. */
export const rowStatus = (
  pack: Pack,
  register: Register,
  status: string | null,
  behind?: { readonly procedure: string; readonly state: string },
): Status => {
  const procedure = behind === undefined ? undefined : pack.procedures[behind.procedure];
  if (status === null) {
    // Where a case went that nobody may follow there, its row does not tell either.
    const known = procedure?.endings[behind!.state];
    const ending = known?.shown === 'public' ? known : undefined;
    const title = ending === undefined ? struckWords : wordFor(pack, behind!.state);
    return { name: 'struck', title, tone: 'ended', ...(ending === undefined ? {} : { ending: ending.kind }) };
  }
  const title = wordFor(pack, status);
  const places = Object.entries(register.rows[status] ?? {}).flatMap(([name, states]) => states.map((state) => ({ name, state })));
  const place = places.find(({ name, state }) => name === behind?.procedure && state === behind.state) ?? places[0];
  const of = place === undefined ? undefined : pack.procedures[place.name];
  if (of === undefined) return { name: status, title, tone: 'in-force' };
  return { ...statusOf(pack, of, place!.state), name: status, title };
};

export const struckWords = text('struck off', '已注销');

/**
 * A state in which nobody is waited for is in force. One is a warning if the law or an official led into it from there, and it
 * can lead back: a suspension, an overdue report. What reports incidents warns as long as it is open.
 */
const toneOf = (pack: Pack, procedure: Procedure, state: string): Status['tone'] => {
  const { waits } = procedure.states[state] ?? {};
  if (waits === undefined) return 'in-force';
  if (procedure.kind === 'incident') return 'warning';
  const orders = Object.values(procedure.orders);
  const leads = (from: string, to: string) => orders.filter((order) => Array.isArray(order.from) && order.from.includes(from) && order.to === to);
  const byOthers = (by: readonly string[]): boolean => by.every((role) => pack.roles[role]?.is !== 'party');
  const resting = Object.values(procedure.states).filter((other) => other.waits === undefined);
  const fallen = resting.some(({ name }) => leads(name, state).some(({ by }) => byOthers(by)) && leads(state, name).length > 0);
  return fallen ? 'warning' : 'waiting';
};
