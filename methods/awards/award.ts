import { byCodePoint, type Sha256 } from './draw.ts';

/** A part of a call with money of its own. Amounts are whole numbers of the smallest unit. */
export interface Lot {
  readonly id: string;
  readonly ceiling: number;
  readonly minimumScore: number;
  /** Whether what is left may be given as a part of what was asked, and from which share of it on, in percent. */
  readonly partial: boolean;
  readonly partialMinPercent: number;
  /** What follows once a request does not fit: nothing more is awarded, or smaller ones still are. */
  readonly policy: 'stop' | 'skip';
  readonly reserveSize: number;
}

export interface Proposal {
  readonly id: string;
  readonly lot: string;
  readonly applicant: string;
  readonly asked: number;
  readonly score: number | null;
  readonly criteria: Readonly<Record<string, number>>;
}

/** How equal scores are told apart. */
export type TieStep =
  | { readonly by: 'criterion'; readonly name: string }
  | { readonly by: 'asked' }
  | { readonly by: 'draw'; readonly seed: string };

export interface Call {
  readonly lots: readonly Lot[];
  /** Money that lots named in it may use once their own is spent. */
  readonly sharedReserve: { readonly amount: number; readonly lots: readonly string[] } | null;
  readonly oneAward: boolean;
  /** Lot by lot, or always the highest score over all lots. */
  readonly across: 'lots' | 'scores';
  readonly ties: readonly TieStep[];
  readonly commitments: readonly { readonly lot: string; readonly amount: number }[];
  readonly proposals: readonly Proposal[];
}

export interface Award {
  readonly proposal: string;
  readonly lot: string;
  readonly amount: number;
  readonly fromLot: number;
  readonly fromReserve: number;
}

export type Reason =
  | 'awarded'
  | 'awardedInPart'
  | 'belowMinimum'
  | 'noMoney'
  | 'afterStop'
  | 'tiedAtLine'
  | 'afterOpenTie'
  | 'applicantAlreadyAwarded';

export interface LotAwarded {
  readonly lot: string;
  readonly available: number;
  /** Commitments were more than the ceiling. */
  readonly overcommitted: boolean;
  readonly awarded: number;
  readonly left: number;
  readonly fromReserve: number;
  /** Proposals that only a draw can tell apart. */
  readonly needsDraw: readonly string[];
  readonly reserveList: readonly string[];
}

export interface Awarded {
  /** In the order in which they were made. */
  readonly awards: readonly Award[];
  readonly lots: readonly LotAwarded[];
  readonly reserveLeft: number;
  readonly reasons: readonly { readonly proposal: string; readonly reason: Reason }[];
}

export interface CallRefused {
  readonly code: 'duplicateProposal' | 'unknownLot' | 'scoreMissing' | 'askedNotPositive';
  readonly proposal: string;
}

/**
 * Awards money in the order of rank until it ends. Equal scores are told apart by the steps of `ties`; what none separates
 * is awarded together or not at all. More money is not monotone: under `skip`, part awards or one award an applicant, a
 * higher ceiling can cost somebody the award.
 */
export const award = (call: Call, sha256: Sha256): Awarded | { readonly refused: CallRefused } => {
  const refused = callRefused(call);
  return refused === undefined ? new Awarding(call, sha256).run() : { refused };
};

const callRefused = ({ lots, proposals }: Call): CallRefused | undefined => {
  const known = new Set(lots.map(({ id }) => id));
  const seen = new Set<string>();
  for (const { id, lot, score, asked } of proposals) {
    const code = seen.has(id)
      ? 'duplicateProposal'
      : !known.has(lot)
        ? 'unknownLot'
        : score === null
          ? 'scoreMissing'
          : asked <= 0
            ? 'askedNotPositive'
            : undefined;
    if (code !== undefined) return { code, proposal: id };
    seen.add(id);
  }
  return undefined;
};

interface Purse {
  readonly lot: Lot;
  readonly available: number;
  readonly overcommitted: boolean;
  left: number;
  fromReserve: number;
  stopped?: Reason;
  readonly needsDraw: string[];
  /** Groups still to come: of one proposal, or of several that nothing separates. */
  readonly queue: (readonly Proposal[])[];
  readonly order: readonly Proposal[];
}

class Awarding {
  readonly #call: Call;
  readonly #purses: readonly Purse[];
  readonly #awards: Award[] = [];
  readonly #reasons = new Map<string, Reason>();
  readonly #holders = new Set<string>();
  #reserve: number;

