import { type Env, type FeelValue, feelDate, fromJson, isList, toJson } from '#law/feel';
import { canonicalJson, type Day, isNum, parseDay, type Text, type Value } from '#law/ground';
import { columnKind, type Export, type Filling, type Pack, type Register } from '#law/pack';

/** What an export is made from: read by the shell, all of it public. */
export interface ExportSource {
  /** The address of the site, without a slash at its end. */
  readonly site: string;
  readonly today: Day;
  /** The day of the newest change of what is told. */
  readonly changed: Day;
  readonly pack: Pack;
  /** Rows of the register of the export, if it names one. */
  readonly rows: readonly ExportRow[];
  /** Rows of further registers, by the name that the export gives them. */
  readonly also?: Readonly<Record<string, readonly ExportRow[]>>;
  /** The public registers, as data sets. */
  readonly registers: readonly ExportRegister[];
}

export interface ExportRow {
  readonly number: string;
  readonly title: Text;
  readonly status: string;
  readonly version: number;
  readonly changed: Day;
  readonly struck: Day | null;
  readonly address: string;
  readonly columns: Readonly<Record<string, Value>>;
  /** The version before this one, where an export tells all of them. */
  readonly earlier?: ExportRow;
}

export interface ExportRegister {
  readonly name: string;
  readonly title: Text;
  readonly note: Text | null;
  readonly count: number;
  readonly changed: Day;
  readonly address: string;
  readonly columns: readonly { readonly name: string; readonly title: Text }[];
}

/**
 * The document that an export writes, before it is written down as JSON, CSV or Turtle. What is not known is left out: a key without a value,
 * an empty text and an empty list (unless it is kept) say nothing.
 */
export const fillExport = (mapping: Export, source: ExportSource): Value => {
  const { pack } = source;
  const register = mapping.register === undefined ? undefined : pack.registers[mapping.register];
  const rows = register === undefined ? [] : source.rows.map((row) => rowValue(pack, register, row));
  const head = new Map<string, FeelValue>([
    ['public-address', source.site],
    ['today', feelDate(source.today)],
    ['changed', feelDate(source.changed)],
    ['city', cityValue(pack)],
    ['registers', source.registers.map(registerValue)],
    ...Object.entries(mapping.also).map(([name, of]): [string, FeelValue] => [
      name,
      (source.also?.[name] ?? []).map((row) => rowValue(pack, pack.registers[of]!, row)),
    ]),
    ['rows', mapping.countBy.length === 0 ? rows : counted(rows, mapping.countBy)],
  ]);
  const document = filled(mapping.write, head) ?? null;
  return mapping.language === undefined ? document : inOne(document, mapping.language, new Set(pack.languages));
};

/** Nothing, where nothing is known. */
const filled = (filling: Filling, known: ReadonlyMap<string, FeelValue>): Value | undefined => {
  switch (filling.kind) {
    case 'value':
      return filling.value === null ? undefined : filling.value;
    case 'formula':
      return coded(toJson(filling.is.evaluate(envOf(known))), filling.codes);
    case 'each': {
      const items = filling.of.evaluate(envOf(known));
      const each = isList(items) ? items : [];
      const list = each.flatMap((item) => filled(filling.gives, new Map([...known, [filling.as, item]])) ?? []);
      return list.length === 0 && !filling.keep ? undefined : list;
    }
    case 'list': {
      const list = filling.of.flatMap((item) => filled(item, known) ?? []);
      return list.length === 0 ? undefined : list;
    }
    case 'object': {
      const members = filling.of.flatMap(([key, item]) => {
        const value = filled(item, known);
        return value === undefined ? [] : [[key, value] as const];
      });
      return members.length === 0 ? undefined : Object.fromEntries(members);
    }
  }
};

/** A text by language as the text of one of them; in the first that it has, where it lacks that one. */
const inOne = (value: Value, language: string, languages: ReadonlySet<string>): Value => {
  if (Array.isArray(value)) return (value as readonly Value[]).map((item) => inOne(item, language, languages));
  if (value === null || typeof value !== 'object' || isNum(value)) return value;
  const members = Object.entries(value);
  if (members.length > 0 && members.every(([key]) => languages.has(key)))
    return (members.find(([key]) => key === language) ?? members[0]!)[1];
  return Object.fromEntries(members.map(([key, item]) => [key, inOne(item, language, languages)]));
};

const envOf = (known: ReadonlyMap<string, FeelValue>): Env => ({ get: (name) => known.get(name) });

const coded = (value: Value, codes: Readonly<Record<string, string>> | undefined): Value | undefined => {
  if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) return undefined;
  if (codes === undefined) return value;
  if (Array.isArray(value)) {
    const list = (value as readonly Value[]).flatMap((item) => coded(item, codes) ?? []);
    return list.length === 0 ? undefined : list;
  }
  const key = typeof value === 'string' ? value : String(value);
  return Object.hasOwn(codes, key) ? codes[key]! : undefined;
};

const cityValue = (pack: Pack): FeelValue =>
  new Map<string, FeelValue>([
    ['name', pack.place.name],
    ['title', fromJson({ ...pack.place.title })],
    ['languages', [...pack.languages]],
    ['office', fromJson({ ...(Object.values(pack.offices)[0] ?? pack.title) })],
    ['pack', pack.pack],
    ['version', feelDate(pack.version)],
  ]);

const registerValue = (register: ExportRegister): FeelValue =>
  new Map<string, FeelValue>([
    ['name', register.name],
    ['title', fromJson({ ...register.title })],
    ['note', register.note === null ? null : fromJson({ ...register.note })],
    ['count', register.count],
    ['changed', feelDate(register.changed)],
    ['address', register.address],
    [
      'columns',
      register.columns.map(
        ({ name, title }) =>
          new Map<string, FeelValue>([
            ['name', name],
            ['title', fromJson({ ...title })],
          ]),
      ),
    ],
  ]);

const rowValue = (pack: Pack, register: Register, row: ExportRow): ReadonlyMap<string, FeelValue> => {
  const columns = register.columns.map(({ name, is }): readonly [string, FeelValue] => {
    const value = row.columns[name] ?? null;
    const isDate = is.type.kind === 'date' || columnKind(pack, { name, is }) === 'date';
    const day = isDate && typeof value === 'string' ? parseDay(value) : undefined;
    return [name, day === undefined ? fromJson(value) : feelDate(day)];
  });
  return new Map<string, FeelValue>([
    ['number', row.number],
    ['title', fromJson({ ...row.title })],
    ['version', row.version],
    ['changed', feelDate(row.changed)],
    ['struck', row.struck === null ? null : feelDate(row.struck)],
    ['address', row.address],
    ...(row.earlier === undefined ? [] : [['earlier', rowValue(pack, register, row.earlier)] as const]),
    ...columns,
    ['status', row.status],
  ]);
};

/** One line for each set of values that occurs, in the order of the values. */
const counted = (rows: readonly ReadonlyMap<string, FeelValue>[], by: readonly string[]): readonly FeelValue[] => {
  const groups = Map.groupBy(rows, (row) => canonicalJson(by.map((column) => toJson(row.get(column) ?? null))));
  return [...groups]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([, group]) =>
        new Map<string, FeelValue>([...by.map((column) => [column, group[0]!.get(column) ?? null] as const), ['count', group.length]]),
    );
};
