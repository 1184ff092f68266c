import { activeRun, type CaseFile } from '#law/case';
import type { OrderDef, Procedure } from '#law/pack';
import { closeVote } from './ballots.ts';
import { giveOrder, isFault, type Outcome } from './orders.ts';
import { say } from './say.ts';
import { type Fault, refused, type Scene } from './scene.ts';

/** Attempts after which a search in another case ends. */
const mostTried = 150;

/**
 * Plays another case by its own orders, votes and clocks until it stands where it is wanted: nearest first, each move tried in the engine.
 * On the way nothing may happen in the case of the trace; in the end `follows` has, or nothing.
 */
export const pursue = (scene: Scene, id: string, reaches: string, follows: string | undefined, depth = 1): Outcome => {
  const main = scene.main;
  const procedure = scene.pack.procedures[scene.files.get(id)!.opened.procedure]!;
  const far = distances(procedure, reaches);
  const waiting: Node[] = [{ scene, cost: 0 }];
  const known = new Set<string>();
  let tried = 0;
  let fault: Fault = refused(say('pursue.couldNotBeBrought', { procedure: procedure.name, reaches }));
  while (waiting.length > 0 && tried < mostTried) {
    const { scene: at, cost } = waiting.shift()!;
    for (const way of waysFrom(at, id, far, depth)) {
      tried += 1;
      const next = way.play();
      if (isFault(next)) {
        // A clock that comes in between is a matter of days, and days can be chosen otherwise.
        if (next.kind === 'disturbed' && fault.kind === 'refused') fault = next;
        continue;
      }
      const file = next.files.get(id)!;
      if (file.state === reaches && file.seq !== at.files.get(id)!.seq && hasFollowed(next, main, follows)) return next;
      if (next.main?.seq !== main?.seq || !Number.isFinite(far(file.state)) || isKnown(known, file)) continue;
      waiting.push({ scene: next, cost: cost + 1 + way.extra });
    }
    waiting.sort((a, b) => a.cost + far(a.scene.files.get(id)!.state) - (b.cost + far(b.scene.files.get(id)!.state)));
  }
  return fault;
};

interface Node {
  readonly scene: Scene;
  readonly cost: number;
}

/** The order by law that a trace names has come in its case, or none has. */
export const hasFollowed = (scene: Scene, before: CaseFile | undefined, follows: string | undefined): boolean => {
  const now = scene.main;
  if (follows === undefined || now === undefined || before === undefined) return now?.seq === before?.seq;
  const last = now.events.at(-1);
  return now.seq > before.seq && last?.type === 'orderGiven' && last.order === follows;
};

const isKnown = (known: Set<string>, file: CaseFile): boolean => {
  const key = `${file.state} ${Object.keys(file.times).toSorted().join()} ${file.children.length}`;
  if (known.has(key)) return true;
  known.add(key);
  return false;
};

interface Way {
  readonly to: string;
  /** Ways that do not move the case are looked at later. */
  readonly extra: number;
  readonly play: () => Outcome;
}

const waysFrom = (scene: Scene, id: string, far: (state: string) => number, depth: number): readonly Way[] => {
  const file = scene.files.get(id)!;
  const procedure = scene.pack.procedures[file.opened.procedure]!;
  const ways = [
    ...orderWays(scene, procedure, file),
    ...voteWays(scene, procedure, file),
    ...clockWays(scene, procedure, file),
    ...(depth > 0 ? childWays(scene, procedure, file, depth) : []),
  ];
  return ways.filter(({ to }) => Number.isFinite(far(to))).toSorted((a, b) => a.extra + far(a.to) - (b.extra + far(b.to)));
};

const orderWays = (scene: Scene, procedure: Procedure, file: CaseFile): readonly Way[] =>
  Object.values(procedure.orders).flatMap((def) => {
    if (!isOpenIn(def, procedure, file.state)) return [];
    const role = def.by.find((each) => each !== 'law');
    if (role === undefined) return [];
    const extra = (def.to === undefined ? 2 : 0) + (def.extends === undefined ? 0 : 5);
    return [{ to: def.to ?? file.state, extra, play: () => giveOrder(scene, { procedure, def, case: file.id, role }) }];
  });

const isOpenIn = (def: OrderDef, procedure: Procedure, state: string): boolean =>
  procedure.endings[state] === undefined && (def.from === 'open' || (def.from !== 'opening' && def.from.includes(state)));

const voteWays = (scene: Scene, procedure: Procedure, file: CaseFile): readonly Way[] => {
  const vote = procedure.states[file.state]?.vote;
  if (vote === undefined) return [];
  return (['carried', 'lost', 'no-quorum'] as const).map((result) => ({
    to: procedure.orders[vote.then[result]]?.to ?? file.state,
    extra: 0,
    play: () => closeVote(scene, file.id, result),
  }));
};

const clockWays = (scene: Scene, procedure: Procedure, file: CaseFile): readonly Way[] =>
  Object.values(procedure.clocks).flatMap((def) => {
    if (def.silence.length === 0 || activeRun(file, def.name)?.state !== 'running') return [];
    const to = def.silence.map((order) => procedure.orders[order]?.to).find((state) => state !== undefined) ?? file.state;
    return [
      {
        to,
        extra: 1,
        play: () => {
          const next = scene.fork();
          return next.lapse(file.id, def.name, def.silence) ?? next;
        },
      },
    ];
  });

/** What a case of a case can bring about. */
const childWays = (scene: Scene, procedure: Procedure, file: CaseFile, depth: number): readonly Way[] =>
  file.children.flatMap(({ as, case: id }) => {
    const child = scene.files.get(id)!;
    const theirs = scene.pack.procedures[child.opened.procedure]!;
    if (theirs.endings[child.state] !== undefined) return [];
    return Object.keys(theirs.endings).map((ending) => {
      const then = procedure.cases[as]!.then[ending] ?? procedure.cases[as]!.then['*'] ?? [];
      const to = then.map((order) => procedure.orders[order]?.to).find((state) => state !== undefined) ?? file.state;
      return { to, extra: 3, play: () => pursue(scene, id, ending, undefined, depth - 1) };
    });
  });

/** How many moves away a state is from the one wanted, guards left aside. */
export const distances = (procedure: Procedure, wanted: string): ((state: string) => number) => {
  const far = new Map([[wanted, 0]]);
  const states = [...Object.keys(procedure.states), ...Object.keys(procedure.endings)];
  for (let round = 0; round < states.length; round += 1) {
    for (const def of Object.values(procedure.orders)) {
      const to = def.to === undefined ? undefined : far.get(def.to);
      if (to === undefined || def.from === 'opening') continue;
      for (const from of def.from === 'open' ? Object.keys(procedure.states) : def.from) {
        if (to + 1 < (far.get(from) ?? Number.POSITIVE_INFINITY)) far.set(from, to + 1);
      }
    }
  }
  return (state) => far.get(state) ?? Number.POSITIVE_INFINITY;
};
