import type { Zone } from './day.ts';

const zones = new Map<string, Zone>();

/** The zone of this IANA name; throws a `RangeError` for an unknown one (the pack checker asks `isZone` first). */
export const zoneOf = (name: string): Zone => {
  const known = zones.get(name);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'longOffset' });
  const byHour = new Map<number, number>();
  const zone: Zone = {
    name,
    offsetMinutes: (ms) => {
      // Offsets change on whole quarter hours at most, so a quarter hour has one offset.
      const quarter = Math.floor(ms / 900_000);
      const kept = byHour.get(quarter);
      if (kept !== undefined) return kept;
      const minutes = readOffset(format.formatToParts(ms).find((part) => part.type === 'timeZoneName')?.value ?? 'GMT');
      if (byHour.size > 20_000) byHour.clear();
      byHour.set(quarter, minutes);
      return minutes;
    },
  };
  zones.set(name, zone);
  return zone;
};

export const isZone = (name: string): boolean => {
  try {
    zoneOf(name);
    return true;
  } catch {
    return false;
  }
};

const readOffset = (text: string): number => {
  const parts = /^GMT(?:([+-])(\d{2}):(\d{2}))?/.exec(text);
  if (parts?.[1] === undefined) return 0;
  const minutes = Number(parts[2]) * 60 + Number(parts[3]);
  return parts[1] === '-' ? -minutes : minutes;
};
