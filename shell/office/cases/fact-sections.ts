import type { CaseView, Cell, FactView, FileRef } from '#contract';
import { type CaseFile, CaseScope, givenBehind, isErased, looked, openingOrder, plain, valueInWords } from '#law/case';
import { type Text, type Value, weakest } from '#law/ground';
import { type Fact, isPersonal } from '#law/pack';
import { gradingFact, sightOf } from '../case-words.ts';
import { factCell, fileKept, fileRef, firstMark, momentInWords, titleOfName } from '../view/index.ts';
import { maySeeFact, type Seen, seenBy } from './look.ts';
import { erasedWords } from './personal-kept.ts';
import { aboveOf, circleOf, isInside } from './reader.ts';
import { say } from './say.ts';
import { actorName, type Names } from './who.ts';

/** Personal facts by case, as the vault still holds them: read for those alone who may see them. */
export type Personal = Readonly<Record<string, Value>>;

/** Facts in the order in which a form asks them, then what the office found, then what follows. Each as far as its circle goes. */
export const sectionsOf = (seen: Seen, names: Names, personal: Personal): CaseView['sections'] => {
  const { pack, procedure, file } = seen;
  const maySee = maySeeFact(seen);
  const asked = openingOrder(procedure, 'law').needs.map(({ fact }) => fact);
  const given = Object.keys(file.facts).filter(maySee);
  const opening = [
    ...asked.filter((name) => given.includes(name)),
    ...given.filter((name) => !asked.includes(name) && file.given[name]?.seq === 1),
  ];
  const later = given.filter((name) => !opening.includes(name));
  const view = (from: CaseFile) => (name: string) => factView(seen, names, personal, from, name);
  const above = aboveShown(seen);
  const inherited =
    above === undefined
      ? []
      : Object.keys(above.facts).filter(
          (name) => file.facts[name] === undefined && maySee(name) && !isPersonal(pack.facts, pack.facts[name]!),
        );
  const sections = [
    { title: say('sectionsOf.whatWasGivenWhen'), facts: opening.map(view(file)) },
    { title: say('sectionsOf.whatWasGivenLater'), facts: later.map(view(file)) },
    { title: say('sectionsOf.fromTheCaseAbove'), facts: above === undefined ? [] : inherited.map(view(above)) },
    { title: say('sectionsOf.whatFollowsFromIt'), facts: derivedOf(seen).map((fact) => derivedView(seen, fact)) },
  ];
  return sections.filter(({ facts }) => facts.length > 0);
};

/** The case above, for those who read that one too: its parties are parties here, members vote on it, and an official reads it by a post. */
const aboveShown = ({ look, files, file, place, reader }: Seen): CaseFile | undefined => {
  const above = aboveOf(files, file)[0];
  if (above === undefined || circleOf(place) === 'public') return undefined;
  if (place.partyRoles.length > 0 || place.member) return above;
  const seen = seenBy(look, above.id, reader);
  return seen !== undefined && isInside(seen.place) ? seen.file : undefined;
};

/** What another case told when it opened this one: its number, where that case is the one above, and the day. */
const toldBy = ({ files }: Seen, { case: id, on }: { readonly case: string; readonly on: string }): Text => {
  const day = momentInWords(on);
  const number = files.get(id)?.opened.number;
  return number === undefined ? say('toldBy.fromAnotherCase', { day }) : say('toldBy.case', { number, day });
};

