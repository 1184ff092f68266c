import type { Cell, OfficeService, StoryLine, TrialPage } from '#contract';
import { CaseScope, dayInWords, dayOfMoment, type OrderGiven, plain, standingOf } from '#law/case';
import { groupedNumber, isNum, ok, printNum, rewritten, type Text, text, type Value } from '#law/ground';
import { factOf, type Pack, type Procedure, type Register } from '#law/pack';
import { sightOf } from '../case-words.ts';
import { recordedRule, type TrialReading, trialReading } from '../trials/index.ts';
import { capital, marksOf, orderTitle, productRegister, sentences, titleOfName } from '../view/index.ts';
import { registerAddress } from './addresses.ts';
import { type Desk, lawNow } from './desk.ts';
import type { Product } from './product.ts';
import { aroundRow, incidentWarnings } from './product-incidents.ts';
import { lifeOf } from './product-life.ts';
import { findPublicRow, unknownProduct } from './product-page.ts';
import { filesOf } from './product-tests.ts';
import { cellOf, partColumn, partName, sentenceOfRow, titleOfRow } from './register-columns.ts';
import { enteredOn, tierOf } from './register-rows.ts';
import { rowStatus } from './row-status.ts';
import { say } from './say.ts';
import { looksOf } from './trial-looks.ts';
import { anyInWords } from './words.ts';

/** A trial or a limited test, for those who are asked to take part. */
export const trialPage =
  (desk: Desk): OfficeService['trial'] =>
  async (caller, { number }) => {
    const law = lawNow(desk, caller);
    const found = await findPublicRow(desk, law.pack, number);
    if (found === undefined) return unknownProduct(number);
    const { register, row } = found;
    const around = await aroundRow(desk, law.pack, register, row);
    const page = await desk.keeper.ask(row.case, (world, files) => {
      const file = files.get(row.case)!;
      const pack = world.packOf(file.digest).pack;
      const procedure = pack.procedures[file.opened.procedure]!;
      const reading = trialReading(pack, procedure, law.pack);
      if (reading === undefined) return undefined;
      const product = { law, register, row, ...around, world, files, file, versions: [] };
      return pageOf({ product, pack, procedure, reading });
    });
    return page === undefined ? unknownProduct(number) : ok(page);
  };

interface Trial {
  readonly product: Product;
  readonly pack: Pack;
  readonly procedure: Procedure;
  readonly reading: TrialReading;
}

const pageOf = (trial: Trial): TrialPage => {
  const { product, procedure } = trial;
  const { law, register, row, file } = product;
  const title = titleOfRow(register, row);
  const status = rowStatus(law.pack, register, row.status, { procedure: procedure.name, state: file.state });
  const tier = tierOf(law.pack, register, row.columns);
  const caps = capsOf(trial);
  const plan = planOf(trial);
  const days = daysOf(trial);
  const looks = looksOf(trial.pack, file, trial.reading);
  const rule = recordedRule(trial.pack, trial.reading.rule, file, caps[0]?.of);
  const lede = sentenceOfRow(law.pack, register, row.columns);
  const subject = productOf(product);
  return {
    number: row.number,
    register: { name: register.name, title: register.title },
    title,
    sentence: sentences(sentenceFor(trial, title, caps[0], status.title), harmsSoFar(trial, looks)),
    ...(lede === undefined ? {} : { lede }),
    procedure: { name: procedure.name, title: procedure.title },
    status,
    since: plan.began ?? enteredOn(register, row),
    ...(tier === undefined ? {} : { tier }),
    warnings: incidentWarnings(product),
    caps,
    ...(days === undefined ? {} : { days }),
    ...(looks === undefined ? {} : { looks }),
    ...(rule === undefined ? {} : { rule }),
    plan,
    harms: harmsOf(trial),
    leave: leaveOf(trial),
    glance: glanceOf(trial, new Set(plan.said.map(({ name }) => name))),
    story: lifeOf({ ...product, register: { ...register, row: { kind: 'case' } } }).toSorted((a, b) => (a.on < b.on ? 1 : -1)),
    ...(subject === undefined ? {} : { product: subject }),
  };
};

const orderEvents = ({ product: { file } }: Trial): readonly OrderGiven[] => file.events.filter((event) => event.type === 'orderGiven');

