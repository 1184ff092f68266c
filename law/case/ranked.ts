import { add, divide, fail, isNum, type Num, ok, printNum, type Result, type Value } from '#law/ground';
import type { OrderDef, Ranking, RankingOutcome, RankingTold } from '#law/pack';
import { type Award, type Awarded, award, commitmentOf, type Reason, sha256 } from '#methods/awards';
import { ranking as rankingOf } from '#methods/ranking';
import { accountOf } from './account-of.ts';
import type { Giving } from './check-order.ts';
import type { AwardedList, AwardedRow, Cause, RankedList, RankedRow } from './events.ts';
import type { CaseFile } from './file.ts';
import { partyOf } from './party-of.ts';
import { refuse } from './refusals.ts';
import { CaseScope, linkedCases, plain } from './scope.ts';
import { sheetsOf } from './sheets.ts';
import { asNum, type Work } from './work.ts';

/** What an order adds to its event because it ranks or awards; nothing for any other order. */
export interface Listed {
  readonly ranked?: RankedList;
  readonly awarded?: AwardedList;
}

/** @param file the case with what came with the order */
export const listedBy = (work: Work, file: CaseFile, def: OrderDef, { when }: Giving): Result<Listed> => {
  const pack = work.packOf(file.digest);
  const rules = pack.procedures[file.opened.procedure]!.ranking;
  const no = (refusal: string, about: Readonly<Record<string, unknown>> = {}): Result<Listed> => fail(refuse(pack, refusal, def, about));
  if (rules !== undefined && isEarly(file, rules)) return no('seedBeforeList', { ranked: file.days[rules.by] });
  if (rules?.by === def.name) {
    const ranked = rankedBy(work, file, rules, when.day);
    return ranked === undefined ? no('nothingToRank') : ok({ ranked });
  }
  if (rules?.awards !== def.name) return ok({});
  if (file.ranked === undefined) return no('notRanked');
  const computed = digestOf(file.ranked.rows);
  if (computed !== file.ranked.digest) return no('listAltered', { published: file.ranked.digest, computed });
  const awarded = awardedBy(work, file, file.ranked, rules, when.day);
  if (awarded.needsDraw.length > 0 && awarded.list.seed === undefined) return no('drawNeeded', { cases: awarded.needsDraw });
  return ok({ awarded: awarded.list });
};

/** A seed that was known on the day of the list, or before: somebody could have made the list with an eye on it. */
const isEarly = (file: CaseFile, { seed, seedDay, by }: Ranking): boolean => {
  if (seed === undefined || seedDay === undefined || file.ranked === undefined || file.facts[seed] === undefined) return false;
  const [known, ranked] = [file.facts[seedDay], file.days[by]];
  return typeof known !== 'string' || ranked === undefined || known <= ranked;
};

// ---- the list ---------------------------------------------------------------------------------------------------------------

export const digestOf = (rows: readonly { readonly number: string }[]): string =>
  commitmentOf(
    rows.map(({ number }) => number),
    sha256,
  );

const rankedBy = (work: Work, file: CaseFile, rules: Ranking, day: CaseFile['openedOn']): RankedList | undefined => {
  const sight = work.sight(day);
  const cases = new CaseScope(sight, file).linked(rules.of).filter(({ state }) => rules.in.includes(state));
  const read = cases.map((other) => {
    const scope = new CaseScope(sight, other);
    const scores = plain(scope.fact(rules.score));
    const given = Array.isArray(scores) ? scores.flatMap((score) => (isNum(score as Value) ? [score as Num] : [])) : [];
    const ready = rules.ready === undefined || plain(scope.fact(rules.ready)) === true;
    return { other, ready, scores: given, sheets: sheetsOf(other, rules.sheets), asked: asNum(plain(scope.fact(rules.asks))) };
  });
  if (
    read.length === 0 ||
    read.some(({ ready, scores, sheets, asked }) => !ready || scores.length === 0 || scores.length !== sheets.length || asked === undefined)
  )
    return undefined;
  const uncertain = uncertainty(rules, read);
  const rows = read
    .map(({ other, scores, asked }) => ({
      case: other.id,
      number: other.opened.number,
      score: hundredth(asFloat(divide(scores.reduce(add, 0), scores.length) ?? 0)),
      scores: scores.map((score) => hundredth(asFloat(score))),
      asked: asked!,
      ...uncertain.get(other.opened.number),
    }))
    .toSorted((a, b) => b.score - a.score || (a.number < b.number ? -1 : 1));
  const placed: readonly RankedRow[] = rows.map((row) => ({ ...row, place: 1 + rows.findIndex(({ score }) => score === row.score) }));
  return { digest: digestOf(placed), rows: placed };
};

