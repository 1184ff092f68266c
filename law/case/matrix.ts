import type { Named, OrderDef, Pack, Procedure, State } from '#law/pack';
import { openingOrder } from './opening.ts';
import { sittingOrders } from './vote.ts';

/** Who may order what, and when: read from the procedure. What is in no cell is not lawful. */
export interface Matrix {
  readonly procedure: string;
  /** Roles in the order of the pack, then `anyone`, then committees whose members sit here. */
  readonly columns: readonly string[];
  /** Before there is a case; then each state, then each ending. */
  readonly rows: readonly MatrixRow[];
  /** What refuses an order, in the order in which the orders name it. */
  readonly conditions: readonly Condition[];
}

export interface MatrixRow {
  readonly kind: 'opening' | 'state' | 'ending';
  /** Missing before there is a case. */
  readonly state?: string;
  /** The column whose turn it is. */
  readonly waits?: string;
  /** Clocks that run here. */
  readonly clocks: readonly string[];
  readonly cells: Named<readonly Move[]>;
  /** What happens here without anybody's order. */
  readonly byItself: readonly Following[];
}

export interface Move {
  readonly order: string;
  /** The state or ending after it; missing where the case stays. */
  readonly to?: string;
  /** The case it opens, by its name in the `cases` section. */
  readonly opens?: string;
  /** Ids of conditions that may refuse it. */
  readonly conditions: readonly string[];
}

/** An order by law with what brings it about. A clock may run out without one: the law then gives no effect. */
export type Following = (Move | { readonly order?: undefined; readonly to?: undefined }) & {
  readonly cause:
    | { readonly kind: 'clock'; readonly clock: string }
    | { readonly kind: 'vote'; readonly result: 'carried' | 'lost' | 'no-quorum' }
    /** Another case comes to one of these; `*` is any of its endings. */
    | { readonly kind: 'case'; readonly name: string; readonly reaches: readonly string[] }
    /** A case is opened by an order of another procedure, a duty of the calendar or a watch stream. */
    | { readonly kind: 'opened'; readonly by: 'procedure' | 'duty' | 'stream'; readonly name: string };
};

export type Condition = { readonly id: string; readonly orders: readonly string[] } & (
  | { readonly kind: 'guard'; readonly refusal: string; readonly formula: string }
  | { readonly kind: 'at-most'; readonly refusal: string; readonly times: number }
  /** Not by the person who gave this order, voted in this state, or acted in that case or in one above this one (`parent`). */
  | { readonly kind: 'not-by'; readonly of: string }
  /** While this budget has enough left. */
  | { readonly kind: 'budget'; readonly budget: string }
  /** While this clock may still be extended. */
  | { readonly kind: 'extends'; readonly clock: string; readonly times: number }
);

export const matrixOf = (pack: Pack, procedure: Procedure): Matrix => {
  const conditions = conditionsOf(procedure);
  const rows = [
    openingRow(pack, procedure, conditions),
    ...Object.values(procedure.states).map((state) => stateRow(procedure, state, conditions)),
    ...Object.keys(procedure.endings).map((ending) => endingRow(procedure, ending, conditions)),
  ];
  const used = new Set(rows.flatMap(({ cells, waits = '' }) => [...Object.keys(cells), waits]));
  const columns = [...Object.keys(pack.roles), 'anyone', ...Object.keys(pack.committees)].filter((name) => used.has(name));
  return { procedure: procedure.name, columns, rows, conditions };
};

const openingRow = (pack: Pack, procedure: Procedure, conditions: readonly Condition[]): MatrixRow => {
  const openings = Object.values(procedure.orders).filter(({ from }) => from === 'opening');
  return {
    kind: 'opening',
    clocks: [],
    cells: cellsOf(openings, conditions),
    byItself: openersOf(pack, procedure).map((cause) => ({ ...moveOf(openingOrder(procedure, 'law'), conditions), cause })),
  };
};

type Opened = Extract<Following['cause'], { readonly kind: 'opened' }>;

const openersOf = (pack: Pack, { name }: Procedure): readonly Opened[] => [
  ...Object.values(pack.procedures)
    .filter(({ cases, orders }) =>
      Object.values(orders).some(({ opens }) => opens !== undefined && cases[opens]?.link === 'child' && cases[opens].procedure === name),
    )
    .map((other): Opened => ({ kind: 'opened', by: 'procedure', name: other.name })),
  ...pack.duties.filter(({ opens }) => opens === name).map((duty): Opened => ({ kind: 'opened', by: 'duty', name: duty.name })),
  ...pack.streams.filter(({ opens }) => opens === name).map((stream): Opened => ({ kind: 'opened', by: 'stream', name: stream.name })),
];

const stateRow = (procedure: Procedure, state: State, conditions: readonly Condition[]): MatrixRow => {
  const clocks = Object.values(procedure.clocks).filter(({ runs }) => runs.includes(state.name));
  const given = cellsOf(
    Object.values(procedure.orders).filter((order) => isLawfulIn(order, state.name, true)),
    conditions,
  );
  return {
    kind: 'state',
    state: state.name,
    ...(state.waits === undefined ? {} : { waits: state.waits }),
    clocks: clocks.map(({ name }) => name),
    cells: state.vote === undefined ? given : withSitting(given, state, conditions),
    byItself: [
      ...clocks.flatMap(({ name, silence }): readonly Following[] => {
        const cause = { kind: 'clock', clock: name } as const;
        if (silence.length === 0) return [{ cause }];
        return lawfulHere(procedure, silence, state.name, conditions).map((move) => ({ ...move, cause }));
      }),
      ...(['carried', 'lost', 'no-quorum'] as const).flatMap((result): readonly Following[] =>
        state.vote === undefined
          ? []
          : lawfulHere(procedure, [state.vote.then[result]], state.name, conditions).map((move) => ({
              ...move,
              cause: { kind: 'vote', result },
            })),
      ),
      ...broughtByCases(procedure, state.name, conditions),
    ],
  };
};

