import { openCity, caseSteps } from './orders/index.ts';
import { withDatabase, Clients } from './ground/index.ts';
await withDatabase(process.env['ORDINANCE_TEST_DATABASE_URL']!, async (databaseUrl) => {
  const url = new URL(databaseUrl); url.searchParams.set('options', `-c synchronous_commit=off`);
  const office = await openCity({ databaseUrl: url.href });
  const cases: string[] = [];
  const ours = new Clients(16, async (c, n) => { const i = n % caseSteps.length; const d = await office.keeper.give({ ...caseSteps[i]!, ...(i === 0 ? {} : { case: cases[c] }) }); if (!d.ok) throw new Error(JSON.stringify(d)); cases[c] = d.value.case; });
  await ours.run(2000);
  const cpu = process.cpuUsage(); const t = performance.now();
  for (let i = 0; i < 5; i++) await ours.run(1600);
  const used = process.cpuUsage(cpu); console.log('per s', ours.perSecond(), 'cpu share', (used.user + used.system) / 1000 / (performance.now() - t));
  await office.close();
});
