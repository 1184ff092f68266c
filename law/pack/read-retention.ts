import { formulaOf } from './formula.ts';
import { groundOf } from './inherit.ts';
import type { Erases, Pack, Procedure, Retention } from './model.ts';
import { type Context, knownName, type Merged } from './names.ts';
import { durationOf, yes } from './read-words.ts';
import type { Report } from './report.ts';
import { say } from './say.ts';
import type { Scope } from './scope.ts';
import { get, mapping, scalarsOf, type Tree, wordOf } from './yaml.ts';

/** How long what is personal in ended cases is kept. */
export const readRetention = ({ file, ground }: Merged, ctx: Context): Retention | undefined => {
  const tree = get(file.tree, 'retention');
  if (tree === undefined) return undefined;
  const [grounded] = groundOf(tree, tree.at, ground, file.file, ctx);
  const keep = durationOf(get(tree, 'keep'));
  if (keep === undefined) return undefined;
  if (typeof keep.amount !== 'number' || keep.unit === 'hours' || keep.amount === 0) {
    ctx.report('retention/keep', get(tree, 'keep')!.at, say('readRetention.howLongSomethingIs'), say('readRetention.writeItAs'));
    return undefined;
  }
  return {
    ...grounded,
    keep,
    then: wordOf(get(tree, 'then')) === 'destroy-files' ? 'destroy-files' : 'erase-personal',
    must: yes(get(tree, 'must')),
  };
};

/** What an order erases: here, or in the case that a fact names. */
export const erasesOf = (tree: Tree | undefined, scope: Scope, ctx: Context): Erases | undefined => {
  if (tree === undefined) return undefined;
  const listed = mapping(tree) === undefined ? tree : get(tree, 'facts');
  const facts = factsOf(listed, ctx);
  const named = scalarsOf(get(tree, 'in'))[0];
  if (named !== undefined && knownName(named, 'fact', ctx.types, ctx.report)) {
    ctx.used.add(named.text);
    if (ctx.types.get(named.text)!.type.kind !== 'case' || ctx.types.get(named.text)!.several)
      ctx.report('erases/in', named.at, say('erasesOf.namesNoCase', { named: named.text }), say('erasesOf.nameAFactOf'));
  }
  const condition = formulaOf(get(tree, 'if'), scope, ctx, { kind: 'boolean' });
  return {
    facts,
    letters: yes(get(tree, 'letters')),
    ...(named === undefined ? {} : { in: named.text }),
    ...(condition === undefined ? {} : { if: condition }),
  };
};

const factsOf = (tree: Tree | undefined, ctx: Context): Erases['facts'] => {
  const names = scalarsOf(tree);
  if (names.length === 1 && names[0]!.text === 'personal') return 'personal';
  const given = get(ctx.files.single.get('facts')?.tree, 'facts');
  return names
    .filter((name) => {
      if (!knownName(name, 'fact', ctx.types, ctx.report)) return false;
      if (yes(get(get(given, name.text), 'personal'))) return true;
      ctx.report('erases/fact', name.at, say('factsOf.isNotPersonalSo', { name: name.text }), say('factsOf.markTheFactOr'));
      return false;
    })
    .map(({ text }) => text);
};

/** A procedure that asks for something personal says how long it is kept (PIPL 19: no longer than its purpose needs). */
export const checkRetention = (procedure: Procedure, pack: Pack, report: Report): void => {
  if (procedure.retention !== undefined) return;
  const personal = Object.values(procedure.orders)
    .flatMap(({ needs }) => needs)
    .find(({ fact }) => pack.facts[fact]?.personal === true);
  if (personal === undefined) return;
  report(
    'retention/missing',
    procedure.at,
    say('checkRetention.asksForWhichIs', { procedure: procedure.name, fact: personal.fact }),
    say('checkRetention.add'),
  );
};
