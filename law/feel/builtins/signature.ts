import type { FeelType } from '../feel-type.ts';
import type { Env } from '../types.ts';
import { dateTimeOf, type FeelDate, type FeelKind, type FeelValue, isList, kindOf } from '../values.ts';
import type { Meter } from './meter.ts';

/** What a function gets besides its arguments. */
export interface Call {
  readonly env: Env;
  readonly meter: Meter;
}

/** The work of a function. `undefined` means that the arguments do not fit, which is null and a warning. */
export type Run = (args: readonly FeelValue[], call: Call) => FeelValue | undefined;

export interface Param {
  readonly name: string;
  readonly kinds: readonly (FeelKind | 'any')[];
  readonly optional: boolean;
  readonly nullable: boolean;
  readonly variadic: boolean;
}

/** One way to call a standard function. */
export interface Overload {
  readonly params: readonly Param[];
  readonly returns: FeelType;
  readonly run: Run;
  /** Steps of a call, beside those for the size of its arguments. */
  readonly cost: number;
  /** It takes no longer for larger arguments. */
  readonly isFlat: boolean;
}

export interface Builtin {
  readonly name: string;
  /** As they stand in the specification, for messages. */
  readonly signatures: readonly string[];
  readonly overloads: readonly Overload[];
}

/** Functions by their signature: `substring(string: string, start position: number, length?: number) -> string`. */
export type Definitions = readonly (readonly [signature: string, run: Run])[];

const signaturePattern = /^(.+?)\((.*)\) -> (.+)$/;

export const builtinsOf = (definitions: Definitions): ReadonlyMap<string, Builtin> => {
  const found = new Map<string, Builtin>();
  for (const [signature, run] of definitions) {
    const [, name, params, returns] = signaturePattern.exec(signature) as unknown as [string, string, string, string];
    const overload: Overload = {
      params: params === '' ? [] : params.split(', ').map(paramOf),
      returns: typeOf(returns),
      run,
      cost: costs[name] ?? 1,
      isFlat: flat.has(name),
    };
    const before = found.get(name);
    found.set(name, {
      name,
      signatures: [...(before?.signatures ?? []), signature],
      overloads: [...(before?.overloads ?? []), overload],
    });
  }
  return found;
};

/** Functions on decimals that go by series, to 34 digits. */
const costs: Readonly<Record<string, number>> = { exp: 50, log: 50, sqrt: 20, modulo: 50, odd: 50, even: 50 };

const flat: ReadonlySet<string> = new Set(['count', 'is', 'get value', 'not']);

const paramOf = (text: string): Param => {
  const [, dots, name, mark, type] = /^(\.\.\.)?([^:?]+)(\?)?: (.+)$/.exec(text) as unknown as [string, string?, string?, string?, string?];
  const kinds = type!.split('|');
  return {
    name: name!,
    kinds: kinds.filter((kind) => kind !== 'null') as (FeelKind | 'any')[],
    optional: mark === '?',
    nullable: kinds.includes('null') || kinds.includes('any'),
    variadic: dots === '...',
  };
};

const typeOf = (text: string): FeelType => {
  const inner = /^list<(.+)>$/.exec(text)?.[1];
  if (inner !== undefined) return { kind: 'list', of: typeOf(inner) };
  if (text === 'list') return { kind: 'list', of: { kind: 'any' } };
  return { kind: text } as FeelType;
};

/** Puts arguments in the order of an overload; `undefined` where their number or their names do not fit it. */
export const arrange = (overload: Overload, count: number, names: readonly string[] | undefined): readonly number[] | undefined => {
  const { params } = overload;
  if (names !== undefined) {
    if (new Set(names).size !== names.length || !names.every((name) => params.some((param) => param.name === name))) return undefined;
    const order = params.map((param) => names.indexOf(param.name));
    return order.every((index, at) => index >= 0 || params[at]!.optional) ? order : undefined;
  }
  const variadic = params.at(-1)?.variadic === true;
  const least = params.filter((param) => !param.optional).length;
  if (count < least || (count > params.length && !variadic)) return undefined;
  return Array.from({ length: Math.max(count, params.length) }, (_, index) => (index < count ? index : -1));
};

/** Brings arguments to what an overload takes; `undefined` where one does not fit. A missing optional argument is null. */
export const fitted = (overload: Overload, order: readonly number[], args: readonly FeelValue[]): FeelValue[] | undefined => {
  const result: FeelValue[] = [];
  for (const [at, index] of order.entries()) {
    const param = overload.params[Math.min(at, overload.params.length - 1)]!;
    const value = index < 0 ? null : fit(args[index]!, param);
    if (value === undefined) return undefined;
    result.push(value);
  }
  return result;
};

/**
 * One value for one parameter, with the conversions of DMN 1.5, 10.3.2.9.4: a single value where a list is asked for, a list
 * of one where a single value is, a date where an instant is (midnight, UTC).
 */
const fit = (value: FeelValue, param: Param): FeelValue | undefined => {
  const kind = kindOf(value);
  if (kind === 'null') return param.nullable ? null : undefined;
  if (param.kinds.includes('any') || param.kinds.includes(kind)) return value;
  if (param.kinds.length === 1 && param.kinds[0] === 'list') return [value];
  if (isList(value) && value.length === 1) return fit(value[0]!, param);
  return kind === 'date' && param.kinds.includes('date-time') ? dateTimeOf((value as FeelDate).days, 0, 0) : undefined;
};
