import { createHash } from 'node:crypto';
import type { FileRef } from '#contract';
import { fail, ok, type Result, text, type Value } from '#law/ground';
import type { OrderDef, Pack } from '#law/pack';
import { inline } from '#shell/db';
import type { Caller, Declined, FileComing } from '#shell/http';
import { fileKept } from '../view/index.ts';
import type { FactError, Gives } from './asked.ts';
import type { Desk } from './desk.ts';
import { lookFor, maySeeFact } from './look.ts';
import { noteReading } from './note-reading.ts';

interface Attachment {
  readonly stored: string;
  readonly digest: string;
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
  readonly keptBy: string | null;
}

const add = inline(
  'insert into attachment (stored, digest, sealed_name, type, bytes, kept_by, kept_at) values ($1, $2, $3, $4, $5, $6, $7) on conflict (stored) do nothing',
);
const byDigest = inline(
  'select stored, digest, sealed_name as name, type, bytes, kept_by as "keptBy" from attachment where digest = $1 order by kept_at desc limit 50',
);
const uses = inline('select case_id as "case", fact, stored from attachment_use where digest = $1 limit 50');
const addUse = inline('insert into attachment_use (digest, case_id, fact, stored) values ($1, $2, $3, $4) on conflict do nothing');
const bindKey = inline('update blob_key set case_id = $2, fact = $3 where digest = $1 and case_id is null');

/** The files of a digest, the newest first. */
const attachmentsOf = async (desk: Desk, digest: string): Promise<readonly Attachment[]> => {
  const { database, blobs } = desk.keeper.store;
  const rows = await database.query<Omit<Attachment, 'name'> & { readonly name: Uint8Array | null }>(byDigest, [digest]);
  return Promise.all(rows.map(async (row) => ({ ...row, name: await blobs.openName(row.stored, row.name ?? new Uint8Array()) })));
};

/** Every file is sealed under a key of its own, since only later is it known whether it answers a personal fact. */
export const keepFile = async (desk: Desk, caller: Caller, { name, type, content }: FileComing): Promise<Result<FileRef, Declined>> => {
  const parts: Uint8Array[] = [];
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const part of content) {
    hash.update(part);
    bytes += part.length;
    parts.push(part);
  }
  const digest = `sha256:${hash.digest('hex')}`;
  const { database, blobs } = desk.keeper.store;
  const stored = await blobs.putSealed(Buffer.concat(parts));
  await database.query(add, [
    stored,
    digest,
    await blobs.sealName(stored, name),
    type,
    bytes,
    caller.person ?? null,
    desk.keeper.clock.now(),
  ]);
  return ok({ digest, name, type, bytes });
};

/** For whoever uploaded it, and for those who may see a fact that it answers. */
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
  const bytes = await blobs.get(found.stored, { sealed: true });
  if (bytes === undefined || bytes === 'erased') return fail({ notFound: digest, text: text('This file was erased.', '该文件已删除。') });
  return ok({ file: { digest, name: found.name, type: found.type, bytes: found.bytes }, content: inParts(bytes) });
};

async function* inParts(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  const part = 256 * 1024;
  for (let at = 0; at < bytes.length; at += part) yield bytes.subarray(at, at + part);
}

/** The file through a case in which the caller may see what it answers. `opens`: it is read, and not only named again. */
const shownThrough = async (
  desk: Desk,
  caller: Caller,
  digest: string,
  kept: readonly Attachment[],
  opens = false,
): Promise<Attachment | undefined> => {
  for (const use of await desk.keeper.store.database.query<{ case: string; fact: string; stored: string }>(uses, [digest])) {
    const seen = await lookFor(desk, use.case, caller.person, (met) => met);
    if (seen === undefined || seen.file.facts[use.fact] === undefined || !maySeeFact(seen)(use.fact)) continue;
    if (opens) await noteReading(desk, use.case, seen.reader, seen, { what: 'file', name: use.fact });
    return kept.find(({ stored }) => stored === use.stored);
  }
  return undefined;
};

/** A file that came with an order: what fact it answers, and under which name it is stored. */
export interface FileGiven {
  readonly fact: string;
  readonly digest: string;
  readonly stored: string;
  readonly personal: boolean;
}

export interface FilesRead {
  readonly gives: Gives;
  readonly files: readonly FileGiven[];
  readonly errors: readonly FactError[];
}

/** Files are named by their digest; the fact keeps name, type and size as they were uploaded, not as somebody says. */
export const readFiles = async (desk: Desk, caller: Caller, pack: Pack, def: OrderDef | undefined, gives: Gives): Promise<FilesRead> => {
  const read: { gives: Record<string, Value>; files: FileGiven[]; errors: FactError[] } = { gives: { ...gives }, files: [], errors: [] };
  for (const { fact: name } of def?.needs ?? []) {
    const fact = pack.facts[name]!;
    const value = gives[name];
    if (fact.type.kind !== 'file' || value === undefined || value === null) continue;
    const values = fact.several && Array.isArray(value) ? (value as readonly Value[]) : [value];
    const found: Value[] = [];
    for (const item of values) {
      const file = await attachmentFor(desk, caller, item);
      if (file === undefined) {
        read.errors.push({ fact: name, text: text('This file is not here; upload it first.', '未找到该文件，请先上传。') });
        continue;
      }
      if (fact.type.max !== undefined && file.bytes > fact.type.max * 1_048_576) {
        read.errors.push({ fact: name, text: text(`At most ${fact.type.max} MB.`, `不得超过${fact.type.max} MB。`) });
      }
      found.push({ digest: file.digest, name: file.name, size: file.bytes, type: file.type });
      read.files.push({ fact: name, digest: file.digest, stored: file.stored, personal: fact.personal });
    }
    if (found.length === values.length) read.gives[name] = fact.several ? found : found[0]!;
  }
  return read;
};

const attachmentFor = async (desk: Desk, caller: Caller, value: Value): Promise<Attachment | undefined> => {
  const digest = typeof value === 'string' ? value : (fileKept(value)?.digest ?? digestIn(value));
  if (digest === undefined || !digest.startsWith('sha256:')) return undefined;
  const kept = await attachmentsOf(desk, digest);
  // One's own, or one that nobody signed in left; of others only what one may see.
  const own = kept.find(({ keptBy }) => keptBy === (caller.person ?? null)) ?? kept.find(({ keptBy }) => keptBy === null);
  return own ?? (kept.length === 0 ? undefined : shownThrough(desk, caller, digest, kept));
};

const digestIn = (value: Value): string | undefined => {
  const digest = typeof value === 'object' && value !== null ? (value as Record<string, Value>)['digest'] : undefined;
  return typeof digest === 'string' ? digest : undefined;
};

/** Ties files to the case that they came with. The key of a personal one goes with its fact when that is erased. */
export const bindFiles = async (desk: Desk, caseId: string, files: readonly FileGiven[]): Promise<void> => {
  const { database } = desk.keeper.store;
  for (const { digest, fact, stored, personal } of files) {
    await database.query(addUse, [digest, caseId, fact, stored]);
    if (personal) await database.query(bindKey, [stored, caseId, fact]);
  }
};
