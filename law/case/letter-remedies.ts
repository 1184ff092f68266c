import { type Day, joinTexts, sameText, type Text, text } from '#law/ground';
import { bodyBehind, type CaseLink, type Duration, type Pack, type Procedure } from '#law/pack';
import { type WayToChallenge, waysToChallenge } from './challengeable.ts';
import type { CaseFile } from './file.ts';
import { remediesInFurther } from './further-remedies.ts';
import { programWord } from './further-words.ts';
import { articleName, chineseNumber, dayInWords, numberInWords } from './words.ts';

/**
 * What may be done on a day against what was decided or against silence, and until when: every way that the ending or state names, each
 * with the body that takes it, its term, its article and what it costs. Where the law asks for one way before the others, this is said with the reason.
 */
export const remediesOf = (pack: Pack, procedure: Procedure, file: CaseFile, on: Day): Text => {
  // A court itself says whether it was asked in time, so that way stays open; a letter names no day that has passed.
  const ways = waysToChallenge(pack, file, on).filter(({ last }) => last === undefined || last >= on);
  if (ways.length === 0) return nothingOpen(pack, procedure, file);
  if (isNameless(file)) return namelessWords(pack, ways[0]!.link);
  const first = ways.find(({ link }) => link.first !== undefined);
  const takes = (link: CaseLink) => ({ what: procedureTitle(pack, link), body: takerOfLink(pack, link) });
  if (first !== undefined) {
    const told = [wayFirst(pack, first), afterIt(pack, first.link)].flatMap((each) => each ?? []);
    return remediesInFurther(pack, joinTexts(told, text(' ', '')), [first], takes);
  }
  const words = ways.map((way, at) => wayWords(pack, way, at));
  const when = ways[0]!.link.silenceOf.length > 0 ? nothingDecided : text('If you do not agree', '不服本决定的');
  const said = text(`${when.en}, ${words.map(({ en }) => en).join('. Or ')}.`, `${when.zh}，${words.map(({ zh }) => zh).join('；也')}。`);
  return remediesInFurther(pack, said, ways, takes);
};

const procedureTitle = (pack: Pack, { procedure }: CaseLink): Text =>
  (procedure === undefined ? undefined : pack.procedures[procedure]?.title) ?? sameText('');

const takerOfLink = (pack: Pack, { procedure, outside }: CaseLink): Text =>
  outside ?? (procedure === undefined ? undefined : takerOf(pack, procedure)) ?? sameText('');

const nothingDecided = text('If nothing is decided', '仍未作出决定的');

/** Of an ending it is said that nothing is open; while a case goes on there is nothing to challenge yet, and nothing is said. */
const nothingOpen = (pack: Pack, { endings }: Procedure, { state }: CaseFile): Text => {
  const ending = endings[state];
  return ending === undefined
    ? sameText('')
    : (ending.note ??
        programWord(pack, 'remedy-none', text('No challenge is open against this letter itself.', '本文书本身不可申请救济。')));
};

/** Told without a name: the case has nobody who could be the applicant of a challenge. */
export const isNameless = ({ opened, parties }: CaseFile): boolean =>
  opened.trackingDigest !== undefined && Object.keys(parties).length === 0;

/** Why whoever holds only a code cannot challenge what was decided, with the articles of the challenge, and what can be done instead. */
export const namelessWords = (pack: Pack, link: CaseLink): Text => {
  const articles = joinTexts(
    link.basis.map((article) => articleName(pack, article)),
    text('; ', '、'),
  );
  const what = whatIsAsked(pack, link);
  const said = text(
    `This was told without a name. ${capital(what.en)} needs somebody who is named and whose own rights are touched (${articles.en}), so the code alone does not open it. Tell us again under your name: what we then decide can be challenged.`,
    `本件系匿名提出。${what.zh}须有明确的申请人，且与该行为有利害关系（${articles.zh}），不能仅凭查询码提出。可以署名重新提出，对届时作出的处理结果依法申请救济。`,
  );
  return programWord(pack, 'remedy-nameless', said);
};

const whatIsAsked = (pack: Pack, { procedure, outside }: CaseLink): Text =>
  procedure === undefined || outside !== undefined
    ? text(`an action at the ${outside?.en ?? 'court'}`, `向${outside?.zh ?? '人民法院'}提起诉讼`)
    : text(pack.procedures[procedure]!.title.en.toLowerCase(), `申请${pack.procedures[procedure]!.title.zh}`);

