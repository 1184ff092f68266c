/**
 * SHA-256 of UTF-8 text in lower-case hexadecimal (FIPS 180-4), for decisions, which may not reach for a library of the machine.
 * Held against Node's own in the tests. About 20 MB a second: lists of names, no files.
 */
export const sha256 = (text: string): string => {
  const bytes = Uint8Array.from([...text].flatMap((character) => utf8(character.codePointAt(0)!)));
  const blocks = Math.ceil((bytes.length + 9) / 64);
  const padded = new Uint8Array(blocks * 64);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor(bytes.length / 2 ** 29));
  view.setUint32(padded.length - 4, (bytes.length << 3) >>> 0);
  const state = Uint32Array.from(initial);
  const schedule = new Uint32Array(64);
  for (let block = 0; block < blocks; block += 1) compress(state, schedule, view, block * 64);
  return [...state].map((word) => word.toString(16).padStart(8, '0')).join('');
};

/** As a browser and Node both write it; half of a surrogate pair alone becomes U+FFFD. */
const utf8 = (point: number): readonly number[] => {
  if (point < 0x80) return [point];
  if (point < 0x800) return [0xc0 | (point >> 6), 0x80 | (point & 63)];
  if (point >= 0xd800 && point < 0xe000) return [0xef, 0xbf, 0xbd];
  const tail = [0x80 | ((point >> 6) & 63), 0x80 | (point & 63)];
  return point < 0x10000 ? [0xe0 | (point >> 12), ...tail] : [0xf0 | (point >> 18), 0x80 | ((point >> 12) & 63), ...tail];
};

const compress = (state: Uint32Array, w: Uint32Array, view: DataView, offset: number): void => {
  for (let t = 0; t < 16; t += 1) w[t] = view.getUint32(offset + t * 4);
  for (let t = 16; t < 64; t += 1) {
    const [early, late] = [w[t - 15]!, w[t - 2]!];
    const sigma0 = turned(early, 7) ^ turned(early, 18) ^ (early >>> 3);
    const sigma1 = turned(late, 17) ^ turned(late, 19) ^ (late >>> 10);
    w[t] = w[t - 16]! + sigma0 + w[t - 7]! + sigma1;
  }
  let [a, b, c, d, e, f, g, h] = state as unknown as [number, number, number, number, number, number, number, number];
  for (let t = 0; t < 64; t += 1) {
    const one = (h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + ((e & f) ^ (~e & g)) + rounds[t]! + w[t]!) | 0;
    const two = ((turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
  }
  for (const [at, word] of [a, b, c, d, e, f, g, h].entries()) state[at] = state[at]! + word;
};

const turned = (word: number, by: number): number => (word >>> by) | (word << (32 - by));

/** The first 32 bits of the fraction of a root, as the standard takes its constants from square and cube roots of primes. */
const fractionBits = (root: number): number => Math.floor((root - Math.floor(root)) * 2 ** 32);

const primes: readonly number[] = Array.from({ length: 310 }, (_, at) => at + 2).filter((number) => {
  for (let divisor = 2; divisor * divisor <= number; divisor += 1) if (number % divisor === 0) return false;
  return true;
});

const initial = primes.slice(0, 8).map((prime) => fractionBits(Math.sqrt(prime)));
const rounds = primes.slice(0, 64).map((prime) => fractionBits(Math.cbrt(prime)));
