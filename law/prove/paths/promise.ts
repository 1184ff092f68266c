import { exceptInChinese, isNum, type Text, text } from '#law/ground';
import type { Pack, Procedure, PromiseMade } from '#law/pack';
import { fieldOf } from '../fields.ts';
import { LongestPaths } from '../within/longest-path.ts';
import { proveWithin } from '../within/within-promise.ts';
import { type Answer, open, wordsIn } from './answer.ts';
import { restoredIn } from './challenge-promise.ts';
import type { Explored, Seen } from './explore.ts';
import { pathTo } from './follow.ts';
import { fromAboveIn } from './from-above.ts';
import { keepingIn } from './liveness.ts';
import { otherWaysTo } from './other-ways.ts';
import { proveOwnCase } from './own-case.ts';
import { type Read, readIn, sealedIn } from './reading-promise.ts';
import { say } from './say.ts';
import { slotsOf } from './slots.ts';
import { isTrue, type Truths, truthsOf } from './truths.ts';
import {
  bodyOf,
  canEnd,
  keyOfPair,
  namedProcedures,
  pairsOf,
  placeOf,
  type Sighting,
  type Whole,
  type Wholes,
  withoutClock,
} from './whole.ts';

/** A promise about what can happen in procedures. */
export const proveOfPaths = (pack: Pack, promise: PromiseMade, wholes: Wholes): Answer =>
  aboutNothing(pack, promise) ?? ofAll(namedProcedures(pack, promise).map((procedure) => proveIn(pack, procedure, promise, wholes)));

/** What keeps a promise from being about any procedure at all. */
export const aboutNothing = (pack: Pack, promise: PromiseMade): Answer | undefined => {
  const procedures = namedProcedures(pack, promise);
  if (procedures.length === 0) return open(say('aboutNothing.thePromiseNamesNo'));
  const stray = strayName(promise, procedures);
  return stray === undefined ? undefined : open(stray);
};

/** What holds of several procedures, from what holds of each: the worst of it, with all that was looked at. */
export const ofAll = (answers: readonly Answer[]): Answer => {
  const states = answers.reduce((sum, answer) => sum + answer.states, 0);
  const worst = answers.find(({ holds }) => holds === false) ?? answers.find(({ holds }) => holds === null) ?? answers[0]!;
  const left = [...new Set(answers.flatMap((answer) => answer.open ?? []))];
  const keeping = answers.flatMap((answer) => answer.keeping ?? []);
  return { ...worst, states, ...(left.length > 0 && { open: left }), ...(keeping.length > 0 && { keeping }) };
};

/** A name that none of the procedures has: the loader finds it, and a pack made by hand gets no proof. */
const strayName = (promise: PromiseMade, procedures: readonly Procedure[]): Text | undefined => {
  const body = bodyOf(promise);
  const places = ['state', 'from', 'to'].flatMap((key) => wordsIn(body[key]));
  const place = places.find((name) => !procedures.some(({ states, endings }) => states[name] !== undefined || endings[name] !== undefined));
  if (place !== undefined) return say('strayName.thereIsNoState', { place });
  const orders = promise.form === 'separated' ? pairsOf(promise).flat() : ['order', 'first', 'then'].flatMap((key) => wordsIn(body[key]));
  const order = orders.find((name) => !procedures.some((procedure) => procedure.orders[name] !== undefined));
  return order === undefined ? undefined : say('strayName.thereIsNoOrder', { order });
};

/** What the promise comes to in one of its procedures. */
export const proveIn = (pack: Pack, procedure: Procedure, promise: PromiseMade, wholes: Wholes): Answer => {
  const body = bodyOf(promise);
  const key = `promise ${promise.name}`;
  switch (promise.form) {
    case 'at-most': {
      const whole = wholes.of(procedure, promise);
      if (!isNum(body['times'])) return open(say('proveIn.thePromiseSaysNo'));
      const [order, times] = [String(body['order']), String(body['times'])];
      return answerOf(whole, whole.seen.get(key), say('proveIn.isGivenMoreThan', { order, times, timesIs1: times === '1' }));
    }
    case 'before': {
      const whole = wholes.of(procedure, promise);
      const [first, then] = [String(body['first']), String(body['then'])];
      return answerOf(whole, whole.seen.get(key), say('proveIn.isGivenBefore', { then, first }));
    }
    case 'separated': {
      const whole = wholes.withPersons(procedure);
      const found = pairsOf(promise).flatMap((pair) => {
        const sighting = whole.seen.get(keyOfPair(promise, pair));
        return sighting === undefined ? [] : [{ sighting, pair }];
      });
      const first = found.find(({ sighting }) => !sighting.needsOpen) ?? found[0];
      const [one, other] = first?.pair ?? [];
      return answerOf(whole, first?.sighting, say('proveIn.theSamePersonGives', { one, other }));
    }
    case 'nobody-in-own-case':
      return proveOwnCase(pack, procedure);
    case 'nobody-from-above':
      return answerToRead(wholes.of(procedure, promise), fromAboveIn(pack, procedure, promise, wholes.of(procedure, promise)));
    case 'never':
    case 'always':
      return proveStanding(promise, wholes.of(procedure, promise));
    case 'held':
      return proveHeld(promise, wholes.of(procedure, promise));
    case 'may-follow':
    case 'never-reads':
      return answerToRead(wholes.of(procedure, promise), readIn(pack, procedure, promise, wholes.of(procedure, promise)));
    case 'sealed-until':
      return answerToRead(wholes.of(procedure, promise), sealedIn(pack, procedure, promise, wholes.of(procedure, promise)));
    case 'challenge-restores':
      return answerToRead(wholes.of(procedure, promise), restoredIn(pack, procedure, promise, wholes.of(procedure, promise)));
    case 'every-case-ends':
      return { ...proveEnding(wholes.of(procedure, promise)), ...keepingOf(pack, wholes.of(procedure, promise)) };
    case 'silence-has-effect':
      return proveSilence(wholes.of(procedure, promise));
    case 'within':
      return timeOf(pack, procedure, promise, wholes);
    default:
      return open(say('proveIn.isNoFormThat', { form: promise.form }));
  }
};

