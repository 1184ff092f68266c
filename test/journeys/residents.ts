import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { ask, cookieOf } from './http.ts';
import { become, see, type Town, textOf } from './town.ts';

interface Rows {
  readonly rows: readonly { readonly number: string; readonly title: { readonly en: string } }[];
}

interface Done {
  readonly case: string;
  readonly number: string;
  readonly seq: number;
}

const product = async (town: Town, at: number): Promise<Rows['rows'][number]> =>
  ((await (await ask(town, 'GET', '/api/registers/products')).json()) as Rows).rows[at]!;

const report = async (town: Town, number: string, on: string): Promise<Done> => {
  const body = {
    procedure: 'incident',
    order: 'report',
    gives: { product: number, harm: 'injury', widespread: false, 'what-happened': 'it did not stop (demo)', 'happened-on': on },
  };
  return (await (await ask(town, 'POST', '/api/cases', { body, headers: { 'idempotency-key': randomUUID() } })).json()) as Done;
};

const questions = {
  en: [
    'What does it do?',
    'How risky is it, and why?',
    'How was it tested?',
    'What went wrong so far?',
    'What may I refuse or ask for?',
    'Every decision about it',
  ],
  zh: ['它是做什么的？', '风险有多大？为什么？', '如何测试？', '出过什么问题？', '我可以拒绝或要求什么？', '关于它的全部决定'],
};

/** Residents: a product and its life, a trial, what one may ask for, and warnings; and the officer who watches. */
export const residents = (town: () => Town): void => {
  test.each(['', '/zh'])('at the desk: what a product does, how it was tested, what I may refuse, its whole life (%s)', async (lang) => {
    const { number } = await product(town(), 0);
    for (const width of [1440, 390]) {
      const page = await town().visit(`${lang}/products/${number}`, { width });
      for (const question of lang === '' ? questions.en : questions.zh) await see(page.getByRole('heading', { level: 2, name: question }));
      for (const form of ['JSON', 'CSV', 'RSS']) {
        const link = page.getByRole('link', { name: form, exact: true }).first();
        expect((await page.request.get((await link.getAttribute('href'))!)).status()).toBe(200);
      }
      await page.getByRole('link', { name: lang === '' ? 'Ask for one of these' : '提出其中一项请求' }).click();
      await see(page.getByRole('heading', { level: 1, name: lang === '' ? /^Ask about your data in/ : /^关于.+中您的个人信息/ }));
      const begin = page.getByRole('link', { name: lang === '' ? 'Begin a request' : '开始填写请求' });
      expect(await begin.getAttribute('href')).toContain(`about=${number}`);
    }
  });

  test('a trial says how far it is, what was fixed before it, and how to leave', async () => {
    const { rows } = (await (await ask(town(), 'GET', '/api/registers/trials')).json()) as Rows;
    const page = await town().visit(`/registers/trials/${rows[0]!.number}`);
    await see(page.getByRole('heading', { level: 1, name: /of at most|is over since|stands still/ }));
    await see(page.getByRole('img', { name: /of at most/ }));
    const plan = page.getByRole('region', { name: 'Fixed before it began' });
    expect(await textOf(plan)).toMatch(/sha256:[0-9a-f]{64}/);
    expect(await textOf(page.getByRole('region', { name: 'If you take part' }))).toContain('may leave at any time');
  });

  test('a trial that planned its looks shows each as a row, with harms so far of the number that would stop it', async () => {
    const { rows } = (await (await ask(town(), 'GET', '/api/registers/trials?status=running')).json()) as Rows;
    for (const [lang, row] of [
      ['', /^Up to \d+ people: harms so far of the number that would stop it, \d+ of 2/],
      ['/zh', /^累计\d+人：至今伤害起数／停止所需起数\d+／2/],
    ] as const) {
      const page = await town().visit(`${lang}/registers/trials/${rows.at(-1)!.number}`, { width: 390 });
      await see(page.getByRole('img', { name: row }));
    }
  });

  test('a code that opens nothing is no dead end', async () => {
    for (const [path, title, way] of [
      ['/follow/ABCD-EFGH', 'No case has this code', 'Tell us again'],
      ['/zh/check/ABCD-EFGH', '没有文书或证书使用这个核验码', '向我们反映这份文书'],
    ] as const) {
      const page = await town().visit(path);
      await see(page.getByRole('heading', { level: 1, name: title }));
      await page.getByRole('link', { name: way }).click();
      await page.waitForURL('**/complain');
    }
  });

  test('two reports of one event are offered for merging, and leave a trace; a warning reaches everybody', async () => {
    const { number, title } = await product(town(), 1);
    const { today } = (await (await ask(town(), 'GET', '/api/city')).json()) as { today: string };
    const [first, second] = [await report(town(), number, today), await report(town(), number, today)];
    const cookie = await cookieOf(town(), 'demo-zhao');
    const warned = await ask(town(), 'POST', `/api/cases/${first.case}/orders/warn-public`, {
      cookie,
      body: { gives: { 'warning-text': 'It may call the wrong ward.', advice: 'Ring the ward yourself.' } },
      headers: { 'idempotency-key': randomUUID(), 'if-match': `"${first.seq}"` },
    });
    expect(warned.status).toBe(200);
    const page = await town().visit('/');
    await become(page, /^Lin/);
    await page.goto('/office/watch');
    const suspected = page.getByRole('region', { name: 'May be one event' });
    await suspected.getByRole('link', { name: new RegExp(`^Merge into ${first.number}`) }).click();
    const dialog = page.getByRole('dialog');
    await see(dialog.getByText(first.number));
    await dialog.getByRole('button', { name: 'Merge', exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.goto('/office/watch');
    const merged = page.getByRole('region', { name: 'Merged reports, and where they went' });
    await see(merged.getByRole('link', { name: second.number }));
    expect(await textOf(merged)).toContain(`into ${first.number}`);
    for (const [path, todo] of [
      ['/watch', 'What to do:'],
      ['/zh/watch', '您应当：'],
    ] as const) {
      await page.goto(path);
      const line = page.getByRole('listitem').filter({ hasText: title.en });
      await see(line.filter({ hasText: todo }));
    }
  });
};
