import { expect, test } from 'vitest';
import { answerAll, become, becomeSpeakerOf, notLawful, order, see, type Town, textOf, throughScreens } from './town.ts';

const risky = {
  'What is the product called?': 'Gate Warden 门岗（演示）',
  'What is it for?': 'public services',
  'Who decides in the end?': 'the product itself',
  'How many people a year does it decide about?': '250000',
  'Can an error injure someone?': 'Yes',
  'Does it use sensitive personal information?': 'No',
};

const reasons = 'The test covers adults only, while the product ranks children of three schools; nothing shows that it is fair to them.';

/** What the law refuses is walked as a person meets it: the reason, and the way out. */
export const refusals = (town: () => Town): void => {
  let refused = '';

  test('a high-risk product that is only disclosed is stopped, with the reason and the way to its assessment', async () => {
    const page = await town().visit('/');
    await become(page, /^Li, applicant/);
    await page.getByRole('link', { name: 'File or ask for something' }).click();
    await page.getByRole('link', { name: /^Begin Disclosure before and tracking after.*; disclose$/ }).click();
    await page.getByRole('button', { name: 'Begin' }).click();

    const toReview = page.getByRole('alert').getByRole('button', { name: 'To the review' });
    await throughScreens(page, 'en', risky, toReview);
    await toReview.click();
    const stopped = page.getByRole('heading', { level: 1, name: 'This cannot be filed as it stands' });
    await see(stopped);
    const why = page.getByRole('alert').filter({ hasText: 'This product is high-risk; apply for an assessment instead.' });
    await see(why.getByRole('link', { name: /AI Reg\. 66/ }));
    expect(await page.getByRole('button', { name: 'File it' }).count()).toBe(0);
    await page.getByRole('region', { name: 'What is open to you instead' }).getByRole('link', { name: 'Assessment before use' }).click();
    await see(page.getByRole('heading', { level: 1, name: 'Assessment before use' }));
  });

  test('the person who proposed may not decide, even as head: the order stands there with its reason', async () => {
    const page = await town().visit('/');
    await become(page, /^Zhao, head of the office/);
    await page.getByRole('link', { name: 'Posts and seats' }).click();
    await page.getByRole('button', { name: 'Give a post…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Person').selectOption({ label: 'Lin 林某 (demo)' });
    await dialog.getByLabel('Post').selectOption({ label: 'head of the office (Municipal Bureau of Industry and Information Technology)' });
    await dialog.getByRole('button', { name: 'Give a post' }).click();
    // A post that carries powers waits for a second person.
    const waiting = page.getByRole('region', { name: 'Posts that wait for a second person' });
    await see(waiting.getByText('Lin 林某 (demo)'));
    await become(page, /^Kong, head of the justice office/);
    await page.goto('/office/people');
    await waiting.getByRole('button', { name: 'Confirm…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Confirm' }).click();
    await waiting.waitFor({ state: 'hidden' });

    await become(page, /^Zhao, head of the office/);
    await page.getByRole('link', { name: /^Docket/ }).click();
    const proposed = page
      .getByRole('row')
      .filter({ hasText: 'Assessment before use' })
      .getByRole('link', { name: 'Assessment before use' });
    refused = /\/office\/cases\/[^?]+/.exec((await proposed.first().getAttribute('href')) ?? '')![0];
    await become(page, /^Lin, officer/);
    await page.goto(refused);
    for (const verb of ['Grant', 'Refuse']) {
      const line = notLawful(page, verb);
      await see(line.getByText('The person who took part in the step before may not take this one.'));
      await see(line.getByText('Another person of the office does it.'));
    }
    // Pressing it reads the reason, and does no more.
    await page.getByRole('button', { name: 'Grant', exact: true }).press('Enter');
    await see(
      notLawful(page, 'Grant')
        .getByRole('status')
        .getByText(/may not take this one/),
    );
  });

  test('the head refuses, but not without reasons', async () => {
    const page = await town().visit('/');
    await become(page, /^Zhao, head of the office/);
    await page.goto(refused);
    await page.getByRole('button', { name: 'Refuse…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Refuse', exact: true }).click();
    await see(dialog.getByRole('link', { name: /^Reasons/ }));
    await dialog.getByRole('textbox', { name: 'Reasons' }).fill(reasons);
    await see(dialog.getByRole('article', { name: 'English' }).getByText(reasons));
    await dialog.getByRole('button', { name: 'Refuse', exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
    await see(page.getByRole('status').getByRole('link', { name: /^Decision not to pass an assessment/ }));
  });

  test('the party reads the reasons and the remedies, and challenges the refusal', async () => {
    const page = await town().visit('/');
    await become(page, /^Zhao, head of the office/);
    await page.goto(refused);
    const head = page.getByText(/^applicant: /).first();
    await see(head);
    const company = /applicant: (.+?) \(Demo\)/.exec(await textOf(head))![1]!;

    await becomeSpeakerOf(page, company);
    await page.goto(refused.replace('/office/', '/my/'));
    const letter = page.getByRole('article', { name: /^Decision not to pass an assessment/ });
    await see(letter.getByText(reasons));
    await see(letter.getByText(/reconsideration until \d+ January 2027/));
    await page.getByRole('link', { name: 'Ask for review' }).click();
    await page.getByRole('button', { name: 'Begin' }).click();
    await answerAll(page, 'en', { 'Why is the decision wrong?': 'The report covers children in its second part, from page 40 on.' });
    await page.getByRole('button', { name: 'File it' }).click();
    await page.waitForURL('**/my/cases/*');
    await see(page.getByRole('heading', { level: 1, name: /December 2026|answer/ }));
    await see(page.getByRole('region', { name: 'Cases that belong together' }).getByText('challenges'));

    await become(page, /^Qian, reconsideration officer/);
    await page
      .getByRole('table', { name: 'Docket by time left' })
      .getByRole('rowheader')
      .getByRole('link', { name: 'Reconsideration' })
      .click();
    await order(page, 'Admit');
    await see(page.getByRole('status').getByRole('link', { name: /./ }));
  });
};
