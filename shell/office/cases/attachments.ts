import type { Caller, Declined, FileRef } from '#contract';
import { fail, ok, type Result, type Value } from '#law/ground';
import type { Fact, OrderDef, Pack } from '#law/pack';
import { inline } from '#shell/db';
import type { FileGiven } from '../ledger-keeper.ts';
import { fileKept } from '../view/index.ts';
import type { FactError, Gives } from './asked.ts';
import type { Desk } from './desk.ts';
import { lookFor, maySeeFact } from './look.ts';
import { noteReading } from './note-reading.ts';
import { say } from './say.ts';
import { digestOf as ticketDigest } from './upload-tickets.ts';

interface Attachment {
  readonly stored: string;
  readonly digest: string;
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
  readonly keptBy: string | null;
  /** Of one that no order has used yet: the digest of the ticket that it came with. */
  readonly ticket: string | null;
}

const byDigest = inline(
  'select stored, digest, sealed_name as name, type, bytes, kept_by as "keptBy", (select ticket from upload u where u.stored = attachment.stored) as ticket from attachment where digest = $1 order by kept_at desc limit 50',
);
const uses = inline('select case_id as "case", fact, stored from attachment_use where digest = $1 limit 50');

/** The files of a digest, the newest first. */
const attachmentsOf = async (desk: Desk, digest: string): Promise<readonly Attachment[]> => {
  const { database, blobs } = desk.keeper.store;
  const rows = await database.query<Omit<Attachment, 'name'> & { readonly name: Uint8Array | null }>(byDigest, [digest]);
  return Promise.all(rows.map(async (row) => ({ ...row, name: await blobs.openName(row.stored, row.name ?? new Uint8Array()) })));
};

/** For the person who uploaded it, and for those who may see a fact that it answers. */
export const readFile = async (
  desk: Desk,
  caller: Caller,
  digest: string,
): Promise<Result<{ readonly file: FileRef; readonly content: AsyncIterable<Uint8Array> }, Declined>> => {
  const { blobs } = desk.keeper.store;
  const kept = await attachmentsOf(desk, digest);
  const own = caller.person === undefined ? undefined : kept.find(({ keptBy }) => keptBy === caller.person);
  const found = own ?? (await shownThrough(desk, caller, digest, kept, true));
  if (found === undefined) return fail({ notFound: digest });
  const content = await blobs.open(found.stored);
  if (content === undefined || content === 'erased') return fail({ notFound: digest, text: say('readFile.thisFileWasErased') });
  return ok({ file: { digest, name: found.name, type: found.type, bytes: found.bytes }, content });
};

/** The file through a case in which the caller may see what it answers. `opens`: it is read, and not only named again. */
const shownThrough = async (
  desk: Desk,
  caller: Caller,
  digest: string,
  kept: readonly Attachment[],
  opens = false,
  within?: ReadonlySet<string>,
): Promise<Attachment | undefined> => {
  for (const use of await desk.keeper.store.database.query<{ case: string; fact: string; stored: string }>(uses, [digest])) {
    if (within !== undefined && !within.has(use.case)) continue;
    const seen = await lookFor(desk, use.case, caller.person, (met) => met);
    if (seen === undefined || seen.file.facts[use.fact] === undefined || !maySeeFact(seen)(use.fact)) continue;
    if (opens) await noteReading(desk, use.case, seen.reader, seen, { what: 'file', name: use.fact });
    return kept.find(({ stored }) => stored === use.stored);
  }
  return undefined;
};

export interface FilesRead {
  readonly gives: Gives;
  readonly files: readonly FileGiven[];
  readonly errors: readonly FactError[];
}

/** Files are named by their digest; the fact keeps name, type and size as they were uploaded, not as somebody says. */
export const readFiles = async (
  desk: Desk,
  caller: Caller,
  {
    pack,
    def,
    gives,
    within,
  }: { readonly pack: Pack; readonly def: OrderDef | undefined; readonly gives: Gives; readonly within: readonly string[] },
): Promise<FilesRead> => {
  const cases = new Set(within);
  const read: { gives: Record<string, Value>; files: FileGiven[]; errors: FactError[] } = { gives: { ...gives }, files: [], errors: [] };
  /** One file, or several, of a fact or of a column in a list; as it was given where a file of it is not there. */
  const given = async (fact: Fact, inside: Fact, value: Value): Promise<Value> => {
    if (fact.type.kind !== 'file') return value;
    const found: Value[] = [];
    const values = fact.several && Array.isArray(value) ? (value as readonly Value[]) : [value];
    for (const item of values) {
      const file = await attachmentFor(desk, caller, item, cases);
      if (file === undefined) {
        read.errors.push({ fact: inside.name, text: say('readFiles.thisFileIsNot') });
        continue;
      }
      if (fact.type.max !== undefined && file.bytes > fact.type.max * 1_048_576) {
        read.errors.push({ fact: inside.name, text: say('readFiles.atMostMb', { max: fact.type.max }) });
      }
      found.push({ digest: file.digest, name: file.name, size: file.bytes, type: file.type });
      const personal = fact.personal || inside.personal;
      read.files.push({ fact: inside.name, digest: file.digest, stored: file.stored, personal });
    }
    return found.length < values.length ? value : fact.several ? found : found[0]!;
  };
  for (const { fact: name } of def?.needs ?? []) {
    const fact = pack.facts[name]!;
    const value = gives[name];
    if (value === undefined || value === null) continue;
    const columns = fact.type.kind === 'list' ? fact.type.of.filter((column) => pack.facts[column]!.type.kind === 'file') : [];
    if (columns.length === 0 || !Array.isArray(value)) {
      read.gives[name] = await given(fact, fact, value);
      continue;
    }
    const rows: Value[] = [];
    for (const row of value as readonly Value[]) {
      // What is no row is for the order to refuse.
      if (typeof row !== 'object' || row === null || Array.isArray(row)) {
        rows.push(row);
        continue;
      }
      const cells: Record<string, Value> = { ...(row as Record<string, Value>) };
      for (const column of columns.filter((each) => cells[each] !== undefined && cells[each] !== null))
        cells[column] = await given(pack.facts[column]!, fact, cells[column]!);
      rows.push(cells);
    }
    read.gives[name] = rows;
  }
  return read;
};

/**
 * A file that this caller may give: one's own upload (of somebody without an account, one that came with the ticket which is named beside
 * it), or one that lies in the case already, or in a case from which an answer is taken over. To know a digest gives no right to a file.
 */
const attachmentFor = async (desk: Desk, caller: Caller, value: Value, within: ReadonlySet<string>): Promise<Attachment | undefined> => {
  const digest = typeof value === 'string' ? value : (fileKept(value)?.digest ?? textIn(value, 'digest'));
  if (digest === undefined || !digest.startsWith('sha256:')) return undefined;
  const kept = await attachmentsOf(desk, digest);
  const token = caller.person === undefined ? textIn(value, 'ticket') : undefined;
  const ticket = token === undefined ? undefined : ticketDigest(token);
  const own = kept.find((one) =>
    caller.person === undefined ? one.ticket !== null && one.ticket === ticket : one.keptBy === caller.person,
  );
  return own ?? (kept.length === 0 ? undefined : shownThrough(desk, caller, digest, kept, false, within));
};

const textIn = (value: Value, name: string): string | undefined => {
  const found = typeof value === 'object' && value !== null ? (value as Record<string, Value>)[name] : undefined;
  return typeof found === 'string' ? found : undefined;
};
