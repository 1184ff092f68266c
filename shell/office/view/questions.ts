import type { Question } from '#contract';
import { unitWords } from '#law/case';
import { type Fact, type FileKindName, fileKinds, fileKindWords, largestFileMegabytes, type Need, type Pack } from '#law/pack';
import { marksOf } from './marks.ts';
import { same, titled } from './words.ts';

/** A fact as a question: one control with what is allowed. */
export const questionOf = (pack: Pack, need: Need): Question => {
  const fact = pack.facts[need.fact]!;
  const columns = fact.type.kind === 'list' ? fact.type.of.flatMap((name) => pack.facts[name] ?? []) : [];
  return {
    ...control(pack, fact, need.optional),
    ...(columns.length === 0 ? {} : { columns: columns.map((column) => control(pack, column, false)) }),
  };
};

const control = (pack: Pack, fact: Fact, optional: boolean) => ({
  fact: fact.name,
  ask: fact.title,
  ...(fact.help && { help: fact.help }),
  ...(fact.example && { example: fact.example }),
  ...domainOf(pack, fact),
  type: fact.type.kind,
  several: fact.several,
  optional,
  personal: fact.personal,
  shown: fact.shown,
  // A note of its own says why the question is asked. What the file says of all its facts is no answer to that: it stays with the mark.
  ...(fact.note === undefined || !ownsNote(pack, fact) ? {} : { why: fact.note }),
  marks: [...marksOf(pack, ownsNote(pack, fact) || fact.note === undefined ? { basis: fact.basis, standing: fact.standing } : fact)],
});

/** An inherited note is one and the same object in every fact that has it from the element around them. */
const ownsNote = (pack: Pack, fact: Fact): boolean => timesOfNotes(pack).get(fact.note) === 1;

const kept = new WeakMap<Pack, ReadonlyMap<Fact['note'], number>>();

const timesOfNotes = (pack: Pack): ReadonlyMap<Fact['note'], number> => {
  const known = kept.get(pack);
  if (known !== undefined) return known;
  const times = new Map<Fact['note'], number>();
  for (const { note } of Object.values(pack.facts)) times.set(note, (times.get(note) ?? 0) + 1);
  kept.set(pack, times);
  return times;
};

const endsOf = (kinds: readonly FileKindName[]): string => kinds.flatMap((kind) => fileKinds[kind].ends.map((end) => `.${end}`)).join(',');

const domainOf = (pack: Pack, { type }: Fact) => {
  switch (type.kind) {
    case 'choice':
      return {
        options: type.options.map(({ value, title, example }) => ({ value, title, ...(example && { help: example }) })),
        ranked: type.ranked,
      };
    case 'number':
      return {
        ...(type.unit === undefined
          ? {}
          : { unit: type.unit === pack.money && pack.units[type.unit] === undefined ? same(type.unit) : unitWords(pack, type.unit) }),
        ...(type.min === undefined ? {} : { min: type.min }),
        ...(type.max === undefined ? {} : { max: type.max }),
        step: type.step,
      };
    case 'file':
      return {
        maxSize: type.max ?? largestFileMegabytes,
        ...(type.accepts === undefined ? {} : { accept: endsOf(type.accepts), accepts: fileKindWords(type.accepts) }),
      };
    case 'text':
      return type.max === undefined ? {} : { maxSize: type.max };
    case 'act':
      return { options: type.of.map(({ value, title }) => ({ value, title })) };
    case 'case':
      return { of: titled(pack, type.of) };
    default:
      return {};
  }
};
