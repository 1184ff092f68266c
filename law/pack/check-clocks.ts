import { namesInText, text as said } from '#law/ground';
import { openersOf, placesOf } from './graph.ts';
import type { ClockDef, Named, Pack, Procedure } from './model.ts';
import type { Report } from './report.ts';
import { say } from './say.ts';
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
        say('checkClocks.mayBeExtendedBut', { clock: clock.name }),
        say('checkClocks.writeAtAnOrder', { clock: clock.name }),
      );
    }
  }
  for (const order of Object.values(procedure.orders)) {
    const clock = order.extends === undefined ? undefined : procedure.clocks[order.extends];
    if (clock !== undefined && clock.extend === undefined) {
      report(
        'clock/extend',
        order.at,
        say('checkClocks.extendsWhichSaysNeither', { order: order.name, clock: clock.name }),
        say('checkClocks.addToTheClock'),
      );
    }
  }
};

const checkStates = ({ name, runs, pausedIn, at }: ClockDef, report: Report): void => {
  for (const state of runs.filter((each) => pausedIn.includes(each))) {
    report('clock/both', at, say('checkStates.bothRunsAndStands', { name, state }), say('checkStates.listTheStateOnce'));
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
      say('checkSilence.canRunOutIn', { clock: clock.name, state, orders }),
      say('checkSilence.addToTheOf', { state }),
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
      say('checkTold.butNobodyIsTold', { order: order.name, pauses, clock: clock.name }),
      say('checkTold.add'),
    );
  }
};

/** An extension is counted in the unit of the budget, or in days where that is months; any other unit would be read as if it were the budget's. */
const checkExtendUnit = ({ name, within, extend, at }: ClockDef, report: Report): void => {
  const by = extend?.by.unit;
  if (by === undefined || by === within.unit || (within.unit === 'months' && by === 'days')) return;
  const inDays = within.unit === 'months' ? say('checkExtendUnit.or') : said('', '');
  report(
    'clock/extend-unit',
    at,
    say('checkExtendUnit.countsInButIs', { name, unit: within.unit, by }),
    say('checkExtendUnit.writeIn', { unit: within.unit, inDays }),
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
    say('checkAmount.nobodyGivesBeforeStarts', { fact: amount.fact, clock: clock.name }),
    say('checkAmount.letAnOrderAsk', { fact: amount.fact }),
  );
};

const asksFor = (fact: string, orders: Named<Procedure['orders'][string]>): boolean =>
  Object.values(orders).some(({ needs, with: handed }) => needs.some((need) => need.fact === fact) || Object.hasOwn(handed, fact));
