import { exceptInChinese, parseDay, sameText, type Text } from '#law/ground';
import { columnKind } from './columns.ts';
import type { PackFile } from './files.ts';
import { formulaOf } from './formula.ts';
import { groundOf, headOf, noGround, textOf } from './inherit.ts';
import type { Circle, Column, Duty, Form, Import, Named, Place, Register, Stream } from './model.ts';
import { type Context, knownName, type Merged } from './names.ts';
import { doers, withOf } from './read-orders.ts';
import { staysOf } from './read-procedures.ts';
import { readViews } from './read-views.ts';
import { checkWord, circleOf, narrower, numberOf, shownOf, yes } from './read-words.ts';
import { say } from './say.ts';
import type { Scopes } from './scope.ts';
import { entriesOf, get, has, type Scalar, scalar, scalarsOf, type Tree, wordAt, wordOf, wordsOf } from './yaml.ts';

const filesOf = (kind: string, ctx: Context): readonly PackFile[] => [...(ctx.files.folders.get(kind)?.values() ?? [])];

export const readRegisters = (ctx: Context, scopes: Scopes): Named<Register> =>
  Object.fromEntries(filesOf('register', ctx).map((file) => [file.name, readRegister(file, ctx, scopes)]));

const readRegister = ({ name, tree, at, file }: PackFile, ctx: Context, scopes: Scopes): Register => {
  const [grounded] = groundOf(tree, at, noGround, file, ctx);
  const shown = circleOf(get(tree, 'shown')) ?? 'public';
  const procedures = new Map<string, Merged>();
  const rows: Record<string, Record<string, readonly string[]>> = {};
  for (const { key: status, at: statusAt, value } of entriesOf(get(tree, 'rows'))) {
    checkWord(status, 'status', statusAt, ctx);
    const row: Record<string, readonly string[]> = {};
    for (const entry of entriesOf(value)) {
      if (!knownName(wordAt(entry.key, entry.at), 'procedure', ctx.names.procedures, ctx.report)) continue;
      const procedure = ctx.names.procedures.get(entry.key)!;
      procedures.set(entry.key, procedure);
      row[entry.key] = scalarsOf(entry.value)
        .filter((stay) =>
          knownName(stay, say('readRegister.stateOrEndingOf', { key: entry.key }), staysOf(procedure), ctx.report, 'state/unknown'),
        )
        .map((stay) => {
          const { tree: there } = procedure.sections.states.get(stay.text) ?? procedure.sections.endings.get(stay.text)!;
          checkSeen(sameText(`\`${stay.text}\``), shownOf(there), shown, stay.at, ctx);
          return stay.text;
        });
    }
    rows[status] = row;
  }
  const scope = scopes.column([...procedures.values()]);
  const columns: Column[] = [];
  for (const { key, at: columnAt, value } of entriesOf(get(tree, 'columns'))) {
    checkWord(key, 'column', columnAt, ctx);
    const is = formulaOf(value, scope, ctx);
    if (is === undefined) continue;
    columns.push({ name: key, is });
    for (const fact of new Set(is.reads.flat())) checkColumn(fact, shown, value.at, ctx);
  }
  return {
    ...grounded,
    name,
    title: textOf(get(tree, 'title')) ?? { en: name, zh: name },
    shown,
    row: rowOf(scalar(get(tree, 'row')), ctx),
    number: numberOf(get(tree, 'number'), '{year}-{serial}', ctx),
    rows,
    columns,
    accounts: scalarsOf(get(tree, 'accounts')).flatMap((written) =>
      isAccountOf(written, name, shown, [...procedures.keys()], ctx) ? [written.text] : [],
    ),
    views: readViews('register', tree),
    ...filtersOf(tree, columns, ctx),
  };
};