const wayWords = (pack: Pack, { link, last }: WayToChallenge, at: number): Text => {
  const [what, article, costs] = [appealTo(pack, link), articleOf(pack, link.basis[0]), costsOf(pack, link)];
  const until = last === undefined ? undefined : dayInWords(last);
  const term = termOf(link.within);
  const from = link.silenceOf.length > 0 ? text('the last day of the period', '期限届满') : text('receiving this letter', '收到本文书');
  return text(
    `you may ${what.en}${until === undefined ? '' : ` until ${until.en}`}${term === undefined ? '' : ` (${term.en} of ${from.en}; ${article.en})`}${costs.en}`,
    `可以${term === undefined ? '' : `自${from.zh}之日起${term.zh}内`}${until === undefined ? '' : `（至${until.zh}，含当日）`}${at === 0 ? '' : '直接'}${what.zh}${article.zh}${costs.zh}`,
  );
};

const wayFirst = (pack: Pack, way: WayToChallenge): Text => {
  const words = wayWords(pack, way, 0);
  const why = way.link.first!;
  const when = way.link.silenceOf.length > 0 ? nothingDecided : text('If you do not agree', '不服的');
  return text(`${when.en}, ${words.en}. ${why.en}`, `${when.zh}，${words.zh}。${why.zh}`);
};

/** Where one can go once the way that comes first is done: what the endings of that procedure name. */
const afterIt = (pack: Pack, { procedure }: CaseLink): Text | undefined => {
  const next =
    procedure === undefined ? undefined : Object.values(pack.procedures[procedure]!.cases).find(({ link }) => link === 'challenge');
  if (next === undefined) return undefined;
  const [what, term, article] = [appealTo(pack, next), termOf(next.within), articleOf(pack, next.basis[0])];
  return text(
    `If you do not agree with what is decided there, you may ${what.en}${term === undefined ? '' : ` ${term.en} of receiving that decision`}${article.en === '' ? '' : ` (${article.en})`}.`,
    `对复议决定不服的，可以${term === undefined ? '' : `自收到决定书之日起${term.zh}内`}${what.zh}${article.zh}。`,
  );
};

const appealTo = (pack: Pack, link: CaseLink): Text => {
  if (link.procedure === undefined || link.outside !== undefined) {
    const court = link.outside ?? text('court', '人民法院');
    return text(`bring an action at the ${court.en.replace(/^the /i, '')}`, `向${court.zh}提起行政诉讼`);
  }
  const [what, body] = [pack.procedures[link.procedure]!.title, takerOf(pack, link.procedure)];
  return body === undefined
    ? text(`apply for ${what.en.toLowerCase()}`, `申请${what.zh}`)
    : text(`apply to the ${body.en.replace(/^the /i, '')} for ${what.en.toLowerCase()}`, `向${body.zh}申请${what.zh}`);
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
  return name === undefined ? sameText('') : text(name.en, `（${name.zh}）`);
};

/** `within 60 days`, 六十日. */
const termOf = (within: Duration | undefined): Text | undefined => {
  if (within === undefined || typeof within.amount !== 'number') return undefined;
  const { amount, unit } = within;
  switch (unit) {
    case 'days':
      return text(`within ${amount} day${amount === 1 ? '' : 's'}`, `${chineseNumber(amount)}日`);
    case 'working-days':
      return text(`within ${amount} working day${amount === 1 ? '' : 's'}`, `${chineseNumber(amount)}个工作日`);
    case 'months':
      return text(`within ${amount} month${amount === 1 ? '' : 's'}`, `${chineseNumber(amount)}个月`);
    default:
      return text(`within ${amount} hour${amount === 1 ? '' : 's'}`, `${amount}小时`);
  }
};

const costsOf = (pack: Pack, { costs }: CaseLink): Text => {
  if (costs === undefined) return sameText('');
  const article = costs.basis.map((id) => articleName(pack, id))[0];
  const [en, zh] = article === undefined ? ['', ''] : [` (${article.en})`, `（${article.zh}）`];
  if (costs.amount === 0) return text(`. It costs nothing${en}`, `，不收取费用${zh}`);
  const sum = numberInWords(pack, costs.amount, pack.money);
  return text(`. The court charges ${sum.en}${en}, which the side that loses bears`, `，案件受理费${sum.zh}${zh}，由败诉方负担`);
};

const capital = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1);
