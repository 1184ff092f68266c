import { type DestinationStream, destination, type Logger, pino } from 'pino';
import { faultFields } from './fault.ts';
import { keptFields, scrubbed } from './kept-fields.ts';
import { readableLines } from './readable.ts';

export type Log = Logger;

export interface LogOptions {
  readonly level: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'silent';
  /** One JSON document a line, or lines for people. */
  readonly form: 'json' | 'readable';
  /** Where lines go; standard error, if left out. */
  readonly to?: DestinationStream;
}

/**
 * The log of the program. It cannot hold personal data by accident: only fields that `kept-fields.ts` names are written, and messages and
 * faults lose e-mail addresses, quoted words, long codes and Chinese words. Written at once, so that a crash loses no line.
 */
export const createLog = ({ level, form, to = destination({ fd: 2, sync: true }) }: LogOptions): Log =>
  closedToOthers(
    pino(
      {
        level,
        base: null,
        timestamp: () => `,"time":"${new Date().toISOString()}"`,
        serializers: { err: faultFields },
        formatters: { level: (label) => ({ level: label }), log: keptFields },
        hooks: {
          logMethod(args, method) {
            const said = args.map((one) => (typeof one === 'string' ? scrubbed(one) : one)) as typeof args;
            // An error alone is a fault; pino would take its message, unread, for that of the line.
            const [first] = said as readonly unknown[];
            if (first instanceof Error) method.apply(this, [{ err: first }, 'fault']);
            else method.apply(this, said);
          },
        },
      },
      form === 'json' ? to : readableLines(to),
    ),
  );

/** pino does not pass what is bound to a child through its formatter: the list holds there too. Children inherit this. */
const closedToOthers = (log: Log): Log => {
  const { child } = log;
  log.child = function (this: Log, bound: object, options?: object) {
    return child.call(this, keptFields(bound), options);
  } as Log['child'];
  return log;
};

/** A log that writes nothing. */
export const noLog: Log = pino({ level: 'silent' });
