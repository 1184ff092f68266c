import { joinTexts, type Text, text } from '#law/ground';
import type { Pack, PromiseMade } from '#law/pack';
import { type Answer, wordsIn } from '../paths/answer.ts';
import { entriesBehind } from '../paths/entries.ts';
import type { Keeping } from '../paths/keeping.ts';
import { bodyOf, namedProcedures } from '../paths/whole.ts';
import { allOf, nameOf, once, orderName, placeName, quoted } from './names.ts';
import { say } from './say.ts';

/**
 * What the proof of a promise takes for granted, or leaves aside, in sentences for a reader. Each makes the promise say less than its words might seem to.
 * @param answer what the prover found, if it has been asked: what it left open stands there
 */
export const promiseAssumes = (pack: Pack, promise: PromiseMade, answer?: Pick<Answer, 'open' | 'keeping'>): readonly Text[] => {
  const { form } = promise;
  const own = ofForm[form]?.(pack, promise) ?? [];
  if (form === 'implies' || form === 'monotone') return [...own, answers];
  const open = answer?.open ?? [];
  const unfair = (answer?.keeping ?? []).map((each) => unfairly(pack, each));
  return [
    ...own,
    ...unfair,
    ...(form === 'within' ? [] : [durations]),
    ...(readers.has(form) ? [] : [outside]),
    ...lists(pack, promise),
    ...leftOpen(pack, open),
    answers,
  ];
};

/** A register is kept by other cases: what stands in it may change, and the change counts once it has reached the case. */
const lists = (pack: Pack, promise: PromiseMade): readonly Text[] => {
  const facts = entriesBehind(pack, namedProcedures(pack, promise), Object.values(promise.formulas));
  if (facts.length === 0 || readers.has(promise.form)) return [];
  const registers = [...new Set(facts.map(({ entry }) => entry!.register))].map((name) => quoted(pack.registers[name]!.title));
  const titles = facts.map(({ title }) => quoted(title));
  const [where, what] = [allOf(registers), allOf(titles)];
  return [say('lists.theRegisterMaySay', { where, what })];
};

/** Where an office that is not fair could keep a case for ever. */
const unfairly = (pack: Pack, { procedure: name, rounds, waits }: Keeping): Text => {
  const procedure = pack.procedures[name]!;
  const place = (each: string): Text => quoted(placeName(pack, [procedure], each));
  const order = (each: string): Text => quoted(orderName(pack, [procedure], each));
  const said = [
    ...rounds.map(({ places, orders }) => {
      const [where, by] = [allOf(places.map(place)), allOf(orders.map(order))];
      return say('unfairly.goingRoundThroughBy', { where, by });
    }),
    ...(waits.length === 0 ? [] : [waiting(allOf(waits.map(place)))]),
  ];
  const title = quoted(procedure.title);
  return say('unfairly.anOfficeThatIs', {
    title,
    said: joinTexts(said, { en: '; ', zh: '；' }),
  });
};

const waiting = (words: Text): Text => say('waiting.doingNothingIn', { words });

const durations = say('durations.lengthsOfTimeAre');
const outside = say('outside.challengesAndRelatedCases');
const answers = say('answers.whetherAnAnswerIs');

const readers: ReadonlySet<string> = new Set(['may-follow', 'never-reads']);

const leftOpen = (pack: Pack, open: readonly string[]): readonly Text[] => {
  if (open.length === 0) return [];
  const named = open.map((name) => openName(pack, name));
  return [
    say('leftOpen.triedEveryWaySince', {
      Set: joinTexts(once(named), { en: ', ', zh: '、' }),
    }),
  ];
};

const openName = (pack: Pack, name: string): Text => {
  const clock = /^clock\.([a-z0-9-]+)\.left-days$/.exec(name)?.[1];
  if (clock !== undefined) {
    return say('openName.theDaysLeftOf', { en: quoted(nameOf(pack, clock)) });
  }
  const standing = /^standing\("([a-z0-9-]+)"/.exec(name)?.[1];
  if (standing !== undefined) {
    return say('openName.whereOtherCasesCalled', { en: quoted(nameOf(pack, standing)) });
  }
  return pack.facts[name] === undefined ? text(`\`${name}\``, `\`${name}\``) : quoted(nameOf(pack, name));
};

const ofForm: Readonly<Record<string, (pack: Pack, promise: PromiseMade) => readonly Text[]>> = {
  separated: () => [say('separated.everyPersonMayHold')],
  'every-case-ends': () => [say('everyCaseEnds.itIsAskedWhat'), say('everyCaseEnds.aChildCaseIs')],
  within: (_, promise) => withinAssumes(promise),
};

const withinAssumes = (promise: PromiseMade): readonly Text[] => {
  const body = bodyOf(promise);
  const assuming = wordsIn(body['assuming']);
  const [office, parties] = [assuming.includes('office-in-time'), assuming.includes('parties-in-time')];
  const unit = String(body['limit']).split(' ')[1];
  return [
    ...(office
      ? [say('withinAssumes.theOfficeKeepsIts'), say('withinAssumes.whereAnOrderDepends')]
      : [say('withinAssumes.nobodyIsBoundThe')]),
    ...(parties ? [say('withinAssumes.thePartiesKeepThe')] : [say('withinAssumes.aPartyMayDo')]),
    unit === 'working-days' ? say('withinAssumes.workingDaysAreCounted') : say('withinAssumes.workingDaysTakeAs'),
    say('withinAssumes.aChildCaseThat'),
    say('withinAssumes.outagesAndDaysThat'),
  ];
};
