import type { Recount } from '#contract';
import { yearsOf } from '#law/calendar';
import { type ClockInput, clockJson, type Derivation, derive } from '#law/clocks';
import type { Value } from '#law/ground';
import { type ClockSight, countedFrom } from '../view/index.ts';

/** The small file with which anyone counts a date again: `ordinance clock derive FILE` reads it as it stands, without a store. */
export const recountOf = (sight: ClockSight, name: string, run?: number): Recount | undefined => {
  const input = countedFrom(sight, name, run);
  return input === undefined ? undefined : recountFile(sight.file.opened.number, name, input);
};

/** The calendar stands in it day by day: it is what the date was counted with, whatever is published later. */
export const recountFile = (number: string, clock: string, input: ClockInput): Recount => {
  const derived = derive(input);
  const { rule, from, ledger, asOf } = input;
  const calendar = yearsOf(input.calendar, yearOf(from), lastYear(input, derived.ok ? derived.value : undefined));
  const file = `${number}-${clock}.json`;
  return {
    file,
    case: number,
    clock,
    input: { rule, calendar: plainCalendar(calendar), from, ledger, asOf } as unknown as Value,
    result: (derived.ok ? clockJson(derived.value) : { refusal: derived.error.code, entry: derived.error.entry }) as unknown as Value,
    command: `ordinance clock derive ${file}`,
  };
};

const yearOf = (moment: string): number => Number(moment.slice(0, 4));

/** The year after the last one that is named: what rolls may roll into it. */
const lastYear = ({ ledger, asOf, from }: ClockInput, derived: Derivation | undefined): number =>
  Math.max(
    ...[from, asOf, derived?.due ?? from, ...(derived?.steps ?? []).map(({ date, to }) => to ?? date)].map(yearOf),
    ...ledger.map((entry) => yearOf('to' in entry ? entry.to : entry.on)),
  ) + 1;

const plainCalendar = ({ calendar, week, years }: ReturnType<typeof yearsOf>) => ({ calendar, week, years });
