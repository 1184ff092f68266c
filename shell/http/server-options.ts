import type { FastifyBaseLogger } from 'fastify';
import type { OfficeService } from '#contract';
import type { Identity } from '#shell/identity';
import type { Tally } from '#shell/log';
import type { CityWords } from './city-page.ts';
import type { StreamOptions } from './event-stream.ts';
import type { Readiness } from './health.ts';
import type { RequestWatch } from './request-watch.ts';

export interface ServerOptions {
  readonly office: OfficeService;
  readonly identity: Identity;
  /** Folder of the built web; without it only the API is served. */
  readonly staticDir?: string;
  /** What the raw page says of the city before its programs have asked. */
  readonly city?: () => CityWords;
  /** Whether this is the demo city; everywhere else its endpoints do not exist. */
  readonly demo: boolean;
  readonly log?: FastifyBaseLogger;
  /** Counts what is refused at the door: sign-ins above all. */
  readonly tally?: Pick<Tally, 'add'>;
  /** Measures and traces requests. */
  readonly watch?: RequestWatch;
  /** Whether this server can do its work; always, if left out. */
  readonly ready?: () => Promise<Readiness>;
  /** The city's clock; the wall clock, if missing. */
  readonly now?: () => number;
  /** Address under which the public knows this server, as `https://ai.example.gov`. */
  readonly origin?: string;
  /** Proxies whose word about the caller is taken: addresses and networks, or how many there are; none, if not said. */
  readonly trustProxy?: readonly string[];
  /** Requests to the API a person, or an unknown address, may send in a minute; 600. */
  readonly perMinute?: number;
  /** For so many minutes a proof of who somebody is counts as recent, where a decision of the law asks for one; 15. */
  readonly proofMinutes?: number;
  readonly fileLimitBytes?: number;
  /** Holds every answer against the contract: for tests and while the office is being written. */
  readonly checkAnswers?: boolean;
  readonly stream?: StreamOptions;
}
