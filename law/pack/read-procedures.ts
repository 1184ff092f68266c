import { parseNum } from '#law/ground';
import { needsChallenge } from './check-cases.ts';
import { type Ground, groundOf, textOf, titleOf } from './inherit.ts';
import type { CaseLink, ClockDef, Duration, Ending, EndingKind, Named, Procedure, State, Vote } from './model.ts';
import { type Context, type Known, knownName, type Merged, type Piece, sectionNames } from './names.ts';
import { ofPlace } from './of-place.ts';
import { isByLaw, ordersByLaw } from './orders-by-law.ts';
import { readCommitment } from './read-commitment.ts';
import { knownBody } from './read-competences.ts';
import { readOnEntry } from './read-on-entry.ts';
import { readOrder, withOf } from './read-orders.ts';
import { readRanking } from './read-ranking.ts';
import { readReads, readSealed } from './read-reads.ts';
import { readRetention } from './read-retention.ts';
import { readViews } from './read-views.ts';
import { checkReserved, checkWord, durationOf, numberOf, shownIn } from './read-words.ts';
import { say } from './say.ts';
import type { Scopes } from './scope.ts';
import { isHeldTo } from './statutes.ts';
import { entriesOf, get, has, type Scalar, scalar, scalarsOf, type Tree, wordAt, wordOf, wordsOf } from './yaml.ts';

export const readProcedures = (ctx: Context, scopes: Scopes): Named<Procedure> =>
  Object.fromEntries([...ctx.names.procedures].map(([name, merged]) => [name, readProcedure(merged, ctx, scopes)]));

const readProcedure = (merged: Merged, ctx: Context, scopes: Scopes): Procedure => {
  const { name, grounded, file, sections } = merged;
  const { tree } = file;
  checkNames(merged, ctx);
  for (const aim of scalarsOf(get(tree, 'aims'))) knownName(aim, 'aim', ctx.names.aims, ctx.report);
  const retention = readRetention(merged, ctx);
  const commitment = readCommitment(merged, ctx, scopes);
  const ranking = readRanking(merged, ctx);
  const subject = scalar(get(tree, 'subject'));
  if (subject !== undefined) knownName(subject, 'subject', ctx.names.subjects, ctx.report);
  const each = <T>(pieces: ReadonlyMap<string, Piece>, read: (piece: Piece, merged: Merged, ctx: Context) => T): Named<T> =>
    Object.fromEntries([...pieces].map(([key, piece]) => [key, read(piece, merged, ctx)]));
  const read = {
    ...grounded,
    name,
    title: textOf(get(tree, 'title')) ?? { en: name, zh: name },
    kind: wordOf(get(tree, 'kind')) ?? '',
    aims: wordsOf(get(tree, 'aims')),
    ...(subject && { subject: subject.text }),
    number: numberOf(get(tree, 'number'), '{procedure}-{year}-{serial}', ctx),
    clocks: each(sections.clocks, readClock),
    cases: each(sections.cases, (piece) => readCase(piece, merged, ctx, scopes)),
    states: each(sections.states, readState),
    orders: each(sections.orders, (piece) => readOrder(piece, merged, ctx, scopes)),
    endings: each(sections.endings, readEnding),
    sealed: readSealed(get(tree, 'sealed'), ctx),
    views: readViews(
      'procedure',
      ...wordsOf(get(tree, 'includes')).flatMap((part) => ctx.files.folders.get('part')?.get(part)?.tree ?? []),
      tree,
    ),
    ...(retention && { retention }),
    onEntry: readOnEntry(merged, ctx),
    ...(ranking && { ranking }),
    ...(commitment && { commitment }),
  };
  return { ...read, reads: readReads(read, merged, ctx) };
};

const what = { clocks: 'clock', cases: 'case', states: 'state', orders: 'order', endings: 'ending' } as const;

/** Sections whose elements may carry a title of their own. */
const titled = ['states', 'orders', 'endings'];

