import type { Figure, ReportSection } from '#contract';
import { dayInWords } from '#law/case';
import type { Text } from '#law/ground';
import type { Pack } from '#law/pack';
import type { Queries } from '#shell/db';
import type { Stood } from '#shell/ledger';
import { type OfficeTerms, termAbout, termTitle } from '../discretion/index.ts';
import { dutyProcedures } from '../duties/duty-events.ts';
import { consultingIn } from '../public/consultation/reading.ts';
import { durationInWords } from '../public/words.ts';
import { capital, listed, marksOf, same } from '../view/index.ts';
import { commentOutcomes, type Window, type YearCounts } from './counts.ts';
import { type Ends, figure } from './procedure-row.ts';
import { say } from './say.ts';

type Group = ReportSection['groups'][number];

const nothing = say('nothing.nothingInThisYear');

/** Meetings held and what became of the votes taken, by committee. Votes are counted wherever they were taken, in a meeting or not. */
export const committeeSection = (pack: Pack, { met, ordered }: YearCounts): ReportSection => {
  const voted = ordered.flatMap((row) => {
    const committee = row.cause === 'vote' ? pack.procedures[row.procedure]?.states[row.state ?? '']?.vote?.by : undefined;
    return committee === undefined ? [] : [{ committee, result: row.result ?? 'no-quorum', times: row.times }];
  });
  const groups = Object.values(pack.committees).flatMap((committee): readonly Group[] => {
    const meetings = met.find((row) => row.committee === committee.name);
    const votes = voted.filter((row) => row.committee === committee.name);
    if (meetings === undefined && votes.length === 0) return [];
    const of = (result: string): number => votes.reduce((sum, row) => sum + (row.result === result ? row.times : 0), 0);
    return [
      {
        title: committee.title,
        href: '/minutes',
        marks: [...marksOf(pack, committee)],
        figures: [
          ...(meetings === undefined
            ? []
            : [
                one('meetings.held', say('committeeSection.meetingsHeld'), meetings.held),
                one('meetings.off', say('committeeSection.meetingsCalledOff'), meetings.off),
                one('meetings.items', say('committeeSection.itemsClosedInMeetings'), meetings.items),
                one('meetings.minutes', say('committeeSection.minutesSigned'), meetings.signed),
              ]),
          one('votes.carried', say('committeeSection.votesCarried'), of('carried')),
          one('votes.lost', say('committeeSection.votesLost'), of('lost')),
          one('votes.no-quorum', say('committeeSection.withoutAQuorum'), of('no-quorum')),
        ],
      },
    ];
  });
  return { name: 'committees', title: say('committeeSection.committees'), empty: nothing, groups };
};

const one = (name: string, title: Text, count: number, more: Partial<Figure> = {}): Figure => ({ name, title, count, ...more });

/** What people said of drafts, and how many of them were followed. Parts into which a comment was split are comments of their own. */
export const commentSection = async (database: Queries, pack: Pack, window: Window, { stood }: YearCounts): Promise<ReportSection> => {
  const groups = await Promise.all(
    // Drafts of several kinds may share one procedure for what is said of them.
    [...Map.groupBy(consultingIn(pack), ({ comment }) => comment.name).values()].map(async (consulting): Promise<readonly Group[]> => {
      const [{ comment, outcome }] = consulting as [(typeof consulting)[number]];
      const received = stood.reduce((sum, row) => sum + (row.procedure === comment.name && row.before === null ? row.cases : 0), 0);
      const told = outcome === undefined ? undefined : pack.facts[outcome];
      const answering = Object.values(comment.orders).filter(({ needs }) => needs.some(({ fact }) => fact === outcome));
      const answered =
        told === undefined
          ? []
          : await commentOutcomes(database, window, {
              procedure: comment.name,
              orders: answering.map(({ name }) => name),
              outcome: told.name,
            });
      const n = answered.reduce((sum, { times }) => sum + times, 0);
      if (received + n === 0) return [];
      const options = told?.type.kind === 'choice' ? told.type.options : [];
      const of = (option: string | null): number => answered.find((row) => row.outcome === option)?.times ?? 0;
      return [
        {
          title: listed(consulting.map(({ procedure }) => procedure.title)),
          href: '/consultations',
          marks: [...marksOf(pack, comment)],
          figures: [
            one('comments.received', say('commentSection.commentsReceived'), received),
            one('comments.answered', say('commentSection.commentsAnswered'), n),
            ...options.map(({ value, title }) => one(`comments.${value}`, capital(title), of(value), { of: n })),
            ...(of(null) === 0 ? [] : [one('comments.untold', say('commentSection.answeredWithoutSayingSo'), of(null), { of: n })]),
          ],
        },
      ];
    }),
  );
  return { name: 'comments', title: say('commentSection.commentsOnDrafts'), empty: nothing, groups: groups.flat() };
};

