import { feelDate } from '#law/feel';
import type { Day, Value } from '#law/ground';
import { narrower, type Pack, type Register } from '#law/pack';
import { dayOfMoment } from './clock-run.ts';
import type { Moved } from './events.ts';
import type { CaseFile } from './file.ts';
import { statusIn } from './numbers.ts';
import { CaseScope, plain } from './scope.ts';
import type { World } from './world.ts';

/** One row of a register as the cases now stand. */
export interface RegisterRow {
  readonly register: string;
  /** The case, or the subject, that the row is for. */
  readonly key: string;
  readonly case: string;
  readonly number: string;
  /** Missing once it is struck. */
  readonly status?: string;
  readonly columns: Readonly<Record<string, Value>>;
  readonly since: Day;
  /** The day it was struck, and the order that did it. */
  readonly struck?: { readonly on: Day; readonly by: string };
}

/** The row that stands for this case, or for its subject; nothing if it never had one. */
export const registerRow = (
  world: World,
  files: ReadonlyMap<string, CaseFile>,
  register: Register,
  of: CaseFile,
): RegisterRow | undefined => {
  const file = register.row.kind === 'subject' ? latestWithRow(files, register, of) : of;
  const number = file?.numbers[register.name];
  if (file === undefined || number === undefined) return undefined;
  const status = statusIn(register, file);
  const since = enteredOn(register, file, files);
  const today = lastDay(file);
  const told = status === undefined ? asLastShown(world, register, file) : file;
  const scope = new CaseScope({ world, packOf: (digest) => world.packOf(digest).pack, files, today }, told, { entered: feelDate(since) });
  const columns = Object.fromEntries(register.columns.map((column) => [column.name, plain(column.is.evaluate(scope))]));
  return {
    register: register.name,
    key: register.row.kind === 'subject' ? (file.opened.subject?.id ?? file.id) : file.id,
    case: file.id,
    number,
    ...(status === undefined ? { struck: struckBy(world, register, file) } : { status }),
    columns,
    since,
  };
};

/**
 * A struck row says what the readers of its register were shown last: what is given later, in states that they do not see, stays out of it. The
 * office lifts a suspension for reasons that it gives in an inquiry, and an inquiry is not public.
 */
const asLastShown = (world: World, { shown }: Register, file: CaseFile): CaseFile => {
  const { states, endings } = world.packOf(file.digest).pack.procedures[file.opened.procedure]!;
  const last = file.stays.findLastIndex(({ state }) => !narrower((states[state] ?? endings[state])?.shown ?? 'office', shown));
  const until = file.stays[last + 1]?.seq ?? Number.POSITIVE_INFINITY;
  const facts = Object.entries(file.facts).flatMap(([name, value]) => {
    if ((file.given[name]?.seq ?? 0) < until) return [[name, value] as const];
    const before = file.events.findLast((event) => event.type === 'orderGiven' && event.seq < until && event.facts[name] !== undefined);
    return before?.type === 'orderGiven' ? [[name, before.facts[name]!] as const] : [];
  });
  return { ...file, facts: Object.fromEntries(facts) };
};

/** Once a later case about the same subject has a row, it supersedes the earlier one. */
const latestWithRow = (files: ReadonlyMap<string, CaseFile>, register: Register, of: CaseFile): CaseFile | undefined => {
  const { subject } = of.opened;
  if (subject === undefined) return of;
  let latest: CaseFile | undefined;
  for (const file of files.values()) {
    if (file.opened.subject?.id === subject.id && file.numbers[register.name] !== undefined) latest = file;
  }
  return latest;
};

/** The day the row entered, whatever the procedure calls it: of a subject, the first of all its cases. */
const enteredOn = (register: Register, file: CaseFile, files: ReadonlyMap<string, CaseFile>): Day => {
  const cases =
    register.row.kind !== 'subject' || file.opened.subject === undefined
      ? [file]
      : [...files.values()].filter((other) => other.opened.subject?.id === file.opened.subject!.id);
  for (const other of cases) {
    const event = other.events.find((kept) => 'numbers' in kept && kept.numbers?.[register.name] !== undefined);
    if (event?.type === 'orderGiven') return event.countsFrom ?? dayOfMoment(event.happened);
    if (event?.type === 'moved') return dayOfMoment(event.happened);
  }
  return file.openedOn;
};

/** The order that left the row's states; nobody's, where a later text has a name for the state that the register does not list. */
const struckBy = (world: World, register: Register, file: CaseFile): { readonly on: Day; readonly by: string } => {
  const event = file.events.findLast((kept) => {
    if (kept.type === 'moved') return wasListed(world, register, file, kept);
    return kept.type === 'orderGiven' && kept.to !== undefined && kept.to !== kept.from;
  });
  if (event?.type === 'orderGiven') return { on: dayOfMoment(event.happened), by: event.order };
  return { on: event?.type === 'moved' ? dayOfMoment(event.happened) : file.openedOn, by: '' };
};

const wasListed = (world: World, { name }: Register, file: CaseFile, { left, from }: Moved): boolean => {
  const before = world.packOf(left.digest).pack.registers[name];
  return before !== undefined && statusIn(before, { ...file, state: from }) !== undefined;
};

const lastDay = (file: CaseFile): Day => {
  const event = file.events.at(-1);
  return event?.type === 'orderGiven' || event?.type === 'moved' ? dayOfMoment(event.happened) : file.openedOn;
};

/** All rows that may have changed with this case: its own and its subject's, in every register of its pack. */
export const rowsOf = (world: World, files: ReadonlyMap<string, CaseFile>, file: CaseFile): readonly RegisterRow[] => {
  const pack: Pack = world.packOf(file.digest).pack;
  return Object.values(pack.registers).flatMap((register) => registerRow(world, files, register, file) ?? []);
};
