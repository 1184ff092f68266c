import { createHash, randomBytes } from 'node:crypto';

/** A check code for a letter: random, told in the letter. */
export const checkCode = (): string => codeOfBytes(randomBytes(16));

const letters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** Sixteen letters that nobody mistakes for one another, in groups: 80 bits. @param bytes 16 of them, each evenly distributed */
export const codeOfBytes = (bytes: Uint8Array): string => {
  const drawn = Array.from(bytes, (byte) => letters[byte % 32]!).join('');
  return drawn.match(/.{4}/g)!.join('-');
};

/** Where the tracking codes of one order come from. */
export interface TrackingCodes {
  /** @param nth counted from 0: an order may open more than one case */
  code(nth: number): string;
}

export const randomCodes: TrackingCodes = { code: checkCode };

/** What is kept of a tracking code. A code has 80 random bits, so guesses cannot be compared with it. */
export const trackingDigest = (code: string): string => createHash('sha256').update(code.toUpperCase(), 'utf8').digest('hex');
