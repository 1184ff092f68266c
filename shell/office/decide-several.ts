import { type CaseFile, catchUp, type Decided, decide, type Order, type World } from '#law/case';
import { ok, type Refusal, type Result } from '#law/ground';

/** An order and the time at which it is given, in milliseconds since 1970. */
export interface DatedOrder {
  readonly order: Order;
  readonly at: number;
}

/** An order that was left out, and why. */
export interface Declined {
  readonly order: Order;
  readonly refusal: Refusal;
}

/** Decides order after order in one case; one that is refused is left out, and the next is decided all the same. */
export const decideEach = (
  world: World,
  caseId: string,
  ordersOf: (file: CaseFile) => readonly Order[],
): { readonly decided: Decided; readonly declined: readonly Declined[] } => {
  const due = catchUp(world);
  const [events, steps, declined] = [[...due.events], [...due.steps], [] as Declined[]];
  let { files } = due;
  const file = files.get(caseId);
  for (const order of file === undefined ? [] : ordersOf(file)) {
    const next = decide({ ...world, cases: files }, order);
    if (!next.ok) {
      declined.push({ order, refusal: next.error });
      continue;
    }
    events.push(...next.value.events);
    steps.push(...next.value.steps);
    files = next.value.files;
  }
  return { decided: { events, steps, files, case: caseId }, declined };
};

/** Decides all of them one after the other, each at its own time; the first that is refused refuses all. */
export const decideAll = (world: World, orders: readonly DatedOrder[]): Result<Decided, Refusal> => {
  let so: Decided = { events: [], steps: [], files: world.cases };
  for (const { order, at } of orders) {
    const next = decide({ ...world, now: at, cases: so.files }, so.case === undefined ? order : { ...order, case: so.case });
    if (!next.ok) return next;
    so = {
      ...next.value,
      events: [...so.events, ...next.value.events],
      steps: [...so.steps, ...next.value.steps],
      case: so.case ?? next.value.case!,
    };
  }
  return ok(so);
};
