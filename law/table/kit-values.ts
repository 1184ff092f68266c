import { equalFeel, type FeelContext, type FeelKind, type FeelValue, isContext, isList, kindOf } from '#law/feel';
import { Decimal, isNum, parseNum } from '#law/ground';
import { readAs } from './dmn-values.ts';
import { childOf, childrenOf, type XmlElement } from './xml.ts';

/** A value of the conformance kit: what it says, and what is wrong with it, by line. */
export interface KitValue {
  readonly value: FeelValue;
  readonly problems: readonly string[];
}

/** Reads what stands in an `expected`, an `inputNode`, an `item` or a `component`. */
export const kitValue = (element: XmlElement | undefined): KitValue => {
  const problems: string[] = [];
  return { value: valueIn(element, problems), problems };
};

const instance = '{http://www.w3.org/2001/XMLSchema-instance}';

const isNil = (element: XmlElement): boolean => ['true', '1'].includes(element.attributes.get(`${instance}nil`)?.trim() ?? '');

const valueIn = (element: XmlElement | undefined, problems: string[]): FeelValue => {
  if (element === undefined || isNil(element)) return null;
  const components = childrenOf(element, 'component');
  if (components.length > 0)
    return new Map(components.map((component) => [component.attributes.get('name') ?? '', valueIn(component, problems)]));
  const list = childOf(element, 'list');
  if (list !== undefined) return isNil(list) ? null : childrenOf(list, 'item').map((item) => valueIn(item, problems));
  const value = childOf(element, 'value');
  return value === undefined || isNil(value) ? null : plainValue(value, problems);
};

const plainValue = ({ text, attributes, line }: XmlElement, problems: string[]): FeelValue => {
  const type = attributes.get(`${instance}type`)?.trim().replace(/^.*:/, '');
  if (type === undefined) return looksLike(text.trim());
  const value = typedValue(text, type);
  if (value !== undefined) return value;
  problems.push(`line ${line}: \`${text.trim()}\` is no ${type}`);
  return null;
};

const numbers =
  /^(?:decimal|double|float|(?:positive|negative|nonPositive|nonNegative)?[iI]nteger|(?:unsigned)?(?:[iI]nt|[lL]ong|[sS]hort|[bB]yte))$/;
const notFinite = /^(?:[+-]?INF|[+-]?Infinity|NaN)$/;

const kinds: Readonly<Record<string, readonly FeelKind[]>> = {
  date: ['date'],
  time: ['time'],
  dateTime: ['date-time'],
  dateTimeStamp: ['date-time'],
  duration: ['days-duration', 'months-duration'],
  dayTimeDuration: ['days-duration'],
  yearMonthDuration: ['months-duration'],
};

const booleans: Readonly<Record<string, boolean>> = { true: true, false: false, 1: true, 0: false };

/** By its type of XML Schema; `undefined` where the text is none. What FEEL has no number for is null. */
const typedValue = (text: string, type: string): FeelValue | undefined => {
  const plain = text.trim();
  if (type === 'boolean') return Object.hasOwn(booleans, plain) ? booleans[plain] : undefined;
  if (numbers.test(type)) return notFinite.test(plain) ? null : parseNum(plain);
  const wanted = Object.hasOwn(kinds, type) ? kinds[type]! : undefined;
  if (wanted === undefined) return text;
  const value = readAs(wanted[0]!, plain);
  return wanted.includes(kindOf(value)) ? value : undefined;
};

// Old tests name no type; then the look of a value has to do.
const looksLike = (text: string): FeelValue => {
  if (text === 'true' || text === 'false') return text === 'true';
  if (/^\d{4}-\d{2}-\d{2}(T.+)?$/.test(text)) return readAs(text.includes('T') ? 'date-time' : 'date', text);
  return parseNum(text) ?? text;
};

/** Whether what came is what was expected: as FEEL has it, numbers to eight decimal places. */
export const matches = (expected: FeelValue, got: FeelValue): boolean => {
  if (isNum(expected) && isNum(got)) return new Decimal(expected).minus(got).abs().lessThan('1e-8');
  if (isList(expected)) return isList(got) && expected.length === got.length && expected.every((item, index) => matches(item, got[index]!));
  if (isContext(expected)) return isContext(got) && sameMembers(expected, got);
  return equalFeel(expected, got) === true;
};

const sameMembers = (expected: FeelContext, got: FeelContext): boolean => {
  const keys = [...expected.keys()];
  return (
    keys.length === [...got.keys()].length && keys.every((key) => got.has(key) && matches(expected.get(key) ?? null, got.get(key) ?? null))
  );
};
