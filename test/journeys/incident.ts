import { expect, test } from 'vitest';
import { gives, opens, refuses } from './away.ts';
import { ask } from './http.ts';
import { become, begin, confirm, notLawful, order, see, type Town } from './town.ts';

/** A product in force, and who speaks for its company. */
const inForce = async (town: Town): Promise<{ readonly number: string; readonly provider: string }> => {
  const answer = async (path: string) => (await ask(town, 'GET', path)).json();
  const { rows } = (await answer('/api/registers/products?limit=100')) as {
    readonly rows: readonly {
      readonly number: string;
      readonly maker?: { readonly en: string };
      readonly status: { readonly tone: string };
    }[];
  };
  const { people } = (await answer('/api/demo/people')) as {
    readonly people: readonly { readonly person: string; readonly sentence: { readonly en: string } }[];
  };
  for (const { number, maker, status } of rows) {
    const company = maker?.en.split(' (Demo)')[0];
    const speaker = people.find(({ sentence }) => sentence.en.startsWith(`Files for ${company}:`));
    if (status.tone === 'in-force' && speaker !== undefined) return { number, provider: speaker.person };
  }
  throw new Error('no product of the city is in force');
};

const reported = async (town: Town, product: string, what: string): Promise<string> => {
  const { case: id } = await opens(town, undefined, {
    procedure: 'incident',
    order: 'report',
    gives: { 'unregistered-product': product, harm: 'rights', widespread: false, 'what-happened': what },
  });
  return id;
};

/** What goes wrong with a product, until it is looked into and closed. */
export const incident = (town: () => Town): void => {
  test('an incident is looked into, the use suspended, the public warned, and the case closed', async () => {
    const id = await reported(town(), 'Night Porter, of a firm nobody knows (demo)', 'It let strangers in for three nights.');
    const page = await town().visit('/');
    await become(page, /^Guo, officer/);
    await page.goto(`/office/cases/${id}`);
    await order(page, 'Take the inquiry over', { Reasons: 'Who provides it is not known; the office looks into it itself.' });

    await become(page, /^Zhao, head of the office/);
    await page.goto(`/office/cases/${id}`);
    await order(page, 'Suspend the use', { Reasons: 'Strangers were let in again after the first report.' });
    await see(page.getByRole('status').getByRole('link', { name: /suspen/i }));
    await order(page, 'Warn the public', {
      'What is the warning?': 'Night Porter opened doors to strangers (demo).',
      'What should be done?': 'Lock the door by hand.',
    });
    await order(page, 'Lift', { Reasons: 'The fault was corrected, and tried for a week.' });

    const reader = await town().visit('/watch');
    await see(reader.getByRole('main').getByText('Night Porter opened doors to strangers (demo).'));

    await become(page, /^Guo, officer/);
    await page.goto(`/office/cases/${id}`);
    await order(page, 'Close', { Reasons: 'Corrected, tried, and nobody came to harm since.' });
    await see(page.getByRole('status').getByRole('link', { name: /clos/i }));
  });

  test('without prior notice no sanction is lawful, by the penalty law; and after the notice the party is heard first', async () => {
    const id = await reported(town(), '夜班门童，某不明企业（演示）', '连续三晚给陌生人开门。');
    await gives(town(), 'demo-guo', id, 'take-over', { reasons: '提供者不明，由主管部门调查。' });
    const page = await town().visit('/zh');
    await become(page, /^赵某/);
    await page.goto(`/zh/office/cases/${id}`);
    const line = notLawful(page, '作出处罚');
    await see(line.getByText('未事先告知的处罚决定无效，请先告知。'));
    await see(line.getByRole('link', { name: /处罚法第4[45]条/ }));

    await become(page, /^郭某/);
    await page.goto(`/zh/office/cases/${id}`);
    const notice = await begin(page, '事先告知');
    await notice.getByLabel('理由').fill('拟认定其未保障住户安全。');
    await notice.getByRole('radio', { name: '数据安全法第四十五条第一款前段' }).check();
    await notice.getByLabel('拟处罚款（0为仅警告）').fill('60000');
    await notice.getByLabel('违法行为终了之日').fill('2026-11-20');
    await notice.getByLabel('发现违法行为之日').fill('2026-11-23');
    await notice
      .getByRole('group', { name: /金融安全/ })
      .getByRole('radio', { name: '否' })
      .check();
    await confirm(notice, '事先告知');
    await become(page, /^赵某/);
    await page.goto(`/zh/office/cases/${id}`);
    await see(notLawful(page, '作出处罚').getByText('案件目前所处阶段不能办理此事项。'));
  });

  test('measures are told with who and by when, and the case is closed only once the office has found that they help', async () => {
    const { number, provider } = await inForce(town());
    const { case: id } = await opens(town(), undefined, {
      procedure: 'incident',
      order: 'report',
      gives: { product: number, harm: 'damage', widespread: false, 'what-happened': 'One lorry was counted twice for a day (demo).' },
    });
    await gives(town(), 'demo-guo', id, 'take-over', { reasons: 'The figures have to be looked at.' });
    const measures = { reasons: 'It can be corrected in use.', measures: 'Count each lorry once.', 'measures-days': 14 };
    await gives(town(), 'demo-guo', id, 'order-measures', measures);
    const corrective = {
      'action-kind': 'corrective',
      'action-what': 'The list was put right.',
      'action-who': 'yard office',
      'action-by': '2026-12-01',
    };
    const preventive = { ...corrective, 'action-kind': 'preventive', 'action-what': 'Two cameras have to agree (demo).' };
    const report = { 'follow-up-report': 'Corrected on both yards.', 'root-cause': 'A plate was read twice.' };
    const refused = await refuses(town(), provider, id, 'report-measures', { ...report, actions: [corrective] });
    expect(refused.refusal).toBe('preventiveMissing');
    await gives(town(), provider, id, 'report-measures', { ...report, actions: [corrective, preventive] });

    const page = await town().visit('/');
    await become(page, /^Guo, officer/);
    await page.goto(`/office/cases/${id}`);
    await see(notLawful(page, 'Close').getByText('This cannot be done where the case stands now.'));
    const dialog = await begin(page, 'Find that it helps');
    await dialog.getByRole('radio').first().check();
    await dialog.getByLabel('Does it help, and what shows it?').fill('No lorry was counted twice in two weeks.');
    await confirm(dialog, 'Find that it helps');
    await order(page, 'Close', { Reasons: 'Corrected, and it helps.' });
    const reader = await town().visit(`/products/${number}`);
    await see(reader.getByText(/Two cameras have to agree \(demo\)/));
  });
};
