import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadPack } from './index.ts';

const d = process.argv[2] ?? '/work/shared/pack-sketch';
const files = new Map(
  readdirSync(d, { recursive: true })
    .map(String)
    .filter((f) => /\.(yaml|md)$/.test(f))
    .map((f) => [f, readFileSync(join(d, f), 'utf8')]),
);
for (let i = 0; i < 3; i++) {
  const t = performance.now();
  loadPack(files);
  console.log('ms', performance.now() - t);
}
const { pack, findings } = loadPack(files);
for (const f of findings.slice(0, 60)) console.log(`${f.file}:${f.line}:${f.column} ${f.code} ${f.severity} ${f.message} | ${f.fix}`);
console.log(findings.length, pack === undefined ? 'no pack' : Object.keys(pack.procedures).length);
