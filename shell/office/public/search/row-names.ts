import type { Register } from '#law/pack';
import type { RegisterRow } from '#shell/registers';
import type { Desk } from '../desk.ts';
import { partName, titleOfRow } from '../register-columns.ts';
import { indexOf, type WordIndex } from './index-of.ts';
import type { Terms } from './terms.ts';

/** The newest rows of a register whose names are kept for a search by sound: enough for a city's products, little enough for memory. */
const most = 2000;
/** How long the names are kept, milliseconds. A row that comes meanwhile is found by its words. */
const keptFor = 60_000;

interface Names {
  readonly index: WordIndex<RegisterRow>;
  readonly until: number;
}

const known = new WeakMap<Desk, Map<string, Promise<Names>>>();

/** Rows whose names or makers sound so, or are written nearly so. Asked only where the database found nothing. */
export const rowsBySound = async (desk: Desk, register: Register, terms: Terms): Promise<readonly RegisterRow[]> => {
  const kept = known.get(desk) ?? known.set(desk, new Map()).get(desk)!;
  const now = desk.keeper.clock.now();
  let names = kept.get(register.name);
  if (names === undefined || (await names).until <= now) {
    names = namesOf(desk, register, now);
    kept.set(register.name, names);
    names.catch(() => kept.delete(register.name));
  }
  return (await names).index
    .find(terms)
    .filter(({ fit }) => fit > 0.5)
    .map(({ what }) => what);
};

const namesOf = async ({ keeper, cacheMs = keptFor }: Desk, register: Register, now: number): Promise<Names> => {
  const rows: RegisterRow[] = [];
  for (let cursor: string | undefined; rows.length < most; ) {
    const page = await keeper.store.registerRows({ register: register.name, limit: 500, ...(cursor !== undefined && { cursor }) });
    rows.push(...page.rows);
    cursor = page.next;
    if (cursor === undefined) break;
  }
  const maker = partName(register, 'maker');
  const index = indexOf(
    rows.map((row) => {
      const title = titleOfRow(register, row);
      const made = row.columns[maker ?? ''];
      return { what: row, titles: [...new Set([title.en, title.zh])], asked: [], more: typeof made === 'string' ? [made] : [] };
    }),
  );
  return { index, until: now + cacheMs };
};
