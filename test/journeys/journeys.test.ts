import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect } from 'vitest';
import { calls } from './calls.ts';
import { commitment } from './commitment.ts';
import { committee } from './committee.ts';
import { complaint } from './complaint.ts';
import { conformity } from './conformity.ts';
import { contradiction } from './contradiction.ts';
import { correction } from './correction.ts';
import { crash } from './crash.ts';
import { dataRequest } from './data-request.ts';
import { duties } from './duties.ts';
import { badInput } from './http.ts';
import { incident } from './incident.ts';
import { law } from './law.ts';
import { letters } from './letters.ts';
import { meeting } from './meeting.ts';
import { newcomer } from './newcomer.ts';
import { pages } from './pages.ts';
import { refusals } from './refusals.ts';
import { remedies } from './remedies.ts';
import { report } from './report.ts';
import { residents } from './residents.ts';
import { ruleChange } from './rule-change.ts';
import { subscriptions } from './subscriptions.ts';
import { texts } from './texts.ts';
import { timeMachine } from './time-machine.ts';
import { tours } from './tours.ts';
import { openTown, type Town } from './town.ts';
import { trials } from './trials.ts';

const failures = join(import.meta.dirname, '../../node_modules/.cache/journeys');

/** Where a journey ended, as a reader would have heard it. */
const keep = async (name: string, told: string): Promise<void> => {
  await mkdir(failures, { recursive: true });
  await writeFile(join(failures, name.replaceAll(/[^\w.]+/g, '-')), told);
};

// One city and one browser for all, one after the other: a journey meets what the journeys before it left.
let opened: Town;
const town = (): Town => opened;
beforeAll(async () => {
  opened = await openTown();
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await keep(`${task.name}.txt`, await opened.tell());
  expect(await opened.leave()).toEqual([]);
});
afterAll(() => opened?.close());

describe('a newcomer’s way', () => newcomer(town));
describe('refusals', () => refusals(town));
describe('a committee', () => committee(town));
describe('a meeting', () => meeting(town));
describe('a correction', () => correction(town));
describe('letters', () => letters(town));
describe('a reader of the law', () => law(town));
describe('the year and its discretion', () => report(town));
describe('duties of the office', () => duties(town));
describe('residents', () => residents(town));
describe('subscriptions', () => subscriptions(town));
describe('guided tours', () => tours(town));
describe('the time machine', () => timeMachine(town));
describe('bad input', () => badInput(town));
describe('a power cut', () => crash(town));

// Each procedure by cases of its own, after all that look at the city as it was made.
describe('trials', () => trials(town));
describe('calls for trials', () => calls(town));
describe('conformity', () => conformity(town));
describe('a commitment', () => commitment(town));
describe('an incident', () => incident(town));
describe('a complaint', () => complaint(town));
describe('rights in data', () => dataRequest(town));
describe('remedies', () => remedies(town));
// Once there is something of everything to look at.
describe('pages', () => pages(town));
// It lets a month pass.
describe('a change of a rule', () => ruleChange(town));
// It breaks a case.
describe('a contradiction', () => contradiction(town));
// Last: the city has another law after it.
describe('a new text of the law', () => texts(town));
