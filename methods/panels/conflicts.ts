/** A day as `YYYY-MM-DD`. Days are compared as text, so no time zone moves a boundary. */
export type IsoDay = string;

export const kinds = ['self', 'family', 'interest', 'sameInstitution', 'employment', 'coauthor'] as const;
export type ConflictKind = (typeof kinds)[number];

export interface Reviewer {
  readonly id: string;
  readonly institution: string;
  readonly maxLoad: number;
  readonly employment: readonly { readonly institution: string; readonly from: IsoDay; readonly to: IsoDay | null }[];
  /** Proposals, institutions or persons in which an interest was declared. */
  readonly interests: readonly string[];
  readonly coauthors: readonly { readonly with: string; readonly year: number }[];
}

export interface Reviewed {
  readonly id: string;
  readonly applicant: string;
  readonly coApplicants: readonly string[];
  readonly institution: string;
  /** How many reviewers it needs. */
  readonly needs: number;
}

export interface Waiver {
  readonly reviewer: string;
  readonly proposal: string;
  readonly kind: ConflictKind;
  readonly by: string;
  readonly on: IsoDay;
}

export interface ConflictRules {
  /** For how many years after it ended an employment still counts. */
  readonly employmentYears: number;
  readonly coauthorYears: number;
  readonly mayWaive: readonly string[];
  readonly neverWaived: readonly ConflictKind[];
}

export interface Panel {
  /** The day on which conflicts are looked at. */
  readonly on: IsoDay;
  readonly rules: ConflictRules;
  readonly reviewers: readonly Reviewer[];
  readonly proposals: readonly Reviewed[];
  readonly family: readonly (readonly [string, string])[];
  readonly waivers: readonly Waiver[];
}

export interface Conflict {
  readonly reviewer: string;
  readonly proposal: string;
  readonly kinds: readonly ConflictKind[];
  readonly waived: readonly ConflictKind[];
  /** Unless every kind was waived. */
  readonly blocked: boolean;
}

export interface RejectedWaiver {
  readonly index: number;
  readonly why: 'notFound' | 'neverWaivable' | 'ownWaiver' | 'notAuthorised' | 'afterTheDay';
}

/** Every pair of a reviewer and a proposal with a conflict, by proposal and then reviewer, and the waivers that have no effect. */
export const conflictsOf = (panel: Panel): { readonly conflicts: readonly Conflict[]; readonly rejected: readonly RejectedWaiver[] } => {
  const pairs = panel.proposals.flatMap((proposal) =>
    panel.reviewers.map((reviewer) => ({ reviewer, proposal, found: kindsBetween(panel, reviewer, proposal) })),
  );
  const found = new Map(pairs.map(({ reviewer, proposal, found: kinds }) => [keyOf(reviewer.id, proposal.id), kinds]));
  const valid = new Map<string, Set<ConflictKind>>();
  const rejected: RejectedWaiver[] = [];
  for (const [index, waiver] of panel.waivers.entries()) {
    const key = keyOf(waiver.reviewer, waiver.proposal);
    const why = rejectedFor(panel, waiver, found.get(key) ?? []);
    if (why === undefined) valid.set(key, (valid.get(key) ?? new Set()).add(waiver.kind));
    else rejected.push({ index, why });
  }
  const conflicts = pairs.flatMap(({ reviewer, proposal, found: kinds }) => {
    if (kinds.length === 0) return [];
    const waived = kinds.filter((kind) => valid.get(keyOf(reviewer.id, proposal.id))?.has(kind) === true);
    return [{ reviewer: reviewer.id, proposal: proposal.id, kinds, waived, blocked: waived.length < kinds.length }];
  });
  return { conflicts, rejected };
};

export const keyOf = (reviewer: string, proposal: string): string => JSON.stringify([reviewer, proposal]);

const kindsBetween = ({ on, rules, family }: Panel, reviewer: Reviewer, proposal: Reviewed): readonly ConflictKind[] => {
  const persons = new Set([proposal.applicant, ...proposal.coApplicants]);
  const since = yearsBefore(on, rules.employmentYears);
  const year = Number(on.slice(0, 4));
  const holds: Readonly<Record<ConflictKind, boolean>> = {
    self: persons.has(reviewer.id),
    family: family.some(([one, other]) => (one === reviewer.id && persons.has(other)) || (other === reviewer.id && persons.has(one))),
    interest: reviewer.interests.some((name) => name === proposal.id || name === proposal.institution || persons.has(name)),
    sameInstitution: reviewer.institution === proposal.institution,
    employment: reviewer.employment.some(
      ({ institution, from, to }) => institution === proposal.institution && from <= on && (to === null || to >= since),
    ),
    coauthor: reviewer.coauthors.some((paper) => persons.has(paper.with) && paper.year <= year && year - paper.year <= rules.coauthorYears),
  };
  return kinds.filter((kind) => holds[kind]);
};

/** The same day so many years before; 29 February becomes 28. */
const yearsBefore = (day: IsoDay, years: number): IsoDay => {
  const year = Number(day.slice(0, 4)) - years;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const rest = day.slice(4) === '-02-29' && !leap ? '-02-28' : day.slice(4);
  return `${String(year).padStart(4, '0')}${rest}`;
};

const rejectedFor = ({ on, rules }: Panel, waiver: Waiver, found: readonly ConflictKind[]): RejectedWaiver['why'] | undefined => {
  if (!found.includes(waiver.kind)) return 'notFound';
  if (rules.neverWaived.includes(waiver.kind)) return 'neverWaivable';
  if (waiver.by === waiver.reviewer) return 'ownWaiver';
  if (!rules.mayWaive.includes(waiver.by)) return 'notAuthorised';
  return waiver.on > on ? 'afterTheDay' : undefined;
};
