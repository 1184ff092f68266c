import { test } from 'vitest';
import { opens } from './away.ts';
import { become, begin, confirm, notLawful, order, see, type Town } from './town.ts';

const asks = async (town: Town, right: string, more: Readonly<Record<string, unknown>> = {}): Promise<string> => {
  const { case: id } = await opens(town, 'demo-hu', { procedure: 'data-request', order: 'ask', gives: { right, ...more } });
  return id;
};

/** A resident uses her rights in her data. */
export const dataRequest = (town: () => Town): void => {
  test('a resident wants no machine to decide about her: a person looks at it first, and then it is fulfilled', async () => {
    const id = await asks(town(), 'refuse-automated', { 'decision-meant': 'The refusal of a parking permit in May.' });
    const page = await town().visit('/');
    await become(page, /^Dong, officer/);
    await page.goto(`/office/cases/${id}`);
    await see(notLawful(page, 'Fulfil').getByText('A person must look at the decision first.'));
    await order(page, 'Have a person look at it', {
      'What did a person find on looking at the decision?': 'The machine had read an old address.',
    });
    await order(page, 'Fulfil', { Answer: 'A person decided again: the permit is yours.' });

    await become(page, /^Hu, resident/);
    await page.goto(`/my/cases/${id}`);
    await see(page.getByRole('article').getByText('A person decided again: the permit is yours.'));

    // Who looked at it stands on the same page, and below all her requests; the try of a stranger in red.
    const stranger = await town().visit(`/cases/${id}`);
    await see(stranger.getByRole('heading', { level: 1 }));
    await page.goto('/ask');
    const log = page.getByRole('region', { name: 'Who read it, when, and what for' });
    await see(log.getByRole('listitem').filter({ hasText: 'Officer 1 opened the case, to work on it.' }));
    await see(log.getByRole('listitem').filter({ hasText: 'Somebody who was not signed in asked for the case' }));
    await page.goto(`/zh/my/cases/${id}`);
    await see(page.getByRole('region', { name: '谁看过、何时、为什么' }).getByText('打开案卷，用于办理。'));
  });

  test('a request is refused on a ground of the law: in Chinese, she reads the reasons, and what she may do until when', async () => {
    const id = await asks(town(), 'delete', { grievance: '请删除我的停车记录。' });
    const page = await town().visit('/zh');
    await become(page, /^董某/);
    await page.goto(`/zh/office/cases/${id}`);
    const dialog = await begin(page, '拒绝请求');
    await dialog.getByRole('radio', { name: '法律、行政法规另有规定' }).check();
    await dialog.getByRole('textbox', { name: '理由' }).fill('该记录正在用于一起事故的处理，依法应当保存三年。');
    await confirm(dialog, '拒绝请求');

    await become(page, /^胡某/);
    await page.goto(`/zh/my/cases/${id}`);
    const letter = page.getByRole('article', { name: /个人信息权利请求处理结果告知书（不予办理）/ });
    await see(letter.getByText('该记录正在用于一起事故的处理，依法应当保存三年。'));
    await see(letter.getByText(/2027年1月\d+日.*行政复议|行政复议.*2027年1月\d+日/));
    await see(page.getByRole('link', { name: /申请复议|行政复议/ }));
  });
};
