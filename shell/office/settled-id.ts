import { createHash } from 'node:crypto';

/**
 * The id of a case that is opened without anybody asking, from what it is opened for: the same on every server, so that of two that open it at once
 * the ledger keeps one, and a restart finds it there. UUID version 8 (RFC 9562, 5.8), its bits those of a SHA-256.
 */
export const settledId = (...parts: readonly string[]): string => {
  const bits = createHash('sha256').update(parts.join('|'), 'utf8').digest('hex');
  return `${bits.slice(0, 8)}-${bits.slice(8, 12)}-8${bits.slice(13, 16)}-a${bits.slice(17, 20)}-${bits.slice(20, 32)}`;
};
