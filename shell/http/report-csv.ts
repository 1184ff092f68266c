import type { Figure, ReportPage, ReportRow } from '#contract';
import { type CsvFile, line } from './csv.ts';
import { say } from './say.ts';

/** A figure a line, with the part of the report and whose figure it is. */
export const reportCsv = (page: ReportPage): CsvFile => ({
  name: page.running ? `report-${page.year}-until-${page.to}` : `report-${page.year}`,
  lines: reportLines(page),
});

const columns = [
  'year',
  'from',
  'to',
  'part',
  'of',
  'of-en',
  'of-zh',
  'figure',
  'figure-en',
  'figure-zh',
  'count',
  'out-of',
  'share',
  'low',
  'high',
];

function* reportLines(page: ReportPage): Generator<string> {
  yield `\uFEFF${line(columns)}`;
  const year = [page.year, page.from, page.to];
  const of = (part: string, name: string, title: { readonly en: string; readonly zh: string } | undefined, figure: Figure): string =>
    line([
      ...year,
      part,
      name,
      title?.en ?? null,
      title?.zh ?? null,
      figure.name,
      figure.title.en,
      figure.title.zh,
      figure.count,
      figure.of ?? null,
      figure.share?.value ?? null,
      figure.share?.low ?? null,
      figure.share?.high ?? null,
    ]);
  for (const { name, rows } of page.groups)
    for (const row of rows) for (const figure of figuresOf(row)) yield of(name, row.procedure.name, row.procedure.title, figure);
  for (const { name, groups } of page.sections)
    for (const { title, figures } of groups) for (const figure of figures) yield of(name, name, title, figure);
}

/** All figures of a procedure, in the order of the page. */
const figuresOf = (row: ReportRow): readonly Figure[] => [
  row.openBefore,
  row.opened,
  row.reopened,
  row.ended,
  ...row.endings,
  row.openAfter,
  ...row.waiting,
  ...row.decided.flatMap(({ inTime, overdue, median, clock, unit }) => [
    { ...inTime, name: `in-time.${clock.name}` },
    ...(overdue === undefined ? [] : [{ ...overdue, name: `overdue.${clock.name}` }]),
    ...(median === undefined ? [] : [medianFigure(clock, unit, median)]),
  ]),
  row.corrections,
  row.extensions,
  row.pausedCases,
  row.pausedDays,
  ...row.silences,
  row.challenges,
  ...row.outcomes,
];

const medianFigure = ({ name, title }: ReportRow['decided'][number]['clock'], unit: string, median: number): Figure => ({
  name: `median.${name}.${unit}`,
  title: say('medianFigure.halfDoneBy', { title, unit: unit.replace('-', ' ') }),
  count: median,
});
