import { addDays, type Day, type Standing, type Value, weakest } from '#law/ground';
import { lettersOf, type OrderDef, type Pack, type Procedure } from '#law/pack';
import type { Checked, Giving } from './check-order.ts';
import type { LetterSent, Opened, OrderGiven } from './events.ts';
import type { CaseFile } from './file.ts';
import { startsWithFact } from './follow-clocks.ts';
import { namedIn } from './listeners.ts';
import { newNumbers } from './numbers.ts';
import { CaseScope, plain } from './scope.ts';
import { asNum, letterOf, type Work } from './work.ts';

/** All that an order that passed its checks says of itself: the explanation, "what would change it" and replay need nothing else. */
export const orderEvent = (work: Work, file: CaseFile, def: OrderDef, giving: Giving, checked: Checked, opened?: Opened): OrderGiven => {
  const { order, when, because } = giving;
  const { giver, carried, given: gave, moves, seen } = checked;
  const pack = work.packOf(file.digest);
  const procedure = pack.procedures[file.opened.procedure]!;
  const counts = countsFrom(work, def, gave.file, when.day);
  const letters = lettersOf(def).map((letter) => letterFor(work, pack, letter, giving));
  const numbers = def.to === undefined ? {} : newNumbers(work, pack, { ...gave.file, state: def.to }, when.day);
  const personal = Object.fromEntries(Object.entries(gave.personal).map(([fact, value]) => [fact, work.world.seal(file.id, fact, value)]));
  const from = opened === undefined ? file.state : undefined;
  const within = withinOf(work, procedure, opened === undefined ? file : undefined, gave.file, def, when.day);
  return {
    type: 'orderGiven',
    case: file.id,
    seq: file.seq + 1,
    order: def.name,
    orderId: giving.orderId,
    ...(order.key === undefined || giving.byLaw ? {} : { key: order.key }),
    ...(giver.person === undefined ? {} : { actor: giver.person }),
    role: giver.role,
    ...(giver.standsInFor === undefined ? {} : { standsInFor: giver.standsInFor }),
    ...(giver.onBehalfOf === undefined ? {} : { onBehalfOf: giver.onBehalfOf.id }),
    ...(carried.chain?.[0] === undefined ? {} : { competence: carried.chain[0].name }),
    happened: when.happened,
    ...(counts === when.day ? {} : { countsFrom: counts }),
    recorded: when.recorded,
    ...(from === undefined ? {} : { from }),
    ...(def.to === undefined ? {} : { to: def.to }),
    facts: gave.facts,
    ...filled('setAside', gave.setAside),
    ...filled('personal', personal),
    ...filled(
      'assumed',
      (order.assumed ?? []).filter((name) => gave.facts[name] !== undefined),
    ),
    ...filled('fired', Object.fromEntries(seen.fired)),
    ...filled('read', Object.fromEntries(seen.read)),
    ...(opened === undefined ? {} : { opened }),
    ...filled(
      'budgets',
      moves.map((move) => ({ ...move })),
    ),
    ...filled('letters', letters),
    ...filled('within', within),
    ...(because === undefined ? {} : { because }),
    ...filled('numbers', numbers),
    ...filled('named', namedIn(work, pack, gave.facts)),
    ...filled('copied', order.copied ?? {}),
    ...(order.proposes === undefined || giving.byLaw ? {} : { proposal: order.proposes }),
    basis: def.basis,
    standing: standingOfOrder(pack, def, checked, when.day),
  };
};

const filled = <K extends string, T extends object>(key: K, value: T): { [P in K]?: T } =>
  (Object.keys(value).length === 0 ? {} : { [key]: value }) as { [P in K]?: T };

const countsFrom = (work: Work, def: OrderDef, file: CaseFile, day: Day): Day => {
  if (def.asOf === undefined) return day;
  const value = plain(def.asOf.evaluate(new CaseScope(work.sight(day), file)));
  return typeof value === 'string' ? (value as Day) : day;
};

/** Served the day it is posted; after a clock's silence, which follows when the due day is over, the day after it. */
const letterFor = (work: Work, pack: Pack, letter: string, { when, because }: Giving): LetterSent => {
  const served = because?.kind === 'silence' ? addDays(when.day, 1) : when.day;
  return letterOf(work.world, pack, letter, pack.letters[letter]?.to ?? 'party', served, when.day);
};

const withinOf = (
  work: Work,
  procedure: Procedure,
  before: CaseFile | undefined,
  after: CaseFile,
  def: OrderDef,
  day: Day,
): Readonly<Record<string, number>> => {
  const starting = startsWithFact(procedure, before, def.to ?? before?.state ?? '', def.restarts);
  if (starting.length === 0) return {};
  const scope = new CaseScope(work.sight(day), after);
  const amounts = starting.map((clock) => {
    const { amount } = clock.within;
    const value = typeof amount === 'number' ? amount : Number(asNum(scope.fact(amount.fact) as Value) ?? 0);
    return [clock.name, value] as const;
  });
  return Object.fromEntries(amounts);
};

/** The weakest of all that was used; before a source was in force, it gives no more than `assumed`. */
const standingOfOrder = (pack: Pack, def: OrderDef, { seen, moves, carried }: Checked, day: Day): Standing => {
  const early = def.basis.some((article) => {
    const inForce = pack.sources[article.slice(0, article.indexOf('.'))]?.inForce;
    return inForce !== undefined && day < inForce;
  });
  // That a case goes on over a ceiling is the budget's to say.
  const over = moves.flatMap((move) => (move.over === undefined ? [] : [pack.budgets[move.budget]!.standing]));
  const power = (carried.chain ?? []).map(({ standing }) => standing);
  return weakest([def.standing, ...power, ...seen.standings, ...over, ...(early ? (['assumed'] as const) : [])]);
};
