import { Type } from 'typebox';
import { Count, Instant, list, maybe, named, type Of, oneOf, Text } from './schema.ts';

/** When it was made, to the second; it names a backup. */
const BackupTime = Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ$', description: 'an instant in UTC' });
export const OneBackup = Type.Object({ time: BackupTime });

const What = oneOf('backup', 'rehearsal');

export const KeptBackup = named('KeptBackup', {
  time: BackupTime,
  at: Instant,
  bytes: Count,
  /** What became of its last rehearsal: a restore into a throwaway database, with every digest computed again. */
  rehearsed: maybe(named('BackupRehearsed', { at: Instant, ok: Type.Boolean(), events: maybe(Count), why: maybe(Text) })),
});
export type KeptBackup = Of<typeof KeptBackup>;

export const BackupsPage = named('BackupsPage', {
  sentence: Text,
  tone: oneOf('good', 'wait', 'bad'),
  /** How they are made; missing where this server makes none. */
  plan: maybe(
    named('BackupPlan', {
      everyHours: Type.Number({ minimum: 0 }),
      daily: Count,
      weekly: Count,
      monthly: Count,
      /** When the next one is due. */
      next: Instant,
    }),
  ),
  /** What is being done now. */
  doing: maybe(named('BackupDoing', { what: What, since: Instant, of: maybe(Instant) })),
  /** What did not succeed last, as long as nothing of its kind succeeded since. */
  failed: maybe(named('BackupFailed', { what: What, at: Instant, why: Text })),
  /** The newest first. */
  rows: list(KeptBackup),
});
export type BackupsPage = Of<typeof BackupsPage>;
