import type { Answering, Caller, TextPage, TextsPage } from '#contract';
import { addDays, capitalized, type Day, joinTexts, ok, type Text } from '#law/ground';
import type { Pack } from '#law/pack';
import { forOfficialsOnly, notFound } from '../cases/declined.ts';
import type { Desk } from '../cases/desk.ts';
import { packToday, readerFor, todayOf } from '../cases/look.ts';
import { promisesSentence } from '../public/promises.ts';
import { marksOf, momentInWords, weekdayInWords } from '../view/index.ts';
import { knownDifference, noteDifference, readText } from './known-texts.ts';
import { casesUnder, digestsOf, lineOf, recordOf, type TextKept, textsKept } from './lines.ts';
import { previewOf } from './preview-words.ts';
import { filesInForce, pastDay, sameDay } from './report.ts';
import { type RuleCase, ruleCases, ruleOf, rulesListed } from './rule-cases.ts';
import { say } from './say.ts';
import { withDay } from './set-day.ts';
import { examineApart } from './thread.ts';
import { notThisPerson, type TextAct, whoInWords } from './who-may.ts';

/** All texts of the law, for those who work here. */
export const texts =
  (desk: Desk): Answering<'texts'> =>
  async ({ person }) => {
    const reader = await readerFor(desk, person);
    if (reader.held.length === 0) return forOfficialsOnly();
    const [kept, under, rules] = await Promise.all([textsKept(desk), casesUnder(desk), ruleCases(desk)]);
    const pack = packToday(desk);
    const mayNotGive = notThisPerson(pack, 'give', reader);
    return ok({
      sentence: sentenceOf(kept),
      today: todayOf(desk),
      texts: kept.map((one) => lineOf(one, under, rules)),
      rules: rulesListed(rules),
      ...(mayNotGive === undefined ? {} : { mayNotGive }),
      who: whoInWords(pack),
    });
  };

const sentenceOf = (kept: readonly TextKept[]): TextsPage['sentence'] => {
  const count = (standing: TextKept['standing']): number => kept.filter((one) => one.standing === standing).length;
  const own = kept.find(({ standing }) => standing === 'in-force');
  const since = own === undefined ? say('sentenceOf.noTextIsIn') : say('sentenceOf.theTextOfIs', { version: momentInWords(own.version) });
  const [coming, given] = [count('coming'), count('given')];
  const rest = [
    ...(coming === 0 ? [] : [say('sentenceOf.toCome', { coming })]),
    ...(given === 0 ? [] : [say('sentenceOf.givenAndNotDecided', { given })]),
  ];
  return joinTexts([since, ...rest]);
};

/** One text. While it is not in force, what it would change is worked out again: for the day asked for, and as cases stand today. */
export const textOf =
  (desk: Desk): Answering<'text'> =>
  async (caller, { digest, day }) => {
    const { held } = await readerFor(desk, caller.person);
    if (held.length === 0) return forOfficialsOnly();
    const page = await textPage(desk, caller, digest, day as Day | undefined);
    return page === undefined ? notFound(digest, say('textOf.thereIsNoText')) : ok(page);
  };

export const textPage = async (
  desk: Desk,
  { person }: Pick<Caller, 'person'>,
  digest: string,
  day?: Day,
): Promise<TextPage | undefined> => {
  const [all, under, rules, reader] = await Promise.all([textsKept(desk), casesUnder(desk), ruleCases(desk), readerFor(desk, person)]);
  const kept = all.find((one) => one.digest === digest);
  if (kept === undefined) return undefined;
  const isOpen = kept.standing === 'given' || kept.standing === 'coming';
  const today = todayOf(desk);
  const asked = kept.standing === 'given' ? dayOf(desk, kept, day) : undefined;
  const files = asked === undefined ? kept.files : withDay(kept.files, asked.asked as Day);
  const pack = readText(files);
  const found = isOpen && pack !== undefined ? await difference(desk, files, pack) : {};
  const proof = desk.keeper.shelf.proof(digest);
  const line = lineOf(kept, under, rules);
  return {
    line,
    sentence: pageSentence(kept),
    pack: pack?.pack ?? '',
    today,
    ...(pack?.transitions?.note === undefined ? {} : { note: pack.transitions.note }),
    marks: pack?.transitions === undefined ? [] : [...marksOf(pack, pack.transitions)],
    files: kept.files.size,
    record: await recordOf(desk, kept, rules),
    acts: actsOn(kept, today).map((act) => {
      const refusal = notThisPerson(packToday(desk), act, reader, givenBy(kept));
      return { act, ...(refusal === undefined ? {} : { refusal }) };
    }),
    ...(asked === undefined ? {} : { day: asked }),
    ...(proof === undefined || pack === undefined ? {} : { promises: promisesSentence(promisesMade(pack, proof)) }),
    ...found,
    warnings: isOpen ? warningsOf(rules, kept, line) : [],
  };
};

