import { type Day, type Finding, localDay, zoneOf } from '#law/ground';
import { applyCalendar, type CalendarMove, type OpenedOffice, previewCalendar, readCalendarChange } from '#shell/office';
import type { Command, Gives } from './command.ts';
import { openOffice } from './open.ts';
import { readText } from './read.ts';

export const calendarCommands: Readonly<Record<string, Command>> = {
  'calendar preview': {
    usage: 'calendar preview FILE',
    summary: 'Says whose dates a calendar file would move, from when to when; nothing is kept.',
    example: 'ordinance calendar preview packs/shenzhen/calendars/cn.yaml',
    counts: [1, 1],
    run: ({ args }) => changed(args[0]!, previewCalendar, 'would move'),
  },
  'calendar apply': {
    usage: 'calendar apply FILE',
    summary: 'Counts every open date with the years of a calendar file from today on, says whom it moved, and has them told.',
    example: 'ordinance calendar apply packs/shenzhen/calendars/cn.yaml',
    counts: [1, 1],
    run: ({ args }) => changed(args[0]!, applyCalendar, 'moved'),
  },
};

const changed = async (file: string, does: typeof applyCalendar, verb: string): Promise<Gives> => {
  const office = await openOffice();
  try {
    const today = dayHere(office);
    const read = readCalendarChange(office.shelf, readText(file), today);
    if (!read.ok) return { exit: 1, json: { ok: false, findings: read.error }, text: read.error.map(findingLine).join('\n') };
    const { calendar, notices, gone } = read.value;
    const { looked, moves } = notices.length === 0 ? { looked: 0, moves: [] } : await does(office.keeper, notices, today);
    const years = notices.map(({ year }) => year);
    const dates = moves.filter(({ before, after }) => before !== after);
    const head =
      years.length === 0
        ? `${calendar}: nothing in this file differs from what is counted with.`
        : `${calendar} ${years.join(', ')}: ${dates.length} dates ${verb}, ${moves.length - dates.length} stay and become certain or provisional.`;
    const left = gone.length === 0 ? [] : [`Days already gone stay as they were counted: ${gone.join(', ')}.`];
    return {
      exit: 0,
      json: { ok: true, calendar, years, gone, families: looked, moves },
      text: [head, ...left, ...moves.map(moveLine)].join('\n'),
    };
  } finally {
    await office.close();
  }
};

const dayHere = ({ shelf, clock }: OpenedOffice): Day => {
  const newest = shelf.on('9999-12-31' as Day).pack;
  return localDay(zoneOf(newest.zone), clock.now());
};

const findingLine = ({ file, line, code, message, fix }: Finding): string =>
  `${file}:${line}  ${code}  ${message}${fix === undefined ? '' : `\n  fix: ${fix}`}`;

const moveLine = ({ number, clock, before, after, provisionalAfter }: CalendarMove): string =>
  `${number}  ${clock}  ${before ?? '–'} → ${after ?? '–'}${provisionalAfter ? '  provisional' : ''}`;