// ---- from what was seen to an answer ---------------------------------------------------------------------------------------

/** Nothing seen is a proof, if everything was explored; what was seen is a counterexample, unless something left open brings it about. */
const answerOf = (whole: Whole, sighting: Sighting | undefined, shows: Text, ...more: readonly Truths[]): Answer => {
  const { explored } = whole;
  const states = explored.configurations;
  const left = openIn(explored, more);
  if (sighting !== undefined) return { ...brokenBy(explored, sighting, shows, sighting.onward ?? [], left), states };
  if (!explored.complete) return { holds: null, states, why: notProved(explored), cut: true };
  return { holds: true, states, ...(left.length > 0 && { open: left }) };
};

const brokenBy = (
  explored: Explored,
  seen: Seen,
  shows: Text,
  onward: readonly number[],
  left: readonly string[],
): Omit<Answer, 'states'> => {
  const path = pathTo(explored, seen, shows, onward);
  const others = otherWaysTo(explored, seen, shows, onward);
  const ways = others.length > 0 && { ways: others };
  const where = inProcedure(explored.machine.procedure.name, shows);
  if (!seen.needsOpen) return { holds: false, path, ...ways, why: where };
  const quoted = left.map((name) => `\`${name}\``);
  const why = say('brokenBy.notProvedIfWhat', { where, quoted });
  return { holds: null, path, ...ways, why, open: left };
};

export const inProcedure = (procedure: string, words: Text): Text => say('inProcedure.in', { procedure, words });

const openIn = ({ machine }: Explored, more: readonly Truths[]): readonly string[] => [
  ...new Set([...machine.guards, ...more].flatMap((truths) => [...truths.open])),
];

/** How far it came. The number of all configurations is only bounded, so the share is at least what is said. */
export const notProved = ({ machine, configurations }: Explored): Text => {
  const share = Math.min(100, (configurations / machine.atMost) * 100);
  const said = share >= 1 ? `${Math.floor(share)} %` : share >= 0.001 ? `${Number(share.toPrecision(1))} %` : 'less than 0.001 %';
  const { name } = machine.procedure;
  return say('notProved.notProvedExploredConfigurations', {
    share: share >= 1,
    floorShare: share >= 1 ? Math.floor(share) : '',
    otherShare: share >= 0.001,
    which: share >= 1 ? '' : share >= 0.001 ? Number(share.toPrecision(1)) : '',
    configurations,
    name,
    said: said.replace('less than ', '不足').replace(' %', '%'),
  });
};

const answerToRead = (whole: Whole, read: Read): Answer =>
  read.kind === 'answer' ? { ...read.answer, states: whole.explored.configurations } : answerOf(whole, read.sighting, read.shows);

// ---- the forms that look at configurations -----------------------------------------------------------------------------------

const proveStanding = (promise: PromiseMade, whole: Whole): Answer => {
  const condition = promise.formulas['if'];
  if (condition === undefined) return open(say('proveStanding.thePromiseHasNo'));
  const { explored } = whole;
  const { machine, words, needsOpen } = explored;
  const always = promise.form === 'always';
  const truths = truthsOf(condition, slotsOf(condition, machine));
  const states = wordsIn(bodyOf(promise)['state']);
  const looked = machine.places.map((place) => states.length === 0 || states.includes(place));
  let found: Sighting | undefined;
  for (let c = 0; c < explored.configurations && (found === undefined || found.needsOpen); c += 1) {
    if (!looked[placeOf(explored, c)] || explored.unsettled.has(c)) continue;
    const truth = truths.at(words, c * machine.words);
    const isBroken = always ? truth !== isTrue : (truth & isTrue) !== 0;
    if (!isBroken) continue;
    // Only what is one thing and not another, whatever is left open, shows a fault for sure.
    const isSure = always ? (truth & isTrue) === 0 : truth === isTrue;
    const sighting = { configuration: c, needsOpen: needsOpen[c] === 1 || !isSure };
    if (found === undefined || !sighting.needsOpen) found = sighting;
  }
  const place = found === undefined ? '' : machine.places[placeOf(explored, found.configuration)]!;
  const { source } = condition;
  const shows = say('proveStanding.aCaseStandsIn', {
    place,
    always: exceptInChinese(always ? `not (${source})` : source, source),
    otherAlways: always,
  });
  return answerOf(whole, found, shows, truths);
};

