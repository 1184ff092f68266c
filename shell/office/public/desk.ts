import type { Caller, CaseView, Me, NotFound } from '#contract';
import { type Day, type Instant, localDay, printInstant, type Text, type Zone, zoneOf } from '#law/ground';
import type { Pack } from '#law/pack';
import type { ByCode } from '../cases/index.ts';
import type { LedgerKeeper } from '../ledger-keeper.ts';

/** What the public pages are answered from. */
export interface Desk {
  readonly keeper: LedgerKeeper;
  readonly demo: boolean;
  /** Who the caller is in this city; without it everybody is the public. */
  readonly me?: (caller: Caller) => Promise<Me>;
  /** A case as a party sees it, for anyone who holds its tracking code (`viewByCode` of the cases). */
  readonly caseByCode: (caseId: string) => Promise<CaseView | undefined>;
  /** What the holder of a tracking code may open besides. */
  readonly byCode: ByCode;
  /** How long counts may be kept; as each of them says, if left out. */
  readonly cacheMs?: number;
}

/** The law in force on the city's day. */
export interface LawNow {
  readonly pack: Pack;
  readonly digest: string;
  readonly zone: Zone;
  readonly today: Day;
  readonly now: Instant;
}

export const lawNow = ({ keeper }: Pick<Desk, 'keeper'>, { now }: Pick<Caller, 'now'>): LawNow => {
  // Which zone, a text of the law says; all texts of one city say the same.
  const zone = zoneOf(keeper.shelf.on(new Date(now).toISOString().slice(0, 10) as Day).pack.zone);
  const today = localDay(zone, now);
  const { pack, digest } = keeper.shelf.on(today);
  return { pack, digest, zone, today, now: printInstant(zone, now) };
};

/** The text that decides a case. */
export const packOf = ({ keeper }: Desk, digest: string): Pack => keeper.shelf.of(digest).pack;

interface Kept {
  readonly until: number;
  readonly value: Promise<unknown>;
}

const kept = new WeakMap<Desk, Map<string, Kept>>();

/** Counts over whole tables, which many readers ask for at once: worked out once a second, or as often as is said. */
export const briefly = <T>(desk: Desk, key: string, make: () => Promise<T>, ms = 1000): Promise<T> => {
  const mine = kept.get(desk) ?? new Map<string, Kept>();
  kept.set(desk, mine);
  const at = performance.now();
  const known = mine.get(key);
  if (known !== undefined && known.until > at) return known.value as Promise<T>;
  if (mine.size > 500) mine.clear();
  const value = make();
  mine.set(key, { until: at + (desk.cacheMs ?? ms), value });
  // A failure is not kept.
  value.catch(() => mine.delete(key));
  return value;
};

export const notFound = (what: string, text: Text, wayOut?: Text): { readonly ok: false; readonly error: NotFound } => ({
  ok: false,
  error: { notFound: what, text, ...(wayOut === undefined ? {} : { wayOut }) },
});
