export { type ActKind, type ActName, actKinds, type Doing, type LetterPart } from './act-kinds.ts';
export { challengesOf } from './challenges.ts';
export { checkTransitions } from './check-transitions.ts';
export { type ColumnKind, columnKind, factOf } from './columns.ts';
export { bodyActing, bodyBehind, chainsOf, isInForce, needsCompetence, officeActing } from './competent.ts';
export { type ArticleCovered, type Coverage, coverage, type Degree, degrees } from './coverage.ts';
export { type ExclusionKind, exclusions } from './exclusions.ts';
export { type FileKindName, fileKinds, fileKindWords, isOfKind, largestFileMegabytes } from './file-kinds.ts';
export { type PowerKind, powerKinds } from './keys-powers.ts';
export { languagesIn } from './languages.ts';
export { formulasOf } from './letter-sections.ts';
export { lettersOf } from './letter-ways.ts';
export { type Loaded, loadPack } from './load.ts';
export { looksAtAccount, looksElsewhere } from './looks-at-account.ts';
export type * from './model.ts';
export { type OpenTerm, openTerms } from './open-terms.ts';
export { type Operative, operativeIn, restingOn } from './operative.ts';
export { type Wrong, wrongWords } from './read-glossary.ts';
export { powerFindings } from './read-powers.ts';
export { narrower } from './read-words.ts';
export {
  actingOffices,
  actsIn,
  factReadersIn,
  isPersonal,
  officialsOf,
  readersIn,
  reviewersOf,
  rolesOf,
  walledOffices,
} from './reading.ts';
export { engineRefusals } from './refusals.ts';
export { schemas } from './schema.ts';
export { type PartsOf, partsOf, type ViewName, type Views, views, viewsOn } from './views.ts';
