import { type Day, fail, ok, type Refusal, type Result } from '#law/ground';
import type { OrderDef, Pack, Procedure } from '#law/pack';
import { decidedIn, type WayToChallenge, waysToChallenge } from './challengeable.ts';
import { checkGiven, type Giving } from './check-order.ts';
import { asStandIn, type Giver, isRefusal, ownCaseRefused, rolesOf } from './checks.ts';
import type { Opened, Party } from './events.ts';
import type { CaseFile } from './file.ts';
import { blankFile, isOpen } from './fold.ts';
import { keepOrder } from './give.ts';
import { caseNumber, trackingOf, withFacts } from './opening.ts';
import { looksAtOwnCase } from './own-case.ts';
import { refuse } from './refusals.ts';
import type { When, Work } from './work.ts';
import type { Order, PackInForce } from './world.ts';

/** Opens a case that no other case opens: an application, a report, a challenge, a duty. */
export const openCase = (work: Work, inForce: PackInForce, procedure: Procedure, def: OrderDef, giving: Giving): Result<CaseFile> => {
  const { pack } = inForce;
  const prepared = prepareOpening(work, inForce, procedure, def, giving);
  if (!prepared.ok) return prepared;
  const { opened, giver, id } = prepared.value;
  const blank = blankFile(id, opened, giving.when.day);
  const told = tellOf(work, prepared.value.challenge, giving);
  const checked = checkGiven(work, pack, procedure, def, blank, told, giver);
  if (!checked.ok) return checked;
  const late = prepared.value.challenge === undefined ? undefined : tooLate(work, prepared.value.challenge, giving.when);
  if (late !== undefined) return fail(late);
  const back = work.mark();
  const numbered: Opened = { ...opened, number: caseNumber(work, procedure, giving.when.day), ...trackingOf(work, id, giver) };
  const kept = keepOrder(work, { ...blank, opened: numbered }, def, told, checked.value, numbered);
  if (!kept.ok) back();
  return kept;
};

/** What the decision challenged says by itself of its challenge stands over what the party says. */
const tellOf = (work: Work, challenge: Challenge | undefined, giving: Giving): Giving => {
  if (challenge === undefined) return giving;
  const said = withFacts(work, challenge.file, challenge.way.link.with, giving.when.day);
  return { ...giving, order: { ...giving.order, gives: { ...giving.order.gives, ...said } } };
};

interface Prepared {
  readonly id: string;
  readonly opened: Opened;
  readonly giver: Giver;
  readonly challenge?: Challenge;
}

/** Role, state and interests of an opening order; the case's number is drawn only when it is sure to open. */
export const prepareOpening = (
  work: Work,
  { pack, digest, assumed }: PackInForce,
  procedure: Procedure,
  def: OrderDef,
  giving: Giving,
): Result<Prepared> => {
  const { order, when } = giving;
  const challenged = order.about === undefined ? undefined : work.files.get(order.about);
  const giver = giving.byLaw ? { role: 'law' } : openerOf(work, pack, procedure, def, order, challenged, when.day);
  if (isRefusal(giver)) return fail(giver);
  const challenge =
    procedure.kind === 'remedy' || order.about !== undefined ? challengeOf(work, pack, procedure, def, challenged, when.day) : undefined;
  if (challenge !== undefined && isRefusal(challenge)) return fail(challenge);
  const parties = partiesOf(pack, giver, order);
  const id = giving.opens ?? work.world.id();
  const subject =
    challenge === undefined
      ? subjectOf(work, pack, procedure, def, order, id)
      : { subject: challenge.file.opened.subject, family: challenge.file.opened.family };
  const opened: Opened = {
    procedure: procedure.name,
    number: '',
    pack: pack.pack,
    version: pack.version,
    digest: challenge?.file.digest ?? digest,
    ...(assumed ? { versionAssumed: true } : {}),
    ...(subject.subject === undefined ? {} : { subject: subject.subject }),
    ...(challenge === undefined ? {} : { challenges: { case: challenge.file.id, as: challenge.way.link.name, seq: challenge.enteredAt } }),
    parties,
    family: subject.family ?? id,
    ...(order.import === undefined
      ? {}
      : {
          import: {
            name: order.import.name,
            key: order.import.key,
            ...(order.import.file === undefined ? {} : { file: order.import.file }),
          },
        }),
  };
  // The first absent person, of those for whom the role is held, whose own case it is not.
  const givers = giving.byLaw ? [giver] : asStandIn(work, pack, giver, when.day);
  const blank = blankFile(id, opened, when.day);
  const own = (each: Giver): Refusal | undefined =>
    looksAtOwnCase(pack, each.role) ? ownCaseRefused(work, pack, blank, def, each, when.day) : undefined;
  const free = givers.find((each) => own(each) === undefined);
  if (free === undefined) return fail(own(givers[0]!)!);
  return ok({ id, opened, giver: free, ...(challenge === undefined ? {} : { challenge }) });
};

