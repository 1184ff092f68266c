import { expect, test } from 'vitest';
import { become, see, type Town, textOf } from './town.ts';

/** What the ledger of one case says after somebody repaired it by hand: sent to testing three times more than it was, where two are promised. */
const thrice = Array.from(
  { length: 3 },
  (_, more) => `
  insert into event (family, family_seq, case_id, seq, type, order_id, recorded, data, digest)
    select o.family, (select max(family_seq) + 1 from event f where f.family = o.family), o.case_id,
      (select max(seq) + 1 from event f where f.case_id = o.case_id), o.type, 'by-hand-${more}', l.recorded,
      ((o.data::jsonb - 'opened' - 'to' - 'personal' - 'letters' - 'budgets') || jsonb_build_object('seq', (select max(seq) + 1 from event f where f.case_id = o.case_id),
        'order', 'send-to-testing', 'from', 'accepted', 'facts', '{}'::jsonb, 'happened', l.data ->> 'happened', 'recorded', l.data ->> 'recorded'))::json, sha256('x')
    from event o
    join lateral (select recorded, data from event f where f.case_id = o.case_id order by seq desc limit 1) l on true
    where o.case_id = (select case_id from event where seq = 1 and data -> 'opened' ->> 'procedure' = 'assessment' order by position limit 1) and o.seq = 1;`,
).join('');

/** An event that was put into the ledger by hand and contradicts a promise of the law. */
export const contradiction = (town: () => Town): void => {
  test('the head is told above the docket, reads what contradicts what, and notes what was done; an officer is not told', async () => {
    await town().city.byHand(thrice);
    const officer = await town().visit('/');
    await become(officer, /^Guo, officer/);
    await officer.goto('/office');
    await see(officer.getByRole('table', { name: 'Docket by time left' }));
    expect(await officer.getByText('contradict the rules').count()).toBe(0);

    const page = await town().visit('/');
    await become(page, /^Zhao, head/);
    await page.goto('/office');
    // The monitors look every few seconds.
    await expect
      .poll(
        async () => {
          await page.reload();
          await see(page.getByRole('heading', { level: 1 }));
          return page.getByText('Events that contradict the rules, without an answer').count();
        },
        { timeout: 30_000, interval: 1000 },
      )
      .toBe(1);
    await page.getByRole('link', { name: 'Look at them' }).click();
    await see(page.getByRole('heading', { level: 1, name: /contradict/ }));
    const open = page.getByRole('region', { name: 'Waiting for an answer' });
    const first = open.getByRole('listitem').first();
    expect(await textOf(first)).toMatch(/event \d+.*contradicts the promise.*send-to-testing.*known since/);
    const many = await open.getByRole('listitem').count();

    await first.getByRole('button', { name: /^Note what was done/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').fill('Imported twice; the second one is struck in the old system.');
    await dialog.getByRole('button', { name: /^Note what was done/ }).click();
    await dialog.waitFor({ state: 'hidden' });
    const done = page.getByRole('region', { name: 'Answered' });
    await see(done.getByText('Imported twice; the second one is struck in the old system.'));
    expect(await open.getByRole('listitem').count()).toBe(many - 1);
  });

  test('on a phone the page reads in Chinese and in English, and nothing runs over the edge', async () => {
    const page = await town().visit('/zh', { width: 390 });
    await become(page, /^赵/);
    for (const [path, name] of [
      ['/zh/office/contradictions', '已处理'],
      ['/office/contradictions', 'Answered'],
    ] as const) {
      await page.goto(path);
      await see(page.getByRole('region', { name }));
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    }
  });
};
