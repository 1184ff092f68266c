import type { Mark, StoryLine } from '#contract';
import { type CaseEvent, dayOfMoment, lawAt, numberInWords, type OrderGiven } from '#law/case';
import { type Num, printNum, type Text, text } from '#law/ground';
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
        text: text(
          `Our system was down from ${from.en} to ${to.en}: these days do not count.`,
          `系统自${from.zh}至${to.zh}发生故障，该期间不计入期限。`,
        ),
        marks: [],
        seq: event.seq,
      };
    }
    case 'tolled': {
      const [from, to] = [momentInWords(event.from), momentInWords(event.to)];
      return {
        on: event.to,
        text: text(`Not counted by law: ${from.en} to ${to.en}.`, `${from.zh}至${to.zh}依法不计入期限。`),
        marks: event.basis.map((article) => markOf(pack, article, 'law')),
        seq: event.seq,
      };
    }
    case 'factsErased':
      return {
        on: dayOfMoment(event.recorded),
        text: text('Personal facts were erased.', '已删除个人信息。'),
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
  if (type.kind !== 'choice') return value === 'yes' ? text('yes', '是') : text('no', '否');
  return type.options.find((option) => option.value === value)?.title ?? text(value, value);
};

/** What brought it about; of an order that somebody gave, label and name say it already. */
const broughtAbout = (seen: Seen, event: OrderGiven): Text | undefined => {
  const { pack, procedure, file } = seen;
  const order = orderTitle(pack, procedure, event.order);
  const { because } = event;
  switch (because?.kind) {
    case 'silence': {
      const clock = titleOfName(pack, because.clock);
      return text(`The time for “${clock.en}” ran out, and by law this followed: ${order.en}.`, `“${clock.zh}”届满，依法“${order.zh}”。`);
    }
    case 'calendar': {
      const duty = titleOfName(pack, because.duty);
      return text(
        `The day of the duty “${duty.en}” came (${because.period}), and by law this followed: ${order.en}.`,
        `“${duty.zh}”（${because.period}）期日已到，依法“${order.zh}”。`,
      );
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
      return text(
        `The stream “${stream.en}” alarmed: ${count} of “${kind.en}” in the stretch from ${because.period}, ${expected} expected, at most ${bound} unremarkable. By law this followed: ${order.en}.`,
        `监测指标“${stream.zh}”预警：自${because.period}起的一期内“${kind.zh}”${count}起，预期${expected}起，上限${bound}起。依法“${order.zh}”。`,
      );
    }
    case 'entry': {
      const [register, fact] = [pack.registers[because.register]!.title, pack.facts[because.fact]!];
      const value = optionTitle(fact, because.value);
      return text(
        `What stands in the register “${register.en}” (${fact.title.en}: ${value.en}) brought this about by law: ${order.en}.`,
        `因登记簿“${register.zh}”的记载（${fact.title.zh}：${value.zh}），依法“${order.zh}”。`,
      );
    }
    case 'vote':
      return text(`By the vote of the committee: ${order.en}.`, `依委员会表决结果：${order.zh}。`);
    case 'case': {
      const { parent } = file.opened;
      if (because.as === 'parent' && because.case === parent?.case) return openedBy(seen, because.at);
      const link = procedure.cases[because.as];
      const other = pack.procedures[link?.procedure ?? ''];
      const title = other?.title ?? titleOfName(pack, because.as);
      const at = stayTitle(pack, other, because.at);
      return text(
        `Since the case “${title.en}” now stands “${at.en}”, by law: ${order.en}.`,
        `因“${title.zh}”案件“${at.zh}”，依法“${order.zh}”。`,
      );
    }
    default: {
      if (file.opened.import !== undefined && event.actor === undefined) {
        return text(
          `Taken over from the file of ${file.opened.import.name}: ${order.en}.`,
          `由导入文件（${file.opened.import.name}）转入：${order.zh}。`,
        );
      }
      return undefined;
    }
  }
};

