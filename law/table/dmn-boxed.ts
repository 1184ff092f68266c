import {
  type FeelFunction,
  type FeelType,
  type FeelValue,
  invoke,
  isContext,
  isList,
  kindOf,
  type Meter,
  meteredFunction,
  spend,
  turnsOf,
} from '#law/feel';
import type { Boxed, BoxedFunction } from './dmn-model.ts';
import { compileText, type Frame, inside, type Place, type Run, withNames } from './dmn-scope.ts';
import { typeOfEntry } from './dmn-shapes.ts';
import { compileTable } from './dmn-table.ts';
import { coerce, type DmnType, feelTypeOf } from './dmn-types.ts';

const unknownType: FeelType = { kind: 'any' };

/** Compiles a boxed expression; its own type, where it names one, holds for what it gives. */
export const compileBoxed = (boxed: Boxed, place: Place): Run => {
  const run = compileKind(boxed, place);
  if (boxed.typeRef === undefined || boxed.kind === 'function') return run;
  const type = place.types.type(boxed.typeRef);
  return (frame) => coerce(run(frame), type);
};

const compileKind = (boxed: Boxed, place: Place): Run => {
  switch (boxed.kind) {
    case 'literal':
      return boxed.language === undefined ? compileText(boxed.text, place) : foreignText(boxed.language, place);
    case 'table':
      return compileTable(boxed, place);
    case 'function':
      return compileFunction(boxed, place);
    case 'context':
      return compileContext(boxed, place);
    case 'list': {
      const items = boxed.items.map((item) => compileBoxed(item, place));
      return (frame) => items.map((item) => item(frame));
    }
    case 'relation': {
      const rows = boxed.rows.map((row) => row.map((cell) => compileBoxed(cell, place)));
      const types = boxed.columns.map((column) => place.types.type(column.typeRef));
      const names = boxed.columns.map((column) => column.name);
      return (frame) => rows.map((row) => new Map(names.map((name, index) => [name, coerce(row[index]?.(frame) ?? null, types[index]!)])));
    }
    case 'invocation':
      return compileInvocation(boxed, place);
    case 'conditional':
      return compileConditional(boxed, place);
    case 'filter':
      return compileFilter(boxed, place);
    case 'for':
    case 'some':
    case 'every':
      return compileLoop(boxed, place);
  }
};

const foreignText = (language: string, place: Place): Run => {
  place.report({ where: place.where, message: `it is written in \`${language}\`, not in FEEL` });
  return () => null;
};

// Each entry sees those before it.
const compileContext = (boxed: Boxed & { kind: 'context' }, place: Place): Run => {
  let here = place;
  const entries = boxed.entries.map(({ name, typeRef, value }) => {
    const run = compileBoxed(value, here);
    const type = place.types.type(typeRef);
    if (name !== undefined) here = withNames(here, [[name, typeOfEntry(value, type, place)]]);
    return { name, type, run };
  });
  return (frame) => {
    const values = new Map<string, FeelValue>();
    const inner = inside(frame, values);
    for (const { name, type, run } of entries) {
      const value = coerce(run(inner), type);
      if (name === undefined) return value;
      values.set(name, value);
    }
    return values;
  };
};

/** A function that keeps the names around it. A missing or unfitting argument is not passed on: the call gives null. */
export const compileFunction = (boxed: BoxedFunction, place: Place): Run => {
  const types = boxed.parameters.map((parameter) => place.types.type(parameter.typeRef));
  const params = boxed.parameters.map((parameter) => parameter.name);
  if (boxed.external) place.report({ where: place.where, message: 'functions in Java or PMML are not run' });
  const body =
    boxed.external || boxed.body === undefined
      ? undefined
      : compileBoxed(
          boxed.body,
          withNames(
            place,
            params.map((name, index) => [name, feelTypeOf(types[index]!)]),
          ),
        );
  const returns = returnedBy(place.types.type(boxed.typeRef));
  return (frame) =>
    functionOf(params, types, returns, (args, meter) => {
      if (body === undefined) return null;
      const value = body(inside(frame, new Map(params.map((name, index) => [name, args[index]!])), meter));
      return coerce(value, returns);
    });
};

/** What calls give where a function names this type: tools write either its own type or that of its results. */
export const returnedBy = (type: DmnType): DmnType => (type.kind === 'function' ? type.returns : type);

