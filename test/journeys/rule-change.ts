import { expect, test } from 'vitest';
import { gives, opens, paperOf } from './away.ts';
import { ask } from './http.ts';
import { become, begin, confirm, notLawful, see, type Town } from './town.ts';

const comment = 'Say how far from the school the camera may look. Ms Demo opposite sees into every room.';
const blackened = 'Say how far from the school the camera may look. █████ opposite sees into every room.';
const reply = 'Taken up: the clause now says ten metres.';

const today = async (town: Town): Promise<string> => ((await (await ask(town, 'GET', '/api/city')).json()) as { today: string }).today;

/** A rule is changed in the open: everybody may speak, and nobody is left without an answer. */
export const ruleChange = (town: () => Town): void => {
  let id = '';

  test('anybody comments on a clause of a draft, without an account; what names somebody is blackened before it stands there', async () => {
    ({ case: id } = await opens(town(), 'demo-lin', {
      procedure: 'rule-change',
      order: 'draft',
      gives: {
        'draft-text': await paperOf(town(), 'demo-lin', 'draft.txt'),
        'rule-name': { en: 'Cameras near schools (demo)', zh: '校园周边摄像规则（演示）' },
        clauses: [
          { 'clause-name': 'Clause 1', 'clause-text': 'Cameras near schools look away from the gate.' },
          { 'clause-name': 'Clause 2', 'clause-text': 'Pictures are kept for one day.' },
        ],
      },
    }));
    await gives(town(), 'demo-zhao', id, 'publish', { 'checks-pass': true });
    const page = await town().visit('/');
    await page.goto('/consultations');
    await page
      .getByRole('main')
      .getByRole('link', { name: /Cameras near schools/ })
      .first()
      .click();
    await page.getByRole('button', { name: /^Comment on this clause.*Clause 1$/ }).click();
    await page.getByRole('textbox', { name: 'Your comment' }).fill(comment);
    await page.getByRole('button', { name: 'Send the comment' }).click();
    await see(page.getByRole('alert').getByText('We have your comment.'));
    await see(page.getByText(/^1 more comment is being read, and shown by /));
    const officer = await town().visit('/');
    await become(officer, /^Lin, officer/);
    await officer.goto(`/office/cases/${id}`);
    await officer.getByRole('region', { name: 'Related cases' }).getByRole('link').first().click();
    const dialog = await begin(officer, 'Publish with passages blackened');
    await dialog.getByLabel('The comment with its passages blackened').fill(blackened);
    await dialog.getByRole('radio', { name: 'personal data of somebody else' }).check();
    await confirm(dialog, 'Publish with passages blackened');
    await page.reload();
    await see(page.getByText(blackened));
    await see(page.getByText('The office blackened passages: personal data of somebody else.'));
    expect(await page.getByText('Ms Demo').count()).toBe(0);
  });

  test('the rule cannot be submitted while a comment has no answer: said in Chinese, with its article', async () => {
    // The thirty days for comments pass.
    expect((await ask(town(), 'POST', '/api/demo/time', { body: { days: 31 } })).status).toBe(200);
    const page = await town().visit('/zh');
    await become(page, /^赵某/);
    await page.goto(`/zh/office/cases/${id}`);
    const line = notLawful(page, '报市人民政府审议');
    await see(line.getByText('须先逐条答复全部意见。'));
    await see(line.getByRole('link', { name: /条例第18条/ }));
  });

  test('the comment is answered, the answer stands beside it, the draft goes to the city government, and its act is recorded', async () => {
    const page = await town().visit('/');
    await become(page, /^Lin, officer/);
    await page.goto(`/office/cases/${id}`);
    await page.getByRole('region', { name: 'Related cases' }).getByRole('link').first().click();
    const dialog = await begin(page, 'Answer');
    await dialog.getByLabel('Answer to the comment').fill(reply);
    await dialog.getByRole('radio', { name: 'followed', exact: true }).check();
    await confirm(dialog, 'Answer');
    await become(page, /^Zhao, head of the office/);
    await page.goto(`/office/cases/${id}`);
    await gives(town(), 'demo-zhao', id, 'submit', {
      'legality-opinion': await paperOf(town(), 'demo-zhao', 'legality.txt'),
      'competition-review': { body: 'market-regulator', document: 'competition.pdf', number: '5', day: await today(town()) },
    });
    await page.reload();
    await see(page.getByText('before the city government').first());
    await gives(town(), 'demo-zhao', id, 'adopt', {
      'government-act': { body: 'city-government', document: 'order.pdf', number: '12', day: await today(town()) },
      'published-on': await today(town()),
    });
    const reader = await town().visit('/consultations');
    await reader
      .getByRole('main')
      .getByRole('link', { name: /Cameras near schools/ })
      .first()
      .click();
    await see(reader.getByText(reply));
  });
};
