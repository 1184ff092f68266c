import type { Value } from '#law/ground';

type Gives = Readonly<Record<string, Value>>;

/** What the respondent of a challenge gives with `reply`. */
export const replied: Gives = { 'reply-text': 'as in the decision', 'reply-evidence': 'file.pdf' };

/** What the organ gives with `hear`. */
export const heard: Gives = { 'heard-how': 'phone', 'opinions-heard': 'both were heard' };

/** A decision on a challenge: the reasons, and the act by which the city government agrees. */
export const decided = (reasons: string): Gives => ({
  reasons,
  'government-agrees': { body: 'city-government', document: 'agreement.pdf', number: '2026-17', day: '2026-01-05' },
});
