import {
  type CaseFile,
  erasedEvent,
  erasingIn,
  type FactsErased,
  type Hold,
  heldBy,
  isDueToErase,
  keptPersonal,
  keptUntil,
  refuse,
  type World,
} from '#law/case';
import { type Day, fail, localDay, ok, printInstant, type Refusal, type Result, zoneOf } from '#law/ground';

/** What was erased in a case, and the commitments that the history keeps of it. */
export interface Erased {
  readonly case: string;
  readonly seq: number;
  readonly facts: readonly string[];
  readonly kept: Readonly<Record<string, string>>;
}

/** Of an event that was kept. @param before the case as it stood just before it */
export const erasedOf = (before: CaseFile, { seq, facts }: FactsErased): Erased => ({
  case: before.id,
  seq,
  facts,
  kept: Object.fromEntries(keptPersonal(before).flatMap(({ fact, commitment }) => (facts.includes(fact) ? [[fact, commitment]] : []))),
});

/** What the office erases by hand, or why it may not: `erased` where nothing is left, `erasureHeld` where something holds it. */
export const erasureByHand = (
  world: World,
  file: CaseFile,
  { facts, basis, actor }: { readonly facts: 'personal' | readonly string[]; readonly basis: readonly string[]; readonly actor?: string },
): Result<FactsErased, Refusal> => {
  const { pack, today, now } = momentOf(world, file);
  const hold = heldBy(world, world.cases, file, today);
  if (hold !== undefined) return fail(refuse(pack, 'erasureHeld', hold, aboutHold(hold)));
  const event = erasedEvent(erasingIn(file, facts, facts === 'personal'), now, { basis, ...(actor === undefined ? {} : { actor }) });
  return event === undefined ? fail(refuse(pack, 'erased', { basis })) : ok(event);
};

/** What the period of keeping leaves of a case: what is to go, the hold that keeps it, or nothing where it is not due or done already. */
export const erasureDue = (world: World, file: CaseFile): FactsErased | Hold | undefined => {
  const { pack, today, now } = momentOf(world, file);
  const { retention } = pack.procedures[file.opened.procedure]!;
  const due = keptUntil(pack, file);
  if (retention === undefined || due === undefined || !isDueToErase(pack, file, today)) return undefined;
  const onlyFiles = retention.then === 'destroy-files';
  const facts = onlyFiles ? keptPersonal(file).flatMap(({ fact }) => (pack.facts[fact]?.type.kind === 'file' ? [fact] : [])) : 'personal';
  const event = erasedEvent(erasingIn(file, facts, !onlyFiles), now, { basis: retention.basis, due });
  if (event === undefined) return undefined;
  // Letters that were destroyed before are no reason to enter it once more.
  const gone = new Set(file.events.flatMap((other) => (other.type === 'factsErased' ? (other.letters ?? []) : [])));
  if (event.facts.length === 0 && (event.letters ?? []).every((seq) => gone.has(seq))) return undefined;
  return heldBy(world, world.cases, file, today) ?? event;
};

/** What a refusal tells of a hold. */
export const aboutHold = ({ because, until }: Hold): Readonly<Record<string, unknown>> => ({
  because,
  ...(until === undefined ? {} : { until }),
});

const momentOf = (world: World, file: CaseFile) => {
  const { pack } = world.packOf(file.digest);
  const zone = zoneOf(pack.zone);
  const today: Day = localDay(zone, world.now);
  return { pack, today, now: printInstant(zone, world.now) };
};
