/** Unwrapped keys in memory: at most so many, the least recently used ones leave first and are overwritten as they go. */
export class KeyCache {
  readonly #limit: number;
  readonly #keys = new Map<string, Uint8Array>();

  constructor(limit = 5000) {
    this.#limit = limit;
  }

  get size(): number {
    return this.#keys.size;
  }

  get(name: string): Uint8Array | undefined {
    const key = this.#keys.get(name);
    if (key === undefined) return undefined;
    this.#keys.delete(name);
    this.#keys.set(name, key);
    // A copy: what is cached may be overwritten while somebody still works with it.
    return Uint8Array.from(key);
  }

  put(name: string, key: Uint8Array): void {
    this.drop(name);
    this.#keys.set(name, Uint8Array.from(key));
    for (const oldest of this.#keys.keys()) {
      if (this.#keys.size <= this.#limit) break;
      this.drop(oldest);
    }
  }

  drop(name: string): void {
    this.#keys.get(name)?.fill(0);
    this.#keys.delete(name);
  }

  clear(): void {
    for (const key of this.#keys.values()) key.fill(0);
    this.#keys.clear();
  }
}
