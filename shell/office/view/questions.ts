import type { Question } from '#contract';
import { unitWords } from '#law/case';
import type { Fact, Need, Pack } from '#law/pack';
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
  ...domainOf(pack, fact),
  type: fact.type.kind,
  several: fact.several,
  optional,
  personal: fact.personal,
  shown: fact.shown,
  ...(fact.note === undefined ? {} : { why: fact.note }),
  marks: [...marksOf(pack, { basis: fact.basis, standing: fact.standing })],
});

const domainOf = (pack: Pack, { type }: Fact) => {
  switch (type.kind) {
    case 'choice':
      return { options: type.options.map(({ value, title }) => ({ value, title })), ranked: type.ranked };
    case 'number':
      return {
        ...(type.unit === undefined
          ? {}
          : { unit: type.unit === pack.money && pack.units[type.unit] === undefined ? same(type.unit) : unitWords(pack, type.unit) }),
        ...(type.min === undefined ? {} : { min: type.min }),
        ...(type.max === undefined ? {} : { max: type.max }),
        step: type.step,
      };
    case 'text':
    case 'file':
      return type.max === undefined ? {} : { maxSize: type.max };
    case 'case':
      return { of: titled(pack, type.of) };
    default:
      return {};
  }
};
