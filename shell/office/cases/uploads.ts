import { createHash } from 'node:crypto';
import type { Caller, Declined, FileComing, FileRef } from '#contract';
import { fail, isNum, ok, type Result, type Text, type Value } from '#law/ground';
import { type FileKindName, fileKindWords, isOfKind } from '#law/pack';
import { inline } from '#shell/db';
import { refused } from './declined.ts';
import type { Desk } from './desk.ts';
import { drawingBytes, fileKind, headBytes } from './file-kind.ts';
import { say } from './say.ts';
import { ticketOf, type UploadTicket } from './upload-tickets.ts';

const day = 24 * 3_600_000;
/** A file that no order has used goes after a day; one that a draft names, thirty days after the draft was last saved. */
const unusedMs = day;
const draftMs = 30 * day;

const megabyte = 1_048_576;
/** Of files that no order has used yet. */
const most = { ofPerson: 300 * megabyte, ofTicket: 60 * megabyte, ofAddress: 120 * megabyte, ofNobody: 2048 * megabyte, files: 100 };

const begin = inline('insert into upload (stored, ticket, person, address, bytes, until_ms) values ($1, $2, $3, $4, $5, $6)');
const finish = inline('update upload set digest = $2, bytes = $3 where stored = $1');
const drop = inline('delete from upload where stored = $1');
const unused = inline(`
select coalesce(sum(bytes) filter (where person = $1), 0)::bigint as "ofPerson",
  coalesce(sum(bytes) filter (where ticket = $2), 0)::bigint as "ofTicket",
  coalesce(sum(bytes) filter (where address = $3), 0)::bigint as "ofAddress",
  coalesce(sum(bytes) filter (where person is null), 0)::bigint as "ofNobody",
  (count(*) filter (where person = $1 or address = $3))::int as files
from upload`);
const add = inline(
  'insert into attachment (stored, digest, sealed_name, type, bytes, kept_by, kept_at) values ($1, $2, $3, $4, $5, $6, $7) on conflict (stored) do nothing',
);
const keepLonger = inline('update upload set until_ms = greatest(until_ms, $3) where person = $1 and digest = any ($2::text[])');
const ended = inline('select stored from upload where until_ms < $1 order by until_ms limit 200');
const lock = inline('select 1 from attachment where stored = $1 for update');
const isUsed = inline('select 1 from attachment_use where stored = $1 limit 1');
const dropFile = inline('delete from attachment where stored = $1');
const dropTickets = inline('delete from upload_ticket where until_ms < $1');

/**
 * Keeps a file of somebody who is filing something. It is sealed under a key of its own, part by part as it comes, so that no more of it
 * is in memory than a part; what it is, its first bytes say. Nothing is kept of one that is refused or breaks off.
 */
export const keepFile = async (
  desk: Desk,
  caller: Caller,
  { name, type, content, ticket, bytes: told }: FileComing,
): Promise<Result<FileRef, Declined>> => {
  const { database, blobs } = desk.keeper.store;
  const now = desk.keeper.clock.now();
  const given = ticket === undefined ? undefined : await ticketOf(database, caller, ticket, now);
  if (given === undefined) return noTicket();
  const stored = blobs.newName();
  await database.query(begin, [stored, given.ticket, given.person, given.address, told, now + unusedMs]);
  try {
    const over = await overQuota(desk, given);
    if (over !== undefined) return await takenBack(desk, stored, over);
    const coming = content[Symbol.asyncIterator]();
    const head = await readHead(coming);
    const kind = await fileKind(head.bytes, name, type);
    if ('refused' in kind) return await takenBack(desk, stored, notThisType(kind.refused));
    if (given.kinds !== null && !isOfKind(given.kinds, { type: kind.type, name }))
      return await takenBack(desk, stored, notOfTheseKinds(given.kinds));
    const seen = new Seen(kind.whole === undefined ? 0 : drawingBytes);
    await blobs.putParts(stored, seen.passing(head, coming));
    const acts = kind.whole === undefined ? undefined : seen.whole(kind.whole);
    if (acts !== undefined) return await takenBack(desk, stored, notThisType(acts));
    const digest = `sha256:${seen.digest()}`;
    await database.query(add, [stored, digest, await blobs.sealName(stored, name), kind.type, seen.bytes, given.person, now]);
    await database.query(finish, [stored, digest, seen.bytes]);
    return ok({ digest, name, type: kind.type, bytes: seen.bytes });
  } catch (fault) {
    await takenBack(desk, stored, undefined).catch(() => {});
    throw fault;
  }
};

/** Digests of the files that answers name, at any depth: a file may stand in a column of a list. */
export const filesNamed = (value: Value): readonly string[] => {
  if (typeof value === 'string') return value.startsWith('sha256:') ? [value] : [];
  if (typeof value !== 'object' || value === null || isNum(value)) return [];
  return Object.values(value as Readonly<Record<string, Value>>).flatMap(filesNamed);
};

