import type { ActName } from './act-kinds.ts';
import type { EndingKind } from './model.ts';

const refusing: readonly EndingKind[] = ['refused', 'closed', 'answered'];
const granting: readonly EndingKind[] = ['granted', 'answered', 'closed'];
const ending: readonly EndingKind[] = ['revoked', 'sanctioned', 'expired', 'lapsed', 'closed', 'refused'];
const none: readonly EndingKind[] = [];

/**
 * Endings that an act can lead to. An act that is not here can lead to any; an empty list means that the case goes on.
 * An order that leads to a state can send a letter of any kind.
 */
const leadsTo: Partial<Record<ActName, readonly EndingKind[]>> = {
  'correction-notice': none,
  acceptance: none,
  extension: none,
  'time-not-counted': none,
  'time-resumed': none,
  'delay-notice': none,
  questions: none,
  'hearing-notice': none,
  'penalty-notice': none,
  'handling-ended': ['lapsed', 'closed', 'expired', 'withdrawn', 'merged'],
  'withdrawn-by-party': ['withdrawn', 'closed', 'lapsed'],
  'non-acceptance': refusing,
  grant: ['granted'],
  registration: granting,
  'filing-notice': granting,
  refusal: refusing,
  renewal: granting,
  'non-renewal': [...refusing, 'expired', 'revoked'],
  change: granting,
  'non-change': refusing,
  recognition: granting,
  'non-recognition': refusing,
  certificate: granting,
  'certificate-suspension': ending,
  'certificate-withdrawal': ending,
  'rights-refusal': refusing,
  'revocation-lawful': ending,
  'revocation-fault': ending,
  deregistration: ending,
  removal: ending,
  expiry: ['expired', 'lapsed'],
  'correction-order': ending,
  suspension: ending,
  stop: ending,
  recall: ending,
  resumption: granting,
  penalty: ['sanctioned'],
  'no-penalty': ['closed', 'answered', 'granted'],
  award: granting,
  'non-award': refusing,
  'claw-back': ending,
  'reconsideration-acceptance': none,
  'reconsideration-correction': none,
  'reconsideration-suspension': none,
  'reconsideration-resumption': none,
  'reconsideration-extension': none,
  'reconsideration-non-acceptance': refusing,
  'reconsideration-dismissal': refusing,
  'reconsideration-termination': ['lapsed', 'withdrawn', 'closed'],
};

/** Can this act lead to an ending of this kind? */
export const canLeadTo = (act: ActName, kind: EndingKind): boolean => leadsTo[act]?.includes(kind) ?? true;

/** In these kinds of procedure nothing is permitted: what was told or filed is taken down. */
const filings: ReadonlySet<string> = new Set(['disclosure', 'filing', 'survey', 'duty']);

/** Does this act belong into a procedure of this kind? */
export const belongsInto = (act: ActName, procedureKind: string): boolean => act !== 'grant' || !filings.has(procedureKind);
