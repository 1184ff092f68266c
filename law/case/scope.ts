import { type Env, type FeelContext, type FeelValue, FORMULA_STEPS, feelDate, fromJson, toJson } from '#law/feel';
import { add, type Day, isNum, type Num, parseDay, type Standing, subtract, type Text, type Value } from '#law/ground';
import type { Fact, Pack, PackTable, Procedure } from '#law/pack';
import type { TableOutcome } from '#law/table';
import { accountOf, ceilingOf } from './account-of.ts';
import { dayOfMoment, standingOf } from './clock-run.ts';
import { asText } from './facts.ts';
import type { CaseFile } from './file.ts';
import { isOpen, openCount } from './fold.ts';
import { partyOf } from './party-of.ts';
import { say } from './say.ts';
import { isPartySealed, sealedName } from './sealed.ts';
import { sheetsOf } from './sheets.ts';
import type { Sight } from './sight.ts';

export type { Sight };

/** What a formula looked at: the explanation, the standing of the answer and the event need nothing else. */
export interface Looked {
  readonly read: Map<string, Value>;
  readonly fired: Map<string, readonly string[]>;
  readonly refused: { table: PackTable; outcome: Extract<TableOutcome, { kind: 'refused' }> }[];
  readonly standings: Standing[];
}

export const looked = (): Looked => ({ read: new Map(), fired: new Map(), refused: [], standings: [] });

/** Words in scope beyond the facts: `effective` in a letter, `row` in an import, `entered` in a column. */
export type Extra = Readonly<Record<string, FeelValue>>;

/** A fact of type `case` as a formula sees it: its members are the facts of that case. Prints as what names it. */
export interface CaseRef extends FeelContext {
  readonly names: string;
}

/** One case as formulas see it (pack language, section 15). Facts are worked out at most once; a new scope is made for each new state of the file. */
export class CaseScope implements Env {
  readonly pack: Pack;
  readonly procedure: Procedure;
  readonly sight: Sight;
  readonly file: CaseFile;
  readonly looked: Looked;
  readonly extra: Extra;
  readonly budget = FORMULA_STEPS;
  readonly #known = new Map<string, FeelValue>();
  readonly #working = new Set<string>();
  #parent: CaseScope | null | undefined;

  constructor(sight: Sight, file: CaseFile, extra: Extra = {}, seen: Looked = looked()) {
    this.sight = sight;
    this.file = file;
    this.looked = seen;
    this.extra = extra;
    this.pack = sight.packOf(file.digest);
    this.procedure = this.pack.procedures[file.opened.procedure]!;
  }

  get today(): Day {
    return this.sight.today;
  }

  get(name: string): FeelValue | undefined {
    const special = this.extra[name];
    if (special !== undefined) return special;
    if (this.pack.facts[name] !== undefined) return this.fact(name);
    if (name === 'state') return this.file.state;
    const link = this.procedure.cases[name];
    if (link !== undefined) return this.#linked(name);
    return this.#surroundings(name);
  }

  call(name: string, args: readonly FeelValue[]): FeelValue {
    const first = args[0];
    if (name === 'times' && typeof first === 'string') return this.file.times[first] ?? 0;
    if (name === 'taken' && typeof first === 'string') return this.#taken(first);
    if (name === 'left' && typeof first === 'string') return this.#left(first);
    if (name === 'sheets' && typeof first === 'string') return this.#sheets(first);
    if (name === 'day' && typeof first === 'string') {
      const day = this.file.days[first];
      return day === undefined ? null : feelDate(day);
    }
    if (name === 'standing' && typeof first === 'string') return this.#standing(first, args[1] ?? null);
    if (name === 'entries' && typeof first === 'string') {
      const where = Object.fromEntries(membersOf(args[1] ?? null).map(([key, value]) => [key, plain(value)]));
      return this.sight.world.entries(first, where).map((row) => fromJson(row as Value));
    }
    return null;
  }

