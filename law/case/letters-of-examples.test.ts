import { describe, expect, test } from 'vitest';
import { actKinds } from '#law/pack';
import { shenzhen } from './pack.fixture.ts';
import { type LetterPreviewed, previewLetters } from './preview-letters.ts';

const letters = new Map(Object.values(shenzhen.examples).map((example) => [example.name, previewLetters(shenzhen, example)]));
const all = [...letters.values()].flat();
const inBoth = ({ text }: LetterPreviewed) => [text.en, text.zh];
const named = (letter: string) => all.filter((each) => each.letter === letter);

/** What holds of no case: an unknown value, a formula, a day as a machine writes it, a heading or a line without its words. */
const unfilled = /\bnull\b|undefined|[{}]|\*\*\*\*|\[object|(?<![\w-])\d{4}-\d\d-\d\d(?!\d)|(\.|：)\*\* *$|^- [:：(（]/m;

describe('letters of the Shenzhen pack, as the examples send them', () => {
  test.each([...letters])('%s: each says all that it has to say, in both languages', (_, sent) => {
    for (const each of sent) {
      for (const text of inBoth(each)) expect([each.letter, text]).toEqual([each.letter, expect.not.stringMatching(unfilled)]);
      expect(each.text.zh, `${each.letter} is Chinese`).toMatch(/[\u4e00-\u9fff]{6}/);
      expect([each.title.en, each.title.zh]).not.toContain('');
    }
  });

  test('each is addressed by name and bears its form: issuer, number, matter, case, articles, seal and day', () => {
    for (const { text, form, letter } of all) {
      expect([letter, form.addressee.en]).toEqual([letter, expect.not.stringMatching(/^$|party in case/)]);
      expect(text.zh, letter).not.toContain('号案件当事人');
      for (const word of [form.issuer.en, form.number, form.caseNumber, form.law.en, 'demonstration']) {
        expect(word, letter).not.toBe('');
        expect(text.en, letter).toContain(word);
      }
    }
  });

  test('an organisation is addressed with its number', () => {
    expect(all.some(({ form }) => /91440300[0-9A-Z]{10}/.test(form.addressee.zh))).toBe(true);
  });

  test('what goes against its addressee names reconsideration and the direct action, each with body, term and cost', () => {
    const adverse = named('refusal').concat(named('removal'), named('sanction'), named('claw-back'), named('suspension'));
    expect(adverse.length).toBeGreaterThan(10);
    for (const { kind, text, letter } of adverse) {
      expect(actKinds[kind!].adverse, letter).toBe(true);
      for (const word of [
        'for reconsideration',
        'within 60 days',
        'It costs nothing',
        'Shenzhen Municipal People',
        'Yantian',
        'within 6 months',
        '50 yuan',
      ])
        expect([letter, text.en]).toEqual([letter, expect.stringContaining(word)]);
      for (const word of ['行政复议', '六十日', '不收取费用', '人民法院', '六个月', '50元'])
        expect([letter, text.zh]).toEqual([letter, expect.stringContaining(word)]);
    }
  });

  test('where nothing can be challenged and the case goes on, no heading of remedies stands alone', () => {
    const procedure = shenzhen.procedures['recognition']!;
    const states = Object.fromEntries(Object.entries(procedure.states).map(([name, state]) => [name, { ...state, challenges: [] }]));
    const without = { ...shenzhen, procedures: { ...shenzhen.procedures, recognition: { ...procedure, states } } };
    const notice = previewLetters(without, shenzhen.examples['late-and-urged']!).find(({ letter }) => letter === 'delay-notice')!;
    expect(notice.text.en).not.toContain('What you may do');
    expect(notice.text.zh).not.toContain('救济途径');
    expect(notice.text.en).toContain('You may also complain about us');
  });

  test('money is named in figures where it is paid, claimed back or fined', () => {
    const money = all.filter(({ kind }) => kind === 'penalty' || kind === 'penalty-notice' || kind === 'award' || kind === 'claw-back');
    expect(money.length).toBeGreaterThan(5);
    for (const { letter, text } of money) {
      expect([letter, text.en]).toEqual([letter, expect.stringMatching(/\d[\d,]* yuan|A warning, and no fine/)]);
      expect([letter, text.zh]).toEqual([letter, expect.stringMatching(/\d[\d,]*元|警告，不并处罚款/)]);
    }
  });

  test('an order names the product that it is about, and a penalty its provision', () => {
    const orders = named('suspension').concat(named('recall-order'), named('sanction'), named('sanction-notice'), named('measures-order'));
    expect(orders.length).toBeGreaterThan(20);
    for (const { letter, text } of orders) {
      expect([letter, text.en]).toEqual([letter, expect.stringMatching(/\*\*[^*\d]+\*\*/)]);
      expect([letter, text.en]).toEqual([letter, expect.not.stringContaining('the product of this case')]);
      expect([letter, text.zh]).toEqual([letter, expect.stringMatching(/“\*\*[^*]+\*\*”/)]);
    }
    for (const { text } of named('sanction').concat(named('sanction-notice'))) {
      expect(text.en).toContain('Data Security Law');
      expect(text.zh).toMatch(/数据安全法》?第四十五条/);
    }
  });

  test('no unit stands twice, no choice as its bare name, no 您 beside 你（单位）', () => {
    for (const { letter, text } of all) {
      expect([letter, text.en]).toEqual([letter, expect.not.stringMatching(/days days|yuan yuan|dsl-45/)]);
      expect([letter, text.zh]).toEqual([letter, expect.not.stringMatching(/日日|元元|dsl-45|您/)]);
    }
  });

  test('a large number is told with its unit and in groups, also where another case says it', () => {
    // Numbers of letters, cases and organisations have other characters beside them.
    const bare = /(?<![\w.,-])\d{5,}(?![\w-]|号)/;
    for (const { letter, text } of all)
      for (const written of inBoth({ text } as LetterPreviewed))
        expect([letter, written]).toEqual([letter, expect.not.stringMatching(bare)]);
    for (const { text } of named('bid-not-chosen')) expect(text.en).toMatch(/\*\*Offer named\.\*\* \S+, at [\d,]+ yuan/);
  });

  test('a letter on a challenge names what is challenged, by title, number and day, and whose act it is', () => {
    const onChallenges = all.filter(({ kind }) => kind?.startsWith('reconsideration-'));
    expect(onChallenges.length).toBeGreaterThan(200);
    const act =
      /\*\*(What is challenged|Challenged act)\.\*\* (“[^”]+” \((No\. SZ|case )\S+\) of \d+ \w+ \d{4}|[Tt]hat nothing was decided in time in case \S+ \([^)]+\))\n/;
    for (const { letter, text } of onChallenges) {
      expect([letter, text.en]).toEqual([letter, expect.stringMatching(act)]);
      expect([letter, text.en]).toEqual([letter, expect.stringMatching(/\*\*Respondent\.\*\* \S/)]);
      expect([letter, text.zh]).toEqual([
        letter,
        expect.stringMatching(
          /\*\*被申请复议的行政行为：\*\*(\d{4}年\d+月\d+日的《[^》]+》（\S+号(案件)?）|\S+号案件（[^）]+）逾期未作出决定)\n/,
        ),
      ]);
    }
    expect(new Set(onChallenges.flatMap(({ text }) => /\*\*Respondent\.\*\* (.+)/.exec(text.en)?.[1] ?? [])).size).toBeGreaterThan(1);
  });

  test('the days to challenge an earlier decision run from that decision, and the letter says so', () => {
    const expired = named('expiry-not-renewed');
    expect(expired.length).toBeGreaterThan(0);
    for (const { text } of expired) {
      expect(text.en).toMatch(/within (60 days|6 months) of receiving that decision/);
      expect(text.en).not.toContain('of receiving this letter');
      expect(text.zh).toMatch(/自收到该决定书之日起六(十日|个月)内/);
    }
  });

  test('nobody is told to pay back what was never paid', () => {
    for (const { text } of named('claw-back'))
      expect(/\*\*Sum to be paid back\.\*\* 0 yuan/.test(text.en)).toBe(text.en.includes('nothing is to be paid back'));
  });

  test('a branch that chooses a fact tells it in its own words', () => {
    for (const { text } of named('claw-back'))
      expect(text.en).toMatch(/\*\*Sum to be paid back\.\*\* [\d,.]+ yuan, which is what was paid of the/);
    const fines = named('sanction').map(({ text }) => text);
    expect(fines.some(({ en }) => /\*\*Decision\.\*\* A fine of [\d,.]+ yuan\. The decision/.test(en))).toBe(true);
    expect(fines.some(({ en, zh }) => en.includes('A warning, and no fine. The decision') && zh.includes('警告，不并处罚款。本决定'))).toBe(
      true,
    );
    expect(fines.every(({ en }) => !/fine of 0/.test(en))).toBe(true);
  });

  test('a reminder never asks for something by a day that has passed', () => {
    const months = [
      'January',
      'February',
      'March',
      'April',
      'May',
      'June',
      'July',
      'August',
      'September',
      'October',
      'November',
      'December',
    ];
    const dayOf = (words: string): string => {
      const [day, month, year] = words.split(' ');
      return `${year}-${String(months.indexOf(month!) + 1).padStart(2, '0')}-${day!.padStart(2, '0')}`;
    };
    const reminders = all.filter(({ kind }) => kind === 'reminder' || kind === 'correction-notice' || kind === 'questions');
    expect(reminders.length).toBeGreaterThan(20);
    for (const { letter, text, form } of reminders) {
      const days = [...text.en.matchAll(/\bby \*\*(\d+ [A-Z][a-z]+ \d{4})\*\*/g)].map(([, words]) => dayOf(words!));
      for (const day of days) expect([letter, day >= form.date]).toEqual([letter, true]);
    }
  });

  test('an assessment says that the product was sent to a test only where it was', () => {
    const passed = named('grant');
    const tested = passed.filter(({ text }) => text.en.includes('was sent to a test'));
    const ordered = new Set(
      [...letters].flatMap(([example, sent]) =>
        sent.some(({ letter, text }) => letter === 'pause-notice' && text.en.includes('the product is sent to a test')) ? [example] : [],
      ),
    );
    expect(passed.length).toBeGreaterThan(tested.length);
    for (const { example } of tested) expect(ordered).toContain(example);
  });

  test('a disclosure is registered, and no letter of it grants anything', () => {
    expect(named('listing-notice').length).toBeGreaterThan(3);
    for (const { text, title } of named('listing-notice')) {
      expect(title.zh).toBe('登记通知书');
      expect(text.zh).not.toContain('准予');
    }
  });

  test('a line that names columns of a list is written once for each row, each value in the words of its own fact', () => {
    const certificate = letters.get('conformity-certified')!.find(({ letter }) => letter === 'certificate')!;
    const rows = (body: string) => body.split('\n').filter((line) => line.startsWith('- '));
    expect(rows(certificate.text.en).map((line) => line.slice(2, 5))).toEqual(['F-1', 'S-1', 'R-1', 'E-1']);
    expect(rows(certificate.text.en)[1]).toBe(
      '- S-1 (safety), failures: 0.5 in a thousand on 2,000 samples; at most 1 in a thousand was fixed',
    );
    expect(rows(certificate.text.zh)[1]).toBe('- S-1（安全性）failures：0.5‰（样本2,000份），阈值不高于1‰');
  });

  test('a line of a list that nobody filled in is left out', () => {
    const closed = letters.get('incident-closed-lifts-suspension')!.find(({ letter }) => letter === 'closing-note')!;
    expect(closed.text.en).not.toMatch(/^- /m);
  });
});
