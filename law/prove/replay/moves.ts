import type { CaseFile } from '#law/case';
import type { Text } from '#law/ground';
import type { CaseLink, Procedure } from '#law/pack';
import type { PathMove } from '../paths/path.ts';
import { closeVote } from './ballots.ts';
import { openTraced } from './opening.ts';
import { giveOrder, isFault, type Outcome } from './orders.ts';
import { hasFollowed, pursue } from './pursue.ts';
import { say } from './say.ts';
import { type Refused, refused, type Scene } from './scene.ts';

/** Plays one move of a trace; what the trace says comes of it must come of it. */
export const playMove = (scene: Scene, procedure: Procedure, move: PathMove): Outcome => {
  const main = scene.main;
  if (main === undefined) return openTraced(scene, procedure, move);
  switch (move.kind) {
    case 'order':
      return orderIn(scene, procedure, main, move);
    case 'runs-out': {
      const next = scene.fork();
      return next.lapse(main.id, move.clock, move.follows === undefined ? [] : [move.follows]) ?? next;
    }
    case 'closes': {
      const next = closeVote(scene, main.id, move.result, move.voter);
      if (isFault(next) || move.follows === undefined) return next;
      return hasFollowed(next, main, move.follows)
        ? next
        : unlike(say('playMove.doesNotFollowThe', { follows: move.follows }), procedure, move.follows, main);
    }
    case 'entry':
      return refused(say('playMove.aChangeOfA'));
    case 'child':
      return childReaches(scene, main, move);
    case 'outside':
      return outsideReaches(scene, procedure, main, move);
  }
};

type Move<K extends PathMove['kind']> = Extract<PathMove, { readonly kind: K }>;

const orderIn = (scene: Scene, procedure: Procedure, main: CaseFile, move: Move<'order'>): Outcome => {
  const def = procedure.orders[move.order];
  if (def === undefined) return refused(say('orderIn.thereIsNoOrder', { order: move.order }));
  const next = giveOrder(scene, {
    procedure,
    def,
    case: main.id,
    role: move.role,
    facts: move.facts,
    ...(move.doer !== undefined && { doer: move.doer }),
  });
  if (isFault(next)) return next;
  const state = def.to ?? main.state;
  return next.main!.state === state
    ? next
    : refused(say('orderIn.afterTheCaseStands', { def: def.name, state: next.main!.state, otherState: state }));
};

const unlike = (why: Text, procedure: Procedure, order: string, file: CaseFile): Refused => {
  const def = procedure.orders[order];
  return { kind: 'refused', why, ...(def !== undefined && { about: { case: file.id, def } }) };
};

/** The latest child of the name that is open; if it cannot come there, an earlier one. */
const childReaches = (scene: Scene, main: CaseFile, { name, reaches, follows }: Move<'child'>): Outcome => {
  let fault: Outcome = refused(say('childReaches.noCaseIsOpen', { name }));
  for (const { as, case: id } of main.children.toReversed()) {
    if (as !== name) continue;
    if (scene.files.get(id)!.state === reaches && follows === undefined) return scene;
    const next = pursue(scene, id, reaches, follows);
    if (!isFault(next)) return next;
    fault = next;
  }
  return fault;
};

/** A case about the same subject, or a challenge: one that is open already, else a new one. */
const outsideReaches = (scene: Scene, procedure: Procedure, main: CaseFile, { name, reaches, follows }: Move<'outside'>): Outcome => {
  const link = procedure.cases[name];
  const theirs = link?.procedure === undefined ? undefined : scene.pack.procedures[link.procedure];
  if (link === undefined || theirs === undefined) return refused(say('outsideReaches.isABodyThat', { name }));
  const known = [...scene.files.values()].filter((file) => isLinked(file, main, link)).toReversed();
  for (const file of known) {
    const next = pursue(scene, file.id, reaches, follows);
    if (!isFault(next)) return next;
  }
  let fault: Outcome = refused(say('outsideReaches.nobodyMayOpen', { theirs: theirs.name }));
  for (const def of Object.values(theirs.orders).filter(({ from }) => from === 'opening')) {
    const role = def.by.find((each) => each !== 'law' && each !== 'anyone') ?? def.by.find((each) => each !== 'law');
    if (role === undefined) continue;
    const opened = giveOrder(scene, { procedure: theirs, def, role, ...(link.link === 'challenge' && { about: main.id }) });
    if (isFault(opened)) {
      fault = opened;
      continue;
    }
    const file = [...opened.files.values()].findLast((other) => isLinked(other, main, link) && !scene.files.has(other.id));
    if (file === undefined) {
      fault = refused(say('outsideReaches.isNotAboutThe', { theirs: theirs.name }));
      continue;
    }
    if (file.state === reaches && hasFollowed(opened, main, follows)) return opened;
    if (opened.main!.seq !== main.seq) {
      fault = refused(say('outsideReaches.openingMovesTheCase', { theirs: theirs.name }));
      continue;
    }
    const next = pursue(opened, file.id, reaches, follows);
    if (!isFault(next)) return next;
    fault = next;
  }
  return fault;
};

const isLinked = (file: CaseFile, main: CaseFile, link: CaseLink): boolean =>
  file.id !== main.id &&
  file.opened.procedure === link.procedure &&
  (link.by !== undefined
    ? link.link === 'named'
      ? main.named[link.by] === file.id
      : file.named[link.by] === main.id
    : link.link === 'challenge'
      ? file.opened.challenges?.case === main.id
      : file.opened.subject !== undefined && file.opened.subject.id === main.opened.subject?.id);
