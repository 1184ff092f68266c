import {
  activeRun,
  type CaseEvent,
  type CaseFile,
  type ClockRun,
  dayOfMoment,
  type Files,
  fold,
  isInstant,
  isSealed,
  type RegisterRow as LawRow,
  lookedAt,
  rowsOf,
  standingOf,
  type World,
  wakesAt,
} from '#law/case';
import { dueOf } from '#law/clocks';
import { canonicalJson, type Day, daysBetween, instantMs, type Text, type Value, zoneOf } from '#law/ground';
import { type ClockDef, type Fact, factOf, type Pack, type Procedure } from '#law/pack';
import type { ClockRow, DocketRow, LoadedFamilies, Projected, TimerRow } from '#shell/ledger';
import type { RowState } from '#shell/registers';
import { ranked, titleOf } from './case-words.ts';

/** All rows that follow from whole families, worked out from their events alone: what `ledger rebuild` compares with. */
export const projectAll = (world: World, { events }: LoadedFamilies): Projected => {
  const files = fold(events, (digest) => world.packOf(digest).pack);
  const all = [...files.values()];
  return {
    docket: all.map((file) => docketRow(world, files, file)),
    timers: all.flatMap((file) => timerRows(world, file)),
    clocks: all.flatMap((file) => clockRows(world, file)),
    registers: rowStates(world, new Map(), events),
  };
};

/** Rows of the cases that an append has changed by these events. */
export const projectChanged = (world: World, before: Files, after: Files, events: readonly CaseEvent[]): Projected => {
  const changed = [...after.values()].filter((file) => before.get(file.id) !== file);
  // A run that was over before is in the list already.
  const isFresh = (file: CaseFile, { clock, run }: ClockRun): boolean => {
    const then = before.get(file.id)?.clocks[clock];
    return then === undefined || then.run < run || (then.run === run && then.state !== 'met');
  };
  return {
    docket: changed.map((file) => docketRow(world, after, file)),
    timers: changed.flatMap((file) => timerRows(world, file)),
    clocks: changed.flatMap((file) => clockRows(world, file, isFresh)),
    registers: rowStates(world, before, events),
  };
};

export const docketRow = (world: World, files: Files, file: CaseFile): DocketRow => {
  const pack = world.packOf(file.digest).pack;
  const procedure = pack.procedures[file.opened.procedure]!;
  const state = procedure.states[file.state];
  const waits = state?.waits === undefined ? undefined : pack.roles[state.waits];
  const clock = liveClock(pack, procedure, file);
  const last = file.events.at(-1)!;
  return {
    case: file.id,
    family: file.opened.family,
    procedure: procedure.name,
    number: file.opened.number,
    state: file.state,
    ended: state === undefined,
    waits: waits?.name ?? null,
    office: waits?.is === 'official' ? waits.office : null,
    title: titleOf(world, files, file),
    subject: file.opened.subject?.id ?? null,
    tier: ranked(world, files, file)?.value ?? null,
    openedOn: file.openedOn,
    parties: file.parties,
    ...unnamedIn(procedure, file),
    clock: clock?.run.clock ?? null,
    due: clock?.due === undefined ? null : dayOfMoment(clock.due as Day),
    dueInstant: clock?.due !== undefined && isInstant(clock.due as Day) ? instantMs(clock.due as never) : null,
    clockState: clock?.run.state ?? null,
    late: false,
    provisional: clock?.provisional ?? false,
    orderNext: null,
    shown: state?.shown ?? procedure.endings[file.state]!.shown,
    seq: file.seq,
    updatedAt: instantMs(last.recorded),
    pack: file.digest,
  };
};

const unnamedIn = (procedure: Procedure, file: CaseFile): Pick<DocketRow, 'unnamed'> => {
  const unnamed = procedure.sealed.filter((role) => file.parties[role] !== undefined && isSealed(procedure, file, role));
  return unnamed.length === 0 ? {} : { unnamed };
};

