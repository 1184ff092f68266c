// Holds the house together: which floor may import which, which room of the law which, that no two files of a room import each other,
// and that the pure floors stay pure.
// `node test/floors.ts` prints what is wrong; `floors.test.ts` plants violations and sees them found.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';

/** What a floor may import besides itself. */
const floors: Readonly<Record<string, readonly string[]>> = {
  methods: [],
  law: ['methods'],
  contract: ['law'],
  shell: ['contract', 'law', 'methods'],
  web: ['contract'],
};

/** A room of the law imports only rooms to its left. */
const lawRooms = ['ground', 'calendar', 'clocks', 'feel', 'table', 'committee', 'pack', 'case', 'receipt', 'export', 'watching', 'prove'];

/** Rooms of the law that stand for themselves: they import nothing of the house, and no other room of the law imports them. */
const apart: ReadonlySet<string> = new Set(['second']);

/**
 * Of the shell: a room imports only rooms above it in this list, from the ground (keys, database, log) through the ledger and the doors to what starts them.
 * What a room needs of a later one it declares as a port and is given.
 */
const shellRooms = [
  'keys',
  'db',
  'probe',
  'paging',
  'log',
  'exports',
  'print',
  'registers',
  'vault',
  'identity',
  'ledger',
  'config',
  'office',
  'http',
  'telemetry',
  'demo',
  'main',
  'cli',
];

/** Of the web: the kit knows no law, drawings know the kit, pages join them. */
const webRooms: Readonly<Record<string, readonly string[]>> = {
  ui: [],
  law: ['ui'],
  case: ['ui', 'law'],
  app: ['ui', 'law', 'case'],
  gallery: ['ui', 'law', 'case'],
};

/** Every room that a list above names, as a folder: a list that names a room that is gone would hold nothing. */
export const listedRooms: readonly string[] = [
  ...lawRooms.map((room) => `law/${room}`),
  ...shellRooms.map((room) => `shell/${room}`),
  ...Object.keys(webRooms).map((room) => `web/${room}`),
];

