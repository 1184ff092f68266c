import { belongsInto, canLeadTo } from './act-fits.ts';
import { actKinds } from './act-kinds.ts';
import { challengesOf } from './challenges.ts';
import { needsChallenge } from './check-cases.ts';
import { waysOf } from './letter-ways.ts';
import type { OrderDef, Pack, Procedure } from './model.ts';
import type { Report } from './report.ts';
import { say } from './say.ts';
import { isHeldTo, type StatuteDuty } from './statutes.ts';

/** Does each letter fit what its orders lead to, can be challenged where it goes against somebody, and is nobody left without one? */
export const checkSent = (pack: Pack, report: Report): void => {
  if (!Object.values(pack.letters).some(({ kind }) => kind !== undefined)) return;
  for (const letter of Object.values(pack.letters)) {
    const { kind } = letter;
    if (kind === undefined) continue;
    for (const { procedure, order, to } of waysOf(letter.name, pack)) {
      const ending = procedure.endings[to];
      const held = (duty: StatuteDuty): boolean => isHeldTo(pack.place.statutes, duty);
      if (held('filing') && !belongsInto(kind, procedure.kind)) wrongProcedure(order, letter.name, procedure, report);
      else if (held('act-fits') && ending !== undefined && order.to === to && !canLeadTo(kind, ending.kind))
        wrongEnding(order, letter.name, to, ending.kind, pack, report);
      if (held('remedy') && actKinds[kind].adverse && !canBeChallenged(to, procedure)) noRemedy(order, letter.name, to, kind, report);
    }
  }
  if (!isHeldTo(pack.place.statutes, 'told')) return;
  for (const procedure of Object.values(pack.procedures)) if (hasParty(procedure, pack)) checkUnsent(procedure, report);
};

/** An ending that has to say how it is challenged and does not is told already. */
const canBeChallenged = (to: string, procedure: Procedure): boolean => {
  const ending = procedure.endings[to];
  if (challengesOf(procedure, to).length > 0) return true;
  return ending !== undefined && ending.note === undefined && needsChallenge.has(ending.kind);
};

/** Somebody is a party who may act in it or is waited for; and anyone who opened it holds its code. */
const hasParty = ({ orders, states }: Procedure, pack: Pack): boolean =>
  Object.values(orders).some(({ by, from }) =>
    by.some((role) => (role === 'anyone' && from === 'opening') || pack.roles[role]?.is === 'party'),
  ) || Object.values(states).some(({ waits }) => waits !== undefined && pack.roles[waits]?.is === 'party');

/** Nobody whose case ends, or who is told to do or to leave something, learns of it from a page alone. */
const checkUnsent = (procedure: Procedure, report: Report): void => {
  for (const order of Object.values(procedure.orders)) {
    if (order.letter !== undefined || order.to === undefined || order.opens !== undefined) continue;
    const ends = procedure.endings[order.to] !== undefined;
    if (!ends && challengesOf(procedure, order.to).length === 0) continue;
    report(
      'letter/none',
      order.at,
      ends
        ? say('checkUnsent.endsTheCaseAnd', { order: order.name })
        : say('checkUnsent.leadsToWhichCan', { order: order.name, to: order.to }),
      say('checkUnsent.add'),
    );
  }
};

const wrongProcedure = (order: OrderDef, letter: string, procedure: Procedure, report: Report): void =>
  report(
    'letter/order',
    order.at,
    say('wrongProcedure.grantsSomethingAndIn', { letter, kind: procedure.kind }),
    say('wrongProcedure.sendALetterOf'),
  );

const wrongEnding = (order: OrderDef, letter: string, to: string, kind: string, pack: Pack, report: Report): void =>
  report(
    'letter/order',
    order.at,
    say('wrongEnding.isOfTheKind', { letter, kind: pack.letters[letter]!.kind, order: order.name, to, otherKind: kind }),
    say('wrongEnding.sendALetterOf'),
  );

const noRemedy = (order: OrderDef, letter: string, to: string, kind: string, report: Report): void =>
  report('letter/remedy', order.at, say('noRemedy.goesAgainstItsAddressee', { letter, kind, to }), say('noRemedy.addTo', { to }));
