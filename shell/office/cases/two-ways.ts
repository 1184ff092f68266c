import type { ProcedureView } from '#contract';
import { joinTexts, type Text } from '#law/ground';
import { type Commitment, exclusions, type OrderDef, type Pack, type Procedure } from '#law/pack';
import { amountInWords, capital, lineOf, marksOf, orderTitle, titleOfName } from '../view/index.ts';
import { say } from './say.ts';
import { followsOf } from './wizard.ts';

type Ways = NonNullable<ProcedureView['commitment']>;

/** The ordinary way and the way on a commitment, side by side: what each asks, how long it takes, and what a commitment binds to. */
export const twoWays = (pack: Pack, procedure: Procedure): Ways | undefined => {
  const { commitment } = procedure;
  const [ordinary, committed] = [procedure.orders[commitment?.insteadOf ?? ''], procedure.orders[commitment?.commit ?? '']];
  if (commitment === undefined || ordinary === undefined || committed === undefined) return undefined;
  return {
    ordinary: wayOf(pack, procedure, ordinary),
    commitment: wayOf(pack, procedure, committed),
    standsFor: commitment.standsFor.map((fact) => pack.facts[fact]?.title ?? titleOfName(pack, fact)),
    signs: signedIn(pack, commitment),
    after: afterwards(pack, procedure, commitment),
    never: commitment.never.flatMap(({ kind, guards }) => (guards.length === 0 ? [] : [exclusions[kind]])),
    marks: [...marksOf(pack, commitment)],
  };
};

const wayOf = (pack: Pack, procedure: Procedure, def: OrderDef): Ways['ordinary'] => {
  const papers = def.needs.filter(({ fact }) => pack.facts[fact]?.type.kind === 'file');
  return {
    order: { name: def.name, title: capital(orderTitle(pack, procedure, def.name)) },
    questions: def.needs.filter(({ optional }) => !optional).length,
    papers: papers.length,
    follows: followsOf({ pack, procedure, def }),
  };
};

const signedIn = (pack: Pack, { model }: Commitment): Text[] =>
  (pack.forms[model]?.sections ?? []).flatMap(({ facts }) => facts.flatMap((fact) => pack.facts[fact]?.title ?? []));

/** The check, what an untrue commitment leads to, and the way back. */
const afterwards = (pack: Pack, procedure: Procedure, { check, correct, revoke, leave }: Commitment): Ways['after'] => {
  const clock = procedure.clocks[check.clock ?? ''];
  const title = (order: string): Text => orderTitle(pack, procedure, order);
  const list = (orders: readonly string[]): Text => joinTexts(orders.map(title), say('list.alone'));
  const within =
    clock === undefined
      ? []
      : [
          lineOf(
            pack,
            typeof clock.within.amount === 'number'
              ? say('afterwards.itIsCheckedAfterwards', { amount: amountInWords(clock.within.amount, clock.within.unit) })
              : say('afterwards.itIsCheckedAfterwardsByClass', { fact: titleOfName(pack, clock.within.amount.fact) }),
            clock,
          ),
        ];
  const first = procedure.orders[correct[0] ?? ''];
  const last = procedure.orders[revoke[0] ?? ''];
  const untrue = first === undefined ? [] : [lineOf(pack, say('afterwards.whereItIsUntrue', { correct: list(correct) }), first)];
  const ends = last === undefined ? [] : [lineOf(pack, say('afterwards.whereItIsNot', { revoke: list(revoke) }), last)];
  const back = procedure.orders[leave];
  const leaving = back === undefined ? [] : [lineOf(pack, say('afterwards.untilItIsDecided', { leave: title(leave) }), back)];
  const exempt = check.exempt === undefined ? [] : [{ text: check.exempt, marks: [] }];
  return [...within, ...exempt, ...untrue, ...ends, ...leaving];
};