/** What the calendar asks of the offices, and whether it was done: late is what was done after its period had run out. */
export const dutySection = (pack: Pack, ends: Ends, { stood }: YearCounts): ReportSection => {
  const groups = dutyProcedures(pack)
    .map((name) => pack.procedures[name]!)
    .flatMap((procedure): readonly Group[] => {
      const mine = stood.filter((row) => row.procedure === procedure.name);
      const isOver = ({ after }: Stood): boolean => ends(procedure.name, after);
      const wasOver = ({ before }: Stood): boolean => before !== null && ends(procedure.name, before);
      const of = (wanted: (row: Stood) => boolean): number => mine.reduce((sum, row) => sum + (wanted(row) ? row.cases : 0), 0);
      const figures = [
        one(
          'duties.done',
          say('dutySection.doneInTime'),
          of((row) => isOver(row) && !wasOver(row) && !row.silent),
        ),
        one(
          'duties.late',
          say('dutySection.doneLate'),
          of((row) => isOver(row) && !wasOver(row) && row.silent),
        ),
        one(
          'duties.missed',
          say('dutySection.missedAndNotDone'),
          of((row) => !isOver(row) && row.silent),
        ),
        one(
          'duties.running',
          say('dutySection.notDueYet'),
          of((row) => !isOver(row) && !row.silent),
        ),
      ];
      return figures.every(({ count }) => count === 0) ? [] : [{ title: procedure.title, marks: [...marksOf(pack, procedure)], figures }];
    });
  return { name: 'duties', title: say('dutySection.dutiesOfTheOffices'), empty: nothing, groups };
};

export const outageSection = ({ outages }: YearCounts): ReportSection => ({
  name: 'outages',
  title: say('outageSection.outagesOfOurSystem'),
  empty: say('outageSection.noOutageWasEntered'),
  groups: outages.map(({ from, to, why, cases }) => {
    const [first, last] = [dayInWords(from), dayInWords(to)];
    return {
      title: from === to ? first : say('outageSection.to', { first, last }),
      note: same(why),
      marks: [],
      figures: [figure('outage', cases)],
    };
  }),
});

/** What was due to be erased because its period of keeping was over, what of it went, what was held, and what went for another reason. */
export const retentionSection = (pack: Pack, { erased }: YearCounts): ReportSection => ({
  name: 'retention',
  title: say('retentionSection.personalDataErased'),
  empty: say('retentionSection.nothingPersonalWasDue'),
  groups: Object.values(pack.procedures).flatMap((procedure): readonly Group[] => {
    const mine = erased.find((row) => row.procedure === procedure.name);
    if (mine === undefined) return [];
    const { retention } = procedure;
    const { done, held, decided, byHand } = mine;
    const kept = retention === undefined ? undefined : durationInWords(pack, retention.keep).words;
    return [
      {
        title: procedure.title,
        ...(kept === undefined ? {} : { note: say('retentionSection.keptForAfterThe', { kept }) }),
        marks: retention === undefined ? [] : [...marksOf(pack, retention)],
        figures: [
          one('retention.due', say('retentionSection.dueToBeErased'), done + held),
          one('retention.done', say('retentionSection.erased'), done, { of: done + held }),
          one('retention.held', say('retentionSection.heldAtTheEnd'), held, { of: done + held }),
          one('retention.decided', say('retentionSection.erasedByADecision'), decided),
          one('retention.by-hand', say('retentionSection.erasedByTheOffice'), byHand),
        ],
      },
    ];
  }),
});

export const ruleSection = (pack: Pack, { texts }: YearCounts): ReportSection => ({
  name: 'texts',
  title: say('ruleSection.textsOfTheLaw'),
  empty: say('ruleSection.noNewTextOf'),
  groups: texts
    .filter(({ inWindow }) => inWindow)
    .map(({ version }) => {
      const day = dayInWords(version);
      return {
        title: pack.title,
        note: say('ruleSection.inForceSince', { day }),
        href: '/law',
        marks: [],
        figures: [one('texts', say('ruleSection.textThatCameInto'), 1)],
      };
    }),
});

/** What each office answered where the law leaves it to officials; persons stand nowhere. */
export const discretionSection = (pack: Pack, offices: readonly OfficeTerms[]): ReportSection => ({
  name: 'discretion',
  title: say('discretionSection.whereTheLawLeaves'),
  empty: say('discretionSection.nobodyUsedTheRoom'),
  groups: offices.flatMap(({ office, used }) =>
    used.map(({ term, answers, all }): Group => {
      const [procedure, asked] = [pack.procedures[term.procedure]!.title, termTitle(pack, term)];
      const few = all.shares.every(({ share }) => share === undefined);
      const marks = new Map(term.rests.flatMap((rest) => marksOf(pack, rest)).map((mark) => [mark.article, mark]));
      return {
        title: say('discretionSection.procedureAsked', { procedure, asked }),
        note: say('discretionSection.officeTerm', { office: office.title, term: termAbout(pack, term) }),
        marks: [...marks.values()],
        figures: few
          ? [figure('discretion', all.n, { title: say('discretionSection.answersTooFewTo') })]
          : all.shares.map(({ answer, count, share }, at) => ({
              name: `discretion.${answer}`,
              title: capital(answers[at]!.title),
              count,
              of: all.n,
              ...(share === undefined ? {} : { share }),
            })),
      };
    }),
  ),
});
