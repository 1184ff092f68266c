import type { Caller, Declined, MeetingView, OfferView } from '#contract';
import { offers } from '#law/case';
import { type Meeting, type MeetingAct, meetingRefused, presentIn, type Room, signsAs } from '#law/committee';
import { ok, type Refusal, type Result, type Text, text } from '#law/ground';
import { officeTexts } from '#shell/vault';
import { notFound } from '../cases/declined.ts';
import type { Desk } from '../cases/desk.ts';
import { lookFor } from '../cases/look.ts';
import { offersFor } from '../cases/offers-view.ts';
import { voteBoard } from '../cases/vote-board.ts';
import type { Names } from '../cases/who.ts';
import { markOf, marksOf, refusalView, same, titled, weekdayInWords } from '../view/index.ts';
import { agendaCase } from './agenda-case.ts';
import {
  type AgendaRow,
  type AtCommittee,
  agendaRows,
  agendasAhead,
  casesOf,
  committeeFor,
  meetingBy,
  numberOf,
  openVotes,
  type Seat,
  seatsOn,
  votesIn,
} from './committee.ts';
import { draftOf } from './draft.ts';
import { invitationOf } from './invitation.ts';
import { minutesView } from './minutes-view.ts';
import { say } from './say.ts';
import { actNext, actWords, meetingSentence, meetingTitle, resultWords, spansInWords, stageOf } from './words.ts';

/** A meeting as one person stands in it now. */
export const meetingView = async (
  desk: Desk,
  { person }: Caller,
  committee: string,
  number: string,
): Promise<Result<MeetingView, Declined>> => {
  const at = await committeeFor(desk, person, committee);
  const meeting = at === undefined ? undefined : meetingBy(at, number);
  if (at?.reads !== true || meeting === undefined) return notFound(number, say('meetingView.thereIsNoSuch'));
  const [names, rows, draft] = await Promise.all([
    desk.names.all(),
    agendaRows(desk, casesOf(meeting)),
    meeting.stage === 'closed' || meeting.stage === 'signed' ? draftOf(at, meeting) : undefined,
  ]);
  const seats = seatsOn(at, meeting.stage === 'called' || meeting.stage === 'in-session' ? at.today : meeting.on, casesOf(meeting));
  const scene: Scene = { at, meeting, names, rows, seats, room: roomOf(at, meeting, rows, seats, draft?.digest) };
  const now = await itemNow(scene);
  const mine = meeting.invited.find((one) => one.person === person);
  return ok({
    id: meeting.id,
    committee: { name: at.committee.name, title: at.committee.title },
    number: numberOf(meeting),
    title: meetingTitle(at.committee, meeting),
    on: meeting.on,
    at: meeting.at,
    place: meeting.place,
    stage: meeting.stage,
    ...stageOf(meeting),
    sentence: meetingSentence(meeting, presentIn(meeting).length, seats.length),
    keeps: at.keeps,
    frozen: now?.view.vote !== undefined && now.view.vote.state !== 'closed' && !now.view.vote.quorum.holds,
    agenda: agendaOf(scene),
    ...(now === undefined ? {} : { current: now.view }),
    ...(meeting.presides === undefined ? {} : { presides: { person: meeting.presides, name: nameIn(names, meeting.presides) } }),
    attendance: attendanceOf(scene, now?.barred ?? new Map()),
    acts: actsOf(scene),
    waiting: at.keeps && meeting.stage === 'called' ? await waitingFor(scene) : [],
    ...(mine === undefined ? {} : { invitation: invitationOf(at.committee, meeting, mine, rows, names) }),
    invited: meeting.invited.length,
    ...(draft === undefined ? {} : { minutes: await minutesView(at, meeting, draft, 'inside') }),
  });
};

interface Scene {
  readonly at: AtCommittee;
  readonly meeting: Meeting;
  readonly names: Names;
  readonly rows: ReadonlyMap<string, AgendaRow>;
  readonly seats: readonly Seat[];
  readonly room: Room;
}

const roomOf = (
  at: AtCommittee,
  meeting: Meeting,
  rows: ReadonlyMap<string, AgendaRow>,
  seats: readonly Seat[],
  digest: string | undefined,
): Room => ({
  basis: at.committee.basis,
  today: at.today,
  keeps: at.keeps,
  members: new Set(seats.map(({ id }) => id)),
  votes: new Set([...rows.values()].filter((row) => votesIn(at.desk, row, at.committee.name)).map((row) => row.case)),
  elsewhere: new Map([...agendasAhead(at.office, meeting.id)].map(([id, other]) => [id, other.id])),
  ...(digest === undefined ? {} : { digest }),
});

const nameIn = (names: Names, person: string): Text => same(names.get(person) ?? person);

// ---- the agenda ----------------------------------------------------------------------------------------------------------

