import { type Called, type Command, optional, WrongUsage } from './command.ts';
import { storeNamed } from './open.ts';
import { fromCaller } from './read.ts';

const takes = { port: 'where to listen; 4600, or the next one that is free', host: 'address to listen on; 127.0.0.1' };

export const serveCommands: Readonly<Record<string, Command>> = {
  demo: {
    usage: 'demo [--port N] [--products FILE]',
    summary:
      'Opens the living demo city: invented products, "sign in as", a time machine. With a file, a city over its real products instead.',
    example: 'ordinance demo --products ../shared/data/fda-ai/devices_to_2020.csv',
    counts: [0, 0],
    takes: { ...takes, products: 'a file of real products; its city gets a folder of its own and nothing of the demo' },
    run: async (called) => {
      const { startDemo, startProducts } = await import('#shell/main');
      const products = optional(called, 'products');
      if (products !== undefined)
        return { serving: startProducts(fromCaller(products), { port: optional(called, 'port'), host: optional(called, 'host') }) };
      return { serving: startDemo({ store: storeNamed(), port: optional(called, 'port'), host: optional(called, 'host') }) };
    },
  },
  serve: {
    usage: 'serve [--port N] [--host ADDRESS] [--origin URL]',
    summary: 'Serves the web and the API of this store.',
    example: 'DATABASE_URL=postgres://localhost/city ordinance serve --port 8080',
    counts: [0, 0],
    takes: {
      ...takes,
      origin: 'address under which the public knows this server, as https://ai.example.gov: it stands in letters and mails',
    },
    run: async (called) => {
      const origin = originGiven(called);
      const post = postNamed(origin);
      const { startServer } = await import('#shell/main');
      return {
        serving: startServer({ store: storeNamed(), port: optional(called, 'port'), host: optional(called, 'host'), origin, post }),
      };
    },
  },
};

const originGiven = (called: Called): string | undefined => {
  const origin = optional(called, 'origin');
  if (origin !== undefined && (!URL.canParse(origin) || new URL(origin).origin !== origin))
    throw new WrongUsage(`${origin} is no address of a site, as https://ai.example.gov`);
  return origin;
};

/** The post that the surroundings name. Links in mails must not lead where whoever asked for them says. */
const postNamed = (origin: string | undefined) => {
  const url = process.env['ORDINANCE_MAIL'];
  const from = process.env['ORDINANCE_MAIL_FROM'];
  if (url === undefined || url === '') return undefined;
  if (from === undefined || from === '') throw new WrongUsage('ORDINANCE_MAIL_FROM is missing: who sends the mails');
  if (origin === undefined) throw new WrongUsage('--origin is missing: mails carry links to this server');
  return { url, from };
};
