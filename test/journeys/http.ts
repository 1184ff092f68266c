import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { ticketOf } from './away.ts';
import type { Town } from './town.ts';

interface Asking {
  readonly cookie?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** A client with no page: what is sent is sent as it stands. */
export const ask = async (town: Town, method: string, path: string, { cookie, headers, body }: Asking = {}): Promise<Response> => {
  const { address } = town.city;
  return fetch(`${address}${path}`, {
    method,
    headers: {
      origin: address,
      ...(cookie !== undefined && { cookie }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
};

/** The cookie of somebody of the demo city. */
export const cookieOf = async (town: Town, person: string): Promise<string> => {
  const answer = await ask(town, 'POST', '/api/demo/sign-in-as', { body: { person } });
  expect(answer.status).toBe(200);
  return answer.headers
    .getSetCookie()
    .map((set) => set.split(';')[0])
    .join('; ');
};

export const fresh = (): { readonly 'idempotency-key': string } => ({ 'idempotency-key': randomUUID() });

/** A refusal in the one form that refusals have. */
const refused = async (answer: Response, status: number): Promise<void> => {
  const told = await answer.text();
  expect(answer.status, told).toBe(status);
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  expect(JSON.parse(told)).toMatchObject({ status, text: { en: expect.any(String), zh: expect.any(String) } });
};

const complaint = (grievance: unknown) => ({ procedure: 'complaint', order: 'complain', gives: { grievance } });

/** What no page sends. Each is answered in words, and the office goes on. */
export const badInput = (town: () => Town): void => {
  const answers = async (): Promise<void> => expect((await ask(town(), 'GET', '/api/city')).status).toBe(200);

  test('ten thousand nested brackets, half a body, and what is no JSON', async () => {
    const nested = `{"procedure":"complaint","order":"complain","gives":{"grievance":${'['.repeat(10_000)}${']'.repeat(10_000)}}}`;
    for (const body of [nested, '['.repeat(10_000), '{"procedure":', 'é', '', 'null', '42'])
      await refused(await ask(town(), 'POST', '/api/cases', { headers: fresh(), body }), 400);
    await answers();
  });

  test('a file of 200 megabytes is cut off, and not kept', async () => {
    const cookie = await cookieOf(town(), 'demo-li-jia');
    const ticket = await ticketOf(town(), cookie);
    const { hostname, port, host } = new URL(town().city.address);
    const size = 200 * 1024 * 1024;
    // Says honestly how much comes; then, in pieces, does not.
    for (const framing of [`content-length: ${size}`, 'transfer-encoding: chunked']) {
      const said = await new Promise<string>((resolve, reject) => {
        const socket = connect(Number(port), hostname);
        const piece = Buffer.alloc(1024 * 1024, 97);
        let sent = 0;
        let heard = '';
        const more = (): void => {
          while (sent < size && !socket.destroyed) {
            sent += piece.length;
            const framed = framing.startsWith('transfer')
              ? Buffer.concat([Buffer.from(`${piece.length.toString(16)}\r\n`), piece, Buffer.from('\r\n')])
              : piece;
            if (!socket.write(framed)) return;
          }
        };
        socket.on('drain', more);
        socket.on('data', (text) => {
          heard += text.toString();
          if (/\r\n\r\n.*\}/s.test(heard)) socket.destroy();
        });
        socket.on('close', () => resolve(heard));
        socket.on('error', (error) => (heard === '' ? reject(error) : resolve(heard)));
        socket.write(
          `POST /api/files?name=large.bin&ticket=${ticket} HTTP/1.1\r\nhost: ${host}\r\norigin: http://${host}\r\ncookie: ${cookie}\r\ncontent-type: application/octet-stream\r\n${framing}\r\n\r\n`,
        );
        more();
      });
      expect(said).toMatch(/^HTTP\/1\.1 413 /);
      expect(said).toContain('application/problem+json');
    }
    await answers();
  });

  test('an order on an old version, on none, without a key, by the wrong person, or on nothing', async () => {
    const officer = await cookieOf(town(), 'demo-lin');
    const docket = (await (await ask(town(), 'GET', '/api/office/docket', { cookie: officer })).json()) as {
      rows: { case: string; next?: { order?: string } }[];
    };
    const row = docket.rows.find(({ next }) => next?.order === 'propose')!;
    const path = `/api/cases/${row.case}/orders/propose`;
    const body = { gives: {} };
    const seen = (await ask(town(), 'GET', `/api/cases/${row.case}`, { cookie: officer })).headers.get('etag')!;
    const order = (asking: Asking): Promise<Response> => ask(town(), 'POST', path, { cookie: officer, body, ...asking });

    await refused(await order({ headers: { ...fresh(), 'if-match': '"1"' } }), 412);
    await refused(await order({ headers: { ...fresh() } }), 428);
    await refused(await order({ headers: { 'if-match': seen } }), 428);
    await refused(await order({ headers: { ...fresh(), 'if-match': 'yesterday' } }), 400);
    await refused(await order({ headers: { 'if-match': seen, 'idempotency-key': 'no' } }), 400);
    const stranger = await cookieOf(town(), 'demo-hu');
    const member = await cookieOf(town(), 'demo-chen');
    await refused(await order({ cookie: stranger, headers: { ...fresh(), 'if-match': seen } }), 404);
    await refused(await ask(town(), 'POST', path, { body, headers: { ...fresh(), 'if-match': seen } }), 404);
    await refused(await ask(town(), 'GET', '/api/office/docket', { cookie: stranger }), 403);
    await refused(await ask(town(), 'GET', '/api/office/docket'), 401);
    await refused(
      await ask(town(), 'POST', `/api/cases/${row.case}/orders/grant`, { cookie: member, body, headers: { ...fresh(), 'if-match': seen } }),
      403,
    );
    await refused(
      await ask(town(), 'POST', `/api/cases/${randomUUID()}/orders/propose`, {
        cookie: officer,
        body,
        headers: { ...fresh(), 'if-match': seen },
      }),
      404,
    );
    await answers();
  });

  test('words that no database keeps, and values of the wrong kind', async () => {
    const lone = String.fromCharCode(0xd800);
    const odd: readonly unknown[] = [
      'a\u0000b',
      `x${lone}y`,
      '\u0000',
      { en: 'x\u0000', zh: lone },
      42,
      true,
      [],
      {},
      null,
      'x'.repeat(3_000_000),
    ];
    for (const grievance of odd) {
      const answer = await ask(town(), 'POST', '/api/cases', { headers: fresh(), body: complaint(grievance) });
      expect([400, 413, 422], `${JSON.stringify(grievance).slice(0, 40)}: ${answer.status}`).toContain(answer.status);
      await answer.text();
    }
    const paths = [
      '/api/search?q=%00',
      '/api/search?q=%ED%A0%80',
      `/api/search?q=${'x'.repeat(5000)}`,
      '/api/registers/products?q=%00a',
      '/api/registers/products?cursor=%00',
      '/api/registers/products?limit=-1',
      '/api/registers/%00',
      '/api/products/%00',
      '/api/cases/%00',
      '/api/check/%00',
      '/api/follow/%ED%A0%80',
      '/api/law/%00',
      '/api/times?from=0000-00-00&to=9999-99-99',
      '/products/%00',
      '/%',
      '/%ff%fe',
    ];
    const over = (await Promise.all(paths.map(async (path) => [path, (await ask(town(), 'GET', path)).status] as const))).filter(
      ([, status]) => status >= 500,
    );
    expect(over).toEqual([]);
    await answers();
  });
};
