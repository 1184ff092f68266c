import { compareNum, type Day, isNum, type Refusal } from '#law/ground';
import { bodyActing, type Competence, type OrderDef, type Pack, type Procedure } from '#law/pack';
import type { CaseFile } from './file.ts';
import { refuse } from './refusals.ts';
import { CaseScope, type Looked, plain } from './scope.ts';
import type { Work } from './work.ts';

/** Who acts by an order, and by which competence, where it needs one. */
export interface Carried {
  readonly body?: string;
  readonly competence?: Competence;
}

/**
 * The competence by which a body may give an order on this day, in this case; or why nothing carries it, with the articles of those that
 * would if day, condition or amount were otherwise. The first that carries it in the order of the pack, one that an article says before one
 * that is assumed.
 * @param from where the case stands; missing for an order that opens it
 * @param file the case with what is given with the order
 */
export const carriedBy = (
  work: Work,
  pack: Pack,
  procedure: Procedure,
  def: OrderDef,
  {
    role,
    from,
    file,
    day,
    seen,
  }: { readonly role: string; readonly from: string | undefined; readonly file: CaseFile; readonly day: Day; readonly seen: Looked },
): Carried | Refusal => {
  const body = bodyActing(pack, procedure, def, role, from);
  if (def.competences === undefined || pack.competences === undefined) return body === undefined ? {} : { body };
  const named = (def.competences[body ?? ''] ?? []).flatMap((name) => pack.competences![name] ?? []);
  const scope = new CaseScope(work.sight(day), file, {}, seen);
  const failed = named.map((competence) => ({ competence, why: barred(competence, scope, day) }));
  const carrying = failed.flatMap(({ competence, why }) => (why === undefined ? [competence] : []));
  const competence = carrying.find(({ standing }) => standing !== 'assumed') ?? carrying[0];
  if (body !== undefined && competence !== undefined) return { body, competence };
  const first = failed[0];
  return refuse(pack, 'notCompetent', first?.competence ?? def, {
    ...(body === undefined ? {} : { body }),
    act: def.act,
    ...(first?.why ?? {}),
  });
};

/** What keeps a competence from carrying an order: its days, its condition, or an amount above its limit. */
const barred = (
  { from, until, if: condition, upTo }: Competence,
  scope: CaseScope,
  on: Day,
): Readonly<Record<string, unknown>> | undefined => {
  if (from !== undefined && on < from) return { notBefore: from };
  if (until !== undefined && on > until) return { notAfter: until };
  if (condition !== undefined && condition.evaluate(scope) !== true) return { facts: Object.fromEntries(scope.looked.read) };
  const over = upTo.find(({ fact, amount }) => {
    const given = plain(scope.fact(fact));
    return given !== null && (!isNum(given) || compareNum(given, amount) > 0);
  });
  return over === undefined ? undefined : { fact: over.fact, atMost: over.amount };
};
