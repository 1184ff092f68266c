import type { Day } from '#law/ground';
import { type ActName, actKinds, type Doing } from './act-kinds.ts';
import type { Competence, Named, OrderDef, Pack, Procedure } from './model.ts';

/** What an act has to do for somebody to need a power for it. Who only tells or asks needs none of his own. */
export const needing: readonly Doing[] = ['decides', 'orders', 'punishes', 'pays', 'publishes', 'refers', 'reviews'];

export const needsCompetence = (act: ActName | undefined): act is ActName => act !== undefined && needing.includes(actKinds[act].does);

type Where = Pick<Pack, 'roles' | 'bodies'>;
type Acting = Pick<Procedure, 'orders' | 'states'>;

/**
 * The office that acts by an order: that of the official who gives it. For an order that a party or the law gives it is the one whose turn it is:
 * the office that a state waits for from which the order leads, or else the first that acts in the procedure. Nothing where no office does.
 * @param from where the case stood, if that is known
 */
export const officeActing = ({ roles }: Where, procedure: Acting, order: OrderDef, role: string, from?: string): string | undefined => {
  const officeOf = (name: string): readonly string[] => {
    const found = roles[name];
    return found?.is === 'official' ? [found.office] : [];
  };
  const places = from !== undefined ? [from] : order.from === 'opening' ? [order.to ?? ''] : order.from === 'open' ? [] : order.from;
  return [
    ...officeOf(role),
    ...places.flatMap((place) => officeOf(procedure.states[place]?.waits ?? '')),
    ...order.by.flatMap(officeOf),
    ...Object.values(procedure.orders).flatMap(({ by }) => by.flatMap(officeOf)),
  ][0];
};

/** The body in whose name an office acts: another one, or itself. */
export const bodyBehind = ({ bodies }: Pick<Pack, 'bodies'>, office: string): string => bodies[office]?.actsFor ?? office;

/** The body that acts by an order, and signs what follows from it. */
export const bodyActing = (pack: Where, procedure: Acting, order: OrderDef, role: string, from?: string): string | undefined => {
  const office = officeActing(pack, procedure, order, role, from);
  return office === undefined ? undefined : bodyBehind(pack, office);
};

/** Every body that may come to act by an order, anyone who gives it and from wherever. */
export const bodiesActing = (pack: Where, procedure: Acting, order: OrderDef): readonly string[] => {
  const places = order.from === 'opening' || order.from === 'open' ? [undefined] : order.from;
  const acting = order.by.flatMap((role) => places.flatMap((place) => bodyActing(pack, procedure, order, role, place) ?? []));
  return [...new Set(acting)];
};

/** The competences of a body for a kind of act in a procedure, whatever the day and the case. */
export const competencesFor = (competences: Named<Competence>, body: string, act: ActName, procedure: string): readonly Competence[] =>
  Object.values(competences).filter(
    (each) => each.body === body && each.acts.includes(act) && (each.in.length === 0 || each.in.includes(procedure)),
  );

/**
 * What an act rests on where this competence carries it, each way by itself: the competence alone, or of a mandate with the one of its giver, up to
 * one that nobody gave. No way where a mandate has no giver who could act.
 */
export const chainsOf = (
  competences: Named<Competence>,
  competence: Competence,
  act: ActName,
  procedure: string,
  passed: readonly Competence[] = [],
): readonly (readonly Competence[])[] => {
  if (competence.by === undefined) return [[competence]];
  const above = [...passed, competence];
  return competencesFor(competences, competence.by, act, procedure)
    .filter((giver) => !above.includes(giver))
    .flatMap((giver) => chainsOf(competences, giver, act, procedure, above).map((rest) => [competence, ...rest]));
};

/** Whether a competence is there on a day: a mandate has its first and its last one. */
export const isInForce = ({ from, until }: Competence, on: Day): boolean =>
  (from === undefined || from <= on) && (until === undefined || on <= until);

/** Whether it is bound to anything but the day. */
export const isBounded = ({ if: condition, upTo }: Competence): boolean => condition !== undefined || upTo.length > 0;
