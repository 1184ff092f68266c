import type { CaseView, ClockView } from '#contract';
import type { OrderDef, Procedure } from '#law/pack';
import { capital, stayTitle } from '../view/index.ts';
import { isDangerous } from './danger.ts';
import type { Seen } from './look.ts';

type Path = CaseView['path'];

/** The way of a case from left to right: what is done, where it is, and the usual way from here. */
export const pathOf = (seen: Seen, clocks: readonly ClockView[]): Path => {
  const { pack, procedure, file } = seen;
  const done = withoutLoops(file.stays.map(({ state, from }) => ({ state, from })));
  const title = (state: string) => capital(stayTitle(pack, procedure, state));
  const main = clocks.find(({ kind, state }) => kind === 'clock' && state !== 'met');
  const ahead = procedure.endings[file.state] === undefined ? usualWay(procedure, file.state) : [];
  return [
    ...done.slice(0, -1).map(({ state, from }) => ({ title: title(state), at: 'done' as const, on: from })),
    {
      title: title(file.state),
      at: procedure.endings[file.state] === undefined ? 'now' : 'done',
      on: done.at(-1)!.from,
      ...(main === undefined ? {} : { words: main.sentence }),
    },
    ...ahead.map((state) => ({ title: title(state), at: 'to-come' as const })),
  ];
};

interface Stop {
  readonly state: string;
  readonly from: string;
}

/** A state that was come back to stands where it was last entered: the way there and back is in the story. */
const withoutLoops = (stops: readonly Stop[]): readonly Stop[] => {
  let path: readonly Stop[] = [];
  for (const stop of stops) {
    const before = path.findIndex(({ state }) => state === stop.state);
    path = [...(before === -1 ? path : path.slice(0, before)), before === -1 ? stop : { ...stop, from: path[before]!.from }];
  }
  return path;
};

/** The shortest way of orders that take nothing away to where the case rests or is granted. */
const usualWay = (procedure: Procedure, from: string): readonly string[] => {
  if (isGoal(procedure, from)) return [];
  const seen = new Set([from]);
  let front: readonly (readonly string[])[] = [[from]];
  while (front.length > 0) {
    const next: (readonly string[])[] = [];
    for (const way of front) {
      for (const def of ordersFrom(procedure, way.at(-1)!)) {
        const to = def.to!;
        if (seen.has(to)) continue;
        seen.add(to);
        if (isGoal(procedure, to)) return [...way.slice(1), to];
        next.push([...way, to]);
      }
    }
    front = next;
  }
  return [];
};

const ordersFrom = (procedure: Procedure, state: string): readonly OrderDef[] =>
  Object.values(procedure.orders).filter(
    (def) =>
      def.to !== undefined && def.from !== 'opening' && def.from !== 'open' && def.from.includes(state) && !isDangerous(procedure, def),
  );

const isGoal = (procedure: Procedure, state: string): boolean =>
  procedure.endings[state] !== undefined || procedure.states[state]?.waits === undefined;
