import { compileFeel, type FeelType } from '#law/feel';
import type { Boxed } from './dmn-model.ts';
import { type Place, scopeOf } from './dmn-scope.ts';
import { anyType, type DmnType, feelTypeOf } from './dmn-types.ts';

const unknownType: FeelType = { kind: 'any' };

/** What can be said of a value before it is there, where the entry itself names no type. */
export const typeOfEntry = (value: Boxed, type: DmnType, place: Place): FeelType => {
  if (type.kind !== 'any') return feelTypeOf(type);
  if (value.typeRef !== undefined && value.kind !== 'function') return feelTypeOf(place.types.type(value.typeRef));
  switch (value.kind) {
    case 'function':
      return { kind: 'function' };
    case 'context':
      return shapeOfContext(value, place);
    case 'relation':
      return { kind: 'list', of: open(value.columns.map(({ name }) => [name, unknownType])) };
    case 'table': {
      const row = value.outputs.length < 2 ? unknownType : open(value.outputs.map(({ name }) => [name ?? '', unknownType]));
      return row === unknownType ? unknownType : unlessList(value.hit, row);
    }
    case 'list':
      return { kind: 'list', of: joined(value.items.map((item) => typeOfEntry(item, anyType, place))) };
    case 'filter':
      return typeOfEntry(value.list, anyType, place);
    case 'conditional':
      return joined([value.yes, value.no].map((way) => typeOfEntry(way, anyType, place)));
    case 'literal':
      return shapeOfText(value.text, place);
    default:
      return unknownType;
  }
};

const open = (names: Iterable<readonly [string, FeelType]>): FeelType => ({ kind: 'context', members: new Map(names), open: true });

const shapeOfContext = (value: Boxed & { kind: 'context' }, place: Place): FeelType => {
  const last = value.entries.at(-1);
  if (last !== undefined && last.name === undefined) return typeOfEntry(last.value, place.types.type(last.typeRef), place);
  return open(value.entries.map((entry) => [entry.name ?? '', typeOfEntry(entry.value, place.types.type(entry.typeRef), place)]));
};

// Of an expression only the names of members matter here: others have to know them to be able to write them.
const shapeOfText = (text: string, place: Place): FeelType => {
  if (!text.includes('{')) return unknownType;
  const compiled = compileFeel(text, scopeOf(place));
  return compiled.ok ? opened(compiled.value.type) : unknownType;
};

const opened = (type: FeelType): FeelType => {
  if (type.kind === 'list') return { kind: 'list', of: opened(type.of) };
  return type.kind === 'context' && type.members !== undefined
    ? open([...type.members].map(([name, of]) => [name, opened(of)]))
    : unknownType;
};

/** What is known of values one of which it is: the members of all of them. */
const joined = (types: readonly FeelType[]): FeelType => {
  const contexts = types.filter((type) => type.kind === 'context');
  if (contexts.length > 0) return open(contexts.flatMap((type) => [...(type.members ?? [])]));
  const lists = types.filter((type) => type.kind === 'list');
  return lists.length > 0 ? { kind: 'list', of: joined(lists.map((type) => type.of)) } : unknownType;
};

const unlessList = (hit: string, of: FeelType): FeelType =>
  hit.startsWith('collect') || hit.endsWith('order') ? { kind: 'list', of } : of;
