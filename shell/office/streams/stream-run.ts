import { type Alarm, alarmsIn, countStream, laterPeriod, periodOf, type StreamCounts, type StreamEntry } from '#law/case';
import { type Day, localDay, type Refusal, type Value, zoneOf } from '#law/ground';
import type { Pack, Stream } from '#law/pack';
import { type Queries, statement } from '#shell/db';
import type { Store } from '#shell/ledger';
import type { Clock } from '../clock.ts';
import { advanced, begun } from '../settings.ts';
import { settledId } from '../settled-id.ts';
import type { Shelf } from '../shelf.ts';

/** An alarm, and the case that it is. */
export interface AlarmCase extends Alarm {
  readonly case: string;
}

/** An alarm whose case the law could not open: its pack hands on too little. */
export interface NotRaised extends Alarm {
  readonly refusal: Refusal;
}

const entriesSql = statement(import.meta.url, './entries.sql', { prepared: false });

/** What the watch streams have to judge in one store, looked at again only when the day or the law is another. */
export class StreamRun {
  readonly #store: Store;
  readonly #shelf: Shelf;
  readonly #clock: Clock;
  #seen = '';

  constructor(store: Store, shelf: Shelf, clock: Clock) {
    this.#store = store;
    this.#shelf = shelf;
    this.#clock = clock;
  }

  /**
   * Judges each stretch that is over and was not judged yet, the oldest first, and opens what alarms. The mark moves on only when all of a stretch is opened,
   * and a case opened twice has one id: so each alarm comes once, also after a crash between the two. Answers what could not be opened.
   * @param open keeps one of them; two servers may try at once
   */
  async run(open: (alarm: AlarmCase) => Promise<Refusal | undefined>): Promise<readonly NotRaised[]> {
    if (this.#shelf.empty) return [];
    const today = localDay(zoneOf(this.#shelf.on('9999-12-31' as Day).pack.zone), this.#clock.now());
    const { pack, digest } = this.#shelf.on(today);
    const seen = `${today} ${digest}`;
    if (seen === this.#seen) return [];
    const failed: NotRaised[] = [];
    for (const stream of pack.streams) failed.push(...(await this.#judge(stream, pack, today, open)));
    this.#seen = seen;
    return failed;
  }

  async #judge(stream: Stream, pack: Pack, today: Day, open: Parameters<StreamRun['run']>[0]): Promise<readonly NotRaised[]> {
    const { database } = this.#store;
    const name = `stream-judged:${stream.name}` as const;
    const now = periodOf(stream.every, today);
    // A stream begins to watch with the stretch in which it is first looked at: what was before, nobody was warned of, and nobody is now.
    const mark = await begun(database, name, laterPeriod(stream.every, now, -1));
    let period = laterPeriod(stream.every, periodOf(stream.every, mark), 1);
    if (period >= now) return [];
    const entries = await streamEntries(database, pack, stream);
    const failed: NotRaised[] = [];
    for (; period < now; period = laterPeriod(stream.every, period, 1)) {
      const known = countStream(stream, pack, entries, laterPeriod(stream.every, period, 1));
      for (const alarm of alarmsIn(stream, known, period)) {
        const refusal = await open({ ...alarm, case: alarmCase(alarm) });
        if (refusal !== undefined) failed.push({ ...alarm, refusal });
      }
      await advanced(database, name, period);
    }
    return failed;
  }
}

const alarmCase = ({ because: { stream, period, stratum } }: Alarm): string => settledId('stream', stream, period, JSON.stringify(stratum));

/** What a stream counts, as it stands in the register. */
const streamEntries = async (database: Queries, pack: Pack, { count, by }: Stream): Promise<readonly StreamEntry[]> => {
  const through = by.map((name) => throughColumn(pack, count, name));
  const named = [through.map((one) => one?.column ?? null), through.map((one) => one?.register ?? null)];
  return database.query<{ on: Day; values: readonly Value[]; count: number }>(entriesSql, [count, by, ...named]);
};

/** What is no column of the register may be one of the register that a column names a row of: the purpose of a report's product. */
const throughColumn = (pack: Pack, register: string, name: string): { readonly column: string; readonly register: string } | undefined => {
  const columns = pack.registers[register]?.columns ?? [];
  if (columns.some((column) => column.name === name)) return undefined;
  for (const column of columns) {
    const type = pack.facts[column.name]?.type;
    if (type?.kind === 'case' && pack.registers[type.of]?.columns.some((other) => other.name === name))
      return { column: column.name, register: type.of };
  }
  return undefined;
};

/** What a stream has counted up to today. */
export const streamCounts = async (database: Queries, stream: Stream, pack: Pack, today: Day): Promise<StreamCounts> =>
  countStream(stream, pack, await streamEntries(database, pack, stream), today);
