import { type CaseFile, CaseScope, failedCheck, givenBehind, outsideDomain, type World } from '#law/case';
import type { Expression } from '#law/feel';
import type { Text, Value } from '#law/ground';
import type { Need, OrderDef, Pack } from '#law/pack';
import { sightOf } from '../case-words.ts';
import type { Look, Seen } from './look.ts';
import { say } from './say.ts';

export type Gives = Readonly<Record<string, Value>>;

/**
 * Does a condition hold, or is that not decided yet? An unknown fact equals nothing (FEEL), so `false` alone does not say
 * that no answer to come could make it true.
 * @param open facts that are still to be answered
 */
export const decided = (pack: Pack, scope: CaseScope, condition: Expression, open: (fact: string) => boolean): boolean | undefined => {
  const value = condition.evaluate(scope);
  if (value === true) return true;
  const waits = condition.reads.some(
    ([name]) => name !== undefined && givenBehind(pack, name).some((fact) => open(fact.name)) && unknown(scope, name),
  );
  return waits ? undefined : value === false ? false : undefined;
};

/** A formula compares what is not answered with nothing, and says `false`; so of one that still waits for an answer no value is told. */
const unknown = (scope: CaseScope, name: string): boolean =>
  scope.pack.facts[name]?.source.kind === 'formula' || (scope.pack.facts[name] !== undefined && scope.fact(name) === null);

/** What an order asks of the case as it stands. A question that depends on another one of the same order need not be answered. */
export const askedNow = ({ look, live, pack }: Pick<Seen, 'look' | 'live' | 'pack'>, def: OrderDef): readonly Need[] => {
  const asked = new Set(def.needs.map(({ fact }) => fact));
  const facts = Object.fromEntries(Object.entries(live.facts).filter(([name]) => !asked.has(name)));
  const scope = new CaseScope(sightOf(look.world, look.files, look.today), { ...live, facts });
  return def.needs.flatMap((need) => {
    const condition = pack.facts[need.fact]!.if;
    const holds = condition === undefined ? true : decided(pack, scope, condition, (fact) => asked.has(fact));
    return holds === false ? [] : [holds === true ? need : { ...need, optional: true }];
  });
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

/** Everything that is missing or out of its domain, not only the first: a person corrects a form once. */
export const factErrors = (look: Look, pack: Pack, def: OrderDef, file: CaseFile, gives: Gives): readonly FactError[] => {
  const given = Object.fromEntries(Object.entries(gives).filter(([, value]) => value !== null && value !== undefined));
  const { file: full } = settledWith(look, file, given);
  const scope = new CaseScope(sightOf(look.world, look.files, look.today), full);
  return def.needs.flatMap(({ fact: name, optional }): readonly FactError[] => {
    const fact = pack.facts[name]!;
    if (fact.if !== undefined && fact.if.evaluate(scope) !== true) return [];
    const value = given[name];
    if (value === undefined) return optional ? [] : [{ fact: name, text: missing }];
    const fault =
      outsideDomain(pack, fact, value) ??
      unknownCase(look.world, fact, value) ??
      failedCheck(scope, name, (other) => given[other] !== undefined);
    return fault === undefined ? [] : [{ fact: name, text: fault }];
  });
};

const missing = say('missing.thisIsNeededAnd');

export const unknownCase = (world: World, { type }: Pack['facts'][string], value: Value): Text | undefined => {
  if (type.kind !== 'case') return undefined;
  const named = Array.isArray(value) ? (value as readonly Value[]) : [value];
  return named.every((item) => world.reference(type.of, String(item)) !== undefined) ? undefined : say('unknownCase.noSuchEntryIs');
};
