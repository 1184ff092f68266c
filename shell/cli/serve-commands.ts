import { type Command, optional } from './command.ts';
import { storeNamed } from './open.ts';

const takes = { port: 'where to listen; 4600, or the next one that is free', host: 'address to listen on; 127.0.0.1' };

export const serveCommands: Readonly<Record<string, Command>> = {
  demo: {
    usage: 'demo [--port N]',
    summary: 'Opens the living demo city: invented products, "sign in as", a time machine.',
    example: 'ordinance demo --port 4600',
    counts: [0, 0],
    takes,
    run: async (called) => {
      const { startDemo } = await import('#shell/main');
      return { serving: startDemo({ store: storeNamed(), port: optional(called, 'port'), host: optional(called, 'host') }) };
    },
  },
  serve: {
    usage: 'serve [--port N] [--host ADDRESS]',
    summary: 'Serves the web and the API of this store.',
    example: 'DATABASE_URL=postgres://localhost/city ordinance serve --port 8080',
    counts: [0, 0],
    takes,
    run: async (called) => {
      const { startServer } = await import('#shell/main');
      return { serving: startServer({ store: storeNamed(), port: optional(called, 'port'), host: optional(called, 'host') }) };
    },
  },
};
