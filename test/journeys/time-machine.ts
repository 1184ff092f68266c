import { expect, test } from 'vitest';
import { become, see, type Town, textOf } from './town.ts';

/** Time passes, and the law does what it does by itself. */
export const timeMachine = (town: () => Town): void => {
  test('at the next deadline silence lists what nobody looked at, and the docket has one case less', async () => {
    const page = await town().visit('/');
    await become(page, /^Chen, officer/);
    const docket = page.getByRole('table', { name: 'Docket by time left' });
    const due = docket
      .getByRole('row')
      .filter({ hasText: 'Disclosure' })
      .filter({ has: page.getByRole('cell', { name: 'today', exact: true }) });
    const name = (await textOf(due.getByRole('link'))).replace(/\s*Disclosure before[\s\S]*/, '');
    const machine = page.getByRole('button', { name: /: let time pass$/ });
    expect(await textOf(machine)).toContain('24 November 2026');

    await machine.click();
    const dialog = page.getByRole('dialog', { name: 'Let time pass' });
    const silence = dialog.getByRole('listitem').filter({ hasText: name });
    for (let step = 0; step < 6 && !(await silence.isVisible()); step += 1) {
      await dialog.getByRole('button', { name: 'To the next deadline' }).click();
      await see(dialog.getByRole('heading', { name: /On the way|Nothing fell due/ }));
      await dialog.getByRole('button', { name: 'To the next deadline', disabled: false }).waitFor();
    }
    await see(silence.getByText(/listed|tracked/));
    await dialog.getByRole('button', { name: 'Close' }).click();
    await docket.getByRole('link', { name }).waitFor({ state: 'detached' });
    expect(await textOf(machine)).toContain('25 November 2026');

    await page.goto(`/products?q=${encodeURIComponent(name)}`);
    await see(page.getByRole('table').getByRole('link', { name }));
  });
};