const capsOf = ({ product: { law, world, files, file }, pack, procedure, reading }: Trial): TrialPage['caps'] => {
  const scope = new CaseScope(sightOf(world, files, law.today), file);
  return reading.caps.flatMap(({ budget, ceiling }) => {
    const def = pack.budgets[budget]!;
    const limit = ceiling === undefined ? (def.ceiling as Value) : plain(scope.fact(ceiling));
    if (!isNum(limit)) return [];
    const used = Object.values(file.taken)
      .filter((taken) => taken.budget === budget)
      .reduce((sum, { amount }) => sum + (isNum(amount) ? Number(printNum(amount)) : 0), 0);
    const of = Number(printNum(limit));
    const [has, most] = [used, of].map((count) => anyInWords(pack, count, pack.facts[ceiling ?? ''])) as [Text, Text];
    return [
      {
        name: budget,
        title: capital(pack.facts[ceiling ?? '']?.title ?? titleOfName(pack, budget)),
        used,
        of,
        words: say('capsOf.ofAtMost', {
          used: rewritten(
            groupedNumber(used),
            (written) => written,
            () => has.zh,
          ),
          most,
        }),
        marks: [...marksOf(pack, def.basis.length > 0 ? def : procedure)],
      },
    ];
  });
};

const daysOf = ({ product: { law, file }, pack, procedure, reading }: Trial): TrialPage['days'] => {
  const def = procedure.clocks[reading.term ?? ''];
  const run = def === undefined ? undefined : file.clocks[def.name];
  if (def === undefined || run === undefined || def.within.unit !== 'days') return undefined;
  const standing = standingOf(pack, def, run, law.today);
  return {
    used: Math.min(run.within, Math.max(0, run.within - standing.remaining)),
    of: run.within,
    ...(standing.due === null ? {} : { until: standing.due }),
    stands: standing.state === 'paused',
    marks: [...marksOf(pack, def)],
  };
};

/** As far as it is, of how much at most; or that it stands still, or is over. */
const sentenceFor = (trial: Trial, title: Text, cap: TrialPage['caps'][number] | undefined, status: Text): Text => {
  const { file } = trial.product;
  const { procedure, reading } = trial;
  const clock = procedure.clocks[reading.term ?? ''];
  const since = dayInWords(file.days[file.state] ?? file.openedOn);
  const used = cap === undefined ? undefined : cap.words;
  if (clock?.runs.includes(file.state) === true) {
    return used === undefined ? say('sentenceFor.isBeingTriedOut', { title }) : say('sentenceFor.isBeingTriedOutSoFar', { title, used });
  }
  if (clock?.pausedIn.includes(file.state) === true && procedure.endings[file.state] === undefined)
    return say('sentenceFor.theTrialOfStands', { title, since, status });
  return say('sentenceFor.theTrialOfIs', { title, since, status });
};

/** Of a trial under way whose looks were planned: harms so far, and how many at the next look would stop it. */
const harmsSoFar = ({ product: { file }, procedure, reading }: Trial, looks: TrialPage['looks']): Text | undefined => {
  if (looks === undefined || procedure.clocks[reading.term ?? '']?.runs.includes(file.state) !== true) return undefined;
  const next = looks.rows.find(({ on }) => on === undefined);
  return next === undefined
    ? say('harmsSoFar.everyPlannedLookHas', { harms: looks.harms })
    : say('harmsSoFar.atTheNextLook', { harms: looks.harms, stops: next.stops });
};

/** Columns with a place of their own on the page: those that play a part, but for what it cannot do. */
const toldElsewhere = (register: Register): ReadonlySet<string> => {
  const { limits, ...parts } = register.views.trials ?? {};
  return new Set(Object.values(parts));
};

/** What was handed in before the start, and cannot have been changed since without leaving a trace. */
const planOf = ({ product, pack, procedure, reading }: Trial): TrialPage['plan'] => {
  const { file, law, register } = product;
  const [opening] = file.events.filter((event) => event.type === 'orderGiven');
  const elsewhere = toldElsewhere(register);
  const clock = procedure.clocks[reading.term ?? ''];
  const began = file.stays.find(({ state }) => clock?.runs.includes(state) === true)?.from;
  return {
    recorded: opening!.happened,
    ...(began === undefined ? {} : { began }),
    files: filesOf(pack, procedure, opening!),
    // As it was written then, whatever the register says now.
    said: register.columns.flatMap((column): Cell[] => {
      const fact = factOf(law.pack, column);
      const value = fact?.type.kind === 'text' && !elsewhere.has(column.name) ? (opening!.facts[fact.name] ?? null) : null;
      return value === null ? [] : [cellOf(law.pack, column, value)];
    }),
    changes: orderEvents({ product, pack, procedure, reading })
      .filter(({ order }) => reading.changes.has(order))
      .map((event) => stepOf(pack, procedure, event)),
  };
};

