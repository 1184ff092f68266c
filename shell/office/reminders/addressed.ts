import type { Day } from '#law/ground';
import type { Pack, Procedure } from '#law/pack';
import type { Office } from '#shell/ledger';
import { isOfficial, type Rung } from './rungs.ts';

/**
 * Officials who are to be told: anyone who holds the case, and where nobody does or the holder may not act today, everybody who may. The role to which theirs
 * reports is told as well once a date has passed, and on the last day of one on which the law decides by itself.
 */
export const officialsFor = (office: Office, rung: Rung, today: Day): ReadonlySet<string> => {
  if (!isOfficial(rung.pack, rung.waits)) return new Set();
  const able = holding(office, today, (role) => role === rung.waits);
  const holder = office.holders.get(rung.case)?.person;
  const asked = holder !== undefined && able.has(holder) ? new Set([holder]) : able;
  const climbs = rung.kind === 'late' || (rung.kind === 'today' && rung.clock.silence.length > 0);
  return climbs ? new Set([...asked, ...holding(office, today, leads(rung.pack, rung.waits, rung.procedure))]) : asked;
};

const holding = (office: Office, today: Day, isIt: (role: string) => boolean): ReadonlySet<string> =>
  new Set([...office.persons].filter((person) => office.posts(person, today).some(isIt)));

/** Roles to which the role that is waited for reports, as the pack says, and which read the procedure: a mail tells of the case. */
const leads = (pack: Pack, waits: string, { reads }: Procedure) => {
  const found = pack.roles[waits];
  const to: readonly string[] = found?.is === 'official' ? found.reportsTo : [];
  return (role: string): boolean => to.includes(role) && reads[role] !== undefined;
};
