import type { CaseFile, World } from '#law/case';
import type { OutboxTask } from '#shell/ledger';
import type { MailerParts } from './mailer-parts.ts';
import { officeName } from './subscriptions.ts';
import { mailTables } from './tables.ts';
import { linkOf, newsWords, pageOf } from './words.ts';

/**
 * The person who left an address for the case of a code hears that there is news, and nothing of what it is: a post box may have other readers, and the
 * code opens the rest. What is not shown to parties is no news. When the case has ended the address is deleted, and this mail says so.
 */
export const tellCodeHolders = async ({ keeper, origin }: MailerParts, task: OutboxTask): Promise<void> => {
  const { seq } = task.payload as { readonly seq: number };
  const news = await keeper.ask(task.case, (world, files) => newsOf(world, files.get(task.case)!, seq));
  if (news === undefined || (!news.isNews && !news.hasEnded)) return;
  const tables = mailTables(keeper.store);
  const now = keeper.clock.now();
  for (const { id, email, lang, token, confirmedAt } of await tables.ofCase(task.case)) {
    if (confirmedAt === null) continue;
    const ends = linkOf({ origin, token, lang });
    const words = newsWords({ page: pageOf(origin, '/follow', lang), office: news.office, ends, hasEnded: news.hasEnded }, lang);
    const once = `followed/${task.case}/${seq}/${id}`;
    await tables.write({ once, subscription: id, address: email, lang, ...words, ends: news.hasEnded ? null : ends }, now);
  }
  if (news.hasEnded) await tables.endCase(task.case, 'told-first');
};

const newsOf = (world: World, file: CaseFile, seq: number) => {
  const { pack } = world.packOf(file.digest);
  const { states, endings } = pack.procedures[file.opened.procedure]!;
  const event = file.events.find((other) => other.seq === seq);
  const to = event?.type === 'orderGiven' ? event.to : undefined;
  const isShown = (stay: string): boolean => ['public', 'parties'].includes((states[stay] ?? endings[stay])?.shown ?? 'office');
  const hasLetter = event?.type === 'orderGiven' && (event.letters ?? []).length > 0;
  return {
    isNews: hasLetter || (to !== undefined && to !== null && isShown(to)),
    hasEnded: endings[file.state] !== undefined,
    office: officeName(pack),
  };
};
