import {
  type Characteristic,
  characteristic,
  constantLevel,
  type Look,
  maxSprtCritical,
  maxSprtSignal,
  maxSprtUntil,
  poissonPath,
  posterior,
  posteriorRule,
  proportionTest,
  total,
  truncatedTest,
} from '#methods/sequential';
import { WrongUsage } from '../command.ts';
import { field, isMissing, numberIn, numbersIn, oneOf, type Placed } from './reading.ts';

type Sheet = Readonly<Record<string, unknown>>;

/** Rules that stop a trial by counted events: exact chances, Wald's tests, and the Poisson maximised test. */
export const stoppingCase = (given: Placed): Sheet => kinds[oneOf(field(given, 'kind'), names)](given);

/** `p` are the chances to try; left out, half of p0, p0, and a tenth and two tenths more. */
const posteriorKind = (given: Placed): Sheet => {
  const [p0, tau] = [number(given, 'p0'), number(given, 'tau')];
  const [a, b] = numbersIn(field(given, 'prior'));
  if (a === undefined || b === undefined) throw new WrongUsage(`${given.at}.prior has two numbers`);
  const looks = posteriorRule(numbersIn(field(given, 'looks')), p0, [a, b], tau);
  const p = isMissing(field(given, 'p')) ? [p0 / 2, p0, p0 + 0.1, p0 + 0.2] : numbersIn(field(given, 'p'));
  const tried = p.map((chance) => characteristic(looks, chance));
  return {
    stop_at_events: stopsOf(looks),
    posterior_at_boundary: looks.map(({ after, stopsAt }) => (stopsAt === undefined ? null : posterior(stopsAt, after, p0, [a, b]))),
    p,
    stop_prob: tried.map(stopped),
    expected_n: tried.map(size),
    stop_prob_by_look_at_p0: characteristic(looks, p0).stops,
  };
};

const constantKind = (given: Placed): Sheet => {
  const [theta0, most, alpha] = [number(given, 'theta0'), number(given, 'n_max'), number(given, 'alpha')];
  const found = constantLevel(theta0, most, alpha);
  if (found === undefined) throw new WrongUsage(`${given.at}: even the smallest level stops more often than ${alpha}`);
  const [under, above] = [theta0, theta0 + 0.15].map((p) => characteristic(found.looks, p)) as [Characteristic, Characteristic];
  return {
    nominal_level: found.level,
    stop_at_events: stopsOf(found.looks),
    overall_at_theta0: found.overall,
    overall_at_next_candidate: found.overallAtNext ?? null,
    expected_n_theta0: under.expectedSize,
    'overall_at_theta0_plus_0.15': stopped(above),
    'expected_n_theta0_plus_0.15': above.expectedSize,
    stop_prob_by_look_at_theta0: under.stops,
  };
};

const exactKind = (given: Placed): Sheet => {
  const [low, high] = [numbersIn(field(given, 'a')), numbersIn(field(given, 'b'))];
  const looks = numbersIn(field(given, 'looks')).map((after, i) => ({ after, stopsAt: high[i], clearsAt: low[i] }));
  const tried = numbersIn(field(given, 'theta')).map((p) => characteristic(looks, p));
  return {
    lower_prob_look_by_theta: looks.map((_, i) => tried.map(({ clears }) => clears[i])),
    upper_prob_look_by_theta: looks.map((_, i) => tried.map(({ stops }) => stops[i])),
    expected_n: tried.map(size),
  };
};

const proportionKind = (given: Placed): Sheet => {
  const [p0, p1] = [number(given, 'p0'), number(given, 'p1')];
  const test = proportionTest(p0, p1, { alpha: number(given, 'alpha'), beta: number(given, 'beta') });
  const looks = truncatedTest(test, number(given, 'min_n'), number(given, 'max_n'));
  const tried = [p0, p1].map((p) => characteristic(looks, p));
  return {
    log_A: test.upper,
    log_B: test.lower,
    llr_per_event: test.perEvent,
    llr_per_nonevent: test.perOther,
    slope: test.slope,
    intercept_upper: test.upperIntercept,
    intercept_lower: test.lowerIntercept,
    looks: looks.map(({ after }) => after),
    upper: stopsOf(looks),
    lower: looks.map(({ clearsAt }) => clearsAt),
    upper_prob_total: tried.map(stopped),
    lower_prob_total: tried.map(({ clears }) => total(clears)),
    expected_n: tried.map(size),
  };
};

const poissonKind = (given: Placed): Sheet => {
  const { ratios, upper, lower, firstUpper, firstLower } = poissonPath(
    numbersIn(field(given, 'observed')),
    numbersIn(field(given, 'expected')),
    number(given, 'RR'),
    { alpha: number(given, 'alpha'), beta: number(given, 'beta') },
  );
  const from1 = (index: number | undefined): number | null => (index === undefined ? null : index + 1);
  return { llr: ratios, log_A: upper, log_B: lower, first_upper_1based: from1(firstUpper), first_lower_1based: from1(firstLower) };
};

const maxSprtKind = (given: Placed): Sheet => {
  const surveillance = { upTo: number(given, 'T'), least: number(given, 'M') };
  const critical = maxSprtCritical(surveillance, number(given, 'alpha'));
  const n = Array.from({ length: 10 }, (_, i) => surveillance.least + i);
  return {
    critical_value: critical,
    n,
    signal_if_expected_at_or_below: n.map((events) => Math.min(surveillance.upTo, maxSprtUntil(events, critical))),
    power_RR2: maxSprtSignal(surveillance, critical, 2),
  };
};

const names = [
  'beta-binomial posterior safety rule: stop if P(p>p0|data) > tau',
  'Pocock-type exact boundary for continuous toxicity monitoring',
  'exact binomial group sequential (stop low if x<=a, high if x>=b)',
  'Wald SPRT, binomial',
  'Wald SPRT, Poisson path: llr += x*log(RR) - mu*(RR-1)',
  'Poisson MaxSPRT continuous, upper limit T expected events, minimum M events',
] as const;

const kinds: Readonly<Record<(typeof names)[number], (given: Placed) => Sheet>> = {
  [names[0]]: posteriorKind,
  [names[1]]: constantKind,
  [names[2]]: exactKind,
  [names[3]]: proportionKind,
  [names[4]]: poissonKind,
  [names[5]]: maxSprtKind,
};

const stopsOf = (looks: readonly Look[]): readonly (number | null)[] => looks.map(({ stopsAt }) => stopsAt ?? null);
const stopped = ({ stops }: Characteristic): number => total(stops);
const size = ({ expectedSize }: Characteristic): number => expectedSize;

const number = (given: Placed, name: string): number => numberIn(field(given, name));