const checkNames = ({ sections }: Merged, ctx: Context): void => {
  const seen = new Map<string, Piece>();
  for (const section of sectionNames) {
    for (const [name, piece] of sections[section]) {
      if (!titled.includes(section) || !has(piece.tree, 'title')) checkWord(name, what[section], piece.at, ctx);
      if (section === 'clocks') continue;
      checkReserved(name, what[section], piece.at, ctx);
      if (section === 'orders') continue;
      const before = seen.get(name);
      if (before === undefined) seen.set(name, piece);
      else
        ctx.report(
          'name/twice',
          piece.at,
          say('checkNames.namesAStateEnding', { name, line: before.at.line }),
          say('checkNames.giveOneOfThe'),
        );
    }
  }
};

/** States and endings of a procedure under one roof, for lists that may mix them. */
export const staysOf = ({ sections }: Merged): Known => ({
  has: (name) => sections.states.has(name) || sections.endings.has(name),
  keys: () => [...sections.states.keys(), ...sections.endings.keys()],
});

const readClock = ({ name, tree, at, outer, path }: Piece, { sections }: Merged, ctx: Context): ClockDef => {
  const [grounded] = groundOf(tree, at, outer, path, ctx);
  const { report } = ctx;
  const runs = scalarsOf(get(tree, 'runs')).filter((state) => knownName(state, 'state', sections.states, report, 'state/unknown'));
  const pauses = scalarsOf(get(tree, 'paused')).filter((pause) =>
    knownName(pause, 'state, ending or case', both(both(sections.states, sections.endings), sections.cases), report, 'state/unknown'),
  );
  const calendar = scalar(get(tree, 'calendar'));
  if (calendar !== undefined) knownName(calendar, 'calendar', ctx.names.calendars, report);
  const outside = scalar(get(tree, 'outside'));
  if (outside !== undefined) knownBody(outside, ctx);
  const extend = get(tree, 'extend');
  const [by, times] = [durationOf(get(extend, 'by')), Number(wordOf(get(extend, 'times')))];
  for (const duration of [get(tree, 'within'), get(extend, 'by'), ...scalarsOf(get(tree, 'remind'))]) checkDuration(duration, ctx);
  return {
    ...grounded,
    name,
    within: durationOf(get(tree, 'within')) ?? noTime,
    runs: runs.map(({ text }) => text),
    pausedIn: pauses.map(({ text }) => text).filter((pause) => !sections.cases.has(pause)),
    pausedBy: pauses.map(({ text }) => text).filter((pause) => sections.cases.has(pause)),
    start: wordOf(get(tree, 'start')) === 'same-day' ? 'same-day' : 'day-after',
    roll: wordOf(get(tree, 'roll')) === 'none' ? 'none' : 'next-working-day',
    ...(by && { extend: { by, times: Number.isInteger(times) ? times : 1 } }),
    silence: ordersByLaw(get(tree, 'silence'), sections.orders, ctx),
    remind: scalarsOf(get(tree, 'remind')).flatMap((each) => durationOf(each) ?? []),
    ...(outside && { outside: outside.text }),
    calendar: calendar?.text ?? wordOf(ofPlace(ctx.files, 'calendar')) ?? '',
  };
};

const noTime: Duration = { amount: 0, unit: 'days' };

const both = (a: Known, b: Known): Known => ({ has: (name) => a.has(name) || b.has(name), keys: () => [...a.keys(), ...b.keys()] });

