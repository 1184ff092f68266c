import type { OutboxTask } from '#shell/ledger';
import { holdersOfPower } from '../powers.ts';
import { lawNow } from '../public/desk.ts';
import { contradictionTable } from '../watching/contradictions.ts';
import { pageLanguage } from './languages.ts';
import type { MailerParts } from './mailer-parts.ts';
import { officeName } from './subscriptions.ts';
import { mailTables } from './tables.ts';
import { contradictionWords, pageOf } from './words.ts';

/** An event contradicts what the law promises: to everybody who may answer it, once each, as long as nobody has. */
export const tellContradiction = async ({ keeper, origin, emailOf }: MailerParts, task: OutboxTask): Promise<void> => {
  const { seq, promise } = task.payload as { readonly seq: number; readonly promise: string };
  const { database, office: stream } = keeper.store;
  const found = await contradictionTable(database).one({ case: task.case, seq, promise });
  if (found === undefined || found.answeredAt !== null) return;
  const { pack, today } = lawNow({ keeper }, { now: keeper.clock.now() });
  const lang = pageLanguage(pack);
  const page = pageOf(origin, '/office/contradictions', lang);
  for (const person of holdersOfPower(pack, await stream.read(), 'answer-contradictions', today)) {
    const address = await emailOf(person);
    if (address === undefined) continue;
    await mailTables(keeper.store).write(
      {
        once: `contradiction/${task.case}/${seq}/${promise}/${person}`,
        subscription: null,
        address,
        lang,
        ...contradictionWords(pack, found.number, page, officeName(pack)),
        ends: null,
      },
      keeper.clock.now(),
    );
  }
};