  /** A fact's value: in this case, worked out, or in the case above. `null` if not known. */
  fact(name: string): FeelValue {
    const kept = this.#known.get(name);
    if (kept !== undefined) return kept;
    if (this.#working.has(name)) return null;
    this.#working.add(name);
    const value = this.#workOut(this.pack.facts[name]!);
    this.#working.delete(name);
    this.#known.set(name, value);
    if (!this.looked.read.has(name)) this.looked.read.set(name, plain(value));
    return value;
  }

  #workOut(fact: Fact): FeelValue {
    if (fact.personal) return null;
    if (fact.if !== undefined && fact.if.evaluate(this) !== true) return null;
    switch (fact.source.kind) {
      case 'given': {
        const own = this.file.facts[fact.name];
        if (own === undefined) return this.parent?.fact(fact.name) ?? null;
        if (this.file.assumed.has(fact.name)) this.looked.standings.push('assumed');
        return this.feel(fact, own);
      }
      case 'formula':
        this.looked.standings.push(fact.standing);
        return fact.source.is.evaluate(this);
      case 'table':
        return this.#decide(this.pack.tables[fact.source.table]!);
    }
  }

  #decide(table: PackTable): FeelValue {
    const outcome = table.table.decide((input) => plain(this.fact(input)));
    if (outcome.kind === 'value') {
      this.looked.fired.set(table.name, outcome.fired);
      this.looked.standings.push(table.standing, ...outcome.fired.map((id) => table.rows[id]?.standing ?? table.standing));
      return this.feel(this.pack.facts[table.decides]!, outcome.value);
    }
    if (outcome.kind === 'refused') this.looked.refused.push({ table, outcome });
    return null;
  }

  /** A kept value as FEEL sees it, by the type of its fact. */
  feel(fact: Fact, value: Value): FeelValue {
    if (fact.several && Array.isArray(value)) return value.map((item) => this.#feelOne(fact, item as Value));
    return this.#feelOne(fact, value);
  }

  #feelOne(fact: Fact, value: Value): FeelValue {
    if (value === null || typeof value === 'boolean' || isNum(value)) return value;
    if (fact.type.kind === 'date') {
      const day = parseDay(String(value));
      return day === undefined ? null : feelDate(day);
    }
    if (fact.type.kind === 'case') return this.#caseRef(fact.type.of, String(value));
    if (fact.type.kind === 'act') return actContext(value);
    if (fact.type.kind === 'list' && Array.isArray(value)) return value.map((row) => this.#row(row as Record<string, Value>));
    if (typeof value === 'string') return value;
    if (isErased(value)) return null;
    if (isText(value)) return contextOf(new Map(Object.entries(value)));
    if (fact.type.kind === 'file') return asText(value);
    return fromJson(value);
  }

  #row(row: Readonly<Record<string, Value>>): FeelValue {
    const members = Object.entries(row).map(([name, value]) => {
      const fact = this.pack.facts[name];
      return [name, fact === undefined || fact.personal ? null : this.feel(fact, value)] as const;
    });
    return contextOf(new Map(members));
  }

  #caseRef(of: string, value: string): CaseRef {
    const found = this.sight.world.reference(of, value);
    const file = found?.case === undefined ? undefined : this.sight.files.get(found.case);
    const scope = file === undefined ? undefined : new CaseScope(this.sight, file, {}, this.looked);
    return {
      kind: 'context',
      names: value,
      get: (key) => (key === 'number' ? file?.opened.number : scope?.get(key)) ?? null,
      has: () => scope !== undefined,
      keys: () => Object.keys(file?.facts ?? {}),
    };
  }

  /** The case above: of a child its parent, unless it is kept apart from it. */
  get parent(): CaseScope | undefined {
    if (this.#parent === undefined) {
      const { parent } = this.file.opened;
      const above = parent === undefined || parent.apart === true ? undefined : this.sight.files.get(parent.case);
      this.#parent = above === undefined ? null : new CaseScope(this.sight, above, {}, this.looked);
    }
    return this.#parent ?? undefined;
  }

  /** Cases under a name of the `cases` section, oldest first. */
  linked(as: string): readonly CaseFile[] {
    const { link, by } = this.procedure.cases[as]!;
    // Asked first, so that a world that holds a part of the store loads them.
    if (link === 'naming' && by !== undefined && this.sight.world.cases.has(this.file.id)) this.sight.world.naming(by, this.file.id);
    if (link === 'named' && by !== undefined) this.#refersTo(by);
    return linkedCases(this.sight.files, this.procedure, this.file, as);
  }

  #refersTo(fact: string): void {
    const [type, value] = [this.pack.facts[fact]?.type, this.file.facts[fact]];
    if (type?.kind === 'case' && typeof value === 'string') this.sight.world.reference(type.of, value);
  }

  /** What is left on the account that this case draws on; not known before its ceiling is. The decision rests on it: it is kept only if nobody moves it meanwhile. */
  #left(budget: string): FeelValue {
    const def = this.pack.budgets[budget];
    if (def === undefined) return null;
    const ceiling = ceilingOf(this, def, '');
    return ceiling === undefined ? null : subtract(ceiling, this.sight.world.rests(accountOf(this.sight, budget, this.file, '')));
  }

  /** What stands on the sheets of an order; not known where this procedure has no such order. */
  #sheets(order: string): FeelValue {
    if (this.procedure.orders[order]?.sideBySide !== true) return null;
    return sheetsOf(this.file, order).map((sheet) => this.#row(sheet.facts));
  }

  /** How many cases of this name stand in one of these states or endings. */
  #standing(as: string, states: FeelValue): number {
    const wanted = Array.isArray(states) ? states : [states];
    return this.linked(as).filter((file) => wanted.includes(file.state)).length;
  }

  /** What the case holds of a budget: what its orders took and have not given back. */
  #taken(budget: string): Num {
    const amounts = Object.values(this.file.taken).filter((held) => held.budget === budget);
    return amounts.reduce<Num>((sum, { amount }) => (isNum(amount) ? add(sum, amount) : sum), 0);
  }

  #linked(as: string): FeelContext {
    const link = this.procedure.cases[as]!;
    const cases = link.link === 'child' ? undefined : this.linked(as);
    const latest = (): CaseFile | undefined => (cases ?? this.linked(as)).at(-1);
    return lazy((key) => {
      if (key === 'open') {
        return cases === undefined
          ? openCount(this.sight.files, this.file, as, this.sight.packOf)
          : cases.filter((file) => isOpen(file, this.sight.packOf)).length;
      }
      const file = latest();
      if (file === undefined) return null;
      if (key === 'ending') return isOpen(file, this.sight.packOf) ? null : file.state;
      return new CaseScope(this.sight, file, {}, this.looked).get(key) ?? null;
    });
  }

  #surroundings(name: string): FeelValue | undefined {
    switch (name) {
      case 'parent':
        return lazy((key) => this.parent?.get(key) ?? null);
      case 'clock':
        return lazy((clock) => this.#clock(clock));
      case 'case':
        return lazy((key) => (key === 'number' ? this.file.opened.number : null));
      case 'today':
        return feelDate(this.sight.today);
      case 'party':
        return lazy((role) => {
          const name = publicName(this.sight, this.file, role);
          return name === undefined ? null : typeof name === 'string' ? name : contextOf(new Map(Object.entries(name)));
        });
      default:
        return undefined;
    }
  }

  /** Unknown while it stands still. */
  #clock(name: string): FeelValue {
    const def = this.procedure.clocks[name];
    const run = this.file.clocks[name];
    if (def === undefined || run === undefined) return null;
    return lazy((key) => {
      const standing = standingOf(this.pack, def, run, def.within.unit === 'hours' ? run.from : this.sight.today);
      if (key === 'state') return run.state === 'met' ? 'met' : run.state === 'paused' ? 'paused' : standing.state;
      if (standing.due === null) return null;
      const due = dayOfMoment(standing.due);
      if (key === 'due') return feelDate(due);
      if (key === 'left-days') return (feelDate(due) as { days: number }).days - (feelDate(this.sight.today) as { days: number }).days;
      return null;
    });
  }
}

