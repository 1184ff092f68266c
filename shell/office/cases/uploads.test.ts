import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Declined, FileRef, Refused } from '#contract';
import type { Result, Value } from '#law/ground';
import type { Fact, OrderDef } from '#law/pack';
import { inline, testEngines } from '#shell/db';
import { readFiles } from './attachments.ts';
import { key, openCity, pulmo, type TestCity, upload, value } from './city.fixture.ts';
import { fileKind } from './file-kind.ts';
import { dropUnusedFiles } from './uploads.ts';

interface Sent {
  readonly name?: string;
  readonly type?: string;
  readonly ticket?: string | undefined;
  readonly bytes?: number;
}

describe.each(testEngines())('on $engine', ({ fresh }) => {
  let city: TestCity;
  let drop: () => Promise<void>;
  beforeAll(async () => {
    const database = await fresh();
    drop = database.drop;
    city = await openCity('2026-03-02', database.options);
  });
  afterAll(async () => {
    await city.close();
    await drop();
  });

  const filing = { procedure: 'assessment', order: 'file' };
  const ticketOf = async (person: string | undefined): Promise<string> =>
    value(await city.office.uploadTicket(city.as(person), { body: filing })).ticket;

  const send = async (person: string | undefined, content: string | Uint8Array, more: Sent = {}): Promise<Result<FileRef, Declined>> =>
    city.office.keepFile(city.as(person), {
      name: more.name ?? 'file.bin',
      type: more.type ?? '',
      ticket: 'ticket' in more ? more.ticket : await ticketOf(person),
      bytes: more.bytes ?? content.length,
      content: (async function* () {
        yield Buffer.from(content);
      })(),
    });
  const why = (result: Result<unknown, Declined>): string | undefined => (result.ok ? undefined : (result.error as Refused).refusal);
  const count = async (table: string): Promise<number> =>
    (await city.desk.keeper.store.database.query<{ rows: number }>(inline(`select count(*)::int as rows from ${table}`)))[0]!.rows;
  const tables = async () => Promise.all(['blob', 'blob_key', 'attachment', 'upload'].map(count));

  test('an upload by nobody is refused: without a ticket, with one that was made up, and with somebody else’s', async () => {
    const before = await tables();
    expect(why(await city.office.uploadTicket(city.as(), { body: filing }))).toBe('notThisRole');
    expect(why(await city.office.uploadTicket(city.as(), { body: { procedure: 'complaint', order: 'complain' } }))).toBe('noFileAsked');
    for (const ticket of [undefined, '', 'made-up', await ticketOf('wei')]) {
      expect(why(await send(undefined, 'some words', { ticket }))).toBe('noUploadTicket');
    }
    expect(why(await send('mei', 'some words', { ticket: await ticketOf('wei') }))).toBe('noUploadTicket');
    expect(await tables()).toEqual(before);
  });

  test('a ticket is for an order that takes a file and that one may give, and ends by itself', async () => {
    const asked = (person: string, body: typeof filing & { about?: string }) => city.office.uploadTicket(city.as(person), { body });
    expect(await asked('wei', { procedure: 'constructor', order: 'file' })).toMatchObject({ error: { notFound: 'file' } });
    expect(why(await asked('wei', { procedure: 'rule-change', order: 'draft' }))).toBe('notThisRole');
    expect((await asked('lin', { procedure: 'rule-change', order: 'draft' })).ok).toBe(true);
    const ticket = await ticketOf('wei');
    city.on('2026-03-02', '12:00');
    expect(why(await send('wei', 'some words', { ticket }))).toBe('noUploadTicket');
    city.on('2026-03-02');
  });

  test('a form that takes papers refuses a picture at the door and in the order, and says what it takes', async () => {
    const trial = { procedure: 'trial', order: 'file' };
    const before = await tables();
    const ticket = async () => value(await city.office.uploadTicket(city.as('wei'), { body: trial })).ticket;
    const picture = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    );
    const refused = await send('wei', picture, { name: 'plan.pdf', type: 'image/png', ticket: await ticket() });
    expect(why(refused)).toBe('notThisType');
    if (refused.ok) throw new Error('kept');
    const { text, wayOut } = refused.error as Refused;
    expect([text?.en, text?.zh, text?.['nl']]).toEqual([
      'This file is of another kind than this form takes. It takes: papers (PDF, Word, OpenDocument, text).',
      '该文件类型不符合本表要求。可上传：文书（PDF、Word、OpenDocument、文本）。',
      'Dit formulier neemt dit soort bestand niet aan. Het neemt aan: documenten (PDF, Word, OpenDocument, tekst).',
    ]);
    expect(wayOut?.en).toBe('Save it in one of these formats, or choose another file.');
    expect(await tables()).toEqual(before);
    expect((await send('wei', 'the plan in words', { name: 'plan.txt', type: 'text/plain', ticket: await ticket() })).ok).toBe(true);
    // A picture that was sent for another form is no plan either.
    const sent = value(await send('wei', picture, { name: 'plan.png', type: 'image/png' }));
    const plan = { digest: sent.digest, name: sent.name, size: sent.bytes, type: sent.type };
    const asked = value(await city.office.tryOut(city.as('wei'), { ...trial, body: { gives: { plan } } }));
    const step = asked.steps.find(({ question }) => question.fact === 'plan');
    expect(step?.error?.en).toBe('attach one of these: papers (PDF, Word, OpenDocument, text)');
    expect([step?.question.accept?.slice(0, 9), step?.question.maxSize]).toEqual(['.pdf,.doc', 25]);
  });

  test('a file in a column of a list is read as it was kept, and not as somebody says', async () => {
    const pack = city.desk.keeper.shelf.on('2026-03-02' as never).pack;
    const papers: Fact = { ...pack.facts['plan']!, name: 'papers', type: { kind: 'list', of: ['paper', 'column-name'] } };
    const paper: Fact = { ...pack.facts['plan']!, name: 'paper', type: { kind: 'file', max: 1 } };
    const def = { ...pack.procedures['trial']!.orders['file']!, needs: [{ fact: 'papers', optional: false }] } as OrderDef;
    const read = async (person: string, rows: readonly Value[]) =>
      readFiles(city.desk, city.as(person), {
        pack: { ...pack, facts: { ...pack.facts, papers, paper } },
        def,
        gives: { papers: rows },
        within: [],
      });
    const sent = value(await send('wei', 'page one', { name: 'one.txt', type: 'text/plain' }));
    const row = { paper: { digest: sent.digest, name: 'two.exe', size: 1, type: 'image/png' }, 'column-name': 'first' };
    const own = await read('wei', [row]);
    expect(own.gives['papers']).toEqual([
      { paper: { digest: sent.digest, name: 'one.txt', size: 8, type: 'text/plain' }, 'column-name': 'first' },
    ]);
    expect([own.errors, own.files.map(({ fact, digest }) => [fact, digest])]).toEqual([[], [['papers', sent.digest]]]);
    // What is no row stays as it was given, for the order to refuse.
    expect((await read('wei', [null, 'none', row])).gives['papers']).toMatchObject([null, 'none', { paper: { name: 'one.txt' } }]);
    // To know a digest gives nobody the file.
    expect((await read('mei', [row])).errors.map(({ fact }) => fact)).toEqual(['papers']);
  });

  const drawing = (inner: string): string =>
    `<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">${inner}</svg>`;

  test('an SVG with a script is refused, wherever the script hides, and nothing of it is kept', async () => {
    const before = await tables();
    for (const inner of [
      '<script>alert(1)</script>',
      `${'<circle r="1"/>'.repeat(1000)}<SCRIPT href="x"/>`,
      '<circle onload="alert(1)"/>',
      '<a href="javascript:alert(1)"><circle r="1"/></a>',
      '<foreignObject><body/></foreignObject>',
      '<image href="https://elsewhere.example/x.png"/>',
      '<use xlink:href="http://elsewhere.example/#x"/>',
      '<style>@import url(x)</style>',
    ]) {
      expect([inner.slice(0, 40), why(await send('wei', drawing(inner), { name: 'plan.svg', type: 'image/svg+xml' }))]).toEqual([
        inner.slice(0, 40),
        'notThisType',
      ]);
    }
    expect(await tables()).toEqual(before);
    const plain = await send('wei', drawing('<circle r="1" fill="red"/><use href="#x"/>'), { name: 'plan.svg', type: 'image/svg+xml' });
    expect(value(plain).type).toBe('image/svg+xml');
  });

  test('to know a digest gives no right to a file: neither to read it nor to attach it', async () => {
    const report = await upload(city, 'wei', 'a report that nobody else has seen');
    expect(await city.office.file(city.as('mei'), { digest: report.digest })).toMatchObject({ error: { notFound: report.digest } });
    expect(await city.office.file(city.as(), { digest: report.digest })).toMatchObject({ error: { notFound: report.digest } });
    const file = async (person: string) => {
      const gives = { ...pulmo, 'test-report': { digest: report.digest, name: 'mine.pdf', size: 1, type: 'application/pdf' } };
      return city.office.openCase(city.as(person), {
        body: { ...filing, gives, ...(person === 'wei' ? { for: 'harbour' } : {}) },
        key: key(),
      });
    };
    const stolen = await file('kang');
    if (stolen.ok) throw new Error('attached');
    expect((stolen.error as Refused).errors).toMatchObject([{ fact: 'test-report' }]);
    // In the case of its owner the name, the type and the size are those of the upload.
    const done = value(await file('wei'));
    const view = value(await city.office.caseView(city.as('wei'), { id: done.case }));
    expect(view.files.map(({ name, type }) => [name, type])).toContainEqual(['report.pdf', 'application/pdf']);
    // It was used, so it is nobody's upload any more, and still nobody else's.
    const again = await file('kang');
    expect(again.ok).toBe(false);
  });

  test('files that no order uses are deleted after a day; those of a draft are kept; those of a case stay', async () => {
    await city.desk.keeper.store.database.query(inline('delete from upload'));
    const loose = await upload(city, 'wei', 'never used');
    const drafted = await upload(city, 'wei', 'named by a draft');
    const opened = value(await city.office.openDraft(city.as('wei'), { body: filing }));
    value(
      await city.office.saveDraft(city.as('wei'), {
        id: opened.id,
        body: { gives: { 'test-report': { digest: drafted.digest, name: 'report.pdf', size: 1, type: 'application/pdf' } } },
        seen: opened.revision,
      }),
    );
    expect(await dropUnusedFiles(city.desk.keeper)).toBe(0);
    city.on('2026-03-04');
    expect(await dropUnusedFiles(city.desk.keeper)).toBe(1);
    expect((await city.office.file(city.as('wei'), { digest: loose.digest })).ok).toBe(false);
    expect((await city.office.file(city.as('wei'), { digest: drafted.digest })).ok).toBe(true);
    city.on('2026-05-04');
    expect(await dropUnusedFiles(city.desk.keeper)).toBe(1);
    city.on('2026-03-02');
  });

  test('more than a person may leave unused is refused, before it is read', async () => {
    const before = await tables();
    const said = await send('fu', 'a few words', { bytes: 400 * 1_048_576 });
    expect(why(said)).toBe('uploadQuota');
    expect(await tables()).toEqual(before);
  });

  test('a file that breaks off leaves nothing, and one of many parts comes back as it was', async () => {
    const before = await tables();
    const ticket = await ticketOf('jin');
    const broken = city.office.keepFile(city.as('jin'), {
      name: 'a.txt',
      type: 'text/plain',
      ticket,
      bytes: 900_000,
      content: (async function* () {
        yield Buffer.alloc(700_000, 'a');
        throw new Error('hung up');
      })(),
    });
    await expect(broken).rejects.toThrow('hung up');
    expect(await tables()).toEqual(before);

    const content = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.from(Array.from({ length: 700_000 }, (_, n) => n % 251))]);
    const kept = value(await send('jin', content, { ticket }));
    const { content: parts } = value(await city.office.file(city.as('jin'), { digest: kept.digest }));
    expect(Buffer.concat(await collected(parts)).equals(content)).toBe(true);
    // What lies in the table is sealed, and in parts of a quarter of a megabyte.
    const rows = await city.desk.keeper.store.database.query<{ bytes: Uint8Array }>(
      inline(`select bytes from blob where digest like 'parts-%' order by length(bytes) desc limit 1`),
    );
    expect(rows[0]!.bytes.length).toBeLessThan(270_000);
    expect(Buffer.from(rows[0]!.bytes).includes('%PDF')).toBe(false);
  });
});

