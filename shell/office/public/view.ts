import { joinTexts, sameText, type Text } from '#law/ground';
import { type Fact, factOf, type Pack, type Register } from '#law/pack';
import type { RegisterQuery } from '#shell/registers';
import { productRegister, titleOfName } from '../view/index.ts';
import { registerAddress } from './addresses.ts';
import { publicRegisters } from './public-registers.ts';
import { columnTitle, inSentence, partColumn } from './register-columns.ts';
import { type Filters, queryOf, struckStatus } from './register-query.ts';
import { struckWords } from './row-status.ts';
import { say } from './say.ts';
import { anyInWords } from './words.ts';

/**
 * What can be followed: registers, narrowed by the filters that their pages have in their addresses. A filter narrows the registers
 * that have its column; of the others one follows the whole.
 */
export interface View {
  /** Products first, then in the order of the pack; at least one. */
  readonly registers: readonly Register[];
  readonly filters: ViewFilters;
}

type Name = keyof Filters;
type ViewFilters = { readonly [name in Exclude<Name, 'q'>]: readonly string[] } & { readonly q: string };

const listed = ['status', 'risk', 'purpose', 'where'] as const;

/** A view from the names of registers and what narrows them; nothing where a name or a value is not known to any of them. */
export const viewOf = (pack: Pack, names: readonly string[], asked: Filters): View | undefined => {
  const registers = inOrder(pack).filter(({ name }) => names.includes(name));
  if (registers.length === 0 || registers.length < new Set(names).size) return undefined;
  const once = (values: readonly string[] = []): readonly string[] => [...new Set(values)].toSorted();
  const filters: ViewFilters = {
    q: (asked.q ?? '').trim(),
    status: once(asked.status),
    risk: once(asked.risk),
    purpose: once(asked.purpose),
    where: once(asked.where),
  };
  const isKnown = listed.every((name) => filters[name].every((value) => registers.some((one) => narrowing(pack, one, name, value))));
  return isKnown ? { registers, filters } : undefined;
};

/** What one looks for first, first. */
export const inOrder = (pack: Pack): readonly Register[] => {
  const products = productRegister(pack);
  return publicRegisters(pack).toSorted((a, b) => Number(b === products) - Number(a === products));
};

/** As it is kept: `products,trials?purpose=health&risk=high`. The same view is always the same text. */
export const viewTarget = ({ registers, filters }: View): string => `${registers.map(({ name }) => name).join(',')}${searchPart(filters)}`;

export const readView = (pack: Pack, target: string): View | undefined => {
  const [names = '', search = ''] = target.split(/\?(.*)/s);
  const asked = new URLSearchParams(search);
  const filters = { q: asked.get('q') ?? '', ...Object.fromEntries(listed.map((name) => [name, asked.getAll(name)])) };
  return viewOf(pack, names.split(','), filters);
};

/** What it asks of each of its registers. */
export const queriesOf = (pack: Pack, { registers, filters }: View): readonly RegisterQuery[] =>
  registers.map((register) => queryOf(pack, register, within(pack, register, registers.length, filters)));

/** The page that shows the same. */
export const viewHref = (pack: Pack, { registers, filters }: View): string => {
  const [first, ...more] = registers;
  if (more.length === 0) return `${registerAddress(pack, first!.name)}${searchPart(filters)}`;
  const search = searchPart(filters);
  return `/subscriptions?${registers.map(({ name }) => `in=${name}`).join('&')}${search === '' ? '' : `&${search.slice(1)}`}`;
};

/** "AI products and services, AI trials (high risk; health care) and Rules being changed (all of it)": each with what narrows it. */
export const viewTitle = (pack: Pack, { registers, filters }: View): Text => {
  const groups = Map.groupBy(
    registers.map((register) => ({ title: register.title, by: narrowedBy(pack, register, filters) })),
    ({ by }) => by?.zh,
  );
  const parts = [...groups.values()].map((group) => {
    const by = group[0]!.by ?? (groups.size > 1 ? say('viewTitle.allOfIt') : undefined);
    const lists = joinTexts(
      group.map(({ title }) => title),
      { en: ', ', zh: '、' },
    );
    return by === undefined ? lists : say('viewTitle.listsBy', { lists, by });
  });
  return joinTexts(parts, say('viewTitle.and'));
};

/** What narrows a register, in words; nothing where all of it is followed. */
const narrowedBy = (pack: Pack, register: Register, filters: ViewFilters): Text | undefined => {
  const parts = listed.flatMap((name) => {
    const values = filters[name].flatMap((value) => narrowing(pack, register, name, value) ?? []);
    return values.length === 0 ? [] : [joinTexts(values, say('narrowedBy.or'))];
  });
  if (filters.q !== '') parts.push(say('narrowedBy.with', { q: filters.q }));
  return parts.length === 0 ? undefined : joinTexts(parts, { en: '; ', zh: '；' });
};

/** Whether a register can be narrowed by it at all. */
export const hasFilter = (register: Register, name: 'risk' | 'purpose'): boolean => partColumn(register, name) !== undefined;

/** Among several registers a state narrows those that know it, as a column does; alone, a register is asked as its page asks it. */
const within = (pack: Pack, register: Register, registers: number, filters: ViewFilters): Filters => {
  if (registers === 1) return filters;
  const status = filters.status.filter((value) => narrowing(pack, register, 'status', value) !== undefined);
  return { ...filters, status };
};

/** A value in the words of a register that can be narrowed by it. */
const narrowing = (pack: Pack, register: Register, name: (typeof listed)[number], value: string): Text | undefined => {
  if (name === 'status') {
    if (value === struckStatus) return inSentence(struckWords);
    return register.rows[value] === undefined ? undefined : inSentence(titleOfName(pack, value));
  }
  if (name === 'where') return whereWords(pack, register, value);
  const column = partColumn(register, name);
  const title = optionTitle(column === undefined ? undefined : factOf(pack, column), value);
  if (title === undefined) return undefined;
  return name === 'risk' ? say('gradedBy.risk', { title: inSentence(title) }) : inSentence(title);
};

const optionTitle = (fact: Fact | undefined, value: string): Text | undefined =>
  fact?.type.kind === 'choice' ? fact.type.options.find((option) => option.value === value)?.title : undefined;

const whereWords = (pack: Pack, register: Register, condition: string): Text | undefined => {
  const at = condition.indexOf(':');
  const column = register.columns.find(({ name }) => name === condition.slice(0, at));
  if (at < 1 || column === undefined) return undefined;
  const written = condition.slice(at + 1);
  const fact = factOf(pack, column);
  const kind = fact?.type.kind;
  const words =
    kind === 'choice'
      ? optionTitle(fact, written)
      : kind === 'yes-no'
        ? anyInWords(pack, written === 'yes' || written === 'true')
        : sameText(written);
  const title = columnTitle(pack, column);
  return words === undefined ? undefined : say('whereWords.titleWords', { title: inSentence(title), words });
};

const searchPart = ({ q, ...lists }: ViewFilters): string => {
  const parts = new URLSearchParams();
  if (q !== '') parts.append('q', q);
  for (const name of listed) for (const value of lists[name]) parts.append(name, value);
  return parts.size === 0 ? '' : `?${parts}`;
};

/** The registers that one follows a subject in, where nothing else is said: those that know what an entry is for. */
export const registersBySubject = (pack: Pack): readonly string[] =>
  inOrder(pack).flatMap((register) => (hasFilter(register, 'purpose') ? [register.name] : []));

export const isNarrowed = ({ filters: { q, ...lists } }: View): boolean => q !== '' || listed.some((name) => lists[name].length > 0);