interface Live {
  readonly run: ClockRun;
  readonly due?: string;
  readonly provisional: boolean;
}

/** Of the clocks that wait in this state the one that runs out first; else one that stands still. */
const liveClock = (pack: Pack, procedure: Procedure, file: CaseFile): Live | undefined => {
  const live = Object.values(procedure.clocks).flatMap((def): Live[] => {
    const run = activeRun(file, def.name);
    // The term of another body makes nobody here late.
    if (run === undefined || def.outside !== undefined) return [];
    const { due, provisional } = standingOf(pack, def, run, run.from);
    return [{ run, provisional, ...(due === null ? {} : { due }) }];
  });
  return live.filter(({ due }) => due !== undefined).toSorted((a, b) => (a.due! < b.due! ? -1 : 1))[0] ?? live[0];
};

const timerRows = (world: World, file: CaseFile): readonly TimerRow[] => {
  const pack = world.packOf(file.digest).pack;
  const procedure = pack.procedures[file.opened.procedure]!;
  const looked = lookedAt(file);
  return Object.values(procedure.clocks).flatMap((def) => {
    const run = activeRun(file, def.name);
    if (run === undefined || run.fired || def.silence.length === 0 || !def.runs.includes(file.state)) return [];
    const at = wakesAt(pack, def, run);
    return at === undefined || at <= looked ? [] : [{ case: file.id, clock: def.name, run: run.run, wakesAt: at }];
  });
};

/** Runs that are over: how long they took, as the page of times tells it. */
const clockRows = (world: World, file: CaseFile, wanted: (file: CaseFile, run: ClockRun) => boolean = () => true): readonly ClockRow[] => {
  const over = [...file.pastClocks, ...Object.values(file.clocks)].filter((run) => run.state === 'met' && wanted(file, run));
  return over.flatMap((run) => {
    // Counted by the text under which it was over.
    const { pack } = world.packOf(run.law ?? file.digest);
    const procedure = pack.procedures[file.opened.procedure]!;
    const def = procedure.clocks[run.clock];
    return def === undefined ? [] : [clockRow(pack, procedure, def, file, run)];
  });
};

const clockRow = (pack: Pack, procedure: Procedure, def: ClockDef, file: CaseFile, run: ClockRun): ClockRow => {
  const standing = standingOf(pack, def, run, run.from);
  const met = run.ledger.findLast((entry) => entry.kind === 'met');
  const metOn = met !== undefined && 'on' in met ? dayOfMoment(met.on) : null;
  const from = dayOfMoment(run.from);
  return {
    case: file.id,
    procedure: procedure.name,
    clock: run.clock,
    run: run.run,
    from,
    due: standing.due === null ? null : dayOfMoment(standing.due),
    metOn,
    days: metOn === null ? 0 : daysUsed(pack, def, run, metOn, 'days'),
    workingDays: metOn === null ? null : daysUsed(pack, def, run, metOn, 'working-days'),
    late: def.outside === undefined && standing.late,
    state: 'met',
  };
};

/** Days that counted until the clock was met: pauses and what the law leaves out are not among them. */
const daysUsed = (pack: Pack, def: ClockDef, run: ClockRun, metOn: Day, unit: 'days' | 'working-days'): number => {
  const ledger = run.ledger.filter((entry) => entry.kind !== 'extended');
  // More than it can have used: what is left of it tells what was. No more than that, for each day of it is counted.
  const ample = Math.max(0, daysBetween(dayOfMoment(run.from), metOn)) + 1;
  const used = dueOf({
    rule: { within: ample, unit, start: 'day-after', roll: 'none' },
    calendar: pack.calendars[def.calendar]!,
    from: run.from,
    ledger,
    asOf: metOn,
    zone: zoneOf(pack.zone),
  });
  return used.ok ? ample - used.value.remaining : Math.max(0, daysBetween(dayOfMoment(run.from), metOn));
};

