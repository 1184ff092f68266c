import { expect, test } from 'vitest';
import { cookieOf } from './http.ts';
import { see, type Town, textOf } from './town.ts';

const words = {
  '': {
    told: 'Be told when this changes',
    shown: /^Only of what is shown here, as filtered \(\d+ now\)/,
    subjects: 'Or choose subjects, across all registers',
    title: 'What do you want to be told of?',
    subject: /^health care/,
    risk: /^high risk/,
    chosen: 'You would be told of',
    before: 'AI products and services, Calls for trials, Certificates of conformity, Incidents and warnings, AI trials, Public warnings',
    email: 'Your e-mail address',
    verb: 'Tell me',
    sent: 'a link is on its way',
    mails: 'See the mails here.',
    mail: /^Please confirm: AI products and services, Incidents and warnings, Public warnings \(high risk; health care\) and /,
    yes: 'Yes, tell me',
    on: 'You are told when this changes',
    stop: 'Stop, and delete my address',
    stopped: 'Stopped',
    none: 'Of nothing yet',
  },
  '/zh': {
    told: '订阅变动通知',
    shown: /^仅当前筛选结果（现有\d+项）/,
    subjects: '也可以跨登记册按主题订阅',
    title: '您想了解哪些变动？',
    subject: /^医疗健康/,
    risk: /^高风险/,
    chosen: '您将订阅',
    before: '人工智能产品和服务登记册、先行先试征集、符合性证书登记册、事件与风险预警登记册、人工智能先行先试登记册、风险预警公告',
    email: '您的电子邮箱',
    verb: '订阅',
    sent: '确认链接已经发出',
    mails: '在此查看邮件。',
    mail: /^请确认订阅：人工智能产品和服务登记册、事件与风险预警登记册、风险预警公告（高风险；医疗健康）和/,
    yes: '确认订阅',
    on: '您已订阅变动通知',
    stop: '取消订阅，删除我的邮箱',
    stopped: '已取消订阅',
    none: '尚未选择',
  },
} as const;

/** Residents follow a subject, as they understand it, by mail or by feed. */
export const subscriptions = (town: () => Town): void => {
  test.each(['', '/zh'] as const)('what one sees filtered one can follow; subjects are ticked across registers (%s)', async (lang) => {
    const w = words[lang];
    const email = `subject${lang === '' ? 'en' : 'zh'}@example.org`;
    const page = await town().visit(`${lang}/products?risk=high`, { width: lang === '' ? 1440 : 390 });
    await page.getByText(w.told).click();
    await see(page.getByRole('radio', { name: w.shown }));
    for (const form of [/RSS/, 'JSON']) {
      const link = page.getByRole('group').getByRole('link', { name: form }).last();
      expect((await page.request.get((await link.getAttribute('href'))!)).status()).toBe(200);
    }
    await page.getByRole('link', { name: w.subjects }).click();
    await see(page.getByRole('heading', { level: 1, name: w.title }));
    const chosen = page.getByRole('region', { name: w.chosen });
    await see(chosen.getByText(w.before));
    await page.getByRole('checkbox', { name: w.subject }).check();
    await page.getByRole('checkbox', { name: w.risk }).check();
    await page.waitForURL('**/subscriptions?purpose=health&risk=high');
    await chosen.getByLabel(w.email).fill(email);
    await chosen.getByRole('button', { name: w.verb, exact: true }).click();
    await see(chosen.getByText(w.sent));
    await chosen.getByRole('link', { name: w.mails }).click();
    await page.getByRole('article', { name: w.mail }).getByRole('link').click();
    await page.getByRole('button', { name: w.yes }).click();
    await see(page.getByRole('heading', { level: 1, name: w.on }));
    // Where the subject stands, with what was ticked.
    await page
      .getByRole('link', { name: w.mail.source.includes('Please') ? /\(high risk; health care\)/ : /（高风险；医疗健康）/ })
      .click();
    expect(await page.getByRole('checkbox', { name: w.subject }).isChecked()).toBe(true);
    await page.goBack();
    await page.getByRole('button', { name: w.stop }).click();
    await see(page.getByRole('heading', { level: 1, name: w.stopped }));
  });

  test.each([
    [
      '',
      {
        title: 'Reminders',
        ahead: /^Dates of the office that are still ahead/,
        stop: /^Send me no more/,
        off: 'Switched off',
        start: /^Send them again/,
        on: 'Sent to',
        why: 'nobody in office can switch them off',
      },
    ],
    [
      '/zh',
      {
        title: '提醒设置',
        ahead: /^本机关尚未届满的期限/,
        stop: /^不再发送/,
        off: '已取消',
        start: /^恢复发送/,
        on: '发送至',
        why: '任职人员不能自行取消',
      },
    ],
  ] as const)('an official switches off reminders of what is ahead, and reads why the others come (%s)', async (lang, w) => {
    const page = await town().visit(`${lang}/`, { width: lang === '' ? 1440 : 390 });
    await page
      .context()
      .addCookies([{ name: 'ordinance', value: (await cookieOf(town(), 'demo-lin')).replace('ordinance=', ''), url: town().city.address }]);
    await page.goto(`${lang}/my/reminders`);
    await see(page.getByRole('heading', { level: 1, name: w.title }));
    const ahead = page.getByRole('region', { name: w.ahead });
    await ahead.getByRole('button', { name: w.stop }).click();
    await see(ahead.getByText(w.off));
    await ahead.getByRole('button', { name: w.start }).click();
    await see(ahead.getByText(w.on));
    await see(page.getByText(w.why));
  });

  test('with no register ticked one is told of nothing, and what to do', async () => {
    const page = await town().visit('/zh/subscriptions?in=warnings', { width: 390 });
    await page.getByRole('checkbox', { name: /^风险预警公告/ }).uncheck();
    await see(page.getByText(words['/zh'].none));
    expect(await textOf(page.getByRole('region', { name: '您将订阅' }))).toContain('至少勾选一项');
  });
};
