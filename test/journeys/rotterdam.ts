import { test } from 'vitest';
import { speaksOfItself } from './other-city.ts';
import { answerAll, become, order, see, type Town, textOf } from './town.ts';

const system = 'Quay Counter';
const terms = 'Only at one quay, a person decides, a meeting every week.';

/** The AI Act as a city's authority runs it, in Dutch and English. */
export const rotterdam = (town: () => Town): void => {
  speaksOfItself(town, {
    other: '/nl',
    pages: {
      '/': /^Try an AI system under supervision/,
      '/registers': /./,
      '/registers/systems': 'AI systems in the city',
      '/registers/incidents': 'Warnings and serious incidents',
      '/law': /./,
      '/nl': /^Probeer een AI-systeem uit/,
      '/nl/registers/systems': 'AI-systemen in de stad',
      '/nl/registers/incidents': 'Waarschuwingen en ernstige incidenten',
    },
  });

  test('a provider joins the sandbox by an agreed plan, reads the decision in English and Dutch, and the system stands in the register', async () => {
    const page = await town().visit('/');
    await become(page, /^Noor de Wit/);
    await page.goto('/');
    await page
      .getByRole('link', { name: /^try a system out/ })
      .first()
      .click();
    await page.getByRole('link', { name: /^Begin: / }).click();
    await page.getByRole('button', { name: 'Begin' }).click();
    await answerAll(page, 'en', {
      'What is the system called?': system,
      'What is it used for?': 'traffic and port',
      'What does it do? In plain words.': 'It counts how many people stand on a quay.',
      'Which risk class is it in?': 'high-risk (Annex III)',
      'Who decides?': 'always a person',
      'What do you want to find out?': 'Whether it counts well in the rain.',
      'Are you a small or medium-sized company or a start-up?': 'Yes',
      'May the exit report be public?': 'Yes',
      Plan: 'plan.txt',
      'Name and telephone of a contact': 'Noor, extension 12',
    });
    await page.getByRole('button', { name: 'File it', exact: true }).click();
    await page.waitForURL('**/my/cases/*');
    const mine = new URL(page.url()).pathname;
    await see(page.getByText(/SBX-\d{4}-\d{4}/));
    const number = /SBX-\d{4}-\d{4}/.exec(await textOf(page.getByRole('main')))![0];

    const office = await town().visit('/');
    await become(office, /^Sanne Bakker/);
    await office.goto(`/office/cases/${number}`);
    await order(office, 'Offer a plan', {
      'Terms of the sandbox plan (what, with whom, which safeguards)': terms,
      'For how many days may it take part?': '90',
    });
    await page.goto(mine);
    await order(page, 'Agree to the plan');
    await become(office, /^Bram Jansen/);
    await office.goto(`/office/cases/${number}`);
    await order(office, 'Admit');
    await see(office.getByRole('status').getByRole('link', { name: /^Decision to admit/ }));

    await page.goto(mine);
    await see(page.getByText(terms));
    await page.goto(`/nl${mine}`);
    await see(page.getByText('Besluit: toelating tot de sandbox'));
    await page.goto('/registers/systems');
    await see(page.getByRole('link', { name: new RegExp(system) }));
  });
};