/**
 * The register rows of the cases that the events change, as each order leaves them. The database counts their versions and
 * knows the newest one, which may be older than the events: what has not changed is no version.
 */
const rowStates = (world: World, before: Files, events: readonly CaseEvent[]): readonly RowState[] => {
  const states: RowState[] = [];
  const newest = new Map<string, string>();
  const packOf = (digest: string): Pack => world.packOf(digest).pack;
  let files = before;
  for (let at = 0; at < events.length; ) {
    const order = orderOf(events[at]!);
    let end = at + 1;
    while (end < events.length && order !== undefined && orderOf(events[end]!) === order) end += 1;
    const group = events.slice(at, end);
    files = fold(group, packOf, files);
    at = end;
    for (const id of new Set(group.map((event) => event.case))) {
      const file = files.get(id)!;
      if (Object.keys(file.numbers).length === 0 && file.opened.subject === undefined) continue;
      for (const row of rowsOf(inFamily(world, files, file), files, file)) {
        const key = `${row.register}|${row.key}`;
        const print = canonicalJson([row.number, row.status ?? null, row.columns, row.case]);
        if (newest.get(key) === print) continue;
        newest.set(key, print);
        states.push(kept(packOf(file.digest), row, group.at(-1)!));
      }
    }
  }
  return states;
};

/**
 * A column may read what a case of the same family says (`product.tier`): families are kept and rebuilt whole, so it is the same whenever
 * the row is worked out. Other families may be loaded now and not when the row is worked out again, so nothing is read in them.
 */
const inFamily = (world: World, files: Files, { opened: { family } }: CaseFile): World => ({
  ...world,
  reference: (of, value) => {
    const found = [...files.values()].findLast(
      ({ opened, numbers }) => opened.family === family && (numbers[of] === value || opened.number === value),
    );
    if (found === undefined) return undefined;
    const { subject } = found.opened;
    return { case: found.id, ...(subject === undefined ? {} : { subject }), family, parties: found.parties };
  },
});

const orderOf = (event: CaseEvent): string | undefined => (event.type === 'orderGiven' ? event.orderId : undefined);

const kept = (pack: Pack, row: LawRow, event: CaseEvent): RowState => {
  const day =
    event.type === 'orderGiven'
      ? (event.countsFrom ?? dayOfMoment(event.happened))
      : dayOfMoment(event.type === 'moved' ? event.happened : event.recorded);
  return {
    register: row.register,
    rowKey: row.key,
    number: row.number,
    status: row.status ?? null,
    columns: row.columns,
    search: searchText(pack, row),
    case: row.case,
    since: day,
    until: row.status === undefined ? (row.struck?.on ?? day) : null,
    struckBy: row.struck?.by ?? null,
    shown: pack.registers[row.register]!.shown,
  };
};

/** Number, and what the columns say that the register has searched: texts and the words of choices, long texts only by their beginning. */
const searchText = (pack: Pack, row: LawRow): string => {
  const { columns, search } = pack.registers[row.register]!;
  // A register that does not say what is searched keeps the words that its rows have always had, so that rows built again are the same.
  const words =
    search === undefined
      ? Object.entries(row.columns).flatMap(([name, value]) => wordsOf(pack.facts[name], value))
      : columns
          .filter(({ name }) => search.includes(name))
          .flatMap((column) => wordsOf(factOf(pack, column), row.columns[column.name] ?? null));
  return [row.number, ...words].join(' ');
};

const wordsOf = (fact: Fact | undefined, value: Value): readonly string[] => {
  if (typeof value !== 'string') return isWords(value) ? [value.en, value.zh] : [];
  const type = fact?.type;
  const option = type?.kind === 'choice' ? type.options.find((other) => other.value === value)?.title : undefined;
  return option === undefined ? [value.slice(0, 200)] : [option.en, option.zh];
};

const isWords = (value: Value): value is Text & { readonly [key: string]: Value } =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && 'en' in value && 'zh' in value;
