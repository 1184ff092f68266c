import { type CaseFile, CaseScope, outsideDomain, type World } from '#law/case';
import { type Text, text, type Value } from '#law/ground';
import type { Need, OrderDef, Pack } from '#law/pack';
import { sightOf } from '../case-words.ts';
import type { Look, Seen } from './look.ts';

export type Gives = Readonly<Record<string, Value>>;

/** What an order asks of the case as it stands: facts whose condition is known not to hold are left out. */
export const askedNow = ({ look, live, pack }: Pick<Seen, 'look' | 'live' | 'pack'>, def: OrderDef): readonly Need[] => {
  const scope = new CaseScope(sightOf(look.world, look.files, look.today), live);
  return def.needs.filter(({ fact }) => pack.facts[fact]!.if?.evaluate(scope) !== false);
};

export interface Settled {
  readonly file: CaseFile;
  /** Answers for which nobody would ask any more; setting one aside may set aside another. */
  readonly aside: readonly string[];
}

/** A file with these answers, those taken out that no longer apply: as `decide` sees it. */
export const settledWith = (look: Look, file: CaseFile, gives: Gives): Settled => {
  const pack = look.world.packOf(file.digest).pack;
  const aside: string[] = [];
  let at: CaseFile = { ...file, facts: { ...file.facts, ...gives } };
  for (;;) {
    const scope = new CaseScope(sightOf(look.world, look.files, look.today), at);
    const gone = Object.keys(at.facts).find((name) => {
      const condition = pack.facts[name]?.if;
      return condition !== undefined && condition.evaluate(scope) !== true;
    });
    if (gone === undefined) return { file: at, aside };
    aside.push(gone);
    at = { ...at, facts: Object.fromEntries(Object.entries(at.facts).filter(([name]) => name !== gone)) };
  }
};

export interface FactError {
  readonly fact: string;
  readonly text: Text;
}

/** Everything that is missing or out of its domain, not only the first: a person mends a form once. */
export const factErrors = (look: Look, pack: Pack, def: OrderDef, file: CaseFile, gives: Gives): readonly FactError[] => {
  const given = Object.fromEntries(Object.entries(gives).filter(([, value]) => value !== null && value !== undefined));
  const { file: full } = settledWith(look, file, given);
  const scope = new CaseScope(sightOf(look.world, look.files, look.today), full);
  return def.needs.flatMap(({ fact: name, optional }): readonly FactError[] => {
    const fact = pack.facts[name]!;
    if (fact.if !== undefined && fact.if.evaluate(scope) !== true) return [];
    const value = given[name];
    if (value === undefined) return optional ? [] : [{ fact: name, text: missing }];
    const fault = outsideDomain(pack, fact, value) ?? unknownCase(look.world, fact, value);
    return fault === undefined ? [] : [{ fact: name, text: fault }];
  });
};

const missing = text('This is needed and was not given.', '本项必填，尚未填写。');

const unknownCase = (world: World, { type }: Pack['facts'][string], value: Value): Text | undefined => {
  if (type.kind !== 'case') return undefined;
  const named = Array.isArray(value) ? (value as readonly Value[]) : [value];
  return named.every((item) => world.reference(type.of, String(item)) !== undefined) ? undefined : text('No such entry is known.', '未找到该登记或者案件。');
};
