import { aboveIt, asText, type CaseFile, CaseScope, type Files, isText, openingOrder, plain, type Sight, type World } from '#law/case';
import { type Day, rewritten, sameText, type Text, type Value } from '#law/ground';
import type { Fact, Pack } from '#law/pack';

export const sightOf = (world: World, files: Files, today: Day): Sight => ({
  world,
  packOf: (digest) => world.packOf(digest).pack,
  files,
  today,
});

/**
 * What a case is about, in a name: the first public text that its opening asks for. What the office asks on the way is about
 * what the case above is about, so that one is looked at first; anyone who comes from outside has something of their own to say.
 */
export const titleOf = (world: World, files: Files, file: CaseFile): Text => {
  const pack = world.packOf(file.digest).pack;
  const line = [file];
  for (let at = aboveIt(files, file); at !== undefined; at = aboveIt(files, at)) line.push(at);
  if (line.length > 1 && !fromOutside(pack, line[1]!, file)) line.push(line.shift()!);
  for (const at of line) {
    const name = nameIn(pack, at);
    if (name !== undefined) return name;
  }
  const subject = file.opened.subject?.id;
  if (subject !== undefined) {
    for (const other of files.values()) {
      const name = other.opened.subject?.id === subject ? nameIn(pack, other) : undefined;
      if (name !== undefined) return name;
    }
  }
  return pack.procedures[file.opened.procedure]!.title;
};

const fromOutside = (pack: Pack, above: CaseFile, { opened }: CaseFile): boolean =>
  Object.values(pack.procedures[above.opened.procedure]!.orders).some(
    (order) => order.opens !== undefined && order.opens === opened.parent?.as && order.by.includes('anyone'),
  );

/** As it was told: what came in both languages is kept in both. */
const nameIn = (pack: Pack, file: CaseFile): Text | undefined => {
  const procedure = pack.procedures[file.opened.procedure]!;
  for (const { fact } of openingOrder(procedure, 'law').needs) {
    const def = pack.facts[fact]!;
    const value = file.facts[fact];
    if (def.type.kind === 'text' && def.shown === 'public' && !def.personal && value !== undefined) {
      const short = (written: string): string => written.slice(0, 160);
      return rewritten(isText(value) ? value : sameText(asText(value)), short, short);
    }
  }
  return undefined;
};

const grading = new WeakMap<Pack, Fact | null>();

/** The fact by which the pack grades: ranked, public and decided by a table; of a case, its value there. */
export const gradingFact = (pack: Pack): Fact | undefined => {
  const kept = grading.get(pack);
  if (kept !== undefined) return kept ?? undefined;
  const found = Object.values(pack.facts).find(
    (fact) => fact.source.kind === 'table' && fact.type.kind === 'choice' && fact.type.ranked && fact.shown === 'public',
  );
  grading.set(pack, found ?? null);
  return found;
};

export interface RankedValue {
  readonly fact: Fact;
  readonly value: string;
  readonly title: Text;
  readonly rank: number;
  readonly of: number;
}

export const ranked = (world: World, files: Files, file: CaseFile): RankedValue | undefined => {
  const pack = world.packOf(file.digest).pack;
  const fact = gradingFact(pack);
  if (fact === undefined) return undefined;
  const value = plain(new CaseScope(sightOf(world, files, file.openedOn), file).fact(fact.name));
  return rankOf(fact, value);
};

export const rankOf = (fact: Fact, value: Value): RankedValue | undefined => {
  if (fact.type.kind !== 'choice') return undefined;
  const index = fact.type.options.findIndex((option) => option.value === value);
  const option = fact.type.options[index];
  return option === undefined
    ? undefined
    : { fact, value: option.value, title: option.title, rank: index + 1, of: fact.type.options.length };
};
