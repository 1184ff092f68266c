import type { Expression, FeelType } from '#law/feel';
import { bare, parseNum, type Value } from '#law/ground';
import type { PackFile } from './files.ts';
import { formulaOf } from './formula.ts';
import { groundOf, noGround, textOf } from './inherit.ts';
import { exportFormats, standards } from './keys-exports.ts';
import type { Named, Register } from './model.ts';
import type { Export, Filling } from './model-exports.ts';
import { type Context, knownName } from './names.ts';
import { yes } from './read-words.ts';
import { say } from './say.ts';
import type { Scope } from './scope.ts';
import { entriesOf, get, has, isNothing, type Scalar, scalar, scalarsOf, type Tree, wordOf, wordsOf } from './yaml.ts';

export const readExports = (ctx: Context, registers: Named<Register>): Named<Export> =>
  Object.fromEntries(
    [...(ctx.files.folders.get('export')?.values() ?? [])].map((file) => [file.name, readExport(file, ctx, registers)] as const),
  );

const readExport = ({ name, tree, at, file }: PackFile, ctx: Context, registers: Named<Register>): Export => {
  const [grounded] = groundOf(tree, at, noGround, file, ctx);
  const register = registerOf(scalar(get(tree, 'register')), ctx, registers);
  const countBy = scalarsOf(get(tree, 'count-by')).filter((column) => {
    const columns = new Set(['status', ...(register?.columns.map((each) => each.name) ?? [])]);
    return knownName(column, 'column', columns, ctx.report);
  });
  const codes = Object.fromEntries(
    entriesOf(get(tree, 'codes')).map(({ key, value }) => [
      key,
      Object.fromEntries(entriesOf(value).map((code) => [code.key, wordOf(code.value) ?? ''])),
    ]),
  );
  const also = entriesOf(get(tree, 'also')).flatMap(({ key, value }) => {
    const further = registerOf(scalar(value), ctx, registers);
    return further === undefined ? [] : [[key, further] as const];
  });
  const versions = yes(get(tree, 'versions'));
  const filling = new FillingReader(ctx, bare(codes));
  const rows =
    register === undefined
      ? undefined
      : rowType(
          register,
          countBy.map(({ text }) => text),
          versions,
        );
  return {
    ...grounded,
    name,
    title: textOf(get(tree, 'title')) ?? { en: name, zh: name },
    format: exportFormats.find((format) => format === wordOf(get(tree, 'format'))) ?? 'json',
    validBy: standards.filter((standard) => wordsOf(get(tree, 'valid-by')).includes(standard)),
    ...(register && { register: register.name }),
    also: Object.fromEntries(also.map(([key, further]) => [key, further.name])),
    versions,
    struck: yes(get(tree, 'struck')),
    countBy: countBy.map(({ text }) => text),
    ...(has(tree, 'language') && { language: wordOf(get(tree, 'language')) ?? '' }),
    prefixes: Object.fromEntries(entriesOf(get(tree, 'prefixes')).map(({ key, value }) => [key, wordOf(value) ?? ''])),
    write: filling.read(get(tree, 'write'), scopeOf(headTypes(rows, also))),
  };
};

/** What leaves the house is what everybody may read anyway. */
const registerOf = (written: Scalar | undefined, ctx: Context, registers: Named<Register>): Register | undefined => {
  if (written === undefined || !knownName(written, 'register', ctx.names.registers, ctx.report, 'register/unknown')) return undefined;
  const register = registers[written.text];
  if (register?.shown === 'public') return register;
  ctx.report(
    'register/hidden',
    written.at,
    say('registerOf.isShownToAnd', { written: written.text, shown: String(register?.shown) }),
    say('registerOf.nameARegisterThat'),
  );
  return undefined;
};

const [string, number, date, anything]: readonly [FeelType, FeelType, FeelType, FeelType] = [
  { kind: 'string' },
  { kind: 'number' },
  { kind: 'date' },
  { kind: 'any' },
];
const context = (members: Readonly<Record<string, FeelType>>): FeelType => ({ kind: 'context', members: new Map(Object.entries(members)) });
const words: FeelType = { kind: 'context', open: true };

/** What a row tells: its columns, and what stands at its head. A column of the same name comes first. */
const rowType = ({ columns, rows }: Register, countBy: readonly string[], versions = false): FeelType => {
  const own = Object.fromEntries(columns.map(({ name, is }) => [name, is.type]));
  const status: FeelType = { kind: 'string', options: Object.keys(rows) };
  if (countBy.length > 0)
    return context({
      count: number,
      ...Object.fromEntries(countBy.map((column) => [column, column === 'status' ? status : own[column]!])),
    });
  const earlier = versions ? { earlier: words } : {};
  return context({
    number: string,
    title: words,
    version: number,
    changed: date,
    struck: date,
    address: string,
    ...earlier,
    ...own,
    status,
  });
};

