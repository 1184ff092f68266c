import type { Queries } from '#shell/db';
import { sessionIsThere } from './session-table.ts';

/**
 * Tells what still runs for a session that it has ended: at once where it was ended on this server, and within `lookMs` where it was
 * ended on another one.
 */
export const endedSessions = (db: Queries, clock: () => number, lookMs = 5_000) => {
  const waiting = new Map<string, Set<() => void>>();
  return {
    tell: (ids: readonly string[]): void => {
      for (const id of ids) for (const ended of waiting.get(id) ?? []) ended();
    },
    /** Calls once the session has ended; gives back the way to stop looking. */
    watch: (id: string, ended: () => void): (() => void) => {
      const look = setInterval(() => {
        void sessionIsThere(db, id, clock()).then(
          (there) => there || ended(),
          // A database that does not answer says nothing about the session; the next look will.
          () => {},
        );
      }, lookMs);
      look.unref();
      const all = waiting.get(id) ?? new Set();
      waiting.set(id, all.add(ended));
      return () => {
        clearInterval(look);
        all.delete(ended);
        if (all.size === 0) waiting.delete(id);
      };
    },
  };
};
