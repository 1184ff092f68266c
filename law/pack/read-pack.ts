import { type Day, parseDay, type Text } from '#law/ground';
import { groundOf, textOf } from './inherit.ts';
import type { Article, ArticleClause, Chapter, Grounded, Named, Pack, RefusalWords, Role, Source, UnitWords } from './model.ts';
import { type Context, knownName } from './names.ts';
import { readBodies } from './read-competences.ts';
import { citationOf, type OfPlace, readPlace } from './read-place.ts';
import { checkReserved, checkWord } from './read-words.ts';
import { say } from './say.ts';
import { entriesOf, get, has, type Scalar, scalar, scalarsOf, type Tree, wordOf, wordsOf } from './yaml.ts';

type Head = Grounded &
  OfPlace &
  Pick<
    Pack,
    | 'pack'
    | 'version'
    | 'title'
    | 'offices'
    | 'bodies'
    | 'roles'
    | 'subjects'
    | 'aims'
    | 'aimsLeftOut'
    | 'sources'
    | 'articles'
    | 'chapters'
    | 'words'
    | 'people'
    | 'units'
    | 'refusals'
  >;

export const readHead = (ctx: Context): Head => {
  const { tree, file, at } = ctx.files.single.get('pack')!;
  const words = textsOf(get(ctx.files.single.get('words')?.tree, 'words'));
  // The pack as a whole rests on nothing that anybody decides: its standing is that of its rules.
  const [grounded, ground] = groundOf(tree, at, { told: new Set(['basis', 'standing', 'note']) }, file, ctx);
  const title = textOf(get(tree, 'title')) ?? { en: '', zh: '' };
  const articles = ctx.files.single.get('articles')?.tree;
  return {
    ...grounded,
    pack: wordOf(get(tree, 'pack')) ?? '',
    version: dayOf(get(tree, 'version')),
    title,
    ...readPlace(ground, title, ctx),
    offices: textsOf(get(tree, 'offices')),
    bodies: readBodies(tree, { ...ground, told: new Set() }, ctx),
    roles: readRoles(get(tree, 'roles'), words, ctx),
    subjects: wordsOf(get(tree, 'subjects')),
    aims: textsOf(get(tree, 'aims')),
    aimsLeftOut: leftOutOf(get(tree, 'aims')),
    sources: readSources(get(articles, 'sources'), ctx),
    articles: readArticles(get(articles, 'articles'), ctx),
    chapters: readChapters(get(articles, 'chapters'), ctx),
    words,
    people: readPeople(get(ctx.files.single.get('words')?.tree, 'people')),
    units: readUnits(get(ctx.files.single.get('words')?.tree, 'units')),
    refusals: readRefusals(get(ctx.files.single.get('words')?.tree, 'refusals')),
  };
};

export const dayOf = (tree: Tree | undefined): Day => parseDay(wordOf(tree) ?? '') ?? ('0001-01-01' as Day);

export const textsOf = (tree: Tree | undefined): Named<Text> =>
  Object.fromEntries(entriesOf(tree).flatMap(({ key, value }) => (textOf(value) === undefined ? [] : [[key, textOf(value)!]])));

const readPeople = (tree: Tree | undefined): Pack['people'] =>
  Object.fromEntries(
    entriesOf(tree).flatMap(({ key, value }) => {
      const [words, number] = [textOf(value), wordOf(get(value, 'number'))];
      return words === undefined ? [] : [[key, { ...words, ...(number === undefined ? {} : { number }) }]];
    }),
  );

const readUnits = (tree: Tree | undefined): Named<UnitWords> =>
  Object.fromEntries(
    entriesOf(tree).flatMap(({ key, value }) => {
      const words = textOf(value);
      const thing = wordOf(get(value, 'thing'));
      const one =
        wordOf(get(value, 'one')) ?? (value.kind === 'mapping' && value.languages.includes('en') ? words?.en.replace(/s$/, '') : words?.en);
      return words === undefined ? [] : [[key, { ...words, one: one!, ...(thing === undefined ? {} : { thing }) }]];
    }),
  );

const leftOutOf = (tree: Tree | undefined): Named<Text> =>
  Object.fromEntries(
    entriesOf(tree).flatMap(({ key, value }) => {
      const why = textOf(get(value, 'left-out'));
      return why === undefined ? [] : [[key, why]];
    }),
  );