/** A term is above zero, and what stands instead of its number is a number fact. */
const checkDuration = (tree: Tree | undefined, ctx: Context): void => {
  const written = scalar(tree);
  const duration = durationOf(tree);
  if (written === undefined || duration === undefined) return;
  const { amount } = duration;
  if (typeof amount === 'number') {
    if (amount === 0) ctx.report('clock/within', written.at, say('checkDuration.aTermOfNothing'), say('checkDuration.writeANumberAbove'));
    return;
  }
  ctx.used.add(amount.fact);
  const typed = ctx.types.get(amount.fact);
  if (typed === undefined) {
    const numbers = new Map([...ctx.types].filter(([, { type }]) => type.kind === 'number'));
    knownName({ ...written, text: amount.fact }, 'number fact', numbers, ctx.report);
  } else if (typed.type.kind !== 'number' || typed.several) {
    ctx.report('clock/within', written.at, say('checkDuration.isNoNumber', { fact: amount.fact }), say('checkDuration.nameAFactOf'));
  }
};

const firstOf = (tree: Tree): Pick<CaseLink, 'first'> => {
  const first = textOf(get(tree, 'first'));
  return first === undefined ? {} : { first };
};

const costsOf = (tree: Tree, outer: Ground, path: string, ctx: Context): Pick<CaseLink, 'costs'> => {
  const costs = get(tree, 'costs');
  const amount = parseNum(wordOf(get(costs, 'amount')) ?? '');
  if (costs === undefined || amount === undefined) return {};
  const [grounded] = groundOf(costs, costs.at, outer, `${path}.costs`, ctx);
  return { costs: { ...grounded, amount } };
};

const readCase = ({ name, tree, at, outer, path }: Piece, merged: Merged, ctx: Context, scopes: Scopes): CaseLink => {
  const { sections } = merged;
  const [grounded, ground] = groundOf(tree, at, outer, path, ctx);
  const procedure = scalar(get(tree, 'procedure'));
  const outside = textOf(get(tree, 'outside'));
  const link = (wordOf(get(tree, 'link')) ?? 'child') as CaseLink['link'];
  if (procedure !== undefined) knownName(procedure, 'procedure', ctx.names.procedures, ctx.report);
  else if (!has(tree, 'outside')) ctx.report('key/missing', at, say('readCase.isMissing'), say('readCase.nameTheProcedureOr'));
  if (link === 'challenge' && !has(tree, 'within')) {
    ctx.report('key/missing', at, say('readCase.nothingSaysHowLong'), say('readCase.addAs'));
  }
  const by = namingFact(tree, link, at, ctx);
  checkDuration(get(tree, 'within'), ctx);
  const within = durationOf(get(tree, 'within'));
  return {
    ...grounded,
    name,
    link,
    ...(by !== undefined && { by }),
    ...(procedure && { procedure: procedure.text }),
    ...(outside && { outside }),
    ...firstOf(tree),
    ...costsOf(tree, ground, path, ctx),
    ...(within && { within }),
    silenceOf: scalarsOf(get(tree, 'silence-of'))
      .filter((clock) => knownName(clock, 'clock', sections.clocks, ctx.report))
      .map(({ text }) => text),
    with: withOf(get(tree, 'with'), scopes.order([merged]), ctx),
    then: hearing(get(tree, 'then'), procedure, sections.orders, ctx),
    apart: isApart(tree, link, ctx),
  };
};

/** A fact names one case, and it is asked: what is worked out would name another one without anybody having said so. */
const namingFact = (tree: Tree, link: CaseLink['link'], at: Piece['at'], ctx: Context): string | undefined => {
  const by = scalar(get(tree, 'by'));
  const isNaming = link === 'named' || link === 'naming';
  if (by === undefined) {
    if (isNaming) ctx.report('key/missing', at, say('namingFact.nothingSaysWhich'), say('namingFact.addBy'));
    return undefined;
  }
  ctx.used.add(by.text);
  if (!knownName(by, 'fact', ctx.types, ctx.report)) return undefined;
  const typed = ctx.types.get(by.text)!;
  const asked = has(get(get(ctx.files.single.get('facts')?.tree, 'facts'), by.text), 'from');
  if (isNaming && typed.type.kind === 'case' && !typed.several && asked) return by.text;
  ctx.report('value/form', by.at, say('namingFact.namesNoCase', { by: by.text }), say('namingFact.nameAFact'));
  return undefined;
};

