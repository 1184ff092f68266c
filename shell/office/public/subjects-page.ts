import type { Facet, OfficeService, SubjectsPage } from '#contract';
import { ok } from '#law/ground';
import { factOf, type Pack } from '#law/pack';
import type { RegisterFacets, RegisterQuery } from '#shell/registers';
import { productRegister } from '../view/index.ts';
import { registerCounts } from './counts.ts';
import { briefly, type Desk, lawNow } from './desk.ts';
import { columnTitle, partColumn, partName } from './register-columns.ts';
import type { Filters } from './register-query.ts';
import { say } from './say.ts';
import { hasFilter, inOrder, queriesOf, registersBySubject, viewHref, viewOf, viewTarget, viewTitle } from './view.ts';

/** Stands for "in no register", which an address cannot say by leaving it out. */
const noneOfThem = 'none';

/** What one can be told of by subject, how many products there are of each now, and what has been chosen so far in words. */
export const subjectsPage =
  (desk: Desk): OfficeService['subjects'] =>
  async (caller, asked) => {
    const { pack } = lawNow(desk, caller);
    const inside = asked.in ?? registersBySubject(pack);
    const counts = await registerCounts(desk);
    const registers = inOrder(pack).map((register) => ({
      name: register.name,
      title: register.title,
      count: [...(counts.get(register.name) ?? new Map<string, number>()).values()].reduce((sum, count) => sum + count, 0),
      chosen: inside.includes(register.name),
      bySubject: hasFilter(register, 'purpose'),
    }));
    const view = viewOf(
      pack,
      inside.filter((name) => name !== noneOfThem),
      asked,
    );
    const answer: SubjectsPage = { facets: await facetsOf(desk, pack, asked), registers };
    if (view === undefined) return ok(answer);
    const found = await Promise.all(queriesOf(pack, view).map((query) => countsOf(desk, query)));
    const total = found.reduce((sum, one) => sum + one.total, 0);
    return ok({ ...answer, chosen: { target: viewTarget(view), title: viewTitle(pack, view), href: viewHref(pack, view), count: total } });
  };

const countsOf = (desk: Desk, query: RegisterQuery, columns: readonly string[] = []): Promise<RegisterFacets> =>
  briefly(desk, `facets ${columns.join()} ${JSON.stringify(query)}`, () => desk.keeper.store.registerFacets(query, columns));

/** What products are for and how risky they are, each with how many there are now. */
const facetsOf = async (desk: Desk, pack: Pack, asked: Pick<Filters, 'purpose' | 'risk'>): Promise<Facet[]> => {
  const register = productRegister(pack);
  if (register === undefined) return [];
  const parts = ['purpose', 'risk'] as const;
  const columns = parts.flatMap((part) => partName(register, part) ?? []);
  const counts = await countsOf(desk, { register: register.name }, columns);
  return parts.flatMap((name) => {
    const column = partColumn(register, name);
    const type = column === undefined ? undefined : factOf(pack, column)?.type;
    if (type?.kind !== 'choice') return [];
    const of = counts.columns[column!.name] ?? {};
    const options = type.options.map(({ value, title }) => ({
      value,
      title: name === 'risk' ? say('gradedBy.risk', { title }) : title,
      count: of[value] ?? 0,
      chosen: asked[name]?.includes(value) === true,
    }));
    return [{ name, title: columnTitle(pack, column!), options }];
  });
};
