import { createHash, randomBytes } from 'node:crypto';
import type { Answering, Caller } from '#contract';
import { ok } from '#law/ground';
import type { FactType, FileKindName, OrderDef, Pack } from '#law/pack';
import { inline, type Queries } from '#shell/db';
import { notFound, refused } from './declined.ts';
import type { Desk } from './desk.ts';
import { lookFor, packToday, readerFor } from './look.ts';
import { isInside } from './reader.ts';
import { say } from './say.ts';

/** A ticket lives so long; a file that came with it, until the next day. */
const livesMs = 2 * 3_600_000;
/** Without an account, from one address at a time. */
const mostTickets = 30;

const add = inline(
  'insert into upload_ticket (ticket, person, address, procedure, order_name, about, until_ms, kinds) values ($1, $2, $3, $4, $5, $6, $7, $8)',
);
const find = inline(
  'select ticket, person, address, procedure, order_name as "order", about, kinds from upload_ticket where ticket = $1 and until_ms > $2',
);
const countFrom = inline('select count(*)::int as tickets from upload_ticket where address = $1 and until_ms > $2');

export interface UploadTicket {
  /** Digest of its token. */
  readonly ticket: string;
  readonly person: string | null;
  readonly address: string | null;
  readonly procedure: string;
  readonly order: string;
  readonly about: string | null;
  /** What the order takes; all kinds, where nothing is named. */
  readonly kinds: readonly FileKindName[] | null;
}

/**
 * A ticket for somebody who is filing something: an order that takes a file, and that this caller may give. Without an account that is
 * an order for anyone.
 */
export const uploadTicket =
  (desk: Desk): Answering<'uploadTicket'> =>
  async (caller, { body: { procedure, order, about } }) => {
    const found = await orderAsked(desk, caller, procedure, order, about);
    if (found === undefined) return notFound(about ?? order);
    const { mayI, kinds } = found;
    if (kinds === 'none') return refused('noFileAsked', { order }, say('uploadTicket.noFileIsAsked'));
    if (!mayI) return refused('notThisRole', { order }, say('uploadTicket.thePersonWhoFiles'));
    const { database } = desk.keeper.store;
    const now = desk.keeper.clock.now();
    const address = caller.person === undefined ? digestOf(caller.address ?? '') : null;
    if (address !== null) {
      const [row] = await database.query<{ tickets: number }>(countFrom, [address, now]);
      if (row!.tickets >= mostTickets) return refused('tooManyUploads', {}, say('uploadTicket.tooManyFilesAre'));
    }
    const token = randomBytes(24).toString('base64url');
    const until = now + livesMs;
    await database.query(add, [
      digestOf(token),
      caller.person ?? null,
      address,
      procedure,
      order,
      about ?? null,
      until,
      kinds === 'all' ? null : [...kinds],
    ]);
    return ok({ ticket: token, until: new Date(until).toISOString(), ...(caller.person === undefined ? { shown: true as const } : {}) });
  };

/** The ticket of a token, where it is still good and this caller's own. */
export const ticketOf = async (database: Queries, caller: Caller, token: string, now: number): Promise<UploadTicket | undefined> => {
  const [row] = await database.query<UploadTicket>(find, [digestOf(token), now]);
  return row === undefined || row.person !== (caller.person ?? null) ? undefined : row;
};

export const digestOf = (token: string): string => createHash('sha256').update(token).digest('hex');

interface Asked {
  readonly mayI: boolean;
  readonly kinds: KindsTaken;
}

const orderAsked = async (desk: Desk, caller: Caller, procedure: string, order: string, about?: string): Promise<Asked | undefined> => {
  const reader = await readerFor(desk, caller.person);
  const pack = packToday(desk);
  const opening = pack.procedures[procedure]?.orders[order];
  if (opening?.from === 'opening') {
    const may = (role: string): boolean =>
      role === 'anyone' || (pack.roles[role]?.is === 'party' ? caller.person !== undefined : reader.posts.includes(role));
    return { mayI: opening.by.some(may), kinds: kindsTaken(pack, opening) };
  }
  if (about === undefined) return undefined;
  return lookFor(desk, about, caller.person, (seen) => {
    const def = seen.live.opened.procedure === procedure ? seen.procedure.orders[order] : undefined;
    if (def === undefined) return { mayI: false, kinds: 'all' };
    const may = (role: string): boolean =>
      role === 'anyone' ||
      seen.place.partyRoles.includes(role) ||
      reader.posts.includes(role) ||
      (caller.person !== undefined && seen.pack.roles[role]?.is !== 'party' && isInside(seen.place));
    return { mayI: def.by.some(may), kinds: kindsTaken(seen.pack, def) };
  });
};

/** Which kinds the files of an order may be of, whichever of its facts they answer. */
type KindsTaken = 'none' | 'all' | readonly FileKindName[];

const kindsTaken = (pack: Pack, def: OrderDef): KindsTaken => {
  const asked = def.needs.flatMap(({ fact }) => filesIn(pack, fact));
  if (asked.length === 0) return 'none';
  const kinds = asked.flatMap(({ accepts }) => accepts ?? 'all');
  return kinds.includes('all') ? 'all' : [...new Set(kinds.filter((kind) => kind !== 'all'))];
};

/** Also in a column of a list. */
const filesIn = (pack: Pack, name: string): readonly Extract<FactType, { kind: 'file' }>[] => {
  const type = pack.facts[name]?.type;
  if (type?.kind === 'list') return type.of.flatMap((column) => filesIn(pack, column));
  return type?.kind === 'file' ? [type] : [];
};
