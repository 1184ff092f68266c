import type { Figure, ReportSection } from '#contract';
import { dayInWords } from '#law/case';
import { type Text, text } from '#law/ground';
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

type Group = ReportSection['groups'][number];

const nothing = text('Nothing in this year.', '本年度没有。');

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
                one('meetings.held', text('Meetings held', '召开会议'), meetings.held),
                one('meetings.off', text('Meetings called off', '取消会议'), meetings.off),
                one('meetings.items', text('Items closed in meetings', '会议审议事项'), meetings.items),
                one('meetings.minutes', text('Minutes signed', '已签署会议记录'), meetings.signed),
              ]),
          one('votes.carried', text('Votes carried', '表决通过'), of('carried')),
          one('votes.lost', text('Votes lost', '表决未通过'), of('lost')),
          one('votes.no-quorum', text('Without a quorum', '未达法定人数'), of('no-quorum')),
        ],
      },
    ];
  });
  return { name: 'committees', title: text('Committees', '委员会'), empty: nothing, groups };
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
            one('comments.received', text('Comments received', '收到意见'), received),
            one('comments.answered', text('Comments answered', '已答复意见'), n),
            ...options.map(({ value, title }) => one(`comments.${value}`, capital(title), of(value), { of: n })),
            ...(of(null) === 0 ? [] : [one('comments.untold', text('Answered without saying so', '答复中未说明'), of(null), { of: n })]),
          ],
        },
      ];
    }),
  );
  return { name: 'comments', title: text('Comments on drafts', '对草案的意见'), empty: nothing, groups: groups.flat() };
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
          text('Done in time', '按期完成'),
          of((row) => isOver(row) && !wasOver(row) && !row.silent),
        ),
        one(
          'duties.late',
          text('Done late', '逾期完成'),
          of((row) => isOver(row) && !wasOver(row) && row.silent),
        ),
        one(
          'duties.missed',
          text('Missed, and not done yet', '逾期未完成'),
          of((row) => !isOver(row) && row.silent),
        ),
        one(
          'duties.running',
          text('Not due yet', '尚未到期'),
          of((row) => !isOver(row) && !row.silent),
        ),
      ];
      return figures.every(({ count }) => count === 0) ? [] : [{ title: procedure.title, marks: [...marksOf(pack, procedure)], figures }];
    });
  return { name: 'duties', title: text('Duties of the offices', '机关应办事项'), empty: nothing, groups };
};

export const outageSection = ({ outages }: YearCounts): ReportSection => ({
  name: 'outages',
  title: text('Outages of our system', '系统故障'),
  empty: text('No outage was entered in this year.', '本年度没有登记系统故障。'),
  groups: outages.map(({ from, to, why, cases }) => {
    const [first, last] = [dayInWords(from), dayInWords(to)];
    return {
      title: from === to ? first : text(`${first.en} to ${last.en}`, `${first.zh}至${last.zh}`),
      note: same(why),
      marks: [],
      figures: [figure('outage', cases)],
    };
  }),
});

/** What was due to be erased because its period of keeping was over, what of it went, what was held, and what went for another reason. */
export const retentionSection = (pack: Pack, { erased }: YearCounts): ReportSection => ({
  name: 'retention',
  title: text('Personal data erased', '个人信息的删除'),
  empty: text('Nothing personal was due to be erased in this year.', '本年度没有应当删除的个人信息。'),
  groups: Object.values(pack.procedures).flatMap((procedure): readonly Group[] => {
    const mine = erased.find((row) => row.procedure === procedure.name);
    if (mine === undefined) return [];
    const { retention } = procedure;
    const { done, held, decided, byHand } = mine;
    const kept = retention === undefined ? undefined : durationInWords(pack, retention.keep).words;
    return [
      {
        title: procedure.title,
        ...(kept === undefined ? {} : { note: text(`Kept for ${kept.en} after the case has ended.`, `案件办结后保存${kept.zh}。`) }),
        marks: retention === undefined ? [] : [...marksOf(pack, retention)],
        figures: [
          one('retention.due', text('Due to be erased', '应当删除'), done + held),
          one('retention.done', text('Erased', '已删除'), done, { of: done + held }),
          one('retention.held', text('Held at the end', '期末暂缓删除'), held, { of: done + held }),
          one('retention.decided', text('Erased by a decision', '依决定删除'), decided),
          one('retention.by-hand', text('Erased by the office itself', '机关自行删除'), byHand),
        ],
      },
    ];
  }),
});

export const ruleSection = (pack: Pack, { texts }: YearCounts): ReportSection => ({
  name: 'texts',
  title: text('Texts of the law', '规则文本'),
  empty: text('No new text of the law came into force in this year.', '本年度没有新的规则文本生效。'),
  groups: texts
    .filter(({ inWindow }) => inWindow)
    .map(({ version }) => {
      const day = dayInWords(version);
      return {
        title: pack.title,
        note: text(`In force since ${day.en}`, `自${day.zh}起施行`),
        href: '/law',
        marks: [],
        figures: [one('texts', text('Text that came into force', '生效文本'), 1)],
      };
    }),
});

/** What each office answered where the law leaves it to officials; persons stand nowhere. */
export const discretionSection = (pack: Pack, offices: readonly OfficeTerms[]): ReportSection => ({
  name: 'discretion',
  title: text('Where the law leaves room', '裁量情况'),
  empty: text('Nobody used the room that the law leaves.', '没有行使裁量的记录。'),
  groups: offices.flatMap(({ office, used }) =>
    used.map(({ term, answers, all }): Group => {
      const [procedure, asked] = [pack.procedures[term.procedure]!.title, termTitle(pack, term)];
      const few = all.shares.every(({ share }) => share === undefined);
      const marks = new Map(term.rests.flatMap((rest) => marksOf(pack, rest)).map((mark) => [mark.article, mark]));
      return {
        title: text(`${procedure.en}: ${asked.en}`, `${procedure.zh}：${asked.zh}`),
        note: text(`${office.title.en}. ${termAbout(pack, term).en}`, `${office.title.zh}。${termAbout(pack, term).zh}`),
        marks: [...marks.values()],
        figures: few
          ? [figure('discretion', all.n, { title: text('Answers, too few to say more', '次数过少，仅列总数') })]
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
