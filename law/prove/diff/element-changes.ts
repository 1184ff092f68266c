import { canonicalJson, type Value } from '#law/ground';
import type { Procedure } from '#law/pack';

/** Something of a procedure that the new text says otherwise; `null` where it is not there. */
export interface ElementChange {
  /** As `clocks.decision.within`. */
  readonly path: string;
  readonly before: Value;
  readonly after: Value;
}

const sections = ['clocks', 'cases', 'states', 'orders', 'endings', 'onEntry'] as const;

/** A section as the pack writes it. */
const written = (section: (typeof sections)[number]): string => (section === 'onEntry' ? 'on-entry' : section);

/** What changes in a procedure, element by element and key by key; where it stands in the file, and notes, are no change of law. */
export const elementChanges = (before: Procedure | undefined, after: Procedure | undefined): readonly ElementChange[] => {
  if (before === undefined || after === undefined) {
    const nameOf = (procedure: Procedure | undefined): Value => procedure?.name ?? null;
    return [{ path: '', before: nameOf(before), after: nameOf(after) }];
  }
  return sections.flatMap((section) => {
    const [old, young] = [before[section], after[section]];
    return [...new Set([...Object.keys(old), ...Object.keys(young)])]
      .toSorted()
      .flatMap((name) => between(`${written(section)}.${name}`, old[name], young[name]));
  });
};

const between = (path: string, before: object | undefined, after: object | undefined): readonly ElementChange[] => {
  if (before === undefined || after === undefined) return [{ path, before: said(before), after: said(after) }];
  const [old, young] = [before as Readonly<Record<string, unknown>>, after as Readonly<Record<string, unknown>>];
  return [...new Set([...Object.keys(old), ...Object.keys(young)])]
    .filter((key) => !unread.has(key))
    .toSorted()
    .flatMap((key) => {
      const [was, is] = [said(old[key]), said(young[key])];
      return canonicalJson(was) === canonicalJson(is) ? [] : [{ path: `${path}.${key}`, before: was, after: is }];
    });
};

const unread: ReadonlySet<string> = new Set(['at', 'note', 'name']);

/** An element as plain data: of a formula its text, of a function nothing. */
export const said = (value: unknown): Value => {
  if (value === undefined || value === null || typeof value === 'function') return null;
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'object') return value as Value;
  if (Array.isArray(value)) return value.map(said);
  if (value instanceof Map || value instanceof Set) return [...value].map(said);
  if ('ast' in value && 'source' in value) return String(value.source);
  const kept = Object.entries(value).filter(([key, item]) => !unread.has(key) && item !== undefined && typeof item !== 'function');
  return Object.fromEntries(kept.map(([key, item]) => [key, said(item)]));
};
