import type { Expression } from '#law/feel';
import { readsOf } from './derived.ts';
import { withoutParagraph } from './inherit.ts';
import type { Cited, Grounded, Pack, Procedure } from './model.ts';

/**
 * An element that does something while cases run, and so can run an article: an order (with its guards), a clock, a table or one of its rows,
 * a register, a vote, a way to challenge, a budget, a form, a competence, what the calendar or the figures open, and a fact that one of these uses.
 * A letter, a promise, who reads, how long something is kept, a column of a register and a fact that only a column reads are cited, but run nothing.
 */
export interface Operative {
  readonly kind: OperativeKind;
  /** `order` and `clock` of a procedure; the rest by their own name. A row is `table.row`, a rule `committee.rule`. */
  readonly name: string;
  readonly procedure?: Procedure;
  readonly grounded: Grounded;
  /** Where a citation of it stands in its file: `orders.admit`, `rules.red-line`; empty for the file itself. */
  readonly place: string;
}

export type OperativeKind =
  | 'order'
  | 'clock'
  | 'case'
  | 'state'
  | 'ending'
  | 'table'
  | 'row'
  | 'register'
  | 'committee'
  | 'rule'
  | 'budget'
  | 'form'
  | 'duty'
  | 'stream'
  | 'competence'
  | 'fact';

const known = new WeakMap<Pack, readonly Operative[]>();

/** Every operative element of a pack, in the order of the pack. */
export const operativeIn = (pack: Pack): readonly Operative[] => {
  const before = known.get(pack);
  if (before !== undefined) return before;
  const all = [...Object.values(pack.procedures).flatMap(ofProcedure), ...ofPack(pack), ...usedFacts(pack)];
  known.set(pack, all);
  return all;
};

/** The operative elements that rest on an article because of this citation: the one at its place, or all of its file that inherit it. */
export const restingOn = (pack: Pack, { article, path }: Pick<Cited, 'article' | 'path'>): readonly Operative[] => {
  const [file = '', place = ''] = path.split('#');
  return operativeIn(pack).filter((each) => {
    if (each.grounded.at.file !== file) return false;
    if (place !== '') return place === each.place || place.startsWith(`${each.place}.`);
    return each.grounded.basis.some((basis) => withoutParagraph(basis) === article);
  });
};

const ofProcedure = (procedure: Procedure): readonly Operative[] => {
  const of = (kind: OperativeKind, section: string, elements: readonly (Grounded & { readonly name: string })[]): readonly Operative[] =>
    elements.map((grounded) => ({ kind, name: grounded.name, procedure, grounded, place: `${section}.${grounded.name}` }));
  return [
    ...of('clock', 'clocks', Object.values(procedure.clocks)),
    ...of('case', 'cases', Object.values(procedure.cases)),
    ...of(
      'state',
      'states',
      Object.values(procedure.states).filter(({ vote, challenges }) => vote !== undefined || challenges.length > 0),
    ),
    ...of('order', 'orders', Object.values(procedure.orders)),
    ...of(
      'ending',
      'endings',
      Object.values(procedure.endings).filter(({ challenges }) => challenges.length > 0),
    ),
  ];
};

const ofPack = (pack: Pack): readonly Operative[] => [
  ...Object.values(pack.tables).flatMap((table): Operative[] => [
    { kind: 'table', name: table.name, grounded: table, place: '' },
    ...Object.entries(table.rows).map(
      ([id, row]): Operative => ({ kind: 'row', name: `${table.name}.${id}`, grounded: row, place: `rules.${id}` }),
    ),
  ]),
  ...Object.values(pack.committees).flatMap((committee): Operative[] => [
    { kind: 'committee', name: committee.name, grounded: committee, place: '' },
    ...Object.values(committee.rules).map(
      (rule): Operative => ({ kind: 'rule', name: `${committee.name}.${rule.name}`, grounded: rule, place: `rules.${rule.name}` }),
    ),
  ]),
  ...Object.values(pack.budgets).map((grounded): Operative => ({ kind: 'budget', name: grounded.name, grounded, place: grounded.name })),
  ...Object.values(pack.registers).map((grounded): Operative => ({ kind: 'register', name: grounded.name, grounded, place: '' })),
  ...Object.values(pack.forms).map((grounded): Operative => ({ kind: 'form', name: grounded.name, grounded, place: '' })),
  ...pack.duties.map((grounded): Operative => ({ kind: 'duty', name: grounded.name, grounded, place: grounded.name })),
  ...Object.values(pack.competences ?? {}).map(
    (grounded): Operative => ({ kind: 'competence', name: grounded.name, grounded, place: grounded.name }),
  ),
  ...pack.streams.map((grounded): Operative => ({ kind: 'stream', name: grounded.name, grounded, place: grounded.name })),
];

/** The facts that an order asks for or reads, a clock or a budget counts by, or that are behind one of these. */
const usedFacts = (pack: Pack): readonly Operative[] => {
  const used = new Set<string>();
  const use = (name: string): void => {
    const fact = pack.facts[name];
    if (fact === undefined || used.has(name)) return;
    used.add(name);
    for (const read of readsOf(fact, pack.tables)) use(read);
    if (fact.type.kind === 'list') fact.type.of.forEach(use);
    for (const check of fact.checks) for (const read of factsIn(check.that)) use(read);
  };
  for (const { orders, clocks } of Object.values(pack.procedures)) {
    for (const order of Object.values(orders)) {
      for (const { fact } of order.needs) use(fact);
      const formulas = [
        ...order.guards.map((guard) => guard.if),
        ...[...order.takes, ...order.returns].map(({ amount }) => amount),
        ...(order.asOf === undefined ? [] : [order.asOf]),
        ...(order.opensIf === undefined ? [] : [order.opensIf]),
        ...(order.erases?.if === undefined ? [] : [order.erases.if]),
        ...Object.values(order.with).flatMap((value) => (value.kind === 'formula' ? [value.is] : [])),
      ];
      for (const formula of formulas) for (const name of factsIn(formula)) use(name);
    }
    for (const { within } of Object.values(clocks)) if (typeof within.amount === 'object') use(within.amount.fact);
  }
  for (const { ceiling } of Object.values(pack.budgets)) if (typeof ceiling === 'object' && 'fact' in ceiling) use(ceiling.fact);
  return Object.values(pack.facts)
    .filter(({ name }) => used.has(name))
    .map((grounded): Operative => ({ kind: 'fact', name: grounded.name, grounded, place: grounded.name }));
};

/** Names that a formula reads, the last member of a path among them: `product.tier` reads a fact of another case. */
const factsIn = ({ reads }: Expression): readonly string[] => reads.flat();