/** What a pure floor never does: read a clock, chance, the network, or the machine. */
const impure =
  /\bDate\.now\b|\bnew Date\(\)|\bTemporal\.Now\b|\bperformance\.now\b|\bMath\.random\b|\bcrypto\.(?:randomUUID|getRandomValues|subtle)\b|\b(?:local|session)Storage\b|\bset(?:Timeout|Interval|Immediate)\b|\bqueueMicrotask\b|\bprocess\.|\bfetch\(|from 'node:/;

export interface Violation {
  readonly file: string;
  readonly line: number;
  readonly why: string;
}

export interface Looked {
  readonly modules: number;
  readonly imports: number;
  readonly violations: readonly Violation[];
}

/** Looks at every module of the house below `root`. */
export const look = (root: string): Looked => {
  const violations: Violation[] = [];
  const beside = new Map<string, Import[]>();
  let modules = 0;
  let imports = 0;
  for (const floor of Object.keys(floors)) {
    for (const file of modulesIn(join(root, floor))) {
      modules += 1;
      const path = relative(root, file).split(sep).join('/');
      const lines = readFileSync(file, 'utf8').split('\n');
      for (const [index, line] of lines.entries()) {
        const at = (why: string): number => violations.push({ file: path, line: index + 1, why });
        const specifier = /^\s*(?:import|export)\b.*?from '([^']+)'|^\s*import '([^']+)'|\bimport\('([^']+)'\)|^\} from '([^']+)'/.exec(
          line,
        );
        const target = specifier?.slice(1).find((part) => part !== undefined);
        if (target !== undefined) {
          imports += 1;
          if (target.startsWith('.') && !isTest(path)) {
            beside.set(path, [...(beside.get(path) ?? []), { to: pathOf(root, path, target), line: index + 1 }]);
          }
          const why = forbidden(root, path, target);
          if (why !== undefined) at(why);
        }
        if ((floor === 'law' || floor === 'methods') && !isTest(path) && !/^\s*(?:\/\/|\*|\/\*)/.test(line) && impure.test(line)) {
          at('a pure floor reads no clock, chance, network or machine: it comes in as an argument');
        }
      }
    }
  }
  for (const { file, line, to } of circles(beside)) {
    violations.push({ file, line, why: `this file and \`${to}\` import each other: give what both need a file of its own` });
  }
  return { modules, imports, violations };
};

interface Import {
  readonly to: string;
  readonly line: number;
}

const pathOf = (root: string, from: string, target: string): string =>
  relative(root, resolve(root, dirname(from), target))
    .split(sep)
    .join('/');

/** The imports that close a circle of files, types too: anyone who opens one of them has to read them all. */
const circles = (imports: ReadonlyMap<string, readonly Import[]>): readonly (Import & { readonly file: string })[] => {
  const found: (Import & { readonly file: string })[] = [];
  const state = new Map<string, 'open' | 'done'>();
  const visit = (file: string): void => {
    state.set(file, 'open');
    for (const { to, line } of imports.get(file) ?? []) {
      if (state.get(to) === 'open') found.push({ file, line, to });
      else if (!state.has(to)) visit(to);
    }
    state.set(file, 'done');
  };
  for (const file of imports.keys()) if (!state.has(file)) visit(file);
  return found;
};

const isTest = (path: string): boolean => /\.(test|props\.test|fixture)\.tsx?$/.test(path);

const modulesIn = (folder: string): readonly string[] =>
  !existsSync(folder)
    ? []
    : readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.tsx?$/.test(name) && !name.includes('node_modules'))
        .map((name) => join(folder, name));

const forbidden = (root: string, from: string, target: string): string | undefined => {
  const [floor = '', room = ''] = from.split('/');
  if (target.startsWith('#')) return throughDoor(from, floor, room, target.slice(1));
  if (!target.startsWith('.')) return undefined;
  const to = pathOf(root, from, target);
  const [toFloor, toRoom] = to.split('/');
  if (isTest(from)) return undefined;
  if (toFloor !== floor) return `\`${target}\` leaves the floor: go through its door, #${toFloor}`;
  return toRoom === room || floor === 'contract' ? undefined : `\`${target}\` crosses a room: go through its door, #${toFloor}/${toRoom}`;
};

const throughDoor = (from: string, floor: string, room: string, target: string): string | undefined => {
  const [toFloor = '', toRoom = '', ...deeper] = target.split('/');
  if (floor === 'law' && !isTest(from) && (apart.has(room) || (toFloor === 'law' && apart.has(toRoom))))
    return apart.has(room)
      ? `law/${room} stands for itself: it imports nothing of the house`
      : `law/${toRoom} stands for itself: law/${room} may not import it`;
  if (deeper.length > 0) return `\`#${target}\` is no door`;
  if (toFloor === floor && toRoom === room) return `a room does not go through its own door: use ./`;
  if (isTest(from) && (floor === 'law' || floor === 'web' || toFloor === floor)) return undefined;
  if (toFloor === floor) return withinFloor(floor, room, toRoom);
  return floors[floor]!.includes(toFloor) ? undefined : `${floor} may not import ${toFloor}`;
};

const withinFloor = (floor: string, room: string, to: string): string | undefined => {
  if (floor === 'law' && lawRooms.indexOf(to) >= lawRooms.indexOf(room))
    return `law/${room} may not import law/${to}: only rooms before it`;
  if (floor === 'shell' && !shellRooms.slice(0, Math.max(0, shellRooms.indexOf(room))).includes(to))
    return `shell/${room} may not import shell/${to}: only rooms before it`;
  if (floor === 'web' && !(webRooms[room] ?? []).includes(to)) return `web/${room} may not import web/${to}`;
  return undefined;
};

if (process.argv[1] === import.meta.filename) {
  const { modules, imports, violations } = look(join(import.meta.dirname, '..'));
  if (modules === 0) throw new Error('no module was looked at: the house has moved');
  for (const { file, line, why } of violations) console.error(`${file}:${line}  ${why}`);
  console.log(`${modules} modules, ${imports} imports, ${violations.length} violations`);
  process.exitCode = violations.length === 0 ? 0 : 1;
}
