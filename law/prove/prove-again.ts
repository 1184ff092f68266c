import { type Finding, inFileOrder } from '#law/ground';
import { type Loaded, loadPack, type Pack, type PromiseMade, powerFindings } from '#law/pack';
import type { Answer } from './paths/answer.ts';
import { dependsOn } from './paths/depends-on.ts';
import { aboutNothing, ofAll, proveIn } from './paths/promise.ts';
import { isOfTable, type PromiseProved, told, usualBudget, wholesFor } from './paths/prove-pack.ts';
import { proveOfTable } from './paths/table-promise.ts';
import { namedProcedures } from './paths/whole.ts';
import { claimFindings } from './sentence/claims.ts';
import { checkPackTable } from './tables/index.ts';

/** What was found of one text of a pack. Given back with the next one, only what rests on something that changed is done again. */
export interface Proofs {
  /** Missing if there is an error. */
  readonly pack?: Pack;
  /** What could be read of it, though a table of it may be at fault. */
  readonly loaded?: Pack;
  readonly findings: readonly Finding[];
  /** Of every promise, in the order of the pack; none if the pack cannot be read at all. */
  readonly promises: readonly PromiseProved[];
  /** What was checked and proved this time, and not known from before. */
  readonly ran: { readonly tables: readonly string[]; readonly procedures: readonly string[]; readonly promises: readonly string[] };
  readonly kept: Kept;
}

/** Everything that was worked out, by what it is about, with the text of all that it rests on. */
export interface Kept {
  readonly read: Loaded['read'];
  readonly tables: ReadonlyMap<string, Known<readonly Finding[]>>;
  /** Of a procedure the answer to each promise that is about it: it is explored once for all of them. */
  readonly procedures: ReadonlyMap<string, Known<ReadonlyMap<string, Answer>>>;
  /** Promises about a table. */
  readonly promises: ReadonlyMap<string, Known<Answer>>;
}

interface Known<Found> {
  readonly restsOn: string;
  readonly found: Found;
}

/**
 * Checks a pack and proves its promises, as `checkedPack` and `provePack` do, but does again only what an edit can have changed: a
 * table that says something else, a procedure of which an element changed that one of its promises rests on (`dependsOn`).
 * @param before what an earlier call has `kept`, of whatever text
 */
export const proveAgain = (texts: ReadonlyMap<string, string>, before?: Kept, budget = usualBudget): Proofs => {
  const { pack, findings, read } = loadPack(texts, before?.read);
  if (pack === undefined) {
    const kept = { ...(before ?? nothingKept), read };
    return { findings, promises: [], ran: { tables: [], procedures: [], promises: [] }, kept };
  }
  const say = textsOf(pack);
  const made = Object.values(pack.promises);
  const tables = again(
    Object.keys(pack.tables),
    before?.tables,
    (name) => say.table(name),
    (name) => checkPackTable(pack.tables[name]!),
  );
  const found = inFileOrder([
    ...findings,
    ...powerFindings(pack),
    ...claimFindings(pack),
    ...[...tables.known.values()].flatMap((each) => each.found),
  ]);
  const ofTables = made.filter(isOfTable);
  const promises = again(
    ofTables.map(({ name }) => name),
    before?.promises,
    (name) => say.restsOn([pack.promises[name]!]),
    (name) => proveOfTable(pack, pack.promises[name]!),
  );
  const paths = made.filter((promise) => !isOfTable(promise) && aboutNothing(pack, promise) === undefined);
  const about = new Map(Object.values(pack.procedures).map(({ name }) => [name, paths.flatMap((promise) => partOf(pack, promise, name))]));
  const procedures = again(
    [...about].filter(([, parts]) => parts.length > 0).map(([name]) => name),
    before?.procedures,
    (name) => say.restsOn(about.get(name)!),
    (name) => {
      const parts = about.get(name)!;
      const wholes = wholesFor(pack, parts, budget);
      return new Map(parts.map((part) => [part.name, proveIn(pack, pack.procedures[name]!, part, wholes)]));
    },
  );
  const answerTo = (promise: PromiseMade): Answer =>
    promises.known.get(promise.name)?.found ??
    aboutNothing(pack, promise) ??
    ofAll(namedProcedures(pack, promise).map(({ name }) => procedures.known.get(name)!.found.get(promise.name)!));
  const isSound = found.every(({ severity }) => severity !== 'error');
  return {
    ...(isSound && { pack }),
    loaded: pack,
    findings: found,
    promises: made.map((promise) => told(pack, promise, answerTo(promise))),
    ran: { tables: tables.ran, procedures: procedures.ran, promises: promises.ran },
    kept: { read, tables: tables.known, procedures: procedures.known, promises: promises.known },
  };
};

const nothingKept: Omit<Kept, 'read'> = { tables: new Map(), procedures: new Map(), promises: new Map() };

/** What a promise says of one procedure alone. */
const partOf = (pack: Pack, promise: PromiseMade, procedure: string): readonly PromiseMade[] =>
  namedProcedures(pack, promise).some(({ name }) => name === procedure)
    ? [{ ...promise, body: { ...(promise.body as object), procedure } }]
    : [];

const again = <Found>(
  names: readonly string[],
  before: ReadonlyMap<string, Known<Found>> | undefined,
  restsOn: (name: string) => string,
  find: (name: string) => Found,
): { readonly known: ReadonlyMap<string, Known<Found>>; readonly ran: readonly string[] } => {
  const ran: string[] = [];
  const known = new Map(
    names.map((name) => {
      const text = restsOn(name);
      const old = before?.get(name);
      if (old?.restsOn === text) return [name, old];
      ran.push(name);
      return [name, { restsOn: text, found: find(name) }];
    }),
  );
  return { known, ran };
};

/** The elements of a pack as texts: equal texts, equal meaning. */
const textsOf = (
  pack: Pack,
): { readonly table: (name: string) => string; readonly restsOn: (promises: readonly PromiseMade[]) => string } => {
  // What else a pack holds (committees, accounts, registers, letters) moves no case: the walk takes every outcome of it.
  const { roles, subjects, duties, streams } = pack;
  const others = textOf({ roles, subjects, opened: [...duties, ...streams].map(({ opens }) => opens) });
  const written = new Map<string, string>();
  const element = (kind: 'procedures' | 'tables' | 'facts', name: string): string => {
    const key = `${kind} ${name}`;
    const text = written.get(key) ?? `${key} ${textOf(pack[kind][name])}`;
    written.set(key, text);
    return text;
  };
  return {
    // Findings tell the place: a row that has moved is another row.
    table: (name) => JSON.stringify(pack.tables[name], (_, value: unknown) => asWritten(value)),
    restsOn: (promises) => {
      const depends = promises.map((promise) => dependsOn(pack, promise));
      const all = (kind: 'procedures' | 'tables' | 'facts'): readonly string[] =>
        [...new Set(depends.flatMap((each) => each[kind]))].toSorted().map((name) => element(kind, name));
      return [others, ...promises.map(textOf), ...all('procedures'), ...all('tables'), ...all('facts')].join('\n');
    },
  };
};

const textOf = (element: unknown): string =>
  JSON.stringify(element, (_, value: unknown) => (isPlace(value) ? undefined : asWritten(value))) ?? '';

/** A formula is what its author wrote; what was compiled from it adds nothing. */
const asWritten = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'source' in value && 'ast' in value ? value.source : value;

const isPlace = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'file' in value && 'line' in value && 'column' in value;
