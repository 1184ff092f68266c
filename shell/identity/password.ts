import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

/** OWASP Password Storage Cheat Sheet, argon2id: 19 MiB, two passes, one lane. */
const cost = { memory: 19_456, passes: 2, parallelism: 1 } as const;
const tagLength = 32;

const derive = promisify(argon2);

/** Hashes a password as a PHC string, which carries its parameters and salt, so that they can be raised later. `nonce`: 16 bytes, chance by default. */
export const hashPassword = async (password: string, nonce: Buffer = randomBytes(16)): Promise<string> => {
  const tag = await derive('argon2id', { message: message(password), nonce, tagLength, ...cost });
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${plain(nonce)}$${plain(tag)}`;
};

/** Whether the password is the one that was hashed. A hash that cannot be read fits no password. */
export const passwordFits = async (password: string, phc: string): Promise<boolean> => {
  const parts = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/.exec(phc);
  if (parts === null) return false;
  const [memory, passes, parallelism] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const expected = Buffer.from(parts[5]!, 'base64');
  const nonce = Buffer.from(parts[4]!, 'base64');
  const tag = await derive('argon2id', { message: message(password), nonce, tagLength: expected.length, memory, passes, parallelism });
  return timingSafeEqual(tag, expected);
};

/** Whether the parameters are lower than today's, so that the next sign-in should hash again. */
export const isWeak = (phc: string): boolean => !phc.startsWith(`$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$`);

// One text for one password, whichever keyboard wrote it (NIST SP 800-63B, 3.1.1.2).
const message = (password: string): Buffer => Buffer.from(password.normalize('NFKC'), 'utf8');

const plain = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '');
