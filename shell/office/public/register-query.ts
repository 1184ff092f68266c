import type { Asked } from '#contract';
import { parseNum, type Value } from '#law/ground';
import { factOf, type Pack, type Register } from '#law/pack';
import type { RegisterQuery } from '#shell/registers';
import { partName } from './register-columns.ts';

export type Filters = Pick<Asked<'register'>, 'q' | 'status' | 'risk' | 'purpose' | 'where'>;

/** The status under which rows are found that have left the register. */
export const struckStatus = 'struck';

/**
 * What is asked of a register, as the store understands it. Rows that have left are found by the status `struck`, which
 * stands alone: asked for beside another status, it wins. Several values of one column widen it, as several states do.
 */
export const queryOf = (pack: Pack, register: Register, { q, status, risk, purpose, where }: Filters): RegisterQuery => {
  const struck = status?.includes(struckStatus) === true;
  const asked = [
    ...valuesOf(partName(register, 'risk'), risk),
    ...valuesOf(partName(register, 'purpose'), purpose),
    ...(where ?? []).flatMap((condition) => valueAsked(pack, register, condition)),
  ];
  const facets = Object.fromEntries([...Map.groupBy(asked, ([name]) => name)].map(([name, all]) => [name, all.map(([, value]) => value)]));
  return {
    register: register.name,
    circles: ['public'],
    text: q,
    status: struck || status?.length === 0 ? undefined : status,
    struck: struck ? 'yes' : 'no',
    facets: asked.length === 0 ? undefined : facets,
  };
};

/** A part that no column plays narrows nothing. */
const valuesOf = (column: string | undefined, values: readonly string[] = []): readonly (readonly [string, Value])[] =>
  column === undefined ? [] : values.map((value) => [column, value] as const);

/** `column:value` as a value of the column's kind; a column that the register lacks narrows nothing. */
const valueAsked = (pack: Pack, register: Register, condition: string): readonly (readonly [string, Value])[] => {
  const at = condition.indexOf(':');
  const column = register.columns.find(({ name }) => name === condition.slice(0, at));
  if (at < 1 || column === undefined) return [];
  const written = condition.slice(at + 1);
  const kind = factOf(pack, column)?.type.kind ?? column.is.type.kind;
  if (kind === 'yes-no' || kind === 'boolean') return [[column.name, written === 'yes' || written === 'true']];
  if (kind === 'number') return [[column.name, parseNum(written) ?? written]];
  return [[column.name, written]];
};
