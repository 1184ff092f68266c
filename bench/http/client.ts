// The clients, in a process of their own: the same program drives our server and the bare one.
import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import type { OrderStep } from '../orders/index.ts';

export interface Drive {
  readonly port: number;
  readonly clients: number;
  readonly ms: number;
  readonly steps: readonly OrderStep[];
  /** Cookie of each person. */
  readonly cookies: Readonly<Record<string, string>>;
}

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

process.on('message', ({ port, clients, ms, steps, cookies }: Drive) => {
  const start = performance.now();
  let done = 0;
  const client = async (): Promise<void> => {
    let [id, seq] = ['', 0];
    for (let n = 0; performance.now() - start < ms; n += 1) {
      const { order, procedure, gives, actor } = steps[n % steps.length]!;
      const opens = n % steps.length === 0;
      const path = opens ? '/api/cases' : `/api/cases/${id}/orders/${order}`;
      const body = opens ? { procedure, order, gives } : { gives };
      const headers = {
        cookie: cookies[actor]!,
        'content-type': 'application/json',
        'x-ordinance': '1',
        'idempotency-key': randomUUID(),
        ...(opens ? {} : { 'if-match': `"${seq}"` }),
      };
      const answer = await post(port, path, headers, JSON.stringify(body));
      ({ case: id, seq } = JSON.parse(answer) as { readonly case: string; readonly seq: number });
      done += 1;
    }
  };
  Promise.all(Array.from({ length: clients }, client)).then(
    () => process.send!({ perSecond: (done * 1000) / (performance.now() - start) }),
    (error: Error) => process.send!({ error: error.message }),
  );
});

const post = (port: number, path: string, headers: Readonly<Record<string, string>>, body: string): Promise<string> =>
  new Promise((answered, failed) => {
    const sent = request({ host: '127.0.0.1', port, path, method: 'POST', headers, agent }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', failed);
      response.on('end', () => {
        const text = Buffer.concat(parts).toString('utf8');
        if (response.statusCode! < 300) answered(text);
        else failed(new Error(`${path} answered ${response.statusCode}: ${text.slice(0, 300)}`));
      });
    });
    sent.on('error', failed);
    sent.end(body);
  });
