import type { ReportPage, ReportRow } from '#contract';
import { dayInWords } from '#law/case';
import { type Day, ok, type Text, text } from '#law/ground';
import { type Pack, type Procedure, walledOffices } from '#law/pack';
import { wilsonInterval } from '#methods/intervals';
import { inline, statement } from '#shell/db';
import type { Caller, OfficeService } from '#shell/http';
import { readTerms } from '../discretion/index.ts';
import type { LedgerKeeper } from '../ledger-keeper.ts';
import { briefly, type Desk, lawNow, notFound } from '../public/desk.ts';
import { publicRegisters } from '../public/public-registers.ts';
import { grouped } from '../public/words.ts';
import { yearCounts } from './counts.ts';
import { definitions, notCounted } from './figure-words.ts';
import { type Ends, procedureRow } from './procedure-row.ts';
import {
  commentSection,
  committeeSection,
  discretionSection,
  dutySection,
  outageSection,
  retentionSection,
  ruleSection,
} from './sections.ts';

/** It reads a whole year of orders, so many readers share one answer for a minute. */
const keptMs = 60_000;

/** A year of the authority. One that has not begun is not found; one that is not over is told until today. */
export const reportPage =
  (desk: Desk): OfficeService['report'] =>
  async ({ now }, { year }) => {
    const report = await briefly(desk, `report ${year} ${lawNow(desk, { now }).today}`, () => reportOf(desk, { now }, year), keptMs);
    return report === undefined
      ? notFound(
          year,
          text('This year has not begun.', '该年度尚未开始。'),
          text('The newest report is that of this year.', '最新的是本年度报告。'),
        )
      : ok(report);
  };

/** The same for whoever holds the keeper alone, at its clock's time. */
export const yearReport = (keeper: LedgerKeeper, year: string): Promise<ReportPage | undefined> =>
  reportOf({ keeper }, { now: keeper.clock.now() }, year);

type Kept = Pick<Desk, 'keeper'>;

const firstDaySql = inline('select min(opened_on) as day from docket');

const reportOf = async (desk: Kept, at: Pick<Caller, 'now'>, asked: string): Promise<ReportPage | undefined> => {
  const { database } = desk.keeper.store;
  const { pack, today } = lawNow(desk, at);
  const [year, thisYear] = [Number(asked), Number(today.slice(0, 4))];
  if (year > thisYear) return undefined;
  const [from, end] = [`${year}-01-01`, `${year}-12-31`] as [Day, Day];
  const running = today < end;
  const window = running ? { from, to: today, now: at.now } : { from, to: end };
  const open = Object.keys(pack.offices).filter((office) => !walledOffices(pack).has(office));
  const [counts, terms, [first]] = await Promise.all([
    yearCounts(database, window),
    readTerms(database, pack, open, window),
    database.query<{ day: Day | null }>(firstDaySql),
  ]);
  const ends = await endsIn(desk, pack);
  const registers = registersOf(pack);
  const rows = Object.values(pack.procedures).map((procedure) => ({
    procedure,
    row: procedureRow(pack, ends, procedure, counts, registers.get(procedure.name)),
  }));
  const told = rows.flatMap(({ row }) => row ?? []);
  const firstYear = Number((first?.day ?? today).slice(0, 4));
  return {
    year,
    ...window,
    running,
    sentence: sentenceOf(told, year, running ? today : undefined),
    years: Array.from({ length: thisYear - firstYear + 1 }, (_, at) => thisYear - at),
    groups: groupsOf(rows),
    idle: rows.flatMap(({ procedure, row }) => (row === undefined ? [{ name: procedure.name, title: procedure.title }] : [])),
    sections: [
      committeeSection(pack, counts),
      await commentSection(database, pack, window, counts),
      dutySection(pack, ends, counts),
      outageSection(counts),
      retentionSection(pack, counts),
      ruleSection(pack, counts),
      discretionSection(pack, terms),
    ],
    definitions: [...definitions],
    notCounted: [...notCounted],
  };
};

const packsInUse = statement(import.meta.url, './packs-in-use.sql');

/** Endings under the law of today and under every older text that a case rests on. */
const endsIn = async (desk: Kept, pack: Pack): Promise<Ends> => {
  const used = await desk.keeper.store.database.query<{ pack: string }>(packsInUse);
  const packs = [pack, ...used.map((row) => desk.keeper.shelf.of(row.pack).pack)];
  const endings = new Set(
    packs.flatMap(({ procedures }) =>
      Object.values(procedures).flatMap(({ name, endings: own }) => Object.keys(own).map((end) => `${name} ${end}`)),
    ),
  );
  return (procedure, state) => endings.has(`${procedure} ${state}`);
};

