import { expect, test } from 'vitest';
import { become, see, type Town, textOf } from './town.ts';

/** An office and what the law wants from the office itself. */
export const duties = (town: () => Town): void => {
  test('an officer sees what the calendar opened, why, and what it opens next', async () => {
    const page = await town().visit('/');
    await become(page, /^Guo, officer/);
    await page.getByRole('navigation', { name: 'Office' }).getByRole('link', { name: 'Duties' }).click();
    const list = page.getByRole('table', { name: 'Duties by their last day' });
    const plan = list.getByRole('row').filter({ hasText: 'AI plan for next year' });
    await see(plan);
    expect(await textOf(plan)).toContain('opened by the calendar for 2026');
    expect(await textOf(plan)).toContain('31 Dec');
    const coming = page.getByRole('region', { name: 'What the calendar opens next' });
    const next = coming.getByRole('row').filter({ hasText: 'report on how the year' });
    expect(await textOf(next.first())).toMatch(/every year.*AI Reg\. 62/);

    // What follows from cases is folded, with its count and the next last day; the number in the rail says how many wait.
    const rail = page.getByRole('navigation', { name: 'Office' }).getByRole('link', { name: /^Duties/ });
    expect(await textOf(rail)).toMatch(/^Duties\d+$/);
    expect(await textOf(list)).not.toContain('follow-up review');
    const folded = page.getByText(/^Follow-up review: \d+ due, the next by \d+ \w+ \d{4}$/);
    const reviews = page.getByRole('table', { name: /^Follow-up review: \d+ due/ });
    expect(await reviews.isVisible()).toBe(false);
    await folded.click();
    await see(reviews);

    await page.getByRole('link', { name: /^Done \d/ }).click();
    await see(list.getByRole('row').filter({ hasText: /30 Jun.*report on how/ }));
    expect(await list.getByRole('row').filter({ hasText: 'AI plan for next year' }).count()).toBe(0);

    await page.getByRole('link', { name: /^Due \d/ }).click();
    await plan.getByRole('link', { name: 'AI plan for next year' }).click();
    await see(page.getByText('The day of the duty “yearly plan” came (2026), and by law this followed'));
  });

  test('anybody reads which steps one person may not take, with the article', async () => {
    const page = await town().visit('/law/procedures/assessment/orders');
    await page.getByRole('link', { name: 'Separation of duties in all procedures' }).click();
    await see(page.getByRole('heading', { level: 1, name: 'Separation of duties' }));
    const grant = page.getByRole('table', { name: 'Assessment before use' }).getByRole('row').filter({ hasText: 'Grant' });
    expect(await textOf(grant)).toMatch(/Head of the office.*propose a decision.*AI Reg\. 66/);
  });

  test('on a phone, in Chinese, duties and letters are under “more”, and a letter is found by its number', async () => {
    const page = await town().visit('/zh', { width: 390 });
    await become(page, /^Guo, officer|^郭/);
    await page.getByRole('button', { name: '更多' }).click();
    await page.getByRole('navigation', { name: '更多' }).getByRole('link', { name: '履职日历' }).click();
    await see(page.getByRole('table', { name: '按届满日排列的履职事项' }).getByRole('link', { name: '下一年度人工智能产业计划' }));
    await page.getByRole('button', { name: '更多' }).click();
    await page.getByRole('navigation', { name: '更多' }).getByRole('link', { name: '文书' }).click();
    const list = page.getByRole('table', { name: '按送达日排列的文书' });
    await see(list);
    const number = await textOf(list.getByRole('rowheader').locator('.num'));
    await page.getByRole('searchbox', { name: '搜索文书' }).fill(number);
    await page.getByRole('button', { name: '搜索', exact: true }).click();
    await see(page.getByRole('heading', { level: 1 }).filter({ hasText: number }));
    expect(await list.locator('.num').filter({ hasText: number }).count()).toBe(1);
  });
};
