import type { Text } from '#law/ground';
import { say } from './say.ts';

/** What can play a part: something of the element that offers the view, or a fact of the pack. */
export type Player = 'column' | 'fact' | 'order' | 'case' | 'clock' | 'budget' | 'procedure';

/** A part of a view. */
export interface Part {
  readonly is: Player;
  /** Of a column or a fact: the kinds of value that it may have; any, if missing. */
  readonly of?: readonly string[];
  /** Of a fact: the part that is the list in whose rows it stands. */
  readonly in?: string;
  /** Without it the view cannot be shown. */
  readonly needed?: true;
  /** Several may play it; else one alone. */
  readonly several?: true;
  readonly about: Text;
}

export interface View {
  readonly on: 'register' | 'procedure' | 'committee';
  readonly about: Text;
  readonly parts: Readonly<Record<string, Part>>;
}

const words = ['text', 'choice'];

/** Parts by which a row of any register is told in a line. */
const line = {
  title: { is: 'column', of: ['text'], about: say('line.whatARowIs') },
  maker: {
    is: 'column',
    of: ['text', 'party', 'choice'],
    about: say('maker.whoAnswersForIt'),
  },
  purpose: { is: 'column', of: words, about: say('purpose.whatItIsFor') },
  risk: { is: 'column', of: ['choice'], about: say('risk.howRiskyItIs') },
  decides: { is: 'column', of: words, about: say('decides.whoDecidesInThe') },
  explains: { is: 'column', of: ['text'], about: say('explains.onePlainSentenceOf') },
} as const satisfies Readonly<Record<string, Part>>;

/** What a resident may do about it. */
const rights = {
  limits: { is: 'column', of: words, about: say('limits.whatItCannotDo') },
  refuse: { is: 'column', of: words, about: say('refuse.whatOneMayRefuse') },
  'ask-at': { is: 'column', of: words, about: say('askAt.whereOneMayAsk') },
} as const satisfies Readonly<Record<string, Part>>;

/**
 * The closed list of views that a pack can offer, and of their parts. Readers, checker, JSON Schema, guide and pages all take it from here: a page asks
 * for a part and never for a name of a pack.
 */
