import { capitalized, type Day, exceptInChinese, joinTexts, rewritten, sameText, type Text, text } from '#law/ground';
import { bodyBehind, type CaseLink, type Duration, type Pack, type Procedure } from '#law/pack';
import { decidedIn, type WayToChallenge, waysToChallenge } from './challengeable.ts';
import type { CaseFile } from './file.ts';
import type { Files } from './fold.ts';
import { remediesInFurther } from './further-remedies.ts';
import { programWord } from './further-words.ts';
import { say } from './say.ts';
import { articleName, chineseNumber, dayInWords, numberInWords } from './words.ts';

/**
 * What may be done on a day against what was decided or against silence, and until when: every way that the ending or state names, each
 * with the body that takes it, its term, its article and what it costs. Where the law asks for one way before the others, this is said with the reason.
 */
export const remediesOf = (pack: Pack, procedure: Procedure, file: CaseFile, on: Day, files?: Files): Text => {
  // A court itself says whether it was asked in time, so that way stays open; a letter names no day that has passed.
  const inTime = waysToChallenge(pack, file, on).filter(({ last }) => last === undefined || last >= on);
  // Silence that is under challenge is not challenged a second time, so nothing is offered against it.
  const ways = inTime.filter(({ link }) => link.silenceOf.length === 0 || !isChallenged(pack, file, files));
  if (ways.length === 0) return nothingOpen(pack, procedure, file);
  if (isNameless(file)) return namelessWords(pack, ways[0]!.link);
  const first = ways.find(({ link }) => link.first !== undefined);
  const takes = (link: CaseLink) => ({ what: procedureTitle(pack, link), body: takerOfLink(pack, link) });
  if (first !== undefined) {
    const told = [wayFirst(pack, first), afterIt(pack, first.link)].flatMap((each) => each ?? []);
    return remediesInFurther(pack, joinTexts(told, say('remediesOf.alone')), [first], takes);
  }
  const earlier = isOfEarlier(procedure, file);
  const words = ways.map((way, at) => wayWords(pack, way, at, earlier));
  const ifNot = earlier ? say('remediesOf.ifYouDoNotThat') : say('remediesOf.ifYouDoNot');
  const when = ways[0]!.link.silenceOf.length > 0 ? nothingDecided : ifNot;
  const said = say('remediesOf.whenWords', {
    when,
    words: joinTexts(words, say('remediesOf.or')),
  });
  return remediesInFurther(pack, said, ways, takes);
};

/** What can be challenged was decided before, in a letter of its own, as a refusal to renew whose last day has passed since: the days run from that letter. */
const isOfEarlier = (procedure: Procedure, file: CaseFile): boolean => decidedIn(procedure, file).seq !== file.stays.at(-1)!.seq;

const isChallenged = (pack: Pack, { id }: CaseFile, files: Files = new Map()): boolean =>
  [...files.values()].some(
    ({ opened, state }) => opened.challenges?.case === id && pack.procedures[opened.procedure]?.endings[state] === undefined,
  );

const procedureTitle = (pack: Pack, { procedure }: CaseLink): Text =>
  (procedure === undefined ? undefined : pack.procedures[procedure]?.title) ?? sameText('');

const takerOfLink = (pack: Pack, { procedure, outside }: CaseLink): Text =>
  outside ?? (procedure === undefined ? undefined : takerOf(pack, procedure)) ?? sameText('');

const nothingDecided = say('nothingDecided.ifNothingIsDecided');

/** Of an ending it is said that nothing is open; while a case goes on there is nothing to challenge yet, and nothing is said. */
const nothingOpen = (pack: Pack, { endings }: Procedure, { state }: CaseFile): Text => {
  const ending = endings[state];
  return ending === undefined ? sameText('') : (ending.note ?? programWord(pack, 'remedy-none', say('nothingOpen.noChallengeIsOpen')));
};

/** Told without a name: the case has nobody who could be the applicant of a challenge. */
export const isNameless = ({ opened, parties }: CaseFile): boolean =>
  opened.trackingDigest !== undefined && Object.keys(parties).length === 0;

/** Why anyone who holds only a code cannot challenge what was decided, with the articles of the challenge, and what can be done instead. */
export const namelessWords = (pack: Pack, link: CaseLink): Text => {
  const articles = joinTexts(
    link.basis.map((article) => articleName(pack, article)),
    say('namelessWords.alone'),
  );
  const what = whatIsAsked(pack, link);
  const said = say('namelessWords.thisWasToldWithout', { what: capitalized(what), articles });
  return programWord(pack, 'remedy-nameless', said);
};

