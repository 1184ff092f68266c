import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Database, inline, openDatabase } from '#shell/db';
import { createIdentity, type Identity } from '#shell/identity';
import { memoryKeys } from '#shell/keys';
import { mailTables } from '#shell/office';
import messages from '../identity/messages.json' with { type: 'json' };
import { accountPost, linkFiller } from './account-mail.ts';
import { openPost, sendMails } from './send-mail.ts';

const keys = memoryKeys();

let db: Database;
let identity: Identity;
let server: SMTPServer;
let port: number;
const received: { to: string; text: string }[] = [];

beforeAll(async () => {
  db = await openDatabase({ memory: true });
  identity = await createIdentity({ database: db, keys }, { post: accountPost({ database: db, keys }, Date.now) });
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, session, done) => {
      let text = '';
      stream.setEncoding('utf8');
      stream.on('data', (part: string) => {
        text += part;
      });
      stream.on('end', () => {
        received.push({ to: session.envelope.rcptTo[0]!.address, text });
        done();
      });
    },
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  port = (server.server.address() as { port: number }).port;
});
afterAll(async () => {
  await new Promise<void>((closed) => server.close(closed));
  await db.close();
});

test('a link to reset a password arrives by SMTP, works once, and stands in no table', async () => {
  const added = await identity.addAccount({ email: 'lin@demo.example', name: 'Lin', password: 'correct horse battery', confirmed: true });
  expect(added.ok).toBe(true);
  await identity.resets.ask('lin@demo.example', 'en');
  await identity.resets.carryOut();
  const post = openPost({ url: `smtp://127.0.0.1:${port}`, from: 'office@city.example' });
  const fill = linkFiller(identity.oneTime, 'https://ai.city.example');
  expect(await sendMails({ database: db, keys }, post, 'office@city.example', Date.now(), 20, fill)).toEqual({ sent: 1, failed: [] });
  post.close();
  expect(received.map(({ to }) => to)).toEqual(['lin@demo.example']);
  const secret = /https:\/\/ai\.city\.example\/reset\/([\w-]{43})/.exec(plain(received[0]!.text))?.[1];
  expect(secret).toBeDefined();
  for (const table of ['mail', 'one_time_token', 'reset_asked'])
    expect(JSON.stringify(await db.query(inline(`select * from ${table}`)))).not.toContain(secret);
  expect(await identity.resets.finish(secret!, 'seven quiet lanterns')).toEqual({ ok: true, value: true });
  expect(await identity.resets.finish(secret!, 'seven quiet lanterns')).toEqual({ ok: false, error: 'noSuchLink' });
});

test('a mail about an account speaks every language of the city, each once, the city’s first', async () => {
  const words = {
    subject: { en: 'Hello', zh: '你好', nl: 'Hallo' },
    body: { en: 'A link: {link}', zh: '链接：{link}', nl: 'Een link: {link}' },
  };
  const own = { database: db, keys };
  const sentIn = async (languages: readonly string[]) => {
    const once = `test/${languages.join('-')}`;
    await accountPost(own, Date.now, () => languages)({ once, address: 'a@city.example', ...words });
    const all = await mailTables(own).newest(50);
    const { lang, subject, body } = all.find((mail) => mail.once === once)!;
    return { lang, subject, body };
  };
  expect(await sentIn(['nl', 'en'])).toEqual({ lang: 'nl', subject: 'Hallo / Hello', body: 'Een link: {link}\n\n----\n\nA link: {link}' });
  expect((await sentIn(['zh-Hant', 'en', 'zh'])).subject).toBe('你好 / Hello');
  expect((await sentIn(['de', 'en'])).subject).toBe('Hello');
  expect((await sentIn([])).subject).toBe('Hello');
});

test('every mail about an account is written in English, Chinese and Dutch', () => {
  const mails = Object.entries(messages).filter(([key]) => key.startsWith('mail.'));
  expect(mails.length).toBe(20);
  for (const [key, words] of mails) expect([key, Object.keys(words)]).toEqual([key, ['en', 'zh', 'nl']]);
});

/** As a reader's program shows it: the body is quoted-printable or base64. */
const plain = (mail: string): string => {
  const body = mail.slice(mail.indexOf('\r\n\r\n') + 4);
  return /base64/i.test(mail)
    ? Buffer.from(body.replaceAll(/\s/g, ''), 'base64').toString('utf8')
    : body.replaceAll(/=\r?\n/g, '').replaceAll('=3D', '=');
};
