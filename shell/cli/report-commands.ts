import type { Figure, ReportPage, ReportRow } from '#contract';
import { yearReport } from '#shell/office';
import { type Command, WrongUsage } from './command.ts';
import { openOffice } from './open.ts';

/** The authority's year: the same figures as the page. */
export const reportCommands: Readonly<Record<string, Command>> = {
  report: {
    usage: 'report YEAR',
    summary: 'What the authority did in a year, made from the ledger: the figures of the public page.',
    example: 'ordinance report 2026 --json',
    counts: [1, 1],
    run: async ({ args }) => {
      const year = args[0]!;
      if (!/^[12]\d{3}$/.test(year)) throw new WrongUsage(`${year} is no year, as 2026`);
      const office = await openOffice();
      try {
        const report = await yearReport(office.keeper, year);
        if (report === undefined) return { exit: 1, json: { refused: 'yearNotBegun', year: Number(year) }, text: `${year} has not begun.` };
        return { exit: 0, json: report, text: inWords(report) };
      } finally {
        await office.close();
      }
    },
  },
};

const inWords = (report: ReportPage): string =>
  [
    report.sentence.en,
    ...report.groups.flatMap(({ title, rows }) => ['', title.en, ...rows.flatMap(rowLines)]),
    ...report.sections.flatMap(({ title, empty, groups }) => [
      '',
      title.en,
      ...(groups.length === 0 ? [`  ${empty.en}`] : []),
      ...groups.flatMap((group) => [`  ${group.title?.en ?? ''}`, ...group.figures.map((figure) => `    ${figureLine(figure)}`)]),
    ]),
  ].join('\n');

const rowLines = (row: ReportRow): readonly string[] => [
  `  ${row.procedure.title.en}: open before ${row.openBefore.count}, opened ${row.opened.count}, taken up again ${row.reopened.count}, ended ${row.ended.count}, open after ${row.openAfter.count}`,
  ...row.endings.map((figure) => `    ended as ${figureLine(figure)}`),
  ...row.decided.map(
    ({ clock, limit, inTime, overdue, median, unit }) =>
      `    ${clock.title.en}: ${inTime.count} of ${inTime.of} within ${limit.en}${overdue === undefined ? '' : `, ${overdue.count} past their day`}${median === undefined ? '' : `, half by ${median} ${unit}`}`,
  ),
  ...[row.corrections, row.extensions, row.pausedCases, row.pausedDays, row.challenges]
    .filter(({ count }) => count > 0)
    .map((figure) => `    ${figureLine(figure)}`),
  ...row.silences.map((figure) => `    silence: ${figureLine(figure)}`),
  ...row.outcomes.map((figure) => `    challenge: ${figureLine(figure)}`),
];

const figureLine = ({ title, count, of }: Figure): string => `${title.en}: ${of === undefined ? count : `${count} of ${of}`}`;
