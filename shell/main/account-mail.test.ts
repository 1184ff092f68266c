import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Database, inline, openDatabase } from '#shell/db';
import { createIdentity, type Identity } from '#shell/identity';
import { memoryKeys } from '#shell/keys';
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

/** As a reader's program shows it: the body is quoted-printable or base64. */
const plain = (mail: string): string => {
  const body = mail.slice(mail.indexOf('\r\n\r\n') + 4);
  return /base64/i.test(mail)
    ? Buffer.from(body.replaceAll(/\s/g, ''), 'base64').toString('utf8')
    : body.replaceAll(/=\r?\n/g, '').replaceAll('=3D', '=');
};
