import { canonicalJson, type Value } from '#law/ground';
import type { Pack } from '#law/pack';
import { said } from './element-changes.ts';

/** The kinds of element that are compared as wholes; procedures and tables are looked into by themselves. */
const kinds = [
  'facts',
  'registers',
  'letters',
  'committees',
  'budgets',
  'forms',
  'duties',
  'streams',
  'imports',
  'exports',
  'promises',
  'roles',
  'offices',
  'aims',
  'articles',
] as const;

export type OtherKind = (typeof kinds)[number];

/** An element besides procedures and tables that is new, gone, or says something else; which of its keys do. */
export interface OtherChange {
  readonly kind: OtherKind;
  readonly name: string;
  readonly change: 'new' | 'changed' | 'left-out';
  /** Of a changed one: its keys that say something else, in their order. */
  readonly keys: readonly { readonly key: string; readonly before: Value; readonly after: Value }[];
}

/** Where it stands in the file and notes are no change of law, nor are examples, words and calendars: these have pages of their own. */
export const otherChanges = (before: Pack, after: Pack): readonly OtherChange[] =>
  kinds.flatMap((kind) => {
    const [old, young] = [byName(before[kind]), byName(after[kind])];
    return [...new Set([...Object.keys(old), ...Object.keys(young)])].toSorted().flatMap((name): readonly OtherChange[] => {
      const [was, is] = [old[name], young[name]];
      if (was === undefined) return [{ kind, name, change: 'new', keys: [] }];
      if (is === undefined) return [{ kind, name, change: 'left-out', keys: [] }];
      const keys = keysBetween(said(was), said(is));
      return keys.length === 0 ? [] : [{ kind, name, change: 'changed', keys }];
    });
  });

const byName = (elements: object): Readonly<Record<string, unknown>> =>
  Array.isArray(elements)
    ? Object.fromEntries(elements.map((element: { readonly name: string }) => [element.name, element]))
    : (elements as Readonly<Record<string, unknown>>);

const keysBetween = (before: Value, after: Value): OtherChange['keys'] => {
  if (canonicalJson(before) === canonicalJson(after)) return [];
  const [old, young] = [record(before), record(after)];
  if (old === undefined || young === undefined) return [{ key: '', before, after }];
  return [...new Set([...Object.keys(old), ...Object.keys(young)])]
    .toSorted()
    .map((key) => ({ key, before: old[key] ?? null, after: young[key] ?? null }))
    .filter((one) => canonicalJson(one.before) !== canonicalJson(one.after));
};

const record = (value: Value): Readonly<Record<string, Value>> | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Readonly<Record<string, Value>>) : undefined;