const whatIsAsked = (pack: Pack, { procedure, outside }: CaseLink): Text =>
  procedure === undefined || outside !== undefined
    ? say('whatIsAsked.anActionAtThe', { outside: outside ?? say('whatIsAsked.court') })
    : say('whatIsAsked.applying', { title: small(pack.procedures[procedure]!.title) });

const wayWords = (pack: Pack, { link, last }: WayToChallenge, at: number, earlier = false): Text => {
  const [what, article, costs] = [appealTo(pack, link), articleOf(pack, link.basis[0]), costsOf(pack, link)];
  const until = last === undefined ? undefined : dayInWords(last);
  const term = termOf(link.within);
  const letter = earlier ? say('wayWords.receivingThatDecision') : say('wayWords.receivingThisLetter');
  const from = link.silenceOf.length > 0 ? say('wayWords.theLastDayOf') : letter;
  return say('wayWords.youMay', {
    what,
    hasUntil: until !== undefined,
    until,
    hasTerm: term !== undefined,
    term,
    from,
    article,
    costs,
    at,
  });
};

const wayFirst = (pack: Pack, way: WayToChallenge): Text => {
  const words = wayWords(pack, way, 0);
  const why = way.link.first!;
  const when = way.link.silenceOf.length > 0 ? nothingDecided : say('wayFirst.ifYouDoNot');
  return say('wayFirst.whenWordsWhy', { when, words, why });
};

/** Where one can go once the way that comes first is done: what the endings of that procedure name. */
const afterIt = (pack: Pack, { procedure }: CaseLink): Text | undefined => {
  const next =
    procedure === undefined ? undefined : Object.values(pack.procedures[procedure]!.cases).find(({ link }) => link === 'challenge');
  if (next === undefined) return undefined;
  const [what, term, article] = [appealTo(pack, next), termOf(next.within), articleOf(pack, next.basis[0])];
  return say('afterIt.ifYouDoNot', { what, hasTerm: term !== undefined, term, hasArticle: article.en !== '', article });
};

const appealTo = (pack: Pack, link: CaseLink): Text => {
  if (link.procedure === undefined || link.outside !== undefined) {
    const court = link.outside ?? say('appealTo.court');
    return say('appealTo.bringAnActionAt', { court: bare(court) });
  }
  const [what, body] = [pack.procedures[link.procedure]!.title, takerOf(pack, link.procedure)];
  return body === undefined
    ? say('appealTo.applyFor', { what: small(what) })
    : say('appealTo.applyToFor', { body: bare(body), what: small(what) });
};

/** The body that decides in a procedure: the one of the officials who end its cases. */
const takerOf = (pack: Pack, name: string): Text | undefined => {
  const { orders, endings } = pack.procedures[name]!;
  const deciding = Object.values(orders).filter(({ to }) => to !== undefined && ['granted', 'refused'].includes(endings[to]?.kind ?? ''));
  for (const role of deciding.flatMap(({ by }) => by)) {
    const found = pack.roles[role];
    if (found?.is === 'official') return pack.bodies[bodyBehind(pack, found.office)]?.title ?? pack.offices[found.office];
  }
  return undefined;
};

const articleOf = (pack: Pack, id: string | undefined): Text => {
  const name = id === undefined ? undefined : articleName(pack, id);
  return name === undefined ? sameText('') : say('articleOf.article', { article: name });
};

/** `within 60 days`, 六十日. */
const termOf = (within: Duration | undefined): Text | undefined => {
  if (within === undefined || typeof within.amount !== 'number') return undefined;
  const { amount, unit } = within;
  switch (unit) {
    case 'days':
      return say('termOf.withinDay', { amount: exceptInChinese(String(amount), chineseNumber(amount)) });
    case 'working-days':
      return say('termOf.withinWorkingDay', { amount: exceptInChinese(String(amount), chineseNumber(amount)) });
    case 'months':
      return say('termOf.withinMonth', { amount: exceptInChinese(String(amount), chineseNumber(amount)) });
    default:
      return say('termOf.withinHour', { amount });
  }
};

const costsOf = (pack: Pack, { costs }: CaseLink): Text => {
  if (costs === undefined) return sameText('');
  const article = costs.basis.map((id) => articleName(pack, id))[0];
  const words = article === undefined ? text('', '') : say('costsOf.article', { article });
  if (costs.amount === 0) return say('costsOf.itCostsNothing', { words });
  const sum = numberInWords(pack, costs.amount, pack.money);
  return say('costsOf.theCourtChargesWhich', { sum, words });
};

const small = (words: Text): Text => rewritten(words, (written) => written.toLowerCase());

/** Without the article that the sentence has already. */
const bare = (words: Text): Text => rewritten(words, (written) => written.replace(/^the /i, ''));