/** Cases of this name: children, cases of the procedure about the same subject, challenges, or those that name each other; oldest first. */
export const linkedCases = (
  files: ReadonlyMap<string, CaseFile>,
  procedure: Procedure,
  file: CaseFile,
  as: string,
): readonly CaseFile[] => {
  const link = procedure.cases[as]!;
  if (link.link === 'child') {
    return file.children.filter((child) => child.as === as).flatMap((child) => files.get(child.case) ?? []);
  }
  if (link.link === 'named') return files.get(file.named[link.by ?? ''] ?? '') === undefined ? [] : [files.get(file.named[link.by!]!)!];
  const found = [...files.values()].filter((other) => {
    if (other.id === file.id || other.opened.procedure !== link.procedure) return false;
    if (link.link === 'challenge') return other.opened.challenges?.case === file.id && other.opened.challenges.as === as;
    if (link.link === 'naming') return other.named[link.by ?? ''] === file.id;
    if (link.link === 'opener') return file.opened.parent?.case === other.id;
    return file.opened.subject !== undefined && other.opened.subject?.id === file.opened.subject.id;
  });
  return found;
};

/** The public name of the party that holds the role; of a person only that there is one, and of a sealed party its role alone. */
export const publicName = (sight: Sight, file: CaseFile, role: string): string | Text | undefined => {
  const party = partyOf(sight.files, file, role);
  if (party === undefined) return undefined;
  const title = sight.packOf(file.digest).roles[role]?.title;
  if (title !== undefined && isPartySealed(sight.packOf, sight.files, file, role)) return sealedName(title);
  return party.kind === 'organisation' ? (party.name ?? party.id) : say('publicName.aResident');
};

