import { tookPart } from '#law/case';
import type { Value } from '#law/ground';
import type { OrderDef, Pack, Procedure } from '#law/pack';
import type { PathMove } from '../paths/path.ts';
import { giveOrder, isFault, type Outcome, type Wanted } from './orders.ts';
import { distances, pursue } from './pursue.ts';
import { say } from './say.ts';
import { refused, Scene } from './scene.ts';

/**
 * Opens the case of a trace. What only another case opens is opened by it, and a challenge needs a decision: then that other case is
 * played first, and the example begins with it.
 */
export const openTraced = (scene: Scene, procedure: Procedure, move: PathMove): Outcome => {
  const def = move.kind === 'order' ? procedure.orders[move.order] : undefined;
  if (move.kind !== 'order' || def?.from !== 'opening') return refused(say('openTraced.theTraceDoesNot'));
  const role = move.role === 'law' ? def.by.find((each) => each !== 'law') : move.role;
  const wanted = { procedure, def, facts: move.facts, ...(move.doer !== undefined && { doer: move.doer }) };
  const opened =
    role === undefined
      ? openedByAnother(scene, procedure, move.facts)
      : procedure.kind === 'remedy'
        ? openedAsChallenge(scene, { ...wanted, role })
        : giveOrder(scene, { ...wanted, role });
  if (isFault(opened)) return opened;
  opened.traced = [...opened.files.values()].findLast((file) => file.opened.procedure === procedure.name)?.id;
  return opened;
};

/** A case that can be opened by somebody, brought to each of its places in turn from which it goes on. */
interface Before {
  readonly procedure: Procedure;
  readonly opens: OrderDef;
  readonly state: string;
}

const mostTried = 6;

/** Cases that can stand before, those with the fewest moves first. */
const nearest = (pack: Pack, places: readonly { readonly procedure: Procedure; readonly state: string }[]): readonly Before[] =>
  places
    .flatMap(({ procedure, state }) => {
      const far = distances(procedure, state);
      return Object.values(procedure.orders).flatMap((opens) =>
        opens.from === 'opening' &&
        opens.to !== undefined &&
        opens.by.some((role) => role !== 'law') &&
        pack.procedures[procedure.name]!.kind !== 'remedy'
          ? [{ procedure, state, opens, far: far(opens.to) }]
          : [],
      );
    })
    .filter(({ far }) => Number.isFinite(far))
    .toSorted((a, b) => a.far - b.far)
    .slice(0, mostTried);

/** The first of these cases that comes where it is wanted. */
const playedBefore = (scene: Scene, { procedure, opens, state }: Before): { readonly scene: Scene; readonly case: string } | undefined => {
  const role = opens.by.find((each) => each !== 'law' && each !== 'anyone') ?? opens.by.find((each) => each !== 'law')!;
  const opened = giveOrder(withFirst(scene, procedure), { procedure, def: opens, role });
  const file = isFault(opened) ? undefined : [...opened.files.values()][0];
  if (isFault(opened) || file === undefined) return undefined;
  if (file.state === state) return { scene: opened, case: file.id };
  const there = pursue(opened, file.id, state, undefined);
  return isFault(there) ? undefined : { scene: there, case: file.id };
};

/** The person who must have acted in the case above did so. */
const actedThere = ({ scene, case: id }: { readonly scene: Scene; readonly case: string }): boolean => {
  const { above } = scene.staging.cast;
  const file = scene.files.get(id);
  return above === undefined || (file !== undefined && tookPart(file, above));
};

/** The example begins in another procedure than the trace. */
const withFirst = (scene: Scene, procedure: Procedure): Scene => new Scene(scene.staging, procedure.name);

const openedAsChallenge = (scene: Scene, wanted: Omit<Wanted, 'case' | 'about'>): Outcome => {
  const places = Object.values(scene.pack.procedures).flatMap((procedure) =>
    Object.values(procedure.endings).flatMap(({ name, challenges }) =>
      challenges.some((each) => procedure.cases[each]?.link === 'challenge' && procedure.cases[each].procedure === wanted.procedure.name)
        ? [{ procedure, state: name }]
        : [],
    ),
  );
  let fault: Outcome = refused(say('openedAsChallenge.nothingWasDecidedThat', { procedure: wanted.procedure.name }));
  for (const before of nearest(scene.pack, places)) {
    const decided = playedBefore(scene, before);
    if (decided === undefined || !actedThere(decided)) continue;
    const opened = giveOrder(decided.scene, { ...wanted, about: decided.case });
    if (!isFault(opened)) return opened;
    fault = opened;
  }
  return fault;
};

const openedByAnother = (scene: Scene, procedure: Procedure, facts: Readonly<Record<string, Value>>): Outcome => {
  const openers = Object.values(scene.pack.procedures).flatMap((other) =>
    Object.values(other.orders).flatMap((def) => {
      const isOpener = def.opens !== undefined && other.cases[def.opens]?.procedure === procedure.name;
      return isOpener ? [{ procedure: other, def, byHand: def.by.find((role) => role !== 'law') }] : [];
    }),
  );
  let fault: Outcome = refused(say('openedByAnother.onlyAnotherCaseOpens', { procedure: procedure.name }));
  for (const { procedure: other, def, byHand } of openers) {
    const states =
      byHand === undefined ? [def.to ?? ''] : def.from === 'open' ? Object.keys(other.states) : def.from === 'opening' ? [] : def.from;
    for (const before of nearest(
      scene.pack,
      states.map((state) => ({ procedure: other, state })),
    )) {
      const there = playedBefore(scene, before);
      if (there === undefined) continue;
      const opened =
        byHand === undefined ? there.scene : giveOrder(there.scene, { procedure: other, def, case: there.case, role: byHand, facts });
      if (!isFault(opened) && !actedThere({ scene: opened, case: there.case })) continue;
      if (!isFault(opened) && [...opened.files.values()].some((file) => file.opened.procedure === procedure.name)) return opened;
      if (isFault(opened)) fault = opened;
    }
  }
  return fault;
};
