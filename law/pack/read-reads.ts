import { groundOf, textOf } from './inherit.ts';
import type { Named, Procedure, Reads } from './model.ts';
import { type Context, type Known, knownName, type Merged } from './names.ts';
import { actsIn, officialsOf } from './reading.ts';
import { say } from './say.ts';
import { type Entry, entriesOf, get, has, itemsOf, mapping, type Scalar, scalarsOf, type Tree, wordOf } from './yaml.ts';

const grounds: ReadonlySet<string> = new Set(['basis', 'standing', 'note']);

/**
 * Who of the offices reads a case, as its `reads` section says. In a pack that has no such section anywhere (a text from before it was part of the
 * language) each role reads the case where it acts, and nothing else.
 */
export const readReads = (read: Omit<Procedure, 'reads'>, merged: Merged, ctx: Context): Named<Reads> => {
  const section = get(merged.file.tree, 'reads');
  if (section === undefined && !packSaysWhoReads(ctx)) return byActing(read, ctx);
  const entries = entriesOf(section).filter(({ key }) => !grounds.has(key));
  return Object.fromEntries(
    entries.flatMap((entry): readonly [string, Reads][] =>
      knownName(wordAt(entry), 'role', officials(ctx), ctx.report, 'role/unknown') ? [[entry.key, readOf(entry, read, merged, ctx)]] : [],
    ),
  );
};

/** Does any procedure of this pack say who reads it? Then all of them have to. */
export const packSaysWhoReads = ({ names }: Pick<Context, 'names'>): boolean =>
  [...names.procedures.values()].some(({ file }) => has(file.tree, 'reads'));

const byActing = (read: Omit<Procedure, 'reads'>, ctx: Context): Named<Reads> => {
  const asked = Object.values(read.orders).flatMap(({ needs }) => needs.map(({ fact }) => fact));
  const personal = [...new Set(asked)].filter((fact) => isPersonal(fact, ctx));
  const { basis, standing, note, at } = read;
  return Object.fromEntries(
    officialsOf(read)
      .filter((role) => ctx.names.roles.get(role) === 'official')
      .map((role) => {
        const places = actsIn(read, role);
        const ground = { basis, standing, at, ...(note === undefined ? {} : { note }) };
        return [
          role,
          { ...ground, role, in: places, personal: Object.fromEntries(personal.map((fact) => [fact, places])), written: false },
        ];
      }),
  );
};

const readOf = (entry: Entry, read: Omit<Procedure, 'reads'>, merged: Merged, ctx: Context): Reads => {
  const { key: role, at, value } = entry;
  const [grounded] = groundOf(value, at, merged.readsGround, `${merged.file.file}#reads.${role}`, ctx);
  const keyed = mapping(value) !== undefined;
  const places = placesOf(keyed ? get(value, 'in') : value, role, read, ctx);
  const why = keyed ? textOf(get(value, 'note')) : undefined;
  return {
    ...grounded,
    role,
    in: places,
    personal: keyed ? personalOf(get(value, 'personal'), role, places, read, ctx) : {},
    ...(why === undefined ? {} : { why }),
    written: true,
  };
};

/** `all`, `acts`, or states and endings; `acts` may stand among them. */
const placesOf = (tree: Tree | undefined, role: string, read: Omit<Procedure, 'reads'>, ctx: Context): readonly string[] => {
  const all = [...Object.keys(read.states), ...Object.keys(read.endings)];
  const known: Known = { has: (name) => name === 'all' || name === 'acts' || all.includes(name), keys: () => [...all, 'all', 'acts'] };
  const named = scalarsOf(tree).flatMap((word) => {
    if (!knownName(word, 'state or ending', known, ctx.report, 'state/unknown')) return [];
    return word.text === 'all' ? all : word.text === 'acts' ? actsIn(read, role) : [word.text];
  });
  return all.filter((place) => named.includes(place));
};

const personalOf = (
  tree: Tree | undefined,
  role: string,
  places: readonly string[],
  read: Omit<Procedure, 'reads'>,
  ctx: Context,
): Reads['personal'] => {
  if (tree === undefined) return {};
  if (mapping(tree) === undefined) {
    const facts = itemsOf(tree).flatMap((item) => scalarsOf(item));
    return Object.fromEntries(facts.filter((fact) => isPersonalFact(fact, ctx)).map(({ text }) => [text, places]));
  }
  return Object.fromEntries(
    entriesOf(tree)
      .filter((entry) => isPersonalFact(wordAt(entry), ctx))
      .map(({ key, value }) => [key, placesOf(value, role, read, ctx).filter((place) => places.includes(place))]),
  );
};

/** Party roles and personal facts that no office reads before they are unsealed. */
export const readSealed = (tree: Tree | undefined, ctx: Context): readonly string[] => {
  const parties = [...ctx.names.roles].filter(([, is]) => is === 'party').map(([role]) => role);
  const known: Known = {
    has: (name) => parties.includes(name) || isPersonal(name, ctx),
    keys: () => [...parties, ...[...ctx.names.facts].filter((fact) => isPersonal(fact, ctx))],
  };
  return scalarsOf(tree)
    .filter((each) => knownName(each, say('readSealed.partyRoleOrPersonal'), known, ctx.report))
    .map(({ text }) => text);
};

const isPersonalFact = (word: Scalar, ctx: Context): boolean =>
  knownName(
    word,
    say('isPersonalFact.personalFact'),
    { has: (name) => isPersonal(name, ctx), keys: () => [...ctx.names.facts].filter((fact) => isPersonal(fact, ctx)) },
    ctx.report,
  );

/** Personal, or rows of which a part is. */
const isPersonal = (fact: string, ctx: Context): boolean => {
  const facts = get(ctx.files.single.get('facts')?.tree, 'facts');
  const type = ctx.types.get(fact)?.type;
  const parts = type?.kind === 'list' ? type.of : [];
  return [fact, ...parts].some((name) => wordOf(get(get(facts, name), 'personal')) === 'yes');
};

const officials = ({ names }: Context): Known => ({
  has: (role) => names.roles.get(role) === 'official',
  keys: () => [...names.roles].filter(([, is]) => is === 'official').map(([role]) => role),
});

const wordAt = ({ key, at }: Pick<Entry, 'key' | 'at'>) => ({ kind: 'scalar', text: key, quoted: false, at, placeOf: () => at }) as const;