const pdf = '%PDF-1.7\nwords';
test.each<readonly [string, string | number[], Sent, string | undefined]>([
  ['a page', '<!DOCTYPE html><p>hi', { name: 'a.html', type: 'text/html' }, undefined],
  ['a page called a text', '  <html><script>x</script>', { name: 'a.txt', type: 'text/plain' }, undefined],
  ['a page called a PDF', '<html>', { name: 'a.pdf', type: 'application/pdf' }, undefined],
  ['a text called a PDF', 'words', { name: 'a.pdf', type: 'application/pdf' }, undefined],
  ['a PDF called a picture', pdf, { name: 'a.png', type: 'image/png' }, undefined],
  ['a program of Windows', [0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0, 0xff, 0xff, 0, 0], { name: 'a.bin' }, undefined],
  ['a program of Linux', [0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0], { name: 'a.bin' }, undefined],
  ['a shell script', '#!/bin/sh\nrm -r /', { name: 'a.txt', type: 'text/plain' }, undefined],
  ['bytes of no kind', [1, 2, 0, 3, 4], { name: 'a.bin' }, undefined],
  ['a PDF', pdf, { name: 'a.pdf', type: 'application/pdf' }, 'application/pdf'],
  ['a PDF of which nothing is said', pdf, {}, 'application/pdf'],
  ['a table', 'a,b\r\n1,2\r\n', { name: 'a.csv', type: 'application/vnd.ms-excel' }, 'text/csv'],
  [
    'a table in the encoding of spreadsheets in China',
    [0xbb, 0xfa, 0xb9, 0xb9, 0x2c, 0x31, 0x0d, 0x0a],
    { name: 'a.csv', type: 'text/csv' },
    'text/csv',
  ],
  ['a text', '报告', { name: 'a.txt', type: 'text/plain; charset=utf-8' }, 'text/plain'],
])('%s is told by what it holds', async (_, content, { name = 'a', type = '' }, kind) => {
  const found = await fileKind(Buffer.from(content as string), name, type);
  expect('type' in found ? found.type : undefined).toBe(kind);
});

const collected = async (parts: AsyncIterable<Uint8Array>): Promise<Uint8Array[]> => {
  const all: Uint8Array[] = [];
  for await (const part of parts) all.push(part);
  return all;
};