const endingRow = (procedure: Procedure, ending: string, conditions: readonly Condition[]): MatrixRow => ({
  kind: 'ending',
  state: ending,
  clocks: [],
  cells: cellsOf(
    Object.values(procedure.orders).filter((order) => isLawfulIn(order, ending, false)),
    conditions,
  ),
  byItself: broughtByCases(procedure, ending, conditions),
});

const isLawfulIn = ({ from }: OrderDef, place: string, isState: boolean): boolean =>
  from !== 'opening' && (from === 'open' ? isState : from.includes(place));

/** Those of the orders by law that are lawful where the case stands; of a list the first one that nothing refuses follows. */
const lawfulHere = (procedure: Procedure, names: readonly string[], place: string, conditions: readonly Condition[]): readonly Move[] =>
  names.flatMap((name) => {
    const order = procedure.orders[name];
    if (order === undefined || !isLawfulIn(order, place, procedure.states[place] !== undefined)) return [];
    return [moveOf(order, conditions)];
  });

const broughtByCases = (procedure: Procedure, place: string, conditions: readonly Condition[]): readonly Following[] =>
  Object.values(procedure.cases).flatMap(({ name, then }) => {
    const byOrder = Map.groupBy(
      Object.entries(then).flatMap(([reached, orders]) =>
        lawfulHere(procedure, orders, place, conditions).map((move) => ({ reached, move })),
      ),
      ({ move }) => move.order,
    );
    return [...byOrder.values()].map(
      (group): Following => ({
        ...group[0]!.move,
        cause: { kind: 'case', name, reaches: group.map(({ reached }) => reached) },
      }),
    );
  });

const cellsOf = (orders: readonly OrderDef[], conditions: readonly Condition[]): Named<readonly Move[]> => {
  const given = orders.flatMap((order) =>
    order.by.filter((role) => role !== 'law').map((role) => ({ role, move: moveOf(order, conditions) })),
  );
  return Object.fromEntries([...Map.groupBy(given, ({ role }) => role)].map(([role, moves]) => [role, moves.map(({ move }) => move)]));
};

const moveOf = ({ name, to, opens }: OrderDef, conditions: readonly Condition[]): Move => ({
  order: name,
  ...(to === undefined ? {} : { to }),
  ...(opens === undefined ? {} : { opens }),
  conditions: conditions.filter(({ orders }) => orders.includes(name)).map(({ id }) => id),
});

/** The orders of a sitting are the engine's own: members attend and vote, and anyone who is waited for closes. */
const withSitting = (cells: Named<readonly Move[]>, { waits, vote }: State, conditions: readonly Condition[]): Named<readonly Move[]> => {
  const sitting = (order: string, own: readonly string[]): Move => ({ order, conditions: own });
  const barred = conditions.filter((each) => each.kind === 'not-by' && vote!.notBy.includes(each.of)).map(({ id }) => id);
  const result: Record<string, readonly Move[]> = { ...cells };
  result[vote!.by] = [
    ...(cells[vote!.by] ?? []),
    ...sittingOrders.filter((order) => order !== 'close-vote').map((order) => sitting(order, order === 'attend' ? barred : [])),
  ];
  if (waits !== undefined) result[waits] = [...(cells[waits] ?? []), sitting('close-vote', [])];
  return result;
};

// ---- conditions ------------------------------------------------------------------------------------------------------------

const conditionsOf = (procedure: Procedure): readonly Condition[] => {
  const found = new Map<string, Condition>();
  const add = (condition: Condition): void => {
    const known = found.get(condition.id);
    found.set(condition.id, known === undefined ? condition : { ...known, orders: [...new Set([...known.orders, ...condition.orders])] });
  };
  for (const { name, guards, atMost, notBy, takes, extends: extended } of Object.values(procedure.orders)) {
    const orders = [name];
    for (const { refusal, if: condition } of guards) {
      const formula = condition.source;
      add({ id: `${refusal}: ${formula}`, kind: 'guard', refusal, formula, orders });
    }
    if (atMost !== undefined) add({ id: `${atMost.refusal} ${atMost.times}`, kind: 'at-most', ...atMost, orders });
    for (const of of notBy) add({ id: `not-by ${of}`, kind: 'not-by', of, orders });
    // What by law goes on over its ceiling does not hang on what is left.
    for (const { budget, over } of takes) if (!over) add({ id: `budget ${budget}`, kind: 'budget', budget, orders });
    const times = extended === undefined ? undefined : procedure.clocks[extended]?.extend?.times;
    if (extended !== undefined && times !== undefined) add({ id: `extends ${extended}`, kind: 'extends', clock: extended, times, orders });
  }
  for (const { vote } of Object.values(procedure.states)) {
    for (const of of vote?.notBy ?? []) add({ id: `not-by ${of}`, kind: 'not-by', of, orders: ['attend'] });
  }
  return [...found.values()];
};
