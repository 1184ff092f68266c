import type { Text } from '#law/ground';
import { actKinds } from './act-kinds.ts';
import { bodiesActing, chainsOf, competencesFor, isInForce, needsCompetence } from './competent.ts';
import type { Competence, Named, OrderDef, Pack, Procedure } from './model.ts';
import type { Report } from './report.ts';
import { say } from './say.ts';

type Judged = Pack & { readonly competences: Named<Competence> };

/** Is somebody competent for every act, and is every competence used? A text that says nothing of it is told so once. */
export const checkCompetences = (pack: Pack, report: Report): void => {
  if (pack.competences === undefined) {
    report(
      'competence/missing',
      { file: 'pack.yaml', line: 1, column: 1 },
      say('checkCompetences.nothingSaysWhichBody'),
      say('checkCompetences.writeUntilThenNo'),
    );
    return;
  }
  const judged = pack as Judged;
  for (const procedure of Object.values(pack.procedures))
    for (const order of Object.values(procedure.orders)) {
      checkCompetent(judged, procedure, order, report);
      checkNamed(judged, procedure, order, report);
      checkReceiver(procedure, order, report);
    }
  for (const procedure of Object.values(pack.procedures)) checkOutside(procedure, report);
  checkMandates(judged, report);
  checkIdle(judged, report);
};

const titleOf = (pack: Pack, body: string): Text => pack.bodies[body]?.title ?? { en: body, zh: body };

const checkCompetent = (pack: Judged, procedure: Procedure, order: OrderDef, report: Report): void => {
  const { act } = order;
  if (!needsCompetence(act)) return;
  const bodies = bodiesActing(pack, procedure, order);
  if (bodies.length === 0)
    report(
      'competence/none',
      order.at,
      say('checkCompetent.doesAndNoOffice', { order: order.name, act, procedure: procedure.name }),
      say('checkCompetent.letARoleOf'),
    );
  for (const body of bodies) {
    const chains = competencesFor(pack.competences, body, act, procedure.name).flatMap((each) =>
      chainsOf(pack.competences, each, act, procedure.name),
    );
    if (chains.some((chain) => chain.every((each) => isInForce(each, pack.version)))) continue;
    report(
      'competence/none',
      order.at,
      say('checkCompetent.noArticleMakesCompetent', { body, act, procedure: procedure.name, order: order.name }),
      say('checkCompetent.nameTheArticleUnder'),
    );
  }
};

/** Endings to which nobody comes without an act. */
const decided: ReadonlySet<string> = new Set(['granted', 'refused', 'revoked', 'sanctioned', 'referred']);

/** What decides names its act: else nobody could ask who may do it. */
const checkNamed = (pack: Judged, procedure: Procedure, order: OrderDef, report: Report): void => {
  if (order.actsNot || needsCompetence(order.act) || !isOfAuthority(pack, order)) return;
  const why = recordsAnother(pack, order) ? undefined : needsAct(pack, procedure, order);
  if (why === undefined) return;
  const told = order.act === undefined ? say('checkNamed.namesNoAct') : say('checkNamed.onlyDoes', { act: order.act });
  report('act/missing', order.at, say('checkNamed.and', { order: order.name, why, told }), say('checkNamed.addWithAKind'));
};

/** Records what a body did that does not work here, as the judgment of a court: that body decided, and this order needs its act. */
const recordsAnother = ({ facts, offices, bodies }: Pack, { needs }: OrderDef): boolean => {
  const ours = new Set(Object.keys(offices).flatMap((name) => [name, bodies[name]?.actsFor ?? name]));
  return needs.some(({ fact, optional }) => {
    const type = facts[fact]?.type;
    return !optional && type?.kind === 'act' && type.of.every(({ value }) => !ours.has(value));
  });
};

const isOfAuthority = ({ roles }: Pack, { by }: OrderDef): boolean => by.some((role) => role === 'law' || roles[role]?.is === 'official');

const needsAct = (pack: Judged, procedure: Procedure, { to, takes, needs }: OrderDef): Text | undefined => {
  const ending = procedure.endings[to ?? ''];
  if (ending !== undefined && decided.has(ending.kind)) return say('needsAct.leadsToAnEnding', { ending: ending.name, kind: ending.kind });
  const paid = takes.find(({ budget }) => pack.budgets[budget]?.unit === pack.money);
  if (paid !== undefined) return say('needsAct.paysFrom', { budget: paid.budget });
  const fined = needs.find(({ fact }) => isMoney(pack, fact));
  return fined !== undefined && (procedure.states[to ?? '']?.challenges ?? []).length > 0
    ? say('needsAct.ordersAPaymentOf', { fact: fined.fact })
    : undefined;
};

const isMoney = ({ facts, money }: Pack, fact: string): boolean => {
  const type = facts[fact]?.type;
  return type?.kind === 'number' && type.unit === money;
};

/** What another body has not done in its time is no decision of ours: that the days have passed is all that follows. */
const checkOutside = ({ clocks, orders, endings }: Procedure, report: Report): void => {
  for (const { name, outside, silence, at } of Object.values(clocks)) {
    if (outside === undefined) continue;
    const deciding = silence.find(
      (order) => needsCompetence(orders[order]?.act) || decided.has(endings[orders[order]?.to ?? '']?.kind ?? ''),
    );
    if (deciding === undefined) continue;
    report('clock/outside', at, say('checkOutside.isTheTermOf', { name, outside, deciding }), say('checkOutside.writeOrAnOrder'));
  }
};

/** Who passes a case on says to whom. */
const checkReceiver = ({ endings }: Procedure, order: OrderDef, report: Report): void => {
  const refers = order.act !== undefined && actKinds[order.act].does === 'refers';
  if (order.receiver !== undefined || (!refers && endings[order.to ?? '']?.kind !== 'referred')) return;
  report('referral/receiver', order.at, say('checkReceiver.refersTheCaseTo', { order: order.name }), say('checkReceiver.addWithABody'));
};

/** Nobody gives away more than they have: the body that mandates must itself be competent. */
const checkMandates = (pack: Judged, report: Report): void => {
  for (const { name, by, acts, in: where, at } of Object.values(pack.competences)) {
    if (by === undefined || pack.bodies[by] === undefined) continue;
    const procedures = where.length > 0 ? where : [''];
    const lacking = acts.find((act) => procedures.some((procedure) => competencesFor(pack.competences, by, act, procedure).length === 0));
    if (lacking === undefined) continue;
    report(
      'competence/none',
      at,
      say('checkMandates.isAMandateOf', { name, by, lacking }),
      say('checkMandates.giveACompetenceOf', { by: titleOf(pack, by) }),
    );
  }
};

const checkIdle = (pack: Judged, report: Report): void => {
  const used = new Set(
    Object.values(pack.procedures).flatMap(({ orders }) =>
      Object.values(orders).flatMap(({ competences }) => Object.values(competences ?? {}).flat()),
    ),
  );
  const elsewhere = new Set(
    Object.values(pack.facts).flatMap(({ type }) => (type.kind === 'act' ? type.of.map(({ value }) => value) : [])),
  );
  const mandating = new Set(Object.values(pack.competences).flatMap(({ by }) => by ?? []));
  for (const { name, body, at } of Object.values(pack.competences)) {
    if (used.has(name) || elsewhere.has(body) || mandating.has(body)) continue;
    report('competence/idle', at, say('checkIdle.noOrderRestsOn', { name }), say('checkIdle.removeItOrLet'));
  }
};
