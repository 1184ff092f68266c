/** The facts as a programmer would declare them. */
export interface PlainFacts {
  readonly kind: string;
  readonly region: string;
  readonly score: number;
  readonly people: number;
  readonly cost: number;
  readonly age: number;
  readonly sites: number;
  readonly days: number;
  readonly urgent: boolean;
  readonly minor: boolean;
  readonly filed: string;
  readonly expires: string;
}

/** The table of `wideSource` as a programmer would write it: all rules tried, so that two which fire are seen. */
export const wideByHand = (facts: PlainFacts): number | null => {
  const { kind, region, score, people, cost, age, sites, days, urgent, minor, filed, expires } = facts;
  let answer: number | null = null;
  if (kind === 'clinic' && score >= 0 && score <= 9 && cost < 9000 && urgent) answer = once(answer, 0);
  if (kind === 'school' && score >= 0 && score <= 9 && people >= 100 && filed >= '2026-01-02') answer = once(answer, 1);
  if (kind === 'street' && region !== 'north' && score >= 0 && score <= 9 && age >= 2 && age <= 90) answer = once(answer, 2);
  if (kind === 'office' && score >= 0 && score <= 9 && sites <= 18 && !urgent && expires < '2027-02-08') answer = once(answer, 3);
  if (kind === 'clinic' && score >= 10 && score <= 19 && people >= 400) answer = once(answer, 4);
  if (kind === 'school' && region !== 'south' && score >= 10 && score <= 19 && cost < 9005 && days > 5 && filed >= '2026-01-06')
    answer = once(answer, 5);
  if (kind === 'street' && score >= 10 && score <= 19 && urgent && !minor) answer = once(answer, 6);
  if (kind === 'office' && score >= 10 && score <= 19 && people >= 0 && age >= 7 && age <= 90 && expires < '2027-02-12')
    answer = once(answer, 7);
  if (kind === 'clinic' && region !== 'north' && score >= 20 && score <= 29) answer = once(answer, 8);
  if (kind === 'school' && score >= 20 && score <= 29 && !urgent && filed >= '2026-01-10') answer = once(answer, 9);
  if (kind === 'street' && score >= 20 && score <= 29 && people >= 300 && cost < 9010 && sites <= 18) answer = once(answer, 10);
  if (kind === 'office' && region !== 'south' && score >= 20 && score <= 29 && expires < '2027-02-16') answer = once(answer, 11);
  if (kind === 'clinic' && score >= 30 && score <= 39 && age >= 2 && age <= 90 && days > 12 && urgent) answer = once(answer, 12);
  if (kind === 'school' && score >= 30 && score <= 39 && people >= 600 && filed >= '2026-01-14') answer = once(answer, 13);
  if (kind === 'street' && region !== 'north' && score >= 30 && score <= 39 && !minor) answer = once(answer, 14);
  if (kind === 'office' && score >= 30 && score <= 39 && cost < 9015 && !urgent && expires < '2027-02-20') answer = once(answer, 15);
  if (kind === 'clinic' && score >= 40 && score <= 49 && people >= 200) answer = once(answer, 16);
  if (
    kind === 'school' &&
    region !== 'south' &&
    score >= 40 &&
    score <= 49 &&
    age >= 7 &&
    age <= 90 &&
    sites <= 18 &&
    filed >= '2026-01-18'
  )
    answer = once(answer, 17);
  if (kind === 'street' && score >= 40 && score <= 49 && urgent) answer = once(answer, 18);
  if (kind === 'office' && score >= 40 && score <= 49 && people >= 500 && days > 19 && expires < '2027-02-24') answer = once(answer, 19);
  if (kind === 'clinic' && region !== 'north' && score >= 50 && score <= 59 && cost < 9020) answer = once(answer, 20);
  if (kind === 'school' && score >= 50 && score <= 59 && !urgent && filed >= '2026-01-22') answer = once(answer, 21);
  if (kind === 'street' && score >= 50 && score <= 59 && people >= 100 && age >= 2 && age <= 90 && !minor) answer = once(answer, 22);
  if (kind === 'office' && region !== 'south' && score >= 50 && score <= 59 && expires < '2027-02-28') answer = once(answer, 23);
  if (kind === 'clinic' && score >= 60 && score <= 69 && sites <= 18 && urgent) answer = once(answer, 24);
  if (kind === 'school' && score >= 60 && score <= 69 && people >= 400 && cost < 9025 && filed >= '2026-01-26') answer = once(answer, 25);
  if (kind === 'street' && region !== 'north' && score >= 60 && score <= 69 && days > 26) answer = once(answer, 26);
  if (kind === 'office' && score >= 60 && score <= 69 && age >= 7 && age <= 90 && !urgent && expires < '2027-03-04')
    answer = once(answer, 27);
  if (kind === 'clinic' && score >= 70 && score <= 79 && people >= 0) answer = once(answer, 28);
  if (kind === 'school' && region !== 'south' && score >= 70 && score <= 79 && filed >= '2026-01-30') answer = once(answer, 29);
  if (kind === 'street' && score >= 70 && score <= 79 && cost < 9030 && urgent && !minor) answer = once(answer, 30);
  if (kind === 'office' && score >= 70 && score <= 79 && people >= 300 && sites <= 18 && expires < '2027-03-08') answer = once(answer, 31);
  if (kind === 'clinic' && region !== 'north' && score >= 80 && score <= 89 && age >= 2 && age <= 90) answer = once(answer, 32);
  if (kind === 'school' && score >= 80 && score <= 89 && days > 33 && !urgent && filed >= '2026-02-03') answer = once(answer, 33);
  if (kind === 'street' && score >= 80 && score <= 89 && people >= 600) answer = once(answer, 34);
  if (kind === 'office' && region !== 'south' && score >= 80 && score <= 89 && cost < 9035 && expires < '2027-03-12')
    answer = once(answer, 35);
  if (kind === 'clinic' && score >= 90 && score <= 99 && urgent) answer = once(answer, 36);
  if (kind === 'school' && score >= 90 && score <= 99 && people >= 200 && age >= 7 && age <= 90 && filed >= '2026-02-07')
    answer = once(answer, 37);
  if (kind === 'street' && region !== 'north' && score >= 90 && score <= 99 && sites <= 18 && !minor) answer = once(answer, 38);
  if (kind === 'office' && score >= 90 && score <= 99 && !urgent && expires < '2027-03-16') answer = once(answer, 39);
  return answer;
};

