import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openCity } from '../office/cases/city.fixture.ts';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'ordinance-receipt-'));
const data = join(folder, 'data');
const file = join(folder, 'receipt.json');
afterAll(() => rmSync(folder, { recursive: true }));

const ordinance = (...words: readonly string[]) => {
  const { status, stdout } = spawnSync(process.execPath, [join(root, 'shell/cli/main.ts'), ...words, '--json'], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, INIT_CWD: root, DATABASE_URL: '', LC_ALL: 'C', ORDINANCE_DATA: data },
  });
  return { exit: status, out: stdout };
};

let number = '';
beforeAll(async () => {
  const city = await openCity('2026-03-02', { dataDir: data });
  const { keeper } = city.desk;
  const gives = { right: 'copy' };
  const asked = await keeper.give({ procedure: 'data-request', order: 'ask', actor: 'wei', gives });
  if (!asked.ok) throw new Error(JSON.stringify(asked.error));
  number = (await keeper.store.cases({ limit: 1 })).rows[0]!.number;
  await city.close();
});

test('a receipt goes from the store into a file and is decided again from the text; altered, it is refused with the reason', () => {
  const told = ordinance('receipt', number, '1');
  expect([told.exit, JSON.parse(told.out).decision.procedure]).toEqual([0, 'data-request']);
  writeFileSync(file, told.out);
  const again = ordinance('receipt', 'check', file, '--pack', 'packs/shenzhen');
  expect([again.exit, JSON.parse(again.out)]).toMatchObject([0, { ok: true }]);

  writeFileSync(file, readFileSync(file, 'utf8').replace('"2026-03-02"', '"2026-03-03"'));
  const altered = ordinance('receipt', 'check', file, '--pack', 'packs/shenzhen');
  expect([altered.exit, JSON.parse(altered.out)]).toMatchObject([1, { ok: false, why: expect.any(String) }]);

  const none = ordinance('receipt', number, '99');
  expect([none.exit, JSON.parse(none.out)]).toMatchObject([1, { ok: false, why: expect.stringContaining(number) }]);
});