interface ReadCase {
  readonly other: CaseFile;
  readonly scores: readonly Num[];
  readonly sheets: ReturnType<typeof sheetsOf>;
}

/**
 * Expected ranks and where each rank lies with 90 percent. The prior is that of Heyard and others on grades of 1 to 6, stretched to the scale.
 * The draws behind the intervals shrink as lists grow, so that a list of thousands is ranked in seconds.
 */
const uncertainty = ({ scale }: Ranking, read: readonly ReadCase[]): ReadonlyMap<string, Pick<RankedRow, 'expected' | 'low' | 'high'>> => {
  const unit = (scale.high - scale.low) / 5;
  const wide = [1e-6 * unit, 2 * unit] as const;
  const found = rankingOf(
    {
      scale,
      better: 'higher',
      reviewerEffect: 'ij',
      prior: { tauTheta: wide, tauLambda: wide, sigma: wide, nuSd: 0.5 * unit },
      proposals: read.map(({ other }) => other.opened.number),
      scores: read.flatMap(({ other, scores, sheets }) =>
        scores.map((score, at) => [other.opened.number, sheets[at]!.person ?? `sheet ${sheets[at]!.seq}`, asFloat(score)] as const),
      ),
    },
    { draws: Math.max(2000, Math.min(20_000, Math.floor(4_000_000 / Math.max(1, read.length)))) },
  );
  if (found.status !== 'ranked') return new Map();
  return new Map(
    found.ranking.map(({ proposal, er, rank90 }) => [
      proposal,
      { expected: hundredth(er), ...(rank90 === undefined ? {} : { low: rank90[0], high: rank90[1] }) },
    ]),
  );
};

const asFloat = (value: Num): number => Number(printNum(value));
const hundredth = (value: number): number => Math.round(value * 100) / 100;

// ---- the awards -------------------------------------------------------------------------------------------------------------

interface Awarding {
  readonly list: AwardedList;
  readonly needsDraw: readonly string[];
}

/** Money is counted in hundredths, so that the awards are whole numbers. */
const awardedBy = (work: Work, file: CaseFile, ranked: RankedList, rules: Ranking, day: CaseFile['openedOn']): Awarding => {
  const scope = new CaseScope(work.sight(day), file);
  const number = (fact: string | undefined, otherwise: number): number =>
    fact === undefined ? otherwise : asFloat(asNum(plain(scope.fact(fact))) ?? otherwise);
  const seedRead = rules.seed === undefined ? null : plain(scope.fact(rules.seed));
  const seed = typeof seedRead === 'string' && seedRead !== '' ? seedRead : undefined;
  const inIt = stillIn(work, file, ranked, rules);
  const money = Math.round(number(rules.money, 0) * 100);
  const done = award(
    {
      lots: [
        {
          id: rules.of,
          ceiling: money,
          minimumScore: number(rules.least, Number.NEGATIVE_INFINITY),
          partial: rules.part !== undefined && plain(scope.fact(rules.part)) !== null,
          partialMinPercent: number(rules.part, 100),
          policy: rules.policy,
          reserveSize: number(rules.reserve, 0),
        },
      ],
      sharedReserve: null,
      oneAward: true,
      across: 'lots',
      ties: seed === undefined ? [] : [{ by: 'draw', seed }],
      commitments: [],
      proposals: inIt.map(({ row, other }) => ({
        id: row.number,
        lot: rules.of,
        applicant: applicantOf(work, other),
        asked: Math.round(asFloat(row.asked as Num) * 100),
        score: asFloat(row.score as Num),
        criteria: {},
      })),
    },
    sha256,
  );
  // Every name is one of a case and every score was kept, so nothing of the list can be refused but a request for nothing.
  if ('refused' in done) throw new Error(`a kept list is refused: ${done.refused.code} of ${done.refused.proposal}`);
  const [lot] = done.lots;
  const list: AwardedList = {
    money: money / 100,
    left: (lot?.left ?? 0) / 100,
    ...(seed === undefined ? {} : { seed }),
    rows: inIt.map(({ row }) => outcomeOf(row, done, lot?.reserveList ?? [])),
  };
  return { list, needsDraw: lot?.needsDraw ?? [] };
};

const outcomeOf = ({ case: id, number }: RankedRow, done: Awarded, reserve: readonly string[]): AwardedRow => {
  const reason = done.reasons.find(({ proposal }) => proposal === number)!.reason;
  const given: Award | undefined = done.awards.find(({ proposal }) => proposal === number);
  const waits = reserve.indexOf(number);
  return {
    case: id,
    number,
    outcome: outcomes[reason],
    ...(given === undefined ? {} : { amount: given.amount / 100 }),
    ...(waits === -1 ? {} : { waits: waits + 1 }),
  };
};

