import type { Operative, Pack } from '#law/pack';
import { play } from './play.ts';
import { Shown } from './shown.ts';

/** Do examples exercise this element? An order was given, a clock ran, a row decided, a register had a row, a fact was given or read. */
export const isExercised = (pack: Pack, shown: Shown, { kind, name, procedure }: Operative): boolean => {
  const own = procedure === undefined ? name : `${procedure.name}.${name}`;
  switch (kind) {
    case 'order':
      return shown.has('orders', own);
    case 'clock':
      return procedure!.clocks[name]!.runs.some((state) => shown.has('states', `${procedure!.name}.${state}`));
    case 'case':
      return shown.has('cases', own);
    case 'state':
      return shown.has('states', own);
    case 'ending':
      return shown.has('endings', own);
    case 'table':
      return shown.has('tables', name);
    case 'row':
      return shown.has('rows', name);
    case 'register':
      return Object.values(pack.registers[name]!.rows).some((status) =>
        Object.entries(status).some(([of, stays]) =>
          stays.some((stay) => shown.has('states', `${of}.${stay}`) || shown.has('endings', `${of}.${stay}`)),
        ),
      );
    case 'committee':
    case 'rule':
      return sittingsOf(pack, name).some((sitting) => shown.has('sittings', sitting));
    case 'budget':
      return shown.has('budgets', name);
    case 'form':
      return shown.has('forms', name);
    case 'duty':
    case 'stream':
      return shown.has('openings', name);
    case 'competence':
      return Object.values(pack.procedures).some(({ name: of, orders }) =>
        Object.values(orders).some(
          ({ name: order, competences }) =>
            Object.values(competences ?? {}).some((list) => list.includes(name)) && shown.has('orders', `${of}.${order}`),
        ),
      );
    case 'fact':
      return shown.has('facts', name);
  }
};

/** The voting states of a committee, or of one of its rules (`ethics.opinion`). */
const sittingsOf = (pack: Pack, name: string): readonly string[] =>
  Object.values(pack.procedures).flatMap((procedure) =>
    Object.values(procedure.states).flatMap(({ name: state, vote }) =>
      vote !== undefined && (vote.by === name || `${vote.by}.${vote.rule}` === name) ? [`${procedure.name}.${state}`] : [],
    ),
  );

/**
 * What the examples of a pack exercise, played one by one.
 * @param between waits after each example: a server lets others have a turn
 */
export const exercised = async (pack: Pack, between: () => Promise<void> = async () => {}): Promise<(element: Operative) => boolean> => {
  const shown = new Shown();
  for (const example of Object.values(pack.examples)) {
    shown.addAll(play(pack, example).shows);
    await between();
  }
  return (element) => isExercised(pack, shown, element);
};
