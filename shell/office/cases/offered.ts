import type { OfferedFact } from '#contract';
import { type CaseFile, isErased, valueInWords } from '#law/case';
import { addDays, addMonths, type Day, type Value } from '#law/ground';
import type { Duration } from '#law/pack';
import type { Gives } from './asked.ts';
import type { Asking } from './asking-about.ts';
import { subjectFact } from './giving.ts';
import { maySeeFact, seenBy } from './look.ts';

/** Facts given before about the same subject that still hold: offered with their day and their source, never asked again. */
export const offeredFor = (asking: Asking, gives: Gives): readonly OfferedFact[] => {
  const { look, reader, pack, def, base } = asking;
  const subject = base.opened.subject?.id ?? subjectNamed(asking, gives);
  if (subject === undefined) return [];
  const earlier = [...look.files.values()].filter((file) => file.opened.subject?.id === subject && file.id !== base.id);
  return def.needs.flatMap(({ fact: name }): readonly OfferedFact[] => {
    const fact = pack.facts[name]!;
    if (fact.personal || gives[name] !== undefined || base.facts[name] !== undefined || fact.source.kind !== 'given') return [];
    const found = earlier.flatMap((file) => latest(file, name)).toSorted((a, b) => (a.on < b.on ? 1 : -1));
    for (const { file, value, on } of found) {
      const until = fact.holds === undefined ? undefined : heldUntil(on, fact.holds);
      if (until !== undefined && look.today > until) continue;
      const seen = seenBy(look, file.id, reader);
      if (seen?.file.facts[name] === undefined || !maySeeFact(seen)(name)) continue;
      return [
        {
          fact: name,
          title: fact.title,
          value,
          words: valueInWords(pack, fact, value),
          on,
          ...(until === undefined ? {} : { until }),
          case: file.id,
          number: file.opened.number,
        },
      ];
    }
    return [];
  });
};

const subjectNamed = ({ look, pack, def }: Asking, gives: Gives): string | undefined => {
  const fact = subjectFact(pack, def);
  const named = fact === undefined ? undefined : gives[fact];
  const type = fact === undefined ? undefined : pack.facts[fact]!.type;
  if (typeof named !== 'string' || type?.kind !== 'case') return undefined;
  return look.world.reference(type.of, named)?.subject?.id;
};

const latest = (file: CaseFile, name: string): readonly { readonly file: CaseFile; readonly value: Value; readonly on: Day }[] => {
  const value = file.facts[name];
  const given = file.given[name];
  return value === undefined || given === undefined || isErased(value) || file.assumed.has(name) ? [] : [{ file, value, on: given.on }];
};

const heldUntil = (on: Day, { amount, unit }: Duration): Day | undefined => {
  if (typeof amount !== 'number') return undefined;
  switch (unit) {
    case 'months':
      return addMonths(on, amount);
    case 'hours':
      return addDays(on, Math.ceil(amount / 24));
    default:
      return addDays(on, amount);
  }
};
