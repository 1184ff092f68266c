// `npm run soak -- --minutes 60 --seed 7 [--only NAME] [--report FILE]`: everything in this folder that looks for faults by chance, each with its share of the time.
// A part exports `name` and `run({ seconds, seed })`; what it finds makes the run fail. `--minutes 60` also soaks the server for that hour at half of its peak.
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

/** What every part of the soak exports. */
interface Part {
  readonly name: string;
  run(options: { readonly seconds: number; readonly seed: number }): Promise<Outcome>;
}

interface Outcome {
  /** How many things were tried. */
  readonly tried?: number;
  /** In words, one a fault. */
  readonly found?: readonly string[];
  readonly figures?: unknown;
}

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '60' },
    seed: { type: 'string', default: String(Math.floor(Date.now() / 86_400_000)) },
    only: { type: 'string' },
    report: { type: 'string', default: 'soak-report.json' },
  },
});
const [minutes, seed] = [Number(values.minutes), Number(values.seed)];
if (!(minutes > 0) || !Number.isInteger(seed)) {
  process.stderr.write('--minutes is a number above 0, --seed a whole number\n');
  process.exit(2);
}

const parts: Part[] = [];
for (const file of readdirSync(import.meta.dirname).sort()) {
  if (!file.endsWith('.ts') || file === 'run.ts' || file.endsWith('.test.ts') || file.endsWith('.child.ts')) continue;
  const part = (await import(join(import.meta.dirname, file))) as Partial<Part>;
  if (part.name !== undefined && part.run !== undefined && (values.only === undefined || part.name === values.only))
    parts.push(part as Part);
}
if (parts.length === 0) {
  process.stderr.write(`no part is called ${values.only}\n`);
  process.exit(2);
}
const outcomes: Record<string, Outcome & { readonly seconds: number }> = {};
let faults = 0;
for (const part of parts) {
  const started = performance.now();
  process.stdout.write(`${part.name}: ${(minutes / parts.length).toFixed(1)} minutes, seed ${seed} …\n`);
  const outcome = await part.run({ seconds: (minutes * 60) / parts.length, seed }).catch((error: unknown) => ({
    found: [`the part itself failed: ${error instanceof Error ? error.stack : String(error)}`],
  }));
  const seconds = (performance.now() - started) / 1000;
  outcomes[part.name] = { ...outcome, seconds };
  faults += outcome.found?.length ?? 0;
  process.stdout.write(
    `  ${'tried' in outcome ? (outcome.tried ?? '') : ''} tried, ${outcome.found?.length ?? 0} FOUND, ${seconds.toFixed(0)} s\n`,
  );
  for (const line of outcome.found ?? []) process.stdout.write(`  ${line}\n`);
}
writeFileSync(values.report, `${JSON.stringify({ date: new Date().toISOString(), minutes, seed, outcomes }, undefined, 2)}\n`);
process.exit(faults > 0 ? 1 : 0);
