import type { Cell } from '#contract';
import { balanceOf, catchUp, isOpen } from '#law/case';
import type { Register } from '#law/pack';
import { sightOf } from '../case-words.ts';
import { accountCell } from '../view/index.ts';
import type { Desk, LawNow } from './desk.ts';

/**
 * Of each row what is left on the accounts that its register tells of, as of this moment: read from the accounts on which orders draw, and kept nowhere
 * else. By the case of the row.
 */
export const accountsOf = async (
  { keeper }: Pick<Desk, 'keeper'>,
  { pack, today }: Pick<LawNow, 'pack' | 'today'>,
  register: Register,
  cases: readonly string[],
): Promise<ReadonlyMap<string, readonly Cell[]>> => {
  const found = new Map<string, readonly Cell[]>();
  if (register.accounts.length === 0) return found;
  for (const [id, loaded] of await keeper.openEach([...new Set(cases)])) {
    const { value, drawing } = await loaded.settle((world) => {
      const { files } = catchUp(world);
      const file = files.get(id);
      if (file === undefined) return [];
      const sight = sightOf(world, files, today);
      const open = isOpen(file, sight.packOf);
      return register.accounts.flatMap((budget) => {
        const balance = balanceOf(sight, budget, file);
        return balance === undefined ? [] : [accountCell(pack, balance, open)];
      });
    });
    drawing.putBack();
    found.set(id, value);
  }
  return found;
};
