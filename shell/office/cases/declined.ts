import type { Declined, Refused } from '#contract';
import { engineWords } from '#law/case';
import { fail, type Refusal, type Text } from '#law/ground';
import type { FactError } from './asked.ts';
import { maySeeFact, type Seen } from './look.ts';
import { say } from './say.ts';

export const notFound = (what: string, words?: Text): { readonly ok: false; readonly error: Declined } =>
  fail({ notFound: what, ...(words === undefined ? {} : { text: words }) });

/** A refusal in the engine's own words. */
export const refused = (
  refusal: string,
  about: Readonly<Record<string, unknown>> = {},
  words?: Text,
): { readonly ok: false; readonly error: Refused } =>
  fail({
    refusal,
    basis: [],
    ...engineWords[refusal],
    ...(words === undefined ? {} : { text: words }),
    ...(Object.keys(about).length === 0 ? {} : { about }),
  });

export const forOfficialsOnly = () => refused('notThisRole', {}, say('forOfficialsOnly.thisIsForOfficials'));

/** What travels of a refusal: facts that this reader may see, the state that is shown, and a word for each fact that is wrong. */
export const refusedFor = (
  seen: Pick<Seen, 'pack' | 'place'> & Partial<Pick<Seen, 'file' | 'live'>>,
  refusal: Refusal,
  errors: readonly FactError[] = [],
): Refused => {
  const maySee = maySeeFact(seen);
  const about = Object.entries(refusal.about ?? {}).flatMap(([key, value]): readonly (readonly [string, unknown])[] => {
    if (key === 'party') return [];
    if (key === 'facts' && typeof value === 'object' && value !== null)
      return [[key, Object.fromEntries(Object.entries(value).filter(([fact]) => maySee(fact)))]];
    return key === 'state' && seen.file !== undefined ? [[key, seen.file.state]] : [[key, value]];
  });
  const now = refusal.refusal === 'staleCase' ? refusal.about?.['now'] : undefined;
  return {
    ...refusal,
    about: Object.fromEntries(about),
    ...(errors.length === 0 ? {} : { errors }),
    ...(typeof now === 'number' ? { seq: now } : {}),
  };
};
