import { expect, test } from 'vitest';
import { childOf, type Gives, gives, opens, paperOf, sits } from './away.ts';
import { ask, cookieOf } from './http.ts';
import { smallTrial } from './small-trial.ts';
import { become, begin, confirm, notLawful, order, see, type Town } from './town.ts';

const maker = 'demo-chao';
const company = 'demo-org-tide';

/** A trial that was asked for and accepted. */
const asked = async (town: Town, name: string, more: Gives = {}): Promise<string> => {
  const trial = await opens(town, maker, {
    procedure: 'trial',
    order: 'file',
    for: company,
    gives: {
      ...smallTrial(await paperOf(town, maker, 'plan.txt')),
      'product-name': name,
      affected: 400,
      endpoints: 'Wrong readings, in a hundred: fewer than two.',
      'stop-rule': 'Five wrong readings in a hundred.',
      'asked-subjects': 80,
      'asked-days': 120,
      'asked-sites': 2,
      contact: 'Chao (demo), extension 118',
      ...more,
    },
  });
  await gives(town, 'demo-guo', trial.case, 'accept');
  return trial.case;
};

/** The committee has no objection: a matter of small risk, on which two members agree. */
const favoured = async (town: Town, trial: string): Promise<void> => {
  await gives(town, 'demo-guo', trial, 'consult-ethics', {
    'research-question': 'May meters that read themselves be tried in two blocks?',
    'listed-activity': false,
    urgent: false,
    'expected-days': 10,
  });
  const review = await childOf(town, 'demo-guo', trial, 'ethics-review');
  await gives(town, 'demo-sun', review, 'call-simple', { 'small-risk': true });
  await sits(town, review, { 'demo-bai': 'vote-for', 'demo-ma': 'vote-for' });
};

/** What Article 44 asks of a product that only helps to run a hospital. */
const lowRisk: Gives = {
  purpose: 'health',
  autonomy: 'informs',
  affected: 400,
  'touches-body': false,
  'sensitive-data': false,
  'prohibited-act': 'none',
  'excluded-domain': 'none',
  'national-standard': false,
  'local-standard': false,
  'norm-named': 'ISO/IEC 42001',
};

/** An opinion of the hospital's own ethics committee, handed in with the test. */
const opinionGiven = async (town: Town, id: string, of: Gives): Promise<string> => {
  await gives(town, 'demo-shen', id, 'hand-in-review', {
    'review-body': 'Lotus Hill Hospital (Demo)',
    'review-number': 'LH-2026-40 (demo)',
    'review-day': '2026-09-01',
    'review-opinion': 'favourable',
    'review-version': '1.0',
    'review-sites': [{ 'site-name': 'Ward 4' }],
    'review-until': '2027-09-01',
    'review-paper': await paperOf(town, 'demo-shen', 'opinion.txt'),
    ...of,
  });
  return childOf(town, 'demo-guo', id, 'institution-review');
};

const hospitalAsks = async (town: Town, name: string, more: Gives): Promise<string> => {
  const plan = await paperOf(town, 'demo-shen', 'plan.txt');
  const test = await opens(town, 'demo-shen', {
    procedure: 'hospital-test',
    order: 'file',
    for: 'demo-org-hospital',
    gives: {
      'hospital-name': 'Lotus Hill Hospital (Demo)',
      'product-name': name,
      'product-version': '1.0',
      ...lowRisk,
      'medical-use': false,
      plan,
      endpoints: 'Minutes until a bed is ready: ten fewer.',
      'stop-rule': 'One bed given to two patients.',
      'consent-form': plan,
      investigators: [{ 'person-name': 'Shen (demo)', 'person-title': 'chief physician' }],
      'asked-subjects': 40,
      'asked-sites': 1,
      'planned-sites': [{ 'site-name': 'Ward 4' }],
      'asked-days': 90,
      ...more,
    },
  });
  return test.case;
};

