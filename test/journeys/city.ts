import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openStore } from '#shell/ledger';

/** A demo city served by a process of its own, over a real port and a real folder. */
export interface City {
  readonly address: string;
  /** As a power cut does it: no signal to prepare for. */
  readonly kill: () => Promise<void>;
  /** Serves the same folder again, at the same address. */
  readonly restart: () => Promise<void>;
  /** Stops, lets somebody change the store by hand, and serves it again. */
  readonly byHand: (script: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** @param what the demo city of the house, whole or with one case for every desk so that it is made in seconds; or the folder of a pack whose demo it is */
export const foundCity = async (what = 'small'): Promise<City> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'ordinance-city-'));
  let serving = await serve(dataDir, '0', what).catch(async (error: unknown) => {
    await rm(dataDir, { recursive: true });
    throw error;
  });
  const { address } = serving;
  const { port } = new URL(address);
  const kill = async (): Promise<void> => {
    serving.process.kill('SIGKILL');
    await serving.ended;
  };
  const restart = async (): Promise<void> => {
    serving = await serve(dataDir, port, what);
  };
  return {
    address,
    kill,
    restart,
    byHand: async (script) => {
      await kill();
      const store = await openStore({ dataDir });
      await store.database.script(script);
      await store.close();
      await restart();
    },
    close: async () => {
      await kill();
      await rm(dataDir, { recursive: true });
    },
  };
};

interface Serving {
  readonly process: ChildProcess;
  readonly address: string;
  readonly ended: Promise<unknown>;
}

/** Until it says where it is open. What it says of trouble is handed on, so that a failed journey can be understood. */
const serve = (dataDir: string, port: string, what: string): Promise<Serving> =>
  new Promise((resolve, reject) => {
    const program = fileURLToPath(new URL('./serve-city.ts', import.meta.url));
    const child = spawn(process.execPath, [program, dataDir, port, what], { stdio: ['ignore', 'pipe', 'pipe'] });
    const ended = new Promise((done) => child.once('close', done));
    let said = '';
    child.stderr.on('data', (text: Buffer) => process.stderr.write(`the city: ${text}`));
    child.stdout.on('data', (text: Buffer) => {
      said += text;
      const address = /is open: (http:\S+)/.exec(said)?.[1];
      if (address !== undefined) resolve({ process: child, address, ended });
    });
    void ended.then(() => reject(new Error(`the city did not open: ${said}`)));
  });
