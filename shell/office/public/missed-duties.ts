import type { LawPage } from '#contract';
import { dayInWords } from '#law/case';
import { addDays, type Day, daysBetween } from '#law/ground';
import type { Pack } from '#law/pack';
import { dutyHistories, dutyProcedures } from '../duties/duty-events.ts';
import { amountInWords, firstMark } from '../view/index.ts';
import { briefly, type Desk } from './desk.ts';
import { say } from './say.ts';

type LateRow = LawPage['late']['rows'][number];

/**
 * Duties of the office that are still open after their time has run out: they have no date any more, and are late all the same. A case that
 * the public may not follow is named by its procedure alone.
 */
export const missedDuties = (desk: Desk, pack: Pack, today: Day): Promise<readonly LateRow[]> =>
  briefly(desk, `missed duties ${today}`, async () => {
    const { store, shelf } = desk.keeper;
    const { rows } = await store.cases({ procedure: dutyProcedures(pack), ended: false, limit: 200 });
    const histories = await dutyHistories(
      store,
      rows.map((row) => row.case),
      (digest) => shelf.of(digest).pack,
    );
    return rows.flatMap((row): LateRow[] => {
      const { passed, because } = histories.get(row.case)!;
      // One whose date still runs stands among the late cases.
      if (passed === undefined || row.due !== null) return [];
      const own = shelf.of(row.pack).pack;
      const { title } = own.procedures[row.procedure]!;
      const duty = because?.kind === 'calendar' ? own.duties.find(({ name }) => name === because.duty) : undefined;
      const office = own.offices[duty?.for ?? row.office ?? ''];
      const open = row.shown === 'public';
      const since = dayInWords(addDays(passed, 1));
      const long = amountInWords(daysBetween(passed, today), 'days');
      return [
        {
          what: open ? say('missedDuties.titleRow', { title, row: row.title }) : title,
          whose: office ?? title,
          due: passed,
          late: say('missedDuties.since', { long, since }),
          days: daysBetween(passed, today),
          ...firstMark(own, duty ?? own.procedures[row.procedure]!),
          ...(open ? { case: row.case, number: row.number } : {}),
        },
      ];
    });
  });
