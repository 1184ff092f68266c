import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { installOwnPack, openOffice } from '#shell/office';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'ordinance-stop-'));
const dataDir = join(folder, 'data');
const children: ChildProcess[] = [];
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

beforeAll(async () => {
  const office = await openOffice({ dataDir });
  await installOwnPack(office.shelf, office.clock.now());
  await office.close();
});

/** The program as a city runs it: a process of its own over a folder of its own. */
const serve = async () => {
  const child = spawn(process.execPath, [join(root, 'shell/cli/main.ts'), 'serve', '--port', '0', '--data', dataDir], {
    env: { ...process.env, DATABASE_URL: '', ORDINANCE_DATA: '', ORDINANCE_HTTP_PER_MINUTE: '1000000' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  const ended = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>;
  let heard = '';
  const waiting = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text: Buffer) => {
      heard += text.toString();
      for (const look of waiting) look();
    });
  const says = (pattern: RegExp): Promise<RegExpExecArray> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const found = pattern.exec(heard);
        if (found === null) return;
        waiting.delete(look);
        resolve(found);
      };
      waiting.add(look);
      look();
      void ended.then(() => reject(new Error(`the server ended: ${heard}`)));
    });
  const [, address] = await says(/is open: (http:\S+)/);
  return { child, ended, says, address: address!, log: () => heard };
};

const complaint = (n: string) =>
  JSON.stringify({ procedure: 'complaint', order: 'complain', gives: { grievance: `路口的喇叭整夜播放，${n}。` } });

/** One order over a connection of its own: its number once it is acknowledged, or why not. */
const complain = async (address: string, n: string): Promise<{ readonly number?: string; readonly why?: string }> => {
  try {
    const answer = await fetch(`${address}/api/cases`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID(), origin: address, connection: 'close' },
      body: complaint(n),
    });
    const told = (await answer.json()) as { readonly number?: string };
    return answer.status === 201 ? { number: told.number! } : { why: String(answer.status) };
  } catch (error) {
    return { why: String((error as { cause?: { code?: string } }).cause?.code ?? error) };
  }
};

/** A request of which the first half is sent now, and the second when asked. */
const half = async (address: string) => {
  const { port, host } = new URL(address);
  const socket = connect(Number(port), '127.0.0.1');
  await once(socket, 'connect');
  const body = Buffer.from(complaint('前半'));
  let answer = '';
  socket.on('data', (text) => {
    answer += text.toString();
  });
  // A server that is ended at once resets the connection.
  socket.on('error', () => {});
  const closed = new Promise((resolve) => socket.once('close', resolve));
  socket.write(
    `POST /api/cases HTTP/1.1\r\nhost: ${host}\r\norigin: http://${host}\r\ncontent-type: application/json\r\nidempotency-key: ${randomUUID()}\r\ncontent-length: ${body.length}\r\n\r\n`,
  );
  socket.write(body.subarray(0, 20));
  return {
    rest: async (): Promise<string> => {
      socket.write(body.subarray(20));
      await closed;
      return answer;
    },
  };
};

describe.skipIf(process.platform === 'win32')('a real server', () => {
  test('asked to stop under load: what is in flight is answered, no acknowledged order is lost, exit 0', { timeout: 300_000 }, async () => {
    const { child, ended, says, address, log } = await serve();
    expect((await fetch(`${address}/readyz`)).status).toBe(200);
    const first = await complain(address, '第一');
    expect(first.number).toBeDefined();

    const slow = await half(address);
    const acknowledged: string[] = [first.number!];
    const refused: string[] = [];
    let stopping = false;
    const client = async (n: number): Promise<void> => {
      for (let i = 0; !stopping; i += 1) {
        const { number, why } = await complain(address, `${n}-${i}`);
        if (number === undefined) refused.push(why!);
        else acknowledged.push(number);
      }
    };
    const clients = [0, 1, 2, 3].map(client);
    while (acknowledged.length < 20) await new Promise((resolve) => setTimeout(resolve, 5));
    child.kill('SIGTERM');
    await says(/"msg":"stopping"/);
    expect(await slow.rest()).toMatch(/^HTTP\/1\.1 201 /);
    stopping = true;
    await Promise.all(clients);
    expect(await ended).toEqual([0, null]);
    expect(log()).toContain('"msg":"stopped"');
    expect(log()).not.toMatch(/"level":"(?:error|fatal)"/);
    // Nobody was told of a fault: they were answered, or found the door closed.
    expect(refused.filter((why) => !/^(503|ECONNREFUSED|ECONNRESET|UND_ERR_SOCKET)$/.test(why))).toEqual([]);

    const office = await openOffice({ dataDir });
    try {
      const kept = new Set((await office.store.cases({ limit: 10_000 })).rows.map(({ number }) => number));
      expect(acknowledged.filter((number) => !kept.has(number))).toEqual([]);
      expect((await office.store.verify()).ok).toBe(true);
    } finally {
      await office.close();
    }
  });

  test('a second signal ends it at once', { timeout: 300_000 }, async () => {
    const { child, ended, says, address } = await serve();
    // A request whose second half never comes keeps the server waiting.
    await half(address);
    // What is answered after it shows that the half has arrived: a server with nothing in hand would end at the first signal.
    expect((await fetch(`${address}/healthz`)).status).toBe(200);
    child.kill('SIGINT');
    await says(/"msg":"stopping"/);
    child.kill('SIGINT');
    expect(await ended).toEqual([130, null]);
  });
});
