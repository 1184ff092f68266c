import { add, parseNum } from '#law/ground';
import { finite } from '../arithmetic.ts';
import { equalFeel } from '../compare.ts';
import { feelString } from '../print.ts';
import { type FeelDateTime, type FeelTime, type FeelValue, kindOf } from '../values.ts';
import { spend } from './meter.ts';
import type { Call, Definitions } from './signature.ts';
import { payToCompare, sizeOf } from './size.ts';

export const conversionFunctions: Definitions = [
  ['string(from: any) -> string', ([from], call) => (from === null || from === undefined ? null : printed(from, call))],
  ['number(from: string) -> number', ([from]) => numberFrom(from as string, null, null)],
  ['number(from: number) -> number', ([from]) => from],
  [
    'number(from: string, grouping separator: string|null, decimal separator: string|null) -> number',
    ([from, group, point]) => numberFrom(from as string, group as string | null, point as string | null),
  ],
  ['not(negand: any) -> boolean', ([negand]) => (typeof negand === 'boolean' ? !negand : null)],
  ['is(value1?: any, value2?: any) -> boolean', ([a, b], call) => isSame(a ?? null, b ?? null, call)],
];

const printed = (value: FeelValue, call: Call): string => {
  spend(call.meter, sizeOf(value, call.meter));
  return feelString(value);
};

const numberFrom = (text: string, group: string | null, point: string | null): FeelValue | undefined => {
  if (![null, ' ', ',', '.'].includes(group) || ![null, ',', '.'].includes(point) || (group === point && group !== null)) return undefined;
  const plain = group === null ? text : text.replaceAll(group, '');
  if (point !== null && point !== '.' && plain.includes('.')) return undefined;
  const number = parseNum(point === null ? plain : plain.replace(point, '.'));
  return number === undefined ? undefined : finite(add(number, 0));
};

/** The same kind and the same value, places included: `23:00Z` is not `00:00+01:00`. */
const isSame = (a: FeelValue, b: FeelValue, call: Call): boolean => {
  payToCompare(a, b, call.meter);
  const kind = kindOf(a);
  if (kindOf(b) !== kind) return false;
  if (kind !== 'time' && kind !== 'date-time') return equalFeel(a, b) === true;
  const [x, y] = [a as FeelTime | FeelDateTime, b as FeelTime | FeelDateTime];
  const days = (value: FeelTime | FeelDateTime): number => (value.kind === 'time' ? 0 : value.days);
  return days(x) === days(y) && x.nanos === y.nanos && x.offset === y.offset && x.zone === y.zone;
};
