import type { Caller } from '#contract';
import type { Party } from '#law/case';
import { type Day, type Instant, type Refusal, type Result, startOfDay, zoneOf } from '#law/ground';
import type { OfficeEvent } from '#shell/ledger';
import { byCode, viewByCode } from '../cases/index.ts';
import { SetClock } from '../clock.ts';
import type { Kept } from '../ledger-keeper.ts';
import { openOffice } from '../open-office.ts';
import { readPackFolder } from '../shelf.ts';
import { type Desk, publicMethods } from './index.ts';

export const maker: Party = { kind: 'organisation', id: 'org-tutor', name: 'Lychee Learning' };

/** A product of medium risk as its maker discloses it. */
export const tutor = {
  'product-name': 'Tutor',
  purpose: 'education',
  autonomy: 'proposes',
  affected: 2_000_000,
  'touches-body': false,
  'sensitive-data': false,
  'prohibited-act': 'none',
  'risk-statement': 'teachers see every proposal',
  contact: 'Mr Wei',
  tested: 'read aloud by 40 pupils',
  limits: 'children under six',
  'may-refuse': 'ask for a human teacher',
};

/** The Shenzhen pack in memory, with an officer, a head and a maker, and a clock that is set by hand. */
export const openDemo = async (day: string) => {
  const zone = zoneOf('Asia/Shanghai');
  const noon = (on: string): number => startOfDay(zone, on as Day) + 12 * 3_600_000;
  const clock = new SetClock(noon(day));
  const office = await openOffice({ memory: true, clock });
  const installed = await office.shelf.install(readPackFolder(new URL('../../../packs/shenzhen', import.meta.url).pathname), clock.now());
  if (!installed.ok) throw new Error(JSON.stringify(installed.findings[0]));
  const head = { recorded: '2026-01-01T09:00:00+08:00' as Instant };
  const from = '2020-01-01' as Day;
  const events: OfficeEvent[] = [
    { seq: 1, ...head, type: 'personAdded', person: 'lin' },
    { seq: 2, ...head, type: 'postGiven', person: 'lin', role: 'officer', office: 'miit', from },
    { seq: 3, ...head, type: 'postGiven', person: 'zhao', role: 'head', office: 'miit', from },
    { seq: 4, ...head, type: 'organisationNamed', organisation: maker.id, name: maker.name! },
    { seq: 5, ...head, type: 'mandateGiven', person: 'wei', organisation: maker.id, from },
  ];
  await office.store.office.append(events);
  const cases = { keeper: office.keeper, names: { all: async () => new Map<string, string>() }, demo: true, drafts: undefined as never };
  const desk: Desk = {
    keeper: office.keeper,
    demo: true,
    cacheMs: 0,
    caseByCode: (id) => viewByCode(cases, id),
    byCode: byCode(cases),
  };
  const caller = (person?: string): Caller => ({ now: clock.now(), request: 'r1', ...(person === undefined ? {} : { person }) });
  return {
    ...office,
    desk,
    caller,
    pages: publicMethods(desk),
    /** To noon of this day; what is due by then has followed. */
    go: async (to: string) => {
      clock.set(noon(to));
      await office.keeper.catchUpAll();
    },
    disclose: async (gives: Readonly<Record<string, unknown>> = {}): Promise<string> =>
      done(
        await office.keeper.give({
          procedure: 'disclosure',
          order: 'disclose',
          actor: 'wei',
          onBehalfOf: maker,
          gives: { ...tutor, ...gives } as never,
        }),
      ).case,
    order: async (caseId: string, order: string, actor: string, gives: Readonly<Record<string, unknown>> = {}): Promise<Kept> =>
      done(
        await office.keeper.give({ case: caseId, order, actor, gives: gives as never, ...(actor === 'wei' ? { onBehalfOf: maker } : {}) }),
      ),
  };
};

export const done = <T>(result: Result<T, Refusal>): T => {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`);
  return result.value;
};

/** An answer of a page, as it must be. */
export const answer = <T, E>(result: Result<T, E>): T => {
  if (!result.ok) throw new Error(`declined: ${JSON.stringify(result.error)}`);
  return result.value;
};