const agendaOf = (scene: Scene): MeetingView['agenda'] => {
  const { at, meeting, rows } = scene;
  return meeting.agenda.map(({ item, case: id, title }) => {
    const row = rows.get(id ?? '');
    const procedure = row === undefined ? undefined : at.desk.keeper.shelf.of(row.pack).pack.procedures[row.procedure];
    const current = meeting.stage === 'in-session' && meeting.current === item;
    const takeUp = meeting.stage === 'in-session' && meeting.items[item] === undefined ? act(scene, 'take-up', { item }) : undefined;
    return {
      item,
      title: row === undefined ? same(title ?? id ?? '') : row.title,
      ...(procedure === undefined ? {} : { matter: procedure.title }),
      ...(row === undefined ? {} : { case: row.case, number: row.number }),
      ...itemStands(scene, item, row, current),
      current,
      ...(takeUp === undefined || takeUp.refusal?.refusal === 'notTheKeeper' ? {} : { takeUp }),
    };
  });
};

/** Nothing is called decided here before its vote was closed. */
const itemStands = (
  { meeting, room }: Scene,
  item: number,
  row: AgendaRow | undefined,
  current: boolean,
): Pick<MeetingView['agenda'][number], 'tone' | 'words'> => {
  const held = meeting.items[item];
  if (held?.result !== undefined)
    return {
      tone: held.result === 'carried' ? 'in-force' : held.result === 'lost' ? 'warning' : 'waiting',
      words: resultWords(held.result),
    };
  if (held?.closed !== undefined) return { tone: 'ended', words: say('itemStands.spokenOf') };
  if (current) return { tone: 'waiting', words: row === undefined ? say('itemStands.now') : say('itemStands.votingNow') };
  if (row !== undefined && !room.votes.has(row.case)) return { tone: 'ended', words: say('itemStands.noVoteOpenAny') };
  if (meeting.stage !== 'called' && meeting.stage !== 'in-session') return { tone: 'ended', words: say('itemStands.notReached') };
  return { tone: 'to-come', words: say('itemStands.toCome') };
};

const waitingFor = async ({ at, meeting, room }: Scene): Promise<MeetingView['waiting']> => {
  const own = new Set(casesOf(meeting));
  return (await openVotes(at)).filter((row) => !own.has(row.case) && !room.elsewhere.has(row.case)).map((row) => agendaCase(at, row));
};

// ---- the item that is open -----------------------------------------------------------------------------------------------

interface Now {
  readonly view: NonNullable<MeetingView['current']>;
  readonly barred: ReadonlyMap<string, Refusal>;
}

/** Coming, going, standing aside and closing are the meeting's own. */
const ballots: ReadonlySet<string> = new Set(['vote-for', 'vote-against', 'abstain']);

const itemNow = async ({ at, meeting, names, rows }: Scene): Promise<Now | undefined> => {
  const item = meeting.stage === 'in-session' ? meeting.agenda.find((other) => other.item === meeting.current) : undefined;
  if (item === undefined) return undefined;
  const row = rows.get(item.case ?? '');
  if (row === undefined) return { view: { item: item.item, title: same(item.title ?? ''), orders: [] }, barred: new Map() };
  const view = { item: item.item, title: row.title, case: row.case };
  const aside = meeting.items[item.item]?.aside ?? [];
  const texts = await officeTexts(
    at.desk.keeper.store,
    aside.flatMap(({ why }) => why ?? []),
  );
  const reasons = new Map(aside.flatMap(({ person, why }) => (why === undefined ? [] : [[person, texts.get(why) ?? '–'] as const])));
  const found = await lookFor(at.desk, row.case, at.reader.person, (seen): Now => {
    const board = voteBoard(seen, names);
    const orders = offersFor(seen).filter(({ order }) => ballots.has(order));
    const sitting = seen.live.sitting;
    const missing = presentIn(meeting).filter(
      (person) => sitting?.attending.includes(person) === false && !sitting.recused.includes(person),
    );
    const barred = missing.flatMap((person) => {
      const refusal = offers(seen.look.world, row.case, person).find(({ order }) => order === 'attend')?.refusal;
      return refusal === undefined ? [] : [[person, refusal] as const];
    });
    const members = board?.members.map((member) => {
      const said = reasons.get(member.person);
      const bar = barred.find(([person]) => person === member.person)?.[1].text;
      const why = said === undefined ? bar : same(said);
      return why === undefined ? member : { ...member, why };
    });
    return {
      view: { ...view, seq: seen.live.seq, ...(board === undefined ? {} : { vote: { ...board, members: members! } }), orders },
      barred: new Map(barred),
    };
  });
  return found ?? { view: { ...view, orders: [] }, barred: new Map() };
};

// ---- who is here ---------------------------------------------------------------------------------------------------------

