import { readdirSync, readFileSync } from 'node:fs';
import { testDmn } from '/work/main/law/table/dmn-kit.ts';

const kit = '/work/shared/data/dmn-tck/';
const [, , filter, verbose] = process.argv;
for (const level of ['compliance-level-2', 'compliance-level-3', 'non-compliant']) {
  let ok = 0,
    all = 0;
  const bad: string[] = [];
  for (const d of readdirSync(kit + level).sort()) {
    if (filter && filter !== '-' && !d.startsWith(filter)) continue;
    let cases;
    try {
      cases = testDmn(new Map(readdirSync(`${kit}${level}/${d}`).map((f) => [f, readFileSync(`${kit}${level}/${d}/${f}`, 'utf8')])), {
        today: '2026-11-24',
        now: '2026-11-24T12:00:00Z',
      } as any);
    } catch (e) {
      console.log('THROW', d, (e as Error).stack?.split('\n').slice(0, 4).join('|'));
      all++;
      continue;
    }
    const f = cases.filter((c) => !c.pass);
    ok += cases.length - f.length;
    all += cases.length;
    if (f.length) {
      bad.push(`${d} ${f.length}/${cases.length}`);
      if (verbose) for (const c of f.slice(0, Number(verbose))) console.log(d, JSON.stringify(c).slice(0, 500));
    }
  }
  console.log(level, ok, '/', all, bad.join(', '));
}
