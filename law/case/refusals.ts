import type { Refusal, Text } from '#law/ground';
import type { Grounded, Pack } from '#law/pack';
import { say } from './say.ts';

/** The element of the pack that refuses: its articles, and how far they say so. The engine's own refusals rest on none. */
export type Refusing = Pick<Grounded, 'basis'> & Partial<Pick<Grounded, 'standing' | 'note'>>;

/** A refusal in the words of the pack, or in the engine's own where the engine owns its name (pack language, section 16). */
export const refuse = (pack: Pack, refusal: string, element: Refusing, about: Readonly<Record<string, unknown>> = {}): Refusal => {
  const words = about['mandate'] === undefined ? (pack.refusals[refusal] ?? engineWords[refusal]) : outsideMandate;
  return {
    refusal,
    basis: element.basis,
    ...(element.standing === undefined ? {} : { standing: element.standing }),
    ...(element.note === undefined ? {} : { note: element.note }),
    ...(words === undefined ? {} : { text: words.text, ...(words.wayOut === undefined ? {} : { wayOut: words.wayOut }) }),
    ...(Object.keys(about).length === 0 ? {} : { about }),
  };
};

const words = (wording: Text, wayOut?: Text): { readonly text: Text; readonly wayOut?: Text } => ({
  text: wording,
  ...(wayOut === undefined ? {} : { wayOut }),
});

/** Of a mandate for other procedures: said of `notAParty` instead of its plain words. */
export const outsideMandate = words(say('outsideMandate.yourMandateOfThis'), say('outsideMandate.askSomebodyWhoActs'));

export const engineWords: Readonly<Record<string, { readonly text: Text; readonly wayOut?: Text }>> = {
  unknownOrder: words(say('unknownOrder.thereIsNoSuch')),
  notOpenInThisState: words(say('notOpenInThisState.thisCannotBeDone')),
  notThisRole: words(say('notThisRole.thisIsForAnother'), say('notThisRole.handTheCaseTo')),
  notAParty: words(say('notAParty.onlyAPartyTo')),
  actedBefore: words(say('actedBefore.whoeverTookPartIn'), say('actedBefore.anotherPersonOfThe')),
  notYours: words(say('notYours.onlyThePersonWho')),
  conflicted: words(say('conflicted.anInterestInA'), say('conflicted.anotherPersonActsInstead')),
  ownCase: words(say('ownCase.thisIsACase'), say('ownCase.handTheCaseTo')),
  notCompetent: words(say('notCompetent.theBodyThatActs'), say('notCompetent.referTheCaseTo')),
  tooOften: words(say('tooOften.thisHasBeenDone')),
  missing: words(say('missing.somethingThatIsNeeded'), say('missing.giveWhatIsMissing')),
  notInDomain: words(say('notInDomain.anAnswerIsNot'), say('notInDomain.correctTheAnswerAnd')),
  conditionNotMet: words(say('conditionNotMet.aConditionIsNot')),
  listAltered: words(say('listAltered.theListIs'), say('listAltered.rankAgain')),
  nothingToRank: words(say('nothingToRank.noCaseStands'), say('nothingToRank.waitForScores')),
  drawNeeded: words(say('drawNeeded.equalScores'), say('drawNeeded.enterTheSeed')),
  seedBeforeList: words(say('seedBeforeList.theSeedWas'), say('seedBeforeList.takeALater')),
  notRanked: words(say('notRanked.nothingWasRanked')),
  budgetExhausted: words(say('budgetExhausted.theCeilingWouldBe')),
  formNotApproved: words(say('formNotApproved.theSurveyFormIs')),
  notChallengeable: words(say('notChallengeable.thisDecisionCannotBe')),
  tooLate: words(say('tooLate.theTimeToChallenge')),
  clockNotRunning: words(say('clockNotRunning.thePeriodIsNot')),
  afterExpiry: words(say('afterExpiry.thePeriodIsOver')),
  extendedTooOften: words(say('extendedTooOften.thePeriodHasBeen')),
  notSeated: words(say('notSeated.onlyAMemberOf')),
  termEnded: words(say('termEnded.thisMembersTermIs')),
  satBefore: words(say('satBefore.whoeverVotedOnThis')),
  notAttending: words(say('notAttending.onlyMembersWhoAttend'), say('notAttending.attendFirst')),
  recused: words(say('recused.thisMemberIsRecused')),
  alreadyVoted: words(say('alreadyVoted.thisMemberHasVoted'), say('alreadyVoted.leaveAndAttendAgain')),
  twoRules: words(say('twoRules.twoRulesOfA')),
  noRule: words(say('noRule.noRuleOfA')),
  clockSetBack: words(say('clockSetBack.theClockOfThis'), say('clockSetBack.askThoseWhoRun')),
  staleCase: words(say('staleCase.someoneWasFasterThe'), say('staleCase.lookAtItAgain')),
  keyReused: words(say('keyReused.thisKeyWasUsed')),
  erasureHeld: words(say('erasureHeld.thisMayNotBe'), say('erasureHeld.askAgainWhenWhat')),
  notTheirData: words(say('notTheirData.thePersonWhoAsks')),
  erased: words(say('erased.thisWasErasedAnd')),
};
