import { readFileSync, readdirSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { openCity, caseSteps } from './orders/index.ts';
import { captureBare } from './orders/bare.ts';
import { withDatabase, Clients } from './ground/index.ts';
const pgCpu = () => { let t = 0; for (const p of readdirSync('/proc')) if (/^\d+$/.test(p)) try { const s = readFileSync(`/proc/${p}/stat`, 'utf8'); if (!s.includes('(postgres)')) continue; const f = s.slice(s.lastIndexOf(')') + 2).split(' '); t += Number(f[11]) + Number(f[12]); } catch {} return t * 10; };
await withDatabase(process.env['ORDINANCE_TEST_DATABASE_URL']!, async (databaseUrl) => {
  const office = await openCity({ databaseUrl });
  const bare = await captureBare(office);
  for (const n of [1, 16]) {
  const cases: string[] = []; const bc: string[] = [];
  const ours = new Clients(n, async (c, n) => { const i = n % caseSteps.length; const d = await office.keeper.give({ ...caseSteps[i]!, ...(i === 0 ? {} : { case: cases[c] }) }); if (!d.ok) throw new Error(JSON.stringify(d)); cases[c] = d.value.case; k++; });
  const by = new Clients(n, async (c, n) => { const i = n % caseSteps.length; if (i === 0) bc[c] = randomUUID(); await bare.give(bc[c]!, i); k++; });
  let k = 0;
  for (const [name, r] of [['ours', ours], ['bare', by], ['ours', ours], ['bare', by]] as const) {
    await r.run(1500); k = 0;
    const cpu = process.cpuUsage(); const p = pgCpu(); const t = performance.now();
    await r.run(3500);
    const u = process.cpuUsage(cpu);
    console.log(n, name, 'per s', (k * 1000 / (performance.now() - t)).toFixed(0), 'node ms/order', ((u.user + u.system) / 1000 / k).toFixed(2), 'pg ms/order', ((pgCpu() - p) / k).toFixed(2));
  } }
  await office.close();
});
