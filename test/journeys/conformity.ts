import { expect, test } from 'vitest';
import { gives, opens, paperOf, refuses } from './away.ts';
import { become, begin, confirm, notLawful, order, see, type Town } from './town.ts';

const maker = 'demo-mo';
const required = (id: string, kind: string, bound: string, threshold: number, unit: string) => ({
  'requirement-id': id,
  'conformance-class': kind,
  requirement: 'as agreed with the maker',
  'required-by': 'ISO/IEC 25059:2023',
  'test-method': 'tasks kept apart',
  'test-measure': 'what the records count',
  bound,
  threshold,
  'measured-in': unit,
  'planned-samples': 1200,
});
const requirements = [
  required('F-1', 'function', 'at-least', 97.5, 'percent'),
  required('S-1', 'safety', 'at-most', 1, 'per-mille'),
  required('R-1', 'reliability', 'at-least', 99, 'percent'),
  required('E-1', 'ethics', 'at-most', 2, 'percentage-point'),
];
const found = { 'F-1': 98.5, 'S-1': 0, 'R-1': 99.25, 'E-1': 1.2 };
const results = (values: Readonly<Record<string, number>>) =>
  Object.entries(values).map(([id, measured]) => ({
    'result-for': id,
    measured,
    'samples-run': 1200,
    'result-evidence': `${id}.csv`,
  }));

/** A test of which the plan and its thresholds are agreed, and so fixed. */
const agreed = async (town: Town, name: string): Promise<string> => {
  const { case: id } = await opens(town, maker, {
    procedure: 'conformity',
    order: 'file',
    for: 'demo-org-mangrove',
    gives: {
      'product-name': name,
      'product-version': '2.0 (demo)',
      purpose: 'other',
      'intended-use': 'carries boxes in a hall',
      contact: 'Mo (demo), test desk',
    },
  });
  await gives(town, 'demo-lin', id, 'accept');
  const paper = await paperOf(town, 'demo-tan', 'plan.txt');
  await gives(town, 'demo-tan', id, 'propose-plan', {
    'test-plan': paper,
    'test-data': paper,
    requirements,
  });
  await gives(town, maker, id, 'agree-plan');
  return id;
};

const ran = async (town: Town, id: string, values: Readonly<Record<string, number>>): Promise<void> => {
  await gives(town, 'demo-tan', id, 'start-run', { 'run-days': 20 });
  await gives(town, 'demo-tan', id, 'record-result', {
    results: results(values),
    'test-evidence': await paperOf(town, 'demo-tan', 'records.txt'),
  });
  await gives(town, 'demo-lin', id, 'propose');
};

/** What was fixed before the run decides, and nothing else. */
export const conformity = (town: () => Town): void => {
  test('every requirement is met: in Chinese, the head gives the certificate, and it stands in its register', async () => {
    const id = await agreed(town(), '搬运小象（演示）');
    await ran(town(), id, found);
    const page = await town().visit('/zh');
    await become(page, /^赵某/);
    await page.goto(`/zh/office/cases/${id}`);
    const dialog = await begin(page, '颁发证书');
    await see(dialog.getByRole('article').getByText('搬运小象（演示）'));
    await confirm(dialog, '颁发证书');
    await see(page.getByRole('status').getByRole('link', { name: /证书/ }));
    await page.goto(`/zh/registers/certificates?q=${encodeURIComponent('搬运小象')}`);
    await see(page.getByRole('main').getByRole('link', { name: /搬运小象/ }));

    // Anybody reads there what was asked for by whom, how it was tested, and what came out.
    await page
      .getByRole('main')
      .getByRole('link', { name: /搬运小象/ })
      .first()
      .click();
    const tested = page.getByRole('region', { name: '测试范围' });
    await see(page.getByRole('region', { name: '登记内容' }).getByText('carries boxes in a hall'));
    const row = tested.getByRole('row', { name: /F-1/ });
    for (const words of ['ISO/IEC 25059:2023', '不低于97.5%', '98.5%', '95%区间97.64%至99.05%', '达到。']) await see(row.getByText(words));
  });

  test('a result without its requirement, or a requirement without its result, is not recorded, and the way out is told', async () => {
    const id = await agreed(town(), 'Lift Guard 电梯看护（演示）');
    await gives(town(), 'demo-tan', id, 'start-run', { 'run-days': 20 });
    const paper = await paperOf(town(), 'demo-tan', 'records.txt');
    const { 'E-1': _, ...three } = found;
    for (const [values, refusal, way] of [
      [three, 'requirementWithoutResult', 'voided and run again'],
      [{ ...found, 'F-9': 100 }, 'resultWithoutRequirement', 'Take it out'],
    ] as const) {
      const refused = await refuses(town(), 'demo-tan', id, 'record-result', { results: results(values), 'test-evidence': paper });
      expect([refused.refusal, refused.wayOut?.en]).toEqual([refusal, expect.stringContaining(way)]);
    }
    const page = await town().visit('/');
    await become(page, /^Tan, tester/);
    await page.goto(`/office/cases/${id}`);
    const dialog = await begin(page, 'Record the result');
    await see(dialog.getByRole('textbox', { name: 'For which requirement?' }));
    await dialog.getByRole('button', { name: 'Add a row' }).click();
    await see(dialog.getByRole('textbox', { name: 'For which requirement?' }).nth(1));
  });

  test('after the run no threshold can be changed, and what misses one gets no certificate', async () => {
    const id = await agreed(town(), 'Stair Climber 爬楼机（演示）');
    await ran(town(), id, { ...found, 'E-1': 3.4 });
    const page = await town().visit('/');
    // The tester reads the case as it stood while it was tested, and has no order in it any more.
    await become(page, /^Tan, tester/);
    await page.goto(`/office/cases/${id}`);
    await see(page.getByRole('heading', { level: 1 }));
    expect(await page.getByRole('button', { name: 'Propose plan and requirements', exact: true, disabled: false }).count()).toBe(0);

    await become(page, /^Zhao, head of the office/);
    await page.goto(`/office/cases/${id}`);
    await see(notLawful(page, 'Certify').getByText('At least one threshold that was fixed before the run is not met.'));
    await order(page, 'Refuse', {
      Reasons: 'Older people were served wrongly more often by 3.4 points; the threshold fixed before the run was 2.',
    });
    await see(page.getByRole('status').getByRole('link', { name: /^Decision not to give a certificate/ }));
  });
};
