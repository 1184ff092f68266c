import { type Asked, closedVote, guardsOf, type Look, listIn, namesIn, orderOf, shown } from './asked.ts';
import { carryingIn } from './authority-part.ts';
import { printDay, readDay } from './days.ts';
import { isObject } from './json.ts';
import { at, textOf } from './text.ts';

/** The weakest standing of all that was used; of what was decided before a source was in force, no more than `assumed`. */
export const standingFault = (asked: Asked): readonly Look[] => [
  () => {
    const { law, decision, again } = asked;
    const element = orderOf(asked) ?? closedVote(asked);
    if (element === undefined) return undefined;
    for (const [, formula] of guardsOf(asked)) again.evaluate(formula);
    const early = element.basis.some((article) => (law.inForce.get(article.split('.')[0]!) ?? '') > String(decision['on']));
    const over = listIn(decision['budgets']).flatMap((move) =>
      isObject(move) && move['over'] === true ? [law.budgets.get(String(move['budget']))?.standing ?? 'law'] : [],
    );
    const power = orderOf(asked) === undefined ? [] : carryingIn(asked).map(([, { standing }]) => standing);
    const used = [element.standing, ...power, ...again.standings, ...over, ...(early ? ['assumed'] : [])];
    const weakest = Math.max(...used.map((standing) => strengths.indexOf(standing)));
    const kept = strengths.indexOf(String(decision['standing']));
    // What another case says may rest on less than what is known here: never on more.
    const fits = again.foreign ? kept >= weakest : kept === weakest;
    return fits ? undefined : `the standing is \`${strengths[weakest]}\`, and the receipt says \`${shown(decision['standing'])}\``;
  },
];

const strengths = ['law', 'delegated', 'assumed'];

/** The articles of the order, its own or those of the nearest element around it. */
export const groundFaults = (asked: Asked): readonly Look[] => [
  () => {
    const basis = (orderOf(asked) ?? closedVote(asked))?.basis ?? [];
    const kept = namesIn(asked.decision['basis']);
    return kept.join() === basis.join()
      ? undefined
      : `it rests on ${basis.join(', ')}, and the receipt says ${kept.join(', ') || 'nothing'}`;
  },
];

/** The letter that the order sends, and the day on which it is served. */
export const letterFaults = (asked: Asked): readonly Look[] => [
  () => {
    const { law, decision } = asked;
    const letter = textOf(at(orderOf(asked)?.raw, 'letter'));
    const kept = decision['letter'];
    if (letter === undefined) return kept === undefined ? undefined : 'the order sends no letter';
    if (!isObject(kept) || kept['letter'] !== letter) return `the order sends the letter \`${letter}\``;
    const to = textOf(at(law.letters.get(letter)?.raw, 'to')) ?? 'party';
    if (kept['to'] !== to) return `the letter \`${letter}\` goes to \`${to}\``;
    const because = decision['because'];
    const later = isObject(because) && because['kind'] === 'silence' ? 1 : 0;
    const served = printDay((readDay(String(decision['on'])) ?? 0) + later);
    return kept['served'] === served ? undefined : `the letter is served on ${served}`;
  },
];
