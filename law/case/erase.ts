import { dueOf } from '#law/clocks';
import { addDays, type Day, fail, type Instant, ok, type Refusal, type Result, zoneOf } from '#law/ground';
import type { OrderDef, Pack, Retention } from '#law/pack';
import { challengeHere, lastDayToChallenge } from './challengeable.ts';
import { dayOfMoment } from './clock-run.ts';
import type { FactsErased, OrderGiven } from './events.ts';
import type { CaseFile } from './file.ts';
import { isOpen } from './fold.ts';
import { refuse } from './refusals.ts';
import { CaseScope, plain } from './scope.ts';
import type { Work } from './work.ts';
import type { World } from './world.ts';

/** Why personal facts of a case may not be erased now, and until when, if that is known. */
export interface Hold {
  /** `open`: the case goes on. `challenge`: one is pending. `challengeable`: one may still come. `duty`: a law demands keeping. `hold`: the office entered one. */
  readonly because: 'open' | 'challenge' | 'challengeable' | 'duty' | 'hold';
  /** The last day on which it holds. */
  readonly until?: Day;
  readonly basis: readonly string[];
}

/** Personal facts of a case that are still kept: the event that gave each, and its commitment. */
export const keptPersonal = (file: CaseFile): readonly { readonly fact: string; readonly seq: number; readonly commitment: string }[] =>
  Object.entries(file.facts).flatMap(([fact, value]) =>
    typeof value === 'object' && value !== null && 'personal' in value
      ? [{ fact, seq: file.given[fact]?.seq ?? 0, commitment: String((value as { readonly personal: unknown }).personal) }]
      : [],
  );

/** The day from which on what is personal is no longer to be kept; `undefined` where the case goes on or the pack says nothing. */
export const keptUntil = (pack: Pack, file: CaseFile): Day | undefined => {
  const procedure = pack.procedures[file.opened.procedure]!;
  const { retention } = procedure;
  const ended = procedure.endings[file.state] === undefined ? undefined : file.stays.at(-1)!.from;
  return retention === undefined || ended === undefined ? undefined : lastKept(pack, retention, ended);
};

/** The last day on which it is kept: counted like a clock from the day the case ended. */
const lastKept = (pack: Pack, { keep }: Retention, ended: Day): Day | undefined => {
  const counted = dueOf({
    rule: { within: Number(keep.amount), unit: keep.unit, start: 'day-after', roll: 'none' },
    calendar: pack.calendars[pack.calendar]!,
    from: ended,
    ledger: [],
    asOf: ended,
    zone: zoneOf(pack.zone),
  });
  return counted.ok && counted.value.due !== null ? dayOfMoment(counted.value.due) : undefined;
};

/**
 * What holds the personal facts of a case (PIPL 47, last paragraph; evidence of what can still be disputed).
 * @param files the case's families, where a challenge would stand
 */
export const heldBy = (
  world: Pick<World, 'packOf' | 'holds'>,
  files: ReadonlyMap<string, CaseFile>,
  file: CaseFile,
  today: Day,
): Hold | undefined => {
  const packOf = (digest: string) => world.packOf(digest).pack;
  const pack = packOf(file.digest);
  const procedure = pack.procedures[file.opened.procedure]!;
  if (isOpen(file, packOf)) return { because: 'open', basis: procedure.basis };
  const entered = world.holds?.(file.id);
  if (entered !== undefined && (entered.until === undefined || entered.until >= today))
    return { because: 'hold', ...(entered.until === undefined ? {} : { until: entered.until }), basis: entered.basis };
  const pending = [...files.values()].find((other) => other.opened.challenges?.case === file.id && isOpen(other, packOf));
  if (pending !== undefined) return { because: 'challenge', basis: packOf(pending.digest).procedures[pending.opened.procedure]!.basis };
  const link = challengeHere(procedure, file);
  const last = link === undefined ? undefined : lastDayToChallenge(pack, file, link);
  if (link !== undefined && last !== undefined && last >= today) return { because: 'challengeable', until: last, basis: link.basis };
  const until = keptUntil(pack, file);
  if (procedure.retention?.must === true && until !== undefined && until >= today)
    return { because: 'duty', until, basis: procedure.retention.basis };
  return undefined;
};

