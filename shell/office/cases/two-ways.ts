import type { ProcedureView } from '#contract';
import { joinTexts, type Text, text } from '#law/ground';
import { type Commitment, exclusions, type OrderDef, type Pack, type Procedure } from '#law/pack';
import { amountInWords, capital, lineOf, marksOf, orderTitle, titleOfName } from '../view/index.ts';
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
  const list = (orders: readonly string[]): Text => joinTexts(orders.map(title), text(', ', '、'));
  const within =
    clock === undefined
      ? []
      : [
          lineOf(
            pack,
            typeof clock.within.amount === 'number'
              ? text(
                  `It is checked afterwards, within ${amountInWords(clock.within.amount, clock.within.unit).en}.`,
                  `事后${amountInWords(clock.within.amount, clock.within.unit).zh}内核查。`,
                )
              : text(
                  `It is checked afterwards: ${titleOfName(pack, clock.within.amount.fact).en}, by class.`,
                  `事后分类核查，期限：${titleOfName(pack, clock.within.amount.fact).zh}。`,
                ),
            clock,
          ),
        ];
  const first = procedure.orders[correct[0] ?? ''];
  const last = procedure.orders[revoke[0] ?? ''];
  const untrue =
    first === undefined
      ? []
      : [
          lineOf(
            pack,
            text(
              `Where it is untrue or not kept: ${list(correct).en}; until then what was given does not work.`,
              `承诺不实或者违反承诺的：${list(correct).zh}，改正完成前中止。`,
            ),
            first,
          ),
        ];
  const ends =
    last === undefined
      ? []
      : [lineOf(pack, text(`Where it is not put right: ${list(revoke).en}.`, `逾期不改正的：${list(revoke).zh}。`), last)];
  const back = procedure.orders[leave];
  const leaving =
    back === undefined
      ? []
      : [lineOf(pack, text(`Until it is decided you can go back: ${title(leave).en}.`, `决定作出前可以退出：${title(leave).zh}。`), back)];
  const exempt = check.exempt === undefined ? [] : [{ text: check.exempt, marks: [] }];
  return [...within, ...exempt, ...untrue, ...ends, ...leaving];
};
