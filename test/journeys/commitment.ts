import { expect, test } from 'vitest';
import { opens, refuses } from './away.ts';
import { become, begin, confirm, notLawful, order, see, type Town } from './town.ts';

const maker = 'demo-mo';
const product = 'Homework Planner 作业规划（演示）';

const promised = {
  'product-name': product,
  purpose: 'education',
  autonomy: 'informs',
  affected: 20_000,
  'touches-body': false,
  'sensitive-data': false,
  'prohibited-act': 'none',
  'risk-statement': 'It may plan too much for one evening; a parent sees it and cuts it.',
  explanation: 'It says which tasks it put first, and why.',
  contact: 'Mo (demo), extension 12',
  'commitment-domain': 'none',
  'harms-property': false,
  'hard-to-undo': false,
  'knows-notice': true,
  'meets-conditions': true,
  'keeps-papers': true,
  'bears-liability': true,
};

const filed = (town: Town) =>
  opens(town, maker, { procedure: 'disclosure', order: 'disclose-on-commitment', for: 'demo-org-mangrove', gives: promised });

/** A disclosure on a commitment: listed the same day, looked at afterwards, and revoked where it was untrue and nobody put it right. */
export const commitment = (town: () => Town): void => {
  test('a disclosure on a commitment is listed the same day, found untrue at the check, suspended, and revoked by the head', async () => {
    const { case: id } = await filed(town());
    const page = await town().visit('/');
    await become(page, /^Lin, officer/);
    await page.goto(`/office/cases/${id}`);
    const listing = await begin(page, 'List on the commitment');
    await listing.getByRole('radio', { name: 'nothing that stands in the way' }).check();
    await confirm(listing, 'List on the commitment');
    await see(page.getByText('on commitment, to be checked').first());

    // Anybody reads in the register that it rests on a commitment which is still to be checked.
    const reader = await town().visit(`/registers/products?q=${encodeURIComponent('Homework Planner')}`);
    await see(reader.getByRole('main').getByRole('link', { name: /Homework Planner/ }));
    await see(reader.getByRole('main').getByText(/commitment/i));

    const check = await begin(page, 'Order it to be put right');
    await check.getByRole('radio', { name: 'on the papers' }).check();
    await check.getByRole('radio', { name: 'untrue', exact: true }).check();
    await check.getByLabel('What was found?').fill('There are no records of the last version.');
    await check.getByLabel('What has to be put right?').fill('Hand in the records of the last version.');
    await check.getByLabel('Within how many days?').fill('15');
    await confirm(check, 'Order it to be put right');
    await see(page.getByRole('status').getByRole('link', { name: /^Order to put it right/ }));
    // Who ordered it does not revoke it: not as an officer, nor as the stand-in of the head, whom another journey may have made her.
    expect(['notThisRole', 'actedBefore']).toContain((await refuses(town(), 'demo-lin', id, 'revoke-commitment')).refusal);

    const firm = await town().visit('/');
    await become(firm, /^Mo/);
    await firm.goto(`/my/cases/${id}`);
    await see(firm.getByRole('article').getByText('Hand in the records of the last version.'));

    await become(page, /^Zhao, head/);
    await page.goto(`/office/cases/${id}`);
    await order(page, 'Revoke for an untrue commitment');
    await see(page.getByRole('status').getByRole('link', { name: /^Decision to revoke/ }));
    await firm.reload();
    await see(firm.getByText(/revoked for an untrue commitment/i));
  });

  test('in Chinese: a commitment that was kept stands without the remark, and a broken one in the record closes this way', async () => {
    const { case: id } = await filed(town());
    const page = await town().visit('/zh');
    await become(page, /^林某/);
    await page.goto(`/zh/office/cases/${id}`);
    const listing = await begin(page, '凭承诺登记');
    await listing.getByRole('radio', { name: '承诺不实或者违反承诺且尚未修复' }).check();
    await listing.getByRole('button', { name: '凭承诺登记', exact: true }).click();
    await see(listing.getByText(/申请人有严重不良信用记录/));
    await listing.getByRole('radio', { name: '无限制情形' }).check();
    await confirm(listing, '凭承诺登记');
    const check = await begin(page, '核查属实');
    await check.getByRole('radio', { name: '数据共享核查' }).check();
    await check.getByRole('radio', { name: '承诺属实并已履行' }).check();
    await check.getByLabel('核查情况').fill('记录完整');
    await confirm(check, '核查属实');
    await see(page.getByText('使用并跟踪中').first());
    // What was found kept cannot be ordered to be put right any more.
    expect(await notLawful(page, '责令限期整改').count()).toBe(1);
  });
};