/** A function value whose arguments are brought into their types first. */
export const functionOf = (
  params: readonly string[],
  types: readonly DmnType[],
  returns: DmnType,
  call: (args: readonly FeelValue[], meter: Meter) => FeelValue,
): FeelFunction =>
  meteredFunction(params, { kind: 'function', params: types.map(feelTypeOf), returns: feelTypeOf(returns) }, (args, meter) => {
    if (args.length !== params.length) return null;
    const fitting = args.map((arg, index) => coerce(arg, types[index]!));
    return fitting.some((arg, index) => arg === null && args[index] !== null) ? null : call(fitting, meter);
  });

const compileInvocation = (boxed: Boxed & { kind: 'invocation' }, place: Place): Run => {
  const callee = compileBoxed(boxed.callee, place);
  const bindings = boxed.bindings.map(({ name, value }) => ({ name, run: compileBoxed(value, place) }));
  return (frame) => {
    const called = callee(frame);
    if (kindOf(called) !== 'function') return null;
    const { params } = called as FeelFunction;
    if (bindings.some(({ name }) => !params.includes(name))) return null;
    const values = new Map(bindings.map(({ name, run }) => [name, run(frame)]));
    const args = params.map((name) => values.get(name) ?? null);
    return invoke(called as FeelFunction, args, frame.meter);
  };
};

const compileConditional = (boxed: Boxed & { kind: 'conditional' }, place: Place): Run => {
  const [test, yes, no] = [compileBoxed(boxed.if, place), compileBoxed(boxed.yes, place), compileBoxed(boxed.no, place)];
  return (frame) => {
    const passes = test(frame);
    if (passes === true) return yes(frame);
    return passes === false || passes === null ? no(frame) : null;
  };
};

// ---- loops -----------------------------------------------------------------------------------------------------------------------

const listOf = (value: FeelValue): readonly FeelValue[] | null => (value === null ? null : isList(value) ? value : [value]);

const compileFilter = (boxed: Boxed & { kind: 'filter' }, place: Place): Run => {
  const list = compileBoxed(boxed.list, place);
  const itemType = typeOfEntry(boxed.list, { kind: 'any' }, place);
  const of = itemType.kind === 'list' ? itemType.of : unknownType;
  const members: readonly (readonly [string, FeelType])[] = of.kind === 'context' ? [...(of.members ?? [])] : [];
  const match = compileBoxed(boxed.match, withNames(place, [...members, ['item', of]]));
  return (frame) => {
    const items = listOf(list(frame));
    if (items === null) return null;
    const passes = items.map((item) => match(itemFrame(frame, item)));
    return passes.every((each) => typeof each === 'boolean') ? items.filter((_, index) => passes[index] === true) : null;
  };
};

// Members of an item that is a context may be named without `item.`.
const itemFrame = (frame: Frame, item: FeelValue): Frame => {
  const outer = isContext(item) ? inside(frame, new Map([...item.keys()].map((key) => [key, item.get(key) ?? null]))) : frame;
  return inside(outer, new Map([['item', item]]));
};

const compileLoop = (boxed: Boxed & { kind: 'for' | 'some' | 'every' }, place: Place): Run => {
  const list = compileBoxed(boxed.list, place);
  // As in FEEL, the body of `for` sees the results so far.
  const partial: readonly (readonly [string, FeelType])[] = boxed.kind === 'for' ? [['partial', { kind: 'list', of: unknownType }]] : [];
  const body = compileBoxed(boxed.body, withNames(place, [[boxed.variable, unknownType], ...partial]));
  return (frame) => {
    const items = turnsOf(list(frame));
    if (items === undefined) return null;
    const results: FeelValue[] = [];
    for (const item of items) {
      if (frame.meter !== undefined) spend(frame.meter, 1 + (boxed.kind === 'for' ? results.length : 0));
      const names: (readonly [string, FeelValue])[] = [[boxed.variable, item]];
      if (boxed.kind === 'for') names.push(['partial', [...results]]);
      results.push(body(inside(frame, new Map(names))));
    }
    if (boxed.kind === 'for') return results;
    // Stricter than in FEEL, where one that decides is enough (TCK 1153, case 006).
    if (!results.every((result) => typeof result === 'boolean')) return null;
    return boxed.kind === 'some' ? results.includes(true) : !results.includes(false);
  };
};
