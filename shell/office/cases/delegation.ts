import { dayInWords } from '#law/case';
import { type Day, type Refusal, text } from '#law/ground';
import type { Office } from '#shell/ledger';
import { say } from './say.ts';
import type { Names } from './who.ts';

/**
 * The refusal of a role, said of a person who once stood in for a colleague who holds it: the delegation is over, or has not begun. Without
 * this a deputy who comes a day late reads only that the order is for somebody else.
 */
export const explainedRole = (
  refusal: Refusal,
  office: Office,
  names: Names | undefined,
  person: string | undefined,
  today: Day,
): Refusal => {
  const mayAct = refusal.about?.['mayAct'];
  if (refusal.refusal !== 'notThisRole' || person === undefined || !Array.isArray(mayAct)) return refusal;
  const past = office
    .delegationsTo(person)
    .filter(({ giver, roles, until, from }) => {
      const lent = office
        .postsHeld(giver, from)
        .map(({ role }) => role)
        .filter((role) => roles?.includes(role) ?? true);
      return (from > today || (until !== undefined && until < today)) && lent.some((role) => mayAct.includes(role));
    })
    .toSorted((a, b) => (a.from < b.from ? 1 : -1))[0];
  if (past === undefined) return refusal;
  const giver = names?.get(past.giver);
  const wording = giver === undefined ? text('', '') : say('explainedRole.from', { giver });
  const words =
    past.from > today
      ? say('explainedRole.yourDelegationBeginsOn', { wording, from: dayInWords(past.from) })
      : say('explainedRole.yourDelegationEndedOn', { wording, until: dayInWords(past.until!) });
  const wayOut = say('explainedRole.askForANew');
  return { ...refusal, text: words, wayOut, about: { ...refusal.about, delegationUntil: past.until ?? null } };
};
