import type { Pack, Procedure } from './model.ts';
import type { Report } from './report.ts';
import { say } from './say.ts';
import { statutes } from './statutes.ts';

/** What the profile fixes for every procedure of the place: the term in which a decision is challenged. */
export const checkStatutes = ({ cases }: Procedure, pack: Pack, report: Report): void => {
  const { challengeDays } = statutes[pack.place.statutes];
  if (challengeDays === undefined) return;
  const { days, article } = challengeDays;
  for (const { name, link, within, silenceOf, note, at } of Object.values(cases)) {
    // Against silence no term runs: it is open as long as nothing is decided. Where another law fixes another term, a note says so.
    if (link !== 'challenge' || within === undefined || silenceOf.length > 0 || note !== undefined) continue;
    if (typeof within.amount !== 'number' || (within.unit === 'days' && within.amount === days)) continue;
    report(
      'statute/term',
      at,
      say('checkStatutes.isOpenForAnd', { name, amount: within.amount, unit: within.unit, article, days }),
      say('checkStatutes.writeOrAThat', { days }),
    );
  }
};
