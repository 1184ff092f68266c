import { sameText } from '#law/ground';
import { type Ground, groundOf, headOf, textOf } from './inherit.ts';
import type { Named, Pack, Start, StartDoor, StartWay, Stop, Told, Want } from './model.ts';
import { type Context, knownName } from './names.ts';
import { checkRefusal, guardsOf } from './read-orders.ts';
import { leadTo } from './read-search.ts';
import { yes } from './read-words.ts';
import { say } from './say.ts';
import type { Scopes } from './scope.ts';
import { entriesOf, get, has, itemsOf, scalar, scalarsOf, type Tree, wordOf } from './yaml.ts';

type Whole = Pick<Pack, 'procedures' | 'facts'>;

interface Reading {
  readonly whole: Whole;
  readonly ctx: Context;
  readonly scopes: Scopes;
  readonly head: Ground;
  readonly file: string;
}

/** What stands at the front door, `start.yaml`. It routes by the orders' own guards, so it repeats no rule. */
export const readStart = (whole: Whole, ctx: Context, scopes: Scopes): Start => {
  const start = ctx.files.single.get('start');
  if (start === undefined) return { lives: [], wants: [], stops: {} };
  const { tree, file } = start;
  const reading: Reading = { whole, ctx, scopes, head: headOf(tree, file, ctx), file };
  const wants = itemsOf(get(tree, 'wants')).flatMap((want) => wantOf(want, reading));
  return { lives: doorsOf(get(tree, 'lives'), ctx), wants, stops: stopsOf(get(tree, 'stops'), wants, reading) };
};

const doorsOf = (tree: Tree | undefined, ctx: Context): readonly StartDoor[] =>
  itemsOf(tree).flatMap((door) => {
    const to = leadTo(door, ctx);
    const about = textOf(get(door, 'about'));
    return to === undefined ? [] : [{ says: saysOf(door), ...(about && { about }), to }];
  });

/** A missing text is told by the form of the file. */
const saysOf = (tree: Tree) => textOf(get(tree, 'says')) ?? sameText('');

const wantOf = (tree: Tree, reading: Reading): readonly Want[] => {
  const name = wordOf(get(tree, 'want')) ?? '';
  const about = textOf(get(tree, 'about'));
  const ways = itemsOf(get(tree, 'ways')).flatMap((way) => wayOf(way, reading));
  return [{ name, says: saysOf(tree), ...(about && { about }), asks: asksOf(tree, ways, reading), ways }];
};

const asksOf = (tree: Tree, ways: readonly StartWay[], { whole, ctx }: Reading): readonly string[] => {
  const needed = new Set(ways.flatMap(({ procedure, order }) => whole.procedures[procedure]!.orders[order]!.needs.map(({ fact }) => fact)));
  return scalarsOf(get(tree, 'asks')).flatMap((written) => {
    const { text: name, at } = written;
    if (!knownName(written, 'fact', ctx.types, ctx.report)) return [];
    const fact = whole.facts[name];
    if (fact === undefined) return [];
    if (fact.source.kind !== 'given')
      ctx.report('start/asks', at, say('wantOf.isNeverAskedOfPeople', { fact: name }), say('wantOf.askWhatTheWaysNeed'));
    else if (!needed.has(name) && ways.length > 0)
      ctx.report('start/asks', at, say('wantOf.isAskedByNone', { fact: name }), say('wantOf.askWhatTheWaysNeed'));
    else if (fact.help === undefined)
      ctx.report('start/help', at, say('wantOf.hasNoHelp', { fact: name }), say('wantOf.addHelp', { fact: name }));
    return [name];
  });
};

const wayOf = (tree: Tree, { whole, ctx, scopes, head, file }: Reading): readonly StartWay[] => {
  const [procedure, order] = [scalar(get(tree, 'procedure')), scalar(get(tree, 'order'))];
  if (procedure === undefined || order === undefined) return [];
  if (!knownName(procedure, 'procedure', ctx.names.procedures, ctx.report)) return [];
  if (!knownName(order, 'order', ctx.names.procedures.get(procedure.text)!.sections.orders, ctx.report)) return [];
  const def = whole.procedures[procedure.text]?.orders[order.text];
  if (def === undefined) return [];
  if (def.from !== 'opening' || !def.by.some((role) => role === 'anyone' || ctx.names.roles.get(role) === 'party')) {
    ctx.report(
      'start/nowhere',
      order.at,
      say('wayOf.doesNotOpen', { order: order.text, procedure: procedure.text }),
      say('wayOf.nameAnOpening'),
    );
    return [];
  }
  const clock = scalar(get(tree, 'clock'));
  if (clock !== undefined) knownName(clock, 'clock', ctx.names.procedures.get(procedure.text)!.sections.clocks, ctx.report);
  const path = `${file}#${procedure.text}.${order.text}`;
  const guards = guardsOf(get(tree, 'if'), scopes.facts, ctx);
  const [ground, inner] = guards.length > 0 ? groundOf(tree, tree.at, head, path, ctx) : [undefined, head];
  const told = (key: 'cost' | 'silence'): Told | undefined => {
    const at = get(tree, key);
    return at === undefined ? undefined : { says: saysOf(at), ...groundOf(at, at.at, inner, `${path}.${key}`, ctx)[0] };
  };
  const [cost, silence] = [told('cost'), told('silence')];
  return [
    {
      procedure: procedure.text,
      order: order.text,
      says: saysOf(tree),
      ...(clock && { clock: clock.text }),
      also: yes(get(tree, 'also')),
      guards,
      ...(ground && { ground }),
      ...(cost && { cost }),
      ...(silence && { silence }),
    },
  ];
};

const stopsOf = (tree: Tree | undefined, wants: readonly Want[], { whole, ctx }: Reading): Named<Stop> => {
  const closing = new Set(
    wants.flatMap(({ ways }) =>
      ways.flatMap((way) => [...way.guards, ...whole.procedures[way.procedure]!.orders[way.order]!.guards].map(({ refusal }) => refusal)),
    ),
  );
  return Object.fromEntries(
    entriesOf(tree).flatMap(({ key, at, value }) => {
      checkRefusal(key, at, ctx);
      if (!closing.has(key)) ctx.report('start/nowhere', at, say('stopOf.closesNothing', { refusal: key }), say('stopOf.nameAGuard'));
      return has(value, 'on') ? [[key, { says: saysOf(value), on: doorsOf(get(value, 'on'), ctx) }] as const] : [];
    }),
  );
};
