import type { Identity } from '#shell/identity';
import type { Log, Tally } from '#shell/log';
import { dropUnusedFiles, type OpenedOffice, ReminderRun, writeMails } from '#shell/office';
import { fillLinksShown, linkFiller } from './account-mail.ts';
import type { Job } from './rounds.ts';
import { openPost, type Post, sendMails } from './send-mail.ts';
import { tellBroken } from './tell-broken.ts';
import { tellNotOpened } from './tell-not-opened.ts';

export interface JobParts {
  readonly office: OpenedOffice;
  readonly identity: Identity;
  readonly log: Log;
  readonly tally: Tally;
  /** Under which address links in mails lead here. */
  readonly origin: string;
  /** Without it mails are written and wait. */
  readonly post: Post | undefined;
  /** In the demo city no mail leaves: the links in mails are made for the page that shows them. */
  readonly demo?: boolean;
}

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

/** What the program does by itself, in this order: later ones may rest on what earlier ones did. */
export const jobsOf = ({
  office: { keeper, store, clock, alarm },
  identity,
  log,
  tally,
  origin,
  post,
  demo = false,
}: JobParts): readonly Job[] => {
  const opened = post === undefined ? undefined : openPost(post);
  const emailOf = (person: string): Promise<string | undefined> => identity.mailOf(person);
  const fill = linkFiller(identity.oneTime, origin);
  const reminders = new ReminderRun({ keeper, origin, emailOf });
  const job = (name: string, run: () => Promise<unknown>, everyMs?: number): Job => ({
    name,
    ...(everyMs === undefined ? {} : { everyMs }),
    run: async () => {
      const done = await run();
      return typeof done === 'number' ? done : 0;
    },
  });
  return [
    // Somebody may have installed a text or applied a calendar from another server or from the command line.
    job('texts', () => keeper.shelf.refreshTexts()),
    job('notices', () => keeper.shelf.refreshNotices()),
    job('calendar', async () => tellNotOpened(log, await keeper.runCalendar())),
    job('transitions', () => keeper.runTransitions()),
    job('timers', () => keeper.runTimers()),
    job('lists', () => keeper.runLists()),
    job('streams', async () => tellNotOpened(log, await keeper.runStreams())),
    job('retention', async () => (await keeper.runRetention())?.erased),
    job('promises', async () => tellBroken(log, await alarm.look()), 5 * second),
    job('mails', () => writeMails({ keeper, origin, emailOf })),
    job('reminders', () => reminders.run()),
    job('resets', () => identity.resets.carryOut()),
    ...(demo ? [job('links', () => fillLinksShown(store, fill))] : []),
    job('post', async () => {
      if (post === undefined || opened === undefined) return 0;
      const { sent, failed } = await sendMails(store, opened, post.from, clock.now(), undefined, fill);
      if (failed.length > 0) log.warn({ job: 'post', count: failed.length, err: failed[0] }, 'mails could not be handed over and wait');
      return sent;
    }),
    job('tally', async () => tally.tell(), minute),
    job(
      'sweep',
      async () => {
        await identity.sweep();
        await store.forgetKeysBefore(clock.now() - 7 * 24 * hour);
        await dropUnusedFiles(keeper);
        await store.maintain();
      },
      hour,
    ),
  ];
};
