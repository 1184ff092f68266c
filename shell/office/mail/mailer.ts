import type { Text } from '#law/ground';
import type { Pack } from '#law/pack';
import { statement } from '#shell/db';
import type { OutboxTask } from '#shell/ledger';
import { movesOfCase } from '../calendar/index.ts';
import { moveWords } from '../cases/moved-dates.ts';
import type { LedgerKeeper } from '../ledger-keeper.ts';
import { type ChangedRow, changeLines } from '../public/changes.ts';
import { lawNow } from '../public/desk.ts';
import { rowHref } from '../view/index.ts';
import type { MailerParts } from './mailer-parts.ts';
import { partiesIn, personsOf } from './party-persons.ts';
import { officeName } from './subscriptions.ts';
import { mailTables, type Subscription } from './tables.ts';
import { tellMember } from './tell-members.ts';
import { companiesOf, findTopic } from './topics.ts';
import { changeWords, linkOf, movedWords, pageOf } from './words.ts';

const versionSql = statement(import.meta.url, './changed-version.sql', { prepared: false });

/** How many tasks are taken at once. */
const share = 50;

/** Unconfirmed for so long, an address is deleted. */
const patienceMs = 7 * 86_400_000;

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
    ['invitation', tellMember],
  ] as const) {
    const tasks = await store.takeOutbox(topic, share);
    for (const task of tasks) await write(parts, task);
    if (tasks.length > 0) await store.outboxDone(tasks.map(({ id }) => id));
    done += tasks.length;
  }
  await mailTables(store.database).forgetUnconfirmed(parts.keeper.clock.now() - patienceMs);
  return done;
};

/** A new version of a public row, to whoever asked to be told of it, of its company or of its register: one mail an address. */
const tellSubscribers = async ({ keeper, origin }: MailerParts, task: OutboxTask): Promise<void> => {
  const { register, rowKey, version } = task.payload as { readonly register: string; readonly rowKey: string; readonly version: number };
  const [row] = await keeper.store.database.query<ChangedRow>(versionSql, [register, rowKey, version]);
  if (row === undefined) return;
  const { pack } = lawNow({ keeper }, { now: keeper.clock.now() });
  const [line] = await changeLines({ keeper }, pack, [row]);
  if (line === undefined) return;
  const tables = mailTables(keeper.store.database);
  const told = new Set<string>();
  for (const subscription of await tables.to(register, `${register}/${row.number}`, companiesOf(row.columns))) {
    if (told.has(subscription.email)) continue;
    told.add(subscription.email);
    const { id, email, lang, token } = subscription;
    const ends = linkOf({ origin, token, lang });
    const what = await titleFor(keeper, pack, subscription);
    const page = pageOf(origin, line.href ?? rowHref(register, row.number), lang);
    const { subject, body } = changeWords({ what, sentence: line.text, page }, officeName(pack), ends, lang);
    await tables.write(
      { once: `row/${register}/${rowKey}/${version}/${email}`, subscription: id, address: email, lang, subject, body, ends },
      keeper.clock.now(),
    );
  }
};

const titleFor = async (keeper: LedgerKeeper, pack: Pack, { topic, target }: Subscription): Promise<Text> =>
  (await findTopic(keeper, pack, topic, target))?.title ?? { en: target, zh: target };

/** The dates of a case that a published calendar moved, to everybody who is a party in it or acts for one. */
const tellParties = async ({ keeper, origin, emailOf }: MailerParts, task: OutboxTask): Promise<void> => {
  const { notice } = task.payload as { readonly notice: number };
  const moves = (await movesOfCase(keeper.store.database, task.case)).filter(
    (move) => move.notice === notice && move.before !== move.after,
  );
  const asked = await keeper.ask(task.case, (world, files) => {
    const file = files.get(task.case)!;
    const pack = world.packOf(file.digest).pack;
    return {
      number: file.opened.number,
      lines: moves.map((move) => moveWords(pack, pack.procedures[file.opened.procedure]!, move)),
      parties: partiesIn(world, files, file),
      office: officeName(pack),
    };
  });
  if (asked === undefined || moves.length === 0) return;
  const office = await keeper.store.office.read();
  const { today } = lawNow({ keeper }, { now: keeper.clock.now() });
  const tables = mailTables(keeper.store.database);
  const page = pageOf(origin, `/my/cases/${asked.number}`, 'zh');
  const { subject, body } = movedWords(asked.number, asked.lines, page, asked.office);
  for (const person of personsOf(office, asked.parties, today)) {
    const address = await emailOf(person);
    if (address === undefined) continue;
    await tables.write(
      { once: `calendar/${notice}/${task.case}/${person}`, subscription: null, address, lang: 'zh', subject, body, ends: null },
      keeper.clock.now(),
    );
  }
};
