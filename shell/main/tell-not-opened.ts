import type { Log } from '#shell/log';
import type { OpenedOffice } from '#shell/office';

type NotOpened = Awaited<ReturnType<OpenedOffice['keeper']['catchUpAll']>>;

/** A pack hands a duty or an alarm too little to be opened with: the one who keeps the pack has to know. */
export const tellNotOpened = (log: Log, notOpened: NotOpened): void => {
  for (const one of notOpened) {
    const about = { kind: 'duty' in one ? one.duty.name : one.stream.name, day: one.day, refusal: one.refusal.refusal };
    log.error(about, 'duty' in one ? 'the calendar could not open a duty' : 'the figures could not open an alarm');
  }
};