/** Anyone who opens a case in a party role takes that role; a challenge is for those who were parties to the decision. */
const openerOf = (
  work: Work,
  pack: Pack,
  procedure: Procedure,
  def: OrderDef,
  order: Order,
  challenged: CaseFile | undefined,
  day: Day,
): Giver | Refusal => {
  if (order.import !== undefined) return { role: order.import.role };
  const isParty = (role: string): boolean => pack.roles[role]?.is === 'party';
  const posts = order.actor === undefined ? [] : work.world.people.posts(order.actor, day);
  const may = def.by.filter((role) => role === 'anyone' || (isParty(role) && order.actor !== undefined) || posts.includes(role));
  const role = order.role === undefined ? may[0] : may.find((other) => other === order.role);
  const stranger = (): Refusal => refuse(pack, def.by.some(isParty) ? 'notAParty' : 'notThisRole', def, { mayAct: def.by });
  if (role === undefined) return stranger();
  if (procedure.kind === 'remedy' && isParty(role)) {
    const held = challenged === undefined ? [] : rolesOf(work, pack, challenged, order.actor, day);
    if (!held.some(isParty)) return refuse(pack, 'notAParty', def, { mayAct: def.by });
  }
  return {
    role,
    ...(order.actor === undefined ? {} : { person: order.actor }),
    ...(isParty(role) && order.onBehalfOf !== undefined ? { onBehalfOf: order.onBehalfOf } : {}),
  };
};

const partiesOf = (pack: Pack, giver: Giver, order: Order): Readonly<Record<string, Party>> => {
  if (order.parties !== undefined) return order.parties;
  if (pack.roles[giver.role]?.is !== 'party' || giver.person === undefined) return {};
  return { [giver.role]: giver.onBehalfOf ?? { kind: 'person', id: giver.person } };
};

/** The subject that the opening order names by a fact of type `case`, or a new one. */
const subjectOf = (work: Work, pack: Pack, procedure: Procedure, def: OrderDef, order: Order, id: string) => {
  for (const need of def.needs) {
    const fact = pack.facts[need.fact];
    const named = order.gives[need.fact];
    if (fact?.type.kind !== 'case' || fact.several || typeof named !== 'string' || pack.registers[fact.type.of] === undefined) continue;
    const found = work.world.reference(fact.type.of, named);
    // What is of another kind is referred to, as a call for trials; the case is not about it.
    if (found?.subject === undefined || (procedure.subject !== undefined && found.subject.kind !== procedure.subject)) continue;
    return { subject: found.subject, family: found.family };
  }
  return procedure.subject === undefined ? {} : { subject: { kind: procedure.subject, id }, family: undefined };
};

// ---- challenges -----------------------------------------------------------------------------------------------------

interface Challenge {
  readonly file: CaseFile;
  readonly way: WayToChallenge;
  /** The event that entered the ending: an ending entered again is another. */
  readonly enteredAt: number;
}

/** One decision has one challenge at a time, and none after one decided on the merits. */
const challengeOf = (
  work: Work,
  pack: Pack,
  procedure: Procedure,
  def: OrderDef,
  challenged: CaseFile | undefined,
  day: Day,
): Challenge | Refusal | undefined => {
  const no = (why: string): Refusal => refuse(pack, 'notChallengeable', def, { why });
  if (challenged === undefined) return no('no decision is named');
  const law = work.packOf(challenged.digest);
  const theirs = law.procedures[challenged.opened.procedure]!;
  const way = waysToChallenge(law, challenged, day).find(({ link }) => link.link === 'challenge' && link.procedure === procedure.name);
  if (way === undefined)
    return no(theirs.endings[challenged.state] === undefined ? 'it has not been decided' : 'the law gives no challenge');
  const enteredAt = decidedIn(theirs, challenged).seq;
  // Reconsideration and court exclude each other while one of them is pending (Administrative Reconsideration Law 29).
  const earlier = [...work.files.values()].filter(
    ({ opened: { challenges } }) => challenges?.case === challenged.id && challenges.seq === enteredAt,
  );
  if (earlier.some((other) => isOpen(other, work.packOf))) return no('a challenge is pending');
  return earlier.some((other) => wasOnMerits(work, other)) ? no('it was decided on a challenge') : { file: challenged, way, enteredAt };
};

const wasOnMerits = (work: Work, { state, digest, opened }: CaseFile): boolean =>
  ['granted', 'refused', 'answered'].includes(work.packOf(digest).procedures[opened.procedure]!.endings[state]?.kind ?? '');

/** Whether it came in time before a body elsewhere is for that body to say: here it is only recorded. */
const tooLate = (work: Work, { file, way: { link, last } }: Challenge, when: When): Refusal | undefined =>
  last !== undefined && link.outside === undefined && when.day > last
    ? refuse(work.packOf(file.digest), 'tooLate', link, { lastDay: last })
    : undefined;
