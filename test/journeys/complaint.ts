import { expect, test } from 'vitest';
import { become, order, see, type Town, textOf } from './town.ts';

const grievance = 'The gate of our yard asks every child for its face, and nobody told us.';
const reply = 'The gate was set to the wrong list. It asks no child any more, and the pictures were deleted.';

/** Somebody without a name is answered, and nobody else reads it. */
export const complaint = (town: () => Town): void => {
  test('somebody complains without a name, keeps the code, and reads the answer with it', async () => {
    const page = await town().visit('/');
    await page
      .getByRole('link', { name: /^Complain/ })
      .first()
      .click();
    await page.getByRole('textbox', { name: 'What went wrong?' }).fill(grievance);
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await see(page.getByRole('heading', { level: 1, name: 'We have it.' }));
    const told = await textOf(page.getByRole('main'));
    const number = /TSJB-\d{4}-\d{4}/.exec(told)![0];
    await page.getByRole('link', { name: 'Follow it now' }).click();
    await page.waitForURL('**/follow/*');
    const followed = page.url();

    const office = await town().visit('/');
    await become(office, /^Dong, officer/);
    await office.goto(`/office/cases/${number}`);
    await see(office.getByText(grievance));
    await order(office, 'Take up');
    await order(office, 'Answer', { Answer: reply });
    await see(office.getByRole('status').getByRole('link', { name: /^Answer/ }));

    await page.goto(followed);
    await see(page.getByRole('article').getByText(reply));
  });

  test('a wrong code opens nothing, in Chinese too, and says what to do', async () => {
    const page = await town().visit('/zh');
    await page.getByRole('link', { name: '凭码查询' }).first().click();
    await page.getByRole('textbox', { name: '您的查询码' }).fill('AAAA-BBBB-CCCC');
    await page.getByRole('button', { name: '查询', exact: true }).click();
    await see(page.getByRole('heading', { level: 1, name: '没有案件使用这个查询码' }));
    await see(page.getByText(/^请逐组再核对一次，不区分大小写/));
    expect(await page.getByRole('textbox', { name: '您的查询码' }).inputValue()).toBe('AAAA-BBBB-CCCC');
  });
};
