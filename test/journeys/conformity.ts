import { test } from 'vitest';
import { gives, opens, paperOf } from './away.ts';
import { become, begin, confirm, notLawful, order, see, type Town } from './town.ts';

const maker = 'demo-mo';
const results = { 'function-result': 98.4, 'safety-result': 0.5, 'reliability-result': 99.3, 'ethics-result': 1.2 };

/** A test of which the plan and its thresholds are agreed, and so fixed. */
const agreed = async (town: Town, name: string): Promise<string> => {
  const { case: id } = await opens(town, maker, {
    procedure: 'conformity',
    order: 'file',
    for: 'demo-org-mangrove',
    gives: { 'product-name': name, 'product-version': '2.0 (demo)', purpose: 'other', contact: 'Mo (demo), test desk' },
  });
  await gives(town, 'demo-lin', id, 'accept');
  const paper = await paperOf(town, 'demo-tan', 'plan.txt');
  await gives(town, 'demo-tan', id, 'propose-plan', {
    'test-plan': paper,
    'test-data': paper,
    'sample-size': 1200,
    'function-threshold': 97.5,
    'safety-threshold': 1,
    'reliability-threshold': 99,
    'ethics-threshold': 2,
  });
  await gives(town, maker, id, 'agree-plan');
  return id;
};

const ran = async (town: Town, id: string, found: Readonly<Record<string, number>>): Promise<void> => {
  await gives(town, 'demo-tan', id, 'start-run', { 'run-days': 20 });
  await gives(town, 'demo-tan', id, 'record-result', { ...found, 'test-evidence': await paperOf(town, 'demo-tan', 'records.txt') });
  await gives(town, 'demo-lin', id, 'propose');
};

/** What was fixed before the run decides, and nothing else. */
export const conformity = (town: () => Town): void => {
  test('all four thresholds are met: in Chinese, the head gives the certificate, and it stands in its register', async () => {
    const id = await agreed(town(), '搬运小象（演示）');
    await ran(town(), id, results);
    const page = await town().visit('/zh');
    await become(page, /^赵某/);
    await page.goto(`/zh/office/cases/${id}`);
    const dialog = await begin(page, '颁发证书');
    await see(dialog.getByRole('article').getByText('搬运小象（演示）'));
    await confirm(dialog, '颁发证书');
    await see(page.getByRole('status').getByRole('link', { name: /证书/ }));
    await page.goto(`/zh/registers/certificates?q=${encodeURIComponent('搬运小象')}`);
    await see(page.getByRole('main').getByRole('link', { name: /搬运小象/ }));
  });

  test('after the run no threshold can be changed, and what misses one gets no certificate', async () => {
    const id = await agreed(town(), 'Stair Climber 爬楼机（演示）');
    await ran(town(), id, { ...results, 'ethics-result': 3.4 });
    const page = await town().visit('/');
    await become(page, /^Tan, tester/);
    await page.goto(`/office/cases/${id}`);
    await see(notLawful(page, 'Propose plan and thresholds').getByText('This cannot be done where the case stands now.'));

    await become(page, /^Zhao, head of the office/);
    await page.goto(`/office/cases/${id}`);
    await see(notLawful(page, 'Certify').getByText('At least one threshold that was fixed before the run is not met.'));
    await order(page, 'Refuse', {
      Reasons: 'Older people were served wrongly more often by 3.4 points; the threshold fixed before the run was 2.',
    });
    await see(page.getByRole('status').getByRole('link', { name: /^Decision to refuse/ }));
  });
};