const stepOf = (pack: Pack, procedure: Procedure, event: OrderGiven, tone?: StoryLine['tone']): StoryLine => {
  const def = procedure.orders[event.order];
  return {
    on: dayOfMoment(event.happened),
    text: capital(orderTitle(pack, procedure, event.order)),
    marks: def === undefined ? [] : [...marksOf(pack, def)],
    ...(tone === undefined ? {} : { tone }),
    order: event.order,
  };
};

/** That it was told, and when. What happened to whom is for the office alone. */
const harmsOf = (trial: Trial): TrialPage['harms'] => {
  const { pack, procedure, reading } = trial;
  const told = orderEvents(trial).filter(({ order }) => reading.harms.has(order));
  const serious = told.filter(({ order }) => reading.harms.get(order)!.serious).length;
  const sentence =
    told.length === 0
      ? say('harmsOf.noHarmHasBeen')
      : say('harmsOf.told', {
          count: told.length,
          serious,
        });
  return {
    sentence,
    rows: told
      .map((event) => ({
        ...stepOf(pack, procedure, event, reading.harms.get(event.order)!.serious ? ('warning' as const) : undefined),
        label: reading.harms.get(event.order)!.serious ? say('harmsOf.aSeriousHarmWas') : say('harmsOf.aHarmWasTold'),
        text: reading.harms.get(event.order)!.serious ? say('harmsOf.theTrialStoodStill') : text('', ''),
      }))
      .toReversed(),
  };
};

const leaveOf = (trial: Trial): TrialPage['leave'] => {
  const { product, pack, reading } = trial;
  const { leave } = reading;
  const askAt = partColumn(product.register, 'ask-at');
  const where = askAt === undefined ? null : (product.row.columns[askAt.name] ?? null);
  if (leave === undefined) return { lines: [], ...(where === null ? {} : { askAt: anyInWords(pack, where) }) };
  const fact = pack.facts[leave.count]!;
  const counted = orderEvents(trial).filter(({ order }) => order === leave.order.name);
  const left = counted.reduce((sum, { facts }) => {
    const value = facts[fact.name] ?? null;
    return sum + (isNum(value) ? Number(printNum(value)) : 0);
  }, 0);
  const said = fact.note ?? say('leaveOf.whoeverTakesPartMay');
  return {
    lines: [{ text: said, marks: [...marksOf(pack, leave.order)] }],
    // How many left is told only where the pack lets everybody read it.
    ...(fact.shown === 'public' && left > 0 ? { left: anyInWords(pack, left, fact) } : {}),
    ...(where === null ? {} : { askAt: anyInWords(pack, where) }),
  };
};

/** What the register says besides: without what stands in full under the plan, and without the ceilings. */
const glanceOf = ({ product: { law, register, row }, reading }: Trial, said: ReadonlySet<string>): Cell[] => {
  const caps = new Set(reading.caps.flatMap(({ ceiling }) => ceiling ?? []));
  const named = new Set([partName(register, 'title'), partName(register, 'ask-at')]);
  return register.columns
    .filter(({ name, is }) => !said.has(name) && !named.has(name) && !is.reads.some(([fact]) => caps.has(fact ?? '')))
    .flatMap((column) => {
      const value = row.columns[column.name] ?? null;
      return value === null ? [] : [cellOf(law.pack, column, value)];
    });
};

/** The product in the register of products, if it has a number there. */
const productOf = ({ law, files, file }: Product): TrialPage['product'] => {
  const register = productRegister(law.pack);
  const subject = file.opened.subject?.id;
  if (register === undefined || subject === undefined) return undefined;
  const listed = [...files.values()].find((other) => other.opened.subject?.id === subject && other.numbers[register.name] !== undefined);
  if (listed === undefined) return undefined;
  const number = listed.numbers[register.name]!;
  return { number, title: register.title, href: `${registerAddress(law.pack, register.name)}/${number}` };
};
