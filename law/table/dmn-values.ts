import { compileFeel, type FeelKind, type FeelValue, fromJson } from '#law/feel';
import type { Value } from '#law/ground';
import type { DmnType } from './dmn-types.ts';

const readers: ReadonlyMap<FeelKind, string> = new Map([
  ['date', 'date(x)'],
  ['time', 'time(x)'],
  ['date-time', 'date and time(x)'],
  ['days-duration', 'duration(x)'],
  ['months-duration', 'duration(x)'],
]);

/** Reads a text as a value of this kind, by FEEL's own functions; what is none is null. */
export const readAs = (kind: FeelKind, text: string): FeelValue => {
  const source = readers.get(kind);
  if (source === undefined) return text;
  const compiled = compileFeel(source, {
    names: 'spaced',
    name: (name) => (name === 'x' ? { kind: 'string' } : undefined),
    known: () => ['x'],
  });
  return compiled.ok ? compiled.value.evaluate({ get: (name) => (name === 'x' ? text : undefined) }) : null;
};

/** JSON as a value of a type: a text becomes a day, time or duration where the type asks for one. */
export const fromInput = (value: Value, type: DmnType): FeelValue => {
  if (typeof value === 'string') return type.kind === 'simple' ? readAs(type.of, value) : value;
  if (Array.isArray(value)) return value.map((item: Value) => fromInput(item, type.kind === 'list' ? type.of : type));
  if (type.kind === 'context' && typeof value === 'object' && value !== null && !('toFixed' in value)) {
    const entries = Object.entries(value as Readonly<Record<string, Value>>);
    return new Map(entries.map(([key, item]) => [key, fromInput(item, type.members.get(key) ?? { kind: 'any' })]));
  }
  return fromJson(value);
};
