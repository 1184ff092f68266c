import { expect, test } from 'vitest';
import { answerAll, become, begin, codeOf, confirm, see, type Town, textOf } from './town.ts';

const product = '晚风路灯（演示）';

const answers = {
  产品名称: product,
  产品用途: '其他',
  '最终由谁决定？': '由人决定，系统仅提供信息',
  每年影响的人数: '5000',
  '错误是否可能造成人身伤害？': '否',
  '是否处理敏感个人信息？': '是',
  '是否涉及七类禁止行为？': '无',
  风险控制说明: '路灯不亮或者误亮的，巡查人员当晚处理。',
  联系人: '黎某，分机201',
};

/** From filing to the public register, as somebody does it who has never been here. */
export const newcomer = (town: () => Town): void => {
  let code = '';

  test('a company files a product in Chinese, and sees its tier grow as it answers', async () => {
    const page = await town().visit('/zh');
    await become(page, /^黎某/);
    await page.getByRole('link', { name: '办理新事项' }).click();
    await page.getByRole('link', { name: /^开始.*事前披露.*；披露$/ }).click();
    await page.getByRole('button', { name: '开始' }).click();

    const stand = page.getByRole('complementary', { name: '目前判断' });
    await see(stand.getByText('尚不能判断'));
    await answerAll(page, 'zh', answers);
    await see(stand.getByText('风险等级：中风险'));
    await see(
      stand
        .getByRole('listitem')
        .filter({ hasText: '是否处理敏感个人信息？是' })
        .getByRole('link', { name: /条例第\d+条/ }),
    );
    await see(stand.getByRole('listitem').filter({ hasText: /低风险.*是否处理敏感个人信息/ }));

    await page.getByRole('button', { name: '提交', exact: true }).click();
    await page.waitForURL('**/zh/my/cases/*');
    await see(page.getByRole('heading', { level: 1, name: /2026年12月\d+日.*前答复/ }));
    await see(page.getByRole('region', { name: '为什么是这一天' }).getByText(/初步核查期限：2026年12月\d+日.*届满/));
    await see(page.getByRole('region', { name: '最新文书' }).getByRole('article', { name: '收件凭证' }));
  });

  test('an officer finds it on the docket, reads the letter that would go, and lists it', async () => {
    const page = await town().visit('/');
    await become(page, /^Chen, officer/);
    await page.getByRole('table', { name: 'Docket by time left' }).getByRole('link', { name: product }).click();
    await see(page.getByRole('heading', { level: 1, name: product }));
    await see(page.getByRole('heading', { level: 2, name: /December 2026/ }));

    const dialog = await begin(page, 'List');
    const draft = dialog.getByRole('article', { name: 'Chinese' });
    await see(draft.getByText(product));
    await see(draft.getByText('草稿，尚未发出'));
    await see(dialog.getByText(/A number in the register/));
    await confirm(dialog, 'List');

    await page
      .getByRole('status')
      .getByRole('link', { name: /^Notice of registration/ })
      .click();
    const letter = page.getByRole('article').first();
    await see(letter.getByText(product));
    code = await codeOf(letter);
  });

  test('a resident finds it by its Chinese name, and reads what it is', async () => {
    const page = await town().visit('/zh');
    await page.getByRole('searchbox').fill('晚风路灯');
    await page.getByRole('searchbox').press('Enter');
    await page.getByRole('main').getByRole('link', { name: product }).first().click();
    await see(page.getByRole('heading', { level: 1, name: product }));
    const risky = page.getByRole('region', { name: /风险/ });
    await see(risky.getByText('风险等级：中风险'));
    await see(risky.getByText('是否处理敏感个人信息？是'));
    // Who may be called is nobody's business but the office's.
    expect(await textOf(page.getByRole('main'))).not.toContain('分机201');
  });

  test('the letter is genuine, its code says so; another code is not', async () => {
    const page = await town().visit('/');
    await page.getByRole('contentinfo').getByRole('link', { name: 'Check a letter' }).click();
    await page.getByRole('textbox', { name: 'Code at the foot of the letter' }).fill(code);
    await page.getByRole('button', { name: 'Check' }).click();
    await see(page.getByText('It holds today.'));
    await see(page.getByRole('link', { name: product }));
    await page.goto('/check/AAAA-BBBB-CCCC-DDDD');
    await see(page.getByRole('heading', { level: 1, name: 'No letter or certificate has this code' }));
  });
};
