import { compareNum, type Day, isNum, type Refusal } from '#law/ground';
import { bodyActing, type Competence, isMandatedBy, type OrderDef, type Pack, type Procedure } from '#law/pack';
import type { CaseFile } from './file.ts';
import { refuse } from './refusals.ts';
import { CaseScope, type Looked, plain } from './scope.ts';
import type { Work } from './work.ts';

/** Who acts by an order, and on which competences that rests, where it needs one. */
export interface Carried {
  readonly body?: string;
  /** The competence that carries the order; where it is a mandate, then that of its giver, up to one that nobody gave. */
  readonly chain?: readonly Competence[];
}

/** What a competence is asked for: the values of its condition and of its amounts, and the day. */
export interface Asking {
  readonly holds: (condition: NonNullable<Competence['if']>) => unknown;
  readonly fact: (name: string) => unknown;
  readonly on: Day;
}

/** Why a competence does not carry an act: what a refusal says of it. */
type Why = Readonly<Record<string, unknown>>;

/**
 * The competence by which a body may give an order on this day, in this case; or why nothing carries it, with the articles of those that
 * would if day, condition or amount were otherwise.
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
  const scope = new CaseScope(work.sight(day), file, {}, seen);
  const asking: Asking = {
    holds: (condition) => condition.evaluate(scope),
    fact: (name) => plain(scope.fact(name)),
    on: day,
  };
  const { chain, first } = carrying(pack, procedure, def, body, asking);
  if (body !== undefined && chain !== undefined) return { body, chain };
  return refuse(pack, 'notCompetent', first?.competence ?? def, {
    ...(body === undefined ? {} : { body }),
    act: def.act,
    ...(first?.why ?? {}),
    ...(first?.why === undefined || !('facts' in first.why) ? {} : { facts: Object.fromEntries(scope.looked.read) }),
  });
};

/**
 * The first competence that carries an order, in the order of the pack; one that an article says comes before one that rests on something
 * assumed. A mandate carries what its giver could do on the same day in the same case, and no more.
 */
export const carrying = (
  pack: Pack,
  procedure: Procedure,
  { competences, act }: OrderDef,
  body: string | undefined,
  asking: Asking,
): { readonly chain?: readonly Competence[]; readonly first?: { readonly competence: Competence; readonly why?: Why } } => {
  const all = pack.competences ?? {};
  const chainOf = (competence: Competence, passed: readonly Competence[]): readonly Competence[] | Why => {
    const why = barred(competence, asking);
    if (why !== undefined) return why;
    if (competence.by === undefined || act === undefined) return [competence];
    const above = [...passed, competence];
    const givers = isMandatedBy(all, competence, act, procedure.name).filter((giver) => !above.includes(giver));
    const tried = givers.map((giver) => chainOf(giver, above));
    const rest = strongest(tried.filter(isChain));
    if (rest !== undefined) return [competence, ...rest];
    return { mandateOf: competence.by, ...tried.find((each): each is Why => !isChain(each)) };
  };
  const named = (competences?.[body ?? ''] ?? []).flatMap((name) => all[name] ?? []);
  const tried = named.map((competence) => ({ competence, found: chainOf(competence, []) }));
  const chain = strongest(tried.map(({ found }) => found).filter(isChain));
  if (chain !== undefined) return { chain };
  const [first] = tried;
  if (first === undefined) return {};
  return { first: { competence: first.competence, ...(isChain(first.found) ? {} : { why: first.found }) } };
};

const isChain = (found: readonly Competence[] | Why): found is readonly Competence[] => Array.isArray(found);

const strongest = (chains: readonly (readonly Competence[])[]): readonly Competence[] | undefined =>
  chains.find((chain) => chain.every(({ standing }) => standing !== 'assumed')) ?? chains[0];

/** What keeps a competence from carrying an order: its days, its condition, or an amount above its limit. */
const barred = ({ from, until, if: condition, upTo }: Competence, { holds, fact: valueOf, on }: Asking): Why | undefined => {
  if (from !== undefined && on < from) return { notBefore: from };
  if (until !== undefined && on > until) return { notAfter: until };
  if (condition !== undefined && holds(condition) !== true) return { facts: {} };
  const over = upTo.find(({ fact, amount }) => {
    const given = valueOf(fact);
    return given !== null && (!isNum(given) || compareNum(given, amount) > 0);
  });
  return over === undefined ? undefined : { fact: over.fact, atMost: over.amount };
};
