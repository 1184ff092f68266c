import type { Answering, SigningPage } from '#contract';
import { decisionsAfter, proposalIn } from '#law/case';
import { ok, type Text } from '#law/ground';
import type { Pack, Procedure } from '#law/pack';
import type { DocketRow } from '#shell/ledger';
import { capital, orderTitle, same, titled } from '../view/index.ts';
import { forOfficialsOnly } from './declined.ts';
import type { Desk } from './desk.ts';
import { rowViews } from './docket-row.ts';
import { lookAtEach, packToday, readerFor, type Seen, seenBy } from './look.ts';
import { offersFor } from './offers-view.ts';
import { whyNotConfirm } from './people-rules.ts';
import { placesRead, proceduresRead } from './places-read.ts';
import { proposalsOf } from './proposal-view.ts';
import { isInside, type Reader } from './reader.ts';
import { say } from './say.ts';
import { mayBeOfMany } from './several.ts';

type Row = SigningPage['rows'][number];

/** So many proposals are read whole at once. */
const most = 60;

/** States where a second person decides on what was proposed. */
export const signingStates = (pack: Pack, procedure: Procedure): ReadonlySet<string> =>
  new Set(Object.values(procedure.orders).flatMap((def) => (decisionsAfter(pack, procedure, def).length > 0 ? [def.to!] : [])));

/** Open cases that lie before one of the reader's posts as the second person, the one with the least time left first. */
export const casesToSign = async (desk: Desk, reader: Reader): Promise<readonly DocketRow[]> => {
  const pack = packToday(desk);
  const officials = Object.values(pack.roles).flatMap(({ name, is }) => (is === 'official' ? [name] : []));
  const query = {
    procedures: proceduresRead(desk, reader),
    places: placesRead(desk, reader),
    waits: reader.posts,
    officials,
    limit: 400,
    offset: 0,
  };
  const rows = [
    ...(await desk.keeper.store.deskRows({ ...query, part: 'running' })),
    ...(await desk.keeper.store.deskRows({ ...query, part: 'none' })),
  ];
  return rows.filter((row) => {
    const { pack: own } = desk.keeper.shelf.of(row.pack);
    const procedure = own.procedures[row.procedure];
    return procedure !== undefined && signingStates(own, procedure).has(row.state);
  });
};

/** What waits for one person's signature. */
export const signatures =
  (desk: Desk): Answering<'signatures'> =>
  async ({ person }) => {
    const reader = await readerFor(desk, person);
    if (reader.held.length === 0) return forOfficialsOnly();
    const rows = [...(await proposals(desk, reader)), ...(await posts(desk, reader))];
    return ok({ today: reader.today, sentence: sentenceOf(rows), rows });
  };

const proposals = async (desk: Desk, reader: Reader): Promise<readonly Row[]> => {
  const kept = (await casesToSign(desk, reader)).slice(0, most);
  const [office, names] = await Promise.all([desk.keeper.store.office.read(), desk.names.all()]);
  const views = new Map((await rowViews(desk, kept, reader, office)).map((row) => [row.case, row]));
  const found = await lookAtEach(
    desk,
    kept.map((row) => row.case),
    (look, id) => {
      const seen = seenBy(look, id, reader);
      const row = views.get(id);
      return seen === undefined || row === undefined || !isInside(seen.place) ? undefined : proposalRow(seen, names, row);
    },
  );
  return kept.flatMap((row) => found.get(row.case) ?? []);
};

const proposalRow = (seen: Seen, names: Parameters<typeof proposalsOf>[1], row: NonNullable<Row['row']>): Row => {
  const { pack, procedure, live } = seen;
  const made = proposalIn(live);
  const proposal = proposalsOf(seen, names).find(({ seq }) => seq === made?.seq);
  const offer = offersFor(seen).find(({ order }) => order === made?.order);
  const def = procedure.orders[made?.order ?? ''];
  const last = live.events.findLast((event) => event.type === 'orderGiven' && event.to === live.state);
  const by = last?.type === 'orderGiven' && last.actor !== undefined ? same(names.get(last.actor) ?? last.actor) : undefined;
  return {
    key: live.id,
    kind: 'proposal',
    title: row.title,
    matter: made === undefined ? say('proposalRow.withoutDraft', { matter: row.matter }) : capital(orderTitle(pack, procedure, made.order)),
    ...(by === undefined ? {} : { by }),
    ...(last?.type === 'orderGiven' ? { at: last.happened } : {}),
    href: `/cases/${live.id}`,
    row,
    ...(proposal === undefined ? {} : { proposal }),
    together: offer?.lawful === true && def !== undefined && mayBeOfMany(seen, def),
    ...(offer?.refusal === undefined ? {} : { refusal: offer.refusal }),
  };
};

/** Posts that somebody else proposed. */
const posts = async (desk: Desk, reader: Reader): Promise<readonly Row[]> => {
  const pack = packToday(desk);
  const [office, names] = await Promise.all([desk.keeper.store.office.read(), desk.names.all()]);
  return office.proposedPosts
    .filter((post) => whyNotConfirm(desk, office, reader.person, post) === undefined)
    .map((post) => ({
      key: `entry-${post.entry}`,
      kind: 'post',
      title: same(names.get(post.person) ?? post.person),
      matter: titled(pack, post.role).title,
      ...(post.by === undefined ? {} : { by: same(names.get(post.by) ?? post.by) }),
      href: '/office/people',
      together: false,
    }));
};

const sentenceOf = (rows: readonly Row[]): Text => {
  const late = rows.filter(({ row }) => row?.group === 'late').length;
  const today = rows.filter(({ row }) => row?.group === 'today').length;
  return rows.length === 0 ? say('sentenceOf.nothingToSign') : say('sentenceOf.toSign', { count: rows.length, late, today });
};
