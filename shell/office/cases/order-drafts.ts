import { diffWordsWithSpace } from 'diff';
import type { Answering, DraftCompared, OrderDraft, Proposing } from '#contract';
import { type CaseFile, isText, type OrderGiven } from '#law/case';
import { fail, ok, printInstant, type Text, type Value, zoneOf } from '#law/ground';
import type { Pack } from '#law/pack';
import { inline } from '#shell/db';
import { openDraft, type SealedRow, sealDraft, type Vault } from '#shell/vault';
import { same, titled } from '../view/index.ts';
import { notFound, refused } from './declined.ts';
import type { Desk } from './desk.ts';
import { lookFor, type Seen } from './look.ts';
import { ownCaseHere } from './own-case.ts';
import type { Names } from './who.ts';

interface Row {
  readonly person: string;
  readonly revision: number;
  readonly gives: Readonly<Record<string, Value>>;
  readonly proposes?: Proposing;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
}

// Written over only by who has seen what stands there: two windows on one draft never undo each other's words.
const keep = inline(
  `insert into order_draft as d (case_id, order_name, round, person, root, sealed, saved_at) values ($1, $2, $3, $4, $5, $6, $7)
   on conflict (case_id, order_name, round, person)
   do update set root = excluded.root, sealed = excluded.sealed, saved_at = excluded.saved_at, revision = d.revision + 1
   where $8::integer is null or d.revision = $8 returning d.revision`,
);
const ofRound = inline(
  `select person, revision, root, sealed, saved_at as "savedAt" from order_draft where case_id = $1 and order_name = $2 and round = $3 order by saved_at desc, person`,
);

/** What this official, or a colleague, was writing for the order that is still to be given. */
export const orderDraft =
  (desk: Desk): Answering<'orderDraft'> =>
  async ({ person }, { id, order }) => {
    const seen = await lookFor(desk, id, person, (met) => met);
    const tied = seen === undefined ? undefined : ownCaseHere(seen, person);
    if (tied !== undefined) return fail(tied);
    if (seen === undefined || !seen.place.official) return notFound(order);
    const names = await desk.names.all();
    const rows = await draftsOf(desk.keeper.store, seen.live, order, roundNow(seen.live, order));
    const own = rows.find((row) => row.person === person) ?? rows[0];
    return ok(own === undefined ? {} : { draft: draftView(seen, names, own, person) });
  };

/** Keeps it. It is no event, binds nobody, and only officials of the case see it. */
export const saveOrderDraft =
  (desk: Desk): Answering<'saveOrderDraft'> =>
  async ({ person }, { id, order, body }) => {
    const seen = await lookFor(desk, id, person, (met) => met);
    const tied = seen === undefined ? undefined : ownCaseHere(seen, person);
    if (tied !== undefined) return fail(tied);
    const def = seen?.procedure.orders[order];
    if (seen === undefined || !seen.place.official || person === undefined || def === undefined) return notFound(order);
    if (!def.by.some((role) => seen.reader.posts.includes(role))) return refused('notThisRole');
    const needed = new Set(def.needs.map(({ fact }) => fact));
    // What is personal lies in the vault alone; a draft is not the vault.
    const gives = Object.fromEntries(
      Object.entries(body.gives).filter(([fact]) => needed.has(fact) && seen.pack.facts[fact]?.personal !== true),
    );
    const { database, keys } = desk.keeper.store;
    const round = roundNow(seen.live, order);
    const proposes = body.proposes === undefined ? {} : { [proposesKey]: withoutPersonal(seen.pack, body.proposes) as unknown as Value };
    const { root, sealed } = sealDraft(keys, seen.live.id, { ...gives, ...proposes });
    const asked = [seen.live.id, order, round, person, root, sealed, desk.keeper.clock.now(), body.revision ?? null];
    const [kept] = await database.query<{ readonly revision: number }>(keep, asked);
    if (kept !== undefined) return ok({ revision: kept.revision });
    const newer = (await draftsOf(desk.keeper.store, seen.live, order, round)).find((row) => row.person === person)!;
    const { by: _, mine: __, ...view } = draftView(seen, await desk.names.all(), newer, person);
    return ok({ revision: newer.revision, newer: view });
  };

