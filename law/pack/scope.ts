import type { CompileScope, FeelType, HostFunction } from '#law/feel';
import type { Context, Merged, Typed } from './names.ts';
import { yes } from './read-words.ts';
import { entriesOf, get, wordOf, wordsOf } from './yaml.ts';

/** What an expression may speak of at one place, and which orders, states and registers its functions may name. */
export interface Scope extends CompileScope {
  readonly orders: ReadonlySet<string>;
  readonly stays: ReadonlySet<string>;
  /** Orders whose answers stand side by side. */
  readonly sheets: ReadonlySet<string>;
  /** Facts that stand on their sheets and cannot be read by name here. */
  readonly onSheets: ReadonlySet<string>;
  /** Names of cases, and of each the states and endings of its procedure. */
  readonly cases: ReadonlyMap<string, ReadonlySet<string>>;
}

const any: FeelType = { kind: 'any' };
const number: FeelType = { kind: 'number' };
const string: FeelType = { kind: 'string' };
const date: FeelType = { kind: 'date' };
const context = (members: ReadonlyMap<string, FeelType>): FeelType => ({ kind: 'context', members });

/** The type of a fact in FEEL. Of another case its facts can be read, so `product.tier` is one, its `state` and its `number`; a case in that case is open. */
export const feelType = (typed: Typed, types: ReadonlyMap<string, Typed>, deep = true): FeelType => {
  const one = oneType(typed, types, deep);
  return typed.several ? { kind: 'list', of: one } : one;
};

/** What is known of another case besides its facts: where it stands, and its number. */
const standsAs: readonly (readonly [string, FeelType])[] = [
  ['state', string],
  ['number', string],
];

const oneType = ({ type }: Typed, types: ReadonlyMap<string, Typed>, deep: boolean): FeelType => {
  switch (type.kind) {
    case 'choice':
      return { kind: 'string', options: type.options.map((option) => option.value) };
    case 'yes-no':
      return { kind: 'boolean' };
    case 'number':
      return number;
    case 'date':
      return date;
    case 'text':
      return string;
    case 'file':
      return any;
    case 'case':
      return deep
        ? context(new Map([...standsAs, ...[...types].map(([fact, each]) => [fact, feelType(each, types, false)] as const)]))
        : { kind: 'context', open: true };
    case 'act':
      return context(
        new Map<string, FeelType>([
          ['body', { kind: 'string', options: type.of.map(({ value }) => value) }],
          ['document', any],
          ['number', string],
          ['day', date],
        ]),
      );
    case 'list':
      return {
        kind: 'list',
        of: context(
          new Map(type.of.flatMap((fact) => (types.has(fact) ? [[fact, feelType(types.get(fact)!, types, false)] as const] : []))),
        ),
      };
  }
};

const times: readonly [string, HostFunction] = ['times', { params: ['order'], type: number }];
const day: readonly [string, HostFunction] = ['day', { params: ['of'], type: date }];
const standing: readonly [string, HostFunction] = ['standing', { params: ['cases', 'states'], type: number }];
const left: readonly [string, HostFunction] = ['left', { params: ['budget'], type: number }];
const taken: readonly [string, HostFunction] = ['taken', { params: ['budget'], type: number }];
/** What the sheets of an order hold: of each fact that it can ask for its value. */
const sheetsOf = (members: ReadonlyMap<string, FeelType>): readonly [string, HostFunction] => [
  'sheets',
  { params: ['order'], type: { kind: 'list', of: context(members) } },
];
const entries: readonly [string, HostFunction] = [
  'entries',
  { params: ['register', 'where'], needs: 1, type: { kind: 'list', of: { kind: 'context', open: true } } },
];

/** Names that an expression gives a meaning of its own somewhere; no fact or case may take them. */
export const engineNames: ReadonlySet<string> = new Set([
  'state',
  'clock',
  'case',
  'today',
  'party',
  'parent',
  'row',
  'entered',
  'effective',
  'due',
  'order',
  'remedies',
  'basis',
  'office',
  'receiver',
  'challenged-act',
  'challenged-body',
]);

export interface Scopes {
  /** Conditions under which a fact is asked, and what promises say of tables. */
  readonly facts: Scope;
  /** Formulas of facts. */
  readonly formula: Scope;
  readonly row: Scope;
  /** Orders and promises. What a guard may not look at, as days, is refused there because it cannot be explored. */
  order(procedures: readonly Merged[]): Scope;
  column(procedures: readonly Merged[]): Scope;
  letter(procedures: readonly Merged[]): Scope;
}