/** Only an order here opens a case apart: it writes in `with` what is handed on. */
const isApart = (tree: Tree, link: CaseLink['link'], ctx: Context): boolean => {
  const written = scalar(get(tree, 'apart'));
  if (written === undefined || written.text !== 'yes') return false;
  if (link === 'child') return true;
  ctx.report('case/apart', written.at, say('isApart.onlyACaseThat'), say('isApart.removeOrMakeIt'));
  return false;
};

const hearing = (
  tree: Tree | undefined,
  procedure: Scalar | undefined,
  orders: ReadonlyMap<string, Piece>,
  ctx: Context,
): CaseLink['then'] => {
  if (wordOf(tree) === 'nothing') return { '*': [] };
  const other = procedure === undefined ? undefined : ctx.names.procedures.get(procedure.text);
  const own = new Set(entriesOf(tree).map(({ key }) => key));
  return Object.fromEntries(
    entriesOf(tree).flatMap(({ key, at, value }) => {
      const ofKind = endingsOfKind(other, key).filter((name) => !own.has(name));
      if (ofKind.length > 0) {
        const follows = ordersByLaw(value, orders, ctx);
        return ofKind.map((name) => [name, follows]);
      }
      if (other !== undefined)
        knownName(wordAt(key, at), say('hearing.stateOrEndingOf', { other: other.name }), staysOf(other), ctx.report, 'state/unknown');
      return [[key, ordersByLaw(value, orders, ctx)]];
    }),
  );
};

/** A kind of ending stands for every ending of that kind that is not named itself, where no state or ending has its name. */
const endingsOfKind = (other: Merged | undefined, kind: string): readonly string[] =>
  other === undefined || staysOf(other).has(kind)
    ? []
    : [...other.sections.endings].flatMap(([name, { tree }]) => (wordOf(get(tree, 'kind')) === kind ? [name] : []));

const readState = ({ name, tree, at, outer, path }: Piece, merged: Merged, ctx: Context): State => {
  const [grounded] = groundOf(tree, at, outer, path, ctx);
  const waits = scalar(get(tree, 'waits'));
  if (waits !== undefined) knownName(waits, 'role', ctx.names.roles, ctx.report, 'role/unknown');
  const openEnded = textOf(get(tree, 'open-ended'));
  if (has(tree, 'vote') && waits === undefined) {
    ctx.report('vote/unheard', at, say('readState.aCommitteeSitsIn', { name }), say('readState.addWithTheRole'));
  }
  const vote = has(tree, 'vote') ? readVote(get(tree, 'vote')!, name, merged, ctx) : undefined;
  return {
    ...grounded,
    name,
    ...titleOf(tree),
    ...(waits && { waits: waits.text }),
    ...shownIn(tree, ctx),
    ...(vote && { vote }),
    ...(openEnded && { openEnded }),
    challenges: challengesOf(get(tree, 'challenge'), 'state', merged, ctx),
    decidedIn: decidedIn(name, tree, merged, ctx),
  };
};

