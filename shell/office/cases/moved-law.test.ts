import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CaseView } from '#contract';
import { writeMails } from '../mail/mailer.ts';
import { mailTables } from '../mail/tables.ts';
import { disclose, ownPack, type TestOffice, testOffice } from '../office.fixture.ts';
import { lookFor } from './look.ts';
import { lawNotices } from './moved-law.ts';
import { storyOf } from './story.ts';

/** From April on what was disclosed is called received, and there are two days in place of five to look at it. */
const renamed = (): ReadonlyMap<string, string> => {
  const files = new Map(ownPack);
  const edit = (file: string, written: RegExp, instead: string): void => {
    expect(files.get(file)).toMatch(written);
    files.set(file, files.get(file)!.replace(written, instead));
  };
  edit('pack.yaml', /version: \d{4}-\d{2}-\d{2}/, 'version: 2026-04-01');
  edit('procedures/disclosure.yaml', /within: 5 working-days, runs: \[disclosed\]/, 'within: 2 working-days, runs: [received]');
  edit('procedures/disclosure.yaml', / {2}disclosed: \{ waits/, '  received:  { title: { en: under review, zh: 核对中 }, waits');
  edit('procedures/disclosure.yaml', /to: disclosed\n {4}needs/, 'to: received\n    needs');
  edit(
    'procedures/disclosure.yaml',
    /from: disclosed, to: tracked, letter: listing-notice/,
    'from: received, to: tracked, letter: listing-notice',
  );
  edit(
    'procedures/disclosure.yaml',
    /from: disclosed, to: tracked, as-of: day\("disclosed"\)/,
    'from: received, to: tracked, as-of: day("received")',
  );
  edit('procedures/disclosure.yaml', /by: applicant, from: disclosed, needs/, 'by: applicant, from: received, needs');
  edit('procedures/disclosure.yaml', /from: disclosed, to: fixing/, 'from: received, to: fixing');
  edit('procedures/disclosure.yaml', /from: fixing, to: disclosed/, 'from: fixing, to: received');
  // A commitment that is left, or not decided on its day, leads to the same state.
  edit('procedures/disclosure.yaml', /from: committed, to: disclosed/g, 'from: committed, to: received');
  // They are played in states of the earlier text.
  for (const file of [...files.keys()]) if (/^(examples|imports)\//.test(file)) files.delete(file);
  files.set(
    'transitions.yaml',
    `basis: sz.66
standing: assumed
note: { en: The new rules say nothing of open cases; that they go over is assumed., zh: 新规则未规定在办案件如何处理，转用新规则系推定。 }
from: 2022-11-01
move: { disclosure: { states: { disclosed: received }, clocks: restart } }
`,
  );
  return files;
};

let office: TestOffice;
let id: string;
const desk = () => ({ keeper: office.keeper, names: { all: async () => new Map<string, string>() } }) as never;

beforeAll(async () => {
  office = await testOffice('2026-03-30');
  id = await office.done(disclose);
  const { findings } = await office.shelf.install(renamed(), office.clock.now());
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
});
afterAll(() => office.close());

const seen = <T>(question: Parameters<typeof lookFor<T>>[3]) => lookFor(desk(), id, 'wei', question);

describe('a party whose case goes over to new rules', () => {
  test('is told before the day that it will, as things stand', async () => {
    expect(await seen(lawNotices)).toEqual([
      {
        en: 'New rules come into force on 1 April 2026. As it stands now, this case goes over to them on that day.',
        zh: '新规则将于2026年4月1日起施行。按目前状态，本案自该日起适用新规则。',
      },
    ]);
  });

  test('reads in the story which rules, since when, what the state is called and which date moves; earlier lines keep their words', async () => {
    await office.goTo('2026-04-02');
    const story = (await seen((one): CaseView['story'] => storyOf(one, new Map())))!;
    expect(story[0]).toMatchObject({
      on: '2026-04-01',
      label: { en: 'New rules', zh: '适用新规则' },
      marks: [{ article: 'sz.66', standing: 'assumed' }],
    });
    expect(story[0]!.text.en).toBe(
      'Since 1 April 2026 this case is decided by the rules in force from that day, no longer by those of 1 November 2022. It stood “disclosed” and now stands “under review”. Its time starts again on that day. “First look” moves from 7 April 2026 to 3 April 2026. The new rules say nothing of open cases; that they go over is assumed.',
    );
    expect(story[1]!.text.en).toContain('The case then stood: disclosed.');
    expect((await seen(lawNotices))!.map(({ en }) => en)).toEqual([
      'The rules changed while this case was open: since 1 April 2026 it is decided by the new ones. The story says what that changed.',
    ]);
  });

  test('gets one mail, in both languages, however often it is written', async () => {
    const parts = { keeper: office.keeper, origin: 'https://city.example', emailOf: async (person: string) => `${person}@example.org` };
    expect(await writeMails(parts)).toBeGreaterThan(0);
    await writeMails(parts);
    const mails = (await mailTables(office.store).newest(10)).filter(({ subject }) => subject.includes('适用新规则'));
    expect(mails.map(({ address }) => address)).toEqual(['wei@example.org']);
    expect(mails[0]!.body).toContain('自2026年4月1日起，本案适用当日施行的规则');
    expect(mails[0]!.body).toContain('Since 1 April 2026 this case is decided by the rules in force from that day');
  });
});
