import { add, compareNum, isNum, multiply, type Num, subtract, type Value } from '#law/ground';
import type { Budget, Pack } from '#law/pack';
import type { CaseFile } from './file.ts';
import { partyOf } from './party-of.ts';
import type { Sight } from './sight.ts';

/** A case as its accounts see it: where it is looked at, and what its facts are. */
export interface AccountHolder {
  readonly sight: Sight;
  readonly file: CaseFile;
  readonly pack: Pack;
  fact(name: string): unknown;
}

/** The account on which an order of this case draws, today or in another year. */
export const accountOf = (sight: Sight, budget: string, file: CaseFile, role: string, year = sight.today.slice(0, 4)): string => {
  const pack = sight.packOf(file.digest);
  const part = (per: string): string => {
    switch (per) {
      case 'case':
        return file.id;
      case 'subject':
        return file.opened.subject?.id ?? file.id;
      case 'year':
        return year;
      case 'office': {
        const held = pack.roles[role];
        return held?.is === 'official' ? held.office : 'none';
      }
      case 'applicant':
        return partyOf(sight.files, file, per)?.id ?? Object.values(file.parties)[0]?.id ?? 'none';
      default:
        return caseNamed(sight, pack, file, per) ?? 'none';
    }
  };
  return [budget, ...pack.budgets[budget]!.per.map(part)].join('|');
};

/** The case that a fact of type `case` names, whichever of its names was given. */
const caseNamed = ({ world }: Sight, pack: Pack, file: CaseFile, fact: string): string | undefined => {
  const [type, value] = [pack.facts[fact]?.type, file.facts[fact]];
  return type?.kind === 'case' && typeof value === 'string' ? (world.reference(type.of, value)?.case ?? value) : undefined;
};

/**
 * How much may stand on the account at most: a number, a fact of the case, or a share of another account; and beside it what was left of the year
 * before, where the pack carries that over. What was carried into that year lapses with it.
 */
export const ceilingOf = (holder: AccountHolder, budget: Budget, role: string): Num | undefined => {
  const own = ownCeiling(holder, budget, role);
  const year = Number(holder.sight.today.slice(0, 4));
  if (own === undefined || budget.carryOver === undefined || year <= budget.carryOver.from) return own;
  const before = holder.sight.world.rests(accountOf(holder.sight, budget.name, holder.file, role, String(year - 1)));
  const rest = subtract(own, before);
  return compareNum(rest, 0) > 0 ? add(own, rest) : own;
};

const ownCeiling = (holder: AccountHolder, { ceiling }: Budget, role: string): Num | undefined => {
  if (isNum(ceiling)) return ceiling;
  if ('fact' in ceiling) return numberIn(holder.fact(ceiling.fact));
  const whole = ceilingOf(holder, holder.pack.budgets[ceiling.of]!, role);
  return whole === undefined ? undefined : multiply(whole, ceiling.share);
};

const numberIn = (value: unknown): Num | undefined => (isNum(value as Value) ? (value as Num) : undefined);