const headTypes = (rows: FeelType | undefined, also: readonly (readonly [string, Register])[]): ReadonlyMap<string, FeelType> =>
  new Map<string, FeelType>([
    ['public-address', string],
    ['today', date],
    ['changed', date],
    ['city', context({ name: string, title: words, languages: { kind: 'list', of: string }, office: words, pack: string, version: date })],
    [
      'registers',
      {
        kind: 'list',
        of: context({
          name: string,
          title: words,
          note: words,
          count: number,
          changed: date,
          address: string,
          columns: { kind: 'list', of: words },
        }),
      },
    ],
    ...also.map(([name, register]) => [name, { kind: 'list', of: rowType(register, []) }] as const),
    ...(rows === undefined ? [] : [['rows', { kind: 'list', of: rows }] as const]),
  ]);

const scopeOf = (types: ReadonlyMap<string, FeelType>): Scope & { readonly types: ReadonlyMap<string, FeelType> } => ({
  names: 'kebab',
  strict: true,
  fixed: true,
  name: (name) => types.get(name),
  known: () => types.keys(),
  functions: new Map(),
  orders: new Set(),
  stays: new Set(),
  sheets: new Set(),
  onSheets: new Set(),
  cases: new Map(),
  types,
});

type Typed = ReturnType<typeof scopeOf>;

class FillingReader {
  readonly #ctx: Context;
  readonly #codes: Named<Named<string>>;

  constructor(ctx: Context, codes: Named<Named<string>>) {
    this.#ctx = ctx;
    this.#codes = codes;
  }

  read(tree: Tree | undefined, scope: Typed): Filling {
    if (tree === undefined || isNothing(tree)) return { kind: 'value', value: null };
    if (tree.kind === 'list') return { kind: 'list', of: tree.items.map((item) => this.read(item, scope)) };
    if (tree.kind === 'scalar') return { kind: 'value', value: plain(tree) };
    if (has(tree, 'is')) return this.#formula(tree, scope);
    if (has(tree, 'each')) return this.#each(tree, scope);
    const entries = entriesOf(tree);
    const text = entries.length > 0 && entries.every(({ key }) => tree.languages.includes(key)) ? textOf(tree) : undefined;
    if (text !== undefined) return { kind: 'value', value: { ...text } };
    return { kind: 'object', of: entries.map(({ key, value }) => [key, this.read(value, scope)]) };
  }

  #formula(tree: Tree, scope: Typed): Filling {
    const is = formulaOf(get(tree, 'is'), scope, this.#ctx);
    const code = scalar(get(tree, 'code'));
    if (is === undefined) return { kind: 'value', value: null };
    if (code === undefined || !knownName(code, 'code list', new Set(Object.keys(this.#codes)), this.#ctx.report))
      return { kind: 'formula', is };
    const codes = this.#codes[code.text]!;
    this.#checkCodes(is, code, codes);
    return { kind: 'formula', is, codes };
  }

  /** Of a closed set of values each has a code: else rows would silently lose what they say. */
  #checkCodes(is: Expression, code: Scalar, codes: Named<string>): void {
    const options = is.type.kind === 'string' ? (is.type.options ?? []) : [];
    for (const option of options.filter((each) => !Object.hasOwn(codes, each)))
      this.#ctx.report('export/code', code.at, say('checkCodes.hasNoCodeIn', { option, code: code.text }), say('checkCodes.addALineFor'));
  }

  #each(tree: Tree, scope: Typed): Filling {
    const of = formulaOf(get(tree, 'each'), scope, this.#ctx, { kind: 'list', of: anything });
    if (of === undefined) return { kind: 'value', value: null };
    const as = wordOf(get(tree, 'as')) ?? 'row';
    const item: FeelType = of.type.kind === 'list' ? of.type.of : anything;
    const gives = this.read(get(tree, 'gives'), scopeOf(new Map([...scope.types, [as, item]])));
    return { kind: 'each', of, as, gives, keep: yes(get(tree, 'keep')) };
  }
}

/** A number and a truth value as they are, if they stand without quotation marks; all else is a text. */
const plain = ({ text, quoted }: Scalar): Value => {
  if (quoted) return text;
  if (text === 'true' || text === 'false') return text === 'true';
  return /^-?(0|[1-9]\d*)(\.\d+)?$/.test(text) ? (parseNum(text) ?? text) : text;
};
