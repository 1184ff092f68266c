import type { CaseView, ClockView } from '#contract';
import { challengeHere, dayOfMoment, isNameless } from '#law/case';
import { type Day, type Text, text } from '#law/ground';
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
      return text('It is your turn', '轮到您办理');
    case 'office':
      return circleOf(place) === 'office' ? text(`With the ${name.en}`, `由${name.zh}办理`) : text('With us', '由我们办理');
    case 'party':
      return text(`Waiting for the ${name.en}`, `等待${name.zh}办理`);
    case 'committee': {
      const { by } = procedure.states[file.state]!.vote!;
      const committee = pack.committees[by]?.title ?? titleOfName(pack, by);
      return text(`Before the ${committee.en}`, `${committee.zh}审议中`);
    }
    default:
      return text('Nobody has to act', '目前无需办理');
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

const your = ({ place }: Seen): Text => (circleOf(place) === 'parties' ? text('Your case', '您的案件') : text('The case', '案件'));

const withUs = (seen: Seen, main: ClockView | undefined): Said => {
  const mine = your(seen);
  const us = circleOf(seen.place) === 'parties' ? text('us', '我们') : text('the office', '主管部门');
  const with_ = text(`${mine.en} is with ${us.en}.`, `${mine.zh}正由${us.zh}办理。`);
  if (main === undefined) return { sentence: with_, hint: nothingToDo };
  if (main.state === 'late') {
    const due = weekdayInWords(main.due!);
    return {
      sentence: sentences(with_, text(`We are late: the last day was ${due.en}.`, `我们已经超期：期限届满日为${due.zh}。`)),
      hint: text(
        `${main.leftWords.en}. ${main.sentence.en}. You may complain about it.`,
        `${main.leftWords.zh}，${main.sentence.zh}。您可以投诉。`,
      ),
    };
  }
  if (main.due === undefined) {
    return {
      sentence: sentences(with_, text('The clock stands still, so there is no date yet.', '期限中止，暂无届满日。')),
      hint: nothingToDo,
    };
  }
  const due = weekdayInWords(main.due);
  const about = main.provisional ? text('about ', '约') : text('', '');
  const verb = verbOf(main);
  return {
    sentence: sentences(with_, text(`We ${verb.en} by ${about.en}${due.en}.`, `我们将在${about.zh}${due.zh}前${verb.zh}。`)),
    hint: sentences(nothingToDo, main.state === 'running' ? effectOfSilence(seen, main) : undefined),
  };
};

const nothingToDo = text('You need do nothing.', '您目前无需做任何事。');

/** What we do by the due day: a clock called `decision` is one for deciding, any other one for answering. */
const verbOf = ({ clock }: ClockView): Text =>
  /decision|deciding|approval/.test(clock) ? text('decide', '作出决定') : text('act', '答复');

const effectOfSilence = ({ pack, procedure }: Seen, { clock }: ClockView): Text | undefined => {
  const name = procedure.clocks[clock]?.silence[0];
  const to = name === undefined ? undefined : procedure.orders[name]?.to;
  if (to === undefined) return undefined;
  const state = stayTitle(pack, procedure, to);
  return text(`If we say nothing by then, the case stands by law: ${state.en}.`, `届时我们未作答复的，案件依法转为“${state.zh}”。`);
};

const yourTurn = (main: ClockView | undefined): Said => {
  if (main?.due === undefined) return { sentence: text('It is your turn.', '轮到您办理。') };
  const due = weekdayInWords(main.due);
  if (main.state === 'late' || main.state === 'expired') {
    return {
      sentence: text(`It is your turn, and the time is over: the last day was ${due.en}.`, `轮到您办理，期限已于${due.zh}届满。`),
      hint: main.silence,
    };
  }
  return { sentence: text(`It is your turn. Act by ${due.en}.`, `轮到您办理，请在${due.zh}前完成。`), hint: main.silence };
};

const theirTurn = ({ pack, procedure, file }: Seen, main: ClockView | undefined): Said => {
  const name = titleOfName(pack, procedure.states[file.state]!.waits!);
  if (main?.due === undefined) return { sentence: text(`Waiting for the ${name.en}.`, `等待${name.zh}办理。`) };
  const due = weekdayInWords(main.due);
  return { sentence: text(`Waiting for the ${name.en}, until ${due.en}.`, `等待${name.zh}办理，至${due.zh}。`), hint: main.silence };
};

/** To a colleague the clock itself is the sentence. */
const atWork = (seen: Seen, main: ClockView | undefined): Said => {
  const turn = turnWords(seen, whoseTurn(seen));
  if (main === undefined) return { sentence: text(`${turn.en}.`, `${turn.zh}。`) };
  return {
    sentence: text(`${main.sentence.en}.`, `${main.sentence.zh}。`),
    hint: text(`${turn.en}. ${main.leftWords.en}.`, `${turn.zh}。${main.leftWords.zh}。`),
  };
};

const rests = ({ pack, procedure, file }: Seen, main: ClockView | undefined): Said => {
  const state = stayTitle(pack, procedure, file.state);
  const since = momentInWords(enteredOn(file.stays, file.openedOn));
  return {
    sentence: text(`${capitalEn(state.en)} since ${since.en}.`, `自${since.zh}起${state.zh}。`),
    ...(main === undefined ? {} : { hint: text(`${main.sentence.en}.`, `${main.sentence.zh}。`) }),
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
    sentence: text(`${mine.en} ended on ${on.en}: ${state.en}.`, `${mine.zh}于${on.zh}办结：${state.zh}。`),
    ...(challenge === undefined ? {} : { hint: text(`${challenge.sentence.en}.`, `${challenge.sentence.zh}。`) }),
  };
};

const capitalEn = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1);
