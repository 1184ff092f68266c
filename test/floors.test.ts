import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { listedRooms, look } from './floors.ts';

const made: string[] = [];
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true });
});

const house = (files: Readonly<Record<string, string>>): string => {
  const root = mkdtempSync(join(tmpdir(), 'floors-'));
  made.push(root);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
};

test('the house stands: every import goes down, through a door, and the pure floors stay pure', () => {
  const { modules, imports, violations } = look(join(import.meta.dirname, '..'));
  expect(modules).toBeGreaterThan(200);
  expect(imports).toBeGreaterThan(500);
  expect(violations).toEqual([]);
});

test.each([
  ['the law imports the shell', 'law/case/a.ts', "import { x } from '#shell/db';"],
  ['a room of the law imports a later one', 'law/feel/a.ts', "import { x } from '#law/case';"],
  ['a relative path crosses a room', 'law/case/a.ts', "import { x } from '../feel/b.ts';"],
  ['a door is passed by', 'shell/db/a.ts', "import { x } from '#law/case/decide';"],
  ['the web imports the law', 'web/app/a.tsx', "import { x } from '#law/case';"],
  ['the kit knows the law', 'web/ui/a.tsx', "import { x } from '#web/law';"],
  ['the law reads the clock', 'law/case/a.ts', 'export const now = () => Date.now();'],
  ['the law reads the disk', 'law/case/a.ts', "import { readFileSync } from 'node:fs';"],
  ['the contract imports the shell', 'contract/a.ts', "import type { x } from '#shell/db';"],
  ['the second evaluator imports the engine', 'law/second/a.ts', "import { x } from '#law/ground';"],
  ['the engine imports the second evaluator', 'law/prove/a.ts', "import { x } from '#law/second';"],
  ['the law reads a stop-watch', 'law/case/a.ts', 'export const now = () => performance.now();'],
  ['the law reads the day of Temporal', 'law/case/a.ts', 'export const today = () => Temporal.Now.plainDateISO();'],
  ['a method throws dice', 'methods/awards/a.ts', 'export const id = () => crypto.randomUUID();'],
  ['a method keeps something in the browser', 'methods/awards/a.ts', "export const kept = () => localStorage.getItem('a');"],
  ['the law waits', 'law/case/a.ts', 'export const later = (work: () => void) => setTimeout(work, 10);'],
  ['a room of the shell imports a later one', 'shell/ledger/a.ts', "import { x } from '#shell/office';"],
  ['a room of the shell that no list names imports another', 'shell/attic/a.ts', "import { x } from '#shell/db';"],
  ['an import over several lines', 'law/feel/a.ts', "import {\n  x,\n} from '#law/case';"],
])('a planted violation is found: %s', (_, file, text) => {
  expect(look(house({ [file]: text })).violations).toHaveLength(1);
});

test('every room that the order names is there, and every room that is there is in the order', () => {
  const root = join(import.meta.dirname, '..');
  expect(listedRooms.filter((room) => !existsSync(join(root, room)))).toEqual([]);
  const rooms = ['law', 'shell'].flatMap((floor) =>
    readdirSync(join(root, floor), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => `${floor}/${name}`),
  );
  expect(rooms.filter((room) => !listedRooms.includes(room) && room !== 'law/second')).toEqual([]);
});

test('two files that import each other are found, by a third too, and a test beside them is not asked', () => {
  const circle = {
    'law/feel/a.ts': "import { b } from './b.ts';",
    'law/feel/b.ts': "import { c } from './c.ts';",
    'law/feel/c.ts': "import type { a } from './a.ts';",
  };
  expect(look(house(circle)).violations).toMatchObject([{ file: 'law/feel/c.ts', line: 1 }]);
  expect(look(house({ ...circle, 'law/feel/c.ts': '', 'law/feel/a.test.ts': "import { a } from './a.ts';" })).violations).toEqual([]);
});
