import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openPdf } from '../../shell/print/pdf.fixture.ts';
import { scanCode } from '../../shell/print/scan-code.fixture.ts';
import { ask, cookieOf } from './http.ts';
import { become, see, type Town, textOf } from './town.ts';

interface Lettered {
  readonly id: string;
  readonly number: string;
  readonly letters: readonly {
    readonly number: string;
    readonly letter: { readonly name: string; readonly title: { readonly zh: string } };
  }[];
}

/** A case of the city whose applicant got the letter of this name. */
const caseWith = async (town: Town, letter: string): Promise<Lettered> => {
  const cookie = await cookieOf(town, 'demo-lin');
  const { rows } = (await (await ask(town, 'GET', '/api/office/cases?limit=50', { cookie })).json()) as { rows: { case: string }[] };
  for (const row of rows) {
    const view = (await (await ask(town, 'GET', `/api/cases/${row.case}`, { cookie })).json()) as Lettered;
    if (view.letters.some((one) => one.letter.name === letter)) return view;
  }
  throw new Error(`nobody in the demo city got the letter ${letter}`);
};

/** What a telephone reads that is held before the QR code on this page. */
const scanned = async (page: Page): Promise<string | undefined> => {
  const drawn = await page
    .locator('svg.qr')
    .first()
    .evaluate(async (svg) => {
      const text = new XMLSerializer().serializeToString(svg).replaceAll('class="qr-paper"', 'fill="#fff"');
      const picture = new Image(400, 400);
      picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text.replace('<svg', '<svg width="400" height="400"'))}`;
      await picture.decode();
      const canvas = document.createElement('canvas');
      canvas.width = 400;
      canvas.height = 400;
      const context = canvas.getContext('2d')!;
      context.drawImage(picture, 0, 0, 400, 400);
      return [...context.getImageData(0, 0, 400, 400).data];
    });
  return scanCode({ data: new Uint8ClampedArray(drawn), width: 400, height: 400 });
};

const saved = async (page: Page, press: () => Promise<void>): Promise<{ readonly path: string; readonly name: string }> => {
  const [download] = await Promise.all([page.waitForEvent('download'), press()]);
  return { path: await download.path(), name: download.suggestedFilename() };
};

/** Letters on paper, dates that anybody counts again, and being told. */
export const letters = (town: () => Town): void => {
  test('an officer opens a letter in both languages, gets it as PDF, and its code leads to the page that says it is genuine', async () => {
    const { id, letters: sent } = await caseWith(town(), 'grant');
    const number = sent.find(({ letter }) => letter.name === 'grant')!.number;
    const page = await town().visit('/');
    await become(page, /^Lin/);
    await page.goto(`/office/cases/${id}/letters/${number}?in=both`);
    await see(page.getByText(/has passed the assessment before use/));
    await see(page.getByText(/通过事前评估，自/));
    const { path, name } = await saved(page, () => page.getByRole('link', { name: 'PDF in both languages' }).click());
    expect(name).toBe(`${number}.pdf`);
    const pdf = await openPdf(await readFile(path));
    expect(pdf.text[0]).toContain('通过评估决定书');
    expect(pdf.text.at(-1)).toContain('Notice that an assessment is passed');
    const [onPaper, onScreen] = [scanCode(await pdf.draw(pdf.text.length - 1, 2)), await scanned(page)];
    await pdf.close();
    expect(onPaper).toBe(onScreen);

    const stranger = await town().visit(new URL(onPaper!).pathname);
    await see(stranger.getByRole('heading', { level: 1, name: /^Genuine, and it holds today/ }));
    await see(stranger.getByRole('region', { name: 'The entry as it stands now' }));
  });

  test('the person who told us something without a name opens the letters and the dates of that case with the code alone', async () => {
    const { number, code } = (await (
      await ask(town(), 'POST', '/api/cases', {
        headers: { 'idempotency-key': crypto.randomUUID() },
        body: { procedure: 'complaint', order: 'complain', gives: { grievance: '自助机显示的体温总是偏高。', reporter: '三号楼一位住户' } },
      })
    ).json()) as { number: string; code: string };
    const page = await town().visit(`/zh/follow/${code}`, { width: 390 });
    await page.getByRole('link', { name: '收件凭证' }).click();
    await see(page.getByRole('article', { name: '收件凭证' }).getByText(number));
    const { path } = await saved(page, () => page.getByRole('link', { name: 'PDF', exact: true }).click());
    const pdf = await openPdf(await readFile(path));
    expect(pdf.text.join(' ')).toContain(number);
    expect(pdf.text.join(' ')).not.toContain('三号楼');
    await pdf.close();
  });

  test('a date is counted again from one file on a disk, without a network, and both agree', async () => {
    const { id } = await caseWith(town(), 'grant');
    const page = await town().visit('/');
    await become(page, /^Lin/);
    await page.goto(`/office/cases/${id}`);
    const folder = await mkdtemp(join(tmpdir(), 'recount-'));
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      (async () => {
        await page.locator('details.recount > summary').first().click();
        await page.getByRole('link', { name: 'Count it yourself: a page that works offline' }).first().click();
      })(),
    ]);
    const file = join(folder, 'recount.html');
    await download.saveAs(file);
    await page.context().setOffline(true);
    await page.goto(`file://${file}`);
    await see(page.getByText(/^Counted here: .*Both agree\.$/));
    expect(await page.getByRole('row').count()).toBeGreaterThan(3);
    await page.getByRole('button', { name: '中文' }).click();
    await see(page.getByText(/^本机计算：.*两者一致。$/));
    await page.getByRole('button', { name: 'English' }).click();
    const input = page.getByLabel('Input, as JSON');
    await input.fill((await input.inputValue()).replace(/"within": (\d+)/, (_, within: string) => `"within": ${Number(within) + 1}`));
    await page.getByRole('button', { name: 'Count again' }).click();
    await see(page.getByText(/^With your input: /));
    await page.context().setOffline(false);
    await rm(folder, { recursive: true });
  });

  test('a resident asks to be told of a product, says yes, is told in Chinese, and stops again', async () => {
    const page = await town().visit('/zh/products');
    await page.getByRole('table').getByRole('link').first().click();
    await page.waitForURL('**/zh/products/SZAI-*');
    await page.getByText('订阅变动通知').click();
    await page.getByLabel('您的电子邮箱').fill('没有邮箱');
    await page.getByRole('button', { name: '订阅', exact: true }).click();
    await see(page.getByText('邮箱地址格式有误，应如name@example.org。'));
    await page.getByLabel('您的电子邮箱').fill('jumin@example.org');
    await page.getByRole('button', { name: '订阅', exact: true }).click();
    await see(page.getByText('如果jumin@example.org可以收信，确认链接已经发出。'));
    await page.getByRole('link', { name: '在此查看邮件。' }).click();
    const mail = page.getByRole('article', { name: /^请确认订阅：/ });
    await mail.getByRole('link').click();
    await page.getByRole('button', { name: '确认订阅' }).click();
    await see(page.getByRole('heading', { level: 1, name: '您已订阅变动通知' }));
    expect(await textOf(page.getByRole('status'))).toContain('j…@example.org');
    await page.getByRole('button', { name: '取消订阅，删除我的邮箱' }).click();
    await see(page.getByRole('heading', { level: 1, name: '已取消订阅' }));
    await page.reload();
    await see(page.getByRole('heading', { level: 1, name: '该链接没有对应的订阅' }));
    await page.goto('/zh/outbox');
    expect(await page.getByText('jumin@example.org').count()).toBe(0);
  });
};
