import type { Mark, StoryLine } from '#contract';
import { type CaseEvent, dayOfMoment, lawAt, numberInWords, type OrderGiven } from '#law/case';
import { capitalized, joinTexts, type Num, printNum, sameText, type Text, text } from '#law/ground';
import type { Fact, Pack } from '#law/pack';
import { stratumTitle } from '../streams/stratum-title.ts';
import {
  asNamedByLaw,
  capital,
  markOf,
  marksOf,
  momentInWords,
  orderTitle,
  sentences,
  statusOf,
  stayTitle,
  titleOfName,
} from '../view/index.ts';
import type { Seen } from './look.ts';
import { lawLine } from './moved-law.ts';
import { isInside } from './reader.ts';
import { say } from './say.ts';
import { actorName, type Names } from './who.ts';

/** What happened, newest first, as this reader may know it. */
export const storyOf = (seen: Seen, names: Names): readonly StoryLine[] =>
  seen.file.events.map((event) => lineFor(asDecided(seen, event.seq), names, event)).toReversed();

/** The same case under the text that decided it then: what it has other names for now is told by those of its day. */
const asDecided = (seen: Seen, seq: number): Seen => {
  const digest = lawAt(seen.file, seq);
  if (digest === seen.file.digest) return seen;
  const { pack } = seen.look.world.packOf(digest);
  return { ...seen, pack, procedure: pack.procedures[seen.file.opened.procedure]! };
};

const lineFor = (seen: Seen, names: Names, event: CaseEvent): StoryLine => {
  const { pack } = seen;
  switch (event.type) {
    case 'orderGiven':
      return event.vote === undefined || event.vote.act === 'close-vote' ? orderLine(seen, names, event) : ballotLine(seen, names, event);
    case 'outage': {
      const [from, to] = [momentInWords(event.from), momentInWords(event.to)];
      return {
        on: event.to,
        text: say('lineFor.ourSystemWasDown', { from, to }),
        marks: [],
        seq: event.seq,
      };
    }
    case 'tolled': {
      const [from, to] = [momentInWords(event.from), momentInWords(event.to)];
      return {
        on: event.to,
        text: say('lineFor.notCountedByLaw', { from, to }),
        marks: event.basis.map((article) => markOf(pack, article, 'law')),
        seq: event.seq,
      };
    }
    case 'factsErased':
      return {
        on: dayOfMoment(event.recorded),
        text: say('lineFor.personalFactsWereErased'),
        marks: event.basis.map((article) => markOf(pack, article, 'law')),
        seq: event.seq,
      };
    case 'moved':
      return lawLine(seen, event);
  }
};

const orderLine = (seen: Seen, names: Names, event: OrderGiven): StoryLine => {
  const { pack, procedure } = seen;
  const by = actorName(seen, names, event);
  return {
    on: dayOfMoment(event.happened),
    at: event.happened.slice(11, 16),
    ...(event.countsFrom === undefined ? {} : { countsFrom: event.countsFrom }),
    label: capital(orderTitle(pack, procedure, event.order)),
    text: sentences(
      broughtAbout(seen, event),
      tallied(event),
      stands(seen, event),
      heldOver(seen, event),
      lettersSent(seen, event),
      notFollowed(seen, event),
    ),
    marks: orderMarks(pack, event),
    ...(event.to === undefined ? {} : { tone: statusOf(pack, procedure, event.to).tone }),
    seq: event.seq,
    order: event.order,
    by,
  };
};

const optionTitle = ({ type }: Fact, value: string): Text => {
  if (type.kind !== 'choice') return value === 'yes' ? say('optionTitle.yes') : say('optionTitle.no');
  return type.options.find((option) => option.value === value)?.title ?? sameText(value);
};

/** What brought it about; of an order that somebody gave, label and name say it already. */
const broughtAbout = (seen: Seen, event: OrderGiven): Text | undefined => {
  const { pack, procedure, file } = seen;
  const order = orderTitle(pack, procedure, event.order);
  const { because } = event;
  switch (because?.kind) {
    case 'silence': {
      const clock = titleOfName(pack, because.clock);
      return say('broughtAbout.theTimeForRan', { clock, order });
    }
    case 'calendar': {
      const duty = titleOfName(pack, because.duty);
      return say('broughtAbout.theDayOfThe', { duty, period: because.period, order });
    }
    case 'figures': {
      const stream = titleOfName(pack, because.stream);
      const kind = stratumTitle(
        pack,
        pack.streams.find(({ name }) => name === because.stream),
        because.stratum,
      );
      const { count, bound } = because;
      const expected = printNum(because.expected);
      return say('broughtAbout.theStreamAlarmedOf', { stream, count, kind, period: because.period, expected, bound, order });
    }
    case 'entry': {
      const [register, fact] = [pack.registers[because.register]!.title, pack.facts[because.fact]!];
      const value = optionTitle(fact, because.value);
      return say('broughtAbout.whatStandsInThe', { register, fact: fact.title, value, order });
    }
    case 'vote':
      return say('broughtAbout.byTheVoteOf', { order });
    case 'case': {
      const { parent } = file.opened;
      if (because.as === 'parent' && because.case === parent?.case) return openedBy(seen, because.at);
      const link = procedure.cases[because.as];
      const other = pack.procedures[link?.procedure ?? ''];
      const title = other?.title ?? titleOfName(pack, because.as);
      const at = stayTitle(pack, other, because.at);
      return say('broughtAbout.sinceTheCaseNow', { title, at, order });
    }
    default: {
      if (file.opened.import !== undefined && event.actor === undefined) {
        return say('broughtAbout.takenOverFromThe', { import: file.opened.import.name, order });
      }
      return undefined;
    }
  }
};

