import type { FastifyInstance } from 'fastify';
import type { Log } from '#shell/log';
import type { OpenedOffice } from '#shell/office';
import type { Telemetry } from '#shell/telemetry';
import type { Ready } from './readiness.ts';
import type { Rounds } from './rounds.ts';

export interface Stopping {
  readonly app: FastifyInstance;
  /** Cuts the connections on which something is still being answered. */
  readonly cut: () => void;
  /** None where the jobs were not begun. */
  readonly rounds: Rounds | undefined;
  /** Jobs that may be given up: a backup that was not finished leaves nothing behind. */
  readonly spare: Rounds;
  readonly ready: Ready;
  readonly office: OpenedOffice;
  readonly log: Log;
  readonly measured: Pick<Telemetry, 'stop'> | undefined;
  readonly signal: NodeJS.Signals;
  /** How long requests that are being answered may take, in milliseconds; then their connections are cut. */
  readonly patienceMs: number;
}

/**
 * Stops in order: say that nobody shall come any more, take no new connection, end event streams, answer what was asked, finish the job in
 * hand, close the database. An order that was acknowledged is kept; one that was not yet answered is either answered or not carried out.
 */
export const stopAll = async (stopping: Stopping): Promise<void> => {
  const { app, ready, rounds, log, signal, patienceMs } = stopping;
  log.info({ signal }, 'stopping');
  ready.stop();
  const cut = setTimeout(() => {
    log.warn({ ms: patienceMs }, 'requests took too long and were cut');
    stopping.cut();
  }, patienceMs);
  await app.close();
  clearTimeout(cut);
  await rounds?.stop();
  await Promise.race([stopping.spare.stop(), new Promise((late) => setTimeout(late, patienceMs).unref())]);
  await Promise.race([stopping.measured?.stop(), new Promise((late) => setTimeout(late, 5000).unref())]);
  await stopping.office.close();
  log.info({ signal }, 'stopped');
};

/** Until Ctrl-C is pressed or the system asks to stop. A second signal ends the process at once: nothing acknowledged is lost by that. */
export const stopped = (): Promise<NodeJS.Signals> =>
  new Promise((done) => {
    let asked = false;
    const stop = (signal: NodeJS.Signals): void => {
      if (asked) process.exit(signal === 'SIGINT' ? 130 : 143);
      asked = true;
      done(signal);
    };
    process.on('SIGINT', stop);
    process.on('SIGTERM', stop);
  });

/** A fault that nobody caught is logged, and ends the process: what it left half done is not to be built upon. */
export const tellFaults = (log: Log): void => {
  process.on('uncaughtException', (err) => {
    log.fatal({ err }, 'a fault that nobody caught');
    process.exit(3);
  });
};
