import type { CaseFile } from '#law/case';
import { type Text, text } from '#law/ground';
import type { CaseLink, Procedure } from '#law/pack';
import type { PathMove } from '../paths/path.ts';
import { closeVote } from './ballots.ts';
import { openTraced } from './opening.ts';
import { giveOrder, isFault, type Outcome } from './orders.ts';
import { hasFollowed, pursue } from './pursue.ts';
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
        : unlike(
            text(`\`${move.follows}\` does not follow the vote`, `表决后，\`${move.follows}\`并未随之发生`),
            procedure,
            move.follows,
            main,
          );
    }
    case 'entry':
      return refused('a change of a register is not played here', '此处不重放登记簿的变动');
    case 'child':
      return childReaches(scene, main, move);
    case 'outside':
      return outsideReaches(scene, procedure, main, move);
  }
};

type Move<K extends PathMove['kind']> = Extract<PathMove, { readonly kind: K }>;

const orderIn = (scene: Scene, procedure: Procedure, main: CaseFile, move: Move<'order'>): Outcome => {
  const def = procedure.orders[move.order];
  if (def === undefined) return refused(`there is no order \`${move.order}\``, `没有办理事项\`${move.order}\``);
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
    : refused(
        `after \`${def.name}\` the case stands in \`${next.main!.state}\`, not in \`${state}\``,
        `\`${def.name}\`之后，案件处于\`${next.main!.state}\`，而不是\`${state}\``,
      );
};

const unlike = (why: Text, procedure: Procedure, order: string, file: CaseFile): Refused => {
  const def = procedure.orders[order];
  return { kind: 'refused', why, ...(def !== undefined && { about: { case: file.id, def } }) };
};

/** The latest child of the name that is open; if it cannot come there, an earlier one. */
const childReaches = (scene: Scene, main: CaseFile, { name, reaches, follows }: Move<'child'>): Outcome => {
  let fault: Outcome = refused(`no case \`${name}\` is open`, `没有正在办理的\`${name}\``);
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
  if (link === undefined || theirs === undefined)
    return refused(`\`${name}\` is a body that does not work here`, `\`${name}\`由系统之外的机关办理`);
  const known = [...scene.files.values()].filter((file) => isLinked(file, main, link)).toReversed();
  for (const file of known) {
    const next = pursue(scene, file.id, reaches, follows);
    if (!isFault(next)) return next;
  }
  let fault: Outcome = refused(`nobody may open \`${theirs.name}\``, `无人可以启动\`${theirs.name}\``);
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
      fault = refused(`\`${theirs.name}\` is not about the same subject`, `\`${theirs.name}\`所涉及的不是同一对象`);
      continue;
    }
    if (file.state === reaches && hasFollowed(opened, main, follows)) return opened;
    if (opened.main!.seq !== main.seq) {
      fault = refused(`opening \`${theirs.name}\` moves the case`, `启动\`${theirs.name}\`会使本案发生变化`);
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
  (link.link === 'challenge'
    ? file.opened.challenges?.case === main.id
    : file.opened.subject !== undefined && file.opened.subject.id === main.opened.subject?.id);
