/** Where a canary lies. A word may lie in several places: anyone who may read one of them may know it. */
export type Place =
  /** An answer of a case; `seq` is the event that gave it. */
  | { readonly kind: 'fact'; readonly case: string; readonly fact: string; readonly seq: number; readonly by: string | undefined }
  /** The text of a letter of a case. */
  | { readonly kind: 'letter'; readonly case: string; readonly seq: number; readonly to: string }
  /** The name of a person's account: nothing of it is public. */
  | { readonly kind: 'person'; readonly person: string }
  /** For the eyes of one person alone: an address, a draft. */
  | { readonly kind: 'own'; readonly what: string; readonly person: string }
  /** Among those who work on a case: a note, a hand-over, an order that is being written. */
  | { readonly kind: 'inside'; readonly what: string; readonly case: string }
  /** On the office's page of its own people. */
  | { readonly kind: 'staff'; readonly what: string }
  /** Kept nowhere and told only to the person who brought it along: a tracking code, the address behind a link. */
  | { readonly kind: 'nobody'; readonly what: string };

export interface Canary {
  readonly word: string;
  /** What it stood for when it was made. */
  readonly of: string;
  readonly places: Place[];
}

const form = /zq[a-z]{9}/g;

/** Words that stand for nothing and are found wherever they come out: eleven letters that no other text holds. */
export class Canaries {
  readonly #all = new Map<string, Canary>();
  #count = 0;

  get all(): readonly Canary[] {
    return [...this.#all.values()];
  }

  mint(of: string, ...places: readonly Place[]): string {
    this.#count += 1;
    const word = `zq${letters(this.#count)}`;
    this.#all.set(word, { word, of, places: [...places] });
    return word;
  }

  /** Anything else that must not come out, as a code. Found as it is written. */
  readonly literals = new Map<string, Canary>();
  watch(text: string, of: string, ...places: readonly Place[]): void {
    this.literals.set(text, { word: text, of, places: [...places] });
  }

  in(text: string): readonly Canary[] {
    const words = new Set(text.toLowerCase().match(form));
    const found = [...words].flatMap((word) => this.#all.get(word) ?? []);
    for (const [literal, canary] of this.literals) if (text.includes(literal)) found.push(canary);
    return found;
  }
}

// A step through all words of nine letters that looks random and never repeats: neighbours share no beginning, so a prefix names one of them.
const letters = (count: number): string => {
  const all = 26n ** 9n;
  let rest = (BigInt(count) * 2_654_435_761n * 1_000_003n) % all;
  let word = '';
  for (let at = 0; at < 9; at += 1) {
    word += String.fromCharCode(97 + Number(rest % 26n));
    rest /= 26n;
  }
  return word;
};

/** All that a body says, once in each way in which words may be wrapped: as it is, UTF-16, and base64 undone. */
export const unwrapped = (body: Uint8Array): string => {
  const bytes = Buffer.from(body);
  const plain = bytes.toString('utf8');
  const wide = bytes.includes(0) ? bytes.toString('latin1').replaceAll('\0', '') : '';
  const inner = (plain.match(/[A-Za-z0-9+/_-]{16,}={0,2}/g) ?? []).map((part) => Buffer.from(part, 'base64').toString('latin1')).join(' ');
  return [plain, wide, inner].join('\n');
};
