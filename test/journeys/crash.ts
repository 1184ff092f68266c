import { expect, test } from 'vitest';
import { ask, cookieOf, fresh } from './http.ts';
import { become, see, type Town } from './town.ts';

/** Whatever was acknowledged is there after a power cut, and what was sent twice is there once. */
export const crash = (town: () => Town): void => {
  test('killed right after it said yes, the office opens again with the order in it', async () => {
    const { city } = town();
    const cookie = await cookieOf(town(), 'demo-hu');
    for (const round of [1, 2]) {
      const body = { procedure: 'complaint', order: 'complain', gives: { grievance: `路口的喇叭整夜播放，第${round}次。` } };
      const headers = fresh();
      const sent = (): Promise<Response> => ask(town(), 'POST', '/api/cases', { cookie, headers, body });
      const yes = await sent();
      // Read to its end first: a compressed answer comes in pieces, and half of one says nothing.
      const { number, case: id } = (await yes.json()) as { number: string; case: string };
      await city.kill();
      expect(yes.status).toBe(201);
      await city.restart();

      const view = await ask(town(), 'GET', `/api/cases/${id}`, { cookie });
      expect(view.status, 'the person who was signed in still is, and finds the case').toBe(200);
      expect(await view.json()).toMatchObject({ number });
      // Sent again, as a browser does that heard nothing: the same answer, and no second case.
      const again = await sent();
      expect(again.status).toBe(201);
      expect(await again.json()).toMatchObject({ number });
    }
    const mine = (await (await ask(town(), 'GET', '/api/my/cases', { cookie })).json()) as { cases: { sentence: unknown }[] };
    expect(mine.cases.filter((one) => JSON.stringify(one).includes('complaint')).length).toBeGreaterThanOrEqual(2);

    const page = await town().visit('/');
    await become(page, /^Dong, officer/);
    await see(page.getByRole('table', { name: 'Docket by time left' }));
  });
};
