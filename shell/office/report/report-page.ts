import type { Caller, OfficeService, ReportPage, ReportRow } from '#contract';
import { dayInWords } from '#law/case';
import { type Day, ok, type Text, text } from '#law/ground';
import { type Pack, type Procedure, walledOffices } from '#law/pack';
import { wilsonInterval } from '#methods/intervals';
import { inline, statement } from '#shell/db';
import { readTerms } from '../discretion/index.ts';
import type { LedgerKeeper } from '../ledger-keeper.ts';
import { briefly, type Desk, lawNow, notFound } from '../public/desk.ts';
import { publicRegisters } from '../public/public-registers.ts';
import { grouped } from '../public/words.ts';
import { yearCounts } from './counts.ts';
import { definitions, notCounted } from './figure-words.ts';
import { type Ends, procedureRow } from './procedure-row.ts';
import { say } from './say.ts';
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

/** A year of the authority. One that has not begun is not found, nor one before the first case; one that is not over is told until today. */
export const reportPage =
  (desk: Desk): OfficeService['report'] =>
  async ({ now }, { year }) => {
    const report = await briefly(desk, `report ${year} ${lawNow(desk, { now }).today}`, () => reportOf(desk, { now }, year), keptMs);
    if (report === undefined) return notFound(year, say('reportPage.thisYearHasNot'), say('reportPage.theNewestReportIs'));
    const first = report.years.at(-1)!;
    return report.year < first
      ? notFound(year, say('reportPage.noYearYet'), say('reportPage.theOldestReportIs', { year: String(first) }))
      : ok(report);
  };

/** The same for anyone who holds the keeper alone, at its clock's time. */
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
  { name: 'incidents', title: say('tables.incidentsAndWarnings'), kinds: ['incident'] },
  { name: 'people', title: say('tables.complaintsAndRightsIn'), kinds: ['complaint', 'rights'] },
  { name: 'remedies', title: say('tables.challenges'), kinds: ['remedy'] },
  { name: 'rules', title: say('tables.rulesStandardsAndComments'), kinds: ['rule', 'standard'] },
  { name: 'offices', title: say('tables.whatTheOfficesOwe'), kinds: ['duty', 'survey'] },
];

const groupsOf = (rows: readonly { readonly procedure: Procedure; readonly row: ReportRow | undefined }[]): ReportPage['groups'] => {
  const tableOf = ({ kind }: Procedure): string => tables.find(({ kinds }) => kinds.includes(kind))?.name ?? 'applications';
  return [{ name: 'applications', title: say('groupsOf.applicationsAndWhatMay') }, ...tables].flatMap(({ name, title }) => {
    const mine = rows.flatMap(({ procedure, row }) => (row !== undefined && tableOf(procedure) === name ? [row] : []));
    return mine.length === 0 ? [] : [{ name, title, rows: mine }];
  });
};

const sentenceOf = (rows: readonly ReportRow[], year: number, until: Day | undefined): Text => {
  const total = (of: (row: ReportRow) => number): number => rows.reduce((sum, row) => sum + of(row), 0);
  const [opened, ended] = [total((row) => row.opened.count), total((row) => row.ended.count)];
  const decided = rows.flatMap((row) => row.decided);
  const inTime = decided.reduce((sum, one) => sum + one.inTime.count, 0);
  const of = decided.reduce((sum, one) => sum + (one.inTime.of ?? 0), 0);
  const overdue = decided.reduce((sum, one) => sum + (one.overdue?.count ?? 0), 0);
  const still = overdue === 0 ? text('', '') : say('sentenceOf.pastTheDayAnd', { overdue, otherOverdue: grouped(overdue) });
  const day = until === undefined ? undefined : dayInWords(until);
  const span = day === undefined ? say('sentenceOf.in', { year }) : say('sentenceOf.inUntilToday', { year, day });
  if (opened + ended + of === 0) return say('sentenceOf.nothingHappenedHere', { span });
  const share = of < 100 ? text('', '') : percentOf(inTime, of);
  const timely =
    of === 0
      ? say('sentenceOf.nothingWasDecided')
      : say('sentenceOf.ofDecisionsMadeOr', { inTime: grouped(inTime), of: grouped(of), share, still });
  return say('sentenceOf.casesWereOpenedAnd', { span, opened: grouped(opened), ended: grouped(ended), timely });
};

const percentOf = (hits: number, of: number): Text => {
  const [low, high] = wilsonInterval(hits, of).map((share) => (100 * share).toFixed(1));
  const value = ((100 * hits) / of).toFixed(1);
  return say('percentOf.intervalTo', { value, low, high });
};
