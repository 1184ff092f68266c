import { doingOf, needsPower } from './acts.ts';
import { jsonOf } from './again.ts';
import { type Asked, type Look, orderOf, shown, stateOf } from './asked.ts';
import { type Json, sameJson } from './json.ts';
import { compareRatio, isRatio, readRatio } from './number.ts';
import { at, type Element, membersOf, textOf, textsOf } from './text.ts';

/** The body that acts, the article by which it may, and the mandate by which somebody signs for another. */
export const authorityFaults = (asked: Asked): readonly Look[] => [
  () => {
    const { decision } = asked;
    if (orderOf(asked) === undefined)
      return decision['authority'] === undefined ? undefined : 'the close of a vote is no act of an authority';
    const expected = authorityIn(asked);
    const kept = decision['authority'] ?? null;
    return sameJson(kept, expected) ? undefined : `it is given by ${shown(expected)}, and the receipt says ${shown(kept)}`;
  },
  () => {
    const { law, decision } = asked;
    const { mandate } = decision;
    if (mandate === undefined) return undefined;
    const isOfficial = law.roles.get(String(decision['by']))?.office !== undefined;
    if (mandate === 'stand-in') return isOfficial ? undefined : 'nobody stands in for one who holds no post';
    if (mandate !== 'representative') return `the mandate \`${shown(mandate)}\` is not known here`;
    return isOfficial || decision['by'] === 'law' ? 'an official represents nobody' : undefined;
  },
];

const authorityIn = (asked: Asked): Json => {
  const { law } = asked;
  const office = officeIn(asked);
  if (office === undefined) return null;
  const element = law.offices.get(office);
  const other = textOf(at(element?.raw, 'acts-for'));
  const act = actIn(asked);
  return {
    office,
    body: other ?? office,
    ...(other === undefined || element === undefined ? {} : { actsFor: groundOf(element) }),
    ...(act === undefined ? {} : { act }),
    competences: carryingIn(asked).map(([name, competence]) => ({
      competence: name,
      body: textOf(at(competence.raw, 'body')) ?? '',
      ...groundOf(competence),
      ...(textOf(at(competence.raw, 'by')) === undefined ? {} : { by: textOf(at(competence.raw, 'by'))! }),
    })),
  };
};

const groundOf = ({ basis, standing }: Element) => ({ basis: [...basis], standing });

/** That of the official who gives the order; else the one whose turn it is; else the first that may give it, or that acts in the procedure. */
const officeIn = (asked: Asked): string | undefined => {
  const { law, procedure, decision } = asked;
  const order = orderOf(asked);
  const { before, after } = stateOf(asked);
  const place = before ?? textOf(at(order?.raw, 'to')) ?? after;
  const roles = [
    String(decision['by']),
    textOf(at(procedure.states.get(place)?.raw, 'waits')) ?? '',
    ...textsOf(at(order?.raw, 'by')),
    ...[...procedure.orders.values()].flatMap(({ raw }) => textsOf(at(raw, 'by'))),
  ];
  return roles.flatMap((role) => law.roles.get(role)?.office ?? [])[0];
};

/** What the order does in law: its own act, or that of its letter. */
const actIn = (asked: Asked): string | undefined => {
  const { raw } = orderOf(asked)!;
  const own = textOf(at(raw, 'act'));
  if (own === 'nothing') return undefined;
  const act = own ?? textOf(at(asked.law.letters.get(textOf(at(raw, 'letter')) ?? '')?.raw, 'kind'));
  return act === undefined || doingOf(act) === undefined ? undefined : act;
};

type Chain = readonly (readonly [name: string, competence: Element])[];

/**
 * The competence that carries the order, with those that it is a mandate of: the first in the order of the text, one that rests on articles alone
 * before one that rests on something assumed. Nothing where the order needs none, or where none carries it.
 */
export const carryingIn = (asked: Asked): Chain => {
  const act = actIn(asked);
  const office = officeIn(asked);
  if (!needsPower(act) || office === undefined || asked.law.competences.size === 0) return [];
  const body = textOf(at(asked.law.offices.get(office)?.raw, 'acts-for')) ?? office;
  const open = chainsOf(asked, body, act, []).filter((chain) => chain.every(([, competence]) => isOpen(asked, competence)));
  return open.find((chain) => chain.every(([, { standing }]) => standing !== 'assumed')) ?? open[0] ?? [];
};

const chainsOf = (asked: Asked, body: string, act: string, passed: readonly string[]): readonly Chain[] =>
  [...asked.law.competences].flatMap(([name, competence]): readonly Chain[] => {
    const { raw } = competence;
    const where = textsOf(at(raw, 'in') ?? []);
    const acts = textsOf(at(raw, 'acts') ?? []);
    const fits = acts.includes(act) || acts.includes(doingOf(act)!);
    if (textOf(at(raw, 'body')) !== body || !fits || passed.includes(name)) return [];
    if (where.length > 0 && !where.includes(asked.procedure.name)) return [];
    const giver = textOf(at(raw, 'by'));
    if (giver === undefined) return [[[name, competence]]];
    return chainsOf(asked, giver, act, [...passed, name]).map((rest): Chain => [[name, competence], ...rest]);
  });

/** On this day, in this case, up to these amounts. An amount that nobody gave passes no limit. */
const isOpen = ({ again, decision }: Asked, { raw }: Element): boolean => {
  const on = String(decision['on']);
  if (on < (textOf(at(raw, 'from')) ?? on) || on > (textOf(at(raw, 'until')) ?? on)) return false;
  const condition = textOf(at(raw, 'if'));
  if (condition !== undefined && again.evaluate(condition) !== true) return false;
  return membersOf(at(raw, 'up-to')).every(([fact, amount]) => {
    const given = jsonOf(again.fact(fact));
    const limit = readRatio(textOf(amount) ?? '');
    return given === null || (isRatio(given) && limit !== undefined && compareRatio(given, limit) <= 0);
  });
};
