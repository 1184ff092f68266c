import { lackingIn, unknownKeys } from '#law/ground';
import type { Config } from '#shell/config';
import { inline } from '#shell/db';
import { programVersion } from '#shell/ledger';
import type { OpenedOffice } from '#shell/office';
import { listenToSteps } from '#shell/probe';
import type { Gauges, Telemetry } from '#shell/telemetry';
import type { Backups } from './backups.ts';
import type { Rounds } from './rounds.ts';

export interface Measured {
  readonly office: OpenedOffice;
  readonly rounds: () => Rounds | undefined;
  readonly backups: Backups | undefined;
}

/** Starts metrics and traces where the configuration names a receiver. Without one nothing of them is loaded. */
export const measure = async ({ telemetry, store: { city, cities } }: Config, measured: Measured): Promise<Telemetry | undefined> => {
  const { endpoint, everySeconds } = telemetry;
  if (endpoint === undefined) return undefined;
  const { startTelemetry } = await import('#shell/telemetry');
  const started = startTelemetry({ endpoint, everySeconds, version: programVersion, city, gauges: gaugesOf(measured) });
  // Steps are heard process-wide. Where one process serves several cities nothing tells whose they are, so there they are not measured.
  if (cities === undefined) listenToSteps(started.steps);
  return started;
};

const mailsWaiting = inline('select count(*)::integer as count from mail where sent_at is null');
const timersDue = inline(
  'select count(*)::integer as due, count(*) filter (where wakes_at <= $2)::integer as late from timer where wakes_at <= $1',
);

/** A timer is late once its time passed a minute ago. */
const lateMs = 60_000;

const languagesKept = (shelf: OpenedOffice['shelf']): readonly string[] => [
  ...new Set(shelf.versions().flatMap(({ pack }) => pack.languages)),
];

const gaugesOf = ({ office: { store, shelf, clock, alarm }, rounds, backups }: Measured): Gauges => ({
  'ordinance.mails.waiting': {
    read: async () => (await store.database.query<{ count: number }>(mailsWaiting))[0]!.count,
  },
  'ordinance.timers': {
    read: async () => {
      const now = clock.now();
      const [row] = await store.database.query<{ due: number; late: number }>(timersDue, [now, now - lateMs]);
      return { due: row!.due, late: row!.late };
    },
  },
  // Sentences of the program that a language lacks and that are said in English, and keys that no catalogue has: nothing, in a program without mistakes.
  'ordinance.words.lacking': {
    by: 'language',
    read: async () => Object.fromEntries(languagesKept(shelf).map((language) => [language, lackingIn(language).lacking])),
  },
  'ordinance.words.unknown': { read: async () => unknownKeys().length },
  // Anything but nothing: an event that contradicts a promise was found since the start.
  'ordinance.promises.broken': { read: async () => alarm.count },
  'ordinance.job.since_well': {
    unit: 's',
    by: 'job',
    read: async () => Object.fromEntries((rounds()?.states() ?? []).map(({ name, sinceWellMs }) => [name, sinceWellMs / 1000])),
  },
  'ordinance.backup.age': {
    unit: 's',
    read: async () => {
      const last = (await backups?.status())?.last;
      return last === undefined ? undefined : (Date.now() - Date.parse(last)) / 1000;
    },
  },
  'db.client.connection.count': { by: 'state', read: async () => store.database.connections?.() },
});
