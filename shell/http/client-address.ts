import { isIP } from 'node:net';

/**
 * The address as limits count it. One household or firm has a whole /64 of IPv6 (RFC 6177), so that a single machine could come from
 * more addresses than any list holds; an IPv4 address that is written as IPv6 is counted as what it is.
 */
export const countedAddress = (ip: string): string => {
  const plain = ip.replace(/%.*$/, '').toLowerCase();
  // What a proxy that is trusted says may still be any word.
  if (isIP(plain) === 0) return 'unknown';
  if (isIP(plain) === 4) return plain;
  const mapped = /^(?:0{0,4}:){1,5}:?ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(plain);
  if (mapped !== null) return mapped[1]!;
  return `${groupsOf(plain)
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
};

/** The eight groups of an address, with what `::` leaves out. */
const groupsOf = (address: string): readonly string[] => {
  const [before = '', after] = address.split('::', 2);
  const head = before === '' ? [] : before.split(':');
  if (after === undefined) return head;
  const tail = after === '' ? [] : after.split(':');
  // A dotted end stands for two groups.
  const dotted = tail.at(-1)?.includes('.') === true ? 1 : 0;
  return [...head, ...Array.from({ length: Math.max(0, 8 - head.length - tail.length - dotted) }, () => '0'), ...tail];
};
