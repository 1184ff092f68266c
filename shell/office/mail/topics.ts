import { isText } from '#law/case';
import type { Text, Value } from '#law/ground';
import type { Pack, Register } from '#law/pack';
import { inline } from '#shell/db';
import type { LedgerKeeper } from '../ledger-keeper.ts';
import { registerAddress } from '../public/addresses.ts';
import { findPublicRow } from '../public/product-page.ts';
import { publicRegister, publicRegisters } from '../public/public-registers.ts';
import { partName, partValue, titleOfRow } from '../public/register-columns.ts';
import { readView, viewHref, viewTarget, viewTitle } from '../public/view.ts';
import { productRegister, rowHref, same } from '../view/index.ts';
import { say } from './say.ts';
import type { Topic } from './tables.ts';

/** Something one can be told of, as it is called, and where it is shown. */
export interface TopicFound {
  readonly target: string;
  readonly title: Text;
  readonly href: string;
}

export const followedCase: Text = say('followedCase.theCaseThatYou');

// $1 its public name  $2 register: the column of makers
const ofCompany = inline(
  `select 1 as found from jsonb_each_text($2::jsonb) as m (register, maker) join register_row r on r.register = m.register
   where r.shown = 'public' and (r.columns ->> m.maker = $1 or r.columns -> m.maker ->> 'en' = $1 or r.columns -> m.maker ->> 'zh' = $1) limit 1`,
);

/** Public registers that name a maker, each with the column that does. */
export const makersIn = (pack: Pack): Readonly<Record<string, string>> =>
  Object.fromEntries(
    publicRegisters(pack).flatMap((register) => {
      const maker = partName(register, 'maker');
      return maker === undefined ? [] : [[register.name, maker]];
    }),
  );

/** Nothing where there is no such thing that the public may see. */
export const findTopic = async (keeper: LedgerKeeper, pack: Pack, topic: Topic, target: string): Promise<TopicFound | undefined> => {
  if (topic === 'register') {
    const register = publicRegister(pack, target);
    return register === undefined ? undefined : { target, title: register.title, href: registerAddress(pack, register.name) };
  }
  if (topic === 'view') {
    const view = readView(pack, target);
    return view === undefined ? undefined : { target: viewTarget(view), title: viewTitle(pack, view), href: viewHref(pack, view) };
  }
  if (topic === 'row') {
    const found = await findPublicRow({ keeper }, pack, target.split('/').at(-1)!);
    if (found === undefined) return undefined;
    const { register, row } = found;
    return { target: `${register.name}/${row.number}`, title: titleOfRow(register, row), href: rowHref(pack, register.name, row.number) };
  }
  // What it is about stands nowhere but behind its code: a post box may have other readers.
  if (topic === 'case') return { target, title: followedCase, href: '/follow' };
  const [found] = await keeper.store.database.query<{ found: number }>(ofCompany, [target, JSON.stringify(makersIn(pack))]);
  const register = productRegister(pack);
  const maker = register === undefined ? undefined : partName(register, 'maker');
  if (found === undefined || register === undefined || maker === undefined) return undefined;
  return {
    target,
    title: say('findTopic.everythingOf', { target }),
    href: `${registerAddress(pack, register.name)}?where=${encodeURIComponent(`${maker}:${target}`)}`,
  };
};

/** The names under which a row's company may have been subscribed to. */
export const companiesOf = (register: Register, columns: Readonly<Record<string, Value>>): readonly string[] => {
  const value = partValue(register, columns, 'maker');
  const named = typeof value === 'string' ? same(value) : value !== null && isText(value) ? value : undefined;
  return named === undefined ? [] : [...new Set([named.en, named.zh])];
};