/** The public register in which cases of a procedure stand: the list behind its figures. */
const registersOf = (pack: Pack): ReadonlyMap<string, string> =>
  new Map(
    publicRegisters(pack)
      .toReversed()
      .flatMap((register) =>
        Object.values(register.rows).flatMap((places) =>
          Object.keys(places).map((procedure) => [procedure, `/registers/${register.name}`] as const),
        ),
      ),
  );

const tables: readonly { readonly name: string; readonly title: Text; readonly kinds: readonly string[] }[] = [
  { name: 'incidents', title: text('Incidents and warnings', '事件与预警'), kinds: ['incident'] },
  { name: 'people', title: text('Complaints and rights in data', '投诉举报与个人信息权利'), kinds: ['complaint', 'rights'] },
  { name: 'remedies', title: text('Challenges', '行政救济'), kinds: ['remedy'] },
  { name: 'rules', title: text('Rules, standards and comments', '规则、标准与意见'), kinds: ['rule', 'standard'] },
  { name: 'offices', title: text('What the offices owe', '机关自身事项'), kinds: ['duty', 'survey'] },
];

const groupsOf = (rows: readonly { readonly procedure: Procedure; readonly row: ReportRow | undefined }[]): ReportPage['groups'] => {
  const tableOf = ({ kind }: Procedure): string => tables.find(({ kinds }) => kinds.includes(kind))?.name ?? 'applications';
  return [{ name: 'applications', title: text('Applications and what may be used', '申请与许可使用') }, ...tables].flatMap(
    ({ name, title }) => {
      const mine = rows.flatMap(({ procedure, row }) => (row !== undefined && tableOf(procedure) === name ? [row] : []));
      return mine.length === 0 ? [] : [{ name, title, rows: mine }];
    },
  );
};

const sentenceOf = (rows: readonly ReportRow[], year: number, until: Day | undefined): Text => {
  const total = (of: (row: ReportRow) => number): number => rows.reduce((sum, row) => sum + of(row), 0);
  const [opened, ended] = [total((row) => row.opened.count), total((row) => row.ended.count)];
  const decided = rows.flatMap((row) => row.decided);
  const inTime = decided.reduce((sum, one) => sum + one.inTime.count, 0);
  const of = decided.reduce((sum, one) => sum + (one.inTime.of ?? 0), 0);
  const overdue = decided.reduce((sum, one) => sum + (one.overdue?.count ?? 0), 0);
  const still =
    overdue === 0
      ? text('', '')
      : text(
          ` ${overdue === 1 ? 'One is' : `${grouped(overdue)} are`} past the day and not decided.`,
          `${grouped(overdue)}件已超期，尚未决定。`,
        );
  const day = until === undefined ? undefined : dayInWords(until);
  const span = text(
    day === undefined ? `In ${year}` : `In ${year}, until today, ${day.en},`,
    day === undefined ? `${year}年` : `${year}年（截至今日，即${day.zh}）`,
  );
  if (opened + ended + of === 0) return text(`${span.en} nothing happened here.`, `${span.zh}，没有办理记录。`);
  const share = of < 100 ? text('', '') : percentOf(inTime, of);
  const timely =
    of === 0
      ? text('nothing was decided.', '没有作出决定。')
      : text(
          `${grouped(inTime)} of ${grouped(of)} decisions made or due were in time${share.en}.${still.en}`,
          `作出或者应当作出决定${grouped(of)}件，其中按期${grouped(inTime)}件${share.zh}。${still.zh}`,
        );
  return text(
    `${span.en} ${grouped(opened)} cases were opened and ${grouped(ended)} ended; ${timely.en}`,
    `${span.zh}，新收案件${grouped(opened)}件，办结${grouped(ended)}件；${timely.zh}`,
  );
};

const percentOf = (hits: number, of: number): Text => {
  const [low, high] = wilsonInterval(hits, of).map((share) => (100 * share).toFixed(1));
  const value = ((100 * hits) / of).toFixed(1);
  return text(` (${value} %, 95 % interval ${low} to ${high} %)`, `（${value}%，95%区间${low}%至${high}%）`);
};
