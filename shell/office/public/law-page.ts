import type { LawPage, OfficeService } from '#contract';
import { articleMark, chineseNumber } from '#law/case';
import { groupedNumber, ok } from '#law/ground';
import type { Coverage, Degree, Pack } from '#law/pack';
import { firstMark, sentences } from '../view/index.ts';
import { comingTexts } from './coming-texts.ts';
import { type CaseCount, caseCounts, lateCases } from './counts.ts';
import { coverageOf } from './coverage.ts';
import { type Desk, lawNow } from './desk.ts';
import { elementsOf } from './elements.ts';
import { lateRows } from './late.ts';
import { missedDuties } from './missed-duties.ts';
import { promisesSentence, promiseViews } from './promises.ts';
import { say } from './say.ts';
import { grouped } from './words.ts';

/** What of the law runs, what does not and why, and who is late. */
export const lawPage =
  (desk: Desk): OfficeService['law'] =>
  async (caller) => {
    const law = lawNow(desk, caller);
    const { pack, today } = law;
    const moment = { today, at: caller.now };
    const [covered, counts, cases, duties, coming] = await Promise.all([
      coverageOf(pack),
      caseCounts(desk, moment),
      lateCases(desk, moment),
      missedDuties(desk, pack, today),
      comingTexts(desk, today),
    ]);
    const articles = articleSquares(pack, covered);
    const standing = Object.groupBy(elementsOf(pack), ({ grounded }) => grounded.standing);
    const page: LawPage = {
      title: pack.title,
      pack: pack.pack,
      version: pack.version,
      sentence: sentenceOf(pack, articles),
      coming,
      sources: sourceViews(pack),
      articles,
      chapters: chaptersOf(pack),
      counts: { articles: articles.length, ...covered.counts },
      readings: covered.readings,
      readingLog: Object.values(pack.readings).map(({ by, on, against, result, stands, changed }) => ({
        by,
        on,
        against,
        result,
        stands: stands.length,
        changed: changed.length,
      })),
      promises: promisesSentence(promiseViews(desk, law)),
      standings: { law: standing.law?.length ?? 0, delegated: standing.delegated?.length ?? 0, assumed: standing.assumed?.length ?? 0 },
      mission: missionOf(pack, counts),
      late: lateToday(counts, lateRows(pack, today, cases), duties, today),
    };
    return ok(page);
  };

/** First of the city's own regulation, then of the laws that its procedures lean on. */
const sentenceOf = (pack: Pack, articles: LawPage['articles']): LawPage['sentence'] => {
  const own = ownSource(pack);
  const of = (some: LawPage['articles'], kind: Degree): number => some.filter((each) => each.coverage === kind).length;
  const mine = articles.filter(({ source }) => source === own);
  const others = articles.filter(({ source }) => source !== own);
  return sentences(
    ...(mine.length === 0
      ? []
      : [
          say('sentenceOf.ofArticlesRunIn', {
            mine: of(mine, 'runs'),
            count: mine.length,
            ofMine: of(mine, 'in-part'),
            mineOf: of(mine, 'cited-only'),
            otherMine: of(mine, 'not'),
          }),
        ]),
    ...(others.length === 0
      ? []
      : [
          say('sentenceOf.ofArticlesOfOther', {
            count: others.length,
            others: of(others, 'runs'),
            ofOthers: of(others, 'in-part'),
            othersOf: of(others, 'cited-only'),
          }),
        ]),
  );
};

/** The city's own regulation: the first source of local rank. */
const ownSource = (pack: Pack): string | undefined => Object.entries(pack.sources).find(([, { rank }]) => rank === 'local')?.[0];

const articleSquares = (pack: Pack, { articles }: Coverage): LawPage['articles'] =>
  articles.map(({ article, source, gist, degree, why }) => ({
    id: article,
    source,
    number: article.slice(source.length + 1),
    label: articleMark(pack, article),
    coverage: degree,
    gist,
    ...(why === undefined ? {} : { leftOut: why }),
  }));

export const sourceViews = (pack: Pack): LawPage['sources'] =>
  Object.entries(pack.sources).map(([name, { title, rank, inForce }]) => ({
    name,
    title: title,
    rank,
    ...(inForce === undefined ? {} : { inForce }),
    articles: Object.values(pack.articles).filter(({ source }) => source === name).length,
  }));

/** The chapters of each source that names them; what names none is left whole. */
const chaptersOf = (pack: Pack): LawPage['chapters'] =>
  Object.entries(pack.chapters).flatMap(([source, chapters]) =>
    chapters.map(({ title, from, to }, at) => ({
      source,
      title: say('chaptersOf.atTitle', { at: { en: String(at + 1), zh: chineseNumber(at + 1) }, title }),
      articles: Array.from({ length: to - from + 1 }, (_, step) => `${source}.${from + step}`).filter(
        (id) => pack.articles[id] !== undefined,
      ),
    })),
  );

/** What the city set out to do, and what serves it. */
const missionOf = (pack: Pack, counts: readonly CaseCount[]): LawPage['mission'] =>
  Object.entries(pack.aims).map(([row, shall]) => {
    const serving = Object.values(pack.procedures).filter(({ aims }) => aims.includes(row));
    const partly = serving.some(({ basis }) => basis.some((article) => pack.articles[article.replace(/\(.*$/, '')]?.leftOut !== undefined));
    const mine = counts.filter(({ procedure }) => serving.some(({ name }) => name === procedure));
    const open = mine.reduce((sum, { ended, cases }) => sum + (ended ? 0 : cases), 0);
    const late = mine.reduce((sum, { late: some }) => sum + some, 0);
    const why = pack.aimsLeftOut[row];
    const marks = serving.flatMap((procedure) => firstMark(pack, procedure).mark ?? []);
    return {
      row,
      shall,
      runBy: serving.map(({ name, title }) => ({ name, title })),
      marks: [...new Map(marks.map((mark) => [`${mark.article} ${mark.standing}`, mark])).values()],
      state: serving.length === 0 ? 'not-yet' : partly || why !== undefined ? 'part' : 'runs',
      ...(why === undefined ? {} : { why }),
      ...(serving.length === 0
        ? {}
        : { now: say('missionOf.openLate', { open: grouped(open), late: grouped(late), otherOpen: open, otherLate: late }) }),
    };
  });

type LateRows = LawPage['late']['rows'];

const lateToday = (counts: readonly CaseCount[], cases: LateRows, duties: LateRows, today: LawPage['late']['on']): LawPage['late'] => {
  // A duty that was missed has had a date to keep.
  const timed = counts.reduce((sum, { ended, clock, cases }) => sum + (ended || clock === null ? 0 : cases), duties.length);
  const late = counts.reduce((sum, row) => sum + row.late, duties.length);
  const rows = [...cases, ...duties].toSorted((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
  return {
    on: today,
    of: timed,
    rows: rows.slice(0, 50),
    sentence:
      late === 0
        ? say('lateToday.nobodyIsLateOpen', { timed: groupedNumber(timed) })
        : say('lateToday.ofOpenCasesWith', { late: grouped(late), timed: grouped(timed), otherTimed: timed, otherLate: late }),
  };
};
