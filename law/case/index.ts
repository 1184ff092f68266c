export { type Balance, balanceOf, type Move as BudgetMoved, movesOf } from './accounts.ts';
export { challengeHere, lastDayToChallenge, servedOn, type WayToChallenge, waysToChallenge } from './challengeable.ts';
export { actedInLatestStay, settled, tookPart } from './checks.ts';
export { activeRun, clockInput, dayOfMoment, isInstant, lookedAt, standingOf, wakesAt } from './clock-run.ts';
export { carrying } from './competence.ts';
export { catchUp, type Decided, decide, openByLaw } from './decide.ts';
export { isDecision } from './decides.ts';
export { decisionsIn } from './decisions-tried.ts';
export { type Erasing, erasedEvent, erasingIn, type Hold, heldBy, isDueToErase, keptPersonal, keptUntil } from './erase.ts';
export type * from './events.ts';
export { exercised, isExercised } from './exercised.ts';
export { domainOf, type Explained, explain, givenBehind, whatWouldChange } from './explain.ts';
export { failedCheck } from './fact-checks.ts';
export { asText, type FileKept, outsideDomain } from './facts.ts';
export { dutyPeriod, type FallsDue, fallsDue } from './falls-due.ts';
export type * from './file.ts';
export { blankFile, evolve, type Files, fold, isOpen, openCount, procedureOf } from './fold.ts';
export { alphaOf, countStream, judgeStream, type Stratum, type StreamCounts, type StreamEntry, type Verdict } from './judge-stream.ts';
export { lawAt } from './law-at.ts';
export {
  demoSeal,
  exampleNames,
  type LetterForm,
  letterForm,
  letterLabels,
  letterText,
  type NameOf,
  withNumber,
} from './letter-form.ts';
export { numberOnLetter } from './letter-number.ts';
export { isNameless, namelessWords, remediesOf } from './letter-remedies.ts';
export { type LetterWritten, letterOffice, receiverWords, writeLetter } from './letters.ts';
export { type Condition, type Following, type Matrix, type MatrixRow, type Move, matrixOf } from './matrix.ts';
export { type Keeps, type KeepsLaw, movementOf } from './movement.ts';
export { statusIn } from './numbers.ts';
export { type Offer, offers } from './offers.ts';
export { type Alarm, alarmsIn, openAlarm } from './open-alarm.ts';
export { openDuty } from './open-duty.ts';
export { openingOrder, plainValue } from './opening.ts';
export { outageEvents, tolledEvent } from './outage.ts';
export { caseAbove, looksAtOwnCase, ownCase, type SeenForTies, type Tie } from './own-case.ts';
export { aboveIt, partyOf } from './party-of.ts';
export { type Played, play } from './play.ts';
export { playAll } from './play-all.ts';
export { MemoryCity, momentMs } from './player.ts';
export { type LetterPreviewed, previewLetters } from './preview-letters.ts';
export { decisionsAfter, type ProposalMade, proposalIn, proposalsIn } from './proposals.ts';
export { engineWords, refuse } from './refusals.ts';
export { type RegisterRow, registerRow, rowsOf } from './rows.ts';
export { CaseScope, isErased, isText, type Looked, linkedCases, looked, plain, publicName, type Sight } from './scope.ts';
export { isPartySealed, isSealed, sealedName } from './sealed.ts';
export { lastRecorded } from './set-back.ts';
export { sheetsOf, sheetsOpen } from './sheets.ts';
export { type Parts, Shown, showable } from './shown.ts';
export { Stage } from './stage.ts';
export { stillPossible } from './still-possible.ts';
export { laterPeriod, periodOf, periodsAYear } from './stream-periods.ts';
export { decidesInSitting, isSittingOrder, type SittingOrder, seatedMembers, sittingOrders, tallyNow, tallyOf } from './vote.ts';
export {
  articleMark,
  articleName,
  chineseNumber,
  dayInWords,
  feelInWords,
  numberInWords,
  orderWord,
  rowsInWords,
  stayWord,
  unitWords,
  valueInWords,
  wordFor,
} from './words.ts';
export type { Step } from './work.ts';
export type * from './world.ts';
