import type { TextPage, TextsPage } from '#contract';
import { addDays, type Day, ok, type Text, text } from '#law/ground';
import type { Pack } from '#law/pack';
import type { Answering, Caller } from '#shell/http';
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
  const since =
    own === undefined
      ? text('No text is in force', '目前没有现行文本')
      : text(`The text of ${momentInWords(own.version).en} is in force`, `现行文本自${momentInWords(own.version).zh}起施行`);
  const [coming, given] = [count('coming'), count('given')];
  const rest = [
    ...(coming === 0 ? [] : [text(`${coming} to come`, `待施行${coming}个`)]),
    ...(given === 0 ? [] : [text(`${given} given and not decided on`, `已提交待决定${given}个`)]),
  ];
  return text([since.en, ...rest.map(({ en }) => en)].join(', '), [since.zh, ...rest.map(({ zh }) => zh)].join('，'));
};

/** One text. While it is not in force, what it would change is worked out anew: for the day asked for, and as cases stand today. */
export const textOf =
  (desk: Desk): Answering<'text'> =>
  async (caller, { digest, day }) => {
    const { held } = await readerFor(desk, caller.person);
    if (held.length === 0) return forOfficialsOnly();
    const page = await textPage(desk, caller, digest, day as Day | undefined);
    return page === undefined ? notFound(digest, text('There is no text with this digest.', '没有此摘要的文本。')) : ok(page);
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

/** What can be done with a text where it stands, whoever may do it. */
export const actsOn = ({ standing, version }: TextKept, today: Day): readonly Exclude<TextAct, 'give'>[] => {
  if (standing === 'given') return ['install', 'set-aside'];
  return standing === 'coming' && version > today ? ['take-back'] : [];
};

const pageSentence = ({ standing, version, from, until }: TextKept): Text => {
  const on = momentInWords(version);
  switch (standing) {
    case 'in-force':
      return text(`In force since ${on.en}`, `自${on.zh}起施行，现行有效`);
    case 'coming':
      return from === undefined
        ? text(`Replaced by another text of ${on.en} before its day`, `施行前已被${on.zh}施行的另一文本替代`)
        : text(`Comes into force on ${on.en}`, `将于${on.zh}起施行`);
    case 'past':
      return until === undefined
        ? text('Never in force: another text of the same day replaced it', '未曾施行：同日另有文本替代')
        : text(`In force from ${on.en} to ${momentInWords(until).en}`, `${on.zh}至${momentInWords(until).zh}施行`);
    case 'given':
      return text('Given, and not decided on', '已提交，尚未决定');
    case 'set-aside':
      return text('Set aside', '已搁置');
    case 'taken-back':
      return text(`Taken back: it does not come into force on ${on.en}`, `已撤回，不再于${on.zh}施行`);
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

const capitalStop = ({ en, zh }: Text): Text => text(`${en.slice(0, 1).toUpperCase()}${en.slice(1)}.`, `${zh}。`);

/** What the city's calendar knows of a day. */
const dayWords = (desk: Desk, day: Day): Text => {
  const pack = packToday(desk);
  const kind = pack.calendars[pack.calendar]!.kind(day);
  const on = weekdayInWords(day);
  const said = {
    working: text('a working day', '工作日'),
    off: text('no working day', '非工作日'),
    assumedWorking: text(
      'a working day as far as is known: the calendar of that year is not published yet',
      '按现有日历为工作日，该年度日历尚未公布',
    ),
    assumedOff: text(
      'no working day as far as is known: the calendar of that year is not published yet',
      '按现有日历为非工作日，该年度日历尚未公布',
    ),
  }[kind];
  return text(`${on.en}: ${said.en}.`, `${on.zh}：${said.zh}。`);
};

const warningsOf = (rules: readonly RuleCase[], kept: TextKept, { rule }: TextPage['line']): Text[] => {
  if (rule !== undefined) return rule.same ? [] : [rule.words];
  const own = ruleOf(rules, digestsOf(kept));
  return own === undefined ? [] : [own.words];
};
