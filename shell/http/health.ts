import type { FastifyInstance } from 'fastify';

/** One part of a server, and why it is not ready; never a secret, a host or a name of a person. */
export interface ReadyPart {
  readonly ok: boolean;
  readonly why?: string;
  /** Of a backup: when the last one was made, ISO 8601. */
  readonly last?: string;
}

export interface Readiness {
  readonly ready: boolean;
  readonly parts: Readonly<Record<string, ReadyPart>>;
}

/**
 * `/healthz`: the process lives, whatever else is broken: restart it if this does not answer. `/readyz`: it can do its work; 503 and the
 * part that cannot: send it nobody meanwhile. `/api/health` says the latter in one word. None of them is rate limited or looks at cookies.
 */
export const addHealth = (app: FastifyInstance, ready: () => Promise<Readiness>): void => {
  const uncounted = { config: { rateLimit: false }, logLevel: 'warn' } as const;
  app.get('/healthz', uncounted, (_, reply) => reply.header('cache-control', 'no-store').send({ live: true }));
  app.get('/readyz', uncounted, async (_, reply) => {
    const answer = await ready();
    return reply
      .code(answer.ready ? 200 : 503)
      .header('cache-control', 'no-store')
      .send(answer);
  });
  app.get('/api/health', uncounted, async (_, reply) => {
    const { ready: well } = await ready();
    return reply
      .code(well ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({ well });
  });
};

/** Answers that are asked for every few seconds, by machines. */
export const isHealth = (url: string): boolean => url === '/healthz' || url === '/readyz' || url === '/api/health';
