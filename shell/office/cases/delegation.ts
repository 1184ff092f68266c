import { dayInWords } from '#law/case';
import { type Day, type Refusal, text } from '#law/ground';
import type { Office } from '#shell/ledger';
import type { Names } from './who.ts';

/**
 * The refusal of a role, said of whoever once stood in for a colleague who holds it: the delegation is over, or has not begun. Without
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
  const [of, ofZh] = giver === undefined ? ['', ''] : [` from ${giver}`, `${giver}对您的`];
  const words =
    past.from > today
      ? text(`Your delegation${of} begins on ${dayInWords(past.from).en}.`, `${ofZh}授权自${dayInWords(past.from).zh}起生效。`)
      : text(`Your delegation${of} ended on ${dayInWords(past.until!).en}.`, `${ofZh}授权已于${dayInWords(past.until!).zh}届满。`);
  const wayOut = text('Ask for a new one, or hand the case to a colleague who holds the role.', '请重新取得授权，或者转交有权办理的同事。');
  return { ...refusal, text: words, wayOut, about: { ...refusal.about, delegationUntil: past.until ?? null } };
};
