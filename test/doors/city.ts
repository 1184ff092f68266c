import type { FastifyInstance } from 'fastify';
import type { Day } from '#law/ground';
import { demoMethods, prepareDemo } from '#shell/demo';
import { buildServer, type ServerOptions } from '#shell/http';
import { createIdentity, type Identity } from '#shell/identity';
import { serviceOf } from '#shell/main';
import { type OpenedOffice, openOffice, SetClock } from '#shell/office';

/** The invented city behind its real door, in memory: every route answers from a year of cases. */
export interface DoorCity {
  readonly app: FastifyInstance;
  readonly office: OpenedOffice;
  readonly identity: Identity;
  /** The cookie of a person who has signed in. */
  cookieOf(person: string): Promise<string>;
  close(): Promise<void>;
}

export const openCity = async (options: Partial<ServerOptions> = {}): Promise<DoorCity> => {
  const clock = new SetClock(0);
  const office = await openOffice({ memory: true, clock });
  await prepareDemo(office, clock, { small: true, seed: 'doors', until: '2026-11-24' as Day });
  const identity = await createIdentity(office.store);
  const app = buildServer({
    office: serviceOf({ office, identity, demo: demoMethods(office) }),
    identity,
    demo: true,
    now: () => clock.now(),
    perMinute: 1_000_000,
    ...options,
  });
  return {
    app,
    office,
    identity,
    cookieOf: async (person) => `ordinance=${(await identity.open(person, 'test')).token}`,
    close: async () => {
      await app.close();
      await office.close();
    },
  };
};
