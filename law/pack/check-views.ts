import type { Text } from '#law/ground';
import { columnKind, facetKinds } from './columns.ts';
import { kinds } from './kinds.ts';
import type { Column, Pack, Place, Procedure } from './model.ts';
import { type Context, type Known, knownName } from './names.ts';
import { say } from './say.ts';
import { type Part, type Player, partsOf, type ViewName, views } from './views.ts';
import { entriesOf, get, type Scalar, scalarsOf, type Tree } from './yaml.ts';

/**
 * Does what plays a part exist, and is it of the right kind? And does a register that residents look for warnings in offer a page of warnings? Names and
 * parts that the table of views does not have are found with the form of the file.
 */
export const checkViews = (pack: Pack, ctx: Context): void => {
  for (const { file, element } of elementsOf(pack, ctx)) {
    for (const { key, value } of entriesOf(get(file.tree, 'views'))) {
      if (!isView(key)) continue;
      for (const { key: part, value: played } of entriesOf(value)) {
        const declared = partsOf(key)[part];
        // Several where one alone may stand have been told with the form of the file.
        if (declared === undefined || (declared.several !== true && played.kind === 'list')) continue;
        for (const written of scalarsOf(played)) checkPlayer(written, part, declared, { view: key, tree: value, element }, pack, ctx);
      }
    }
  }
  checkFilters(pack, ctx);
  checkNone(pack, ctx);
};

const isView = (name: string): name is ViewName => Object.hasOwn(views, name);

/** What offers a view, as far as a part of it can be one of its own names. */
interface Offering {
  readonly columns: readonly Column[];
  readonly procedures: readonly Procedure[];
}

const elementsOf = (pack: Pack, { files, names }: Context) => {
  const folder = (kind: string) => [...(files.folders.get(kind)?.values() ?? [])];
  const including = (part: string): readonly Procedure[] =>
    [...names.procedures.values()].flatMap(({ name, file }) =>
      scalarsOf(get(file.tree, 'includes')).some(({ text }) => text === part) ? (pack.procedures[name] ?? []) : [],
    );
  const none: Offering = { columns: [], procedures: [] };
  return [
    ...folder('register').map((file) => ({ file, element: { ...none, columns: pack.registers[file.name]?.columns ?? [] } })),
    ...folder('procedure').map((file) => ({ file, element: { ...none, procedures: [pack.procedures[file.name] ?? []].flat() } })),
    // A part is looked at within the procedures that include it.
    ...folder('part').map((file) => ({ file, element: { ...none, procedures: including(file.name) } })),
    ...folder('committee').map((file) => ({ file, element: none })),
  ];
};

interface At {
  readonly view: ViewName;
  readonly tree: Tree;
  readonly element: Offering;
}

const checkPlayer = (written: Scalar, part: string, declared: Part, { view, tree, element }: At, pack: Pack, ctx: Context): void => {
  if (!knownName(written, declared.is, playersOf(declared.is, element, pack), ctx.report)) return;
  if (declared.is === 'fact') ctx.used.add(written.text);
  const kind = kindOf(written.text, declared.is, element, pack);
  const wanted = declared.of;
  if (kind !== undefined && wanted !== undefined && !wanted.includes(kind)) {
    ctx.report(
      'view/part-kind',
      written.at,
      say('checkPlayer.ofTheViewIs', {
        part,
        view,
        wanted: { en: orOf(wanted, 'en'), zh: orOf(wanted, 'zh') },
        written: written.text,
        kind,
      }),
      say('checkPlayer.nameAOfThat', { kinds: kinds[declared.is] }),
    );
    return;
  }
  if (declared.in !== undefined) checkInside(written, declared.in, tree, pack, ctx);
};

/** A part that stands in the rows of a list is one of the facts of that list. */
const checkInside = (written: Scalar, list: string, tree: Tree, pack: Pack, ctx: Context): void => {
  const [named] = scalarsOf(get(tree, list));
  const type = pack.facts[named?.text ?? '']?.type;
  if (named === undefined || type?.kind !== 'list' || type.of.includes(written.text)) return;
  ctx.report(
    'view/part-kind',
    written.at,
    say('checkInside.standsInNoRow', { written: written.text, named: named.text }),
    say('checkInside.nameOneOf', { of: type.of.map((of) => `\`${of}\``) }),
  );
};