const promisesMade = (
  pack: Pack,
  proof: NonNullable<ReturnType<Desk['keeper']['shelf']['proof']>>,
): Parameters<typeof promisesSentence>[0] =>
  Object.values(pack.promises).map(({ name }) => {
    const holds = proof.promises.find(({ id }) => id === name)?.holds;
    return { proof: holds === undefined ? 'not-run' : holds === null ? 'open' : holds ? 'holds' : 'broken' };
  });

const difference = async (desk: Desk, files: TextKept['files'], pack: Pack): Promise<Pick<TextPage, 'changes' | 'seams' | 'preview'>> => {
  const inForce = filesInForce(desk);
  const [found, preview] = await Promise.all([
    knownDifference(files, inForce) ?? examineApart({ given: files, inForce, only: 'compare' }),
    previewOf(desk, files, pack),
  ]);
  return { ...noteDifference(files, inForce, found), preview };
};

/** Who gave it: that person decides nothing more about it. */
export const givenBy = ({ steps }: TextKept): string | undefined => steps.find(({ step }) => step === 'given')?.person;

/** What can be done with a text where it stands, anyone who may do it. */
export const actsOn = ({ standing, version }: TextKept, today: Day): readonly Exclude<TextAct, 'give'>[] => {
  if (standing === 'given') return ['install', 'set-aside'];
  return standing === 'coming' && version > today ? ['take-back'] : [];
};

const pageSentence = ({ standing, version, from, until }: TextKept): Text => {
  const on = momentInWords(version);
  switch (standing) {
    case 'in-force':
      return say('pageSentence.inForceSince', { on });
    case 'coming':
      return from === undefined ? say('pageSentence.replacedByAnotherText', { on }) : say('pageSentence.comesIntoForceOn', { on });
    case 'past':
      return until === undefined
        ? say('pageSentence.neverInForceAnother')
        : say('pageSentence.inForceFromTo', { on, until: momentInWords(until) });
    case 'given':
      return say('pageSentence.givenAndNotDecided');
    case 'set-aside':
      return say('pageSentence.setAside');
    case 'taken-back':
      return say('pageSentence.takenBackItDoes', { on });
  }
};

/** The day that the text itself names, or the first that can still be taken. */
const dayOf = (desk: Desk, { version }: TextKept, wanted: Day | undefined): NonNullable<TextPage['day']> => {
  const earliest = addDays(todayOf(desk), 1);
  const proposed = version < earliest ? earliest : version;
  const asked = wanted ?? proposed;
  const refusal = dayRefused(desk, asked);
  return { earliest, proposed, asked, words: dayWords(desk, asked), ...(refusal === undefined ? {} : { refusal }) };
};

/** Why a text cannot come into force on a day. */
export const dayRefused = (desk: Desk, day: Day): Text | undefined => {
  if (day <= todayOf(desk)) return capitalStop(pastDay(day));
  return desk.keeper.shelf.versions().some(({ pack }) => pack.version === day) ? capitalStop(sameDay(day)) : undefined;
};

const capitalStop = (words: Text): Text => say('capitalStop.stop', { words: capitalized(words) });

/** What the city's calendar knows of a day. */
const dayWords = (desk: Desk, day: Day): Text => {
  const pack = packToday(desk);
  const kind = pack.calendars[pack.calendar]!.kind(day);
  const on = weekdayInWords(day);
  const said = {
    working: say('dayWords.aWorkingDay'),
    off: say('dayWords.noWorkingDay'),
    assumedWorking: say('dayWords.aWorkingDayAs'),
    assumedOff: say('dayWords.noWorkingDayAs'),
  }[kind];
  return say('dayWords.onSaid', { on, said });
};

const warningsOf = (rules: readonly RuleCase[], kept: TextKept, { rule }: TextPage['line']): Text[] => {
  if (rule !== undefined) return rule.same ? [] : [rule.words];
  const own = ruleOf(rules, digestsOf(kept));
  return own === undefined ? [] : [own.words];
};
