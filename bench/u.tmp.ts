import { randomUUID } from 'node:crypto';
import { openCity, caseSteps } from './orders/index.ts';
import { captureBare } from './orders/bare.ts';
import { inline } from '#shell/db';
import { openServer, withDatabase } from './ground/index.ts';
const server = await openServer(); if (typeof server === 'string') throw new Error(server);
const m = (x: number[]) => x.toSorted((a, b) => a - b)[x.length >> 1]!.toFixed(2);
try { await withDatabase(server.url, async (databaseUrl) => {
 for (const opt of ['off -c jit=off','on -c jit=off']) {
  const url = new URL(databaseUrl); url.searchParams.set('options', `-c synchronous_commit=${opt}`);
  const office = await openCity({ databaseUrl: url.href }).catch(async () => { const { openOffice, SetClock } = await import('#shell/office'); return openOffice({ databaseUrl: url.href, clock: new SetClock(Date.parse('2026-03-02T01:00:00Z')) }); });
  const { database } = office.store; const q = database.query;
  const times = new Map<string, number[]>();
  database.query = (async (s: any, v: any) => { const t = performance.now(); const r = await q.call(database, s, v); const k = s.name || s.text.slice(0, 40); times.set(k, [...(times.get(k) ?? []), performance.now() - t]); return r; }) as never;
  const bare = await captureBare(office);
  times.clear();
  const a: number[] = [], b: number[] = [];
  for (let round = 0; round < 60; round++) {
    let id: string | undefined; for (const step of caseSteps) { const t = performance.now(); const d = await office.keeper.give({ ...step, ...(id ? { case: id } : {}) }); if (!d.ok) throw new Error(JSON.stringify(d)); id = d.value.case; a.push(performance.now() - t);} 
    const bid = randomUUID(); for (const i of caseSteps.keys()) { const t = performance.now(); await bare.give(bid, i); b.push(performance.now() - t); } }
  console.log(opt, 'ours median', m(a.slice(80)), 'bare median', m(b.slice(80)));
  for (const [k, t] of times) console.log('  ', k, t.length, 'median', m(t.slice(t.length >> 1)), 'mean', (t.slice(t.length >> 1).reduce((x, y) => x + y, 0) / (t.length / 2)).toFixed(2));
  console.table(await database.query(inline(`select schemaname, relname, seq_scan, seq_tup_read, idx_scan, n_dead_tup from pg_stat_user_tables where seq_tup_read > 100`)));
  await office.close(); }
}); } finally { server.stop(); }
