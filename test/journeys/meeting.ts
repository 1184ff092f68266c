import { expect, test } from 'vitest';
import { ask, cookieOf, fresh } from './http.ts';
import { become, see, type Town, textOf } from './town.ts';

const today = async (town: Town): Promise<string> => ((await (await ask(town, 'GET', '/api/city')).json()) as { today: string }).today;

/** Another review that comes before the committee, by the orders that people give. */
const anotherReview = async (town: Town): Promise<Review> => {
  const give = async (person: string, id: string, order: string, gives: Readonly<Record<string, unknown>>): Promise<Done> => {
    const cookie = await cookieOf(town, person);
    const seen = (await ask(town, 'GET', `/api/cases/${id}`, { cookie })).headers.get('etag')!;
    const given = await ask(town, 'POST', `/api/cases/${id}/orders/${order}`, {
      cookie,
      headers: { ...fresh(), 'if-match': seen },
      body: { gives },
    });
    const told = await given.text();
    expect(given.status, told).toBe(200);
    return JSON.parse(told) as Done;
  };
  const cookie = await cookieOf(town, 'demo-lin');
  const { rows } = (await (await ask(town, 'GET', '/api/office/cases?procedure=assessment&open=true&limit=50', { cookie })).json()) as {
    rows: { case: string }[];
  };
  for (const { case: id } of rows) {
    const view = (await (await ask(town, 'GET', `/api/cases/${id}`, { cookie })).json()) as {
      orders: { order: string; lawful: boolean }[];
    };
    const may = (name: string): boolean => view.orders.some(({ order, lawful }) => order === name && lawful);
    if (!may('consult-ethics') && !may('accept')) continue;
    if (!may('consult-ethics')) await give('demo-lin', id, 'accept', {});
    const question = { 'research-question': 'May it be used at night?', 'listed-activity': false, urgent: false, 'expected-days': 30 };
    const asked = await give('demo-lin', id, 'consult-ethics', question);
    const review = asked.opened[0]!;
    await give('demo-sun', review.id, 'call-meeting', { opinion: 'Yes.' });
    return review;
  }
  throw new Error('no case in the city can be brought before the committee');
};

interface Review {
  readonly id: string;
  readonly number: string;
}
interface Done {
  readonly opened: readonly Review[];
}

const members = ['He', 'Bai', 'Ma', 'Gao', 'Luo', 'Tang'];

/** A whole meeting in the committee's room, from the agenda to minutes that everybody can read. */
export const meeting = (town: () => Town): void => {
  let path = '';
  let review: Review = { id: '', number: '' };

  test('a secretary calls a meeting with its agenda, and members get their letters', async () => {
    review = await anotherReview(town());
    const page = await town().visit('/');
    await become(page, /^Sun, committee secretary/);
    await page.goto('/committee');
    await page.getByRole('button', { name: 'Call a meeting…' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Day').fill(await today(town()));
    await dialog.getByLabel('Time').fill('14:00');
    await dialog.getByLabel('Place').fill('Room 301');
    for (const other of await dialog.getByRole('group').locator('label').filter({ hasNotText: review.number }).all())
      await other.getByRole('checkbox').uncheck();
    await dialog.getByLabel('Something only to be spoken of').fill('Rules of procedure');
    await dialog.getByRole('button', { name: 'Call a meeting' }).click();
    await page.waitForURL('**/meetings/**');
    path = new URL(page.url()).pathname;
    await page.getByRole('button', { name: 'Send the invitations' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Send the invitations' }).click();
    await see(page.getByText('9 of 9 members invited.'));
    await become(page, /^Luo, ethics member/);
    await page.goto(`/zh${path}`);
    await see(page.getByText('兹定于').first());
  });

  test('attendance is taken once, a lost quorum freezes the vote, and nothing is shown as decided', async () => {
    const page = await town().visit('/');
    await become(page, /^Sun, committee secretary/);
    await page.goto(path);
    await page.getByRole('button', { name: 'Open the meeting' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Open the meeting' }).click();
    for (const name of members) await page.getByRole('button', { name: new RegExp(`^Came in: ${name} `) }).click();
    await see(page.getByText('6 of 9').first());
    await page
      .getByRole('button', { name: /^Take up/ })
      .first()
      .click();
    await see(page.getByText('0 of 6 who attend have cast a ballot.'));
    await page.getByRole('button', { name: /^Went out: Luo / }).click();
    await see(page.getByText('Frozen: the quorum is lost.').first());
    const voter = await town().visit('/');
    await become(voter, /^Ma, ethics member/);
    await voter.goto(`/zh${path}`);
    await see(voter.getByText('表决已暂停：未达法定人数。').first());
    await see(voter.getByText('未达法定人数，不得表决，表决已暂停。').first());
    await page.getByRole('button', { name: /^Came in: Luo / }).click();
    await see(page.getByText('6 of at least 5 attend.').first());
    await see(page.getByText('voting now'));
  });

  test('members vote for themselves; the count is exact; the item is closed', async () => {
    const page = await town().visit('/');
    await become(page, /^Ma, ethics member/);
    await page.goto(path);
    await page.getByRole('button', { name: 'Vote for' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Vote for' }).click();
    await see(page.getByText('1 of 6 who attend have cast a ballot.'));
    for (const person of ['he', 'bai', 'gao', 'tang', 'luo']) {
      const cookie = await cookieOf(town(), `demo-${person}`);
      const seen = (await ask(town(), 'GET', `/api/cases/${review.id}`, { cookie })).headers.get('etag')!;
      const order = person === 'luo' ? 'vote-against' : 'vote-for';
      const voted = await ask(town(), 'POST', `/api/cases/${review.id}/orders/${order}`, {
        cookie,
        headers: { ...fresh(), 'if-match': seen },
        body: { gives: {} },
      });
      expect(voted.status, await voted.text()).toBe(200);
    }
    await become(page, /^He, chair of the ethics committee/);
    await page.goto(path);
    await page.getByRole('button', { name: 'Close the item' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Close the item' }).click();
    await see(page.getByText('carried', { exact: true }));
  });

  test('two persons sign the minutes; the public reads the numbers and no names', async () => {
    const page = await town().visit('/');
    await become(page, /^Sun, committee secretary/);
    await page.goto(path);
    await page.getByRole('button', { name: 'End the meeting' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'End the meeting' }).click();
    await see(page.getByText('9 members − 3 absent = 6').first());
    await page.getByRole('button', { name: 'Sign as secretary' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Sign as secretary' }).click();
    await see(page.getByText('Chair and secretary are two persons: you have signed already.'));
    await become(page, /^He, chair of the ethics committee/);
    await page.goto(`/zh${path}`);
    await page.getByRole('button', { name: '以主持人身份签署' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '以主持人身份签署' }).click();
    await see(page.getByText('已由两人签署，不再变更。').first());

    const reader = await town().visit('/minutes');
    await reader.getByRole('rowheader').getByRole('link').first().click();
    await see(reader.getByText('5 for, 0 abstaining, 1 against.'));
    const told = await textOf(reader.getByRole('article'));
    for (const name of members) expect(told).not.toContain(`${name} `);
    expect(told).toContain('1 item is not shown');
  });
};
