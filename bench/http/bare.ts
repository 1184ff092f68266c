import { createHash, randomUUID } from 'node:crypto';
import Fastify, { type FastifyInstance } from 'fastify';
import { type Database, inline } from '#shell/db';
import { type Recorded, replay } from './replay.ts';

const session = inline(
  'select id, person, agent, created_ms, seen_ms, until_ms from session where token_digest = $1 and until_ms > $2 and seen_ms > $3',
);
const idleMs = 12 * 3_600_000;

export interface RecordedStep extends Recorded {
  /** What of the recording is this case's own: its id, and the key of the request. */
  readonly caseId: string;
  readonly key: string;
  /** Of the request: the last digest would tell another order under the same key. */
  readonly seq: number;
}

/** Fastify as it comes, with nothing but the session look-up and the statements that our own server sends for such an order. */
export const bareServer = (database: Database, steps: readonly RecordedStep[]): FastifyInstance => {
  const app = Fastify();
  const give = async (cookie: string | undefined, key: string, seq: number, id: string): Promise<string | undefined> => {
    const token = cookie?.split('=')[1] ?? '';
    const now = Date.now();
    const [known] = await database.query(session, [createHash('sha256').update(token).digest('hex'), now, now - idleMs]);
    if (known === undefined) return undefined;
    const step = steps[seq]!;
    return replay(database, step, [
      [step.caseId, id],
      [step.key, key],
    ]);
  };
  app.post('/api/cases', async (request, reply) => {
    const answer = await give(request.headers.cookie, String(request.headers['idempotency-key']), 0, randomUUID());
    return answer === undefined ? reply.code(401).send() : reply.code(201).type('application/json').send(answer);
  });
  app.post<{ readonly Params: { readonly id: string } }>('/api/cases/:id/orders/:order', async (request, reply) => {
    const seq = Number(request.headers['if-match']!.replaceAll('"', ''));
    const answer = await give(request.headers.cookie, String(request.headers['idempotency-key']), seq, request.params.id);
    return answer === undefined ? reply.code(401).send() : reply.type('application/json').send(answer);
  });
  return app;
};