/** A draft that names these files was saved: they are kept as long as it is worth going on with. */
export const keepForDraft = async (desk: Desk, person: string, digests: readonly string[]): Promise<void> => {
  if (digests.length === 0) return;
  const { store, clock } = desk.keeper;
  await store.database.query(keepLonger, [person, [...digests], clock.now() + draftMs]);
};

/** Deletes files that nobody has used in time, and tickets that have ended. Gives back how many files went. */
export const dropUnusedFiles = async ({ store, clock }: Desk['keeper']): Promise<number> => {
  const now = clock.now();
  let gone = 0;
  for (;;) {
    const rows = await store.database.query<{ stored: string }>(ended, [now]);
    for (const { stored } of rows) if (await dropUnused(store, stored)) gone += 1;
    if (rows.length < 200) break;
  }
  await store.database.query(dropTickets, [now - day]);
  return gone;
};

/** An order that uses the file at this moment locks it too (migration 1062): one of the two waits, and then sees what the other did. */
const dropUnused = ({ database, blobs }: Desk['keeper']['store'], stored: string): Promise<boolean> =>
  database.transaction(async (tx) => {
    await tx.query(lock, [stored]);
    const used = await tx.query(isUsed, [stored]);
    if (used.length === 0) {
      await blobs.erase(stored, tx);
      await tx.query(dropFile, [stored]);
    }
    await tx.query(drop, [stored]);
    return used.length === 0;
  });

type Refusing = ReturnType<typeof refused>;

const noTicket = (): Refusing => {
  const { error } = refused('noUploadTicket', {}, say('noTicket.aFileIsSent'));
  return fail({ ...error, wayOut: say('noTicket.openTheFormAgain') });
};

const notThisType = (words: Text): Refusing => refused('notThisType', {}, words);

const notOfTheseKinds = (taken: readonly FileKindName[]): Refusing => {
  const { error } = refused('notThisType', {}, say('takesOnly.thisFormTakes', { kinds: fileKindWords(taken) }));
  return fail({ ...error, wayOut: say('takesOnly.chooseAnother') });
};

const overQuota = async (desk: Desk, { person, ticket, address }: UploadTicket): Promise<Refusing | undefined> => {
  type Sums = Readonly<Record<keyof typeof most, number>>;
  const [sums] = await desk.keeper.store.database.query<Sums>(unused, [person, ticket, address]);
  const relevant = person === null ? (['ofTicket', 'ofAddress', 'ofNobody', 'files'] as const) : (['ofPerson', 'files'] as const);
  if (relevant.every((limit) => sums![limit] <= most[limit])) return undefined;
  const { error } = refused('uploadQuota', {}, say('overQuota.tooManyFilesAre'));
  return fail({
    ...error,
    wayOut: say('overQuota.fileWhatYouHave'),
  });
};

const takenBack = async <T>({ keeper: { store } }: Desk, stored: string, why: T): Promise<T> => {
  await store.blobs.erase(stored);
  await store.database.query(dropFile, [stored]);
  await store.database.query(drop, [stored]);
  return why;
};

interface Head {
  readonly chunks: readonly Uint8Array[];
  readonly bytes: Uint8Array;
}

const readHead = async (coming: AsyncIterator<Uint8Array>): Promise<Head> => {
  const chunks: Uint8Array[] = [];
  let length = 0;
  while (length < headBytes) {
    const { value, done } = await coming.next();
    if (done === true) break;
    chunks.push(value);
    length += value.length;
  }
  return { chunks, bytes: Buffer.concat(chunks).subarray(0, headBytes) };
};

/** Counts and hashes a file on its way, and keeps all of it where all has to be looked at. */
class Seen {
  bytes = 0;
  readonly #hash = createHash('sha256');
  readonly #held: Uint8Array[] = [];
  readonly #hold: number;

  constructor(hold: number) {
    this.#hold = hold;
  }

  async *passing({ chunks }: Head, coming: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
    for (const chunk of chunks) yield this.#take(chunk);
    for (let next = await coming.next(); next.done !== true; next = await coming.next()) yield this.#take(next.value);
  }

  #take(chunk: Uint8Array): Uint8Array {
    this.bytes += chunk.length;
    this.#hash.update(chunk);
    if (this.bytes <= this.#hold) this.#held.push(Uint8Array.prototype.slice.call(chunk));
    return chunk;
  }

  digest(): string {
    return this.#hash.digest('hex');
  }

  whole(look: (content: string) => Text | undefined): Text | undefined {
    if (this.bytes > this.#hold) return say('whole.aDrawingMayHave');
    return look(Buffer.concat(this.#held).toString('utf8'));
  }
}
