import type { Answering, Caller, Preview } from '#contract';
import {
  activeRun,
  type CaseFile,
  type Decided,
  decide,
  type OrderGiven,
  receiverWords,
  refuse,
  standingOf,
  type World,
  writeLetter,
} from '#law/case';
import { ok, printInstant, type Text, zoneOf } from '#law/ground';
import type { Pack, Procedure } from '#law/pack';
import { sightOf } from '../case-words.ts';
import type { LoadedWorld } from '../loaded-world.ts';
import { letterHtml, marksOf, refusalView, statusOf, stayTitle, titled, titleOfName, weekdayInWords } from '../view/index.ts';
import { refused } from './declined.ts';
import type { Desk } from './desk.ts';
import { allErrors, errorsOf, type Ready, readyToGive, readyToOpen } from './giving.ts';
import { maySeeFact } from './look.ts';
import { afterOf } from './offers-view.ts';
import { erasesWords } from './personal-kept.ts';
import { afterProposal, decidersOf } from './proposal-view.ts';
import { say } from './say.ts';

export const previewOrder =
  (desk: Desk): Answering<'preview'> =>
  async (caller, { id, order, body }) => {
    const ready = await readyToGive(desk, caller, id, order, body);
    return ready.ok ? ok(await previewOf(desk, caller, ready.value)) : ready;
  };

export const previewOpening =
  (desk: Desk): Answering<'previewOpening'> =>
  async (caller, { body }) => {
    const ready = await readyToOpen(desk, caller, body);
    return ready.ok ? ok(await previewOf(desk, caller, ready.value)) : ready;
  };

/** What would happen: letters in both languages, new dates, who is told, what stays for ever. Nothing is kept. */
const previewOf = async (desk: Desk, _caller: Caller, ready: Ready): Promise<Preview> => {
  const { result, loaded } = await desk.keeper.attempt(ready.order);
  const { pack, def } = ready;
  const marks = def === undefined ? [] : [...marksOf(pack, def)];
  if (result.ok && ready.order.proposes !== undefined) return previewOfProposal(desk, ready, result.value, loaded);
  if (result.ok && ready.files.errors.length === 0) return { ...(await outcome(desk, ready, result.value, loaded)), marks };
  const refusal = result.ok ? refused('notInDomain').error : result.error;
  const errors = result.ok ? await allErrors(desk, ready) : await errorsOf(desk, ready, refusal);
  const shown = ready.seen === undefined ? { pack, place: ready.place } : ready.seen;
  return {
    lawful: false,
    refusal: refusalView(pack, refusal, maySeeFact(shown), ready.seen?.procedure),
    errors: [...errors],
    letters: [],
    dues: [],
    told: [],
    stays: [],
    opens: [],
    marks,
  };
};

/**
 * What the decision itself would do if it were ordered as it is proposed: its letter and its dates, or what would stop the person who decides. Words
 * that are still to be written stand in the letter as an ellipsis.
 */
const previewOfProposal = async (desk: Desk, ready: Ready, proposed: Decided, loaded: LoadedWorld): Promise<Preview> => {
  const { seen, pack } = ready;
  const proposal = ready.order.proposes!;
  const procedure = pack.procedures[seen!.live.opened.procedure]!;
  const decision = procedure.orders[proposal.order]!;
  const written = decision.needs.filter(
    ({ fact, optional }) => !optional && pack.facts[fact]?.type.kind === 'text' && !pack.facts[fact].personal,
  );
  const gives = { ...Object.fromEntries(written.map(({ fact }) => [fact, '…'])), ...proposal.facts };
  const missing = written.filter(({ fact }) => proposal.facts[fact] === undefined);
  const persons = decidersOf(seen!, [decision]);
  const { value: tries, drawing } = await loaded.settle((world) => {
    const after = afterProposal(world, proposed.files);
    return persons.map((actor) => ({ actor, result: decide(after, { case: proposed.case!, order: decision.name, gives, actor }) }));
  });
  drawing.putBack();
  const first = tries.find(({ result }) => result.ok) ?? tries[0];
  const order = {
    case: proposed.case!,
    order: decision.name,
    gives: proposal.facts,
    ...(first === undefined ? {} : { actor: first.actor }),
  };
  const own: Ready = { ...ready, order, def: decision };
  const marks = [...marksOf(pack, decision)];
  const errors = missing.map(({ fact }) => ({ fact, text: say('previewOfProposal.writeThis') }));
  if (first?.result.ok === true) return { ...(await outcome(desk, own, first.result.value, loaded)), errors, marks };
  const refusal = first?.result.ok === false ? first.result.error : refuse(pack, 'notThisRole', decision, { mayAct: decision.by });
  const told = await errorsOf(desk, own, refusal);
  return {
    lawful: false,
    refusal: refusalView(pack, refusal, maySeeFact(seen!), procedure),
    errors: [...told.filter(({ fact }) => !missing.some((one) => one.fact === fact)), ...errors],
    letters: [],
    dues: [],
    told: [],
    stays: [],
    opens: [],
    marks,
  };
};

