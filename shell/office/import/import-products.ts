import { createHash } from 'node:crypto';
import type { Order, Party } from '#law/case';
import { dayOfFeel, type Expression, type FeelContext, type FeelDate, kindOf, toJson } from '#law/feel';
import { type Day, startOfDay, type Value, zoneOf } from '#law/ground';
import type { Import, Pack, WithValue } from '#law/pack';
import type { DatedOrder } from '../decide-several.ts';
import type { LedgerKeeper } from '../ledger-keeper.ts';
import { type RowRead, readRows } from './read-rows.ts';

export interface ImportDone {
  readonly read: number;
  readonly filed: number;
  readonly rejected: readonly { readonly line: number; readonly why: string }[];
}

/** How far an import has come. */
export type Progress = (done: number, of: number) => void;

/**
 * Files the rows of a file as cases, through the same orders as people give, each on its day. A row is kept as a whole or not at all.
 * @param file its name, which every imported order bears
 */
export const importProducts = async (
  keeper: LedgerKeeper,
  map: Import,
  file: string,
  text: string,
  progress: Progress = () => {},
): Promise<ImportDone> => {
  const { header, rows } = readRows(text);
  const missing = columnsOf(map).filter((column) => !header.includes(column));
  if (missing.length > 0)
    return {
      read: rows.length,
      filed: 0,
      rejected: [{ line: 1, why: `the header lacks ${missing.map((name) => `\`${name}\``).join(', ')}` }],
    };
  const pack = keeper.shelf.on('9999-12-31' as Day).pack;
  const rejected: { line: number; why: string }[] = [];
  const plans: RowPlan[] = [];
  for (const row of rows) {
    const plan = planOf(pack, map, file, row);
    if ('why' in plan) rejected.push(plan);
    else plans.push(plan);
  }
  let filed = 0;
  // By the day on which each row begins, so that numbers follow time.
  for (const [index, plan] of plans.toSorted((a, b) => a.orders[0]!.at - b.orders[0]!.at || a.line - b.line).entries()) {
    const why = await fileRow(keeper, map, plan);
    if (why === undefined) filed += 1;
    else rejected.push({ line: plan.line, why });
    progress(index + 1, plans.length);
  }
  return { read: rows.length, filed, rejected: rejected.toSorted((a, b) => a.line - b.line) };
};

/** The columns that a map reads: by them the map for a file is found. */
export const columnsOf = (map: Import): readonly string[] => {
  const formulas = [
    map.reads.key,
    ...Object.values(map.party),
    ...map.does.map((step) => step.on),
    ...formulasOf(map.with),
    ...formulasOf(map.assumes),
  ];
  return [
    ...new Set(formulas.flatMap((formula) => formula.reads.filter(([first]) => first === 'row').flatMap(([, column]) => column ?? []))),
  ];
};

const formulasOf = (values: Readonly<Record<string, WithValue>>): readonly Expression[] =>
  Object.values(values).flatMap((value) => (value.kind === 'formula' ? [value.is] : []));

/** The last day of the latest year in the file: a collection of earlier years closes with its year. */
export const closingDay = (map: Import, text: string): Day | undefined => {
  const days = readRows(text).rows.flatMap((row) => ('row' in row ? map.does.map((step) => asDay(evaluate(step.on, row.row))) : []));
  const latest = days
    .filter((day) => day !== undefined)
    .toSorted()
    .at(-1);
  return latest === undefined ? undefined : (`${latest.slice(0, 4)}-12-31` as Day);
};

interface RowPlan {
  readonly line: number;
  readonly key: string;
  readonly orders: readonly DatedOrder[];
}

const planOf = (pack: Pack, map: Import, file: string, read: RowRead): RowPlan | { readonly line: number; readonly why: string } => {
  const { line } = read;
  if ('fault' in read) return { line, why: read.fault };
  const key = evaluate(map.reads.key, read.row);
  if (typeof key !== 'string' || key === '') return { line, why: `no key: \`${map.reads.key.source}\` is empty` };
  const parties: Record<string, Party> = {};
  for (const [role, formula] of Object.entries(map.party)) {
    const name = evaluate(formula, read.row);
    if (typeof name !== 'string' || name.trim() === '') return { line, why: `no ${role}: \`${formula.source}\` is empty` };
    parties[role] = { kind: 'organisation', id: organisationId(name.trim()), name: name.trim() };
  }
  const said = Object.entries(map.with).map(([fact, value]) => [fact, plainValue(value, read.row)] as const);
  // An empty cell says nothing: a fact that need not be given is left out, so that no row is lost for it.
  const told = Object.fromEntries(said.filter(([fact, value]) => !(isNothing(value) && isOptional(pack, map, fact))));
  const empty = Object.entries(told).find(([, value]) => isNothing(value));
  if (empty !== undefined) return { line, why: `\`${empty[0]}\` is empty` };
  const supposed = Object.fromEntries(Object.entries(map.assumes).map(([fact, value]) => [fact, plainValue(value, read.row)]));
  const orders: DatedOrder[] = [];
  for (const step of map.does) {
    const on = asDay(evaluate(step.on, read.row));
    if (on === undefined) return { line, why: `no day for \`${step.order}\`: \`${step.on.source}\` is no date` };
    const at = startOfDay(zoneOf(pack.zone), on) + officeHours;
    const before = orders.at(-1);
    if (before !== undefined && at < before.at) return { line, why: `\`${step.order}\` on ${on} comes before \`${before.order.order}\`` };
    const first = orders.length === 0;
    const order: Order = {
      procedure: step.procedure,
      order: step.order,
      gives: first ? { ...told, ...supposed } : {},
      import: { name: map.name, key, file, role: step.by },
      ...(first ? { parties, assumed: Object.keys(supposed) } : {}),
    };
    orders.push({ order, at });
  }
  return { line, key, orders };
};

