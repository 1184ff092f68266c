import { compareFeel, compileFeel, equalFeel, type FeelValue, isList } from '#law/feel';
import { add, isNum, type Num } from '#law/ground';
import type { BoxedTable } from './dmn-model.ts';
import { compileTests, compileText, type Frame, type Place, type Run, withNames } from './dmn-scope.ts';
import { anyType, coerce, type DmnType, listedValues } from './dmn-types.ts';

/** Compiles a decision table of a DMN model, whose inputs and outputs are expressions. A table that breaks its policy gives null. */
export const compileTable = (table: BoxedTable, place: Place): Run => {
  const inputs = table.inputs.map((input) => {
    const type = place.types.type(input.typeRef);
    const run = compileText(input.text, place);
    const allowed = input.values === undefined ? undefined : compileTests(input.values, type, place);
    return { type, run, allowed };
  });
  for (const rule of table.rules) {
    const missing = table.inputs.length - rule.inputs.length || table.outputs.length - rule.outputs.length;
    if (missing !== 0) place.report({ where: place.where, message: `rule \`${rule.id}\` has another number of cells than the table` });
  }
  const rules = table.rules.map((rule) => ({
    tests: inputs.map(({ type }, index) => compileTests(rule.inputs[index] ?? '-', type, withNames(place, []))),
    outputs: table.outputs.map((_, index) => compileText(entryText(rule.outputs[index]), place)),
  }));
  const outputs = table.outputs.map((output) => outputOf(table, output, place));
  const policy = policyOf(table, outputs);
  const otherwise = defaultsOf(table, outputs, place);
  return (frame) => {
    const values = inputs.map(({ run, type }) => coerceInput(run(frame), type));
    if (inputs.some(({ allowed }, index) => allowed !== undefined && values[index] !== null && allowed(values[index]!, frame) === false))
      return null;
    const fired = rules.filter((rule) => rule.tests.every((test, index) => test(values[index]!, frame) === true));
    if (fired.length === 0 && otherwise !== undefined) return otherwise(frame);
    return policy(fired.map((rule) => rule.outputs.map((output, index) => coerce(output(frame), outputs[index]!.type))));
  };
};

// A list stays one even where the column names the type of its items: the test may look for any of them.
const coerceInput = (value: FeelValue, type: DmnType): FeelValue => (isList(value) && type.kind !== 'list' ? value : coerce(value, type));

const entryText = (text: string | undefined): string => (text === undefined || text.trim() === '-' ? 'null' : text);

interface Output {
  readonly name: string;
  readonly type: DmnType;
  /** In order of priority, the highest first. */
  readonly order: readonly FeelValue[];
}

const outputOf = (table: BoxedTable, output: BoxedTable['outputs'][number], place: Place): Output => {
  const alone = table.outputs.length === 1;
  const typeRef = output.typeRef ?? (alone && !isCollection(table) ? table.typeRef : undefined);
  const type = typeRef === undefined ? (memberType(table, output.name, place) ?? anyType) : place.types.type(typeRef);
  const values = output.values ?? listedValues(type) ?? listedIn(table, place);
  return { name: output.name ?? '', type, order: values === undefined ? [] : orderOf(values) };
};

/** Of several outputs, what the type of a row says of this one. */
const memberType = (table: BoxedTable, name: string | undefined, place: Place): DmnType | undefined => {
  const whole = place.types.type(table.typeRef);
  const row = whole.kind === 'list' ? whole.of : whole;
  return table.outputs.length > 1 && row.kind === 'context' ? row.members.get(name ?? '') : undefined;
};

const isCollection = ({ hit }: BoxedTable): boolean => hit.endsWith('order') || hit.startsWith('collect');

const listedIn = (table: BoxedTable, place: Place): string | undefined => {
  if (table.outputs.length > 1 || table.typeRef === undefined) return undefined;
  const type = place.types.type(table.typeRef);
  return listedValues(type) ?? (type.kind === 'list' ? listedValues(type.of) : undefined);
};

const orderOf = (values: string): readonly FeelValue[] => {
  const compiled = compileFeel(`[${values}]`, { names: 'spaced', name: () => undefined, known: () => [] });
  const list = compiled.ok ? compiled.value.evaluate({ get: () => undefined }) : null;
  return isList(list) ? list : [];
};

const defaultsOf = (table: BoxedTable, outputs: readonly Output[], place: Place): Run | undefined => {
  if (table.outputs.every((output) => output.otherwise === undefined)) return undefined;
  const runs = table.outputs.map((output) => compileText(output.otherwise ?? 'null', place));
  return (frame: Frame) => {
    const row = rowOf(
      outputs,
      runs.map((run, index) => coerce(run(frame), outputs[index]!.type)),
    );
    return isCollection(table) && (table.hit === 'collect' || table.hit.endsWith('order')) ? [row] : row;
  };
};

type Row = readonly FeelValue[];

const rowOf = (outputs: readonly Output[], row: Row): FeelValue =>
  outputs.length === 1 ? row[0]! : new Map(outputs.map(({ name }, index) => [name, row[index]!]));

// ---- hit policies ----------------------------------------------------------------------------------------------------------------

const policyOf = (table: BoxedTable, outputs: readonly Output[]): ((fired: readonly Row[]) => FeelValue) => {
  const give = (row: Row | undefined): FeelValue => (row === undefined ? null : rowOf(outputs, row));
  switch (table.hit) {
    case 'unique':
      return (fired) => (fired.length > 1 ? null : give(fired[0]));
    case 'any':
      return (fired) => (fired.every((row) => sameRow(row, fired[0]!)) ? give(fired[0]) : null);
    case 'first':
      return (fired) => give(fired[0]);
    case 'priority':
      return (fired) => give(byPriority(fired, outputs)[0]);
    case 'output-order':
      return (fired) => byPriority(fired, outputs).map(give);
    case 'rule-order':
    case 'collect':
      return (fired) => fired.map(give);
    default:
      return (fired) => {
        const columns = outputs.map((_, index) =>
          aggregate(
            table.hit,
            fired.map((row) => row[index]!),
          ),
        );
        return give(columns);
      };
  }
};

const sameRow = (a: Row, b: Row): boolean => a.every((value, index) => equalFeel(value, b[index]!) === true);

const byPriority = (fired: readonly Row[], outputs: readonly Output[]): readonly Row[] => {
  const places = new Map(fired.map((row) => [row, row.map((value, index) => placeOf(outputs[index]!.order, value))]));
  return fired.toSorted((a, b) => {
    for (const [index, place] of places.get(a)!.entries()) {
      const difference = place - places.get(b)![index]!;
      if (difference !== 0) return difference;
    }
    return 0;
  });
};

const placeOf = (order: readonly FeelValue[], value: FeelValue): number => {
  const place = order.findIndex((listed) => equalFeel(listed, value) === true);
  return place === -1 ? order.length : place;
};

const aggregate = (hit: BoxedTable['hit'], values: readonly FeelValue[]): FeelValue => {
  if (hit === 'collect-count') return values.length;
  if (values.length === 0) return null;
  if (hit === 'collect-sum') return values.every(isNum) ? (values as readonly Num[]).reduce<Num>(add, 0) : null;
  return values.reduce((best, value) => {
    const order = compareFeel(value, best);
    return order !== null && (hit === 'collect-min' ? order < 0 : order > 0) ? value : best;
  });
};
