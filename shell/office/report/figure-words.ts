import type { ReportPage } from '#contract';
import { type Text, text } from '#law/ground';
import { say } from './say.ts';

type Definition = ReportPage['definitions'][number];

const define = (name: string, title: Text, says: Text): Definition => ({ name, title, text: says });

/** What each figure counts. The same words stand in docs/methods/report.md, with where they mislead. */
export const definitions = [
  define('open-before', say('definitions.openBefore'), say('definitions.casesThatWereOpen')),
  define('opened', say('definitions.opened'), say('definitions.casesWhoseFirstOrder')),
  define('reopened', say('definitions.takenUpAgain'), say('definitions.casesThatHadEnded')),
  define('ended', say('definitions.ended'), say('definitions.casesThatCameTo')),
  define('open-after', say('definitions.openAfter'), say('definitions.casesThatHadNot')),
  define('in-time', say('definitions.decidedInTime'), say('definitions.ofThePeriodsAt')),
  define('overdue', say('definitions.pastTheirDayNot'), say('definitions.periodsWhoseDayWas')),
  define('median', say('definitions.halfDoneBy'), say('definitions.theLeastNumberOf')),
  define('corrections', say('definitions.sentBackToBe'), say('definitions.ordersByWhichAn')),
  define('extensions', say('definitions.extended'), say('definitions.ordersThatLengthenedA')),
  define('paused-cases', say('definitions.periodsThatStoodStill'), say('definitions.periodsThatEndedIn')),
  define('paused-days', say('definitions.daysNotCounted'), say('definitions.calendarDaysBetweenBeginning')),
  define('silence', say('definitions.silenceTookEffect'), say('definitions.ordersThatTheLaw')),
  define('challenges', say('definitions.challenged'), say('definitions.challengesOpenedInThe')),
  define('meetings', say('definitions.meetings'), say('definitions.meetingsOfACommittee')),
  define('votes', say('definitions.votes'), say('definitions.whatFollowedByLaw')),
  define('comments', say('definitions.comments'), say('definitions.commentsReceivedInThe')),
  define('duties', say('definitions.duties'), say('definitions.whatTheCalendarAsks')),
  define('texts', say('definitions.textsOfTheLaw'), say('definitions.textsWhoseFirstDay')),
  define('outage', say('definitions.casesWhosePeriodAn'), say('definitions.outagesStandInThe')),
  define('retention', say('definitions.personalDataErased'), say('definitions.casesWhosePeriodOf')),
  define('discretion', say('definitions.whereTheLawLeaves'), say('definitions.whatAnOfficeAnswered')),
] as const satisfies readonly Definition[];

export type FigureName = (typeof definitions)[number]['name'];

export const titleOfFigure = (name: string): Text => definitions.find((one) => one.name === name)?.title ?? text(name, name);

export const notCounted: readonly Text[] = [
  say('notCounted.howGoodADecision'),
  say('notCounted.whatHappenedOutsideCases'),
  say('notCounted.periodsStillRunningWhen'),
  say('notCounted.singlePersonsOfficialsAppear'),
  say('notCounted.answersToStatisticalSurveys'),
];
