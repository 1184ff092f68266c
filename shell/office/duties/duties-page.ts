import type { Answering, ComingDuty, DutiesPage, DutyLine } from '#contract';
import { activeRun, dayOfMoment, standingOf } from '#law/case';
import { addDays, type Day, daysBetween, exceptInChinese, ok, startOfDay, type Text, zoneOf } from '#law/ground';
import type { Duty, Pack } from '#law/pack';
import { type DocketRow, placeOf } from '#shell/ledger';
import { forOfficialsOnly } from '../cases/declined.ts';
import type { Desk } from '../cases/desk.ts';
import { packToday, readerFor, todayOf } from '../cases/look.ts';
import { placesRead } from '../cases/places-read.ts';
import { marksOf, orderTitle, sentences, titled, titleOfName } from '../view/index.ts';
import type { DutyCase } from './calendar-run.ts';
import { type DutyHistory, dutyHistories, dutyProcedures } from './duty-events.ts';
import { say } from './say.ts';

/** So far back what was done is shown, and so far ahead what will come. */
const doneDays = 365;
const aheadDays = 400;
const shownAhead = 24;
const shownOpen = 200;

/** What the law wants from the office by which day: missed, due and done, and what the calendar opens next. */
export const dutiesPage =
  (desk: Desk): Answering<'duties'> =>
  async ({ person }) => {
    const reader = await readerFor(desk, person);
    if (reader.held.length === 0) return forOfficialsOnly();
    const [today, pack] = [todayOf(desk), packToday(desk)];
    const mine = new Set(placesRead(desk, reader));
    const { store, calendar, shelf } = desk.keeper;
    const doneSince = addDays(today, -doneDays);
    const procedure = dutyProcedures(pack);
    const [open, ended] = await Promise.all([
      store.cases({ procedure, ended: false, limit: shownOpen }),
      store.cases({ procedure, ended: true, limit: shownOpen }),
    ]);
    const rows = [...open.rows, ...ended.rows].filter(
      ({ shown, pack: text, procedure: of, state }) => shown === 'public' || mine.has(placeOf(text, of, state)),
    );
    const histories = await dutyHistories(
      store,
      rows.map((row) => row.case),
      (digest) => shelf.of(digest).pack,
    );
    const lines = rows
      .map((row) => lineOf(shelf.of(row.pack).pack, row, histories.get(row.case)!, today))
      .filter(({ done }) => done === undefined || done >= doneSince)
      .toSorted(inOrder);
    const coming = (await calendar.coming(addDays(today, aheadDays))).slice(0, shownAhead);
    const count = (group: DutyLine['group']): number => lines.filter((line) => line.group === group).length;
    const counts = { missed: count('missed'), due: count('due'), done: count('done') };
    return ok({
      today,
      since: await calendar.since(),
      sentence: sentenceOf(lines, counts),
      doneSince,
      counts,
      lines,
      coming: await Promise.all(coming.map((each) => comingOf(desk, each))),
    } satisfies DutiesPage);
  };

// ---- what is there ------------------------------------------------------------------------------------------------------

const lineOf = (pack: Pack, row: DocketRow, history: DutyHistory, today: Day): DutyLine => {
  const procedure = pack.procedures[row.procedure]!;
  const { fell, passed, ended } = history;
  const due = passed ?? row.due ?? history.due;
  const until = ended ?? today;
  const late = due !== undefined && until > due;
  const group = row.ended ? 'done' : late ? 'missed' : 'due';
  const office = officeOf(pack, row, history);
  return {
    case: row.case,
    number: row.number,
    title: history.named ?? row.title,
    ...(history.named === undefined || history.named.en === row.title.en ? {} : { about: row.title }),
    procedure: { name: procedure.name, title: procedure.title },
    group,
    ...(office === undefined ? {} : { office }),
    fell,
    ...(due === undefined ? {} : { due }),
    ...(ended === undefined || !row.ended ? {} : { done: ended }),
    ...(late ? { lateDays: daysBetween(due, until) } : {}),
    ...(group === 'due' && due !== undefined ? { leftDays: daysBetween(today, due) } : {}),
    opener: history.because === undefined ? 'person' : history.because.kind === 'calendar' ? 'calendar' : 'case',
    how: howOf(pack, history),
    marks: [...marksOf(pack, groundOf(pack, history) ?? procedure)],
  };
};

const dutyOf = (pack: Pack, { because }: DutyHistory): Duty | undefined =>
  because?.kind === 'calendar' ? pack.duties.find(({ name }) => name === because.duty) : undefined;