export const views = {
  entry: {
    on: 'register',
    about: say('entry.aRowInA'),
    parts: {
      ...line,
      about: { is: 'column', of: ['case'], about: say('parts.theRowOfAnother') },
      told: { is: 'column', several: true, about: say('told.whatElseTheLine') },
    },
  },
  product: {
    on: 'register',
    about: say('product.aPageForResidents'),
    parts: {
      ...line,
      title: { ...line.title, needed: true },
      tested: { is: 'column', of: words, about: say('tested.whatWasTestedAnd') },
      safeguards: { is: 'column', of: words, about: say('safeguards.whatIsDoneAgainst') },
      ...rights,
    },
  },
  watch: {
    on: 'register',
    about: say('watch.warningsAndIncidentsOn'),
    parts: {
      about: { is: 'column', of: ['case'], about: say('parts.whatWentWrongThe') },
      warning: { is: 'column', of: ['text'], needed: true, about: say('warning.whatThePublicIs') },
      harm: { is: 'column', of: words, about: say('harm.theKindOfHarm') },
      advice: { is: 'column', of: ['text'], about: say('advice.whatOneShouldDo') },
      reasons: { is: 'column', of: ['text'], about: say('reasons.whyItWasOrdered') },
      cause: { is: 'column', of: words, about: say('cause.theKindOfCause') },
      wrong: { is: 'column', of: words, about: say('wrong.whatWentWrong') },
      changed: { is: 'column', of: ['list', 'text'], about: say('changed.whatWasChangedSince') },
      effect: { is: 'column', about: say('effect.whetherThatHelped') },
    },
  },
  trials: {
    on: 'register',
    about: say('trials.aPageForResidents'),
    parts: {
      ...line,
      title: { ...line.title, needed: true },
      ...rights,
      outcome: { is: 'column', of: words, about: say('outcome.whatCameOut') },
    },
  },
  trial: {
    on: 'procedure',
    about: say('trial.howFarATrial'),
    parts: {
      term: { is: 'clock', needed: true, about: say('term.theDaysOfThe') },
      caps: {
        is: 'budget',
        several: true,
        about: say('caps.accountsOfOneCase'),
      },
      harm: { is: 'order', several: true, about: say('harm.tellsAHarm') },
      'serious-harm': {
        is: 'order',
        several: true,
        about: say('seriousHarm.tellsAHarmThat'),
      },
      leave: { is: 'order', about: say('leave.tellsThatPeopleLeft') },
      left: { is: 'fact', of: ['number'], about: say('left.howManyLeft') },
      changes: { is: 'order', several: true, about: say('changes.changesThePlan') },
    },
  },
  looks: {
    on: 'procedure',
    about: say('looks.theRuleByWhich'),
    parts: {
      plan: { is: 'fact', of: ['list'], needed: true, about: say('plan.theLooksThatAre') },
      at: { is: 'fact', of: ['number'], in: 'plan', needed: true, about: say('at.afterHowManyPeople') },
      stops: { is: 'fact', of: ['number'], in: 'plan', needed: true, about: say('stops.howManyHarmsStop') },
      acceptable: { is: 'fact', of: ['number'], about: say('acceptable.harmOfPeopleThat') },
      unacceptable: { is: 'fact', of: ['number'], about: say('unacceptable.harmOfPeopleThat') },
      people: { is: 'fact', of: ['number'], about: say('people.howManyPeopleAre') },
      ceiling: { is: 'fact', of: ['number'], about: say('ceiling.howManyPeopleAre') },
    },
  },
  conformity: {
    on: 'procedure',
    about: say('conformity.aTableOfWhat'),
    parts: {
      requirements: { is: 'fact', of: ['list'], needed: true, about: say('requirements.theRequirementsFixedBefore') },
      id: { is: 'fact', of: ['text'], in: 'requirements', needed: true, about: say('id.numberOfTheRequirement') },
      threshold: { is: 'fact', of: ['number'], in: 'requirements', needed: true, about: say('threshold.theValueToBe') },
      bound: {
        is: 'fact',
        of: ['choice'],
        in: 'requirements',
        about: say('bound.orAtLeastIf'),
      },
      class: { is: 'fact', of: words, in: 'requirements', about: say('class.theKindOfRequirement') },
      required: { is: 'fact', of: ['text'], in: 'requirements', about: say('required.whatIsRequired') },
      source: { is: 'fact', of: ['text'], in: 'requirements', about: say('source.whoRequiresIt') },
      method: { is: 'fact', of: ['text'], in: 'requirements', about: say('method.howItIsTested') },
      measure: { is: 'fact', of: ['text'], in: 'requirements', about: say('measure.whatIsMeasured') },
      unit: { is: 'fact', of: words, in: 'requirements', about: say('unit.theUnit') },
      planned: { is: 'fact', of: ['number'], in: 'requirements', about: say('planned.howManySamplesAre') },
      results: { is: 'fact', of: ['list'], needed: true, about: say('results.theResults') },
      for: { is: 'fact', of: ['text'], in: 'results', needed: true, about: say('for.numberOfTheRequirement') },
      value: { is: 'fact', of: ['number'], in: 'results', needed: true, about: say('parts.whatWasMeasured') },
      samples: { is: 'fact', of: ['number'], in: 'results', about: say('samples.howManySamplesWere') },
      evidence: { is: 'fact', of: words, in: 'results', about: say('evidence.whereItIsRecorded') },
      scope: { is: 'fact', several: true, about: say('scope.whatExactlyWasTested') },
    },
  },
  consultation: {
    on: 'procedure',
    about: say('consultation.aDraftOnWhich'),
    parts: {
      comment: {
        is: 'order',
        needed: true,
        about: say('comment.saysSomethingItOpens'),
      },
      clause: { is: 'fact', of: words, needed: true, about: say('clause.theClauseThatA') },
      said: { is: 'fact', of: ['text'], needed: true, about: say('parts.whatIsSaidOf') },
      clauses: { is: 'fact', of: ['list'], about: say('clauses.theClausesOfThe') },
      name: { is: 'fact', of: ['text'], in: 'clauses', about: say('name.nameOfAClause') },
      wording: { is: 'fact', of: ['text'], in: 'clauses', about: say('wording.wordingOfAClause') },
      title: { is: 'fact', of: ['text'], about: say('parts.whatTheDraftIs') },
    },
  },
  comment: {
    on: 'procedure',
    about: say('comment.aCommentAndWhat'),
    parts: {
      shown: { is: 'fact', of: ['text'], needed: true, about: say('shown.whatEverybodyMayRead') },
      blackened: { is: 'fact', of: words, about: say('blackened.whyPassagesAreBlackened') },
      answer: { is: 'fact', of: ['text'], about: say('answer.theAnswer') },
      outcome: { is: 'fact', of: words, about: say('outcome.whetherItIsFollowed') },
      'merged-into': { is: 'fact', of: ['case'], about: say('mergedInto.theCommentThatIt') },
      parts: { is: 'case', about: say('parts.theCommentsThatIt') },
    },
  },
  reports: {
    on: 'procedure',
    about: say('reports.theBoardOfOpen'),
    parts: {
      report: { is: 'order', needed: true, about: say('report.reportsWhatHappened') },
      about: { is: 'fact', of: ['case'], about: say('parts.whatItIsAbout') },
      harm: { is: 'fact', of: ['choice'], about: say('harm.theKindOfHarm') },
      happened: { is: 'fact', of: ['date'], about: say('happened.theDayOnWhich') },
      merge: { is: 'order', about: say('merge.mergesAReportInto') },
      into: { is: 'fact', of: ['case'], about: say('into.theReportsThatIt') },
    },
  },
  door: {
    on: 'procedure',
    about: say('door.aWayToComplain'),
    parts: { file: { is: 'order', needed: true, about: say('file.opensTheCase') } },
  },
  rights: {
    on: 'procedure',
    about: say('rights.requestsAboutOnesOwn'),
    parts: {
      ask: { is: 'order', several: true, needed: true, about: say('ask.makesTheRequest') },
      choices: {
        is: 'fact',
        of: ['choice'],
        several: true,
        needed: true,
        about: say('choices.whatCanBeAsked'),
      },
    },
  },
  room: {
    on: 'committee',
    about: say('room.thePageOfA'),
    parts: { cases: { is: 'procedure', several: true, needed: true, about: say('cases.whatComesBeforeIt') } },
  },
} as const satisfies Readonly<Record<string, View>>;

export type ViewName = keyof typeof views;

type PartsIn<V extends ViewName> = (typeof views)[V]['parts'];
type Played<P> = P extends { readonly several: true } ? readonly string[] : string;
type NeededIn<V extends ViewName> = {
  [P in keyof PartsIn<V>]: PartsIn<V>[P] extends { readonly needed: true } ? P : never;
}[keyof PartsIn<V>];

/** Part → the name that plays it, or the names where several may. */
export type PartsOf<V extends ViewName> = { readonly [P in NeededIn<V>]: Played<PartsIn<V>[P]> } & {
  readonly [P in Exclude<keyof PartsIn<V>, NeededIn<V>>]?: Played<PartsIn<V>[P]>;
};

/** What an element of a pack offers. */
export type Views = { readonly [V in ViewName]?: PartsOf<V> };

/** The views that stand on one kind of element. */
export const viewsOn = (on: View['on']): readonly ViewName[] => (Object.keys(views) as ViewName[]).filter((name) => views[name].on === on);

/** The parts of a view as plain data: what the compiler knows of each apart. */
export const partsOf = (view: ViewName): Readonly<Record<string, Part>> => views[view].parts;
