import {
  type Config,
  declared,
  effectiveLines,
  effectiveRows,
  findingLines,
  readConfig,
  settingsHelp,
  startConfig,
  surroundings,
} from '#shell/config';
import type { Called, Command } from './command.ts';
import { optional, WrongUsage } from './command.ts';
import { fromCaller } from './read.ts';

/** Each setting that has a flag, as an option of a command. */
const settingFlags = Object.fromEntries(declared.flatMap(({ flag, setting }) => (flag === undefined ? [] : [[flag, setting.help.en]])));

const configOf = ({ options, language }: Called): Config =>
  startConfig(surroundings(options), language, (line) => process.stderr.write(`${line}\n`));

export const serveCommands: Readonly<Record<string, Command>> = {
  demo: {
    usage: 'demo [--port N] [--pack DIR | --products FILE]',
    summary:
      'Opens the living demo city: invented products, "sign in as", a time machine. With a pack, a living demo of that pack; with a file, a city over its real products.',
    example: 'ordinance demo --pack packs/shenzhen',
    counts: [0, 0],
    takes: {
      ...settingFlags,
      pack: 'the folder of a pack: its year is made from its own examples and the stories in its `demo/`, in a store of its own',
      products: 'a file of real products; its city gets a folder of its own and nothing of the demo',
    },
    inHelp: ['pack', 'products'],
    settings: settingsHelp,
    run: async (called) => {
      const { startDemo, startPackDemo, startProducts } = await import('#shell/main');
      const config = configOf(called);
      const [products, pack] = [optional(called, 'products'), optional(called, 'pack')];
      if (products !== undefined && pack !== undefined) throw new WrongUsage('name a pack or a file of products, not both');
      if (products !== undefined) return { serving: startProducts(fromCaller(products), config) };
      return { serving: pack === undefined ? startDemo(config) : startPackDemo(fromCaller(pack), config) };
    },
  },
  serve: {
    usage: 'serve [--city NAME | --cities NAME,NAME…] [--port N] [--host ADDRESS] [--origin URL] [--config FILE] …',
    summary:
      'Serves the web and the API of this store. An empty one waits for `ordinance pack install DIR`. With several cities each is served under a host of its own, as `rotterdam.localhost`.',
    example: 'DATABASE_URL=postgres://localhost/city ordinance serve --port 8080',
    counts: [0, 0],
    takes: settingFlags,
    inHelp: [],
    settings: settingsHelp,
    run: async (called) => {
      if (optional(called, 'city') !== undefined && optional(called, 'cities') !== undefined)
        throw new WrongUsage('name one city or several, not both');
      const config = configOf(called);
      const { startCities, startServer } = await import('#shell/main');
      const { city, cities } = config.store;
      return { serving: city === undefined && cities !== undefined ? startCities(config, cities) : startServer(config) };
    },
  },
  'config show': {
    usage: 'config show',
    summary: 'Shows every setting with its value and who said so; secrets are hidden. `ordinance config` is the same.',
    example: 'ordinance config show --config ordinance.yaml --json',
    counts: [0, 0],
    takes: settingFlags,
    inHelp: [],
    settings: settingsHelp,
    run: async ({ options, language }) => {
      const read = readConfig(surroundings(options));
      const isOk = !read.findings.some(({ severity }) => severity === 'error');
      return {
        exit: isOk ? 0 : 1,
        json: { ok: isOk, settings: effectiveRows(read), findings: read.findings },
        text: [effectiveLines(read), ...(read.findings.length === 0 ? [] : ['', findingLines(read.findings, language)])].join('\n'),
      };
    },
  },
};