/** Harms are counted after twenty and forty people, and the plan says which harm it accepts. */
const looks: Gives = {
  'planned-looks': [
    { 'look-at': 20, 'look-stops': 3 },
    { 'look-at': 40, 'look-stops': 5 },
  ],
  'acceptable-harm': 2,
};

/** Trials in the city and in a hospital: let in, and stopped where the law stops them. */
export const trials = (town: () => Town): void => {
  test('while the plan is being written the form says how often its stop rule errs, both ways, and says it again for another rate', async () => {
    const cookie = await cookieOf(town(), maker);
    const body = { procedure: 'trial', order: 'file', for: company, gives: { ...looks, 'asked-subjects': 80 } };
    const { id } = (await (await ask(town(), 'POST', '/api/drafts', { cookie, body })).json()) as { readonly id: string };
    const page = await town().visit('/');
    await become(page, /^Chao/);
    await page.goto(`/my/file/${id}/unacceptable-harm`);
    const errs = page.getByRole('region', { name: 'How often this rule would err' });
    await see(errs.getByText('stopped without need in at most 8 of 1,000'));
    await see(errs.getByText(/does not say how much harm must stop it/));
    await page.getByRole('main').getByRole('spinbutton').fill('15');
    await see(errs.getByText('it runs to its end unnoticed in 214 of 1,000; on average 37 people are included'));
    await page.getByRole('main').getByRole('spinbutton').fill('30');
    await see(errs.getByText('unnoticed in 2 of 1,000'));
    await see(errs.getByRole('img', { name: /^Of 1,000 tests the rule stops 8 if 2 in 100 are harmed/ }));
    // As much harm accepted as the trial would be stopped for.
    await page.getByRole('main').getByRole('spinbutton').fill('2');
    await see(errs.getByText(/that cannot both be/));
    await page.getByRole('button', { name: 'Save and continue' }).click();
    await see(page.getByRole('alert').getByText(/More than the harm that is acceptable/));
  });

  test('a trial is proposed with its ceilings, admitted by the head, and stands in the register', async () => {
    const id = await asked(town(), 'Meter Reader 抄表（演示）', { ...looks, 'unacceptable-harm': 15 });
    await favoured(town(), id);
    const page = await town().visit('/');
    await become(page, /^Guo, officer/);
    await page.goto(`/office/cases/${id}`);
    // Anyone who decides reads how often the rule errs, with as many people as were asked for.
    const errs = page.getByRole('region', { name: 'How often the stop rule errs' });
    await see(errs.getByText('unnoticed in 214 of 1,000; on average 37 people are included before it stops or ends, of 80 at most'));
    const proposal = await begin(page, 'Propose a decision');
    await proposal
      .getByRole('group', { name: /^Does the evidence show that it is met/ })
      .getByRole('radio', { name: 'Yes' })
      .check();
    await proposal.getByLabel('Subjects allowed').fill('90');
    await proposal.getByLabel('Sites allowed').fill('2');
    await proposal.getByLabel('Days allowed').fill('100');
    // More than was asked for is said at once, before anything is kept.
    await see(proposal.getByText('No more may be allowed than was asked for.'));
    await proposal.getByLabel('Subjects allowed').fill('60');
    await confirm(proposal, 'Propose a decision');

    await become(page, /^Zhao, head of the office/);
    await page.goto(`/office/cases/${id}`);
    await order(page, 'Admit');
    await see(page.getByRole('status').getByRole('link', { name: /^Notice that a trial is agreed to/ }));
    await page.goto(`/registers/trials?q=${encodeURIComponent('抄表')}`);
    await page
      .getByRole('main')
      .getByRole('link', { name: /Meter Reader/ })
      .click();
    // In public with as many as are allowed, and with the rule's own words.
    const plan = page.getByRole('region', { name: 'Fixed before it began' });
    await see(plan.getByText('a test like this is stopped without need in at most 8 of 1,000'));
    await see(plan.getByText('on average 32 people are included before it stops or ends, of 60 at most'));
    await page.goto(`/zh${new URL(page.url()).pathname}`);
    await see(page.getByRole('region', { name: '开始之前已固定' }).getByText('同样的试点每1000次中至多有8次被不必要地停止'));
    await page.goBack();
    await plan.getByText('The same as a table').click();
    await see(plan.getByRole('row', { name: /^15 of 100 786 214 32$/ }));
    await plan.getByText('The rule as it was recorded').click();
    expect(await plan.getByText(/^\{"acceptable-harm":2,"planned-looks":/).count()).toBe(1);
  });

  test('what has a national standard cannot be admitted: in Chinese, the head reads why and by which article, and refuses', async () => {
    const id = await asked(town(), '老式闸机（演示）', { 'national-standard': true });
    await favoured(town(), id);
    await gives(town(), 'demo-guo', id, 'propose', { 'norm-met': true, 'cap-subjects': 50, 'cap-sites': 1, 'cap-days': 60 });
    const page = await town().visit('/zh');
    await become(page, /^赵某/);
    await page.goto(`/zh/office/cases/${id}`);
    const line = notLawful(page, '准予先行先试');
    await see(line.getByText('未满足第四十四条规定的全部条件。'));
    await see(line.getByRole('link', { name: /条例第44条/ }));
    await order(page, '不予同意', { 理由: '闸机已有现行国家标准，不属于第四十四条所称尚无标准的产品。' });
    await page
      .getByRole('status')
      .getByRole('link', { name: /^不同意试点决定书/ })
      .click();
    await see(page.getByRole('article').getByText(/行政复议/));
  });

  test('a review of another product is not recognised; one that fits lets two people admit a test in a hospital', async () => {
    const name = '床位小助手（演示）';
    const id = await hospitalAsks(town(), name, {});
    await gives(town(), 'demo-guo', id, 'accept');
    const other = await opinionGiven(town(), id, { 'review-product': '信件分拣（演示）' });
    const page = await town().visit('/zh');
    await become(page, /^郭某/);
    await page.goto(`/zh/office/cases/${other}`);
    await see(page.getByText('该审查意见针对其他产品、其他版本或者其他地点。').first());
    await order(page, '审查意见不予采用', { 理由: '该审查意见针对信件分拣产品。' });
    const fits = await opinionGiven(town(), id, { 'review-product': name });
    await gives(town(), 'demo-guo', fits, 'recognise-review');
    await gives(town(), 'demo-guo', id, 'propose', { 'norm-met': true, 'cap-subjects': 40, 'cap-sites': 1, 'cap-days': 90 });
    await become(page, /^赵某/);
    await page.goto(`/zh/office/cases/${id}`);
    await order(page, '准予先行先试');
    await see(page.getByText('进行中').first());
  });

  test('a medical device does not come into a test in a hospital; its trial is recorded, and nothing is decided', async () => {
    const device: Gives = { 'medical-use': true, 'device-data': true, 'decision-support': true, mature: false };
    await expect(hospitalAsks(town(), 'Stroke Finder 卒中识别（演示）', device)).rejects.toThrow(/deviceNotHere/);
    const { case: id } = await opens(town(), 'demo-shen', {
      procedure: 'device-trial-record',
      order: 'note-trial',
      for: 'demo-org-hospital',
      gives: {
        'hospital-name': 'Lotus Hill Hospital (Demo)',
        'product-name': 'Stroke Finder 卒中识别（演示）',
        'product-version': '1.0',
        ...device,
        'high-hazard': true,
        'sponsor-name': 'Heron Health (Demo)',
        'sponsor-province': 'Guangdong',
      },
    });
    const page = await town().visit('/');
    await become(page, /^Shen, hospital/);
    await page.goto(`/my/cases/${id}`);
    await see(page.getByText('The filing with the province has not been shown.').first());
    await become(page, /^Guo, officer/);
    await page.goto(`/office/cases/${id}`);
    await see(page.getByRole('button', { name: 'Pass on to the competent body' }).first());
  });
};
