/** What the authority does by an act: it tells or asks something on the way, or it decides, orders, punishes, pays, publishes, passes on or reviews. */
export type Doing = 'tells' | 'asks' | 'decides' | 'orders' | 'punishes' | 'pays' | 'publishes' | 'refers' | 'reviews';

/**
 * What the text of a letter has to say. Every letter bears addressee, matter, articles, the body that acts, its seal and the day
 * as well; these come from the form, not from the text.
 */
export type LetterPart =
  | 'object' // the product, the trial, the certificate it is about, by name
  | 'facts' // what was found
  | 'provision' // the provision that a penalty rests on
  | 'evidence' // what that rests on
  | 'reasons' // why it follows
  | 'statement' // what the party said to it
  | 'decision' // what is decided, ordered or intended
  | 'amount' // a sum of money
  | 'day' // a day until which something runs or is to be done
  | 'comply' // how it is done: what, where, to whom
  | 'rights' // what the party may say, ask for or refuse before it is decided
  | 'conditions' // what is tied to a grant
  | 'receiver' // the body it is passed on to
  | 'remedies'; // every way to challenge it: body, term, court

export interface ActKind {
  readonly does: Doing;
  /** It goes against the person it is addressed to, who can challenge it. */
  readonly adverse: boolean;
  readonly parts: readonly LetterPart[];
}

const kind = (does: Doing, parts: readonly LetterPart[] = []): ActKind => ({ does, adverse: false, parts });
const against = (does: Doing, parts: readonly LetterPart[]): ActKind => ({ does, adverse: true, parts: [...parts, 'remedies'] });

/**
 * The legal acts of an authority, a closed list: each letter is of one kind, and an order does what its letter says or what its own
 * `act` names. After the licensing law (articles 32 to 50, 69, 70), the penalty law (28, 33, 44, 57 to 66), the reconsideration law
 * (30 to 74) and the customary forms of filings, grants and certificates.
 */
export const actKinds = {
  // ---- on the way to a decision
  receipt: kind('tells'),
  'correction-notice': kind('asks', ['decision', 'day', 'comply']),
  acceptance: kind('tells', ['day']),
  'non-acceptance': against('decides', ['reasons']),
  extension: kind('tells', ['reasons', 'day']),
  'time-not-counted': kind('tells', ['reasons', 'day']),
  'time-resumed': kind('tells', ['day']),
  'delay-notice': kind('tells', ['day', 'remedies']),
  questions: kind('asks', ['decision', 'day']),
  'hearing-notice': kind('tells', ['decision', 'rights']),
  reminder: kind('tells', ['day', 'comply']),
  'handling-ended': kind('tells', ['reasons']),
  'withdrawn-by-party': kind('tells'),
  notice: kind('tells'),
  'commitment-notice': kind('tells', ['conditions', 'rights']),
  'commitment-check': kind('tells', ['facts', 'decision']),
  // ---- decisions on applications and filings
  grant: kind('decides', ['decision']),
  registration: kind('decides', ['decision']),
  'filing-notice': kind('tells', ['decision']),
  refusal: against('decides', ['reasons']),
  renewal: kind('decides', ['decision', 'day']),
  'non-renewal': against('decides', ['reasons', 'day']),
  change: kind('decides', ['decision']),
  'non-change': against('decides', ['reasons']),
  opinion: kind('decides', ['decision', 'reasons']),
  recognition: kind('decides', ['decision']),
  'non-recognition': against('decides', ['reasons']),
  certificate: kind('decides', ['decision', 'day']),
  'certificate-suspension': against('decides', ['object', 'reasons', 'decision']),
  'certificate-withdrawal': against('decides', ['object', 'reasons', 'decision']),
  result: kind('decides', ['decision']),
  'rights-refusal': against('decides', ['reasons']),
  // ---- what ends or stops something
  'revocation-lawful': against('decides', ['reasons', 'decision']), // 撤回: the law or the facts have changed
  'revocation-fault': against('decides', ['reasons', 'decision']), // 撤销: it should not have been given
  deregistration: against('decides', ['reasons', 'decision']), // 注销
  removal: against('decides', ['object', 'reasons', 'decision']), // 移出登记册
  expiry: kind('tells', ['decision']),
  'correction-order': against('orders', ['facts', 'decision', 'day', 'comply']), // 责令改正
  suspension: against('orders', ['object', 'facts', 'decision', 'comply']),
  resumption: kind('decides', ['decision']),
  stop: against('orders', ['object', 'facts', 'decision', 'comply']),
  recall: against('orders', ['object', 'facts', 'decision', 'comply']),
  // ---- penalties
  'penalty-notice': kind('tells', ['facts', 'reasons', 'provision', 'decision', 'amount', 'rights', 'day']),
  penalty: against('punishes', ['facts', 'evidence', 'provision', 'statement', 'decision', 'amount', 'comply']),
  'no-penalty': kind('decides', ['facts', 'reasons', 'decision']),
  'pay-later': kind('decides', ['decision', 'amount', 'day']),
  'enforcement-reminder': kind('asks', ['amount', 'day', 'comply', 'rights']),
  // ---- money
  award: kind('pays', ['decision', 'amount', 'conditions']),
  'non-award': against('decides', ['reasons']),
  'claw-back': against('orders', ['reasons', 'decision', 'amount', 'day', 'comply']),
  // ---- to others, and to everybody
  referral: kind('refers', ['facts', 'reasons', 'receiver']),
  warning: kind('publishes', ['facts', 'decision']),
  'warning-lifted': kind('publishes', ['decision']),
  publication: kind('publishes', ['decision']),
  // ---- reconsideration
  'reconsideration-acceptance': kind('tells', ['day']),
  'reconsideration-correction': kind('asks', ['decision', 'day', 'comply']),
  'reconsideration-non-acceptance': against('reviews', ['reasons']),
  'reconsideration-suspension': kind('tells', ['reasons']),
  'reconsideration-resumption': kind('tells', ['day']),
  'reconsideration-extension': kind('tells', ['reasons', 'day']),
  'reconsideration-termination': kind('tells', ['reasons', 'remedies']),
  'reconsideration-dismissal': against('reviews', ['reasons', 'decision']),
  'reconsideration-decision': against('reviews', ['facts', 'reasons', 'decision']),
  'reconsideration-mediation': kind('reviews', ['decision']),
  stay: kind('decides', ['decision']),
  'stay-ended': kind('decides', ['decision']),
} as const satisfies Readonly<Record<string, ActKind>>;

export type ActName = keyof typeof actKinds;
