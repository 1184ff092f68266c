import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exportDmn, importDmn, type TableSource } from '#law/table';
import { tableAt } from '../../shell/cli/table-at.ts';
import { openBrowser } from './browser.ts';

// dmn-js is the table editor that most modellers are built on. It reads DMN 1.3 alone: that is what `dmn export --dmn 1.3` is for.

interface Shown {
  readonly views: readonly string[];
  readonly warnings: readonly string[];
  /** The words of each row of the table, cell by cell. */
  readonly rows: readonly (readonly string[])[];
  readonly saved: string;
}

interface Viewer {
  importXML(xml: string): Promise<{ warnings: readonly { message: string }[] }>;
  getViews(): { type: string; element: { name?: string } }[];
  open(view: unknown): Promise<{ warnings: readonly { message: string }[] }>;
  saveXML(options: { format: boolean }): Promise<{ xml: string }>;
}

const dist = join(dirname(createRequire(import.meta.url).resolve('dmn-js/package.json')), 'dist');
const packs = join(import.meta.dirname, '../../packs');
const files = readdirSync(packs).flatMap((pack) =>
  readdirSync(join(packs, pack, 'tables')).map((file) => join(packs, pack, 'tables', file)),
);

let browser: Browser;
let page: Page;
const faults: string[] = [];
beforeAll(async () => {
  browser = await openBrowser();
  page = await browser.newPage({ viewport: { width: 1440, height: 1000 } });
  page.on('pageerror', (error) => faults.push(error.message));
  await page.setContent('<!doctype html><title>dmn-js</title><div id="canvas" style="height:900px"></div>');
  await page.addStyleTag({ path: join(dist, 'assets/dmn-js-shared.css') });
  await page.addStyleTag({ path: join(dist, 'assets/dmn-js-decision-table.css') });
  await page.addScriptTag({ path: join(dist, 'dmn-viewer.production.min.js') });
});
afterAll(() => browser?.close());

const open = async (xml: string): Promise<Shown> => {
  const opened = await page.evaluate(async (source) => {
    const place = document.querySelector('#canvas')!;
    place.replaceChildren();
    const { DmnJS } = window as unknown as { DmnJS: new (options: object) => Viewer };
    const viewer = new DmnJS({ container: place });
    const read = await viewer.importXML(source);
    const views = viewer.getViews();
    const drawn = await viewer.open(views.find(({ type }) => type === 'decisionTable'));
    const { xml: saved } = await viewer.saveXML({ format: true });
    return {
      views: views.map(({ type, element }) => `${type} ${element.name ?? ''}`),
      warnings: [...read.warnings, ...drawn.warnings].map(({ message }) => message),
      saved,
    };
  }, xml);
  const rows = await page
    .locator('.tjs-table tbody tr')
    .evaluateAll((all) => all.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent.trim())));
  return { ...opened, rows };
};

const sourceAt = (file: string): TableSource => {
  const found = tableAt(file);
  if ('problems' in found) throw new Error(found.problems.join('\n'));
  return found.source;
};

/** As a cell of DMN has it: packs write yes and no. */
const inFeel = ({ output }: TableSource, then: string): string => (output.domain.kind === 'yes-no' ? String(then === 'yes') : `"${then}"`);

test.each(files.map((file) => [file.slice(packs.length + 1), file] as const))(
  'dmn-js opens %s, shows its rows and gives it back',
  async (_, file) => {
    const source = sourceAt(file);
    const shown = await open(exportDmn(source, '1.3'));
    expect(shown.warnings).toEqual([]);
    expect(shown.views).toEqual(expect.arrayContaining([`decisionTable ${source.output.name}`]));
    expect(shown.views.some((view) => view.startsWith('drd'))).toBe(true);
    expect(shown.rows).toHaveLength(source.rules.length);
    for (const [index, { then }] of source.rules.entries()) {
      if (typeof then === 'string') expect(shown.rows[index]!.join('|')).toContain(inFeel(source, then));
    }
    expect(importDmn(shown.saved)).toEqual({ ok: true, value: source });
    expect(faults).toEqual([]);
  },
);

test('the diagram of the exported file is drawn: a decision, its inputs and the lines between them', async () => {
  const source = sourceAt(files.find((file) => sourceAt(file).inputs.length > 1)!);
  const drawn = await page.evaluate(
    async (xml) => {
      const place = document.querySelector('#canvas')!;
      place.replaceChildren();
      const { DmnJS } = window as unknown as { DmnJS: new (options: object) => Viewer };
      const viewer = new DmnJS({ container: place });
      await viewer.importXML(xml);
      await viewer.open(viewer.getViews().find(({ type }) => type === 'drd'));
      return { shapes: place.querySelectorAll('.djs-shape').length, lines: place.querySelectorAll('.djs-connection').length };
    },
    exportDmn(source, '1.3'),
  );
  expect(drawn).toEqual({ shapes: source.inputs.length + 1, lines: source.inputs.length });
});
