import { type CaseFile, partyOf } from '#law/case';
import type { Value } from '#law/ground';
import type { ExampleStep, OrderDef, Procedure } from '#law/pack';
import { type Asking, answersTo, demoSubject } from './answers.ts';
import { comparedLeft } from './clock-rows.ts';
import { say } from './say.ts';
import { type Fault, refused, type Scene } from './scene.ts';

/** An order that somebody is to give. */
export interface Wanted {
  readonly procedure: Procedure;
  readonly def: OrderDef;
  /** Missing for an opening order. */
  readonly case?: string;
  readonly role: string;
  readonly doer?: string;
  readonly facts?: Readonly<Record<string, Value>>;
  /** The case challenged. */
  readonly about?: string;
}

/** The scene after what was to happen, or why it did not. */
export type Outcome = Scene | Fault;

export const isFault = (outcome: Outcome): outcome is Fault => 'kind' in outcome;

/** Anyone who cannot act because of what he did before, another may. */
const anotherMay = new Set(['actedBefore', 'conflicted', 'ownCase', 'satBefore', 'notThisRole', 'notAParty']);

/** Gives an order on the next day of the plan: by somebody who may, with answers that its guards let pass. */
export const giveOrder = (scene: Scene, wanted: Wanted): Outcome => {
  const { def } = wanted;
  const at = scene.fork();
  const gives = wanted.case === undefined ? undefined : { case: wanted.case, def };
  const disturbed = at.passTime(gives === undefined ? {} : { gives });
  if (disturbed !== undefined) return disturbed;
  const file = wanted.case === undefined ? undefined : at.files.get(wanted.case);
  const draft = draftOf(at, wanted, answersTo(askingOf(at, wanted, file)));
  let fault: Fault = refused(say('giveOrder.nobodyMayGive', { def: def.name }));
  for (const person of personsFor(at, wanted, file)) {
    const next = at.fork();
    const stopped = next.act([{ ...draft, by: [person] }], gives);
    if (stopped === undefined) return next;
    fault = { ...stopped, about: { def, ...(wanted.case !== undefined && { case: wanted.case }) } };
    if (stopped.refusal === undefined || !anotherMay.has(stopped.refusal)) break;
  }
  return isMatterOfDays(def, fault) && gives !== undefined
    ? { kind: 'disturbed', by: { case: '', clock: '' }, wanted: { day: at.nextDay(), before: at.files, after: at.files, gives } }
    : fault;
};

/** A guard that counts the days left of a clock, or an extension that came too late: on another day it may be otherwise. */
const isMatterOfDays = (def: OrderDef, fault: Fault): boolean =>
  fault.kind === 'refused' &&
  (fault.refusal === 'afterExpiry' || def.guards.some((guard) => guard.refusal === fault.refusal && comparedLeft(guard.if.ast).length > 0));

export const askingOf = (scene: Scene, { procedure, def, facts, case: id }: Wanted, file: CaseFile | undefined): Asking => ({
  pack: scene.pack,
  procedure,
  def,
  ...(file !== undefined && { file }),
  sight: scene.sight(),
  fixed: { ...scene.staging.fixed, ...facts },
  subject: subjectOf(scene),
  named: id === undefined && scene.stage.names.size > 0,
});

/** The case of the trace goes by the name of its product, where it has one, else by its number. */
const subjectOf = (scene: Scene): string => {
  const first = scene.main ?? [...scene.files.values()][0];
  return first === undefined || scene.stage.city.names.has(demoSubject) ? demoSubject : first.opened.number;
};

const draftOf = (
  scene: Scene,
  { procedure, def, case: id, about }: Wanted,
  gives: Readonly<Record<string, Value>>,
): Omit<ExampleStep, 'on' | 'at'> => {
  const isFirst = id === undefined && scene.stage.names.size === 0;
  const opens = id === undefined ? (isFirst ? undefined : procedure.name) : def.opens;
  const as = opens === undefined ? undefined : freeName(scene, opens);
  return {
    by: [],
    does: isFirst ? def.name : `${id === undefined ? `${procedure.name}.` : scene.prefixOf(id)}${def.name}`,
    gives,
    ...(as !== undefined && { as }),
    ...(about !== undefined && { about: scene.nameOf(about)! }),
  };
};

/** A second case of a name needs one of its own. */
const freeName = (scene: Scene, name: string): string | undefined => {
  const taken = (other: string): boolean => scene.stage.names.has(other);
  if (!taken(name)) return undefined;
  let count = 2;
  while (taken(`${name}-${count}`)) count += 1;
  return `${name}-${count}`;
};

const personsFor = (scene: Scene, { role, doer, about }: Wanted, file: CaseFile | undefined): readonly string[] => {
  const { cast } = scene.staging;
  const labelled = doer === undefined ? undefined : cast.labelled[doer];
  if (labelled !== undefined) return [labelled];
  const holder = file === undefined ? undefined : partyOf(scene.files, file, role)?.id;
  const challenged = about === undefined ? undefined : scene.files.get(about);
  const parties = challenged === undefined ? [] : Object.values(challenged.parties).map(({ id }) => id);
  const taken = new Set(Object.values(cast.labelled));
  const others = (cast.of[role] ?? []).filter((person) => !taken.has(person));
  // What comes before the trace is done by the person who must have acted there, as far as that person may.
  const above = scene.traced === undefined && scene.pack.roles[role]?.is === 'official' && cast.above !== undefined ? [cast.above] : [];
  return [...new Set([...(holder === undefined ? [] : [holder]), ...parties, ...above, ...others])];
};
