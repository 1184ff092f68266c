import { isNum, type Text, text } from '#law/ground';
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
  if (procedures.length === 0) return open('the promise names no procedure', '该承诺未指明程序');
  const stray = strayName(promise, procedures);
  return stray === undefined ? undefined : open(stray.en, stray.zh);
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
  if (place !== undefined) return text(`there is no state or ending \`${place}\``, `没有状态或者结局\`${place}\``);
  const orders = promise.form === 'separated' ? pairsOf(promise).flat() : ['order', 'first', 'then'].flatMap((key) => wordsIn(body[key]));
  const order = orders.find((name) => !procedures.some((procedure) => procedure.orders[name] !== undefined));
  return order === undefined ? undefined : text(`there is no order \`${order}\``, `没有办理事项\`${order}\``);
};

/** What the promise comes to in one of its procedures. */
export const proveIn = (pack: Pack, procedure: Procedure, promise: PromiseMade, wholes: Wholes): Answer => {
  const body = bodyOf(promise);
  const key = `promise ${promise.name}`;
  switch (promise.form) {
    case 'at-most': {
      const whole = wholes.of(procedure, promise);
      if (!isNum(body['times'])) return open('the promise says no number of times', '该承诺未写明次数');
      const [order, times] = [String(body['order']), String(body['times'])];
      return answerOf(
        whole,
        whole.seen.get(key),
        text(`\`${order}\` is given more than ${times} ${times === '1' ? 'time' : 'times'}`, `\`${order}\`超过${times}次`),
      );
    }
    case 'before': {
      const whole = wholes.of(procedure, promise);
      const [first, then] = [String(body['first']), String(body['then'])];
      return answerOf(whole, whole.seen.get(key), text(`\`${then}\` is given before \`${first}\``, `\`${then}\`先于\`${first}\``));
    }
    case 'separated': {
      const whole = wholes.withPersons(procedure);
      const found = pairsOf(promise).flatMap((pair) => {
        const sighting = whole.seen.get(keyOfPair(promise, pair));
        return sighting === undefined ? [] : [{ sighting, pair }];
      });
      const first = found.find(({ sighting }) => !sighting.needsOpen) ?? found[0];
      const [one, other] = first?.pair ?? [];
      return answerOf(
        whole,
        first?.sighting,
        text(`the same person gives \`${one}\` and \`${other}\``, `同一人先后作出\`${one}\`和\`${other}\``),
      );
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
      return open(`\`${promise.form}\` is no form that is proved`, `\`${promise.form}\`不是可以证明的形式`);
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
  const why = text(
    `not proved: ${where.en}, if what is left open comes out so: ${quoted.join(', ')}`,
    `未证明：若未定事项结果如此，则${where.zh}；未定事项：${quoted.join('、')}`,
  );
  return { holds: null, path, ...ways, why, open: left };
};

export const inProcedure = (procedure: string, { en, zh }: Text): Text => text(`in \`${procedure}\` ${en}`, `在\`${procedure}\`中，${zh}`);

const openIn = ({ machine }: Explored, more: readonly Truths[]): readonly string[] => [
  ...new Set([...machine.guards, ...more].flatMap((truths) => [...truths.open])),
];

/** How far it came. The number of all configurations is only bounded, so the share is at least what is said. */
export const notProved = ({ machine, configurations }: Explored): Text => {
  const share = Math.min(100, (configurations / machine.atMost) * 100);
  const said = share >= 1 ? `${Math.floor(share)} %` : share >= 0.001 ? `${Number(share.toPrecision(1))} %` : 'less than 0.001 %';
  const { name } = machine.procedure;
  return text(
    `not proved: ${said} explored (${configurations} configurations of \`${name}\`)`,
    `未证明：仅查验${said.replace('less than ', '不足').replace(' %', '%')}（\`${name}\`共查验${configurations}种情形）`,
  );
};

const answerToRead = (whole: Whole, read: Read): Answer =>
  read.kind === 'answer' ? { ...read.answer, states: whole.explored.configurations } : answerOf(whole, read.sighting, read.shows);

// ---- the forms that look at configurations -----------------------------------------------------------------------------------

const proveStanding = (promise: PromiseMade, whole: Whole): Answer => {
  const condition = promise.formulas['if'];
  if (condition === undefined) return open('the promise has no formula', '该承诺没有公式');
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
  const shows = text(
    `a case stands in \`${place}\` with ${always ? `not (${source})` : source}`,
    `案件处于\`${place}\`，而${always ? `${source} 并不成立` : `${source} 成立`}`,
  );
  return answerOf(whole, found, shows, truths);
};

const proveHeld = (promise: PromiseMade, whole: Whole): Answer => {
  const { explored } = whole;
  const { machine, words, needsOpen } = explored;
  const budget = String(bodyOf(promise)['budget']);
  const twice = whole.seen.get(`promise ${promise.name}`);
  if (twice !== undefined)
    return answerOf(whole, twice, text(`what is held of \`${budget}\` is taken once more`, `已占用的\`${budget}\`再次占用`));
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
  return answerOf(
    whole,
    found,
    text(`a case stands in \`${place}\` and holds nothing of \`${budget}\``, `案件处于\`${place}\`而未占用\`${budget}\``),
  );
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
  return answerOf(
    whole,
    found,
    text(
      `a case stands in \`${place}\`, and no ending can be reached from there without outside help`,
      `案件处于\`${place}\`，此后非经外部介入无法办结`,
    ),
  );
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
      keep(
        { configuration: without, needsOpen: explored.needsOpen[without] === 1 },
        text(`\`${waits}\` is waited for in \`${name}\`, and no clock is live`, `\`${name}\`等待\`${waits}\`办理，却没有期限在计算`),
      );
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
  if (what.kind === 'runs-out')
    return text(
      `\`${what.clock.def.name}\` runs out in \`${where}\`, and none of its orders is lawful`,
      `\`${what.clock.def.name}\`在\`${where}\`中届满，而其后果均不合法`,
    );
  if (what.kind === 'closes')
    return text(
      `a vote is \`${what.result}\` in \`${where}\`, and its order is not lawful`,
      `\`${where}\`中的表决结果为\`${what.result}\`，而其后果不合法`,
    );
  return what.kind === 'child' && what.ends
    ? text(
        `\`${what.name}\` ends as \`${what.reaches}\` in \`${where}\`, and its order is not lawful`,
        `在\`${where}\`中，\`${what.name}\`以\`${what.reaches}\`结束，而其后果不合法`,
      )
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
