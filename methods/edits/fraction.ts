/** An exact fraction in lowest terms; the denominator is positive. */
export interface Fraction {
  readonly n: bigint;
  readonly d: bigint;
}

const made = (n: bigint, d: bigint): Fraction => {
  const common = greatestDivisor(n, d);
  const sign = d < 0n ? -1n : 1n;
  return { n: (sign * n) / common, d: (sign * d) / common };
};

export const greatestDivisor = (one: bigint, other: bigint): bigint => {
  let [a, b] = [one < 0n ? -one : one, other < 0n ? -other : other];
  while (b !== 0n) [a, b] = [b, a % b];
  return a === 0n ? 1n : a;
};

export const whole = (value: bigint): Fraction => ({ n: value, d: 1n });

export const zero = whole(0n);
export const one = whole(1n);

/** The decimal that a number is written as: 0.1 is a tenth, and not the double nearest to it. */
export const fractionOf = (value: number): Fraction => {
  if (!Number.isFinite(value)) throw new RangeError(`${value} is no finite number`);
  const [mantissa = '', exponent = '0'] = String(value).split('e');
  const [digits = '', decimals = ''] = mantissa.split('.');
  const power = Number(exponent) - decimals.length;
  const n = BigInt(digits + decimals);
  return power >= 0 ? whole(n * 10n ** BigInt(power)) : made(n, 10n ** BigInt(-power));
};

export const plus = (a: Fraction, b: Fraction): Fraction => made(a.n * b.d + b.n * a.d, a.d * b.d);
export const minus = (a: Fraction, b: Fraction): Fraction => made(a.n * b.d - b.n * a.d, a.d * b.d);
export const times = (a: Fraction, b: Fraction): Fraction => made(a.n * b.n, a.d * b.d);
export const over = (a: Fraction, b: Fraction): Fraction => made(a.n * b.d, a.d * b.n);
export const negated = ({ n, d }: Fraction): Fraction => ({ n: -n, d });

/** Below 0, 0, or above it. */
export const signOf = ({ n }: Fraction): number => (n < 0n ? -1 : n > 0n ? 1 : 0);
export const compare = (a: Fraction, b: Fraction): number => signOf(minus(a, b));

export const floorOf = ({ n, d }: Fraction): bigint => (n >= 0n ? n / d : -((-n + d - 1n) / d));
export const isWhole = ({ d }: Fraction): boolean => d === 1n;

/** The nearest number; exact where the fraction is a short decimal. */
export const numberOf = ({ n, d }: Fraction): number => {
  for (let places = 0n, scale = 1n; places <= 12n; places += 1n, scale *= 10n) {
    if ((n * scale) % d !== 0n) continue;
    const digits = ((n < 0n ? -n : n) * scale) / d;
    const text = digits.toString().padStart(Number(places) + 1, '0');
    const at = text.length - Number(places);
    return Number(`${n < 0n ? '-' : ''}${text.slice(0, at)}${places === 0n ? '' : `.${text.slice(at)}`}`);
  }
  return Number(n) / Number(d);
};
