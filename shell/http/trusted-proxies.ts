/** What a server is told about its proxies, as Fastify takes it. */
export type TrustProxy = ((address: string, hop: number) => boolean) | string[];

/**
 * Proxies whose word is taken about the caller's address, the protocol and the host: addresses and networks, or one number, which is
 * how many proxies every request passes. Without a name nothing is trusted, and `x-forwarded-*` is a header like any other. A number
 * trusts anyone who connects, so it is only for a server that nobody but the proxies can reach.
 */
export const trustedProxies = (named: readonly string[]): TrustProxy | undefined => {
  if (named.length === 0) return undefined;
  const passed = named.length === 1 && /^\d+$/.test(named[0]!) ? Number(named[0]) : undefined;
  return passed === undefined ? [...named] : (_, hop) => hop < passed;
};
