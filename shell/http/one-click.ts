import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Caller, OfficeService } from '#contract';
import { sendProblem } from './errors.ts';
import { declined, notOneClick } from './problems.ts';

type Ends = Pick<OfficeService, 'endSubscription' | 'switchReminder'>;

/** RFC 8058: as a form, with nothing else in it; some programs send it in parts. */
const isOneClick = (body: unknown): boolean => typeof body === 'string' && /List-Unsubscribe"?[=\s]+One-Click/.test(body);

/**
 * What a mail program sends when its reader presses "unsubscribe" (RFC 8058): to the same address that a person opens, as POST. It bears no
 * cookie and comes from no page of another site, and the token in it opens nothing else. Opening the address as a page (GET) ends nothing.
 */
export const addOneClick = (app: FastifyInstance, office: Ends, callerOf: (request: FastifyRequest) => Caller): void => {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string', bodyLimit: 4096 }, async (_: FastifyRequest, body: string) => body);
  const ways = {
    subscriptions: (caller: Caller, token: string) => office.endSubscription(caller, { token }),
    reminders: (caller: Caller, token: string) => office.switchReminder(caller, { token, body: { on: false } }),
  };
  for (const [what, end] of Object.entries(ways)) {
    for (const lang of ['', '/:lang(^[A-Za-z0-9-]{2,35}$)']) {
      app.post<{ Params: { token: string } }>(`${lang}/${what}/:token`, async (request, reply) => {
        if (!isOneClick(request.body)) return sendProblem(reply, notOneClick());
        const done = await end(callerOf(request), request.params.token);
        if (!done.ok) return sendProblem(reply, { instance: `urn:uuid:${request.id}`, ...declined(done.error) });
        return reply.header('cache-control', 'no-store').type('text/plain; charset=utf-8').send('已取消。\nStopped.\n');
      });
    }
  }
};
