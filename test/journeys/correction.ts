import { test } from 'vitest';
import { opens, paperOf } from './away.ts';
import { smallTrial } from './small-trial.ts';
import { become, becomeSpeakerOf, notLawful, order, see, type Town, textOf } from './town.ts';

const missing = 'The test report has no date, and page 3 is missing.';

/** The office may ask once for what is missing, and no second time. */
export const correction = (town: () => Town): void => {
  test('what is missing is asked for once; the party supplies it; a second request is not lawful', async () => {
    const { case: filed } = await opens(town(), 'demo-cui', {
      procedure: 'trial',
      order: 'file',
      for: 'demo-org-kingfisher',
      gives: {
        ...smallTrial(await paperOf(town(), 'demo-cui', 'plan.txt')),
        'product-name': 'Queue Counter 排队计数（演示）',
        affected: 700,
        endpoints: 'Miscounted in a hundred: fewer than three.',
        'stop-rule': 'Ten miscounted in a hundred.',
        'asked-subjects': 50,
        'asked-days': 60,
        contact: 'Cui (demo), extension 204',
      },
    });
    const page = await town().visit('/');
    await become(page, /^Lin, officer/);
    await page.goto(`/office/cases/${filed}`);
    await order(page, 'Ask for what is missing', { 'Everything that is missing': missing });
    await see(page.getByRole('status').getByRole('link', { name: /[Nn]otice/ }));
    const address = page.url();
    const company = /applicant: (.+?) \(Demo\)/.exec(await textOf(page.getByText(/^applicant: /)))![1]!;

    await becomeSpeakerOf(page, company);
    await page.goto(address.replace('/office/', '/my/'));
    await see(page.getByRole('article').getByText(missing));
    await page.getByRole('button', { name: /^Supply/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog
      .getByLabel('What was missing')
      .setInputFiles({ name: 'report.txt', mimeType: 'text/plain', buffer: Buffer.from('the report, dated and whole') });
    await see(dialog.getByRole('button', { name: 'Take report.txt away' }));
    await dialog.getByRole('button', { name: /^Supply/ }).click();
    await dialog.waitFor({ state: 'hidden' });

    await become(page, /^Lin, officer/);
    await page.goto(address);
    await see(notLawful(page, 'Ask for what is missing').getByText(/once/));
    await order(page, 'Accept');
    await see(page.getByText('accepted and under review').first());
  });
};
