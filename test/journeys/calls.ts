import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { gives, opens, paperOf } from './away.ts';
import { ask, cookieOf, fresh } from './http.ts';
import { look } from './pages.ts';
import { smallTrial } from './small-trial.ts';
import { become, see, type Town } from './town.ts';

const rowOf = (page: Page, call: string): Locator => page.getByRole('row').filter({ hasText: call });

const name = { en: 'Trials of quiet lifts (demo)', zh: '静音电梯试点征集（演示）' };

/** The office calls for trials in one field; who fits may apply while there are places. */
export const calls = (town: () => Town): void => {
  let number = '';

  const applies = async (product: string, more: object = {}): Promise<Response> => {
    const plan = await paperOf(town(), 'demo-chao', 'plan.txt');
    return ask(town(), 'POST', '/api/cases', {
      cookie: await cookieOf(town(), 'demo-chao'),
      headers: fresh(),
      body: {
        procedure: 'trial',
        order: 'file',
        for: 'demo-org-tide',
        gives: {
          ...smallTrial(plan),
          'product-name': product,
          affected: 300,
          endpoints: 'Stops between floors in a thousand rides: fewer than one.',
          'stop-rule': 'Two stops between floors in a week.',
          'asked-subjects': 40,
          'asked-days': 60,
          contact: 'Chao (demo), extension 118',
          call: number,
          ...more,
        },
      },
    });
  };
  /** Where an applicant chooses a call: its line in the list. */
  const choosing = async (page: Page, then: (line: Locator) => Promise<void>): Promise<void> => {
    const cookie = await cookieOf(town(), 'demo-chao');
    const body = { procedure: 'trial', order: 'file', for: 'demo-org-tide', gives: {} };
    const { id } = (await (await ask(town(), 'POST', '/api/drafts', { cookie, body })).json()) as { readonly id: string };
    await page.goto('/');
    await become(page, /^Chao/);
    await page.goto(`/my/file/${id}/call`);
    await then(page.getByRole('listitem').filter({ hasText: number }));
  };
  const refusal = async (answer: Response): Promise<string> => {
    expect(answer.status).toBeGreaterThanOrEqual(400);
    return ((await answer.json()) as { readonly refusal: string }).refusal;
  };

  test('a call stands in public with its places and conditions, in both languages', async () => {
    ({ number } = await opens(town(), 'demo-zhao', {
      procedure: 'trial-call',
      order: 'call',
      gives: {
        'call-title': name,
        'call-purpose': 'other',
        'call-for': { en: 'Firms whose lifts hear when somebody falls.', zh: '电梯可以识别有人摔倒的企业。' },
        'call-places': 1,
        'call-days': 20,
        'call-most-subjects': 50,
        'call-sensitive': false,
      },
    }));
    const page = await town().visit('/registers/calls');
    await see(rowOf(page, name.en).getByText('1 of 1 place left'));
    await page.goto('/zh/registers/calls');
    await see(rowOf(page, name.zh).getByText('尚余1个名额，共1个'));
    await page.getByRole('link', { name: name.zh }).click();
    await see(page.getByRole('heading', { level: 1, name: name.zh }));
    await see(page.getByText('征集中').first());
    await see(page.getByText('1个', { exact: true }));
    await see(page.getByText('尚余1个名额，共1个'));
  });

  test('anyone who does not fit is told which condition stands in the way; the last place is taken, and comes back', async () => {
    expect(await refusal(await applies('Lift Ear (demo)', { purpose: 'education' }))).toBe('callOfOtherField');
    expect(await refusal(await applies('Lift Ear (demo)', { 'asked-subjects': 51 }))).toBe('callForSmaller');
    const first = await applies('Lift Ear (demo)');
    expect(first.status).toBe(201);
    const { case: id } = (await first.json()) as { readonly case: string };
    expect(await refusal(await applies('Lift Eye (demo)'))).toBe('budgetExhausted');
    const page = await town().visit('/registers/calls');
    await see(rowOf(page, name.en).getByText('none of 1 place left'));
    expect(await look(page)).toEqual([]);
    await choosing(page, async (full) => {
      await see(full.getByText('Nothing is left of “places of a call”.'));
      expect(await full.getByRole('button', { name: new RegExp(number) }).getAttribute('aria-disabled')).toBe('true');
      expect(await look(page)).toEqual([]);
    });
    await gives(town(), 'demo-chao', id, 'withdraw');
    await choosing(page, async (free) => {
      await see(free.getByText('1 of 1 place left'));
      await free.getByRole('button', { name: new RegExp(number) }).click();
      await see(page.getByRole('group', { name: /^Under which call/ }).getByText(name.en));
    });
    expect((await applies('Lift Eye (demo)')).status).toBe(201);
  });
};