const factView = (seen: Seen, names: Names, personal: Personal, from: CaseFile, name: string): FactView => {
  const { pack } = seen;
  const fact = pack.facts[name]!;
  const kept = from.facts[name]!;
  const given = from.given[name];
  const erased = isErased(kept) || (fact.personal && personal[name] === undefined && from.id === seen.file.id);
  const value = erased ? null : fact.personal ? (personal[name] ?? null) : kept;
  const event = from.events.find((other) => other.type === 'orderGiven' && other.seq === given?.seq);
  const copied = event?.type === 'orderGiven' ? event.copied?.[name] : undefined;
  const assumed = from.assumed.has(name);
  const by = event?.type === 'orderGiven' ? actorName(seen, names, event) : undefined;
  const on = given === undefined ? undefined : momentInWords(given.on);
  const file = fileKept(value);
  return {
    fact: name,
    title: fact.title,
    type: fact.type.kind,
    known: value !== null,
    ...(value === null ? {} : { value }),
    words: erased ? erasedWords(pack, from, name) : valueInWords(pack, fact, value),
    standing: assumed ? 'assumed' : fact.standing,
    source: {
      kind: assumed ? 'assumed' : copied !== undefined ? 'copied' : from.id === seen.file.id ? 'given' : 'parent',
      words:
        copied !== undefined && event?.type === 'orderGiven' && event.role === 'law'
          ? toldBy(seen, copied)
          : by === undefined || on === undefined
            ? say('factView.notKnown')
            : say('factView.byOn', { by, on }),
      ...(given === undefined ? {} : { on: given.on, order: given.order }),
      ...(copied === undefined ? (from.id === seen.file.id ? {} : { case: from.id }) : { case: copied.case }),
    },
    shown: fact.shown,
    ...(fact.personal ? { personal: true } : {}),
    ...(erased ? { erased: true } : {}),
    ...(file === undefined ? {} : { file: fileRef(file, { fact: name, ...(given === undefined ? {} : { on: given.on }) }) }),
    ...firstMark(pack, fact),
  };
};

/** Facts that this case's own answers lead to: constants of the law and facts of other matters are left out. */
export const derivedOf = (seen: Seen): readonly Fact[] => {
  const { pack, file, files, look } = seen;
  const maySee = maySeeFact(seen);
  const known = new Set([file, ...aboveOf(files, file)].flatMap((other) => Object.keys(other.facts)));
  const scope = new CaseScope(sightOf(look.world, files, look.today), file);
  return pack.derived.flatMap((name) => {
    const fact = pack.facts[name]!;
    const behind = fact.source.kind === 'given' || !maySee(name) ? [] : givenBehind(pack, name);
    if (behind.length === 0 || !behind.every((given) => known.has(given.name))) return [];
    return plain(scope.fact(name)) === null ? [] : [fact];
  });
};

const derivedView = ({ pack, file, files, look }: Seen, fact: Fact): FactView => {
  const seen = looked();
  const value = plain(new CaseScope(sightOf(look.world, files, look.today), file, {}, seen).fact(fact.name));
  const table = fact.source.kind === 'table' ? titleOfName(pack, fact.source.table) : undefined;
  return {
    fact: fact.name,
    title: fact.title,
    type: fact.type.kind,
    known: value !== null,
    ...(value === null ? {} : { value }),
    words: valueInWords(pack, fact, value),
    standing: weakest(seen.standings),
    source: {
      kind: table === undefined ? 'formula' : 'table',
      words: table === undefined ? say('derivedView.workedOut') : say('derivedView.byTheTable', { table }),
    },
    shown: fact.shown,
    ...firstMark(pack, fact),
  };
};

/** The few short answers that say what it is about. */
export const glanceOf = (seen: Seen): readonly Cell[] => {
  const { pack, file, files, look } = seen;
  const scope = new CaseScope(sightOf(look.world, files, look.today), file);
  const grade = gradingFact(pack)?.name;
  const maySee = maySeeFact(seen);
  return openingOrder(seen.procedure, 'law')
    .needs.flatMap(({ fact: name }) => {
      const fact = pack.facts[name]!;
      if (name === grade || fact.personal || !maySee(name) || !['choice', 'number', 'yes-no', 'date', 'case'].includes(fact.type.kind))
        return [];
      const value = plain(scope.fact(name));
      return value === null ? [] : [factCell(pack, fact, value)];
    })
    .slice(0, 6);
};

export const filesOf = (sections: CaseView['sections']): readonly FileRef[] =>
  sections.flatMap(({ facts }) => facts.flatMap(({ file }) => file ?? []));