const attendanceOf = (scene: Scene, barred: ReadonlyMap<string, Refusal>): MeetingView['attendance'] => {
  const { at, meeting, names, seats } = scene;
  const present = new Set(presentIn(meeting));
  const spans = new Map(meeting.presence.map((one) => [one.person, one.spans]));
  const invited = new Map(meeting.invited.map((one) => [one.person, one.on]));
  return seats.map((seat) => {
    const { id: person, category, chair, until } = seat;
    const refusal = barred.get(person);
    const sent = invited.get(person);
    const may = (name: MeetingAct): boolean => refusedIn(scene, name, { person }) === undefined;
    return {
      person,
      name: nameIn(names, person),
      category: titled(at.pack, category),
      chair: chair === true,
      you: person === at.reader.person,
      present: present.has(person),
      words: hereInWords(scene, person, spans.get(person)),
      ...(sent === undefined ? {} : { invited: sent }),
      ...(until === undefined ? {} : { until }),
      ...(refusal?.text === undefined
        ? {}
        : {
            barred: {
              text: refusal.text,
              marks: refusal.basis.map((article) => markOf(at.pack, article, refusal.standing ?? 'assumed', refusal.note)),
            },
          }),
      arrive: may('arrive'),
      depart: may('depart'),
      presides: meeting.presides === person,
    };
  });
};

const hereInWords = ({ at, meeting }: Scene, person: string, spans: Meeting['presence'][number]['spans'] | undefined): Text => {
  if (spans !== undefined) return spansInWords(spans);
  const away = at.office.awayUntil(person, meeting.on);
  if (away?.until !== undefined) {
    const day = weekdayInWords(away.until);
    return say('hereInWords.awayUntil', { day });
  }
  return meeting.stage === 'called' ? text('', '') : say('hereInWords.notHere');
};

// ---- what may be done ----------------------------------------------------------------------------------------------------

const ofPage: readonly MeetingAct[] = [
  'invite',
  'open',
  'arrive',
  'depart',
  'stand-aside',
  'close-item',
  'end',
  'remark',
  'sign',
  'send-back',
  'change',
  'cancel',
];

const byStage: Readonly<Record<Meeting['stage'], readonly MeetingAct[]>> = {
  called: ['invite', 'open', 'change', 'cancel'],
  'in-session': ['arrive', 'depart', 'stand-aside', 'close-item', 'end', 'remark'],
  closed: ['remark', 'sign', 'send-back'],
  signed: [],
  cancelled: [],
};

/** What this person may do with the meeting where it stands, and why the rest is not lawful now. */
const actsOf = (scene: Scene): readonly OfferView[] => {
  const { at, meeting } = scene;
  const isMember = scene.room.members.has(at.reader.person ?? '');
  const forMember: readonly MeetingAct[] = ['arrive', 'depart', 'stand-aside'];
  return ofPage
    .filter((name) => byStage[meeting.stage].includes(name))
    .filter((name) =>
      forMember.includes(name) ? isMember : at.keeps || meeting.presides === at.reader.person || (name === 'open' && isMember),
    )
    .map((name) => act(scene, name))
    .filter(({ order, refusal }) => !(order === 'send-back' && refusal?.refusal === 'notSignedYet'))
    .map((offer, _, all) => ({ ...offer, usual: offer.lawful && offer.order === usualAct(scene, all) }));
};

/** Invite, then open, then item after item, then end and sign. */
const usualAct = ({ meeting, at }: Scene, all: readonly OfferView[]): string | undefined => {
  const lawful = (name: MeetingAct): boolean => all.some(({ order, lawful: may }) => order === name && may);
  switch (meeting.stage) {
    case 'called':
      return lawful('open') && meeting.on === at.today ? 'open' : lawful('invite') && meeting.invited.length === 0 ? 'invite' : undefined;
    case 'in-session':
      if (lawful('arrive')) return 'arrive';
      return meeting.agenda.every(({ item }) => meeting.items[item]?.closed !== undefined) && lawful('end') ? 'end' : undefined;
    case 'closed':
      return lawful('sign') ? 'sign' : undefined;
    default:
      return undefined;
  }
};

const refusedIn = (
  { at, meeting, room }: Scene,
  name: MeetingAct,
  more: { readonly item?: number; readonly person?: string } = {},
): Refusal | undefined => meetingRefused(meeting, { act: name, actor: at.reader.person ?? '', digest: room.digest, ...more }, room);

const act = (scene: Scene, name: MeetingAct, more: { readonly item?: number } = {}): OfferView => {
  const { at, meeting } = scene;
  const refusal = refusedIn(scene, name, more);
  const signer = name === 'sign' ? signsAs(meeting, at.reader.person ?? '', at.keeps) : undefined;
  const next = actNext[name];
  return {
    order: name,
    title: signer === 'chair' ? say('act.signAsChair') : signer === 'secretary' ? say('act.signAsSecretary') : actWords[name],
    lawful: refusal === undefined,
    usual: false,
    ...(refusal === undefined ? {} : { refusal: refusalView(at.pack, refusal, () => true) }),
    needs: [],
    ...(next === undefined ? {} : { next }),
    danger: name === 'cancel',
    marks: refusal === undefined ? [] : [...marksOf(at.pack, at.committee)],
  };
};
