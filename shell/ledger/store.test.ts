import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Day, Decimal, type Instant } from '#law/ground';
import { type DatabaseOptions, inline, testEngines } from '#shell/db';
import { memoryKeys } from '#shell/keys';
import { BadCursor } from '#shell/paging';
import { commitment, newSalt } from '#shell/vault';
import { NeedsNumbers, Numbers } from './numbers.ts';
import { OfficeStream } from './office.ts';
import type { OfficeEvent } from './office-events.ts';
import { sampleDocket, sampleEvent, sampleOrder, sampleProjector, sampleRow } from './sample-orders.ts';
import { openStore, type Store } from './store.ts';

const day = (text: string): Day => text as Day;

describe.each(testEngines())('the store on $engine', ({ fresh }) => {
  let store: Store;
  let options: DatabaseOptions;
  let drop: () => Promise<void>;
  let folder: string;
  beforeAll(async () => {
    ({ options, drop } = await fresh());
    store = await openStore(options);
    folder = await mkdtemp(join(tmpdir(), 'ordinance-'));
  });
  afterAll(async () => {
    await store.close();
    await drop();
    await rm(folder, { recursive: true });
  });

  test('numbers are drawn without waiting, go back if unused, and never come twice', async () => {
    const here = new Numbers(store.database, 3);
    const there = new Numbers(store.database, 3);
    expect(() => here.draw('case|2026')).toThrow(NeedsNumbers);
    await here.reserve('case|2026');
    await there.reserve('case|2026');
    expect([here.draw('case|2026'), there.draw('case|2026'), here.draw('case|2026')]).toEqual([1, 4, 2]);
    const trial = here.drawing();
    expect(trial.draw('case|2026')).toBe(3);
    expect(() => trial.draw('case|2026')).toThrow(NeedsNumbers);
    trial.putBack();
    expect(here.draw('case|2026')).toBe(3);
    // Somebody else has drawn since: nothing can be given back, 5 and 6 go back to the counter when their owner ends.
    await here.close();
    await there.close();
    const next = new Numbers(store.database, 1);
    await next.reserve('case|2026');
    expect(next.draw('case|2026')).toBe(5);
  });

  test('the docket shows open cases by the time they have left, page by page, and narrows them', async () => {
    const dues = ['2026-05-03', null, '2026-05-01', '2026-05-02', '2026-05-01'];
    for (const [index, due] of dues.entries()) {
      const event = sampleEvent(`d${index}`, 1);
      const row = sampleDocket('docket', event, {
        due: due as Day | null,
        office: 'desk',
        ended: index === 4,
        title: { en: `Scan ${index}`, zh: index === 3 ? '合同审查系统' : '阅片' },
        parties: { applicant: { kind: 'organisation', id: `company-${index}` } },
      });
      await store.append({ families: new Map([['docket', index]]), events: [{ family: 'docket', event }], docket: [row] });
    }
    const first = await store.docket({ office: ['desk'], limit: 2 });
    expect(first.rows.map((row) => row.case)).toEqual(['d2', 'd3']);
    const second = await store.docket({ office: ['desk'], limit: 2, cursor: first.next });
    expect(second.rows.map((row) => row.case)).toEqual(['d0', 'd1']);
    expect(second.next).toBeUndefined();
    const found = async (text: string) => (await store.cases({ office: ['desk'], text })).rows.map((row) => row.case);
    expect(await found('合同')).toEqual(['d3']);
    expect(await found('同')).toEqual(['d3']);
    expect(await found('SCAN 2')).toEqual(['d2']);
    expect(await found('100%')).toEqual([]);
    expect((await store.cases({ party: ['company-1', 'company-4'] })).rows.map((row) => row.case)).toEqual(['d4', 'd1']);
    expect((await store.cases({ office: ['desk'], ended: true })).rows.map((row) => row.case)).toEqual(['d4']);
    expect((await store.cases({ number: 'AS-d0' })).rows).toMatchObject([{ case: 'd0', due: '2026-05-03', title: { en: 'Scan 0' } }]);
    await expect(store.docket({ cursor: 'nonsense' })).rejects.toThrow(BadCursor);
  });

  test('a reference is found by number or key, in a register or among cases', async () => {
    const opened = {
      procedure: 'assessment',
      number: 'AS-case-ref',
      pack: 'shenzhen',
      version: day('2026-03-01'),
      digest: 'p',
      subject: { kind: 'product', id: 'ref' },
      parties: { applicant: { kind: 'organisation', id: 'org-9' } },
      family: 'ref',
    } as const;
    const event = sampleEvent('case-ref', 1, { opened });
    await store.append({
      families: new Map([['ref', 0]]),
      events: [{ family: 'ref', event }],
      docket: [sampleDocket('ref', event)],
      registers: [sampleRow('ref', 1)],
    });
    const found = { case: 'case-ref', family: 'ref', subject: opened.subject, parties: opened.parties };
    for (const [of, value] of [
      ['products', 'ref'],
      ['products', 'SZAI-2026-ref'],
      ['assessment', 'case-ref'],
      ['assessment', 'AS-case-ref'],
    ]) {
      expect(await store.reference(of!, value!)).toEqual(found);
    }
    expect(await store.reference('trials', 'ref')).toBeUndefined();
  });

  test('finished clocks are kept for the page of times', async () => {
    const run = {
      case: 'case-times',
      procedure: 'trial',
      clock: 'decision',
      run: 1,
      from: day('2026-03-02'),
      due: day('2026-03-30'),
      metOn: day('2026-03-20'),
    };
    const row = { ...run, days: 18, workingDays: 14, late: false, state: 'met' as const };
    await store.append(sampleOrder('times', 0, { clocks: [row] }));
    expect(await store.times({ procedure: ['trial'], metFrom: day('2026-03-01') })).toEqual([row]);
    expect(await store.times({ procedure: ['trial'], metTo: day('2026-03-01') })).toEqual([]);
  });

  test('the office is folded from its own stream: posts, delegation, absence, mandates, seats and interests', async () => {
    const recorded = '2026-01-05T09:00:00+08:00' as Instant;
    const given = [
      { type: 'personAdded', person: 'lin' },
      { type: 'postGiven', person: 'lin', role: 'officer', office: 'authority', from: day('2026-01-01') },
      { type: 'postGiven', person: 'wu', role: 'director', office: 'authority', from: day('2026-01-01'), until: day('2026-06-30') },
      {
        type: 'delegated',
        person: 'wu',
        to: 'lin',
        roles: ['director'],
        allowed: { director: ['officer'] },
        from: day('2026-02-01'),
        until: day('2026-02-10'),
      },
      { type: 'away', person: 'wu', from: day('2026-02-01'), until: day('2026-02-10') },
      { type: 'organisationNamed', organisation: 'org-1', name: 'Old' },
      { type: 'organisationNamed', organisation: 'org-1', name: 'Example Ltd' },
      { type: 'mandateGiven', person: 'zhao', organisation: 'org-1', from: day('2026-01-01') },
      { type: 'mandateEnded', person: 'zhao', organisation: 'org-1', on: day('2026-03-01') },
      {
        type: 'seatTaken',
        person: 'he',
        committee: 'ethics',
        category: 'law',
        chair: true,
        from: day('2026-01-01'),
        until: day('2026-12-31'),
      },
      { type: 'seatTaken', person: 'gu', committee: 'experts', category: 'medicine', case: 'c1', from: day('2026-01-01') },
      { type: 'interestDeclared', person: 'he', in: 'org-1' },
      { type: 'postEnded', person: 'lin', role: 'officer', office: 'authority', on: day('2026-04-01') },
      { type: 'seatLeft', person: 'gu', committee: 'experts', case: 'c1', on: day('2026-05-01') },
    ] as const;
    expect(await store.office.append(given.map((event, index) => ({ ...event, seq: index + 1, recorded }) as OfficeEvent))).toBe(true);
    const people = await store.office.read();
    expect(people.posts('lin', day('2026-01-10'))).toEqual(['officer']);
    expect(people.posts('lin', day('2026-02-05'))).toEqual(['officer', 'director']);
    expect(people.posts('wu', day('2026-02-05'))).toEqual([]);
    expect(people.posts('wu', day('2026-02-11'))).toEqual(['director']);
    expect(people.posts('wu', day('2026-07-01'))).toEqual([]);
    expect(people.posts('lin', day('2026-04-02'))).toEqual([]);
    expect(people.mandates('zhao', day('2026-03-01'))).toEqual([{ kind: 'organisation', id: 'org-1', name: 'Example Ltd' }]);
    expect(people.mandates('zhao', day('2026-03-02'))).toEqual([]);
    expect(people.members('ethics', day('2026-02-01'), 'c9')).toEqual([{ id: 'he', category: 'law', chair: true, until: '2026-12-31' }]);
    expect(people.members('experts', day('2026-02-01'), 'c1')).toEqual([{ id: 'gu', category: 'medicine' }]);
    expect(people.members('experts', day('2026-02-01'), 'c2')).toEqual([]);
    expect(people.members('experts', day('2026-05-01'), 'c1')).toEqual([]);
    expect(people.namedFor('gu', day('2026-02-01'))).toEqual(['c1']);
    expect(people.namedFor('gu', day('2026-05-01'))).toEqual([]);
    expect(people.namedFor('he', day('2026-02-01'))).toEqual([]);
    expect(people.interests('he')).toEqual(['org-1']);
    // Someone was faster.
    expect(await store.office.append([{ type: 'personAdded', person: 'late', seq: 3, recorded }])).toBe(false);
    expect(await store.office.append([{ type: 'personAdded', person: 'new', seq: 15, recorded }])).toBe(true);
    expect((await store.office.read()).version).toBe(15);
  });

  test('people come with the families, whichever server entered them', async () => {
    const { database } = store;
    const { version } = await store.office.read();
    const server = database.engine === 'postgres' ? new OfficeStream(database, store.keys) : store.office;
    await store.append(sampleOrder('people', 0));
    const recorded = '2026-01-05T09:00:00+08:00' as Instant;
    expect(await server.append([{ type: 'personAdded', person: 'fresh', seq: version + 1, recorded }])).toBe(true);
    const { office, loaded } = await store.loadWithOffice({ case: 'case-people' });
    expect(office.version).toBe(version + 1);
    expect(loaded).toEqual(await store.loadFamilies({ family: 'people' }));
    expect((await store.loadWithOffice({ case: 'nobody' })).loaded.events).toEqual([]);
  });

  test('a row becomes a version only where something in it changed', async () => {
    const inForce = sampleRow('same', 1);
    const moved = { ...inForce, since: day('2026-05-01') };
    await store.append(sampleOrder('same', 0, { registers: [inForce, moved] }));
    await store.append(sampleOrder('same', 1, { registers: [moved, { ...moved, status: 'suspended' }, inForce] }));
    const versions = await store.registerVersions('products', 'same');
    expect(versions.map(({ version, status, since }) => [version, status, since])).toEqual([
      [1, 'in-force', '2026-03-02'],
      [2, 'suspended', '2026-05-01'],
      [3, 'in-force', '2026-03-02'],
    ]);
    expect(await store.registerRow('products', 'same')).toMatchObject({ version: 3, status: 'in-force' });
  });

  test('verify finds what was tampered with', async () => {
    expect(await store.verify()).toMatchObject({ ok: true, findings: [] });
    const { database } = store;
    await database.query(inline('alter table event disable trigger event_is_append_only'));
    await database.query(inline(`update event set data = replace(data::text, 'remark', 'Remark')::json where case_id = 'd1'`));
    await database.query(inline(`insert into budget_account values ('phantom', 5)`));
    const { ok, findings } = await store.verify();
    expect(ok).toBe(false);
    expect(findings.map(({ check, key }) => `${check}: ${key}`)).toEqual([
      expect.stringMatching(/^event digest: \d+$/),
      'budget account: phantom',
    ]);
    await database.query(inline(`update event set data = replace(data::text, 'Remark', 'remark')::json where case_id = 'd1'`));
    await database.query(inline(`delete from budget_account where account = 'phantom'`));
    await database.query(inline('alter table event enable trigger event_is_append_only'));
    expect(await store.verify()).toMatchObject({ ok: true });
  });

  test('the ledger leaves as JSON lines whose events hash to their digests', async () => {
    const lines: string[] = [];
    for await (const line of store.exportLedger()) lines.push(line);
    const { events } = await store.verify();
    expect(lines).toHaveLength(events);
    const { createHash } = await import('node:crypto');
    for (const line of lines) {
      const [, digest, text] = /^\{"position":\d+,"digest":"(\w+)","event":(.*)\}$/.exec(line)!;
      expect(createHash('sha256').update(text!).digest('hex')).toBe(digest);
    }
  });

  test('a backup goes into an empty store, the same to the last row, and into no other', async () => {
    const salt = newSalt();
    const value = { weight: new Decimal('70.50') };
    const event = sampleEvent('case-backup', 1, { personal: { weight: commitment(salt, value) } });
    await store.append({
      families: new Map([['backup', 0]]),
      events: [{ family: 'backup', event }],
      vault: [{ case: 'case-backup', fact: 'weight', seq: 1, salt, value }],
      registers: [sampleRow('backup', 1), sampleRow('backup', 2, { status: null, struckBy: 'strike' })],
    });
    const digest = await store.blobs.put(Buffer.alloc(700_000, 7));
    const file = join(folder, 'store.jsonl.gz');
    const done = await store.backup(file, '2026-11-24T12:00:00Z');
    expect(done.events).toBe((await store.verify()).events);
    await expect(store.restore(file)).rejects.toThrow('not empty');

    const other = await fresh();
    const copy = await openStore({ ...other.options, keys: store.keys });
    expect((await copy.office.read()).version).toBe(0);
    expect(await copy.restore(file)).toMatchObject({ ...(await store.verify()) });
    expect((await copy.office.read()).version).toBe((await store.office.read()).version);
    expect(await copy.personalFacts('case-backup')).toEqual({ weight: value });
    expect(await copy.blobs.get(digest)).toHaveLength(700_000);
    expect(await copy.registerVersions('products', 'backup')).toHaveLength(2);
    const again = join(folder, 'again.jsonl.gz');
    await copy.backup(again, '2026-11-24T12:00:00Z');
    const sorted = async (name: string) =>
      gunzipSync(await readFile(name))
        .toString()
        .split('\n')
        .slice(0, -2)
        .sort();
    expect(await sorted(again)).toEqual(await sorted(file));
    // Positions go on after the last one that came back.
    expect(await copy.append(sampleOrder('after', 0))).toMatchObject({ result: 'ok' });
    await copy.close();
    await other.drop();
  });

  test('a backup without the keys tells what happened, but nothing that is personal', async () => {
    const file = join(folder, 'store.jsonl.gz');
    expect(gunzipSync(await readFile(file)).toString()).not.toContain('70.5');
    const other = await fresh();
    const copy = await openStore({ ...other.options, keys: memoryKeys() });
    const told = await copy.restore(file);
    expect(told).toMatchObject({ ok: true, unreadable: 1 });
    expect(await copy.personalFacts('case-backup')).toEqual({});
    await copy.close();
    await other.drop();
  });

  test('a backup that was altered or cut off is refused before a row is written', async () => {
    const text = gunzipSync(await readFile(join(folder, 'store.jsonl.gz'))).toString();
    const other = await fresh();
    const copy = await openStore(other.options);
    const put = async (changed: string) => {
      await writeFile(join(folder, 'bad'), gzipSync(changed));
      return copy.restore(join(folder, 'bad'));
    };
    await expect(put(text.replace('remark', 'Remark'))).rejects.toThrow('damaged');
    await expect(put(text.split('\n').slice(0, -3).join('\n'))).rejects.toThrow('cut off');
    await expect(put('{}\n')).rejects.toThrow('no backup');
    expect((await copy.verify()).events).toBe(0);
    await copy.close();
    await other.drop();
  });

  test('a rebuild from events finds rows that differ and puts them right', async () => {
    const other = await fresh();
    const copy = await openStore(other.options);
    for (const family of ['r1', 'r2', 'r3']) {
      await copy.append(sampleOrder(family, 0));
      await copy.append(sampleOrder(family, 1));
    }
    expect(await copy.rebuild(sampleProjector)).toEqual({ families: 3, events: 6, differences: [] });
    await copy.database.query(inline(`update docket set state = 'elsewhere' where case_id = 'case-r1'`));
    await copy.database.query(inline(`delete from timer where case_id = 'case-r2'`));
    await copy.database.query(inline(`delete from case_text where case_id = 'case-r3'`));
    const { differences } = await copy.rebuild(sampleProjector, { replace: true });
    expect(differences).toMatchObject([
      { table: 'case_text', key: 'case-r3', kept: null },
      { table: 'docket', key: 'case-r1', kept: { state: 'elsewhere' }, rebuilt: { state: 'accepted' } },
      { table: 'timer', key: 'case-r2/decision/1', kept: null },
    ]);
    expect((await copy.rebuild(sampleProjector)).differences).toEqual([]);
    expect(await copy.append(sampleOrder('r1', 2))).toMatchObject({ result: 'ok' });
    await copy.close();
    await other.drop();
  });

  test('the text of a pack is kept once and never altered', async () => {
    const text = { digest: 'p1', pack: 'shenzhen', version: '2026-03-01', files: { 'pack.yaml': 'pack: shenzhen' }, installedAt: 1 };
    await store.installPack(text);
    await store.installPack({ ...text, files: {} });
    expect(await store.packs()).toEqual([text]);
  });

  test('what was proved of a text is kept beside it, with exact numbers in a witness, and makes way for another prover’s answer', async () => {
    const text = { digest: 'p2', pack: 'shenzhen', version: '2026-04-01', files: { 'pack.yaml': 'pack: shenzhen' }, installedAt: 2 };
    const promises = [
      { id: 'b', holds: true, states: 48, ms: 0.25 },
      { id: 'a', holds: null, states: 5_000_000_000, ms: 3, why: { en: 'it was not decided', zh: '未能判定' } },
      { id: 'c', holds: false, states: 2, ms: 1, witness: { facts: { share: new Decimal('0.1') }, outcome: 11 } },
    ];
    const proof = { digest: 'p2', prover: 'one', on: '2026-04-01' as Day, promises };
    await store.installPack(text, proof);
    expect(await store.proofs()).toEqual([proof]);
    const later = { ...proof, prover: 'two', on: '2026-05-01' as Day, promises: promises.slice(0, 1) };
    await store.keepProof(later);
    expect(await store.proofs()).toEqual([later]);
    // Earlier programs told reasons in English alone.
    const old = { id: 'a', holds: null, states: 7, why: 'it was not decided' };
    await store.database.query(inline('update pack_proof set promises = $1::json'), [JSON.stringify([old])]);
    const [read] = await store.proofs();
    expect(read!.promises).toEqual([{ ...old, why: { en: 'it was not decided', zh: '（证明时仅有英文说明）it was not decided' } }]);
    await expect(store.keepProof({ ...proof, digest: 'no text' })).rejects.toThrow();
  });

  test('what the office entered is taken in its order, in whatever order it was read', async () => {
    const recorded = '2026-03-02T09:00:00+08:00' as Instant;
    const version = (await store.office.read()).version;
    const stream = new OfficeStream(store.database, store.keys);
    await stream.read();
    const plan = { committee: 'ethics', on: day('2026-03-05'), at: '10:00', place: 'c1', agenda: [] };
    const called: OfficeEvent = { seq: version + 1, recorded, meeting: 'ethics-2026-9', type: 'meetingCalled', ...plan };
    const opened: OfficeEvent = { seq: version + 2, recorded, meeting: 'ethics-2026-9', type: 'meetingOpened' };
    expect(stream.take([opened, called]).version).toBe(version + 2);
  });

  test('nothing is lost by tidying up', async () => {
    await store.maintain();
    expect(await store.verify()).toMatchObject({ ok: true });
  });
});
