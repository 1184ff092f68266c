import type { Pack } from '#law/pack';
import { onCycles } from '../reach.ts';
import { type Explored, readLabel } from './explore.ts';
import type { Keeping } from './keeping.ts';
import { placeOf } from './whole.ts';

/** Rounds and rests out of which only a move leads that somebody has to choose. Every configuration is looked at, so that no round is missed. */
export const keepingIn = (pack: Pack, explored: Explored): Keeping => {
  const { machine, configurations, moves, from, to, label } = explored;
  const orders = Object.values(machine.procedure.orders);
  const isOfficial = (role: string): boolean => pack.roles[role]?.is === 'official';
  const moved = new Set<number>();
  const chosen: number[] = [];
  for (let move = 0; move < moves; move += 1) {
    const { event, order } = readLabel(label[move]!, machine);
    const { kind } = machine.events[event]!.what;
    const isLaw = kind === 'runs-out' && order >= 0;
    if (isLaw && placeOf(explored, from[move]!) !== placeOf(explored, to[move]!)) moved.add(from[move]!);
    if (isLaw || kind === 'closes' || (kind === 'order' && orders[order]!.by.some(isOfficial))) chosen.push(move);
  }
  const first = new Int32Array(configurations + 1);
  for (const move of chosen) first[from[move]! + 1]! += 1;
  for (let c = 0; c < configurations; c += 1) first[c + 1]! += first[c]!;
  const targets = new Int32Array(chosen.length);
  const filled = first.slice();
  for (const move of chosen) {
    targets[filled[from[move]!]!] = to[move]!;
    filled[from[move]!]! += 1;
  }
  const cyclic = onCycles({ configurations, first, targets });

  // Which places lead to which on rounds; places that lead to each other are one round.
  const leads = new Map<number, Map<number, Set<string>>>();
  for (const move of chosen) {
    const [source, target] = [from[move]!, to[move]!];
    const [here, there] = [placeOf(explored, source), placeOf(explored, target)];
    if (cyclic[source] === 0 || cyclic[target] === 0 || here === there) continue;
    const on = leads.get(here) ?? leads.set(here, new Map()).get(here)!;
    (on.get(there) ?? on.set(there, new Set()).get(there)!).add(orders[readLabel(label[move]!, machine).order]?.name ?? '');
  }
  const reachedFrom = (start: number): ReadonlySet<number> => {
    const seen = new Set<number>();
    const queue = [start];
    for (const place of queue)
      for (const next of leads.get(place)?.keys() ?? [])
        if (!seen.has(next)) {
          seen.add(next);
          queue.push(next);
        }
    return seen;
  };
  const reached = new Map([...leads.keys()].map((place) => [place, reachedFrom(place)]));
  const known = new Set<number>();
  const rounds: { readonly places: readonly string[]; readonly orders: readonly string[] }[] = [];
  for (const place of [...leads.keys()].toSorted((a, b) => a - b)) {
    if (known.has(place) || !reached.get(place)!.has(place)) continue;
    const round = [...reached.get(place)!].filter((other) => reached.get(other)?.has(place) === true).toSorted((a, b) => a - b);
    for (const other of round) known.add(other);
    const by = round.flatMap((here) => [...(leads.get(here) ?? [])].flatMap(([there, names]) => (round.includes(there) ? [...names] : [])));
    rounds.push({ places: round.map((other) => machine.places[other]!), orders: [...new Set(by)].filter((name) => name !== '') });
  }

  const waits = new Set<string>();
  for (let c = 0; c < configurations; c += 1) {
    const place = machine.places[placeOf(explored, c)]!;
    const role = machine.procedure.states[place]?.waits;
    if (role !== undefined && isOfficial(role) && !moved.has(c)) waits.add(place);
  }
  return { procedure: machine.procedure.name, rounds, waits: machine.places.filter((place) => waits.has(place)) };
};