export const scopesOf = (ctx: Context): Scopes => {
  const facts = new Map([...ctx.types].map(([fact, typed]) => [fact, feelType(typed, ctx.types)]));
  const make = (
    extra: ReadonlyMap<string, FeelType>,
    functions: readonly (readonly [string, HostFunction])[],
    procedures: readonly Merged[] = [],
  ): Scope => {
    const named = new Map([...facts, ...extra]);
    return {
      names: 'kebab',
      strict: true,
      fixed: true,
      name: (name) => named.get(name),
      known: () => named.keys(),
      functions: new Map(functions),
      orders: new Set(procedures.flatMap(({ sections }) => [...sections.orders.keys()])),
      stays: new Set(
        procedures.flatMap(({ sections }) => [...sections.orders.keys(), ...sections.states.keys(), ...sections.endings.keys()]),
      ),
      sheets: new Set(procedures.flatMap((procedure) => [...sheetOrders(procedure).keys()])),
      onSheets: functions.length === 0 ? new Set() : onSheets,
      cases: new Map(procedures.flatMap((procedure) => casesOf(procedure, ctx))),
    };
  };
  const here: readonly (readonly [string, FeelType])[] = [
    ['case', context(new Map([['number', string]]))],
    ['today', date],
  ];
  const party: readonly [string, FeelType] = [
    'party',
    context(new Map([...ctx.names.roles].filter(([, is]) => is === 'party').map(([role]) => [role, string] as const))),
  ];
  const types = standingTypes(facts);
  const sheets = sheetsOf(facts);
  const onSheets = new Set(
    [...ctx.names.procedures.values()]
      .flatMap((procedure) => [...sheetOrders(procedure).values()].flat())
      .flatMap((need) => factsOf(need, ctx)),
  );
  const where = remember((procedures: readonly Merged[]) => standingNames(procedures, ctx, types));
  return {
    facts: make(new Map(), []),
    formula: make(new Map(here), [entries, taken, left, times, sheets], [...ctx.names.procedures.values()]),
    row: make(new Map([['row', { kind: 'context', open: true } as FeelType]]), []),
    order: remember((procedures) => make(new Map([...where(procedures), ...here]), [times, day, standing, sheets], procedures)),
    column: remember((procedures) =>
      make(new Map([...where(procedures), ...here, party, ['entered', date]]), [times, day, standing, taken, sheets], procedures),
    ),
    letter: remember((procedures) =>
      make(
        new Map([
          ...where(procedures),
          ...here,
          party,
          ['effective', date],
          ['due', date],
          ['order', { kind: 'string', options: procedures.flatMap(({ sections }) => [...sections.orders.keys()]) }],
          ['remedies', string],
          ['basis', string],
          ['office', string],
          ['receiver', string],
          ['challenged-act', string],
          ['challenged-body', string],
        ]),
        [times, day, standing, taken, sheets],
        procedures,
      ),
    ),
  };
};

/** The cases that a procedure listens to, each with the states and endings in which it may stand. */
const casesOf = ({ sections }: Merged, ctx: Context): readonly (readonly [string, ReadonlySet<string>])[] =>
  [...sections.cases].map(([name, { tree }]) => {
    const other = ctx.names.procedures.get(wordOf(get(tree, 'procedure')) ?? '');
    return [name, new Set(other === undefined ? [] : [...other.sections.states.keys(), ...other.sections.endings.keys()])] as const;
  });

/** The orders of a procedure whose answers stand side by side, each with what it needs. */
const sheetOrders = ({ sections }: Merged): ReadonlyMap<string, readonly string[]> =>
  new Map(
    [...sections.orders].flatMap(([order, { tree }]) =>
      yes(get(tree, 'side-by-side')) ? [[order, wordsOf(get(tree, 'needs')).map((need) => need.replace(/\?$/, ''))] as const] : [],
    ),
  );

const factsOf = (need: string, { names, types }: Context): readonly string[] =>
  types.has(need) ? [need] : (names.forms.get(need) ?? []).map(({ text }) => text);

const remember = <T>(make: (procedures: readonly Merged[]) => T): ((procedures: readonly Merged[]) => T) => {
  const made = new Map<string, T>();
  return (procedures) => {
    const key = procedures.map(({ name }) => name).join();
    const before = made.get(key);
    if (before !== undefined) return before;
    const fresh = make(procedures);
    made.set(key, fresh);
    return fresh;
  };
};

/** Types that every scope shares, since each holds all facts: of a case above, and of another case by what it can end as. */
interface StandingTypes {
  readonly above: FeelType;
  readonly other: (endings: readonly string[]) => FeelType;
}

const standingTypes = (facts: ReadonlyMap<string, FeelType>): StandingTypes => {
  const made = new Map<string, FeelType>();
  return {
    above: context(facts),
    other: (endings) => {
      const key = endings.join();
      const type =
        made.get(key) ?? context(new Map<string, FeelType>([...facts, ['open', number], ['ending', { kind: 'string', options: endings }]]));
      made.set(key, type);
      return type;
    },
  };
};

/** What can be read of where a case stands: its state, its clocks, the cases it listens to, and its parent's facts. */
const standingNames = (procedures: readonly Merged[], ctx: Context, types: StandingTypes): ReadonlyMap<string, FeelType> => {
  const stays = procedures.flatMap(({ sections }) => [...sections.states.keys(), ...sections.endings.keys()]);
  const clocks = new Set(procedures.flatMap(({ sections }) => [...sections.clocks.keys()]));
  const named = new Map<string, FeelType>();
  for (const { sections } of procedures) {
    for (const [link, { tree }] of sections.cases) {
      const other = ctx.names.procedures.get(wordOf(get(tree, 'procedure')) ?? '');
      const endings = other === undefined ? entriesOf(get(tree, 'then')).map(({ key }) => key) : [...other.sections.endings.keys()];
      named.set(link, types.other(endings));
    }
  }
  named.set('parent', types.above);
  named.set('state', { kind: 'string', options: stays });
  const clock = context(
    new Map<string, FeelType>([
      ['due', date],
      ['left-days', number],
      ['state', { kind: 'string', options: ['running', 'paused', 'met', 'expired'] }],
    ]),
  );
  named.set('clock', context(new Map([...clocks].map((name) => [name, clock]))));
  return named;
};