const readVote = (tree: Tree, state: string, { sections }: Merged, ctx: Context): Vote => {
  const { report } = ctx;
  const by = scalar(get(tree, 'by'));
  const rule = scalar(get(tree, 'rule'));
  if (by !== undefined && knownName(by, 'committee', ctx.names.committees, report) && rule !== undefined) {
    knownName(rule, say('readVote.ruleOf', { by: by.text }), ctx.names.committees.get(by.text)!.rules, report);
  }
  const voting = new Set([...sections.states].filter(([, state]) => has(state.tree, 'vote')).map(([name]) => name));
  const before: Known = {
    has: (name) => name === 'parent' || voting.has(name) || sections.cases.has(name),
    keys: () => [...voting, ...sections.cases.keys(), 'parent'],
  };
  for (const each of scalarsOf(get(tree, 'not-by'))) knownName(each, 'voting state or case', before, report, 'state/unknown');
  const results = get(tree, 'then');
  const order = (result: string): string => {
    const named = scalar(get(results, result));
    if (named === undefined || !isByLaw(named, sections.orders, ctx)) return named?.text ?? '';
    const from = wordsOf(get(sections.orders.get(named.text)!.tree, 'from'));
    if (!from.includes(state) && !from.includes('open')) {
      report('vote/not-lawful', named.at, say('order.isNotLawfulIn', { named: named.text, state }), say('order.addToIts', { state }));
    }
    return named.text;
  };
  return {
    by: by?.text ?? '',
    rule: rule?.text ?? '',
    notBy: wordsOf(get(tree, 'not-by')),
    then: { carried: order('carried'), lost: order('lost'), 'no-quorum': order('no-quorum') },
  };
};

/** The cases by which a state or an ending is challenged; an ending may say `none`. */
const challengesOf = (tree: Tree | undefined, of: 'state' | 'ending', { sections }: Merged, ctx: Context): readonly string[] => {
  const written = scalarsOf(tree);
  if (of === 'ending' && written.length === 1 && written[0]!.text === 'none') return [];
  return written.flatMap((challenge) => {
    if (!knownName(challenge, 'case', sections.cases, ctx.report)) return [];
    if (wordOf(get(sections.cases.get(challenge.text)!.tree, 'link')) !== 'challenge') {
      ctx.report(
        'ending/challenge',
        challenge.at,
        say('challengesOf.isNoCaseBy', { challenge: challenge.text }),
        say('challengesOf.writeThere'),
      );
    }
    return [challenge.text];
  });
};

/** The states whose decision is still the one that is challenged: each of them can be challenged itself, in a way that is open here too, and leads here. */
const decidedIn = (place: string, tree: Tree, { sections }: Merged, ctx: Context): readonly string[] =>
  scalarsOf(get(tree, 'decided-in')).flatMap((state) => {
    if (!knownName(state, 'state', sections.states, ctx.report, 'state/unknown')) return [];
    const ways = wordsOf(get(sections.states.get(state.text)!.tree, 'challenge'));
    const shared = wordsOf(get(tree, 'challenge')).some((way) => ways.includes(way));
    const leads = [...sections.orders.values()].some(
      (order) => wordOf(get(order.tree, 'to')) === place && wordsOf(get(order.tree, 'from')).includes(state.text),
    );
    if (shared && leads) return [state.text];
    const fault = shared
      ? say('decidedIn.noOrderLeads', { state: state.text, place })
      : say('decidedIn.notChallengedThere', { state: state.text, place });
    ctx.report('challenge/decided-in', state.at, fault, say('decidedIn.nameAState'));
    return [];
  });

const readEnding = ({ name, tree, at, outer, path }: Piece, merged: Merged, ctx: Context): Ending => {
  const [grounded] = groundOf(tree, at, outer, path, ctx);
  const challenge = scalar(get(tree, 'challenge'));
  const kind = (wordOf(get(tree, 'kind')) ?? 'closed') as EndingKind;
  if (challenge?.text === 'none' && !has(tree, 'note')) {
    ctx.report('ending/challenge', challenge.at, say('readEnding.anEndingThatCannot'), say('readEnding.add'));
  }
  if (isHeldTo(ctx.statutes, 'challenge') && challenge === undefined && needsChallenge.has(kind) && !has(tree, 'challenge')) {
    ctx.report('ending/challenge', at, say('readEnding.nothingSaysHowCan', { name }), say('readEnding.addWithACase'));
  }
  return {
    ...grounded,
    name,
    ...titleOf(tree),
    kind,
    ...shownIn(tree, ctx),
    challenges: challengesOf(get(tree, 'challenge'), 'ending', merged, ctx),
    decidedIn: decidedIn(name, tree, merged, ctx),
  };
};