const isNothing = (value: Value): boolean => value === null || value === '';

const isOptional = (pack: Pack, { does }: Import, fact: string): boolean =>
  does.some(
    ({ procedure, order }) => pack.procedures[procedure]?.orders[order]?.needs.some((need) => need.fact === fact && need.optional) === true,
  );

// The file knows days only; nine in the morning stands for each.
const officeHours = 9 * 3_600_000;

const fileRow = async (keeper: LedgerKeeper, map: Import, plan: RowPlan): Promise<string | undefined> => {
  const done = await keeper.giveAll(plan.orders, { scope: `import ${map.name}`, key: plan.key });
  if (!done.ok) {
    const { refusal, text, about } = done.error;
    return `\`${refusal}\`: ${text?.en ?? 'refused'}${about === undefined ? '' : ` ${JSON.stringify(about)}`}`;
  }
  return done.value.again === true ? `\`${plan.key}\` was filed before` : undefined;
};

/** The same name is the same organisation in every row. */
const organisationId = (name: string): string =>
  `org-${createHash('sha256').update(name.toLowerCase().replaceAll(/\s+/g, ' '), 'utf8').digest('hex').slice(0, 20)}`;

const evaluate = (formula: Expression, row: Readonly<Record<string, string>>) => {
  const members = new Map(Object.entries(row));
  const context: FeelContext = {
    kind: 'context',
    get: (key) => members.get(key) ?? null,
    has: (key) => members.has(key),
    keys: () => members.keys(),
  };
  return formula.evaluate({ get: (name) => (name === 'row' ? context : undefined) });
};

const asDay = (value: ReturnType<typeof evaluate>): Day | undefined =>
  value !== null && kindOf(value) === 'date' ? dayOfFeel(value as FeelDate) : undefined;

const plainValue = (value: WithValue, row: Readonly<Record<string, string>>): Value => {
  if (value.kind === 'value') return value.value;
  if (value.kind === 'text') return { en: value.text.en, zh: value.text.zh };
  return toJson(evaluate(value.is, row));
};