const roundNow = (file: CaseFile, order: string): number =>
  file.events.filter((event) => event.type === 'orderGiven' && event.order === order).length;

const draftsOf = async ({ database, keys }: Vault, file: CaseFile, order: string, round: number): Promise<readonly Row[]> => {
  const rows = await database.query<Omit<Row, 'gives'> & SealedRow>(ofRound, [file.id, order, round]);
  return rows.map(({ root, sealed, ...row }) => {
    const { [proposesKey]: proposes, ...gives } = openDraft(keys, file.id, { root, sealed }) ?? {};
    return { ...row, gives, ...(proposes === undefined ? {} : { proposes: proposes as unknown as Proposing }) };
  });
};

/** No fact has this name. */
const proposesKey = '@proposes';

const withoutPersonal = (pack: Pack, proposing: Proposing): Proposing => ({
  ...proposing,
  gives: Object.fromEntries(Object.entries(proposing.gives).filter(([fact]) => pack.facts[fact]?.personal === false)),
});

const draftView = (
  { pack }: Seen,
  names: Names,
  { person, gives, proposes, revision, savedAt }: Row,
  reader: string | undefined,
): NonNullable<OrderDraft['draft']> => ({
  gives,
  ...(proposes === undefined ? {} : { proposes }),
  revision,
  by: same(names.get(person) ?? person),
  mine: person === reader,
  saved: printInstant(zoneOf(pack.zone), savedAt),
});

/** Each draft of the order that sent a letter, with what was changed between it and what was sent: for officials of the case. */
export const draftsCompared = async (desk: Desk, seen: Seen, sent: OrderGiven): Promise<readonly DraftCompared[]> => {
  const round = seen.live.events.filter(
    (event) => event.type === 'orderGiven' && event.order === sent.order && event.seq < sent.seq,
  ).length;
  const rows = await draftsOf(desk.keeper.store, seen.live, sent.order, round);
  const names = await desk.names.all();
  return rows.map((row) => {
    const { by, saved } = draftView(seen, names, row, undefined);
    return { by, saved, facts: factsCompared(seen.pack, row.gives, sent.facts) };
  });
};

const factsCompared = (
  pack: Pack,
  before: Readonly<Record<string, Value>>,
  after: Readonly<Record<string, Value>>,
): DraftCompared['facts'] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((fact) => {
    if (pack.facts[fact]?.type.kind !== 'text') return [];
    const [was, is] = [inBoth(before[fact]), inBoth(after[fact])];
    return was.en === '' && is.en === ''
      ? []
      : [{ fact: titled(pack, fact), en: changes(was.en, is.en, 'en'), zh: changes(was.zh, is.zh, 'zh') }];
  });

const inBoth = (value: Value | undefined) => {
  if (typeof value === 'string') return same(value);
  return value !== undefined && isText(value) ? value : same('');
};

const segmenters = { en: new Intl.Segmenter('en', { granularity: 'word' }), zh: new Intl.Segmenter('zh', { granularity: 'word' }) };

/** Word by word, in Chinese too, where no blanks part them. */
const changes = (before: string, after: string, lang: 'en' | 'zh'): DraftCompared['facts'][number]['en'] =>
  diffWordsWithSpace(before, after, { intlSegmenter: segmenters[lang] }).map(({ value, added, removed }) => ({
    kind: added ? 'in' : removed ? 'out' : 'same',
    text: value,
  }));

/** The words that the person who gave the order wrote and that stand in the letter, beside those of the template. */
export const ownWords = (pack: Pack, { facts }: OrderGiven, letter: Text) =>
  Object.entries(facts).flatMap(([fact, value]) => {
    if (pack.facts[fact]?.type.kind !== 'text' || pack.facts[fact]?.personal === true) return [];
    const words = inBoth(value);
    return words.en !== '' && letter.en.includes(words.en) ? [words] : [];
  });