/** The case above and its order, where the reader is shown that case at all: it may be kept apart. */
const openedBy = ({ pack, file, files }: Seen, opener: string): Text => {
  const above = file.opened.parent?.apart === true ? undefined : files.get(file.opened.parent?.case ?? '');
  const procedure = pack.procedures[above?.opened.procedure ?? ''];
  if (procedure === undefined) return say('openedBy.openedByAnotherCase');
  const order = orderTitle(pack, procedure, opener);
  return say('openedBy.openedByTheCase', { procedure: procedure.title, order });
};

const tallied = ({ vote }: OrderGiven): Text | undefined => {
  const tally = vote?.tally;
  if (tally === undefined) return undefined;
  const result = String(tally['result']);
  const words = result === 'carried' ? say('tallied.carried') : result === 'lost' ? say('tallied.lost') : say('tallied.noQuorum');
  return say('tallied.forAgainstAbstainingNeeded', {
    tally: String(tally['for'] ?? ''),
    otherTally: String(tally['against'] ?? ''),
    furtherTally: String(tally['abstain'] ?? ''),
    lastTally: String(tally['needed'] ?? ''),
    words,
  });
};

const stands = ({ pack, procedure }: Seen, event: OrderGiven): Text | undefined => {
  if (event.to === undefined || event.to === event.from) return undefined;
  const state = stayTitle(pack, procedure, event.to);
  return say('stands.theCaseThenStood', { state });
};

/** By law the case goes on though nothing was left of what it takes. */
const heldOver = ({ pack }: Seen, { budgets }: OrderGiven): Text | undefined => {
  const over = budgets?.find((move) => move.over === true);
  if (over === undefined) return undefined;
  const [title, ceiling] = [titleOfName(pack, over.budget), numberInWords(pack, over.ceiling as Num, pack.budgets[over.budget]?.unit)];
  return say('heldOver.nothingWasLeftOf', { title, ceiling });
};

/** What it would have brought about in another case, where nothing was left of what that takes. */
const notFollowed = ({ pack, files }: Seen, { unfollowed = [] }: OrderGiven): Text | undefined =>
  unfollowed.length === 0
    ? undefined
    : sentences(
        ...unfollowed.map(({ case: id, order, budget }) => {
          const other = files.get(id)?.opened;
          const [said, title] = [orderTitle(pack, pack.procedures[other?.procedure ?? ''], order), titleOfName(pack, budget)];
          const number = other === undefined ? '' : other.number;
          return say('notFollowed.itWasNotFollowed', { said, hasNumber: number !== '', number, title });
        }),
      );

const lettersSent = ({ pack }: Seen, { letters }: OrderGiven): Text | undefined => {
  if (letters === undefined || letters.length === 0) return undefined;
  const sent = letters.map(({ letter, number }) => ({ title: titleOfName(pack, letter), number }));
  return say('lettersSent.letterSent', {
    sent: joinTexts(
      sent.map((one) => say('lettersSent.one', one)),
      { en: ', ', zh: '、' },
    ),
  });
};

/** The articles of the order, then those of the competence that carried it; one that both name stands once, with the note. */
const orderMarks = (pack: Pack, event: OrderGiven): readonly Mark[] => {
  const carrying = competenceMarks(pack, event);
  const own = asNamedByLaw(event.basis).map((article) => markOf(pack, article, event.standing));
  return [
    ...own.filter((mark) => !carrying.some(({ article, standing }) => article === mark.article && standing === mark.standing)),
    ...carrying,
  ];
};

const competenceMarks = (pack: Pack, { competence, basis }: OrderGiven): readonly Mark[] => {
  const carrying = pack.competences?.[competence ?? ''];
  return carrying === undefined
    ? []
    : marksOf(pack, carrying).filter(({ article }) => carrying.standing === 'assumed' || !basis.includes(article));
};

/** What somebody cast is shown with the next state, never before; until then a reader learns that a ballot was cast. */
const ballotLine = (seen: Seen, names: Names, event: OrderGiven): StoryLine => {
  const { pack } = seen;
  const inside = isInside(seen.place);
  const open = !inside || isOpenSitting(seen, event);
  const cast = ['vote-for', 'vote-against', 'abstain'].includes(event.vote!.act);
  const words = cast && open ? say('ballotLine.castABallot') : titleOfName(pack, event.vote!.act);
  const by = inside ? memberName(names, event) : say('ballotLine.aMember');
  // Attendance that a secretary took for the whole meeting is not what the member did here.
  const meeting = inside ? event.entered?.meeting : undefined;
  const taken = meeting === undefined ? text('', '') : say('ballotLine.takenDownInThe', { meeting });
  return {
    on: dayOfMoment(event.happened),
    at: event.happened.slice(11, 16),
    text: say('ballotLine.line', { by: capitalized(by), words, taken }),
    marks: event.basis.map((article) => markOf(pack, article, event.standing)),
    seq: event.seq,
    by,
    ...(cast && open ? {} : { order: event.order as never }),
  };
};

const memberName = (names: Names, { actor }: OrderGiven): Text => {
  const name = actor === undefined ? undefined : names.get(actor);
  return name === undefined ? say('memberName.aMember') : sameText(name);
};

/** Ballots stay sealed until the case has left the state in which they were cast. */
const isOpenSitting = ({ live, procedure }: Seen, event: OrderGiven): boolean => {
  const stay = live.stays.at(-1)!;
  return procedure.states[live.state]?.vote !== undefined && stay.state === event.vote!.state && event.seq >= stay.seq;
};
