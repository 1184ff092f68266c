import type { CaseEvent, OrderGiven } from '#law/case';
import type { Day, Instant } from '#law/ground';
import type { RowVersion } from '#shell/registers';
import type { Append } from './append.ts';
import type { DocketRow, LoadedFamilies, Projected, TimerRow } from './rows.ts';
import { say } from './say.ts';

/** Orders and rows as the engine makes them, without the engine: for the tests of the store and for its figures. */
export const sampleEvent = (caseId: string, seq: number, more: Partial<OrderGiven> = {}): OrderGiven => ({
  type: 'orderGiven',
  case: caseId,
  seq,
  recorded: '2026-03-02T09:00:00+08:00' as Instant,
  happened: '2026-03-02T09:00:00+08:00' as Instant,
  order: seq === 1 ? 'file' : 'note',
  orderId: `${caseId}-${seq}`,
  role: 'officer',
  actor: 'lin',
  facts: { remark: `remark ${seq} of ${caseId}`, amount: 12 },
  read: { tier: 'high', affected: 100000 },
  basis: ['xkf.32', 'xkf.42'],
  standing: 'law',
  ...more,
});

export const sampleDocket = (family: string, event: CaseEvent, more: Partial<DocketRow> = {}): DocketRow => ({
  case: event.case,
  family,
  procedure: 'assessment',
  number: `AS-${event.case}`,
  state: 'accepted',
  ended: false,
  waits: 'officer',
  office: 'authority',
  title: say('sampleDocket.readingAid'),
  subject: `subject-${family}`,
  tier: 'high',
  openedOn: '2026-03-02' as Day,
  parties: { applicant: { kind: 'organisation', id: 'org-1', name: '深圳某某科技有限公司' } },
  clock: 'decision',
  due: '2026-03-30' as Day,
  dueInstant: null,
  clockState: 'running',
  late: false,
  provisional: false,
  orderNext: 'decide',
  shown: 'parties',
  seq: event.seq,
  updatedAt: 1_772_413_200_000,
  pack: 'digest',
  ...more,
});

export const sampleTimer = (caseId: string, wakesAt = 1_774_886_400_000): TimerRow => ({
  case: caseId,
  clock: 'decision',
  run: 1,
  wakesAt,
});

export const sampleRow = (rowKey: string, version: number, more: Partial<RowVersion> = {}): RowVersion => ({
  register: 'products',
  rowKey,
  version,
  number: `SZAI-2026-${rowKey}`,
  status: 'in-force',
  columns: { name: 'Reading aid', company: 'Shenzhen Example', purpose: 'health', tier: 'high' },
  search: `SZAI-2026-${rowKey} Reading aid 智能阅片系统`,
  case: `case-${rowKey}`,
  since: '2026-03-02' as Day,
  until: null,
  struckBy: null,
  shown: 'public',
  ...more,
});

/** The next order in a family of one case: an event, its docket row and its timer. */
export const sampleOrder = (family: string, version: number, more: Partial<Append> = {}): Append => {
  const event = sampleEvent(`case-${family}`, version + 1);
  return {
    families: new Map([[family, version]]),
    events: [{ family, event }],
    docket: [sampleDocket(family, event)],
    timers: [sampleTimer(event.case)],
    ...more,
  };
};

/** What `sampleOrder` keeps, worked out from the events. */
export const sampleProjector = ({ events, families }: LoadedFamilies): Projected => {
  const [family] = families.keys();
  const last = new Map(events.map((event) => [event.case, event]));
  return {
    docket: [...last.values()].map((event) => sampleDocket(family!, event)),
    timers: [...last.keys()].map((id) => sampleTimer(id)),
    clocks: [],
    registers: [],
  };
};