  constructor(call: Call, sha256: Sha256) {
    this.#call = call;
    this.#reserve = call.sharedReserve?.amount ?? 0;
    this.#purses = call.lots.map((lot): Purse => {
      const taken = call.commitments.reduce((sum, one) => sum + (one.lot === lot.id ? one.amount : 0), 0);
      const mine = call.proposals.filter((proposal) => proposal.lot === lot.id);
      for (const { id, score } of mine) if (score! < lot.minimumScore) this.#reasons.set(id, 'belowMinimum');
      const queue = groupsOf(
        mine.filter(({ score }) => score! >= lot.minimumScore),
        call.ties,
        sha256,
      );
      const available = Math.max(0, lot.ceiling - taken);
      const overcommitted = taken > lot.ceiling;
      return { lot, available, overcommitted, left: available, fromReserve: 0, needsDraw: [], queue, order: queue.flat() };
    });
  }

  run(): Awarded {
    for (let purse = this.#next(); purse !== undefined; purse = this.#next()) this.#step(purse, purse.queue.shift()!);
    if (this.#call.oneAward) this.#tellHolders();
    return {
      awards: this.#awards,
      lots: this.#purses.map((purse) => this.#closed(purse)),
      reserveLeft: this.#reserve,
      reasons: this.#call.proposals.map(({ id }) => ({ proposal: id, reason: this.#reasons.get(id)! })),
    };
  }

  #next(): Purse | undefined {
    const open = this.#purses.filter(({ queue }) => queue.length > 0);
    if (this.#call.across === 'lots' || open.length === 0) return open[0];
    return open.reduce((best, purse) => (purse.queue[0]![0]!.score! > best.queue[0]![0]!.score! ? purse : best));
  }

  #step(purse: Purse, group: readonly Proposal[]): void {
    if (purse.stopped !== undefined) {
      for (const { id } of group) this.#reasons.set(id, purse.stopped);
      return;
    }
    const left = group.filter(({ id, applicant }) => {
      const holds = this.#call.oneAward && this.#holders.has(applicant);
      if (holds) this.#reasons.set(id, 'applicantAlreadyAwarded');
      return !holds;
    });
    if (left.length === 1) this.#one(purse, left[0]!);
    else if (left.length > 1) this.#together(purse, left);
  }

  #room({ lot, left }: Purse): number {
    return left + (this.#call.sharedReserve?.lots.includes(lot.id) === true ? this.#reserve : 0);
  }

  #one(purse: Purse, proposal: Proposal): void {
    const { lot } = purse;
    const room = this.#room(purse);
    if (proposal.asked <= room) this.#pay(purse, proposal, proposal.asked, 'awarded');
    else if (lot.partial && room > 0 && room * 100 >= proposal.asked * lot.partialMinPercent)
      this.#pay(purse, proposal, room, 'awardedInPart');
    else {
      this.#reasons.set(proposal.id, 'noMoney');
      if (lot.policy === 'stop') purse.stopped = 'afterStop';
    }
  }

  #together(purse: Purse, group: readonly Proposal[]): void {
    const sum = group.reduce((total, { asked }) => total + asked, 0);
    const differ = !this.#call.oneAward || new Set(group.map(({ applicant }) => applicant)).size === group.length;
    if (differ && sum <= this.#room(purse)) {
      for (const proposal of group) this.#pay(purse, proposal, proposal.asked, 'awarded');
      return;
    }
    for (const { id } of group) this.#reasons.set(id, 'tiedAtLine');
    purse.needsDraw.push(...group.map(({ id }) => id));
    purse.stopped = 'afterOpenTie';
  }

  /** The lot's own money first. */
  #pay(purse: Purse, { id, applicant }: Proposal, amount: number, reason: Reason): void {
    const fromLot = Math.min(amount, purse.left);
    const fromReserve = amount - fromLot;
    purse.left -= fromLot;
    purse.fromReserve += fromReserve;
    this.#reserve -= fromReserve;
    this.#awards.push({ proposal: id, lot: purse.lot.id, amount, fromLot, fromReserve });
    this.#reasons.set(id, reason);
    this.#holders.add(applicant);
  }

  #tellHolders(): void {
    for (const { id, applicant } of this.#call.proposals) {
      const waiting = ['noMoney', 'afterStop', 'afterOpenTie'].includes(this.#reasons.get(id)!);
      if (waiting && this.#holders.has(applicant)) this.#reasons.set(id, 'applicantAlreadyAwarded');
    }
  }

  #closed({ lot, available, overcommitted, left, fromReserve, needsDraw, order }: Purse): LotAwarded {
    const awarded = this.#awards.reduce((sum, one) => sum + (one.lot === lot.id ? one.amount : 0), 0);
    const waiting = order.filter(({ id }) => ['noMoney', 'afterStop'].includes(this.#reasons.get(id)!)).map(({ id }) => id);
    return { lot: lot.id, available, overcommitted, awarded, left, fromReserve, needsDraw, reserveList: waiting.slice(0, lot.reserveSize) };
  }
}

/** Proposals in the order of their scores; those that nothing separates stand together, by id. */
const groupsOf = (proposals: readonly Proposal[], ties: readonly TieStep[], sha256: Sha256): (readonly Proposal[])[] => {
  const compared = (one: Proposal, other: Proposal): number => {
    if (one.score !== other.score) return other.score! - one.score!;
    for (const step of ties) {
      const difference = tieOf(step, one, other, sha256);
      if (difference !== 0) return difference;
    }
    return 0;
  };
  const sorted = proposals.toSorted((one, other) => compared(one, other) || byCodePoint(one.id, other.id));
  const groups: Proposal[][] = [];
  for (const proposal of sorted) {
    const last = groups.at(-1);
    if (last !== undefined && compared(last[0]!, proposal) === 0) last.push(proposal);
    else groups.push([proposal]);
  }
  return groups;
};

const tieOf = (step: TieStep, one: Proposal, other: Proposal, sha256: Sha256): number => {
  switch (step.by) {
    case 'criterion':
      return (other.criteria[step.name] ?? Number.NEGATIVE_INFINITY) - (one.criteria[step.name] ?? Number.NEGATIVE_INFINITY) || 0;
    case 'asked':
      return one.asked - other.asked;
    case 'draw':
      return byCodePoint(sha256(step.seed + one.id), sha256(step.seed + other.id));
  }
};
