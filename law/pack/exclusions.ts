import type { Text } from '#law/ground';
import { say } from './say.ts';

/**
 * What a commitment never stands for, a closed list: a procedure that offers one answers each of these. After the Shenzhen social credit
 * regulations (article 59) and the national opinions of 2020 on notification and commitment; the grounds are the same wherever papers are
 * replaced by a promise.
 */
export const exclusions = {
  security: say('security.nationalSecurityAndSecrets'),
  'public-safety': say('publicSafety.publicSafety'),
  finance: say('finance.thePrudentRunningOf'),
  environment: say('environment.theEnvironment'),
  person: say('person.healthLifeOrProperty'),
  'high-risk': say('highRisk.aHighRisk'),
  irreversible: say('irreversible.harmThatIsCostly'),
  record: say('record.aGraveBadRecord'),
} as const satisfies Readonly<Record<string, Text>>;

export type ExclusionKind = keyof typeof exclusions;

export const exclusionKinds = Object.keys(exclusions) as readonly ExclusionKind[];

/** These can arise everywhere, so a formula asks them; of the others a pack may say why they cannot. */
export const alwaysAsked: readonly ExclusionKind[] = ['person', 'high-risk', 'irreversible', 'record'];
