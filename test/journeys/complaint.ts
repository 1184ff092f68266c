import { expect, test } from 'vitest';
import { ask, fresh } from './http.ts';
import { become, order, see, type Town, textOf } from './town.ts';

const grievance = 'The gate of our yard asks every child for its face, and nobody told us.';
const reply = 'The gate was set to the wrong list. It asks no child any more, and the pictures were deleted.';

const words = {
  '': {
    told: 'Be told by e-mail',
    email: 'Your e-mail address',
    noAddress: 'This is no e-mail address',
    verb: 'Write to me',
    waits: 'waits for you: follow the link',
    mail: /^Please confirm: the case that you follow with a code/,
    yes: 'Yes, tell me',
    end: 'Stop, and delete my address',
    on: 'when there is news',
    stop: 'Stop, and delete the address',
  },
  '/zh': {
    told: '邮件告知进展',
    email: '您的电子邮箱',
    noAddress: '邮箱地址格式有误',
    verb: '发送邮件给我',
    waits: '尚待您确认',
    mail: /^请确认订阅：您凭查询码关注的案件/,
    yes: '确认订阅',
    end: '取消订阅，删除我的邮箱',
    on: '案件有新进展时',
    stop: '不再发送，删除邮箱',
  },
} as const;

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

  test.each(['', '/zh'] as const)(
    'anyone who holds a code leaves an address for this one case, confirms it by mail and takes it back (%s)',
    async (lang) => {
      const w = words[lang];
      const email = `holder${lang === '' ? 'en' : 'zh'}@example.org`;
      const body = { procedure: 'complaint', order: 'complain', gives: { grievance } };
      const told = (await (await ask(town(), 'POST', '/api/cases', { headers: fresh(), body })).json()) as { readonly code: string };
      const page = await town().visit(`${lang}/follow/${told.code}`, { width: lang === '' ? 1440 : 390 });
      const section = page.getByRole('region', { name: w.told });
      await section.getByRole('button', { name: w.verb }).click();
      await see(section.getByText(w.noAddress));
      await section.getByLabel(w.email).fill(email);
      await section.getByRole('button', { name: w.verb }).click();
      await see(section.getByText(w.waits));
      expect(await textOf(section)).not.toContain(email);
      const followed = page.url();
      await page.goto(`${lang}/outbox`);
      const mail = page.getByRole('article', { name: w.mail }).first();
      expect(await textOf(mail)).not.toMatch(/TSJB-/);
      await mail.getByRole('link').first().click();
      await page.getByRole('button', { name: w.yes }).click();
      await see(page.getByRole('button', { name: w.end }));
      await page.goto(followed);
      await see(section.getByText(w.on));
      await section.getByRole('button', { name: w.stop }).click();
      await see(section.getByLabel(w.email));
    },
  );

  test('a wrong code opens nothing, in Chinese too, and says what to do', async () => {
    const page = await town().visit('/zh');
    await page.getByRole('link', { name: /^查询我的投诉办到哪一步/ }).click();
    await page.getByRole('textbox', { name: '您的查询码' }).fill('AAAA-BBBB-CCCC');
    await page.getByRole('button', { name: '查询', exact: true }).click();
    await see(page.getByRole('heading', { level: 1, name: '没有案件使用这个查询码' }));
    await see(page.getByText(/^请逐组再核对一次，不区分大小写/));
    expect(await page.getByRole('textbox', { name: '您的查询码' }).inputValue()).toBe('AAAA-BBBB-CCCC');
  });
};
