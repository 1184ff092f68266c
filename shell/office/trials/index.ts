export { countOf, plannedLooks, ruleReading } from './rule-reading.ts';
export { recordedRule, ruleSoFar } from './stop-rule.ts';
export { type TrialReading, trialReading } from './trial-reading.ts';
