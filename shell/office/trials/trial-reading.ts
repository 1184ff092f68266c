import type { OrderDef, Pack, Procedure } from '#law/pack';
import { procedureView } from '../view/index.ts';
import { capsIn, type RuleReading, ruleReading } from './rule-reading.ts';

/** What in a trial is what, as its procedure declares it. */
export interface TrialReading {
  /** Accounts of the case alone that have a ceiling, people first. */
  readonly caps: readonly { readonly budget: string; readonly ceiling?: string }[];
  /** The clock of the days of the trial. */
  readonly term: string;
  /** Orders by which harm is told; serious harm stops the trial at once. */
  readonly harms: ReadonlyMap<string, { readonly serious: boolean }>;
  /** The order by which people leave, and the fact that counts them. */
  readonly leave?: { readonly order: OrderDef; readonly count: string };
  /** The rule for stopping that was fixed with the plan. */
  readonly rule?: RuleReading;
  /** Orders that change the plan. */
  readonly changes: ReadonlySet<string>;
}

/** What in a trial is what; nothing where its procedure offers no such page. */
export const trialReading = (pack: Pack, procedure: Procedure, today: Pack): TrialReading | undefined => {
  const parts = procedureView('trial', pack, procedure, today);
  if (parts === undefined) return undefined;
  const rule = ruleReading(pack, procedure, today);
  const leave = parts.leave === undefined ? undefined : procedure.orders[parts.leave];
  return {
    caps: capsIn(pack, parts.caps ?? []),
    term: parts.term,
    harms: new Map<string, { readonly serious: boolean }>([
      ...(parts.harm ?? []).map((order) => [order, { serious: false }] as const),
      ...(parts['serious-harm'] ?? []).map((order) => [order, { serious: true }] as const),
    ]),
    ...(leave === undefined || parts.left === undefined ? {} : { leave: { order: leave, count: parts.left } }),
    ...(rule === undefined ? {} : { rule }),
    changes: new Set(parts.changes ?? []),
  };
};