/** Where a register says nothing of it, each choice narrows it, and all its words are searched. */
const filtersOf = (tree: Tree, columns: readonly Column[], ctx: Context): Pick<Register, 'facets' | 'search'> => {
  const pack = { facts: Object.fromEntries(ctx.types) };
  const ofKind = (...kinds: readonly string[]): readonly string[] =>
    columns.filter((column) => kinds.includes(columnKind(pack, column))).map(({ name }) => name);
  return {
    facets: has(tree, 'facets') ? wordsOf(get(tree, 'facets')) : ofKind('choice'),
    ...(has(tree, 'search') && { search: wordsOf(get(tree, 'search')) }),
  };
};

/** A row has one account of a budget where the budget keeps one of each case, or one of each case that a fact names as a row of this register. */
const isAccountOf = (written: Scalar, register: string, shown: Circle, procedures: readonly string[], ctx: Context): boolean => {
  if (!knownName(written, 'budget', ctx.names.budgets, ctx.report, 'budget/unknown')) return false;
  const budget = get(get(ctx.files.single.get('budgets')?.tree, 'budgets'), written.text);
  const per = wordsOf(get(budget, 'per'));
  const type = ctx.types.get(per[0] ?? '')?.type;
  const isOne = per[0] === 'case' || (type?.kind === 'case' && (type.of === register || procedures.includes(type.of)));
  if (per.length === 1 && isOne) {
    checkColumn(wordOf(get(budget, 'ceiling')) ?? '', shown, written.at, ctx);
    return true;
  }
  ctx.report(
    'register/account',
    written.at,
    say('isAccountOf.aRowOfHas', { register, written: written.text }),
    say('isAccountOf.nameABudgetThat'),
  );
  return false;
};

const checkColumn = (fact: string, shown: Circle, at: Place, ctx: Context): void => {
  const tree = get(get(ctx.files.single.get('facts')?.tree, 'facts'), fact);
  if (tree === undefined) return;
  checkSeen(sameText(`\`${fact}\``), shownOf(tree), shown, at, ctx);
  if (yes(get(tree, 'personal')))
    ctx.report('register/hidden', at, say('checkColumn.isPersonalAndA', { fact }), say('checkColumn.leaveTheColumnOut'));
};

/** What stands in a register is read by everybody who may read the register. */
const checkSeen = (what: Text, seenBy: Circle, shown: Circle, at: Place, ctx: Context): void => {
  if (narrower(seenBy, shown)) {
    ctx.report(
      'register/hidden',
      at,
      say('checkSeen.isShownToBut', { what, seenBy, shown }),
      say('checkSeen.writeThereOrLeave', { shown }),
    );
  }
};

const rowOf = (written: Scalar | undefined, ctx: Context): Register['row'] => {
  if (written === undefined || written.text === 'case') return { kind: 'case' };
  if (written.text === 'subject') return { kind: 'subject' };
  const lists = new Map([...ctx.types].filter(([, { type }]) => type.kind === 'list'));
  knownName(written, 'list fact', lists, ctx.report);
  ctx.used.add(written.text);
  return { kind: 'list', fact: written.text };
};

export const readForms = (ctx: Context): Named<Form> =>
  Object.fromEntries(filesOf('form', ctx).map((file) => [file.name, readForm(file, ctx)]));

const readForm = ({ name, tree, at, file }: PackFile, ctx: Context): Form => {
  const [grounded] = groundOf(tree, at, noGround, file, ctx);
  const sections = get(tree, 'sections');
  const list: readonly Tree[] = sections?.kind === 'list' ? sections.items : sections === undefined ? [] : [sections];
  const maker = scalar(get(tree, 'maker'));
  if (maker !== undefined) knownName(maker, 'office', ctx.names.offices, ctx.report);
  const approval = approvalOf(get(tree, 'approval'), ctx);
  const [number, shown] = [wordOf(get(tree, 'number')), circleOf(get(tree, 'shown'))];
  return {
    ...grounded,
    name,
    title: textOf(get(tree, 'title')) ?? { en: name, zh: name },
    sections: list.map((section) => ({
      title: textOf(get(section, 'title')) ?? { en: '', zh: '' },
      facts: scalarsOf(get(section, 'facts'))
        .filter((fact) => knownName(fact, 'fact', ctx.types, ctx.report))
        .map(({ text }) => {
          ctx.used.add(text);
          return text;
        }),
    })),
    ...(number !== undefined && { number }),
    ...(maker && { maker: maker.text }),
    ...(approval && { approval }),
    ...(shown && { shown }),
  };
};

