import type { CaseFile, World } from '#law/case';
import type { Text } from '#law/ground';
import type { Pack } from '#law/pack';
import { statement } from '#shell/db';
import type { OutboxTask } from '#shell/ledger';
import { addressDigest } from '#shell/vault';
import { movesOfCase } from '../calendar/index.ts';
import { moveWords } from '../cases/moved-dates.ts';
import { lawWords } from '../cases/moved-law.ts';
import type { LedgerKeeper } from '../ledger-keeper.ts';
import { type ChangedRow, changeWords, productsOf, type Turn, turnOf } from '../public/change-words.ts';
import { lawNow } from '../public/desk.ts';
import { publicRegister } from '../public/public-registers.ts';
import { queriesOf, readView } from '../public/view.ts';
import { rowHref } from '../view/index.ts';
import { tellCodeHolders } from './code-holders.ts';
import { pageLanguage } from './languages.ts';
import type { MailerParts } from './mailer-parts.ts';
import { partiesIn, personsOf } from './party-persons.ts';
import { officeName } from './subscriptions.ts';
import { type MailTables, mailTables, type Subscription } from './tables.ts';
import { tellContradiction } from './tell-contradiction.ts';
import { tellMember } from './tell-members.ts';
import { companiesOf, findTopic } from './topics.ts';
import { linkOf, movedWords, newLawWords, pageOf, toldWords, type Written } from './words.ts';

const versionSql = statement(import.meta.url, './changed-version.sql', { prepared: false });

/** How many tasks are taken at once. */
const share = 50;

/** Unconfirmed for so long, an address is deleted. */
const patienceMs = 7 * 86_400_000;

/** So long after a mail was sent, whom it went to and what it said is forgotten. */
const sentMs = 30 * 86_400_000;

/**
 * Writes the mails that follow from what was kept: each task is claimed by one server (`for update skip locked`), and a task that
 * is done twice writes nothing twice. Answers how many tasks were done.
 */
export const writeMails = async (parts: MailerParts): Promise<number> => {
  const { store } = parts.keeper;
  let done = 0;
  for (const [topic, write] of [
    ['register', tellSubscribers],
    ['calendar', tellParties],
    ['moved', tellOfNewLaw],
    ['invitation', tellMember],
    ['followed', tellCodeHolders],
    ['contradiction', tellContradiction],
  ] as const) {
    const tasks = await store.takeOutbox(topic, share);
    for (const task of tasks) await write(parts, task);
    if (tasks.length > 0) await store.outboxDone(tasks.map(({ id }) => id));
    done += tasks.length;
  }
  const tables = mailTables(store);
  await tables.forgetUnconfirmed(parts.keeper.clock.now() - patienceMs);
  await tables.forgetLeftovers(parts.keeper.clock.now() - patienceMs, parts.keeper.clock.now() - sentMs);
  return done;
};

/** A new version of a public row, to the person who asked to be told of it, its company, its register or a view of that: one mail an address. */
const tellSubscribers = async ({ keeper, origin }: MailerParts, task: OutboxTask): Promise<void> => {
  const {
    register: name,
    rowKey,
    version,
  } = task.payload as { readonly register: string; readonly rowKey: string; readonly version: number };
  const [row] = await keeper.store.database.query<ChangedRow>(versionSql, [name, rowKey, version]);
  const { pack } = lawNow({ keeper }, { now: keeper.clock.now() });
  const register = publicRegister(pack, name);
  if (row === undefined || register === undefined) return;
  const products = await productsOf({ keeper }, pack, [row]);
  const tables = mailTables(keeper.store);
  const direct = await tables.to(name, `${name}/${row.number}`, companiesOf(register, row.columns));
  const told = new Set<string>();
  for (const [subscription, turn] of [...direct.map((one) => [one, ownTurn(row)] as const), ...(await followersOf(tables, pack, row))]) {
    if (told.has(subscription.email)) continue;
    told.add(subscription.email);
    const { id, email, lang, token } = subscription;
    const ends = linkOf({ origin, token, lang });
    const what = await titleFor(keeper, pack, subscription);
    const { sentence } = changeWords(pack, register, row, products, { turn, what });
    const { subject, body } = toldWords(
      { what, turn, sentence, page: pageOf(origin, rowHref(pack, name, row.number), lang) },
      officeName(pack),
      ends,
      lang,
    );
    await tables.write(
      {
        once: `row/${name}/${rowKey}/${version}/${addressDigest(keeper.store.keys, email)}`,
        subscription: id,
        address: email,
        lang,
        subject,
        body,
        ends,
      },
      keeper.clock.now(),
    );
  }
};

