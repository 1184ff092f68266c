import { namesInText, text as said } from '#law/ground';
import { openersOf, placesOf } from './graph.ts';
import type { ClockDef, Named, Pack, Procedure } from './model.ts';
import type { Report } from './report.ts';
import { isHeldTo } from './statutes.ts';

/** Does every clock end in something, can it be extended if it may, and is everybody told? */
export const checkClocks = (procedure: Procedure, pack: Pack, report: Report): void => {
  for (const clock of Object.values(procedure.clocks)) {
    checkStates(clock, report);
    checkSilence(clock, procedure, report);
    checkTold(clock, procedure, pack, report);
    checkAmount(clock, procedure, pack, report);
    checkExtendUnit(clock, report);
    const extending = Object.values(procedure.orders).some((order) => order.extends === clock.name);
    if (clock.extend !== undefined && !extending) {
      report(
        'clock/extend',
        clock.at,
        said(`\`${clock.name}\` may be extended, but no order extends it`, `\`${clock.name}\`允许延长，但没有操作可以延长它`),
        said(
          `write \`extends: ${clock.name}\` at an order, or remove \`extend\``,
          `请在某项操作中写明\`extends: ${clock.name}\`，或者删去\`extend\``,
        ),
      );
    }
  }
  for (const order of Object.values(procedure.orders)) {
    const clock = order.extends === undefined ? undefined : procedure.clocks[order.extends];
    if (clock !== undefined && clock.extend === undefined) {
      report(
        'clock/extend',
        order.at,
        said(
          `\`${order.name}\` extends \`${clock.name}\`, which says neither by how much nor how often`,
          `\`${order.name}\`延长\`${clock.name}\`，但该期限未写明延长多少、可以延长几次`,
        ),
        said('add `extend: { by, times }` to the clock', '请在该期限中增加`extend: { by, times }`'),
      );
    }
  }
};

const checkStates = ({ name, runs, pausedIn, at }: ClockDef, report: Report): void => {
  for (const state of runs.filter((each) => pausedIn.includes(each))) {
    report(
      'clock/both',
      at,
      said(`\`${name}\` both runs and stands still in \`${state}\``, `\`${name}\`在\`${state}\`中既计算又中止`),
      said('list the state once', '该状态只能列入其中一处'),
    );
  }
};

const checkSilence = (clock: ClockDef, procedure: Procedure, report: Report): void => {
  if (clock.silence.length === 0) return;
  const lawful = new Set(
    clock.silence.flatMap((order) => (procedure.orders[order] === undefined ? [] : placesOf(procedure.orders[order], procedure))),
  );
  for (const state of clock.runs.filter((each) => !lawful.has(each))) {
    const orders = namesInText(clock.silence);
    report(
      'clock/without-effect',
      clock.at,
      said(
        `\`${clock.name}\` can run out in \`${state}\`, where ${orders.en} cannot follow`,
        `\`${clock.name}\`可能在\`${state}\`中届满，而${orders.zh}在该处不得办理`,
      ),
      said(`add \`${state}\` to the \`from\` of an order that it names`, `请把\`${state}\`写入它所指某项操作的\`from\``),
    );
  }
};

/** A pause and an extension are told in writing (Licensing Law 42, 45), so the order sends a letter. */
const checkTold = (clock: ClockDef, procedure: Procedure, pack: Pack, report: Report): void => {
  if (!isHeldTo(pack.place.statutes, 'clock-told')) return;
  for (const order of Object.values(procedure.orders)) {
    if (order.letter !== undefined) continue;
    const here = placesOf(order, procedure).some((state) => clock.runs.includes(state));
    const pauses =
      here &&
      ((order.to !== undefined && clock.pausedIn.includes(order.to)) ||
        (order.opens !== undefined && clock.pausedBy.includes(order.opens)));
    if (!pauses && order.extends !== clock.name) continue;
    report(
      'clock/untold',
      order.at,
      said(
        `\`${order.name}\` ${pauses ? 'pauses' : 'extends'} \`${clock.name}\`, but nobody is told`,
        `\`${order.name}\`${pauses ? '中止' : '延长'}\`${clock.name}\`，却未告知任何人`,
      ),
      said('add `letter`', '请增加`letter`'),
    );
  }
};

/** An extension is counted in the unit of the budget, or in days where that is months; any other unit would be read as if it were the budget's. */
const checkExtendUnit = ({ name, within, extend, at }: ClockDef, report: Report): void => {
  const by = extend?.by.unit;
  if (by === undefined || by === within.unit || (within.unit === 'months' && by === 'days')) return;
  const inDays = within.unit === 'months' ? said(' or `days`', '或者`days`') : said('', '');
  report(
    'clock/extend-unit',
    at,
    said(
      `\`${name}\` counts in \`${within.unit}\`, but is extended by \`${by}\``,
      `\`${name}\`按\`${within.unit}\`计算，却按\`${by}\`延长`,
    ),
    said(`write \`by\` in \`${within.unit}\`${inDays.en}`, `\`by\`请以\`${within.unit}\`${inDays.zh}为单位`),
  );
};

/** A number fact is read when the clock starts: somebody must have given it. */
const checkAmount = (clock: ClockDef, procedure: Procedure, pack: Pack, report: Report): void => {
  const { amount } = clock.within;
  if (typeof amount === 'number' || pack.facts[amount.fact]?.source.kind !== 'given') return;
  const around = [procedure, ...openersOf(procedure.name, pack).map((opener) => opener.procedure)];
  if (around.some((each) => asksFor(amount.fact, each.orders))) return;
  report(
    'clock/within',
    clock.at,
    said(`nobody gives \`${amount.fact}\` before \`${clock.name}\` starts`, `在\`${clock.name}\`起算之前，没有人提供\`${amount.fact}\``),
    said(`let an order ask for \`${amount.fact}\``, `请由某项操作要求填报\`${amount.fact}\``),
  );
};

const asksFor = (fact: string, orders: Named<Procedure['orders'][string]>): boolean =>
  Object.values(orders).some(({ needs, with: handed }) => needs.some((need) => need.fact === fact) || Object.hasOwn(handed, fact));