const approvalOf = (tree: Tree | undefined, ctx: Context): Form['approval'] => {
  const [number, from, to] = [
    wordOf(get(tree, 'number')),
    parseDay(wordOf(get(tree, 'from')) ?? ''),
    parseDay(wordOf(get(tree, 'to')) ?? ''),
  ];
  if (tree === undefined || number === undefined || from === undefined || to === undefined) return undefined;
  if (to < from)
    ctx.report('value/form', get(tree, 'to')!.at, say('approvalOf.theApprovalEndsBefore'), say('approvalOf.exchangeTheTwoDays'));
  return { number, from, to };
};

export const readDuties = (ctx: Context, scopes: Scopes): readonly Duty[] => {
  const file = ctx.files.single.get('duties');
  if (file === undefined) return [];
  const head = headOf(file.tree, file.file, ctx);
  return entriesOf(get(file.tree, 'duties')).map(({ key: name, at, value }) => {
    const [grounded] = groundOf(value, at, head, `${file.file}#${name}`, ctx);
    checkWord(name, 'duty', at, ctx);
    const office = scalar(get(value, 'for'));
    if (office !== undefined) knownName(office, 'office', ctx.names.offices, ctx.report);
    const every = (wordOf(get(value, 'every')) ?? 'year') as Duty['every'];
    const on = scalar(get(value, 'on'));
    if (on !== undefined) checkOn(on, every, ctx);
    return {
      ...grounded,
      name,
      every,
      on: on?.text ?? '',
      opens: procedureAt(value, ctx),
      for: office?.text ?? '',
      with: withOf(get(value, 'with'), scopes.formula, ctx),
    };
  });
};

const periods: Readonly<Record<Duty['every'], string>> = { year: '年', quarter: '季度', month: '月' };

/** The day must come in some year: the 30th of February does not. In a quarter the month counts from one to three. Where a month is too short, its last day is taken. */
const checkOn = (on: Scalar, every: Duty['every'], ctx: Context): void => {
  const [month, day] = on.text.length === 2 ? [undefined, on.text] : on.text.split('-');
  const fits =
    every === 'month'
      ? month === undefined && Number(day) >= 1 && Number(day) <= 31
      : month !== undefined && Number(month) <= (every === 'quarter' ? 3 : 12) && parseDay(`2024-${month}-${day}`) !== undefined;
  if (!fits)
    ctx.report(
      'value/form',
      on.at,
      say('checkOn.doesNotComeEvery', { on: on.text, every: exceptInChinese(String(every), periods[every]) }),
      every === 'month' ? say('checkOn.writeADayFrom') : say('checkOn.writeAMonthAnd'),
    );
};

const procedureAt = (tree: Tree, ctx: Context): string => {
  const opens = scalar(get(tree, 'opens'));
  if (opens !== undefined) knownName(opens, 'procedure', ctx.names.procedures, ctx.report);
  return opens?.text ?? '';
};

