import { randomBytes } from 'node:crypto';
import type { CaseTold, Declined, OfficeService } from '#contract';
import { fail, ok, type Result } from '#law/ground';
import { newId } from '../loaded-world.ts';
import { askToConfirm, masked, officeName, waitingAtMost } from '../mail/subscriptions.ts';
import { mailTables } from '../mail/tables.ts';
import { followedCase } from '../mail/topics.ts';
import { type Desk, lawNow } from './desk.ts';
import { say } from './say.ts';

type Pages = Pick<OfficeService, 'caseTold' | 'tellCase' | 'endCaseTold'>;

/**
 * An address for the one case of a code. It lies beside the subscriptions of the public, apart from the case: no event, no docket row and no view
 * of the office reads it, whether or not the person has told a name. It is taken back with the code or with the link of any mail, and deleted when
 * the case ends.
 */
export const caseToldPages = (desk: Desk, trackedCase: (code: string) => Promise<Result<string, Declined>>): Pages => {
  const tables = mailTables(desk.keeper.store);
  const told = async (caseId: string): Promise<CaseTold> => ({
    open: await isOpen(desk, caseId),
    addresses: (await tables.ofCase(caseId)).map(({ email, confirmedAt }) => ({ email: masked(email), confirmed: confirmedAt !== null })),
  });
  return {
    caseTold: async (_, { code }) => {
      const tracked = await trackedCase(code);
      return tracked.ok ? ok(await told(tracked.value)) : tracked;
    },
    tellCase: async (caller, { code, body }) => {
      const tracked = await trackedCase(code);
      if (!tracked.ok) return tracked;
      if (!(await isOpen(desk, tracked.value))) return fail(hasEnded);
      const email = body.email.trim().toLowerCase();
      const waits = (await tables.ofCase(tracked.value)).filter(({ confirmedAt }) => confirmedAt === null);
      // As with what the public follows: anyone who does not own an address cannot fill its post box, and is not told whether it is known.
      if (waits.length >= waitingAtMost || (await tables.waiting(email)) >= waitingAtMost) return ok(await told(tracked.value));
      const now = desk.keeper.clock.now();
      const token = randomBytes(24).toString('base64url');
      const asked = await tables.ask({ id: newId(now), email, lang: body.lang, topic: 'case', target: tracked.value, token, askedAt: now });
      const { pack } = lawNow(desk, caller);
      if (asked.confirmedAt === null) await askToConfirm(tables, asked, followedCase, officeName(pack), caller.origin ?? '', now);
      return ok(await told(tracked.value));
    },
    endCaseTold: async (_, { code }) => {
      const tracked = await trackedCase(code);
      if (!tracked.ok) return tracked;
      await tables.endCase(tracked.value, 'at-once');
      return ok(await told(tracked.value));
    },
  };
};

const isOpen = async ({ keeper }: Desk, caseId: string): Promise<boolean> =>
  (await keeper.ask(caseId, (world, files) => {
    const file = files.get(caseId)!;
    return world.packOf(file.digest).pack.procedures[file.opened.procedure]!.endings[file.state] === undefined;
  })) === true;

const hasEnded: Declined = {
  refusal: 'caseHasEnded',
  basis: [],
  text: say('hasEnded.theCaseHasEnded'),
  wayOut: say('hasEnded.readTheResultHere'),
};
