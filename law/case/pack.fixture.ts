import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { loadPack, type Pack } from '#law/pack';

const root = join(import.meta.dirname, '../..');
export const sketchFolder = join(root, '../shared/pack-sketch');
export const hasSketch = existsSync(sketchFolder);

export const filesIn = (folder: string): Map<string, string> => {
  const files = new Map<string, string>();
  const visit = (at: string): void => {
    for (const entry of readdirSync(at, { withFileTypes: true })) {
      const path = join(at, entry.name);
      if (entry.isDirectory()) visit(path);
      else if (/\.(yaml|md)$/.test(entry.name) && entry.name !== 'README.md')
        files.set(relative(folder, path).split(sep).join('/'), readFileSync(path, 'utf8'));
    }
  };
  visit(folder);
  return files;
};

export const packIn = (folder: string): Pack => {
  const { pack, findings } = loadPack(filesIn(folder));
  if (pack === undefined) throw new Error(findings.map(({ file, line, code, message }) => `${file}:${line} ${code} ${message}`).join('\n'));
  return pack;
};

export const shenzhen: Pack = packIn(join(root, 'packs/shenzhen'));