export const readStreams = (ctx: Context, scopes: Scopes): readonly Stream[] => {
  const file = ctx.files.single.get('watch');
  if (file === undefined) return [];
  const head = headOf(file.tree, file.file, ctx);
  return entriesOf(get(file.tree, 'streams')).map(({ key: name, at, value }) => {
    const [grounded] = groundOf(value, at, head, `${file.file}#${name}`, ctx);
    checkWord(name, 'stream', at, ctx);
    const count = scalar(get(value, 'count'));
    if (count !== undefined && knownName(count, 'register', ctx.names.registers, ctx.report, 'register/unknown')) {
      const columns = entriesOf(get(ctx.files.folders.get('register')?.get(count.text)?.tree, 'columns')).map(({ key }) => key);
      const known = new Set([...columns, ...ctx.types.keys()]);
      for (const by of scalarsOf(get(value, 'by'))) if (knownName(by, 'column or fact', known, ctx.report)) ctx.used.add(by.text);
    }
    const every = scalar(get(value, 'every'));
    if (every !== undefined && every.text !== 'week' && wordOf(get(value, 'method')) === 'farrington')
      ctx.report('value/form', every.at, say('readStreams.comparesWeeksWithWeeks'), say('readStreams.writeOrTake'));
    return {
      ...grounded,
      name,
      count: count?.text ?? '',
      by: wordsOf(get(value, 'by')),
      every: (wordOf(get(value, 'every')) ?? 'week') as Stream['every'],
      method: (wordOf(get(value, 'method')) ?? 'farrington') as Stream['method'],
      falseAlarms: wordOf(get(value, 'false-alarms')) ?? '',
      opens: procedureAt(value, ctx),
      with: withOf(get(value, 'with'), scopes.formula, ctx),
    };
  });
};

export const readImports = (ctx: Context, scopes: Scopes): Named<Import> =>
  Object.fromEntries(filesOf('import', ctx).flatMap((file) => readImport(file, ctx, scopes) ?? []));

const readImport = ({ name, tree, at, file }: PackFile, ctx: Context, scopes: Scopes): readonly [readonly [string, Import]] | undefined => {
  const [grounded] = groundOf(tree, at, noGround, file, ctx);
  const reads = get(tree, 'reads');
  const key = formulaOf(get(reads, 'key'), scopes.row, ctx);
  const party = entriesOf(get(tree, 'party')).flatMap((entry) => {
    knownName(wordAt(entry.key, entry.at), 'role', ctx.names.roles, ctx.report, 'role/unknown');
    const is = formulaOf(get(entry.value, 'is'), scopes.row, ctx);
    return is === undefined ? [] : [[entry.key, is] as const];
  });
  const steps = get(tree, 'does');
  const does = (steps?.kind === 'list' ? steps.items : steps === undefined ? [] : [steps]).flatMap((step) => {
    const on = formulaOf(get(step, 'on'), scopes.row, ctx, { kind: 'date' });
    const order = stepOrder(scalar(get(step, 'order')), ctx);
    const by = scalar(get(step, 'by'));
    if (by !== undefined) knownName(by, 'role', doers(ctx), ctx.report, 'role/unknown');
    return on === undefined || order === undefined ? [] : [{ ...order, by: by?.text ?? '', on }];
  });
  if (key === undefined) return undefined;
  const title: Text = textOf(get(tree, 'title')) ?? { en: name, zh: name };
  return [
    [
      name,
      {
        ...grounded,
        name,
        title,
        reads: { format: wordOf(get(reads, 'format')) ?? '', encoding: wordOf(get(reads, 'encoding')) ?? '', key },
        party: Object.fromEntries(party),
        does,
        with: withOf(get(tree, 'with'), scopes.row, ctx),
        assumes: has(tree, 'assumes') ? withOf(get(tree, 'assumes'), scopes.row, ctx) : {},
      },
    ],
  ];
};

/** `recognition.file`. */
const stepOrder = (written: Scalar | undefined, ctx: Context): { readonly procedure: string; readonly order: string } | undefined => {
  const [procedure, order] = written?.text.split('.') ?? [];
  if (written === undefined || procedure === undefined || order === undefined) return undefined;
  if (!knownName({ ...written, text: procedure }, 'procedure', ctx.names.procedures, ctx.report)) return undefined;
  const { orders } = ctx.names.procedures.get(procedure)!.sections;
  return knownName({ ...written, text: order }, say('stepOrder.orderOf', { procedure }), orders, ctx.report)
    ? { procedure, order }
    : undefined;
};
