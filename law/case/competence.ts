import { compareNum, type Day, isNum, type Refusal } from '#law/ground';
import { bodyActing, type Competence, chainsOf, needsCompetence, type OrderDef, type Pack, type Procedure } from '#law/pack';
import type { CaseFile } from './file.ts';
import { refuse } from './refusals.ts';
import { CaseScope, type Looked, plain } from './scope.ts';
import type { Work } from './work.ts';

/** Who acts by an order, and on what that rests, where it needs a competence. */
export interface Carried {
  readonly body?: string;
  /** The competence that carries the order; of a mandate, then what its giver rests on, up to what nobody gave. */
  readonly chain?: readonly Competence[];
}

/** What a competence is asked for: the values of its condition and of its amounts, and the day. */
export interface Asking {
  readonly holds: (condition: NonNullable<Competence['if']>) => boolean;
  readonly fact: (name: string) => unknown;
  readonly on: Day;
}

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
  const asking: Asking = { holds: (condition) => condition.evaluate(scope) === true, fact: (name) => plain(scope.fact(name)), on: day };
  const { chain, first } = carrying(pack, procedure, def, body, asking);
  if (body !== undefined && chain !== undefined) return { body, chain };
  const { competence, why } = first ?? {};
  return refuse(pack, 'notCompetent', competence ?? def, {
    ...(body === undefined ? {} : { body }),
    act: def.act,
    ...(why === 'condition' ? { facts: Object.fromEntries(scope.looked.read) } : why),
  });
};

/** What keeps a competence from carrying an order: what a refusal says of it, or that its condition does not hold. */
type Bar = 'condition' | Readonly<Record<string, unknown>>;

interface Carrying {
  readonly chain?: readonly Competence[];
  /** Where nothing carries it: the first that would, and what keeps it from that. */
  readonly first?: { readonly competence: Competence; readonly why: Bar };
}

/**
 * What carries an order: the first competence in the order of the pack, one that rests on articles alone before one that rests on something
 * assumed. A mandate carries what its giver could do on the same day in the same case, and no more.
 */
export const carrying = (pack: Pack, procedure: Procedure, def: OrderDef, body: string | undefined, asking: Asking): Carrying => {
  const all = pack.competences ?? {};
  const { act } = def;
  if (!needsCompetence(act)) return {};
  const named = (def.competences?.[body ?? ''] ?? []).flatMap((name) => all[name] ?? []);
  const tried = named
    .flatMap((competence) => chainsOf(all, competence, act, procedure.name))
    .map((chain) => ({ chain, bar: barIn(chain, asking) }));
  const open = tried.flatMap(({ chain, bar }) => (bar === undefined ? [chain] : []));
  const chain = open.find((each) => each.every(({ standing }) => standing !== 'assumed')) ?? open[0];
  if (chain !== undefined) return { chain };
  const first = tried[0]?.bar;
  return first === undefined ? {} : { first };
};

const barIn = (chain: readonly Competence[], asking: Asking): Carrying['first'] => {
  for (const competence of chain) {
    const why = barred(competence, asking);
    if (why !== undefined) return { competence, why };
  }
  return undefined;
};

/** What keeps a competence from carrying an order: its days, its condition, or an amount above its limit. */
const barred = ({ from, until, if: condition, upTo }: Competence, { holds, fact: valueFor, on }: Asking): Bar | undefined => {
  if (from !== undefined && on < from) return { notBefore: from };
  if (until !== undefined && on > until) return { notAfter: until };
  if (condition !== undefined && !holds(condition)) return 'condition';
  const over = upTo.find(({ fact, amount }) => {
    const given = valueFor(fact);
    return given !== null && (!isNum(given) || compareNum(given, amount) > 0);
  });
  return over === undefined ? undefined : { fact: over.fact, atMost: over.amount };
};
