import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Day } from '#law/ground';
import { lockDirectory } from '#shell/db';
import { closingDay, fittingMap, importProducts, installOwnPack, type OpenedOffice, openOffice, standOn } from '#shell/office';

/** Where a city over products cannot be opened: in words for the person who started it. */
export class NoProducts extends Error {
  override readonly name = 'NoProducts';
}

/**
 * Opens the city over a file of products, and fills it first where there is none. It is filled beside its place and moved there at
 * one stroke, so that a start that was killed leaves nothing that looks like a city. Another content of the file is another city.
 * @param root the folder that holds the folders of such cities; the program's own, unless `ORDINANCE_DATA` names one
 */
export const openProducts = async (file: string, say: (line: string) => void, root?: string): Promise<OpenedOffice> => {
  if (!existsSync(file) || !statSync(file).isFile())
    throw new NoProducts(
      `there is no file ${file}: name a file of products after --products, as ../shared/data/fda-ai/devices_to_2020.csv`,
    );
  const text = readFileSync(file, 'utf8');
  const dataDir = folderFor(text, root);
  if (!existsSync(join(dataDir, 'postgres'))) await fillIn(dataDir, basename(file), text, say);
  return openOffice({ dataDir });
};

const folderFor = (text: string, root: string | undefined): string => {
  const named = root ?? join(import.meta.dirname, '../../.data-products');
  return join(named, createHash('sha256').update(text).digest('hex').slice(0, 12));
};

const fillIn = async (dataDir: string, name: string, text: string, say: (line: string) => void): Promise<void> => {
  const making = join(dataDir, 'making');
  const lock = lockDirectory(dataDir);
  try {
    rmSync(making, { recursive: true, force: true });
    const office = await openOffice({ dataDir: making, keysDir: `${dataDir}-keys` });
    try {
      await fill(office, name, text, say);
    } finally {
      await office.close();
    }
    renameSync(join(making, 'postgres'), join(dataDir, 'postgres'));
  } finally {
    rmSync(making, { recursive: true, force: true });
    lock.release();
  }
};

const fill = async (office: OpenedOffice, name: string, text: string, say: (line: string) => void): Promise<void> => {
  await installOwnPack(office.shelf, office.clock.now());
  const { pack } = office.shelf.on('9999-12-31' as Day);
  const map = fittingMap(pack, text);
  if (map === undefined)
    throw new NoProducts(
      `${name} cannot be read: none of the maps of the pack (${Object.keys(pack.imports).join(', ')}) finds its columns in it`,
    );
  say(`Filling a city with the products of ${name} …`);
  const day = closingDay(map, text);
  if (day !== undefined) await standOn(office, day);
  const { read, filed, rejected } = await importProducts(office.keeper, map, name, text);
  await office.store.maintain();
  say(`  ${filed} of ${read} products filed`);
  for (const { line, why } of rejected) say(`  line ${line}: ${why}`);
};
