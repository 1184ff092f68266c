import { expect, test } from 'vitest';
import { childOf, gives, opens, paperOf, sits } from './away.ts';
import { ask, cookieOf } from './http.ts';
import { smallTrial } from './small-trial.ts';
import { become, notLawful, order, see, type Town } from './town.ts';

/** A refusal by this officer, and the challenge of it. */
const challenged = async (town: Town, officer: string): Promise<{ readonly refused: string; readonly challenge: string }> => {
  const { case: refused } = await opens(town, 'demo-hu', { procedure: 'data-request', order: 'ask', gives: { right: 'access' } });
  await gives(town, officer, refused, 'refuse', { 'refusal-ground': 'not-held', reasons: 'Nothing was found under this name.' });
  const { case: challenge } = await opens(town, 'demo-hu', {
    procedure: 'reconsideration',
    order: 'challenge',
    about: refused,
    gives: { ground: 'The office wrote to me about these very data in March.' },
  });
  return { refused, challenge };
};

/** What the head enters at the desk for posts and seats. */
const enters = async (town: Town, person: string, path: string, body: unknown): Promise<void> => {
  const answer = await ask(town, 'POST', path, { cookie: await cookieOf(town, person), body });
  expect(answer.status, await answer.text()).toBe(201);
};

const experts = { fan: 'technology', ren: 'technology', lei: 'technology', yan: 'ethics', du: 'law' };

/** An opinion against a trial, which the applicant wants experts to look at again. */
const advisedAgainst = async (town: Town): Promise<string> => {
  const applicant = 'demo-cui';
  const { case: trial } = await opens(town, applicant, {
    procedure: 'trial',
    order: 'file',
    for: 'demo-org-kingfisher',
    gives: {
      ...smallTrial(await paperOf(town, applicant, 'plan.txt')),
      'product-name': 'Crowd Counter 数人（演示）',
      affected: 800,
      endpoints: 'Miscounted in a hundred: fewer than three.',
      'stop-rule': 'Ten miscounted in a hundred.',
      'asked-subjects': 50,
      'asked-days': 60,
      contact: 'Cui (demo), extension 204',
    },
  });
  await gives(town, 'demo-guo', trial, 'accept');
  await gives(town, 'demo-guo', trial, 'consult-ethics', {
    'research-question': 'May people at a stop be counted who were not asked?',
    'listed-activity': false,
    urgent: false,
    'expected-days': 20,
  });
  const review = await childOf(town, 'demo-guo', trial, 'ethics-review');
  await gives(town, 'demo-sun', review, 'call-meeting', { opinion: 'People are counted without being asked.' });
  const against = 'vote-against';
  await sits(town, review, { 'demo-he': against, 'demo-bai': against, 'demo-ma': against, 'demo-luo': against, 'demo-gao': against });
  await gives(town, applicant, review, 'ask-for-experts', { ground: 'Nobody can be told from the counts.' });
  for (const [person, category] of Object.entries({ ...experts, bai: 'ethics' }))
    await enters(town, 'demo-zhao', '/api/office/seats', { person: `demo-${person}`, committee: 'experts', category, case: review });
  return review;
};

/** The person who decided does not decide again. */
export const remedies = (town: () => Town): void => {
  test('a challenged refusal is set aside, in Chinese; the case that was refused is open again, and its party is told', async () => {
    const { refused, challenge } = await challenged(town(), 'demo-dong');
    await gives(town(), 'demo-qian', challenge, 'admit');
    const evidence = await paperOf(town(), 'demo-lin', 'evidence.txt');
    await gives(town(), 'demo-lin', challenge, 'reply', { 'reply-text': 'Nothing was found under this name.', 'reply-evidence': evidence });
    await gives(town(), 'demo-qian', challenge, 'hear', { 'heard-how': 'phone', 'opinions-heard': 'Both were heard.' });
    const page = await town().visit('/zh');
    await become(page, /^孔某/);
    await page.goto(`/zh/office/cases/${challenge}`);
    await order(page, '撤销', {
      文书名称: '复议决定审批表',
      文号: '深府复审〔2026〕17号',
      日期: '2026-11-24',
      理由: '该机关三月曾就上述信息致函申请人，确有持有。',
    });
    await see(page.getByRole('status').getByRole('link', { name: /^行政复议决定书/ }));

    await become(page, /^胡某/);
    await page.goto(`/zh/my/cases/${refused}`);
    await see(page.getByRole('article', { name: '复议决定（生效判决）执行情况告知书' }));
    await see(page.getByText('已提出').first());
  });

  test('the person who decided in the case may not review it, whatever post they hold since: it is said, with the way out', async () => {
    const { challenge } = await challenged(town(), 'demo-chen');
    await enters(town(), 'demo-zhao', '/api/office/posts', { person: 'demo-chen', role: 'case-officer' });
    const page = await town().visit('/');
    await become(page, /^Chen, officer/);
    await page.goto(`/office/cases/${challenge}`);
    for (const verb of ['Admit', 'Reject']) {
      const line = notLawful(page, verb);
      await see(line.getByText('The person who took part in the step before may not take this one.'));
      await see(line.getByText('Another person of the office does it.'));
    }
  });

  test('the person who voted in the first review may not sit in the second; experts who did not may, and what they find counts', async () => {
    const review = await advisedAgainst(town());
    const page = await town().visit('/zh');
    await become(page, /^白某/);
    await page.goto(`/zh/committee/${review}`);
    await see(notLawful(page, '签到').getByText('参加过原审查表决的人员不得参加复核。'));

    for (const person of Object.keys(experts)) await gives(town(), `demo-${person}`, review, 'attend');
    for (const person of Object.keys(experts).slice(1)) await gives(town(), `demo-${person}`, review, 'vote-for');
    // Nobody sends an expert a link: the review stands in the expert's own list.
    await become(page, /^范某/);
    await page.goto('/zh/committee');
    await page.getByRole('region', { name: '您可以参加的表决' }).getByRole('link', { name: /数人/ }).click();
    await page.waitForURL(`**/zh/committee/${review}`);
    await order(page, '投赞成票');
    const secretary = await town().visit('/');
    await become(secretary, /^Sun/);
    await secretary.goto(`/committee/${review}`);
    await order(secretary, 'Close the vote');
    await see(secretary.getByText(/favourable/).first());
  });
};
