import type { ClockStep, ClockView, DayCell } from '#contract';
import { type CaseFile, type ClockRun, clockInput, dayOfMoment, lastDayToChallenge, servedOn } from '#law/case';
import { type ClockInput, chainOf, type Derivation, dayCells, derive, type DayCell as LawCell, type Moment } from '#law/clocks';
import { type Day, exceptInChinese, printInstant, type Standing, sameText, type Text, text, zoneOf } from '#law/ground';
import type { CaseLink, ClockDef, Pack, Procedure } from '#law/pack';
import { markOf } from './marks.ts';
import { reminderWords } from './reminder-words.ts';
import { say } from './say.ts';
import { amountInWords, capital, momentInWords, orderTitle, stayTitle, titleOfName, weekdayInWords } from './words.ts';

export type Whose = ClockView['whose'];

/** Of which case, on which day, and whose turn it is while the clock runs. */
export interface ClockSight {
  readonly pack: Pack;
  readonly procedure: Procedure;
  readonly file: CaseFile;
  /** Texts by their digests: a clock that was over before a later text took the case over is told by the earlier one. */
  readonly packOf: (digest: string) => Pack;
  readonly today: Day;
  /** Milliseconds since 1970, for clocks in hours. */
  readonly now: number;
  readonly whose: Whose;
}

/** A clock of a case as its page shows it: the date, how it came about, and one cell a day. */
export const clockView = (now: ClockSight, here: ClockDef, run: ClockRun): ClockView => {
  const sight = underLaw(now, run);
  const { pack } = sight;
  const def = sight.procedure.clocks[here.name] ?? here;
  // The term of another body is watched here: when it has passed nobody here is late.
  const noEffect = def.silence.length === 0 && def.outside === undefined;
  return viewOf(sight, withWords(sight, clockInput(pack, def, run, asOfFor(sight, def))), {
    remindsOf: (due) => reminderWords(pack, def, due, sight.today, sight.whose),
    clock: def.name,
    title: titleOfName(pack, def.name),
    run: run.run,
    kind: 'clock',
    noEffect,
    silence: silenceOf(pack, sight.procedure, def),
    basis: def.basis,
    standing: def.standing,
    ...(def.note === undefined ? {} : { note: def.note }),
  });
};

/** The reader's own time to challenge, counted like a clock from the day the decision was served. */
export const challengeView = (sight: ClockSight, link: CaseLink): ClockView | undefined => {
  const input = challengeInput(sight, link);
  if (input === undefined) return undefined;
  const title =
    link.outside ?? (link.procedure === undefined ? titleOfName(sight.pack, link.name) : sight.pack.procedures[link.procedure]!.title);
  const view = viewOf(sight, input, {
    clock: link.name,
    title,
    run: 0,
    kind: 'challenge',
    noEffect: false,
    silence: say('challengeView.afterThatDayThe'),
    basis: link.basis,
    standing: link.standing,
  });
  return { ...view, ...doorOf(sight.pack, link) };
};

/** The order by which a party opens the case that challenges this one. */
const doorOf = (pack: Pack, { outside, procedure }: CaseLink): Pick<ClockView, 'door'> => {
  if (outside !== undefined || procedure === undefined) return {};
  const order = Object.values(pack.procedures[procedure]!.orders).find(
    ({ from, by }) => from === 'opening' && by.some((role) => role === 'anyone' || pack.roles[role]?.is === 'party'),
  );
  return order === undefined ? {} : { door: { procedure, order: order.name } };
};

const challengeInput = ({ pack, file, today }: ClockSight, link: CaseLink): ClockInput | undefined => {
  if (link.within === undefined || typeof link.within.amount !== 'number' || lastDayToChallenge(pack, file, link) === undefined)
    return undefined;
  const from = servedOn(pack.procedures[file.opened.procedure]!, file);
  return {
    rule: { within: link.within.amount, unit: link.within.unit, start: 'day-after', roll: 'next-working-day', basis: link.basis },
    calendar: pack.calendars[pack.calendar]!,
    from,
    ledger: [],
    asOf: today < from ? from : today,
    zone: zoneOf(pack.zone),
  };
};

