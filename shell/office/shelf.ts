import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { withNotices, type YearNotice } from '#law/calendar';
import type { PackInForce, Successor } from '#law/case';
import { canonicalJson, type Day, type Finding, inFileOrder, localDay, startOfDay, worded, zoneOf } from '#law/ground';
import { checkTransitions, type Pack } from '#law/pack';
import { brokenPromises } from '#law/prove';
import { inline, type Queries } from '#shell/db';
import { installPack, keepProof, type PackProof, type PromiseProved, type Store } from '#shell/ledger';
import { type KeptNotice, keptNotices } from './calendar/notices.ts';
import { proofOf, proverDigest } from './prover.ts';
import { checkedText, loadedText } from './read-texts.ts';
import { say } from './say.ts';

/** A pack's text as files by their path in the pack. */
export type PackFiles = ReadonlyMap<string, string>;

const ownPackFolder = join(import.meta.dirname, '../../packs/shenzhen');

/** Reads the text of the law in a folder: YAML and Markdown, the READMEs left out, and the demo, which is no law. */
export const readPackFolder = (folder: string): PackFiles =>
  new Map([...readPackWithDemo(folder)].filter(([path]) => !path.startsWith('demo/')));

/** Reads a folder with what a demo of it knows besides the law. */
export const readPackWithDemo = (folder: string): PackFiles => {
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
  /** What is wrong with it, a broken promise included. */
  readonly findings: readonly Finding[];
  /** What was proved of it; nothing, if it has an error. One that is not decided (`holds: null`) does not stand in the way. */
  readonly promises: readonly PromiseProved[];
}

/** A text that is in force and does not keep one of its promises, as the program sees it now. */
export interface NoLongerProved {
  readonly digest: string;
  readonly pack: Pack;
  readonly findings: readonly Finding[];
}

const countTexts = inline(
  `select (select count(*) from pack_text) as texts, (select count(*) from text_step where step = 'taken-back') as "takenBack"`,
);

interface Text {
  readonly digest: string;
  /** The name of the pack: all texts of a store have the same. */
  readonly pack: string;
  readonly version: Day;
  readonly files: PackFiles;
  /** Milliseconds since 1970. */
  readonly installedAt: number;
  readonly takenBack?: boolean;
}

/** The texts of the law that a store keeps, read once each. Which one is in force on a day, their versions say. */
export class Shelf {
  readonly #store: Store;
  #texts: readonly Text[] = [];
  /** Taken back before their day. They are still read: another server may not have heard of it in time. */
  #takenBack: readonly Text[] = [];
  #proofs: ReadonlyMap<string, PackProof> = new Map();
  readonly #read = new Map<string, Pack>();
  #notices: readonly KeptNotice[] = [];
  readonly #counting = new Map<string, Pack>();
  readonly #successors = new Map<string, readonly Successor[]>();

  private constructor(store: Store) {
    this.#store = store;
  }

  static async open(store: Store): Promise<Shelf> {
    const shelf = new Shelf(store);
    await shelf.refresh();
    return shelf;
  }

