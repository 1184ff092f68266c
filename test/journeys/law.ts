import { expect, test } from 'vitest';
import { ask } from './http.ts';
import { become, see, type Town, textOf } from './town.ts';

/** A reader of the law: what runs, what is promised of it, who may order what. */
export const law = (town: () => Town): void => {
  test('anyone who asks what of the law runs finds all twenty things the city asked for, with the reason where nothing runs', async () => {
    const page = await town().visit('/law');
    const mission = page.getByRole('table', { name: /things the city asked for/ });
    await see(mission);
    expect(await mission.getByRole('rowheader').count()).toBe(20);
    const unserved = mission.getByRole('row').filter({ hasText: 'nothing runs it' });
    await see(unserved.filter({ hasText: 'B4' }));
    expect(await textOf(unserved.filter({ hasText: 'B4' }))).toContain('no procedure registers courses');
    await page.getByRole('link', { name: 'All promises and their proofs' }).click();
    await see(page.getByRole('heading', { level: 1, name: /promises/ }));
    await see(page.getByRole('heading', { level: 2, name: /^Proved/ }));
  });

  test('an article tells what is promised of it: how much was looked at, and on which day', async () => {
    const page = await town().visit('/law/sz/44');
    const promises = page.getByRole('region', { name: 'What is promised of it, and whether it is proved' });
    const one = promises.getByRole('listitem').filter({ hasText: 'Only low-risk products are tried first.' });
    await see(one);
    expect(await textOf(one)).toMatch(/proved, [\d,]+ configurations, on \d+ \w+ \d{4}/);
    await page.getByRole('link', { name: '中文' }).click();
    const theirs = page.getByRole('region', { name: '对本条的承诺及其证明' });
    const same = theirs.getByRole('listitem').filter({ hasText: '仅低风险产品可以先行先试。' });
    await see(same);
    expect(await textOf(same)).toMatch(/已证明，查验[\d,]+种情形/);
  });

  test('a promise of thirty working days shows both: how long it takes if the office is in time, and why there is no bound otherwise, with a case played', async () => {
    const page = await town().visit('/law/promises');
    const one = page.getByRole('listitem').filter({ hasText: '30 working days' }).filter({ hasText: 'there is no bound' }).first();
    await see(one);
    const said = await textOf(one);
    expect(said).toMatch(/Longest way\s*30 working days/);
    expect(said).toMatch(/If nobody is bound and every day counts\s*there is no bound: /);
    await one.getByText('A case that shows it, day by day').last().click();
    await see(one.getByText(/\d{1,2} \w+ 20\d\d/).last());
    await page.goto('/zh/law/promises');
    const same = page.getByRole('listitem').filter({ hasText: '30个工作日' }).filter({ hasText: '没有上限' }).first();
    expect(await textOf(same)).toMatch(/最长经过\s*30个工作日/);
    expect(await textOf(same)).toContain('不作守期假定且每日计入');
  });

  test('a promise that is not proved tells why, in the words of each language', async () => {
    const page = await town().visit('/');
    // The law in force proves all it promises, so the answer is changed on its way: as if one had not been decided.
    await page.route('**/api/promises', async (route) => {
      const answered = await route.fetch();
      const sheet = (await answered.json()) as { promises: readonly { name: string }[] };
      const why = { en: '41 % explored', zh: '仅查验41%' };
      const promises = sheet.promises.map((each) => (each.name === 'two-tests' ? { ...each, proof: 'open', why } : each));
      await route.fulfill({ response: answered, json: { ...sheet, promises } });
    });
    await page.goto('/law/promises');
    const open = page.getByRole('region', { name: 'Not proved, and why' });
    await see(open.getByText('not proved: 41 % explored'));
    await page.getByRole('link', { name: '中文' }).click();
    await see(page.getByRole('region', { name: '未能证明及理由' }).getByText('未证明：仅查验41%'));
  });

  test('from a case one comes to who may order what: whose turn, under which condition, and what comes by itself', async () => {
    const page = await town().visit('/');
    await become(page, /^Lin/);
    await page.goto('/office');
    await page.getByRole('table', { name: 'Docket by time left' }).getByRole('link', { name: 'Assessment before use' }).first().click();
    await page.getByRole('link', { name: 'Who may order what' }).click();
    await see(page.getByRole('heading', { level: 1, name: 'Who may order what, and when: Assessment before use' }));
    const table = page.getByRole('table', { name: /Who may order what/ });
    const filed = table.getByRole('row').filter({ has: page.getByRole('rowheader', { name: /^Filed|^Received/ }) });
    expect(await textOf(filed)).toContain('Their turn');
    expect(await textOf(filed)).toContain('the time is over: intake, 5 working days');
    await see(page.getByRole('heading', { level: 2, name: /What refuses an order/ }));
    const answer = await ask(town(), 'GET', '/api/procedures/assessment/orders.csv');
    expect(answer.headers.get('content-type')).toContain('text/csv');
    expect(await answer.text()).toMatch(/^\uFEFF?state,state-en,state-zh,kind,by,/);
    await page.getByRole('link', { name: 'Trial first' }).click();
    await see(page.getByRole('heading', { level: 1, name: /Trial first/ }));
  });

  test('a procedure that is not there is told so', async () => {
    const page = await town().visit('/law/procedures/nothing-like-it/orders');
    await see(page.getByText('The law in force has no such procedure.'));
  });
};
