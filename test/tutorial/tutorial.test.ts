import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { inline } from '#shell/db';
import { packToShow, preparePackDemo } from '#shell/demo';
import { openOffice, SetClock } from '#shell/office';

// Does what the tutorial says, as somebody would who types it: its commands run, its changes are made, and what it says comes out is looked for.

const root = join(import.meta.dirname, '../..');
const home = mkdtempSync(join(tmpdir(), 'ordinance-tutorial-'));
afterAll(() => rmSync(home, { recursive: true }));

const pages = ['tutorial-1-first-pack', 'tutorial-2-change-the-law', 'tutorial-3-a-living-city'];

interface Block {
  readonly kind: string;
  readonly about: string;
  readonly text: string;
}

const blocksOf = (page: string): readonly Block[] =>
  [...readFileSync(join(root, 'docs/guides', `${page}.md`), 'utf8').matchAll(/^```(console|diff|yaml) ?(\S*)\n([\s\S]*?)^```$/gm)].map(
    ([, kind, about, text]) => ({ kind: kind!, about: about!, text: text! }),
  );

/** Runs each command, and looks for what the page shows below it. */
const type = (text: string): void => {
  for (const part of text.split(/^\$ /m).slice(1)) {
    const [command = '', ...shown] = part.trimEnd().split('\n');
    const words = [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain!);
    expect(words[0]).toBe('ordinance');
    const env = { ...process.env, INIT_CWD: '', ORDINANCE_DATA: join(home, '.city'), LC_ALL: 'C' };
    const { stdout, stderr } = spawnSync(process.execPath, [join(root, 'bin/ordinance.mjs'), ...words.slice(1)], {
      cwd: home,
      encoding: 'utf8',
      env,
    });
    for (const line of shown) expect(`${command}\n${stdout}${stderr}`).toContain(line);
    if (shown.length === 0) expect(`${command}\n${stderr}`).not.toContain('usage');
  }
};

/** Makes a change as a reader does: lines with a minus give way to those with a plus after them; without one they come after the line above them, or at the end. */
const change = (file: string, difference: string): void => {
  const path = join(home, file);
  let text = readFileSync(path, 'utf8');
  let after: string | undefined;
  let out: string[] = [];
  let inn: string[] = [];
  const make = (): void => {
    if (out.length > 0) {
      expect(text).toContain(`${out.join('\n')}\n`);
      text = text.replace(`${out.join('\n')}\n`, () => `${inn.join('\n')}\n`);
    } else if (inn.length > 0) {
      if (after === undefined) text = `${text.trimEnd()}\n${inn.join('\n')}\n`;
      else {
        expect(text).toContain(`${after}\n`);
        text = text.replace(`${after}\n`, () => `${after}\n${inn.join('\n')}\n`);
      }
    }
    [out, inn] = [[], []];
  };
  for (const line of difference.trimEnd().split('\n')) {
    if (line.startsWith('+')) inn.push(line.slice(1));
    else {
      if (inn.length > 0) make();
      if (line.startsWith('-')) out.push(line.slice(1));
      else after = line.slice(1);
    }
  }
  make();
  writeFileSync(path, text);
};

const follow = (page: string): void => {
  for (const { kind, about, text } of blocksOf(page)) {
    if (kind === 'console' && about !== 'serve') type(text);
    if (kind === 'diff') change(about, text);
    if (kind === 'yaml') {
      mkdirSync(dirname(join(home, about)), { recursive: true });
      writeFileSync(join(home, about), text);
    }
  }
};

test('the three pages of the tutorial do what they say, from `pack new` to the first granted case and a text in force', async () => {
  const began = performance.now();
  follow(pages[0]!);
  const granted = (performance.now() - began) / 1000;
  follow(pages[1]!);
  follow(pages[2]!);
  const typed = (performance.now() - began) / 1000;

  const shown = packToShow(join(home, 'market'));
  if (!('pack' in shown)) throw new Error(shown.findings.map(({ message }) => message).join('\n'));
  expect(shown.leftOut).toEqual([]);
  const clock = new SetClock(0);
  const office = await openOffice({ memory: true, clock });
  const told = await preparePackDemo(office, clock, shown, { cases: 12 });
  expect(told.cutShort).toEqual([]);
  const [counted] = await office.store.database.query<{ granted: number; honey: number }>(
    inline(`select (select count(*)::int from register_row where register = 'stalls') as granted,
      (select count(*)::int from docket where state = 'filed' and title->>'en' = 'Honey from the Roof (demo)') as honey`),
  );
  expect(counted!.granted).toBeGreaterThan(0);
  expect(counted!.honey).toBe(1);
  await office.close();
  const all = (performance.now() - began) / 1000;
  console.info(
    `machine steps of the tutorial: ${granted.toFixed(1)} s to the first granted case, ${typed.toFixed(1)} s for all commands, ${all.toFixed(1)} s with a living demo`,
  );
});
