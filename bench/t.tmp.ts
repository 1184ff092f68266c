import { openCity, caseSteps } from './orders/index.ts';
import { openServer, withDatabase } from './ground/index.ts';
const server = await openServer(); if (typeof server === 'string') throw new Error(server);
try { await withDatabase(server.url, async (databaseUrl) => {
  const office = await openCity({ databaseUrl });
  const { database } = office.store; const q = database.query;
  const times = new Map<string, number[]>();
  database.query = (async (s: any, v: any) => { const t = performance.now(); const r = await q.call(database, s, v); const k = s.name || s.text.slice(0, 40); times.set(k, [...(times.get(k) ?? []), performance.now() - t]); return r; }) as never;
  const totals: number[] = [];
  for (let round = 0; round < 40; round++) { let id: string | undefined; for (const step of caseSteps) { const t = performance.now(); const cpu = process.cpuUsage(); const d = await office.keeper.give({ ...step, ...(id ? { case: id } : {}) }); if (!d.ok) throw new Error(JSON.stringify(d)); id = d.value.case; totals.push(performance.now() - t);} }
  const m = (x: number[]) => x.toSorted((a, b) => a - b)[x.length >> 1]!.toFixed(2);
  console.log('total median', m(totals.slice(80)), 'mean', totals.slice(80).reduce((a, b) => a + b, 0) / (totals.length - 80));
  for (const [k, t] of times) console.log(k, t.length, 'median', m(t.slice(t.length >> 1)), 'mean', (t.slice(t.length >> 1).reduce((a, b) => a + b, 0) / (t.length / 2)).toFixed(2));
  await office.close();
}); } finally { server.stop(); }
