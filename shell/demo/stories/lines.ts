import type { Day } from '#law/ground';
import type { Came, Story } from '../agenda.ts';
import type { Doer, Gives, Scene } from './scene.ts';

/** One order of a case: so many working days after the one before, by whom, which, and what it gives. */
export type Line = readonly [after: number, by: Doer, order: string, gives?: Gives | ((on: Day) => Gives)];

/** A case as it stands in the midst of a story: on which day, and what came of the last order. */
export interface Standing {
  readonly id: string;
  readonly day: Day;
  readonly came: Came;
}

/** Gives the orders of a case one after the other. */
export function* tell(s: Scene, { id, day, came }: Standing, lines: readonly Line[]): Story<Standing> {
  let now: Standing = { id, day, came };
  for (const [after, by, order, gives] of lines) {
    const on = s.work(now.day, after);
    now = { id, day: on, came: yield* s.give(on, by, id, order, typeof gives === 'function' ? gives(on) : gives) };
  }
  return now;
}

/** Opens a case and gives its orders. */
export function* begin(
  s: Scene,
  day: Day,
  by: Doer,
  procedure: string,
  order: string,
  gives: Gives,
  lines: readonly Line[] = [],
): Story<Standing> {
  const came = yield* s.open(day, by, procedure, order, gives);
  return yield* tell(s, { id: came.case, day, came }, lines);
}

/** The orders up to this one, and this one. */
export const upTo = (lines: readonly Line[], order: string): readonly Line[] =>
  lines.slice(0, lines.findLastIndex(([, , does]) => does === order) + 1);

/** The day on which such a story began, if its last order was given so many working days ago. */
export const begun = (s: Scene, today: Day, lines: readonly Line[], ago = 2): Day =>
  s.work(today, -ago - lines.reduce((sum, [after]) => sum + after, 0));

export const numberOf = ({ id, came }: Standing): string => came.files.get(id)!.opened.number;

/** The case of this procedure that the last order opened. */
export const opened = ({ id, came, day }: Standing, procedure: string, known: readonly string[] = []): Standing => {
  const child = [...came.files.values()].find(
    (file) => file.opened.parent?.case === id && file.opened.procedure === procedure && !known.includes(file.id),
  );
  if (child === undefined) throw new Error(`the demo city expected a new case of ${procedure} under ${id}`);
  return { id: child.id, day, came };
};
