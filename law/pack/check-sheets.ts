import type { Text } from '#law/ground';
import type { OrderDef, Pack } from './model.ts';
import { isPersonal } from './reading.ts';
import type { Report } from './report.ts';
import { say } from './say.ts';

/** Orders whose answers stand side by side: each person has one sheet while the case stays where it is, and no answer is a fact of the case as well. */
export const checkSheets = (pack: Pack, report: Report): void => {
  const orders = Object.values(pack.procedures).flatMap((procedure) => Object.values(procedure.orders));
  const onSheets = new Map(
    orders.filter(({ sideBySide }) => sideBySide).flatMap(({ name, needs }) => needs.map(({ fact }) => [fact, name])),
  );
  for (const order of orders) {
    if (order.sideBySide) {
      const why = noSheet(order, pack);
      if (why !== undefined) report('sheet/order', order.at, why, say('checkSheets.letPeopleGiveIt'));
      continue;
    }
    const mixed = order.needs.find(({ fact }) => onSheets.has(fact))?.fact;
    if (mixed !== undefined)
      report(
        'sheet/mixed',
        order.at,
        say('checkSheets.asksForWhichStands', { order: order.name, mixed, onSheets: onSheets.get(mixed) }),
        say('checkSheets.askForAnotherFact'),
      );
  }
};

const noSheet = ({ name, from, to, by, needs }: OrderDef, pack: Pack): Text | undefined => {
  if (from === 'opening' || to !== undefined) return say('noSheet.movesTheCaseSo', { name });
  if (by.includes('law') || by.includes('anyone')) return say('noSheet.mayBeGivenBy', { name });
  if (needs.length === 0) return say('noSheet.asksForNothingSo', { name });
  const personal = needs.find(({ fact }) => isPersonal(pack.facts, pack.facts[fact]!))?.fact;
  return personal === undefined ? undefined : say('noSheet.isPersonalAndCannot', { personal });
};
