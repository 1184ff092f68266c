import type { CaseView } from '#contract';
import { balanceOf, isOpen } from '#law/case';
import { sightOf } from '../case-words.ts';
import { accountCell } from '../view/index.ts';
import { maySeeFact, type Seen } from './look.ts';

/** What is left on the accounts of a case: its own, and those that other cases draw on by naming it. Its ceiling is a fact like any other. */
export const accountsOfCase = (seen: Seen): Pick<CaseView, 'accounts'> => {
  const { pack, file, files, look } = seen;
  const sight = sightOf(look.world, files, look.today);
  const maySee = maySeeFact(seen);
  const accounts = Object.values(pack.budgets).flatMap(({ name, ceiling }) => {
    if (typeof ceiling === 'object' && 'fact' in ceiling && !maySee(ceiling.fact)) return [];
    const balance = balanceOf(sight, name, file);
    return balance === undefined || !isDrawnOn(seen, name) ? [] : [accountCell(pack, balance, isOpen(file, sight.packOf))];
  });
  return accounts.length === 0 ? {} : { accounts };
};

/** An account that no order of this case draws on, and that is not kept per fact, is none of its matter: every case has one of each budget kept per case. */
const isDrawnOn = ({ pack, procedure }: Seen, budget: string): boolean =>
  pack.budgets[budget]!.per[0] !== 'case' ||
  Object.values(procedure.orders).some(({ takes }) => takes.some((taking) => taking.budget === budget));
