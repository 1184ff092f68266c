import { text as said, type Text } from '#law/ground';
import type { OrderDef, Pack } from './model.ts';
import { isPersonal } from './reading.ts';
import type { Report } from './report.ts';

/** Orders whose answers stand side by side: each person has one sheet while the case stays where it is, and no answer is a fact of the case as well. */
export const checkSheets = (pack: Pack, report: Report): void => {
  const orders = Object.values(pack.procedures).flatMap((procedure) => Object.values(procedure.orders));
  const onSheets = new Map(
    orders.filter(({ sideBySide }) => sideBySide).flatMap(({ name, needs }) => needs.map(({ fact }) => [fact, name])),
  );
  for (const order of orders) {
    if (order.sideBySide) {
      const why = noSheet(order, pack);
      if (why !== undefined)
        report('sheet/order', order.at, why, said('let people give it in a state where the case stays', '请由人员在案件停留的状态中办理'));
      continue;
    }
    const mixed = order.needs.find(({ fact }) => onSheets.has(fact))?.fact;
    if (mixed !== undefined)
      report(
        'sheet/mixed',
        order.at,
        said(
          `\`${order.name}\` asks for \`${mixed}\`, which stands on the sheets of \`${onSheets.get(mixed)}\``,
          `\`${order.name}\`要求填报\`${mixed}\`，而该事实记载于\`${onSheets.get(mixed)}\`的并列填报表`,
        ),
        said('ask for another fact', '请改为要求填报其他事实'),
      );
  }
};

const noSheet = ({ name, from, to, by, needs }: OrderDef, pack: Pack): Text | undefined => {
  if (from === 'opening' || to !== undefined)
    return said(`\`${name}\` moves the case, so nobody could give a second sheet`, `\`${name}\`会使案件移动，第二人无法再填报`);
  if (by.includes('law') || by.includes('anyone'))
    return said(`\`${name}\` may be given by nobody known, whose sheet it would be`, `\`${name}\`可由身份不明者办理，填报表无从归属`);
  if (needs.length === 0) return said(`\`${name}\` asks for nothing, so its sheets are empty`, `\`${name}\`不要求填报任何事实，填报表为空`);
  const personal = needs.find(({ fact }) => isPersonal(pack.facts, pack.facts[fact]!))?.fact;
  return personal === undefined
    ? undefined
    : said(`\`${personal}\` is personal and cannot stand on a sheet`, `\`${personal}\`属于个人信息，不能记载于并列填报表`);
};
