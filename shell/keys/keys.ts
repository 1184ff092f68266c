/**
 * The keys of everything personal. They lie apart from the data: never in the database, never in a backup.
 *
 * A *root* is a random key of 256 bits under an id. Data name the id of the root they are sealed under, and a *slot*, the name of
 * one sealed thing below it; the key that seals is derived from both. To forget one thing, `keepOnly` replaces the root by the
 * derived keys of what stays: docs/decisions/0116. All methods answer at once (the store is SQLite, or memory).
 */
export interface Keys {
  /** A new root that is durable before this answers. Reserved in blocks, so it rarely waits for the disk. */
  fresh(): Root;
  /** The root of a name, as `backup` or `person/p1`; made and durable at the first asking, also again after it was destroyed. */
  named(name: string): Root;
  /** Whether a root is there whole, so that new things may be sealed under it. */
  has(id: string): boolean;
  /** The key of one slot; `undefined` once it was destroyed, or where this store never had it. */
  keyOf(id: string, slot: string): Uint8Array | undefined;
  /** Destroys a root but for the keys of these slots. Durable before it answers; done twice, it is done. */
  keepOnly(id: string, slots: readonly string[]): void;
  /** Destroys roots with all their slots. Durable before it answers. */
  destroy(ids: readonly string[]): void;
  /** Forgets what is held in memory: another server may have destroyed keys. */
  forget(): void;
  /**
   * Makes a new master key, wraps every living key under it and destroys the old master: a remnant of a destroyed key, on a disk or in
   * a copy without that master, is then worthless.
   */
  rotate(): Rotated;
  status(): KeysStatus;
  /** A copy of the keys as of one moment, into a folder that is not there yet. A backup of the data alone opens nothing. */
  copyTo(folder: string): void;
  close(): void;
}

export interface Root {
  readonly id: string;
  /** Of this slot of it. */
  keyOf(slot: string): Uint8Array;
}

export interface Rotated {
  /** Number of the master key that wraps from now on. */
  readonly master: number;
  /** Keys that were wrapped again. */
  readonly wrapped: number;
}

export interface KeysStatus {
  /** Where they lie; `memory` where they are gone with the process. */
  readonly place: string;
  readonly master: number;
  /** When that master key was made; milliseconds since 1970. */
  readonly masterMadeAt: number;
  readonly roots: number;
  /** Keys of single slots whose root was destroyed. */
  readonly slots: number;
  /** Roots destroyed since the master key was made. */
  readonly destroyed: number;
}