/** What silence brings about, in a sentence. */
export const silenceOf = (pack: Pack, procedure: Procedure, def: ClockDef): Text => {
  const name = def.silence[0];
  const outside = def.outside === undefined ? undefined : pack.bodies[def.outside]?.title;
  if (outside !== undefined) return say('silenceOf.thisIsTheTerm', { outside });
  if (name === undefined) return say('silenceOf.silenceHasNoEffect');
  const to = procedure.orders[name]?.to;
  const order = orderTitle(pack, procedure, name);
  if (to === undefined) return say('silenceOf.ifItRunsOut', { order });
  const state = stayTitle(pack, procedure, to);
  return say('silenceOf.ifItRunsOutThisFollows', { order, state });
};

/** What a clock of the case, or the reader's own time to challenge, is counted from. */
export const countedFrom = (sight: ClockSight, name: string, run?: number): ClockInput | undefined => {
  const { procedure, file } = sight;
  const link = procedure.cases[name];
  const kept = [...file.pastClocks, ...Object.values(file.clocks)].findLast(
    (other) => other.clock === name && (run === undefined || other.run === run),
  );
  if (kept === undefined) return procedure.clocks[name] === undefined && link !== undefined ? challengeInput(sight, link) : undefined;
  const under = underLaw(sight, kept);
  const def = under.procedure.clocks[name];
  return def === undefined ? undefined : withWords(under, clockInput(under.pack, def, kept, asOfFor(under, def)));
};

/** Where a run was over under an earlier text: as that text has it. */
const underLaw = (sight: ClockSight, { law }: ClockRun): ClockSight => {
  if (law === undefined) return sight;
  const pack = sight.packOf(law);
  return { ...sight, pack, procedure: pack.procedures[sight.file.opened.procedure]! };
};

const asOfFor = ({ pack, today, now }: ClockSight, def: ClockDef): Moment =>
  def.within.unit === 'hours' ? printInstant(zoneOf(pack.zone), now) : today;

const withWords = ({ pack, procedure }: ClockSight, input: ClockInput): ClockInput => ({
  ...input,
  words: (name) => stayTitle(pack, procedure, name),
});

// ---- one clock -------------------------------------------------------------------------------------------------------

interface Subject {
  /** What is said of reminders before a due day. */
  readonly remindsOf?: (due: Moment) => Text | undefined;
  readonly clock: string;
  readonly title: Text;
  readonly run: number;
  readonly kind: 'clock' | 'challenge';
  readonly noEffect: boolean;
  readonly silence: Text;
  readonly basis: readonly string[];
  readonly standing: Standing;
  readonly note?: Text;
}

const mostDays = 420;

const viewOf = (sight: ClockSight, input: ClockInput, of: Subject): ClockView => {
  const derived = derive(input);
  const counted: Derivation = derived.ok
    ? derived.value
    : { due: null, provisional: true, remaining: input.rule.within, state: 'running', late: false, steps: [] };
  // Anyone who lets the days to challenge pass is not late: they end, and nothing is counted after them.
  const ends = of.kind === 'challenge' ? counted.due : null;
  const cells = dayCells(input).filter(({ day }) => ends === null || day <= ends.slice(0, 10));
  const unit = input.rule.unit === 'months' ? 'days' : input.rule.unit;
  const within = budgetOf(counted, input.rule.within);
  const daysLate = cells.filter((cell) => cell.kind === 'late' && cell.day <= sight.today).length;
  const state = counted.state === 'expired' && of.noEffect ? 'late' : counted.state;
  const left = state === 'late' ? -daysLate : Math.max(0, unit === 'hours' ? Math.floor(counted.remaining) : counted.remaining);
  const facts: Facts = {
    ...of,
    state,
    unit,
    within,
    left,
    used: Math.min(within, Math.max(0, Math.round(within - counted.remaining))),
    counted,
    whose: sight.whose,
  };
  const why = whyOf(facts);
  const reminders = state === 'running' && counted.due !== null ? of.remindsOf?.(counted.due) : undefined;
  return {
    clock: of.clock,
    title: of.title,
    run: of.run,
    state,
    whose: state === 'met' ? 'nobody' : sight.whose,
    kind: of.kind,
    sentence: sentenceOf(facts),
    leftWords: leftOf(facts),
    ...(state === 'met' ? {} : { left }),
    unit: input.rule.unit,
    within,
    used: facts.used,
    ...(counted.due === null ? {} : { due: counted.due }),
    provisional: counted.provisional,
    ...(why === undefined ? {} : { why }),
    silence: of.silence,
    ...(reminders === undefined ? {} : { reminders }),
    chain: chainView(input),
    steps: stepsView(sight.pack, of.standing, counted, within),
    days: cells.length > mostDays ? [] : cells.map((cell) => cellView(cell, counted, sight.today)),
    spans: cells.length > mostDays ? [] : spansOf(cells, input),
    ...(of.basis[0] === undefined ? {} : { mark: markOf(sight.pack, of.basis[0], of.standing, of.note) }),
  };
};

