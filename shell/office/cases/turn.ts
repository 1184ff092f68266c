import type { CaseView, ClockView } from '#contract';
import { challengeHere, dayOfMoment, isNameless } from '#law/case';
import { capitalized, type Day, type Text, text } from '#law/ground';
import type { CaseLink, ClockDef } from '#law/pack';
import {
  type ClockSight,
  challengeView,
  clockView,
  momentInWords,
  sentences,
  stayTitle,
  titled,
  titleOfName,
  type Whose,
  weekdayInWords,
} from '../view/index.ts';
import type { Seen } from './look.ts';
import { circleOf } from './reader.ts';
import { say } from './say.ts';

/** Whose turn it is where the case stands. */
export const whoseTurn = (seen: Seen): Whose => whoseIn(seen, seen.file.state);

const whoseIn = ({ pack, procedure, place, reader }: Seen, name: string): Whose => {
  const state = procedure.states[name];
  if (state?.waits === undefined) return 'nobody';
  const role = pack.roles[state.waits];
  if (state.vote !== undefined && !reader.posts.includes(state.waits)) return 'committee';
  if (role?.is === 'party') return place.partyRoles.includes(role.name) ? 'you' : 'party';
  return place.official && reader.posts.includes(state.waits) ? 'you' : 'office';
};

/** The clocks of a case, the one that matters first: after a decision the reader's own time to challenge. */
export const clocksOf = (seen: Seen): readonly ClockView[] => {
  const { procedure } = seen;
  const own = Object.values(procedure.clocks).flatMap((def) => {
    const run = runShown(seen, def);
    return run === undefined ? [] : [clockView(sightFor(seen, whoseOfClock(seen, def)), def, run)];
  });
  const link = challengeLink(seen);
  const party = circleOf(seen.place) === 'parties';
  const challenge =
    link === undefined || (party && isNameless(seen.file)) ? undefined : challengeView(sightFor(seen, party ? 'you' : 'party'), link);
  return [...(challenge === undefined ? [] : [challenge]), ...own.toSorted((a, b) => weight(a) - weight(b) || dueOrder(a, b))];
};

/** To a party the date by which we decide is theirs, also while the state itself is not shown. */
const runShown = ({ file, live, place }: Seen, def: ClockDef) => {
  const now = live.clocks[def.name];
  const then = file.clocks[def.name];
  if (then === undefined || file === live) return then;
  return place.partyRoles.length > 0 && now?.run === then.run && now.state !== 'met' ? now : then;
};

export const sightFor = ({ pack, procedure, file, look }: Seen, whose: Whose): ClockSight => ({
  pack,
  procedure,
  file,
  packOf: (digest) => look.world.packOf(digest).pack,
  today: look.today,
  now: look.now,
  whose,
});

const whoseOfClock = (seen: Seen, def: ClockDef): Whose =>
  def.runs.includes(seen.file.state) ? whoseTurn(seen) : whoseIn(seen, def.runs[0] ?? '');

const weight = ({ state }: ClockView): number => ({ late: 0, running: 0, paused: 1, expired: 2, met: 3 })[state];

const dueOrder = (a: ClockView, b: ClockView): number => ((a.due ?? '9999') < (b.due ?? '9999') ? -1 : 1);

/** How what was decided last can be challenged. */
export const challengeLink = ({ file, procedure }: Seen): CaseLink | undefined => challengeHere(procedure, file);

// ---- the answer that people come with ------------------------------------------------------------------------------------

export const turnOf = (seen: Seen): CaseView['turn'] => {
  const { pack, procedure, file } = seen;
  const role = procedure.states[file.state]?.waits;
  const whose = whoseTurn(seen);
  return { whose, ...(role === undefined ? {} : { role: titled(pack, role) }), words: turnWords(seen, whose) };
};

const turnWords = ({ pack, procedure, file, place }: Seen, whose: Whose): Text => {
  const role = procedure.states[file.state]?.waits;
  const name = role === undefined ? text('', '') : titleOfName(pack, role);
  switch (whose) {
    case 'you':
      return say('turnWords.itIsYourTurn');
    case 'office':
      return circleOf(place) === 'office' ? say('turnWords.withThe', { name }) : say('turnWords.withUs');
    case 'party':
      return say('turnWords.waitingForThe', { name });
    case 'committee': {
      const { by } = procedure.states[file.state]!.vote!;
      const committee = pack.committees[by]?.title ?? titleOfName(pack, by);
      return say('turnWords.beforeThe', { committee });
    }
    default:
      return say('turnWords.nobodyHasToAct');
  }
};

export interface Said {
  readonly sentence: Text;
  readonly hint?: Text;
}

