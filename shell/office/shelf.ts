import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { PackInForce } from '#law/case';
import { canonicalJson, type Day, type Finding } from '#law/ground';
import { loadPack, type Pack } from '#law/pack';
import type { Store } from '#shell/ledger';

/** A pack's text as files by their path in the pack. */
export type PackFiles = ReadonlyMap<string, string>;

const ownPackFolder = join(import.meta.dirname, '../../packs/shenzhen');

/** Reads a folder: YAML and Markdown, the READMEs left out. */
export const readPackFolder = (folder: string): PackFiles => {
  const files = new Map<string, string>();
  const visit = (at: string): void => {
    for (const entry of readdirSync(at, { withFileTypes: true }).toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = join(at, entry.name);
      if (entry.isDirectory()) visit(path);
      else if (/\.(yaml|md)$/.test(entry.name) && entry.name !== 'README.md')
        files.set(relative(folder, path).split(sep).join('/'), readFileSync(path, 'utf8'));
    }
  };
  visit(folder);
  return files;
};

/** SHA-256 over the canonical JSON of all files: the same text has the same digest, wherever it lies. */
export const digestOf = (files: PackFiles): string =>
  createHash('sha256')
    .update(canonicalJson(Object.fromEntries(files)), 'utf8')
    .digest('hex');

export interface Installed {
  readonly ok: boolean;
  readonly pack: string;
  readonly digest: string;
  readonly findings: readonly Finding[];
}

/** The texts of the law that a store keeps, read once each. Which one is in force on a day, their versions say. */
export class Shelf {
  readonly #store: Store;
  #texts: readonly { readonly digest: string; readonly version: Day; readonly files: PackFiles }[] = [];
  readonly #read = new Map<string, Pack>();

  private constructor(store: Store) {
    this.#store = store;
  }

  static async open(store: Store): Promise<Shelf> {
    const shelf = new Shelf(store);
    await shelf.refresh();
    return shelf;
  }

  async refresh(): Promise<void> {
    const kept = await this.#store.packs();
    this.#texts = kept
      .map((text) => ({ digest: text.digest, version: text.version as Day, files: new Map(Object.entries(text.files)) }))
      .toSorted((a, b) => (a.version < b.version ? -1 : a.version > b.version ? 1 : 0));
  }

  /** Keeps a text by its digest, if it has no error. In force from its version's day. */
  async install(files: PackFiles, at: number): Promise<Installed> {
    const digest = digestOf(files);
    const { pack, findings } = loadPack(files);
    const faulty = findings.some((finding) => finding.severity === 'error');
    if (pack === undefined || faulty) return { ok: false, pack: pack?.pack ?? '', digest, findings };
    if (!this.#texts.some((text) => text.digest === digest)) {
      await this.#store.installPack({ digest, pack: pack.pack, version: pack.version, files: Object.fromEntries(files), installedAt: at });
      await this.refresh();
    }
    this.#read.set(digest, pack);
    return { ok: true, pack: pack.pack, digest, findings };
  }

  get empty(): boolean {
    return this.#texts.length === 0;
  }

  /** The version in force on a day; before the first version the first, which is then said to be assumed. */
  on(day: Day): PackInForce {
    const inForce = this.#texts.findLast((text) => text.version <= day);
    const text = inForce ?? this.#texts[0];
    if (text === undefined) throw new Error('no pack is installed: run `ordinance pack install DIR` first');
    return { pack: this.#packOf(text), digest: text.digest, assumed: inForce === undefined };
  }

  of(digest: string): PackInForce {
    const text = this.#texts.find((kept) => kept.digest === digest);
    if (text === undefined) throw new Error(`a case rests on the pack ${digest}, which this store does not keep`);
    return { pack: this.#packOf(text), digest, assumed: false };
  }

  files(digest: string): PackFiles | undefined {
    return this.#texts.find((kept) => kept.digest === digest)?.files;
  }

  #packOf({ digest, files }: { readonly digest: string; readonly files: PackFiles }): Pack {
    const known = this.#read.get(digest);
    if (known !== undefined) return known;
    const { pack, findings } = loadPack(files);
    if (pack === undefined) throw new Error(`the pack ${digest} can no longer be read: ${findings[0]?.message ?? 'no reason given'}`);
    this.#read.set(digest, pack);
    return pack;
  }
}

/** A store without law gets the pack that comes with the program. */
export const installOwnPack = async (shelf: Shelf, at: number): Promise<void> => {
  const { ok, findings } = await shelf.install(readPackFolder(ownPackFolder), at);
  if (!ok) throw new Error(`the pack that comes with the program has findings: ${findings[0]?.message}`);
};
