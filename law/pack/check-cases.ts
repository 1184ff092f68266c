import { namesInText } from '#law/ground';
import { certainFacts, givenBy, isByLaw, openersOf, openingOrders, placesOf } from './graph.ts';
import type { CaseLink, OrderDef, Pack, Procedure } from './model.ts';
import type { Report } from './report.ts';
import { say } from './say.ts';

/** Does a case hear how its children end, can they be opened with what they need, and does a challenge lead anywhere? */
export const checkCases = (procedure: Procedure, pack: Pack, report: Report): void => {
  const orders = Object.values(procedure.orders);
  for (const link of Object.values(procedure.cases)) {
    const other = link.procedure === undefined ? undefined : pack.procedures[link.procedure];
    if (link.link === 'child') {
      if (!orders.some(({ opens }) => opens === link.name)) {
        report(
          'case/never-opened',
          link.at,
          say('checkCases.noOrderOpens', { link: link.name }),
          say('checkCases.writeAtAnOrder', { link: link.name }),
        );
      }
      if (other !== undefined) checkHeard(link, other, report);
    }
    const endings = Object.values(procedure.endings);
    const unchallenged = endings.some(({ kind, challenges }) => challenges.length === 0 && needsChallenge.has(kind));
    const challenged = [...endings, ...Object.values(procedure.states)].some(({ challenges }) => challenges.includes(link.name));
    if (link.link === 'challenge' && !unchallenged && !challenged) {
      report(
        'case/never-opened',
        link.at,
        say('checkCases.noEndingOrState', { link: link.name }),
        say('checkCases.writeAtAnEnding', { link: link.name }),
      );
    }
  }
  checkChallenges(procedure, report);
  for (const order of orders) if (order.opens !== undefined) checkFacts(order, procedure, pack, report);
};

/** Endings of these kinds say how they can be challenged. */
export const needsChallenge: ReadonlySet<string> = new Set(['refused', 'revoked', 'sanctioned']);

const checkHeard = (link: CaseLink, other: Procedure, report: Report): void => {
  if (Object.hasOwn(link.then, '*')) return;
  for (const ending of Object.keys(other.endings).filter((each) => !Object.hasOwn(link.then, each))) {
    report(
      'case/ending-unheard',
      link.at,
      say('checkHeard.canEndInAnd', { link: link.name, ending }),
      say('checkHeard.addToWithAn', { ending }),
    );
  }
};

const checkChallenges = (procedure: Procedure, report: Report): void => {
  const places = [...Object.values(procedure.endings), ...Object.values(procedure.states)];
  for (const { ending, link } of places.flatMap((ending) => ending.challenges.map((name) => ({ ending, link: procedure.cases[name] })))) {
    // What a body elsewhere decides, and nobody records here, has its effects there.
    if (link?.procedure === undefined) continue;
    const followed = Object.values(link.then).flat();
    const lawful = followed.some(
      (name) => procedure.orders[name] !== undefined && placesOf(procedure.orders[name], procedure).includes(ending.name),
    );
    if (!lawful) {
      report(
        'challenge/without-effect',
        ending.at,
        say('checkChallenges.canBeChallengedBut', { ending: ending.name, link: link.name }),
        say('checkChallenges.addToTheOf', { ending: ending.name }),
      );
    }
  }
};

const checkFacts = (order: OrderDef, procedure: Procedure, pack: Pack, report: Report): void => {
  const child = pack.procedures[procedure.cases[order.opens!]?.procedure ?? ''];
  if (child === undefined) return;
  const handed = new Set(Object.keys(order.with));
  const apart = procedure.cases[order.opens!]?.apart === true;
  const here = apart ? handed : knownAt(order, procedure, pack).union(handed);
  const opening = openingOrders(child);
  const byLaw = opening.filter(isByLaw);
  const candidates = byLaw.length > 0 ? byLaw : opening;
  const missing = candidates.map((each) => [...givenBy(each)].filter((fact) => !here.has(fact))).toSorted((a, b) => a.length - b.length)[0];
  if (missing === undefined || missing.length === 0) return;
  const facts = namesInText(missing);
  report('case/facts', order.at, say('checkFacts.isOpenedWithout', { opens: order.opens, facts }), say('checkFacts.askForItWith'));
};

/** What is certainly known wherever the order is given, with the facts that come with it; derived facts are always to be had. */
export const knownAt = (order: OrderDef, procedure: Procedure, pack: Pack): ReadonlySet<string> => {
  const certain = certainFacts(procedure);
  const places = placesOf(order, procedure).flatMap((place) => certain.get(place) ?? []);
  const [start = new Set<string>(), ...rest] = places;
  const everywhere = rest.reduce<ReadonlySet<string>>((all, each) => all.intersection(each), start);
  return everywhere
    .union(givenBy(order))
    .union(new Set(pack.derived))
    .union(fromAbove(procedure, pack, new Set()));
};

/** What the cases above may know of a procedure that only the law opens. */
export const knownAbove = (procedure: Procedure, pack: Pack): ReadonlySet<string> => fromAbove(procedure, pack, new Set());

/** A procedure that only the law opens sees what its parents may know. */
const fromAbove = (procedure: Procedure, pack: Pack, seen: Set<string>): ReadonlySet<string> => {
  if (seen.has(procedure.name) || openingOrders(procedure).some(({ by }) => by.some((role) => role !== 'law'))) return new Set();
  seen.add(procedure.name);
  const above = openersOf(procedure.name, pack).flatMap(({ procedure: parent, order }) => [
    ...Object.keys(order.with),
    ...(parent.cases[order.opens!]!.apart ? [] : seenAbove(parent, pack, seen)),
  ]);
  return new Set(above);
};

const seenAbove = (parent: Procedure, pack: Pack, seen: Set<string>): readonly string[] => [
  ...Object.values(parent.orders).flatMap(({ needs }) => needs.map(({ fact }) => fact)),
  ...fromAbove(parent, pack, seen),
];