/** "Your case is with us. We decide by Thursday 2 April 2026." */
export const sentenceFor = (seen: Seen, clocks: readonly ClockView[]): Said => {
  const { procedure, file } = seen;
  if (procedure.endings[file.state] !== undefined) return ended(seen, clocks);
  const main = clocks.find(({ kind, state }) => kind === 'clock' && state !== 'met');
  switch (whoseTurn(seen)) {
    case 'nobody':
      return rests(seen, main);
    case 'you':
      return circleOf(seen.place) === 'office' ? atWork(seen, main) : yourTurn(main);
    case 'party':
      return theirTurn(seen, main);
    default:
      return circleOf(seen.place) === 'office' ? atWork(seen, main) : withUs(seen, main);
  }
};

const your = ({ place }: Seen): Text => (circleOf(place) === 'parties' ? say('your.yourCase') : say('your.theCase'));

const withUs = (seen: Seen, main: ClockView | undefined): Said => {
  const mine = your(seen);
  const us = circleOf(seen.place) === 'parties' ? say('withUs.us') : say('withUs.theOffice');
  const with_ = say('withUs.isWith', { mine, us });
  if (main === undefined) return { sentence: with_, hint: nothingToDo };
  if (main.state === 'late') {
    const due = weekdayInWords(main.due!);
    return {
      sentence: sentences(with_, say('withUs.weAreLateThe', { due })),
      hint: say('withUs.youMayComplainAbout', { leftWords: main.leftWords, sentence: main.sentence }),
    };
  }
  if (main.due === undefined) {
    return {
      sentence: sentences(with_, say('withUs.theClockStandsStill')),
      hint: nothingToDo,
    };
  }
  const due = weekdayInWords(main.due);
  const about = main.provisional ? say('withUs.about') : text('', '');
  const verb = verbOf(main);
  return {
    sentence: sentences(with_, say('withUs.weBy', { verb, about, due })),
    hint: sentences(nothingToDo, main.state === 'running' ? effectOfSilence(seen, main) : undefined),
  };
};

const nothingToDo = say('nothingToDo.youNeedDoNothing');

/** What we do by the due day: a clock called `decision` is one for deciding, any other one for answering. */
const verbOf = ({ clock }: ClockView): Text => (/decision|deciding|approval/.test(clock) ? say('verbOf.decide') : say('verbOf.act'));

const effectOfSilence = ({ pack, procedure }: Seen, { clock }: ClockView): Text | undefined => {
  const name = procedure.clocks[clock]?.silence[0];
  const to = name === undefined ? undefined : procedure.orders[name]?.to;
  if (to === undefined) return undefined;
  const state = stayTitle(pack, procedure, to);
  return say('effectOfSilence.ifWeSayNothing', { state });
};

const yourTurn = (main: ClockView | undefined): Said => {
  if (main?.due === undefined) return { sentence: say('yourTurn.itIsYourTurn') };
  const due = weekdayInWords(main.due);
  if (main.state === 'late' || main.state === 'expired') {
    return {
      sentence: say('yourTurn.itIsYourTurnAndThe', { due }),
      hint: main.silence,
    };
  }
  return { sentence: say('yourTurn.itIsYourTurnActBy', { due }), hint: main.silence };
};

const theirTurn = ({ pack, procedure, file }: Seen, main: ClockView | undefined): Said => {
  const name = titleOfName(pack, procedure.states[file.state]!.waits!);
  if (main?.due === undefined) return { sentence: say('theirTurn.waitingForThe', { name }) };
  const due = weekdayInWords(main.due);
  return { sentence: say('theirTurn.waitingForTheUntil', { name, due }), hint: main.silence };
};

/** To a colleague the clock itself is the sentence. */
const atWork = (seen: Seen, main: ClockView | undefined): Said => {
  const turn = turnWords(seen, whoseTurn(seen));
  if (main === undefined) return { sentence: say('atWork.turn', { turn }) };
  return {
    sentence: say('atWork.sentence', { sentence: main.sentence }),
    hint: say('atWork.turnLeftwords', { turn, leftWords: main.leftWords }),
  };
};

const rests = ({ pack, procedure, file }: Seen, main: ClockView | undefined): Said => {
  const state = stayTitle(pack, procedure, file.state);
  const since = momentInWords(enteredOn(file.stays, file.openedOn));
  return {
    sentence: say('rests.since', { state: capitalized(state), since }),
    ...(main === undefined ? {} : { hint: say('rests.sentence', { sentence: main.sentence }) }),
  };
};

const enteredOn = (stays: readonly { readonly from: Day }[], opened: Day): Day => stays.at(-1)?.from ?? opened;

const ended = (seen: Seen, clocks: readonly ClockView[]): Said => {
  const { pack, procedure, file } = seen;
  const on = momentInWords(dayOfMoment(enteredOn(file.stays, file.openedOn)));
  const state = stayTitle(pack, procedure, file.state);
  const mine = your(seen);
  const challenge = clocks.find(({ kind }) => kind === 'challenge');
  return {
    sentence: say('ended.endedOn', { mine, on, state }),
    ...(challenge === undefined ? {} : { hint: say('ended.sentence', { sentence: challenge.sentence }) }),
  };
};

const _capitalEn = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1);
