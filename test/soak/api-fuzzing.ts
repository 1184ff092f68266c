import { FuzzCity, keepFound } from '../fuzz/api-fuzz.ts';

export const name = 'api fuzzing';

/** The fuzzing of the doors with a long budget; what it finds is kept among the regressions. */
export const run = async ({ seconds, seed }: { readonly seconds: number; readonly seed: number }) => {
  const fuzz = await FuzzCity.open(seed);
  try {
    const { requests, byStatus, found } = await fuzz.fuzz(seconds, seed);
    keepFound(found);
    return {
      tried: requests,
      found: found.map(({ was, as, request }) => `${request.method} ${request.path} as ${as}: ${was}`),
      figures: byStatus,
    };
  } finally {
    await fuzz.close();
  }
};