const lazy = (get: (key: string) => FeelValue | undefined): FeelContext => ({ kind: 'context', get, has: () => true, keys: () => [] });

const contextOf = (members: ReadonlyMap<string, FeelValue>): FeelContext => ({
  kind: 'context',
  get: (key) => members.get(key),
  has: (key) => members.has(key),
  keys: () => members.keys(),
});

/** An act of another body as formulas see it: `approval.day` is a day, `approval.document` the name of the document. */
const actContext = (value: Value): FeelValue => {
  if (isErased(value)) return null;
  const { body, document, number, day } = value as Readonly<Record<string, Value | undefined>>;
  const on = typeof day === 'string' ? parseDay(day) : undefined;
  return contextOf(
    new Map<string, FeelValue>([
      ['body', typeof body === 'string' ? body : null],
      ['document', document === undefined ? null : asText(document)],
      ['number', typeof number === 'string' ? number : null],
      ['day', on === undefined ? null : feelDate(on)],
    ]),
  );
};

const membersOf = (value: FeelValue): readonly (readonly [string, FeelValue])[] => {
  if (value === null || typeof value !== 'object' || !('get' in value)) return [];
  const context = value as FeelContext;
  return [...context.keys()].map((key) => [key, context.get(key) ?? null] as const);
};

/** A FEEL value as it is kept: days as text, a case by what names it. */
export const plain = (value: FeelValue): Value => {
  if (value === null || typeof value === 'boolean' || typeof value === 'string' || isNum(value)) return value;
  if (Array.isArray(value)) return value.map((item) => plain(item as FeelValue));
  if ('names' in value) return (value as CaseRef).names;
  if ('get' in value) return Object.fromEntries(membersOf(value as FeelValue).map(([key, item]) => [key, plain(item)]));
  return toJson(value as FeelValue);
};

export const isText = (value: unknown): value is Text =>
  typeof value === 'object' &&
  value !== null &&
  'en' in value &&
  'zh' in value &&
  Object.values(value).every((words) => typeof words === 'string');

export const isErased = (value: unknown): boolean => typeof value === 'object' && value !== null && 'erased' in value;
