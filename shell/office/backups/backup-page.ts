import type { Answering, BackupsPage, Caller, Declined } from '#contract';
import { ok, printInstant, type Result, type Text, zoneOf } from '#law/ground';
import { notFound, refused } from '../cases/declined.ts';
import type { Desk } from '../cases/desk.ts';
import { packToday } from '../cases/look.ts';
import { mayDo, withoutPower } from '../cases/people-book.ts';
import type { BackupFault, BackupRoom } from './backup-room.ts';
import { say } from './say.ts';

const power = 'run-backups';

/** Which backups exist, what is under way, and what went wrong; for those whom the pack gives the power. */
export const backups =
  (desk: Desk): Answering<'backups'> =>
  (caller) =>
    allowed(desk, caller, async (room) => ok(pageOf(desk, room)));

/** Begins a backup at once; the page tells how it goes on. */
export const makeBackup =
  (desk: Desk): Answering<'makeBackup'> =>
  (caller) =>
    allowed(desk, caller, async (room) => {
      if (room === undefined) return none();
      return room.begin() ? ok(pageOf(desk, room)) : underWay();
    });

/** Begins the rehearsal of a restore. */
export const rehearseBackup =
  (desk: Desk): Answering<'rehearseBackup'> =>
  (caller, { time }) =>
    allowed(desk, caller, async (room) => {
      if (room === undefined) return none();
      const begun = room.beginRehearsal(time);
      if (begun === undefined) return notFound(time, say('rehearse.thereIsNoSuch'));
      return begun ? ok(pageOf(desk, room)) : underWay();
    });

type Page = Result<BackupsPage, Declined>;

const allowed = async (desk: Desk, caller: Caller, answer: (room: BackupRoom | undefined) => Promise<Page>): Promise<Page> =>
  (await mayDo(desk, caller, power)) ? answer(desk.backups?.room) : withoutPower(desk, power);

const none = (): Page => refused('orderNotOpen', {}, say('sentence.noneHere'));
const underWay = (): Page => refused('orderNotOpen', {}, say('begin.somethingIsUnderWay'));

const pageOf = (desk: Desk, room: BackupRoom | undefined): BackupsPage => {
  if (room === undefined) return { sentence: say('sentence.noneHere'), tone: 'bad', rows: [] };
  const zone = zoneOf(packToday(desk).zone);
  const at = (ms: number): string => printInstant(zone, ms);
  const { daily, weekly, monthly } = room.keep;
  const [doing, failed, rows] = [room.doing(), room.failed(), room.list()];
  return {
    ...judged(room),
    plan: { everyHours: room.everyMs / 3_600_000, daily, weekly, monthly, next: at(room.nextDue()) },
    ...(doing && {
      doing: { what: doing.what, since: at(doing.since), ...(doing.of !== undefined && { of: at(Date.parse(doing.of)) }) },
    }),
    ...(failed && { failed: { what: failed.what, at: at(failed.at), why: whyOf(failed.why) } }),
    rows: rows.map(({ time, bytes, rehearsed }) => ({
      time,
      at: at(Date.parse(time)),
      bytes,
      ...(rehearsed && {
        rehearsed: {
          at: at(rehearsed.at),
          ok: rehearsed.ok,
          ...(rehearsed.events !== undefined && { events: rehearsed.events }),
          ...(rehearsed.why !== undefined && { why: whyOf(rehearsed.why) }),
        },
      }),
    })),
  };
};

/** The worst that can be said of them comes first. */
const judged = (room: BackupRoom): Pick<BackupsPage, 'sentence' | 'tone'> => {
  const [newest, ...others] = room.list();
  if (room.failed()?.what === 'backup') return { sentence: say('sentence.lastFailed'), tone: 'bad' };
  if (newest === undefined) return { sentence: say('sentence.noneYet'), tone: 'wait' };
  if (room.now() - Date.parse(newest.time) > 2 * room.everyMs) return { sentence: say('sentence.late'), tone: 'bad' };
  const tried = [newest, ...others].flatMap(({ rehearsed }) => rehearsed ?? []).toSorted((a, b) => b.at - a.at);
  if (tried[0]?.ok === false || room.failed()?.what === 'rehearsal') return { sentence: say('sentence.rehearsalFailed'), tone: 'bad' };
  if (tried.length === 0) return { sentence: say('sentence.notRehearsed'), tone: 'wait' };
  return { sentence: say('sentence.well'), tone: 'good' };
};

const whyOf = (fault: BackupFault): Text => say(`why.${fault}`);
