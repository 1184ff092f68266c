import type { FastifyInstance } from 'fastify';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { type Database, openDatabase } from '#shell/db';
import { buildServer, type ServerOptions } from './index.ts';

/** The database in memory that the tests of a file share, and the server of each test, which is closed after it. */
export const sharedDoor = () => {
  let db: Database;
  let app: FastifyInstance;
  beforeAll(async () => {
    db = await openDatabase({ memory: true });
  });
  afterEach(() => app.close());
  afterAll(() => db.close());
  return {
    db: (): Database => db,
    app: (): FastifyInstance => app,
    serve: (options: ServerOptions): FastifyInstance => {
      app = buildServer(options);
      return app;
    },
  };
};
