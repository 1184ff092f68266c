export type { Answers, Atom, Field, Rule, Terms } from './edits.ts';
export { checkRecord, checkRules, type RecordChecked, type RulesChecked } from './localise.ts';
export { NotDecided } from './solve.ts';
