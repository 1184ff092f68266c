import type { Refusal, Text } from '#law/ground';
import { say as tell } from './say.ts';

/** A refusal of a meeting in its own words. */
export const meetingRefusal = (refusal: string, basis: readonly string[], about: Readonly<Record<string, unknown>> = {}): Refusal => ({
  refusal,
  basis,
  ...words[refusal],
  ...(Object.keys(about).length === 0 ? {} : { about }),
});

interface Words {
  readonly text: Text;
  readonly wayOut?: Text;
}

const say = (words: Text, way?: Text): Words => ({
  text: words,
  ...(way === undefined ? {} : { wayOut: way }),
});

const words: Readonly<Record<string, Words>> = {
  notTheKeeper: say(tell('notTheKeeper.thisIsForThe')),
  notSeated: say(tell('notSeated.onlyAMemberOf')),
  meetingNotOpen: say(tell('meetingNotOpen.theMeetingIsNot'), tell('meetingNotOpen.openTheMeetingFirst')),
  meetingOpenAlready: say(tell('meetingOpenAlready.theMeetingIsIn')),
  meetingEnded: say(tell('meetingEnded.theMeetingIsOver')),
  meetingNotEnded: say(tell('meetingNotEnded.minutesAreSignedWhen'), tell('meetingNotEnded.endTheMeetingFirst')),
  meetingCancelled: say(tell('meetingCancelled.theMeetingWasCalled')),
  minutesSigned: say(tell('minutesSigned.theMinutesAreSigned')),
  emptyAgenda: say(tell('emptyAgenda.thereIsNothingOn'), tell('emptyAgenda.putAnItemOn')),
  allInvited: say(tell('allInvited.everyMemberHasA')),
  inThePast: say(tell('inThePast.theDayOfA')),
  notYetTheDay: say(tell('notYetTheDay.theDayOfThe'), tell('notYetTheDay.changeItsDayOr')),
  twiceOnTheAgenda: say(tell('twiceOnTheAgenda.aCaseStandsOn')),
  notBeforeTheCommittee: say(tell('notBeforeTheCommittee.theCommitteeHasNo')),
  onAnotherAgenda: say(tell('onAnotherAgenda.theCaseIsOn'), tell('onAnotherAgenda.takeItOffThere')),
  alreadyHere: say(tell('alreadyHere.thisMemberIsIn')),
  notHere: say(tell('notHere.thisMemberIsNot'), tell('notHere.noteTheArrivalFirst')),
  noSuchItem: say(tell('noSuchItem.thereIsNoSuch')),
  itemOpen: say(tell('itemOpen.anotherItemIsOpen'), tell('itemOpen.closeItFirst')),
  itemHeld: say(tell('itemHeld.thisItemHasBeen')),
  noItemOpen: say(tell('noItemOpen.noItemIsOpen'), tell('noItemOpen.takeOneUpFirst')),
  voteClosedElsewhere: say(tell('voteClosedElsewhere.theVoteInThis')),
  asideAlready: say(tell('asideAlready.thisMemberHasStood')),
  signedByOne: say(tell('signedByOne.oneOfTheTwo'), tell('signedByOne.theSecondPersonMay')),
  notSignedYet: say(tell('notSignedYet.nobodyHasSignedThese')),
  sameSigner: say(tell('sameSigner.chairAndSecretaryAre')),
  minutesChanged: say(tell('minutesChanged.theMinutesHaveChanged'), tell('minutesChanged.readThemAgainThen')),
  notTakenUp: say(tell('notTakenUp.theMeetingIsIn'), tell('notTakenUp.itIsVotedOn')),
  takenInMeeting: say(tell('takenInMeeting.attendanceIsTakenOnce'), tell('takenInMeeting.comeInOrGo')),
  quorumLost: say(tell('quorumLost.thereIsNoQuorum'), tell('quorumLost.itGoesOnWhen')),
};
