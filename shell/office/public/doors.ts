import type { City } from '#contract';
import { joinTexts, type Text } from '#law/ground';
import type { ClockDef, OrderDef, Pack, Procedure } from '#law/pack';
import { marksOf, orderTitle, titleOfName } from '../view/index.ts';
import { say } from './say.ts';
import { durationInWords, stopped } from './words.ts';

type Door = City['complaints'][number];

/** Where anyone may complain or report without an account: the doors that the pack offers, what answers before what warns. */
export const complaintDoors = (pack: Pack): Door[] =>
  Object.values(pack.procedures)
    .flatMap((procedure) => {
      const order = procedure.orders[procedure.views.door?.file ?? ''];
      return order === undefined || !opensToAnyone(order) ? [] : [{ procedure, order }];
    })
    .toSorted((a, b) => Number(a.procedure.views.reports !== undefined) - Number(b.procedure.views.reports !== undefined))
    .map(({ procedure, order }) => doorOf(pack, procedure, order));

export const opensToAnyone = (order: OrderDef): boolean => order.from === 'opening' && order.by.includes('anyone');

const doorOf = (pack: Pack, procedure: Procedure, order: OrderDef): Door => {
  const clock = Object.values(procedure.clocks).find(({ runs }) => order.to !== undefined && runs.includes(order.to));
  return {
    procedure: procedure.name,
    kind: procedure.kind,
    order: order.name,
    title: procedure.title,
    sentence: say('doorOf.anyoneMayAndYou'),
    ...withinOf(pack, procedure),
    ...(clock === undefined ? {} : { silence: silenceWords(pack, procedure, clock) }),
    marks: marksOf(pack, procedure),
  };
};

/** The periods that bind the office there. */
const withinOf = (pack: Pack, procedure: Procedure): { readonly within?: Text } => {
  const ours = Object.values(procedure.clocks).filter((clock) => isOfficeClock(pack, procedure, clock));
  const words = ours.map((clock) => {
    const name = titleOfName(pack, clock.name);
    const limit = durationInWords(pack, clock.within).words;
    return say('withinOf.nameLimit', { name, limit });
  });
  return words.length === 0 ? {} : { within: joinTexts(words, { en: '; ', zh: '；' }) };
};

/** It runs while an official is waited for. */
export const isOfficeClock = (pack: Pack, procedure: Procedure, { runs }: ClockDef): boolean =>
  runs.some((state) => pack.roles[procedure.states[state]?.waits ?? '']?.is === 'official');

/**
 * A clock that runs while officials alone are waited for and at whose end the case is decided: an order of it grants, answers, or puts
 * something into force. A term of validity is none, although an application to renew runs in it.
 */
export const decides = (pack: Pack, procedure: Procedure, clock: ClockDef): boolean =>
  clock.runs.every((state) => pack.roles[procedure.states[state]?.waits ?? '']?.is === 'official') &&
  Object.values(procedure.orders).some(
    ({ from, to = '', by }) =>
      Array.isArray(from) &&
      from.some((state) => clock.runs.includes(state)) &&
      by.some((role) => role === 'law' || pack.roles[role]?.is === 'official') &&
      (procedure.states[to]?.shown === 'public' || ['granted', 'answered'].includes(procedure.endings[to]?.kind ?? '')),
  );

/** What follows if nobody acts in time. */
export const silenceWords = (pack: Pack, procedure: Procedure, { silence }: ClockDef): Text => {
  if (silence.length === 0) return say('silenceWords.ifWeAreLate');
  const orders = silence.map((order) => orderTitle(pack, procedure, order));
  return stopped(
    say('silenceWords.ifNobodyActsIn', {
      orders: joinTexts(orders, say('silenceWords.or')),
    }),
  );
};