export interface Erasing {
  readonly target: CaseFile;
  readonly facts: readonly string[];
  readonly letters: readonly number[];
}

/** What an order would erase, or why it may not. Nothing where its condition does not hold, or where it names no case. */
export const erasingOf = (work: Work, pack: Pack, def: OrderDef, file: CaseFile, day: Day): Result<Erasing | undefined, Refusal> => {
  const { erases } = def;
  if (erases === undefined) return ok(undefined);
  const scope = new CaseScope(work.sight(day), file);
  if (erases.if !== undefined && plain(erases.if.evaluate(scope)) !== true) return ok(undefined);
  const target = erases.in === undefined ? file : targetOf(work, pack, file, erases.in);
  if (target === undefined) return ok(undefined);
  if (target !== file) {
    if (!isTheirs(file, target)) return fail(refuse(pack, 'notTheirData', def, { case: target.opened.number }));
    const hold = heldBy(work.world, work.files, target, day);
    if (hold !== undefined)
      return fail(
        refuse(
          pack,
          'erasureHeld',
          { ...def, basis: hold.basis },
          { because: hold.because, ...(hold.until === undefined ? {} : { until: hold.until }) },
        ),
      );
  }
  return ok(erasingIn(target, erases.facts, erases.letters));
};

/** Those of the facts that are kept, and the events with letters, if these are to go too. */
export const erasingIn = (target: CaseFile, facts: 'personal' | readonly string[], letters: boolean): Erasing => {
  const kept = keptPersonal(target).map(({ fact }) => fact);
  return {
    target,
    facts: facts === 'personal' ? kept : kept.filter((fact) => facts.includes(fact)),
    letters: letters
      ? target.events.flatMap((event) => (event.type === 'orderGiven' && event.letters !== undefined ? [event.seq] : []))
      : [],
  };
};

/** A case by its number or by its row in a register; only one whose events are at hand. */
const targetOf = (work: Work, pack: Pack, file: CaseFile, fact: string): CaseFile | undefined => {
  const [value, type] = [file.facts[fact], pack.facts[fact]?.type];
  if (typeof value !== 'string' || type?.kind !== 'case') return undefined;
  const id = work.world.reference(type.of, value)?.case;
  return id === undefined ? undefined : work.files.get(id);
};

/** The person who asks has to be a party there, or have given an order there. */
const isTheirs = (asking: CaseFile, target: CaseFile): boolean => {
  const ids = new Set(Object.values(asking.parties).map(({ id }) => id));
  return Object.values(target.parties).some(({ id }) => ids.has(id)) || target.acts.some(({ person }) => ids.has(person));
};

/** The event in the case whose facts go; nothing where nothing of them is left. */
export const erasedEvent = (
  { target, facts, letters }: Erasing,
  recorded: Instant,
  why: Pick<FactsErased, 'basis' | 'actor' | 'decided' | 'due'>,
): FactsErased | undefined =>
  facts.length === 0 && letters.length === 0
    ? undefined
    : {
        type: 'factsErased',
        case: target.id,
        seq: target.seq + 1,
        recorded,
        facts,
        ...(letters.length === 0 ? {} : { letters }),
        ...why,
      };

/** As `erasedEvent`, decided by an order. */
export const erasedBy = (erasing: Erasing, order: OrderGiven): FactsErased | undefined =>
  erasedEvent(erasing, order.recorded, {
    basis: order.basis,
    ...(order.actor === undefined ? {} : { actor: order.actor }),
    decided: { case: order.case, seq: order.seq },
  });

/** From the day after the last day of keeping. */
export const isDueToErase = (pack: Pack, file: CaseFile, today: Day): boolean => {
  const last = keptUntil(pack, file);
  return last !== undefined && today >= addDays(last, 1);
};