const once = (answer: number | null, next: number): number => {
  if (answer !== null) throw new Error('two rules fire');
  return next;
};

const link1 = (region: string, people: number): string => {
  if (region === 'north') return people < 5000 ? 'low' : 'high';
  if (region === 'south') return people < 5000 ? 'medium' : 'low';
  return people < 5000 ? 'high' : 'medium';
};

const link2 = (level: string, cost: number): string => {
  if (level === 'low') return cost < 4000 ? 'medium' : 'low';
  if (level === 'medium') return cost < 4000 ? 'high' : 'medium';
  return cost < 4000 ? 'low' : 'high';
};

const link3 = (level: string, age: number): string => {
  if (level === 'low') return age < 40 ? 'high' : 'medium';
  if (level === 'medium') return age < 40 ? 'low' : 'high';
  return age < 40 ? 'medium' : 'low';
};

const link4 = (level: string, sites: number): string => {
  if (level === 'low') return sites < 10 ? 'low' : 'high';
  if (level === 'medium') return sites < 10 ? 'medium' : 'low';
  return sites < 10 ? 'high' : 'medium';
};

const link5 = (level: string, days: number): string => {
  if (level === 'low') return days < 180 ? 'medium' : 'low';
  if (level === 'medium') return days < 180 ? 'high' : 'medium';
  return days < 180 ? 'low' : 'high';
};

const link6 = (level: string, score: number): string => {
  if (level === 'low') return score < 50 ? 'high' : 'medium';
  if (level === 'medium') return score < 50 ? 'low' : 'high';
  return score < 50 ? 'medium' : 'low';
};

const link7 = (level: string, people: number): string => {
  if (level === 'low') return people < 2000 ? 'low' : 'high';
  if (level === 'medium') return people < 2000 ? 'medium' : 'low';
  return people < 2000 ? 'high' : 'medium';
};

/** The tables of `chainSources`, each fed with the answer of the one before. */
export const chainByHand = (facts: PlainFacts): string => {
  let level = link1(facts.region, facts.people);
  level = link2(level, facts.cost);
  level = link3(level, facts.age);
  level = link4(level, facts.sites);
  level = link5(level, facts.days);
  level = link6(level, facts.score);
  level = link7(level, facts.people);
  return level;
};
