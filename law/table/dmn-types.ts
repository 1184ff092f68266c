import {
  compileUnary,
  type Env,
  type FeelKind,
  type FeelType,
  type FeelValue,
  isContext,
  isList,
  kindOf,
  type UnaryTests,
} from '#law/feel';
import type { DmnItem, DmnModel, DmnProblem } from './dmn-model.ts';

/** A type reference resolved. Every value passes all of `tests`, those of the type that it is made from among them. */
export type DmnType = {
  readonly tests?: readonly UnaryTests[];
} & (
  | { readonly kind: 'any' }
  | { readonly kind: 'simple'; readonly of: FeelKind }
  | { readonly kind: 'list'; readonly of: DmnType }
  | { readonly kind: 'context'; readonly members: ReadonlyMap<string, DmnType> }
  | { readonly kind: 'function'; readonly returns: DmnType }
);

export const anyType: DmnType = { kind: 'any' };

const simple: Readonly<Record<string, FeelKind>> = {
  string: 'string',
  number: 'number',
  boolean: 'boolean',
  date: 'date',
  time: 'time',
  'date and time': 'date-time',
  dateTime: 'date-time',
  'days and time duration': 'days-duration',
  dayTimeDuration: 'days-duration',
  'years and months duration': 'months-duration',
  yearMonthDuration: 'months-duration',
};

const standardType = (name: string): DmnType | undefined => {
  if (Object.hasOwn(simple, name)) return { kind: 'simple', of: simple[name]! };
  if (name === 'Any' || name === 'any') return anyType;
  return name === 'list' || name === 'context' || name === 'function' || name === 'range' ? { kind: 'simple', of: name } : undefined;
};

/** Finds the types of a model and of what it imports. An unknown name counts as any type and is reported once. */
export interface TypeBook {
  type(typeRef: string | undefined): DmnType;
  /** Only what the model itself defines or imports. */
  defined(name: string): DmnType | undefined;
}

