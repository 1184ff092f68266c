import { type Day, startOfDay, zoneOf } from '#law/ground';
import type { Import, Pack } from '#law/pack';
import { SetClock } from '../clock.ts';
import type { OpenedOffice } from '../open-office.ts';
import { set } from '../settings.ts';
import { columnsOf } from './import-products.ts';

/** The map of the pack whose columns a file has. */
export const fittingMap = (pack: Pack, text: string): Import | undefined => {
  const header = text
    .slice(0, text.search(/\r?\n/))
    .split(',')
    .map((name) => name.replaceAll('"', '').trim());
  return Object.values(pack.imports).find((map) => {
    const columns = columnsOf(map);
    return columns.length > 0 && columns.every((column) => header.includes(column));
  });
};

/** An empty store that is filled with earlier years stands on their last day. */
export const standOn = async (office: OpenedOffice, day: Day): Promise<void> => {
  const zone = zoneOf(office.shelf.on(day).pack.zone);
  const at = startOfDay(zone, day) + 12 * 3_600_000;
  await set(office.store.database, 'clock', { at, runs: false });
  if (office.clock instanceof SetClock) office.clock.set(at);
};