/** The rule that brought it about: the line of the calendar, or the order of the case above it. */
const groundOf = (pack: Pack, history: DutyHistory) => dutyOf(pack, history) ?? openerOf(pack, history)?.order;

const openerOf = (pack: Pack, { because }: DutyHistory) => {
  if (because?.kind !== 'case') return undefined;
  for (const procedure of Object.values(pack.procedures)) {
    const order = procedure.orders[because.at];
    if (order?.opens !== undefined && because.as === 'parent') return { procedure, order };
  }
  return undefined;
};

/** The office that the calendar opened it for; else the one whose turn it is, or was when it began. */
const officeOf = (pack: Pack, { office, procedure }: DocketRow, { because }: DutyHistory): Text | undefined => {
  if (because?.kind === 'calendar') return pack.offices[because.office];
  const { orders, states } = pack.procedures[procedure]!;
  const first = Object.values(orders).find(({ from }) => from === 'opening')?.to ?? '';
  const role = pack.roles[states[first]?.waits ?? ''];
  return pack.offices[office ?? (role?.is === 'official' ? role.office : '')];
};

const howOf = (pack: Pack, history: DutyHistory): Text => {
  const { because } = history;
  if (because?.kind === 'calendar')
    return say('howOf.openedByTheCalendar', { period: exceptInChinese(String(because.period), periodZh(because.period)) });
  const opener = openerOf(pack, history);
  if (opener === undefined) return because === undefined ? say('howOf.enteredByAnOfficial') : say('howOf.followsFromAnotherCase');
  const order = orderTitle(pack, opener.procedure, opener.order.name);
  return say('howOf.followsFrom', { procedure: opener.procedure.title, order });
};

/** `2026年第4季度`. */
const periodZh = (period: string): string => {
  const [year, part] = period.split('-');
  if (part === undefined) return `${year}年`;
  return part.startsWith('Q') ? `${year}年第${part.slice(1)}季度` : `${year}年${Number(part)}月`;
};

const rank = { missed: 0, due: 1, done: 2 } as const;

/** What is late the longest first, then by the last day; what was done, the last one first. */
const inOrder = (a: DutyLine, b: DutyLine): number => {
  if (a.group !== b.group) return rank[a.group] - rank[b.group];
  if (a.group === 'done') return b.done!.localeCompare(a.done!);
  return (a.due ?? '9999').localeCompare(b.due ?? '9999') || a.number.localeCompare(b.number);
};

const sentenceOf = (lines: readonly DutyLine[], { missed, due }: DutiesPage['counts']): Text => {
  const next = lines.find(({ group }) => group === 'due');
  const open = due === 0 ? say('sentenceOf.nothingIsDue') : dueWords(due, next);
  if (missed === 0) return open;
  const late = say('sentenceOf.missedOneDutyWas', { missed });
  return sentences(late, open);
};

const dueWords = (due: number, next: DutyLine | undefined): Text => {
  if (next?.leftDays === undefined) return say('dueWords.dueOneIsDue', { due });
  const first = next.leftDays === 0 ? say('dueWords.today') : say('dueWords.in', { leftDays: next.leftDays });
  return say('dueWords.dueOneIsDueDueAre', { due, first });
};

// ---- what comes ---------------------------------------------------------------------------------------------------------

const everyWords: Readonly<Record<Duty['every'], Text>> = {
  year: say('year.everyYear'),
  quarter: say('quarter.everyQuarter'),
  month: say('month.everyMonth'),
};

const comingOf = async (desk: Desk, each: DutyCase): Promise<ComingDuty> => {
  const { duty, period, day } = each;
  const { pack } = desk.keeper.shelf.on(day);
  const foreseen = await desk.keeper.foresee(each, startOfDay(zoneOf(pack.zone), day));
  const file = foreseen.ok ? foreseen.value.files.get(each.case) : undefined;
  const clocks = file === undefined ? [] : Object.values(pack.procedures[duty.opens]!.clocks);
  const due = clocks.flatMap((def) => {
    const run = activeRun(file!, def.name);
    return run === undefined ? [] : (standingOf(pack, def, run, day).due ?? []);
  })[0];
  const name = Object.values(duty.with).find((value) => value.kind === 'text');
  return {
    duty: titled(pack, duty.name),
    title: name?.kind === 'text' ? name.text : titleOfName(pack, duty.name),
    period,
    on: day,
    ...(due === undefined ? {} : { due: dayOfMoment(due) }),
    every: everyWords[duty.every],
    office: pack.offices[duty.for]!,
    marks: [...marksOf(pack, duty)],
    ...(foreseen.ok ? {} : { refused: say('comingOf.theLawCannotOpen', { refusal: foreseen.error.refusal }) }),
  };
};
