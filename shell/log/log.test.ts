import { describe, expect, test } from 'vitest';
import { createLog, type LogOptions, pseudonym, scrubbed, Tally } from './index.ts';

const logged = (form: LogOptions['form'] = 'json', level: LogOptions['level'] = 'info') => {
  const lines: string[] = [];
  return {
    log: createLog({ level, form, to: { write: (line) => void lines.push(line) } }),
    lines,
    json: () => lines.map((line) => JSON.parse(line) as Record<string, unknown>),
  };
};

const canary = { name: '欧阳靖宇', email: 'canary.person@city.example', code: 'K7Q2-9XWM-44TD-0ZPL', latin: 'Jan van Eyck-Canary' };
const all = Object.values(canary);

describe('no personal data', () => {
  test('a field that the list does not name is left out, whatever it holds', () => {
    const { log, lines } = logged();
    log.info(
      {
        body: canary,
        query: `?code=${canary.code}`,
        name: canary.name,
        email: canary.email,
        headers: { cookie: canary.code },
        status: 200,
      },
      'answered',
    );
    log.child({ person: canary.name, request: 'r-1' }).info({ url: `/follow/${canary.code}` }, 'answered');
    for (const word of all) expect(lines.join('')).not.toContain(word);
    expect(lines).toHaveLength(2);
  });

  test('a fault is told with its stack and not with what its message or the database quotes', () => {
    const { log, lines, json } = logged();
    const sql = Object.assign(new Error(`duplicate key value (email)=(${canary.email}) ${canary.name}`), {
      code: '23505',
      constraint: 'account_email_once',
      detail: `Key (email)=(${canary.email}) already exists.`,
      parameters: all,
    });
    log.error(
      {
        err: new Error(`cannot read "${canary.latin}" of ${canary.name} <${canary.email}> by ${canary.code}`, { cause: sql }),
        request: 'r-2',
      },
      'fault',
    );
    log.error(sql);
    try {
      JSON.parse(`{"name": "${canary.latin}`);
    } catch (error) {
      log.error({ err: error }, 'fault');
    }
    for (const word of all) expect(lines.join('')).not.toContain(word);
    expect(json()[0]).toMatchObject({
      level: 'error',
      request: 'r-2',
      err: { message: 'cannot read [quoted] of [words] <[e-mail]> by [code]', cause: { code: '23505', constraint: 'account_email_once' } },
    });
    expect(JSON.stringify(json()[0]!['err'])).toContain('log.test.ts');
  });

  test('a message is scrubbed as well', () => {
    expect(scrubbed(`mail to ${canary.email} about ${canary.name}: "${canary.latin}", ${canary.code}`)).toBe(
      'mail to [e-mail] about [words]: [quoted], [code]',
    );
    expect(scrubbed('24 of 30 mails sent in 12 ms')).toBe('24 of 30 mails sent in 12 ms');
    const { log, lines } = logged();
    log.info(`hello ${canary.email}`);
    expect(lines[0]).not.toContain(canary.email);
  });

  test('a person is a pseudonym that stays while the process lives', () => {
    expect(pseudonym('demo-hu')).toMatch(/^[0-9a-f]{8}$/);
    expect(pseudonym('demo-hu')).toBe(pseudonym('demo-hu'));
    expect(pseudonym('demo-hu')).not.toBe(pseudonym('demo-wu'));
  });
});

test('a line is one JSON document with time and level by name; below the level nothing is written', () => {
  const { log, json } = logged('json', 'warn');
  log.info('not this');
  log.warn({ job: 'timers', count: 3 }, 'late');
  expect(json()).toEqual([{ level: 'warn', time: expect.stringMatching(/^\d{4}-.*Z$/), job: 'timers', count: 3, msg: 'late' }]);
});

test('in readable form a request is one short line, and a fault shows its stack', () => {
  const { log, lines } = logged('readable');
  log.info({ request: 'r', method: 'GET', route: '/api/docket', status: 200, ms: 12 }, 'answered');
  log.error({ err: new Error('torn'), request: 'r' }, 'fault');
  expect(lines[0]).toMatch(/^\d\d:\d\d:\d\d {2}info {3}answered {2}GET \/api\/docket {2}200 {2}12 ms\n$/);
  expect(lines[1]).toMatch(/fault {2}request=r\n {2}Error: torn\n {4}at /);
  log.error({ err: new Error('torn'), job: 'timers' }, 'fault');
  expect(lines[2]).toMatch(/fault {2}job=timers\n {2}Error: torn\n {4}at /);
});

test('what is refused often is told once, with its count', () => {
  const { log, json } = logged();
  const tally = new Tally(log);
  for (let i = 0; i < 500; i += 1) tally.add('sign-in refused');
  tally.tell();
  tally.tell();
  expect(json()).toMatchObject([{ level: 'warn', kind: 'sign-in refused', count: 500 }]);
});
