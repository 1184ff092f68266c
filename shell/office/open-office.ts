import { newestRecorded, openStore, type Store, type StoreOptions } from '#shell/ledger';
import { BackupPlace } from './backups/backup-room.ts';
import { type Clock, SetClock, systemClock } from './clock.ts';
import { LedgerKeeper } from './ledger-keeper.ts';
import { setting } from './settings.ts';
import { Shelf } from './shelf.ts';
import { PromiseAlarm } from './watching/index.ts';

export interface OpenOptions extends StoreOptions {
  /** The clock to use; by default the store's own, if it was given one, else the world's. */
  readonly clock?: Clock;
}

/** An opened store with its law, its clock and the one who keeps its ledger. */
export interface OpenedOffice {
  readonly store: Store;
  readonly shelf: Shelf;
  readonly clock: Clock;
  readonly keeper: LedgerKeeper;
  /** Holds what is written against the promises of the law. */
  readonly alarm: PromiseAlarm;
  /** Where a server that makes backups puts them. */
  readonly backups: BackupPlace;
  close(): Promise<void>;
}

export const openOffice = async (options: OpenOptions): Promise<OpenedOffice> => {
  const store = await openStore(options);
  try {
    const shelf = await Shelf.open(store);
    const clock = options.clock ?? (await ownClock(store));
    return {
      store,
      shelf,
      clock,
      keeper: new LedgerKeeper(store, shelf, clock),
      alarm: new PromiseAlarm(store, shelf, clock),
      backups: new BackupPlace(),
      close: () => store.close(),
    };
  } catch (error) {
    await store.close();
    throw error;
  }
};

/**
 * A store of earlier years, or of the demo, stands on a day of its own. One that runs goes on from what was recorded last: it was
 * stopped later than it was set, and no clock may go back behind the ledger.
 */
const ownClock = async (store: Store): Promise<Clock> => {
  const kept = await setting(store.database, 'clock');
  if (kept === undefined) return systemClock;
  return new SetClock(kept.runs ? Math.max(kept.at, await newestRecorded(store.database)) : kept.at, kept.runs);
};
