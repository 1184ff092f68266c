import { text as said } from '#law/ground';
import { belongsInto, canLeadTo } from './act-fits.ts';
import { actKinds } from './act-kinds.ts';
import { challengesOf } from './challenges.ts';
import { needsChallenge } from './check-cases.ts';
import { waysOf } from './letter-ways.ts';
import type { OrderDef, Pack, Procedure } from './model.ts';
import type { Report } from './report.ts';
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
        ? said(`\`${order.name}\` ends the case, and nobody is told`, `\`${order.name}\`终结案件，但没有告知任何人`)
        : said(
            `\`${order.name}\` leads to \`${order.to}\`, which can be challenged, and nobody is told`,
            `\`${order.name}\`转入可以申请救济的\`${order.to}\`，但没有告知任何人`,
          ),
      said('add `letter`', '请增加`letter`'),
    );
  }
};

const wrongProcedure = (order: OrderDef, letter: string, procedure: Procedure, report: Report): void =>
  report(
    'letter/order',
    order.at,
    said(
      `\`${letter}\` grants something, and in a procedure of kind \`${procedure.kind}\` nothing needs to be granted`,
      `\`${letter}\`是准予类文书，而\`${procedure.kind}\`类程序无需准予`,
    ),
    said('send a letter of the kind `filing-notice` or `registration`', '请发送`filing-notice`或`registration`类文书'),
  );

const wrongEnding = (order: OrderDef, letter: string, to: string, kind: string, pack: Pack, report: Report): void =>
  report(
    'letter/order',
    order.at,
    said(
      `\`${letter}\` is of the kind \`${pack.letters[letter]!.kind}\`, but \`${order.name}\` leads to \`${to}\`, an ending of kind \`${kind}\``,
      `\`${letter}\`属于\`${pack.letters[letter]!.kind}\`类，而\`${order.name}\`导致\`${kind}\`类结局\`${to}\``,
    ),
    said('send a letter of the kind that the order is', '请发送与该操作相符的文书'),
  );

const noRemedy = (order: OrderDef, letter: string, to: string, kind: string, report: Report): void =>
  report(
    'letter/remedy',
    order.at,
    said(
      `\`${letter}\` goes against its addressee (\`${kind}\`), but in \`${to}\` nothing can be challenged`,
      `\`${letter}\`对当事人不利（\`${kind}\`），但在\`${to}\`不能申请救济`,
    ),
    said(`add \`challenge\` to \`${to}\``, `请在\`${to}\`中增加\`challenge\``),
  );