const playersOf = (is: Player, { columns, procedures }: Offering, pack: Pack): Known => {
  const ofAll = (section: 'orders' | 'cases' | 'clocks'): Known => new Set(procedures.flatMap((one) => Object.keys(one[section])));
  switch (is) {
    case 'column':
      return new Set(columns.map(({ name }) => name));
    case 'fact':
      return new Set(Object.keys(pack.facts));
    case 'order':
      return ofAll('orders');
    case 'case':
      return ofAll('cases');
    case 'clock':
      return ofAll('clocks');
    case 'budget':
      return new Set(Object.keys(pack.budgets));
    case 'procedure':
      return new Set(Object.keys(pack.procedures));
  }
};

const kindOf = (name: string, is: Player, { columns }: Offering, pack: Pack): string | undefined => {
  const column = is === 'column' ? columns.find((each) => each.name === name) : undefined;
  if (column !== undefined) return columnKind(pack, column);
  return is === 'fact' ? pack.facts[name]?.type.kind : undefined;
};

const orOf = (of: readonly string[], language: keyof Pick<Text, 'en' | 'zh'>): string =>
  of.map((kind) => `\`${kind}\``).join(language === 'en' ? ' or ' : '或');

/** Columns that narrow a register, and those that a search looks in. */
const checkFilters = (pack: Pack, ctx: Context): void => {
  for (const { name, tree } of ctx.files.folders.get('register')?.values() ?? []) {
    const columns = pack.registers[name]?.columns ?? [];
    const known = new Set(columns.map((column) => column.name));
    for (const written of scalarsOf(get(tree, 'search'))) knownName(written, 'column', known, ctx.report);
    for (const written of scalarsOf(get(tree, 'facets'))) {
      if (!knownName(written, 'column', known, ctx.report)) continue;
      const kind = columnKind(pack, columns.find((column) => column.name === written.text)!);
      if (!facetKinds.has(kind))
        ctx.report(
          'register/facet',
          written.at,
          say('checkFilters.isOfTypeAnd', { written: written.text, kind }),
          say('checkFilters.nameAChoiceOr'),
        );
    }
  }
};

/** What residents look for and would not find: without the view the page is empty. */
const checkNone = (pack: Pack, ctx: Context): void => {
  const { home, at: placeAt } = pack.place;
  if (
    home.register !== undefined &&
    pack.registers[home.register] !== undefined &&
    pack.registers[home.register]!.views.product === undefined
  )
    reportNone('product', placeAt, say('checkNone.isThePrimaryRegister', { register: home.register }), ctx);
  for (const { name, at } of ctx.files.folders.get('register')?.values() ?? []) {
    const register = pack.registers[name];
    if (register === undefined || register.shown !== 'public' || register.views.watch !== undefined) continue;
    const keeps = Object.values(register.rows).flatMap((places) => Object.keys(places));
    if (keeps.some((procedure) => pack.procedures[procedure]?.kind === 'incident'))
      reportNone('watch', at, say('checkNone.isAPublicRegister', { name }), ctx);
  }
  for (const { name, at } of ctx.files.folders.get('procedure')?.values() ?? []) {
    const procedure = pack.procedures[name];
    if (procedure === undefined) continue;
    const opening = Object.values(procedure.orders).filter(({ from }) => from === 'opening');
    const view = doors[procedure.kind];
    if (view === undefined || procedure.views[view] !== undefined || !opening.some(({ by }) => by.includes('anyone'))) continue;
    reportNone(view, at, say('checkNone.anyoneMayOpen', { name }), ctx);
  }
};

/** By which view a kind of procedure that anyone may open is found. */
const doors: Readonly<Record<string, ViewName>> = { complaint: 'door', incident: 'door', rights: 'rights' };

const reportNone = (view: ViewName, at: Place, what: Text, ctx: Context): void => {
  const needed = Object.entries(partsOf(view)).flatMap(([part, declared]) => (declared.needed === true ? [`\`${part}\``] : []));
  ctx.report('view/none', at, say('reportNone.butItOffersNo', { what, view }), say('reportNone.addWith', { view, needed }));
};