const outcomes: Readonly<Record<Reason, RankingOutcome>> = {
  awarded: 'awarded',
  awardedInPart: 'awarded-in-part',
  belowMinimum: 'below-minimum',
  noMoney: 'no-money',
  afterStop: 'after-stop',
  tiedAtLine: 'tied-at-line',
  afterOpenTie: 'after-open-tie',
  applicantAlreadyAwarded: 'applicant-already-awarded',
};

/** Whose award counts once: the party of the case, or the case itself where it has none. */
const applicantOf = (work: Work, other: CaseFile): string => {
  const roles = Object.values(work.packOf(other.digest).roles).filter(({ is }) => is === 'party');
  return roles.flatMap(({ name }) => partyOf(work.files, other, name)?.id ?? [])[0] ?? other.id;
};

/** Cases of the list that still stand where the list can decide them: one that was withdrawn meanwhile has left it. */
const stillIn = (work: Work, file: CaseFile, ranked: RankedList, rules: Ranking) => {
  const pack = work.packOf(file.digest);
  const procedure = pack.procedures[file.opened.procedure]!;
  const by = procedure.cases[rules.of]?.by;
  if (by !== undefined) work.world.naming(by, file.id);
  const known = new Map(linkedCases(work.files, procedure, file, rules.of).map((other) => [other.id, other]));
  return ranked.rows.flatMap((row) => {
    const other = known.get(row.case);
    const from = other === undefined ? undefined : orderOf(work, other, rules.then.declined)?.from;
    return other !== undefined && Array.isArray(from) && from.includes(other.state) ? [{ row, other }] : [];
  });
};

const orderOf = (work: Work, { digest, opened }: CaseFile, order: string): OrderDef | undefined =>
  work.packOf(digest).procedures[opened.procedure]!.orders[order];

// ---- what follows in each case --------------------------------------------------------------------------------------------

export interface Following {
  readonly file: CaseFile;
  readonly def: OrderDef;
  readonly giving: Giving;
}

/** The order by law that follows in each case of the list, in its order, with what it is told. The first that is refused refuses the whole decision. */
export const followingOf = (work: Work, file: CaseFile, giving: Giving, awarded: AwardedList): readonly Following[] => {
  const pack = work.packOf(file.digest);
  const rules = pack.procedures[file.opened.procedure]!.ranking!;
  const ranked = new Map(file.ranked?.rows.map((row) => [row.case, row]));
  const total = file.ranked?.rows.length ?? 0;
  const following = awarded.rows.flatMap((row) => {
    const other = work.files.get(row.case)!;
    const name =
      row.amount !== undefined
        ? rules.then.awarded
        : row.waits !== undefined
          ? (rules.then.reserve ?? rules.then.declined)
          : rules.then.declined;
    const def = orderOf(work, other, name);
    const as = Object.values(work.packOf(other.digest).procedures[other.opened.procedure]!.cases).find(
      ({ link, procedure }) => link === 'named' && procedure === file.opened.procedure,
    );
    if (def === undefined || as === undefined) return [];
    const because: Cause = { kind: 'case', as: as.name, case: file.id, at: file.state };
    const gives = toldTo(rules, row, ranked.get(row.case), total);
    return [{ file: other, def, giving: { ...giving, order: { case: other.id, order: name, gives }, byLaw: true, because } }];
  });
  const sight = work.sight(giving.when.day);
  work.world.foresee?.(
    following.flatMap(({ file: other, def, giving: own }) => {
      const told = { ...other, facts: { ...other.facts, ...own.order.gives } };
      return def.takes.map(({ budget }) => accountOf(sight, budget, told, 'law'));
    }),
  );
  return following;
};

const toldTo = (rules: Ranking, row: AwardedRow, ranked: RankedRow | undefined, of: number): Readonly<Record<string, Value>> => {
  const told: Partial<Record<RankingTold, Value | undefined>> = {
    amount: row.amount,
    outcome: row.outcome,
    waits: row.waits,
    place: ranked?.place,
    of,
    low: ranked?.low,
    high: ranked?.high,
    score: ranked?.score,
  };
  return Object.fromEntries(
    Object.entries(rules.tells).flatMap(([key, fact]) => {
      const value = told[key as RankingTold];
      return value === undefined ? [] : [[fact, value] as const];
    }),
  );
};
