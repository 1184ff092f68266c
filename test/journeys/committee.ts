import { expect, test } from 'vitest';
import { ask, cookieOf, fresh } from './http.ts';
import { become, order, see, type Town, textOf } from './town.ts';

/** A member votes from somewhere else, over the same door as the page. */
const votes = async (town: Town, person: string, id: string, act: string): Promise<void> => {
  const cookie = await cookieOf(town, person);
  const seen = (await ask(town, 'GET', `/api/cases/${id}`, { cookie })).headers.get('etag')!;
  const headers = { ...fresh(), 'if-match': seen };
  const voted = await ask(town, 'POST', `/api/cases/${id}/orders/${act}`, { cookie, headers, body: { gives: {} } });
  expect(voted.status, await voted.text()).toBe(200);
};

/** A sitting of the ethics committee, from the last one to arrive to what follows from the count. */
export const committee = (town: () => Town): void => {
  let id = '';

  test('a member comes in and votes; the ballot is sealed until the vote is closed', async () => {
    const page = await town().visit('/');
    await become(page, /^Sun, committee secretary/);
    await page.getByRole('link', { name: /^Committee/ }).click();
    const review = page.getByRole('main').getByRole('rowheader').getByRole('link', { name: 'Ethics review' });
    const product = (await textOf(review)).replace(/\s*Ethics review$/, '');
    await review.click();
    await see(page.getByRole('region', { name: 'The vote' }));
    id = /[0-9a-f-]{36}/.exec(page.url())![0];

    await become(page, /^Jin, ethics member/);
    await page.goto(`/committee/${id}`);
    await order(page, 'Attend');
    await see(page.getByText('7 of 9 members attend.'));
    await order(page, 'Vote against');
    await see(page.getByRole('heading', { level: 2, name: '1 of 7 who attend have cast a ballot.' }));

    await become(page, /^He, chair of the ethics committee/);
    await page.getByRole('main').getByRole('link', { name: product }).first().click();
    await see(page.getByRole('row', { name: /^Jin/ }).getByText('Cast, sealed'));
    expect(await page.getByRole('row', { name: /^Jin/ }).getByText('Against').count()).toBe(0);
    await order(page, 'Vote for');
    await see(page.getByRole('heading', { level: 2, name: '2 of 7 who attend have cast a ballot.' }));
  });

  test('the secretary closes the vote: the count is shown, and the case goes on by law', async () => {
    for (const person of ['demo-bai', 'demo-ma', 'demo-gao', 'demo-luo']) await votes(town(), person, id, 'vote-for');
    await votes(town(), 'demo-kang', id, 'abstain');
    const page = await town().visit('/');
    await become(page, /^Sun, committee secretary/);
    await page.goto(`/committee/${id}`);
    await order(page, 'Close the vote');
    await see(page.getByRole('region', { name: 'The vote' }).getByText('Carried'));
    const counted = page.getByRole('img', { name: /^For: 5;/ });
    await see(counted);
    expect(await counted.first().getAttribute('aria-label')).toMatch(/Abstains: 1; Against: 1; .*5 are needed/);
    await see(page.getByText(/favourable/).first());

    // The case that waited for the opinion is with the officer again, and its clock runs. The secretary does not read it.
    expect(await page.getByRole('region', { name: 'Related cases' }).getByRole('link').count()).toBe(0);
    await become(page, /^Lin, officer/);
    await page.goto(`/office/cases/${id}`);
    await page.getByRole('region', { name: 'Related cases' }).getByRole('link').first().click();
    await see(page.getByRole('heading', { level: 1, name: /Assessment before use/ }));
    await see(page.getByText('accepted and under review').first());
    await see(page.getByRole('heading', { level: 2, name: /^Decide by|2026|2027/ }));
  });
};