interface Facts extends Subject {
  readonly state: ClockView['state'];
  readonly unit: 'working-days' | 'days' | 'hours';
  readonly within: number;
  readonly left: number;
  readonly used: number;
  readonly counted: Derivation;
  readonly whose: Whose;
}

/** The whole budget, extensions included, as the recount last names it. */
const budgetOf = ({ steps }: Derivation, within: number): number => {
  const step = steps.findLast(({ kind }) => kind === 'start' || kind === 'extended' || kind === 'interrupted');
  return step === undefined ? within : Math.round(step.counted + step.left);
};

const sentenceOf = ({ state, title, counted, used, within, unit, left, kind, whose }: Facts): Text => {
  const name = capital(title);
  const of = amountInWords(within, unit);
  switch (state) {
    case 'paused':
      return say('sentenceOf.theClockStandsAt', { used, of });
    case 'late':
      return say('sentenceOf.late', { left: amountInWords(-left, unit) });
    case 'met': {
      const on = metOn(counted);
      const day = on === undefined ? undefined : momentInWords(on);
      return say('sentenceOf.done', { name, hasDay: day !== undefined, day, late: counted.late });
    }
    case 'expired': {
      const day = momentInWords(counted.due!);
      return say('sentenceOf.ranOutOn', { name, day });
    }
    case 'running': {
      if (counted.due === null) return name;
      const day = weekdayInWords(counted.due);
      const about = counted.provisional ? say('sentenceOf.about') : text('', '');
      if (kind === 'challenge') return say('sentenceOf.until', { name, about, day });
      return whose === 'nobody' ? say('clockView.sentenceOf.until', { name, about, day }) : say('sentenceOf.by', { name, about, day });
    }
  }
};

const metOn = ({ steps }: Derivation): Moment | undefined => steps.findLast(({ kind }) => kind === 'met')?.date;

const leftOf = ({ state, left, within, unit, counted, used }: Facts): Text => {
  const of = amountInWords(within, unit);
  if (state === 'late' && counted.due !== null) {
    const day = weekdayInWords(counted.due);
    return say('leftOf.itWasDueOn', { day });
  }
  if (state === 'paused') return say('leftOf.noDueDateWhile');
  if (state === 'met') return say('leftOf.ofUsed', { used, of });
  if (state === 'expired') return say('leftOf.allAreOver', { of });
  return say('leftOf.leftOf', { left: amountInWords(left, unit), within: exceptInChinese(String(within), of.zh) });
};

const whyOf = ({ state, counted, kind }: Facts): Text | undefined => {
  if (state === 'running' && counted.provisional) {
    return say('whyOf.theHolidaysOfA');
  }
  if (state === 'paused') return say('whyOf.itIsSomebodyElses');
  return kind === 'challenge' ? say('whyOf.countedFromTheDay') : undefined;
};

const chainView = (input: ClockInput): ClockView['chain'] => {
  const links = chainOf(input);
  if (links.length < 2) return [];
  return links.map(({ kind, due }) => {
    const day = due === null ? sameText('–') : momentInWords(due);
    const [what, en] = chainWords[kind];
    return { what, ...(due === null ? {} : { due }), words: say('chainView.enDay', { en, day }) };
  });
};