/** The case above and its order, where the reader is shown that case at all: it may be kept apart. */
const openedBy = ({ pack, file, files }: Seen, opener: string): Text => {
  const above = file.opened.parent?.apart === true ? undefined : files.get(file.opened.parent?.case ?? '');
  const procedure = pack.procedures[above?.opened.procedure ?? ''];
  if (procedure === undefined) return text('Opened by another case.', '由另一案件发起。');
  const order = orderTitle(pack, procedure, opener);
  return text(`Opened by the case “${procedure.title.en}”: ${order.en}.`, `由“${procedure.title.zh}”案件发起：${order.zh}。`);
};

const tallied = ({ vote }: OrderGiven): Text | undefined => {
  const tally = vote?.tally;
  if (tally === undefined) return undefined;
  const result = String(tally['result']);
  const words =
    result === 'carried' ? text('carried', '通过') : result === 'lost' ? text('lost', '未通过') : text('no quorum', '未达法定人数');
  return text(
    `${tally['for']} for, ${tally['against']} against, ${tally['abstain']} abstaining, ${tally['needed']} needed: ${words.en}.`,
    `赞成${tally['for']}票，反对${tally['against']}票，弃权${tally['abstain']}票，须${tally['needed']}票：${words.zh}。`,
  );
};

const stands = ({ pack, procedure }: Seen, event: OrderGiven): Text | undefined => {
  if (event.to === undefined || event.to === event.from) return undefined;
  const state = stayTitle(pack, procedure, event.to);
  return text(`The case then stood: ${state.en}.`, `案件转为“${state.zh}”。`);
};

/** By law the case goes on though nothing was left of what it takes. */
const heldOver = ({ pack }: Seen, { budgets }: OrderGiven): Text | undefined => {
  const over = budgets?.find((move) => move.over === true);
  if (over === undefined) return undefined;
  const [title, ceiling] = [titleOfName(pack, over.budget), numberInWords(pack, over.ceiling as Num, pack.budgets[over.budget]?.unit)];
  return text(
    `Nothing was left of “${title.en}”: by law it goes on over the ceiling of ${ceiling.en}.`,
    `“${title.zh}”已满，依法超出上限（${ceiling.zh}）继续办理。`,
  );
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
          return text(
            `It was not followed by “${said.en}”${number === '' ? '' : ` in the case ${number}`}: nothing is left of “${title.en}”. That case stands as before.`,
            `因“${title.zh}”已满，${number === '' ? '相关案件' : `案件${number}`}未能“${said.zh}”，该案维持原状。`,
          );
        }),
      );

const lettersSent = ({ pack }: Seen, { letters }: OrderGiven): Text | undefined => {
  if (letters === undefined || letters.length === 0) return undefined;
  const sent = letters.map(({ letter, number }) => ({ title: titleOfName(pack, letter), number }));
  return text(
    `Letter sent: ${sent.map(({ title, number }) => `${title.en} ${number}`).join(', ')}.`,
    `已送达：${sent.map(({ title, number }) => `${title.zh}（${number}）`).join('、')}。`,
  );
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
  const words = cast && open ? text('cast a ballot', '已投票') : titleOfName(pack, event.vote!.act);
  const by = inside ? memberName(names, event) : text('a member', '一名委员');
  // Attendance that a secretary took for the whole meeting is not what the member did here.
  const meeting = inside ? event.entered?.meeting : undefined;
  const taken = meeting === undefined ? text('', '') : text(` (taken down in the meeting ${meeting})`, `（会议${meeting}登记）`);
  return {
    on: dayOfMoment(event.happened),
    at: event.happened.slice(11, 16),
    text: text(`${by.en.slice(0, 1).toUpperCase()}${by.en.slice(1)}: ${words.en}${taken.en}.`, `${by.zh}：${words.zh}${taken.zh}。`),
    marks: event.basis.map((article) => markOf(pack, article, event.standing)),
    seq: event.seq,
    by,
    ...(cast && open ? {} : { order: event.order as never }),
  };
};

const memberName = (names: Names, { actor }: OrderGiven): Text => {
  const name = actor === undefined ? undefined : names.get(actor);
  return name === undefined ? text('a member', '一名委员') : text(name, name);
};

/** Ballots stay sealed until the case has left the state in which they were cast. */
const isOpenSitting = ({ live, procedure }: Seen, event: OrderGiven): boolean => {
  const stay = live.stays.at(-1)!;
  return procedure.states[live.state]?.vote !== undefined && stay.state === event.vote!.state && event.seq >= stay.seq;
};
