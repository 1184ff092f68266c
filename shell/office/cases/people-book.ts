import type { Caller } from '#contract';
import { type Day, fail, printInstant, zoneOf } from '#law/ground';
import type { PowerKind } from '#law/pack';
import { inline } from '#shell/db';
import type { Office, OfficeEvent, WithEntries } from '#shell/ledger';
import { nowInOrder } from '../not-before-ledger.ts';
import { forPower, hasPower } from '../powers.ts';
import { notFound } from './declined.ts';
import type { Desk } from './desk.ts';
import { packToday, todayOf } from './look.ts';
import { say } from './say.ts';

/** What may be entered in the book of the office: its number, time and author come by themselves. */
export type Entry = OfficeEvent extends infer E ? (E extends OfficeEvent ? Omit<E, 'seq' | 'recorded' | 'actor'> : never) : never;

const all = inline('select data from office_event order by seq');

/**
 * Adds to the office's stream; anyone who is slower reads it again and adds again.
 * @throws ClockSetBack
 */
export const enter = async (
  desk: Desk,
  caller: Pick<Caller, 'person'>,
  entries: readonly Entry[],
  also: WithEntries = {},
): Promise<void> => {
  const { office } = desk.keeper.store;
  const zone = zoneOf(packToday(desk).zone);
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const { version } = await office.read();
    const recorded = printInstant(zone, await nowInOrder(desk.keeper.store.database, desk.keeper.clock));
    const events = entries.map(
      (entry, index) =>
        ({ ...entry, seq: version + 1 + index, recorded, ...(caller.person === undefined ? {} : { actor: caller.person }) }) as OfficeEvent,
    );
    if (await office.append(events, also)) return;
  }
  throw new Error('the office stream could not be added to');
};

/** Whether the caller has a power of the office today. */
export const mayDo = async (desk: Desk, { person }: Pick<Caller, 'person'>, power: PowerKind): Promise<boolean> =>
  hasPower(packToday(desk), await desk.keeper.store.office.read(), person, power, todayOf(desk));

export const withoutPower = (desk: Desk, power: PowerKind) => {
  const pack = packToday(desk);
  return fail({ refusal: 'notThisRole', basis: pack.powers[power]?.basis ?? [], ...forPower(pack, power) });
};

/** Whether there is such a person: with an account, or enrolled in the office. */
export const isKnown = async (desk: Desk, office: Office, person: string): Promise<boolean> =>
  office.persons.has(person) || (await desk.names.all()).has(person);

export const noSuchPerson = (person: string) => notFound(person, say('noSuchPerson.thereIsNoSuch'));

/** From when and until when; from today, if not said. */
export const term = (desk: Desk, { from, until }: { readonly from?: string; readonly until?: string }) => ({
  from: (from ?? todayOf(desk)) as Day,
  ...(until === undefined ? {} : { until: until as Day }),
});

export const lastDay = (desk: Desk, until: string | undefined): Day => (until ?? todayOf(desk)) as Day;

/** All that the office has entered, oldest first. */
export const read = async (desk: Desk): Promise<readonly OfficeEvent[]> =>
  (await desk.keeper.store.database.query<{ data: OfficeEvent }>(all)).map(({ data }) => data);

/** Entries are known by their number in the stream. */
export const idOf = ({ seq }: Pick<OfficeEvent, 'seq'>): string => `entry-${seq}`;

export const entered = async <T extends OfficeEvent['type']>(
  desk: Desk,
  id: string,
  ...types: readonly T[]
): Promise<Extract<OfficeEvent, { readonly type: T }> | undefined> =>
  (await read(desk)).find(
    (event): event is Extract<OfficeEvent, { readonly type: T }> => idOf(event) === id && types.includes(event.type as T),
  );