  async refresh(): Promise<void> {
    const [kept, proofs] = await Promise.all([this.#store.packs(), this.#store.proofs(), this.refreshNotices()]);
    this.#proofs = new Map(proofs.map((proof) => [proof.digest, proof]));
    const texts = kept
      .map((text) => ({ ...text, version: text.version as Day, files: new Map(Object.entries(text.files)) }))
      .toSorted((a, b) => (a.version < b.version ? -1 : a.version > b.version ? 1 : 0));
    this.#texts = texts.filter(({ takenBack }) => takenBack !== true);
    this.#takenBack = texts.filter(({ takenBack }) => takenBack === true);
    this.#successors.clear();
  }

  /**
   * Keeps a text by its digest, with what was proved of it. In force from its version's day. One with an error is not kept, nor one
   * that breaks a promise of its own: before a rule is in force it is known what it does.
   * @param at milliseconds since 1970
   */
  async install(files: PackFiles, at: number): Promise<Installed> {
    const digest = digestOf(files);
    const { pack, findings: own } = checkedText(digest, files);
    if (pack === undefined) return { ok: false, pack: '', digest, findings: own, promises: [] };
    const foreign = this.#foreign(pack);
    if (foreign !== undefined) return { ok: false, pack: pack.pack, digest, findings: [...own, foreign], promises: [] };
    const lost = this.lostBy(pack);
    const findings = inFileOrder([...own, ...lost]);
    if (lost.length > 0) return { ok: false, pack: pack.pack, digest, findings, promises: [] };
    const proof = proofOf(digest, pack, at);
    const { promises } = proof;
    const broken = brokenPromises(pack, promises);
    if (broken.length > 0) return { ok: false, pack: pack.pack, digest, findings: inFileOrder([...findings, ...broken]), promises };
    if (this.#takenBack.some((text) => text.digest === digest))
      return { ok: false, pack: pack.pack, digest, findings: [...findings, takenBackFinding], promises };
    if (!this.#texts.some((text) => text.digest === digest)) {
      await this.#store.installPack(
        { digest, pack: pack.pack, version: pack.version, files: Object.fromEntries(files), installedAt: at },
        proof,
      );
      await this.refresh();
    }
    this.#read.set(digest, pack);
    return { ok: true, pack: pack.pack, digest, findings, promises };
  }

  /** A store belongs to the city whose law it keeps: a text of another city is refused, with both names. */
  #foreign({ pack, place }: Pack): Finding | undefined {
    const kept = this.#texts.at(-1);
    return kept === undefined || kept.pack === pack ? undefined : otherCity({ pack, place }, this.#packOf(kept));
  }

  /** What cases of the version that it takes them from would lose, as far as this store keeps that version. */
  lostBy(pack: Pack): readonly Finding[] {
    const earlier = this.versions().filter((text) => text.pack.version === pack.transitions?.from);
    return earlier.flatMap((text) => checkTransitions(pack, text.pack));
  }

  /** What was proved of a text, and when. */
  proof(digest: string): PackProof | undefined {
    return this.#proofs.get(digest);
  }

  /**
   * Proves the texts that are in force or will be, as far as this program has not done so: a store may be older than the prover.
   * Answers which of them break a promise. They stay in force: open cases rest on them, and only another text can correct them.
   * @param at milliseconds since 1970
   */
  async proveAnew(at: number): Promise<readonly NoLongerProved[]> {
    // The day before UTC's: in no zone is it a later one yet.
    const day = new Date(at - 86_400_000).toISOString().slice(0, 10);
    const first = this.#texts.findLastIndex((text) => text.version <= day);
    const texts = this.#texts.slice(Math.max(0, first));
    const stale = texts.filter(({ digest }) => this.#proofs.get(digest)?.prover !== proverDigest());
    for (const text of stale) await this.#store.keepProof(proofOf(text.digest, this.#packOf(text), at));
    if (stale.length > 0) await this.refresh();
    return texts.flatMap((text) => {
      const pack = this.#packOf(text);
      const findings = brokenPromises(pack, this.#proofs.get(text.digest)?.promises ?? []);
      return findings.length === 0 ? [] : [{ digest: text.digest, pack, findings }];
    });
  }

  /** Looks whether a text was installed, by another server or from the command line: the cases that it takes over may come back under it at any time. */
  async refreshTexts(): Promise<void> {
    const [row] = await this.#store.database.query<{ texts: number; takenBack: number }>(countTexts);
    const known = this.#texts.length + this.#takenBack.length;
    if (row!.texts !== known || row!.takenBack !== this.#takenBack.length) await this.refresh();
  }

  /** Looks whether a notice was applied, by this server or another. */
  async refreshNotices(): Promise<void> {
    const kept = await keptNotices(this.#store.database, this.#notices.at(-1)?.id ?? 0);
    if (kept.length === 0) return;
    this.#notices = [...this.#notices, ...kept];
    this.#counting.clear();
    this.#successors.clear();
  }

  /** The same shelf as it would count with these notices as well: nothing is kept. */
  withNotices(notices: readonly YearNotice[]): Shelf {
    const other = new Shelf(this.#store);
    other.#texts = this.#texts;
    other.#takenBack = this.#takenBack;
    other.#proofs = this.#proofs;
    for (const [digest, pack] of this.#read) other.#read.set(digest, pack);
    other.#notices = [...this.#notices, ...notices.map((notice) => ({ ...notice, id: 0 }))];
    return other;
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
    const text = this.#kept(digest);
    if (text === undefined) throw new Error(`a case rests on the pack ${digest}, which this store does not keep`);
    return { pack: this.#packOf(text), digest, assumed: false };
  }

  /** Every text in the order in which they come into force; of two with one day the later one is in force. */
  versions(): readonly { readonly digest: string; readonly pack: Pack; readonly installedAt: number }[] {
    return this.#texts.map((text) => ({ digest: text.digest, pack: this.#packOf(text), installedAt: text.installedAt }));
  }

  /** Those that were taken back before their day. */
  takenBack(): readonly { readonly digest: string; readonly pack: Pack; readonly installedAt: number }[] {
    return this.#takenBack.map((text) => ({ digest: text.digest, pack: this.#packOf(text), installedAt: text.installedAt }));
  }

  /**
   * The later texts whose transitions take open cases over from this one, in the order in which they do. A text that was installed after its day of
   * force does so from then on: what was ordered in between, nobody could order otherwise.
   */
  successors(digest: string): readonly Successor[] {
    const known = this.#successors.get(digest);
    if (known !== undefined) return known;
    const { pack: before } = this.of(digest);
    const found = this.#texts.flatMap((text): Successor[] => {
      if (text.version <= before.version) return [];
      const pack = this.#packOf(text);
      if (pack.transitions?.from !== before.version) return [];
      const from = Math.max(startOfDay(zoneOf(pack.zone), text.version), text.installedAt);
      return this.#isReplaced(text, from) ? [] : [{ pack, digest: text.digest, from }];
    });
    const ordered = found.toSorted((a, b) => a.from - b.from);
    this.#successors.set(digest, ordered);
    return ordered;
  }

  /** Another text of the same day was installed later, but in time. */
  #isReplaced({ digest, version, installedAt }: Text, from: number): boolean {
    const isLater = (other: Text): boolean =>
      other.installedAt > installedAt || (other.installedAt === installedAt && other.digest > digest);
    return this.#texts.some((other) => other.version === version && other.digest !== digest && isLater(other) && other.installedAt <= from);
  }

  /**
   * Keeps a text that was examined already, in a transaction of the caller's; `refresh` makes it count.
   * @param at milliseconds since 1970
   */
  async keep(tx: Queries, files: PackFiles, pack: Pack, promises: readonly PromiseProved[], at: number): Promise<string> {
    const digest = digestOf(files);
    await installPack(tx, { digest, pack: pack.pack, version: pack.version, files: Object.fromEntries(files), installedAt: at });
    await keepProof(tx, { digest, prover: proverDigest(), on: localDay(zoneOf(pack.zone), at), promises });
    return digest;
  }

  files(digest: string): PackFiles | undefined {
    return this.#kept(digest)?.files;
  }

  #kept(digest: string): Text | undefined {
    return this.#texts.find((text) => text.digest === digest) ?? this.#takenBack.find((text) => text.digest === digest);
  }

  /** The text with the calendars as notices since have them: docs/decisions/0031. */
  #packOf(text: { readonly digest: string; readonly files: PackFiles }): Pack {
    if (this.#notices.length === 0) return this.#readText(text);
    const known = this.#counting.get(text.digest);
    if (known !== undefined) return known;
    const pack = this.#readText(text);
    const calendars = Object.entries(pack.calendars).map(([name, calendar]) => [name, withNotices(calendar, this.#notices)] as const);
    const counting: Pack = { ...pack, calendars: Object.fromEntries(calendars) };
    this.#counting.set(text.digest, counting);
    return counting;
  }

  #readText({ digest, files }: { readonly digest: string; readonly files: PackFiles }): Pack {
    const known = this.#read.get(digest);
    if (known !== undefined) return known;
    const { pack, findings } = loadedText(digest, files);
    if (pack === undefined) throw new Error(`the pack ${digest} can no longer be read: ${findings[0]?.message ?? 'no reason given'}`);
    this.#read.set(digest, pack);
    return pack;
  }
}

const otherCity = (given: Pick<Pack, 'pack' | 'place'>, own: Pick<Pack, 'pack' | 'place'>): Finding => ({
  code: 'text/other-pack',
  severity: 'error',
  file: 'pack.yaml',
  line: 1,
  column: 1,
  ...worded(
    say('otherCity.thisIsTheLaw', { pack: given.pack, place: given.place.title, ownPack: own.pack, ownPlace: own.place.title }),
    say('otherCity.giveAStoreOf', { pack: given.pack, place: given.place.name, ownPack: own.pack }),
  ),
});

/** What was taken back stays in the record; the same words on the same day would not be told from it. */
const takenBackFinding: Finding = {
  code: 'text/taken-back',
  severity: 'error',
  file: 'pack.yaml',
  line: 1,
  column: 1,
  ...worded(say('takenBackFinding.thisTextWasInstalled'), say('takenBackFinding.writeAnotherTheSame')),
};

/** The law of the living demo, which comes with the program. A store that is no demo gets its law from `ordinance pack install`. */
export const installOwnPack = async (shelf: Shelf, at: number): Promise<void> => {
  const { ok, findings } = await shelf.install(readPackFolder(ownPackFolder), at);
  const error = findings.find(({ severity }) => severity === 'error');
  if (!ok) throw new Error(`the pack that comes with the program cannot be installed: ${error?.message}`);
};