const outcome = async (desk: Desk, ready: Ready, decided: Decided, loaded: LoadedWorld): Promise<Omit<Preview, 'marks'>> => {
  const world = loaded.projecting();
  const file = decided.files.get(decided.case!)!;
  const pack = world.packOf(file.digest).pack;
  const procedure = pack.procedures[file.opened.procedure]!;
  const own = decided.events.findLast(
    (event): event is OrderGiven => event.type === 'orderGiven' && event.case === file.id && event.order === ready.order.order,
  );
  const steps = decided.steps.flatMap(({ event, file: after }) =>
    event.type === 'orderGiven' && event.orderId === own?.orderId ? [{ event, file: after }] : [],
  );
  const before = ready.order.case === undefined ? undefined : loaded.cases.get(ready.order.case);
  const after = ready.def === undefined ? undefined : afterOf(pack, procedure, ready.def);
  const opens = steps.flatMap(({ event }) =>
    event.opened === undefined || event.case === file.id ? [] : [titled(pack, event.opened.procedure)],
  );
  const state = stayTitle(pack, procedure, file.state);
  return {
    lawful: true,
    errors: [],
    sentence: before?.state === file.state ? say('outcome.theCaseStaysWhere', { state }) : say('outcome.theCaseWillThen', { state }),
    to: statusOf(pack, procedure, file.state),
    letters: lettersOf(world, decided, steps),
    dues: duesOf(pack, procedure, file, before, desk.keeper.clock.now()),
    told: toldOf(world, file, steps),
    stays: staysOf(world, steps),
    opens,
    ...(ready.place.official ? { erases: erasesWords(world, decided, file.id) } : {}),
    ...(after === undefined ? {} : { after }),
  };
};

interface Done {
  readonly event: OrderGiven;
  readonly file: CaseFile;
}

const lettersOf = (world: World, decided: Decided, steps: readonly Done[]): Preview['letters'] =>
  steps.flatMap(({ event, file }) => {
    const pack = world.packOf(file.digest).pack;
    return (event.letters ?? []).map((letter) => {
      const { title, body } = writeLetter(sightOf(world, decided.files, file.openedOn), file, event, letter);
      return {
        letter: { name: letter.letter, title },
        to: letter.to === 'receiver' ? receiverWords(pack, file, event) : addressee(pack, letter.to),
        html: letterHtml(body),
      };
    });
  });

const addressee = (pack: Pack, to: string): Text => (to === 'party' ? say('addressee.theParties') : titleOfName(pack, to));

/** Dates that are new, or other than before. */
const duesOf = (pack: Pack, procedure: Procedure, file: CaseFile, before: CaseFile | undefined, now: number): Preview['dues'] =>
  Object.values(procedure.clocks).flatMap((def) => {
    const run = activeRun(file, def.name);
    if (run === undefined || run === before?.clocks[def.name]) return [];
    const on = printInstant(zoneOf(pack.zone), now);
    const { due, provisional } = standingOf(pack, def, run, def.within.unit === 'hours' ? on : (on.slice(0, 10) as never));
    const clock = titled(pack, def.name);
    const day = due === null ? undefined : weekdayInWords(due);
    const words =
      day === undefined
        ? say('duesOf.standsStillThereIs', { clock: clock.title })
        : say('duesOf.runsUntil', { clock: clock.title, provisional, day });
    return [{ clock, ...(due === null ? {} : { due }), provisional, words }];
  });

const toldOf = (world: World, file: CaseFile, steps: readonly Done[]): readonly Text[] =>
  steps.flatMap(({ event, file: after }) => {
    const pack = world.packOf(after.digest).pack;
    const letters = (event.letters ?? []).map(({ letter, to }) => {
      const [who, what] = [addressee(pack, to), titleOfName(pack, letter)];
      return say('toldOf.aLetterGoesTo', { who, what });
    });
    if (after.id === file.id || event.opened !== undefined || event.to === undefined) return letters;
    const procedure = pack.procedures[after.opened.procedure]!;
    const state = stayTitle(pack, procedure, event.to);
    return [...letters, say('toldOf.caseThenStands', { number: after.opened.number, procedure: procedure.title, state })];
  });

/** What cannot be taken back: the event itself, letters that are sent, and numbers of registers. */
const staysOf = (world: World, steps: readonly Done[]): readonly Text[] => {
  const letters = steps.some(({ event }) => event.letters !== undefined);
  const registers = steps.flatMap(({ event, file }) =>
    Object.keys(event.numbers ?? {}).map((name) => titleOfName(world.packOf(file.digest).pack, name)),
  );
  return [
    say('staysOf.theOrderStandsIn'),
    ...(letters ? [say('staysOf.aLetterThatWas')] : []),
    ...registers.map((title) => say('staysOf.aNumberInThe', { title })),
  ];
};
