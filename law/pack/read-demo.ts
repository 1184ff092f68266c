import { parseDay, sameText, type Text } from '#law/ground';
import { textOf } from './inherit.ts';
import type { Demo, DemoPersona, DemoStop, DemoStory, DemoTour, Named } from './model.ts';
import { type Context, type Known, knownName } from './names.ts';
import { checkRoles, factsAt, readExample } from './read-examples.ts';
import { yes } from './read-words.ts';
import { entriesOf, get, itemsOf, scalar, scalarsOf, type Tree, wordAt, wordOf, wordsOf } from './yaml.ts';

/** The folder `demo/` of a pack. A pack without it has an empty one: its demo is made from the examples alone. */
export const readDemo = (ctx: Context): Demo => {
  const tree = (kind: string): Tree | undefined => ctx.files.single.get(kind)?.tree;
  const people = tree('demo-people');
  const organisations = new Map(entriesOf(get(people, 'organisations')).map(({ key, value }) => [key, value]));
  const persons = new Map(entriesOf(get(people, 'people')).map(({ key, value }) => [key, value]));
  return {
    people: named(get(people, 'people'), (each, key) => readPerson(each, key, organisations, ctx)),
    organisations: named(get(people, 'organisations'), (each, key) => ({
      name: textOf(get(each, 'name')) ?? sameText(key),
      ...numberOf(each),
    })),
    interests: readInterests(get(people, 'interests'), persons, organisations, ctx),
    subjects: readSubjects(get(tree('demo-subjects'), 'subjects'), ctx),
    stories: readStories(ctx),
    tours: named(get(tree('demo-tours'), 'tours'), (each, key) => readTour(each, key, persons, ctx)),
  };
};

const named = <T>(tree: Tree | undefined, read: (tree: Tree, key: string) => T): Named<T> =>
  Object.fromEntries(entriesOf(tree).map(({ key, value }) => [key, read(value, key)]));

const numberOf = (tree: Tree): { readonly number?: string } => {
  const number = wordOf(get(tree, 'number'));
  return number === undefined ? {} : { number };
};

const readPerson = (tree: Tree, key: string, organisations: Known, ctx: Context): DemoPersona => {
  const roles = get(tree, 'roles');
  if (roles !== undefined) checkRoles(roles, ctx);
  const actsFor = scalar(get(tree, 'for'));
  if (actsFor !== undefined) knownName(actsFor, 'organisation', organisations, ctx.report);
  const [is, does] = [textOf(get(tree, 'is')), textOf(get(tree, 'does'))];
  const until = parseDay(wordOf(get(tree, 'until')) ?? '');
  return {
    name: textOf(get(tree, 'name')) ?? sameText(key),
    ...(is && { is }),
    ...(does && { does }),
    roles: wordsOf(roles),
    chair: yes(get(tree, 'chair')),
    ...(until && { until }),
    ...(actsFor && { for: actsFor.text }),
  };
};

const readInterests = (tree: Tree | undefined, persons: Known, organisations: Known, ctx: Context): Demo['interests'] =>
  Object.fromEntries(
    entriesOf(tree).map(({ key, at, value }) => {
      knownName(wordAt(key, at), 'person', persons, ctx.report);
      for (const organisation of scalarsOf(value)) knownName(organisation, 'organisation', organisations, ctx.report);
      return [key, wordsOf(value)];
    }),
  );

const readSubjects = (tree: Tree | undefined, ctx: Context): Demo['subjects'] =>
  Object.fromEntries(
    entriesOf(tree).map(({ key, at, value }) => {
      knownName(wordAt(key, at), 'procedure', ctx.names.procedures, ctx.report);
      return [key, itemsOf(value).map((each) => ({ gives: factsAt(get(each, 'gives'), undefined, ctx) }))];
    }),
  );

const readStories = (ctx: Context): Demo['stories'] => {
  const own = ctx.files.folders.get('story') ?? new Map();
  const all = new Map([...(ctx.files.folders.get('example') ?? []), ...own]);
  const persons = entriesOf(get(ctx.files.single.get('demo-people')?.tree, 'people'));
  const known = Object.fromEntries(persons.map(({ key, value }) => [key, wordsOf(get(value, 'roles'))]));
  const stories: Record<string, DemoStory> = {};
  for (const file of own.values()) {
    const told = readExample(file, ctx, all, known);
    if (told === undefined) continue;
    const today = parseDay(wordOf(get(file.tree, 'today')) ?? '');
    stories[file.name] = {
      ...told,
      times: Number(wordOf(get(file.tree, 'times')) ?? 1) || 1,
      small: yes(get(file.tree, 'small')),
      ...(today && { today }),
    };
  }
  return stories;
};

const readTour = (tree: Tree, key: string, persons: Known, ctx: Context): DemoTour => ({
  title: titleAt(tree, 'title', key),
  about: titleAt(tree, 'about', key),
  stops: itemsOf(get(tree, 'stops')).map((each): DemoStop => {
    const as = scalar(get(each, 'as'));
    if (as !== undefined) knownName(as, 'person', persons, ctx.report);
    const [go, until] = [wordOf(get(each, 'go')), wordOf(get(each, 'until'))];
    return {
      say: titleAt(each, 'say', key),
      ...(as && { as: as.text }),
      ...(go !== undefined && { go }),
      ...(until !== undefined && { until }),
    };
  }),
});

const titleAt = (tree: Tree, key: string, otherwise: string): Text => textOf(get(tree, key)) ?? sameText(otherwise);