const chainWords = {
  plain: ['without-pause', say('chainWords.withoutPause')],
  paused: ['with-pause', say('chainWords.withPause')],
  extended: ['with-extension', say('chainWords.withExtension')],
} as const;

const stepsView = (pack: Pack, standing: Standing, { steps }: Derivation, within: number): readonly ClockStep[] =>
  steps.map((step) => ({
    from: step.date,
    ...(step.to === undefined ? {} : { to: step.to }),
    text: step.why,
    counted: Math.round(step.counted),
    of: Math.round(step.counted + step.left) || within,
    marks: (step.basis ?? []).map((article) => markOf(pack, article, standing)),
  }));

const cellView = (cell: LawCell, counted: Derivation, today: Day): DayCell => ({
  day: cell.day,
  kind: kindOf(cell, counted, today),
  ...(cell.number === undefined ? {} : { n: cell.number }),
  ...(cell.calendar === 'make-up' ? { madeUp: true } : {}),
  ...(cell.calendar === 'holiday' ? { holiday: true } : {}),
  ...(cell.due === undefined ? {} : { due: true }),
  ...(cell.today === undefined ? {} : { today: true }),
  ...(cell.provisional === undefined ? {} : { provisional: true }),
});

const kindOf = (cell: LawCell, { state }: Derivation, today: Day): DayCell['kind'] => {
  switch (cell.kind) {
    case 'coming':
      return cell.added === true ? 'added' : 'to-come';
    case 'counted':
      return cell.due === true && state === 'expired' && cell.day < today ? 'missed' : 'counted';
    case 'start':
    case 'paused':
    case 'off':
    case 'late':
      return cell.kind;
    default:
      return 'not-counted';
  }
};

type SpanKind = ClockView['spans'][number]['kind'];

/** Brackets below the ribbon: stretches of one kind, days off joined to what is around them. */
const spansOf = (cells: readonly LawCell[], input: ClockInput): ClockView['spans'] => {
  const spans: { from: Day; to: Day; kind: SpanKind; count: number }[] = [];
  for (const cell of cells) {
    const kind = spanKind(cell);
    if (kind === undefined) continue;
    const last = spans.at(-1);
    const number = cell.number === undefined ? 0 : 1;
    if (last?.kind === kind) Object.assign(last, { to: cell.day, count: last.count + number });
    else spans.push({ from: cell.day, to: cell.day, kind, count: number });
  }
  return spans.map(({ from, to, kind, count }) => ({ from, to, kind, text: spanWords(kind, from, count, input) }));
};

const spanKind = (cell: LawCell): SpanKind | undefined => {
  if (cell.provisional === true) return 'provisional';
  switch (cell.kind) {
    case 'counted':
    case 'coming':
      return cell.added === true ? 'extended' : 'counted';
    case 'paused':
      return 'paused';
    case 'late':
      return 'late';
    case 'tolled':
    case 'outage':
    case 'void':
      return 'not-counted';
    default:
      return undefined;
  }
};

const spanWords = (kind: SpanKind, from: Day, count: number, input: ClockInput): Text => {
  const amount = amountInWords(count, input.rule.unit === 'working-days' ? 'working-days' : 'days');
  switch (kind) {
    case 'counted':
      return say('spanWords.counted', { amount });
    case 'extended':
      return say('spanWords.addedByExtension', { amount });
    case 'late':
      return say('spanWords.late', { amount });
    case 'provisional':
      return say('spanWords.provisionalHolidaysNotPublished');
    case 'not-counted':
      return say('spanWords.notCounted');
    case 'paused': {
      const entry = input.ledger.findLast((item) => item.kind === 'paused' && dayOfMoment(item.on) <= from);
      const why = entry?.why === undefined ? undefined : input.words?.(entry.why);
      return why === undefined ? say('spanWords.theClockStoodStill') : say('spanWords.paused', { why });
    }
  }
};
