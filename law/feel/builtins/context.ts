import { type FeelContext, type FeelValue, isContext, isList } from '../values.ts';
import { spend } from './meter.ts';
import type { Call, Definitions } from './signature.ts';

export const contextFunctions: Definitions = [
  ['get value(m: context, key: string) -> any', ([m, key]) => (m as FeelContext).get(key as string) ?? null],
  ['get value(m: context, key: list) -> any', ([m, keys]) => deepValue(m as FeelContext, keys as readonly FeelValue[])],
  // Named both ways in the standard: `m` and `key` in its table 79, `context` and `keys` for the path.
  ['get value(context: context, key: string) -> any', ([m, key]) => (m as FeelContext).get(key as string) ?? null],
  ['get value(context: context, keys: list) -> any', ([m, keys]) => deepValue(m as FeelContext, keys as readonly FeelValue[])],
  ['get value(m: context, keys: list) -> any', ([m, keys]) => deepValue(m as FeelContext, keys as readonly FeelValue[])],
  ['get entries(m: context) -> list<context>', ([m]) => entries(m as FeelContext)],
  ['context(entries: list) -> context', ([list]) => fromEntries(list as readonly FeelValue[])],
  [
    'context put(context: context, key: string, value: any) -> context',
    ([c, key, value], call) => put(c as FeelContext, [key ?? null], value ?? null, call),
  ],
  [
    'context put(context: context, keys: list, value: any) -> context',
    ([c, keys, value], call) => put(c as FeelContext, keys as readonly FeelValue[], value ?? null, call),
  ],
  ['context merge(contexts: list) -> context', ([list], call) => merged(list as readonly FeelValue[], call)],
];

const pairs = (context: FeelContext): (readonly [string, FeelValue])[] => [...context.keys()].map((key) => [key, context.get(key) ?? null]);

const entries = (context: FeelContext): FeelValue =>
  pairs(context).map(
    ([key, value]) =>
      new Map<string, FeelValue>([
        ['key', key],
        ['value', value],
      ]),
  );

const deepValue = (context: FeelContext, keys: readonly FeelValue[]): FeelValue | undefined => {
  let value: FeelValue = context;
  for (const key of keys) {
    if (typeof key !== 'string' || !isContext(value)) return undefined;
    value = value.get(key) ?? null;
  }
  return keys.length === 0 ? undefined : value;
};

/** Each entry has a `key` and a `value`; a key given twice makes the whole unknown. */
const fromEntries = (list: readonly FeelValue[]): FeelValue | undefined => {
  const result = new Map<string, FeelValue>();
  for (const entry of list) {
    const key = isContext(entry) && entry.has('value') ? entry.get('key') : undefined;
    if (typeof key !== 'string' || result.has(key)) return undefined;
    result.set(key, (entry as FeelContext).get('value') ?? null);
  }
  return result;
};

const put = (context: FeelContext, keys: readonly FeelValue[], value: FeelValue, call: Call): FeelContext | undefined => {
  spend(call.meter, 1 + keys.length + (context instanceof Map ? context.size : 0));
  const [key, ...rest] = keys;
  if (typeof key !== 'string') return undefined;
  if (rest.length === 0) return new Map([...pairs(context), [key, value]]);
  const inner = context.get(key);
  const changed = isContext(inner) ? put(inner, rest, value, call) : undefined;
  return changed && new Map([...pairs(context), [key, changed]]);
};

const merged = (list: readonly FeelValue[], call: Call): FeelValue | undefined => {
  if (!list.every((item) => isContext(item))) return undefined;
  for (const item of list) spend(call.meter, item instanceof Map ? 1 + item.size : 1);
  return new Map(list.flatMap((item) => (isList(item) ? [] : pairs(item as FeelContext))));
};
