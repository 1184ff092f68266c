/** An exact number: a fraction of whole numbers in lowest terms, the sign above. */
export interface Ratio {
  readonly top: bigint;
  readonly bottom: bigint;
}

export const ratio = (top: bigint, bottom = 1n): Ratio => {
  const sign = bottom < 0n ? -1n : 1n;
  const common = divisor(top < 0n ? -top : top, bottom < 0n ? -bottom : bottom) || 1n;
  return { top: (sign * top) / common, bottom: (sign * bottom) / common };
};

const divisor = (a: bigint, b: bigint): bigint => (b === 0n ? a : divisor(b, a % b));

export const isRatio = (value: unknown): value is Ratio =>
  typeof value === 'object' && value !== null && 'top' in value && 'bottom' in value;

/** Reads `12`, `-0.25`, `1.5e3`; nothing for any other text. */
export const readRatio = (text: string): Ratio | undefined => {
  const parts = /^(-?)(\d*)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(text);
  if (parts === null || (parts[2] === '' && parts[3] === undefined)) return undefined;
  const [, sign, whole = '', fraction = '', exponent = '0'] = parts;
  const digits = BigInt(`${whole}${fraction}` || '0') * (sign === '-' ? -1n : 1n);
  const shift = Number(exponent) - fraction.length;
  if (Math.abs(shift) > 10_000) return undefined;
  return shift >= 0 ? ratio(digits * 10n ** BigInt(shift)) : ratio(digits, 10n ** BigInt(-shift));
};

/** In plain digits without a needless zero; what never ends is cut after 34 digits. */
export const printRatio = ({ top, bottom }: Ratio): string => {
  const [sign, size] = top < 0n ? ['-', -top] : ['', top];
  let rest = size % bottom;
  let digits = '';
  while (rest !== 0n && digits.length < 34) {
    digits += String((rest * 10n) / bottom);
    rest = (rest * 10n) % bottom;
  }
  const fraction = digits.replace(/0+$/, '');
  return `${sign}${size / bottom}${fraction === '' ? '' : `.${fraction}`}`;
};

export const plus = (a: Ratio, b: Ratio): Ratio => ratio(a.top * b.bottom + b.top * a.bottom, a.bottom * b.bottom);
export const minus = (a: Ratio, b: Ratio): Ratio => ratio(a.top * b.bottom - b.top * a.bottom, a.bottom * b.bottom);
export const times = (a: Ratio, b: Ratio): Ratio => ratio(a.top * b.top, a.bottom * b.bottom);
export const over = (a: Ratio, b: Ratio): Ratio | null => (b.top === 0n ? null : ratio(a.top * b.bottom, a.bottom * b.top));

/** Below, at or above zero as `a` is below, at or above `b`. */
export const compareRatio = (a: Ratio, b: Ratio): number => {
  const difference = a.top * b.bottom - b.top * a.bottom;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
};

export const isWhole = ({ bottom }: Ratio): boolean => bottom === 1n;

/** With so many digits after the point; a half goes to the even one. */
export const roundedTo = (value: Ratio, places: number): Ratio => {
  const unit = places >= 0 ? ratio(1n, 10n ** BigInt(places)) : ratio(10n ** BigInt(-places));
  const scaled = ratio(value.top * unit.bottom, value.bottom * unit.top);
  const below = (scaled.top - (((scaled.top % scaled.bottom) + scaled.bottom) % scaled.bottom)) / scaled.bottom;
  const half = compareRatio(minus(scaled, ratio(below)), ratio(1n, 2n));
  const isUp = half > 0 || (half === 0 && below % 2n !== 0n);
  return times(ratio(isUp ? below + 1n : below), unit);
};
