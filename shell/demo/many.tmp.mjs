import { prepareDemo } from '#shell/demo';
import { openOffice, SetClock } from '#shell/office';

for (const arg of process.argv.slice(2)) {
  const [seed, n, until] = arg.split(',');
  const clock = new SetClock(0);
  const office = await openOffice({ memory: true, clock });
  try {
    const c = process.cpuUsage();
    const o = await prepareDemo(office, clock, { seed, products: Number(n), until });
    const d = process.cpuUsage(c);
    const r = await office.store.rebuild((l) => office.keeper.project(l));
    console.log(arg, o, 'cpu', (d.user + d.system) / 1e6, 'differences', r.differences.length);
  } catch (e) {
    console.log(arg, e.message);
  }
  await office.close();
}
