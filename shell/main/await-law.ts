import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { OpenedOffice } from '#shell/office';
import { barePage } from './bare-page.ts';

/** Between two looks into the store, so that reloading the page does not open the database again and again. */
const looksApartMs = 2000;

export interface Waiting {
  /** Opens the store once more, to see whether it has a law by now. */
  readonly open: () => Promise<OpenedOffice>;
  readonly listen: (server: Listening) => Promise<string>;
  readonly say: (line: string) => void;
  /** Settles when the process is asked to stop. */
  readonly asked: Promise<unknown>;
}

export interface Listening {
  listen(at: { readonly port: number; readonly host: string }): Promise<string>;
}

/** A plain server, as something that listens at a port. */
export const listening = (server: Server): Listening => ({
  listen: ({ port, host }) =>
    new Promise((done, failed) => {
      server.once('error', failed);
      server.listen(port, host, () => {
        server.off('error', failed);
        done(`http://${host}:${(server.address() as AddressInfo).port}`);
      });
    }),
});

/** How a store gets its law; the page and the console say the same. */
export const howToInstall = 'ordinance pack install DIR';

/**
 * Waits until a store has a law. The store is closed meanwhile, so that the command line can install one beside the server; each request looks
 * whether it has. Answers the opened store, or nothing where the process was asked to stop.
 */
export const awaitLaw = async ({ open, listen, say, asked }: Waiting): Promise<OpenedOffice | undefined> => {
  let opened: OpenedOffice | undefined;
  let looking = false;
  let lookedAt = Date.now();
  let found: (office: OpenedOffice) => void = () => {};
  const ready = new Promise<OpenedOffice>((done) => {
    found = done;
  });
  const look = async (): Promise<void> => {
    if (looking || opened !== undefined || Date.now() - lookedAt < looksApartMs) return;
    looking = true;
    try {
      const office = await open();
      if (office.shelf.empty) await office.close();
      else {
        opened = office;
        found(office);
      }
    } catch (error) {
      // The command that installs the law holds the store at this moment.
      if (!(error instanceof Error) || error.name !== 'FolderInUse') throw error;
    } finally {
      looking = false;
      lookedAt = Date.now();
    }
  };
  const server = createServer((request, response) => {
    look()
      .catch((error: Error) => say(error.message))
      .finally(() => answer(request, response));
  });
  const address = await listen(listening(server));
  say(`This store has no law yet. Install one with \`${howToInstall}\`, then reload ${address}`);
  const office = await Promise.race([ready, asked.then(() => undefined)]);
  await new Promise((closed) => {
    server.close(closed);
    server.closeAllConnections();
  });
  return office;
};

const answer = ({ url = '/' }: IncomingMessage, response: ServerResponse): void => {
  const isLive = url === '/healthz';
  const isApi = url.startsWith('/api') || url === '/readyz' || isLive;
  response.writeHead(isLive ? 200 : 503, {
    'content-type': isApi ? 'application/json; charset=utf-8' : 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'retry-after': '5',
    connection: 'close',
  });
  response.end(
    isLive ? '{"live":true}' : isApi ? JSON.stringify({ status: 503, title: 'no law is installed', detail: howToInstall }) : page,
  );
};

const page = barePage({
  title: 'No law is installed yet',
  again: true,
  main: `<h1>No law is installed yet</h1>
<p>This store belongs to no city. Give it a law on the machine where it runs:</p>
<p><code>${howToInstall}</code></p>
<p><code>DIR</code> is the folder of a pack. This page opens the city as soon as its law is there.</p>
<p lang="zh">本数据库尚未安装任何规则包，因此不属于任何城市。请在运行本程序的机器上执行上述命令，<code>DIR</code>为规则包文件夹；安装完成后，本页会自动打开。</p>`,
});