const proveHeld = (promise: PromiseMade, whole: Whole): Answer => {
  const { explored } = whole;
  const { machine, words, needsOpen } = explored;
  const budget = String(bodyOf(promise)['budget']);
  const twice = whole.seen.get(`promise ${promise.name}`);
  if (twice !== undefined) return answerOf(whole, twice, say('proveHeld.whatIsHeldOf', { budget }));
  const field = machine.held.get(budget)!;
  const states = wordsIn(bodyOf(promise)['state']);
  const looked = machine.places.map((place) => states.includes(place));
  let found: Sighting | undefined;
  for (let c = 0; c < explored.configurations && (found === undefined || found.needsOpen); c += 1) {
    if (!looked[placeOf(explored, c)] || fieldOf(words, c * machine.words, field) === 1) continue;
    const sighting = { configuration: c, needsOpen: needsOpen[c] === 1 };
    if (found === undefined || !sighting.needsOpen) found = sighting;
  }
  const place = found === undefined ? '' : machine.places[placeOf(explored, found.configuration)]!;
  return answerOf(whole, found, say('proveHeld.aCaseStandsIn', { place, budget }));
};

const keepingOf = (pack: Pack, { explored }: Whole): Pick<Answer, 'keeping'> => {
  const keeping = explored.complete ? [keepingIn(pack, explored)] : [];
  return { keeping: keeping.filter(({ rounds, waits }) => rounds.length + waits.length > 0) };
};

const proveEnding = (whole: Whole): Answer => {
  const { explored } = whole;
  if (!explored.complete) return { holds: null, states: explored.configurations, why: notProved(explored), cut: true };
  const ends = canEnd(explored);
  let found: Sighting | undefined;
  for (let c = 0; c < explored.configurations && (found === undefined || found.needsOpen); c += 1) {
    const needsOpen = explored.needsOpen[c] === 1;
    if (ends[c] === 0 && (found === undefined || !needsOpen)) found = { configuration: c, needsOpen };
  }
  const place = found === undefined ? '' : explored.machine.places[placeOf(explored, found.configuration)]!;
  return answerOf(whole, found, say('proveEnding.aCaseStandsIn', { place }));
};

const proveSilence = (whole: Whole): Answer => {
  const { explored } = whole;
  const { machine } = explored;
  let found: { readonly sighting: Sighting; readonly shows: Text } | undefined;
  const keep = (sighting: Sighting, shows: Text): void => {
    if (found === undefined || (found.sighting.needsOpen && !sighting.needsOpen)) found = { sighting, shows };
  };
  for (const { name, waits, openEnded } of Object.values(machine.procedure.states)) {
    if (waits === undefined || openEnded !== undefined) continue;
    const { without } = withoutClock(explored, name);
    if (without !== -1)
      keep({ configuration: without, needsOpen: explored.needsOpen[without] === 1 }, say('proveSilence.isWaitedForIn', { waits, name }));
  }
  for (const sighting of whole.seen.values()) {
    const shows = sayIneffective(sighting, machine.places, machine.ended);
    if (shows !== undefined) keep(sighting, shows);
  }
  return answerOf(whole, found?.sighting, found?.shows ?? text('', ''));
};

/** What happened without the effect it is said to have; nothing where the case had ended, or where it is about a case beside this one. */
export const sayIneffective = ({ event, place }: Sighting, places: readonly string[], ended: readonly boolean[]): Text | undefined => {
  if (event === undefined || place === undefined || ended[place]) return undefined;
  const where = places[place]!;
  const { what } = event;
  if (what.kind === 'runs-out') return say('sayIneffective.runsOutInAnd', { def: what.clock.def.name, where });
  if (what.kind === 'closes') return say('sayIneffective.aVoteIsIn', { result: what.result, where });
  return what.kind === 'child' && what.ends
    ? say('sayIneffective.endsAsInAnd', { what: what.name, reaches: what.reaches, where })
    : undefined;
};

const timeOf = (pack: Pack, procedure: Procedure, promise: PromiseMade, wholes: Wholes): Answer => {
  const { explored } = wholes.of(procedure);
  if (!explored.complete) return { holds: null, states: explored.configurations, why: notProved(explored), cut: true };
  const paths = pathsFor.get(wholes) ?? new LongestPaths(pack, wholes);
  pathsFor.set(wholes, paths);
  return proveWithin(pack, procedure, promise, explored, paths);
};

/** What was worked out about days, as long as what was explored is kept. */
const pathsFor = new WeakMap<Wholes, LongestPaths>();
