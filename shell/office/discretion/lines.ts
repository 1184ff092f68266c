import { wilsonInterval } from '#methods/intervals';

/** Below so many answers an interval says nothing that the counts do not. Ours: no law says how many. */
export const fewest = 10;

export interface Line {
  readonly n: number;
  /** One an answer, in the order of the answers asked for. */
  readonly shares: readonly Share[];
}

export interface Share {
  readonly answer: string;
  readonly count: number;
  /** Wilson's interval at 95 %; missing where there are too few answers. */
  readonly share?: { readonly value: number; readonly low: number; readonly high: number };
  /** The share of the whole lies outside this line's interval. */
  readonly differs?: true;
}

export interface Lines {
  readonly all: Line;
  readonly officials: readonly (Line & { readonly actor: string })[];
}

interface Given {
  readonly actor: string;
  readonly answer: string;
  readonly times: number;
}

/**
 * What a whole office answered to one term, and each of its officials beside it. An official differs where the share of the whole lies
 * outside the interval of the official's own share: a reason to look at the cases, and no more. Nobody is compared with themselves alone.
 */
export const linesOf = (answers: readonly string[], given: readonly Given[]): Lines => {
  const all = lineOf(answers, given);
  const byActor = Map.groupBy(given, ({ actor }) => actor);
  const whole = byActor.size > 1 ? all : undefined;
  return { all, officials: [...byActor].map(([actor, own]) => ({ actor, ...lineOf(answers, own, whole) })) };
};

const lineOf = (answers: readonly string[], given: readonly Given[], whole?: Line): Line => {
  const n = given.reduce((sum, { times }) => sum + times, 0);
  const shares = answers.map((answer, at): Share => {
    const count = given.reduce((sum, one) => sum + (one.answer === answer ? one.times : 0), 0);
    if (n < fewest) return { answer, count };
    const [low, high] = wilsonInterval(count, n);
    const usual = whole?.shares[at]?.share?.value;
    const differs = usual !== undefined && (usual < low || usual > high);
    return { answer, count, share: { value: count / n, low, high }, ...(differs ? { differs: true } : {}) };
  });
  return { n, shares };
};
