import { carrying, type OrderGiven, plain } from '#law/case';
import { bodyBehind, type Competence, type OrderDef, officeActing, type Pack, type Procedure } from '#law/pack';
import type { Trace } from './trace.ts';
import type { CompetenceUsed, ReceiptAuthority, ReceiptDecision } from './types.ts';

/** Who acted by an order, by which articles that body is competent for it, and by what mandate a person signed for somebody else. */
export const authorityOf = (
  pack: Pack,
  procedure: Procedure,
  def: OrderDef | undefined,
  event: OrderGiven,
  trace: Trace,
): Pick<ReceiptDecision, 'authority' | 'mandate'> => ({
  ...(def === undefined ? {} : bodyOf(pack, procedure, def, event, trace)),
  ...(event.standsInFor !== undefined ? { mandate: 'stand-in' } : event.onBehalfOf !== undefined ? { mandate: 'representative' } : {}),
});

const bodyOf = (
  pack: Pack,
  procedure: Procedure,
  def: OrderDef,
  event: OrderGiven,
  trace: Trace,
): { readonly authority?: ReceiptAuthority } => {
  const office = officeActing(pack, procedure, def, event.role, event.from);
  if (office === undefined) return {};
  const body = bodyBehind(pack, office);
  const ground = pack.bodies[office]?.ground;
  const { chain } = carrying(pack, procedure, def, body, {
    holds: (condition) => condition.evaluate(trace) === true,
    fact: (name) => plain(trace.fact(name)),
    on: trace.today,
  });
  // What the event says stands: where the text no longer bears it out, a check finds that.
  const named = pack.competences?.[event.competence ?? ''];
  const used = chain?.[0] === named ? (chain ?? []) : named === undefined ? [] : [named];
  return {
    authority: {
      office,
      body,
      ...(ground === undefined ? {} : { actsFor: { basis: ground.basis, standing: ground.standing } }),
      ...(def.act === undefined ? {} : { act: def.act }),
      competences: used.map(usedOf),
    },
  };
};

const usedOf = ({ name, body, basis, standing, by }: Competence): CompetenceUsed => ({
  competence: name,
  body,
  basis,
  standing,
  ...(by === undefined ? {} : { by }),
});