/** @param imported the type book of an imported model, by its namespace */
export const typeBookOf = (
  model: DmnModel,
  imported: (namespace: string) => TypeBook | undefined,
  report: (problem: DmnProblem) => void,
): TypeBook => {
  const known = new Map<string, DmnType>();
  const type = (typeRef: string | undefined, within: readonly string[] = []): DmnType => {
    if (typeRef === undefined) return anyType;
    const kept = known.get(typeRef);
    if (kept !== undefined) return kept;
    // Models that import each other may lead back here: then the name counts as any type.
    if (within.length === 0) known.set(typeRef, anyType);
    const found = resolve(typeRef, within);
    if (within.length === 0) known.set(typeRef, found);
    return found;
  };
  const resolve = (typeRef: string, within: readonly string[]): DmnType => {
    const item = model.items.get(typeRef);
    // A type that holds itself is looked into no further than once round.
    if (item !== undefined) return within.includes(typeRef) ? anyType : itemType(item, [...within, typeRef]);
    const found = standardType(typeRef) ?? importedType(typeRef);
    if (found !== undefined) return found;
    // In DMN 1.1 a type is a name of XML with a prefix: `feel:number`, `own:tAge`.
    const local = typeRef.replace(/^[^:]+:/, '');
    if (local === typeRef) return unknown(typeRef);
    return model.items.has(local) ? type(local, within) : (standardType(local) ?? importedType(local) ?? unknown(typeRef));
  };
  const importedType = (typeRef: string): DmnType | undefined => {
    for (const { name, namespace } of model.imports) {
      // An import without a name brings its names in as they are.
      const local = name === '' ? typeRef : typeRef.startsWith(`${name}.`) ? typeRef.slice(name.length + 1) : undefined;
      const found = local === undefined ? undefined : imported(namespace)?.defined(local);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const unknown = (typeRef: string): DmnType => {
    report({ where: 'item definitions', message: `unknown type \`${typeRef}\`` });
    return anyType;
  };
  const itemType = (item: DmnItem, within: readonly string[]): DmnType => {
    const base = baseType(item, within);
    const allowed = withTests(base, item.allowed, item, report);
    const whole: DmnType = item.collection ? { kind: 'list', of: allowed } : allowed;
    return withTests(whole, item.constraint, item, report);
  };
  const baseType = (item: DmnItem, within: readonly string[]): DmnType => {
    if (item.kind === 'function') return { kind: 'function', returns: type(item.returns, within) };
    if (item.components.length === 0) return type(item.typeRef, within);
    return { kind: 'context', members: new Map(item.components.map((component) => [component.name, itemType(component, within)])) };
  };
  const defined = (name: string): DmnType | undefined => (model.items.has(name) ? type(name) : importedType(name));
  return { type, defined };
};

const withTests = (base: DmnType, text: string | undefined, item: DmnItem, report: (problem: DmnProblem) => void): DmnType => {
  if (text === undefined || text.trim() === '') return base;
  const compiled = compileUnary(text, feelTypeOf(base), { names: 'spaced', name: () => undefined, known: () => [] });
  if (compiled.ok) return { ...base, tests: [...(base.tests ?? []), compiled.value] };
  report({ where: `item definition ${item.name}`, message: compiled.error.message });
  return base;
};

/** The values that a type lists, as its own definition writes them, else the one that it is made from. */
export const listedValues = (type: DmnType): string | undefined => type.tests?.at(-1)?.source;

/** What the FEEL compiler is told. Contexts stay open: a value may have more members than its type. */
export const feelTypeOf = (type: DmnType): FeelType => {
  switch (type.kind) {
    case 'any':
      return { kind: 'any' };
    case 'list':
      return { kind: 'list', of: feelTypeOf(type.of) };
    case 'context':
      return { kind: 'context', members: new Map([...type.members].map(([name, member]) => [name, feelTypeOf(member)])), open: true };
    case 'function':
      return { kind: 'function' };
    case 'simple':
      return type.of === 'list'
        ? { kind: 'list', of: { kind: 'any' } }
        : type.of === 'range'
          ? { kind: 'range', of: { kind: 'any' } }
          : { kind: type.of };
  }
};

/**
 * Brings a value into a type, as DMN 1.5 10.3.2.9.4 has it: what conforms stays, one item becomes a list of one and the other way
 * round, a date becomes the instant at which it begins in UTC; everything else is null.
 */
export const coerce = (value: FeelValue, type: DmnType): FeelValue => {
  if (value === null || conforms(value, type)) return value;
  if (type.kind === 'list' && !isList(value)) {
    const item = coerce(value, type.of);
    return item === null || !conforms([item], type) ? null : [item];
  }
  if (isList(value)) return value.length === 1 && conforms(value[0]!, type) ? value[0]! : null;
  if (type.kind === 'simple' && type.of === 'date-time' && kindOf(value) === 'date') return midnight(value as { readonly days: number });
  return null;
};

const midnight = ({ days }: { readonly days: number }): FeelValue => ({ kind: 'date-time', days, nanos: 0, offset: 0, zone: undefined });

export const conforms = (value: FeelValue, type: DmnType): boolean => {
  if (value === null) return true;
  if (!hasShape(value, type)) return false;
  return type.tests === undefined || type.tests.every((tests) => tests.test(value, emptyEnv) === true);
};

const emptyEnv: Env = { get: () => undefined };

const hasShape = (value: FeelValue, type: DmnType): boolean => {
  switch (type.kind) {
    case 'any':
      return true;
    case 'simple':
      return kindOf(value) === type.of;
    case 'list':
      return isList(value) && value.every((item) => conforms(item, type.of));
    case 'context':
      return isContext(value) && [...type.members].every(([name, member]) => value.has(name) && conforms(value.get(name) ?? null, member));
    case 'function':
      return kindOf(value) === 'function';
  }
};