const readRoles = (tree: Tree | undefined, words: Named<Text>, ctx: Context): Named<Role> => {
  const roles: Record<string, Role> = {};
  for (const { key: name, at, value } of entriesOf(tree)) {
    checkReserved(name, 'role', at, ctx);
    checkWord(name, 'role', at, ctx);
    const title = words[name] ?? { en: name, zh: name };
    const office = scalar(get(value, 'office'));
    if (office !== undefined) knownName(office, 'office', ctx.names.offices, ctx.report);
    if (ctx.names.roles.get(name) === 'party') {
      if (office !== undefined) ctx.report('key/unknown', office.at, say('readRoles.aPartyServesIn'), say('readRoles.removeOrWrite'));
      roles[name] = { name, title, is: 'party' };
      for (const { text, at: standsAt } of scalarsOf(get(value, 'stand-ins')))
        ctx.report('key/unknown', standsAt, say('readRoles.nobodyOfTheOffice', { text }), say('readRoles.removeStandInsCommaOrWrite'));
    } else {
      if (!has(value, 'office')) ctx.report('key/missing', at, say('readRoles.nothingSaysInWhich', { name }), say('readRoles.add'));
      const standIns = scalarsOf(get(value, 'stand-ins')).filter((other) => isStandIn(other, office?.text, tree, ctx));
      const reportsTo = scalarsOf(get(value, 'reports-to')).filter((other) =>
        knownName(other, 'role', officialsIn(ctx), ctx.report, 'role/unknown'),
      );
      roles[name] = {
        name,
        title,
        is: 'official',
        office: office?.text ?? '',
        standIns: standIns.map(({ text }) => text),
        reportsTo: reportsTo.map(({ text }) => text),
      };
    }
  }
  return roles;
};

const officialsIn = ({ names }: Context): ReadonlySet<string> =>
  new Set([...names.roles].flatMap(([name, is]) => (is === 'official' ? [name] : [])));

/** Only a role of the same office stands in: an office decides for itself. */
const isStandIn = (written: Scalar, office: string | undefined, roles: Tree | undefined, ctx: Context): boolean => {
  if (!knownName(written, 'role', ctx.names.roles, ctx.report, 'role/unknown')) return false;
  if (wordOf(get(get(roles, written.text), 'office')) === office) return true;
  ctx.report('role/stand-in', written.at, say('isStandIn.doesNotServeIn', { written: written.text, office }), say('isStandIn.nameARoleOf'));
  return false;
};

const ranks = ['law', 'regulation', 'local', 'rule', 'document'] as const;

const readSources = (tree: Tree | undefined, ctx: Context): Named<Source> =>
  Object.fromEntries(
    entriesOf(tree).map(({ key, value }) => {
      const inForce = parseDay(wordOf(get(value, 'in-force')) ?? '');
      const rank = ranks.find((each) => each === wordOf(get(value, 'rank'))) ?? 'document';
      return [
        key,
        {
          title: textOf(value) ?? { en: key, zh: key },
          ...citationOf(get(value, 'cite'), ctx),
          rank,
          ...(inForce && { inForce }),
          ...(has(value, 'binds') && { binds: wordsOf(get(value, 'binds')) }),
          ...(wordOf(get(value, 'read')) === 'no' && { unread: true as const }),
        },
      ];
    }),
  );

const readArticles = (tree: Tree | undefined, ctx: Context): Named<Article> => {
  const sources = new Set(entriesOf(get(ctx.files.single.get('articles')?.tree, 'sources')).map(({ key }) => key));
  const articles: Record<string, Article> = {};
  for (const { key: id, at, value } of entriesOf(tree)) {
    const source = id.split('.')[0]!;
    knownName({ kind: 'scalar', text: source, quoted: false, at, placeOf: () => at }, 'source', sources, ctx.report);
    const leftOut = textOf(get(value, 'left-out'));
    articles[id] = {
      id,
      source,
      gist: textOf(value) ?? { en: id, zh: id },
      clauses: readClauses(get(value, 'clauses'), ctx),
      ...(leftOut && { leftOut }),
      at,
    };
  }
  return articles;
};

const readClauses = (tree: Tree | undefined, ctx: Context): readonly ArticleClause[] => {
  const seen = new Set<string>();
  return itemsOf(tree).flatMap((each) => {
    const [n, gist, leftOut] = [scalar(get(each, 'n')), textOf(each), textOf(get(each, 'left-out'))];
    if (n === undefined || gist === undefined) return [];
    if (seen.has(n.text)) ctx.report('name/twice', n.at, say('readClauses.thereIsAClause', { n: n.text }), say('readClauses.giveOneOfThe'));
    seen.add(n.text);
    return [{ n: n.text, gist, ...(leftOut && { leftOut }) }];
  });
};

const readChapters = (tree: Tree | undefined, ctx: Context): Named<readonly Chapter[]> => {
  const sources = new Set(entriesOf(get(ctx.files.single.get('articles')?.tree, 'sources')).map(({ key }) => key));
  return Object.fromEntries(
    entriesOf(tree).map(({ key, at, value }) => {
      knownName({ kind: 'scalar', text: key, quoted: false, at, placeOf: () => at }, 'source', sources, ctx.report);
      const chapters = itemsOf(value).flatMap((each) => {
        const [title, from, to] = [textOf(each), Number(wordOf(get(each, 'from'))), Number(wordOf(get(each, 'to')))];
        return title === undefined ? [] : [{ title, from, to }];
      });
      return [key, chapters];
    }),
  );
};

const itemsOf = (tree: Tree | undefined): readonly Tree[] => (tree?.kind === 'list' ? tree.items : tree === undefined ? [] : [tree]);

const readRefusals = (tree: Tree | undefined): Named<RefusalWords> =>
  Object.fromEntries(
    entriesOf(tree).flatMap(({ key, value }) => {
      const text = textOf(value);
      const wayOut = textOf(get(value, 'way-out'));
      return text === undefined ? [] : [[key, { text, ...(wayOut && { wayOut }) }]];
    }),
  );