/** To anyone who follows the entry, its company or the whole register. */
const ownTurn = ({ version, status }: ChangedRow): Turn => (version === 1 ? 'entered' : status === null ? 'left' : 'changed');

/** An address that follows several views is told of the one that the row came into, sooner than of the one that it left. */
const rank: readonly Turn[] = ['entered', 'changed', 'left'];

/** Anyone who follows a view that the row is in now, or was in before. */
const followersOf = async (tables: MailTables, pack: Pack, row: ChangedRow): Promise<readonly (readonly [Subscription, Turn])[]> => {
  const turns = new Map<string, Turn>();
  for (const target of await tables.views()) {
    const view = readView(pack, target);
    const query = view === undefined ? undefined : queriesOf(pack, view).find(({ register }) => register === row.register);
    const turn = query === undefined ? undefined : turnOf(query, row);
    if (turn !== undefined) turns.set(target, turn);
  }
  if (turns.size === 0) return [];
  const followers = (await tables.ofViews([...turns.keys()])).map((one) => [one, turns.get(one.target)!] as const);
  return followers.toSorted(([, a], [, b]) => rank.indexOf(a) - rank.indexOf(b));
};

const titleFor = async (keeper: LedgerKeeper, pack: Pack, { topic, target }: Subscription): Promise<Text> =>
  (await findTopic(keeper, pack, topic, target))?.title ?? { en: target, zh: target };

/** The dates of a case that a published calendar moved. */
const tellParties = async (parts: MailerParts, task: OutboxTask): Promise<void> => {
  const { notice } = task.payload as { readonly notice: number };
  const moves = (await movesOfCase(parts.keeper.store.database, task.case)).filter(
    (move) => move.notice === notice && move.before !== move.after,
  );
  if (moves.length === 0) return;
  await tellCase(parts, task.case, `calendar/${notice}`, (world, file, page) => {
    const pack = world.packOf(file.digest).pack;
    const lines = moves.map((move) => moveWords(pack, pack.procedures[file.opened.procedure]!, move));
    return movedWords(pack, file.opened.number, lines, page, officeName(pack));
  });
};

/** A later text of the law took the case over. */
const tellOfNewLaw = async (parts: MailerParts, task: OutboxTask): Promise<void> => {
  const { seq } = task.payload as { readonly seq: number };
  await tellCase(parts, task.case, `moved/${seq}`, (world, file, page) => {
    const event = file.events.find((other) => other.seq === seq);
    if (event?.type !== 'moved') return undefined;
    const [before, pack] = [world.packOf(event.left.digest).pack, world.packOf(event.digest).pack];
    return newLawWords(pack, file.opened.number, lawWords(before, pack, file.opened.procedure, event), page, officeName(pack));
  });
};

/** One mail to everybody who is a party in a case or acts for one. */
const tellCase = async (
  { keeper, origin, emailOf }: MailerParts,
  caseId: string,
  once: string,
  write: (world: World, file: CaseFile, page: string) => Written | undefined,
): Promise<void> => {
  const asked = await keeper.ask(caseId, (world, files) => {
    const file = files.get(caseId)!;
    const lang = pageLanguage(world.packOf(file.digest).pack);
    const page = pageOf(origin, `/my/cases/${file.opened.number}`, lang);
    return { lang, written: write(world, file, page), parties: partiesIn(world, files, file), procedure: file.opened.procedure };
  });
  if (asked?.written === undefined) return;
  const office = await keeper.store.office.read();
  const { today } = lawNow({ keeper }, { now: keeper.clock.now() });
  const tables = mailTables(keeper.store);
  for (const person of personsOf(office, asked.parties, today, asked.procedure)) {
    const address = await emailOf(person);
    if (address === undefined) continue;
    await tables.write(
      { once: `${once}/${caseId}/${person}`, subscription: null, address, lang: asked.lang, ...asked.written, ends: null },
      keeper.clock.now(),
    );
  }
};
