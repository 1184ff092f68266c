import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { speaksOfItself } from './other-city.ts';
import { answerAll, become, begin, confirm, holdFiles, order, see, type Town, textOf } from './town.ts';

const flight = 'Film of the new library';
const conditions = 'From 8 to 10 in the morning, at most 60 m high.';
const warning = 'Until Friday the street is loud in the evening too.';

/** An order that also asks how bad the noise is. */
const decide = async (page: Page, verb: string, answers: Readonly<Record<string, string>>): Promise<void> => {
  const dialog = await begin(page, verb);
  for (const [question, answer] of Object.entries(answers)) await dialog.getByLabel(question).fill(answer);
  await dialog.getByRole('radio', { name: 'disturbs sleep' }).check();
  await confirm(dialog, verb);
};

/** A drone permit and a noise report in a German town. */
export const exampleTown = (town: () => Town): void => {
  speaksOfItself(town, {
    other: '/de',
    pages: {
      '/': /^Get a drone flight permitted/,
      '/registers': /./,
      '/registers/flights': 'Permitted drone flights',
      '/registers/measures': 'Measures and warnings',
      '/law': /./,
      '/de': /^Drohnenflüge genehmigen lassen/,
      '/de/registers/flights': 'Genehmigte Drohnenflüge',
      '/de/registers/measures': 'Maßnahmen und Warnungen',
    },
  });

  test('somebody applies for a flight, two officials decide, and the permit is read in English and in German', async () => {
    const page = await town().visit('/');
    await become(page, /^Mia Brandt/);
    await page.goto('/');
    await page
      .getByRole('link', { name: /^fly a drone/ })
      .first()
      .click();
    await page.getByRole('link', { name: /^Begin: / }).click();
    await page.getByRole('button', { name: 'Begin' }).click();
    await holdFiles(page);
    await answerAll(page, 'en', {
      'What shall the flight be called in the register?': flight,
      'What do you fly for?': 'photos or film',
      'Where exactly? Street, square or plot': 'Library square',
      'What lies below the flight?': 'a square or park of the town',
      'Does it fly over assemblies of people?': 'No',
      'How heavy is the drone at take-off, in grams?': '890',
      'Can it record pictures, sound or radio?': 'Yes',
      'For how many days?': '10',
      'Your operator number (e-ID)': 'DEU-EXAMPLE-77',
      'Are you insured against damage?': 'Yes',
      'Proof of insurance': 'insurance.txt',
      'How do we reach you on the day?': 'At the office',
    });
    await page.getByRole('button', { name: 'File it', exact: true }).click();
    await page.waitForURL('**/my/cases/*');
    const mine = new URL(page.url()).pathname;
    await see(page.getByText(/DR-\d{4}-\d{4}/));
    const number = /DR-\d{4}-\d{4}/.exec(await textOf(page.getByRole('main')))![0];

    const office = await town().visit('/');
    await become(office, /^Jonas Weber/);
    await office.goto(`/office/cases/${number}`);
    await order(office, 'Find complete');
    await order(office, 'Propose to permit', { 'Conditions (hours, height, distance)': conditions });
    await become(office, /^Karin Hofmann/);
    await office.goto(`/office/cases/${number}`);
    await order(office, 'Permit', { 'Conditions (hours, height, distance)': conditions });
    await see(office.getByRole('status').getByRole('link', { name: /^Permit/ }));

    await page.goto(mine);
    await see(page.getByText(conditions));
    await page.goto(`/de${mine}`);
    await see(page.getByText('Der Betrieb einer Drohne mit 890 Gramm', { exact: false }));
    await see(page.getByText('Genehmigungsbescheid'));
    await page.goto('/registers/flights');
    await see(page.getByRole('link', { name: new RegExp(flight) }));
  });

  test('somebody reports noise without a name, a measure is ordered, everybody reads the warning, and the answer is read with the code', async () => {
    const page = await town().visit('/', { width: 390 });
    await page
      .getByRole('link', { name: /^Report noise/ })
      .first()
      .click();
    await page.getByRole('textbox', { name: 'Where is it loud?' }).fill('Mill street 8');
    await page.getByRole('textbox', { name: /^When\?/ }).fill('Every night until one');
    await page.getByRole('radio', { name: 'building works' }).check();
    await page.getByRole('textbox', { name: 'What happened?' }).fill('They work with a pneumatic drill.');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await see(page.getByRole('heading', { level: 1, name: 'We have it.' }));
    const number = /LM-\d{4}-\d{4}/.exec(await textOf(page.getByRole('main')))![0];
    await page.getByRole('link', { name: 'Follow it now' }).click();
    await page.waitForURL('**/follow/*');
    const followed = page.url();

    const office = await town().visit('/');
    await become(office, /^Jonas Weber/);
    await office.goto(`/office/cases/${number}`);
    await order(office, 'Take up');
    await decide(office, 'Note a finding', { 'What was found?': '68 decibels at 11 at night.' });
    await become(office, /^Karin Hofmann/);
    await office.goto(`/office/cases/${number}`);
    await decide(office, 'Order a measure', {
      'For which place is the measure?': 'Mill street',
      'What is ordered?': 'No loud work between 8 in the evening and 7.',
      'Warning to the neighbourhood': warning,
      'What should neighbours do?': 'Keep the windows to the street closed.',
      'For how many days does it hold?': '14',
    });
    await order(office, 'Answer', { Answer: 'Work at night is forbidden now.' });

    await page.goto(followed);
    await see(page.getByText('Work at night is forbidden now.'));
    await page.goto('/watch');
    await see(page.getByText(warning));
    // A warning about no product is called by its own entry.
    await see(page.getByRole('heading', { level: 3, name: 'Mill street' }));
    expect(await textOf(page.locator('body'))).not.toMatch(/Call 120/);
  });
};
