import { join } from 'node:path';
import type { Order } from '#law/case';
import type { Day, Instant, Value } from '#law/ground';
import type { StoreOptions } from '#shell/ledger';
import { type OpenedOffice, openOffice, readPackFolder, SetClock } from '#shell/office';

/** An office with the Shenzhen pack and one officer, on a Monday in March. */
export const openCity = async (where: StoreOptions): Promise<OpenedOffice> => {
  const clock = new SetClock(Date.parse('2026-03-02T01:00:00Z'));
  const office = await openOffice({ ...where, clock });
  const { ok, findings } = await office.shelf.install(readPackFolder(join(import.meta.dirname, '../../packs/shenzhen')), clock.now());
  if (!ok) throw new Error(`the pack has findings: ${findings[0]?.message}`);
  const recorded = '2019-01-01T00:00:00Z' as Instant;
  const from = '2019-01-01' as Day;
  await office.store.office.append([
    { seq: 1, recorded, type: 'personAdded', person: 'wei' },
    { seq: 2, recorded, type: 'personAdded', person: 'lin' },
    { seq: 3, recorded, type: 'postGiven', person: 'lin', role: 'officer', office: 'miit', from },
  ]);
  return office;
};

const asked: Readonly<Record<string, Value>> = {
  purpose: 'education',
  autonomy: 'proposes',
  affected: 2_000_000,
  'touches-body': false,
  'sensitive-data': false,
  'risk-statement': 'Teachers see every proposal before it reaches a pupil.',
};

const opening: Readonly<Record<string, Value>> = {
  ...asked,
  'product-name': 'Lantern Tutor 智能辅导',
  'prohibited-act': 'none',
  contact: 'Mr Wei of Lantern',
};

const change = (affected: number): OrderStep => ({ order: 'change', actor: 'wei', gives: { ...asked, affected } });
const report = (affected: number): OrderStep => ({ order: 'report-use', actor: 'wei', gives: { report: 'use.pdf', affected } });

export type OrderStep = Pick<Order, 'procedure' | 'order' | 'actor' | 'gives'> & { readonly actor: string };

/**
 * The life of one product: disclosed, listed, then changed and reported on. Eight orders with an event each, three letters,
 * six versions of the register row and a personal fact.
 */
export const caseSteps: readonly OrderStep[] = [
  { procedure: 'disclosure', order: 'disclose', actor: 'wei', gives: opening },
  { order: 'list', actor: 'lin', gives: {} },
  change(2_100_000),
  report(2_200_000),
  change(2_300_000),
  report(2_400_000),
  change(2_500_000),
  report(2_600_000),
];

/** The same without reports, which go with a file that has to be sent first. */
export const stepsWithoutFiles: readonly OrderStep[] = [
  ...caseSteps.slice(0, 2),
  ...[2_100_000, 2_200_000, 2_300_000, 2_400_000, 2_500_000, 2_600_000].map(change),
];
