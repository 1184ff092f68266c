import type { Answering, CommitteeMembers } from '#contract';
import { type Day, daysBetween, ok, type Text } from '#law/ground';
import type { Committee, CommitteeRule, Pack } from '#law/pack';
import { inline } from '#shell/db';
import type { OfficeEvent } from '#shell/ledger';
import { notFound } from '../cases/declined.ts';
import type { Desk } from '../cases/desk.ts';
import { gives } from '../powers.ts';
import { amountInWords, listed, markOf, marksOf, sentences, titled, titleOfName, weekdayInWords } from '../view/index.ts';
import { type AtCommittee, agendaRows, committeeFor } from './committee.ts';
import { interestsOf, organisationsKnown } from './interests.ts';
import { say } from './say.ts';
import { carriedInWords } from './words.ts';

const seatsSql = inline(`select data from office_event where type in ('seatTaken', 'seatLeft') and data ->> 'committee' = $1 order by seq`);

type Taken = Extract<OfficeEvent, { readonly type: 'seatTaken' }>;

/** Who sits on a committee, until when, away or not, with which interests; and which seats are empty. */
export const committeeMembers =
  (desk: Desk): Answering<'committeeMembers'> =>
  async ({ person }, { committee: name }) => {
    const at = await committeeFor(desk, person, name);
    if (at === undefined) return notFound(name, say('committeeMembers.thereIsNoSuch'));
    const { pack, committee } = at;
    const [taken, names, organisations] = await Promise.all([seatsTaken(desk, name, at.today), desk.names.all(), organisationsKnown(desk)]);
    const [interests, rows] = await Promise.all([
      interestsOf(
        desk,
        taken.map((seat) => seat.person),
      ),
      agendaRows(
        desk,
        taken.flatMap((seat) => seat.case ?? []),
      ),
    ]);
    const mayChange = at.keeps || gives(pack, 'seat-members', at.reader.posts);
    const members = taken
      .map((seat) =>
        memberRow(at, seat, names.get(seat.person) ?? seat.person, interests.get(seat.person) ?? [], rows.get(seat.case ?? '')?.number),
      )
      .toSorted(
        (a, b) => Number(a.ended) - Number(b.ended) || a.category.name.localeCompare(b.category.name) || a.name.localeCompare(b.name),
      );
    const seats = seatCounts(at, members);
    return ok({
      committee: { name, title: committee.title },
      marks: [...marksOf(pack, committee)],
      sentence: sentenceOf(members, seats, committee),
      mayChange,
      rules: Object.values(committee.rules).map((rule) => ruleInWords(pack, committee, rule)),
      seats,
      members,
      people: mayChange ? [...names].map(([id, of]) => ({ id, name: of })).toSorted((a, b) => a.name.localeCompare(b.name)) : [],
      organisations,
      ...(typeof committee.term?.amount === 'number' ? { term: amountInWords(committee.term.amount, committee.term.unit) } : {}),
    });
  };

/** Seats that are held, or whose term ended without anybody taking leave: those the office has to look after. */
const seatsTaken = async (desk: Desk, committee: string, today: Day): Promise<readonly Taken[]> => {
  const rows = await desk.keeper.store.database.query<{ data: OfficeEvent }>(seatsSql, [committee]);
  const events = rows.map(({ data }) => data);
  return events.flatMap((event) => {
    if (event.type !== 'seatTaken') return [];
    const left = events.some(
      (other) =>
        other.type === 'seatLeft' &&
        other.seq > event.seq &&
        other.person === event.person &&
        other.case === event.case &&
        other.on <= today,
    );
    const again = events.some(
      (other) => other.type === 'seatTaken' && other.seq > event.seq && other.person === event.person && other.case === event.case,
    );
    return left || again ? [] : [event];
  });
};

type Row = CommitteeMembers['members'][number];

const memberRow = (at: AtCommittee, seat: Taken, name: string, interests: Row['interests'], caseNumber: string | undefined): Row => {
  const { pack, today, office, reader } = at;
  const away = office.awayUntil(seat.person, today)?.until;
  const day = away === undefined ? undefined : weekdayInWords(away);
  return {
    id: `entry-${seat.seq}`,
    person: seat.person,
    name,
    category: titled(pack, seat.category),
    chair: seat.chair === true,
    from: seat.from,
    ...(seat.until === undefined ? {} : { until: seat.until, daysLeft: daysBetween(today, seat.until) }),
    ended: seat.until !== undefined && seat.until < today,
    ...(day === undefined ? {} : { away: say('memberRow.awayUntil', { day }) }),
    interests: [...interests],
    you: seat.person === reader.person,
    ...(seat.case === undefined ? {} : { case: { id: seat.case, number: caseNumber ?? seat.case } }),
  };
};

const seatCounts = ({ pack, committee }: AtCommittee, members: readonly Row[]): CommitteeMembers['seats'] =>
  Object.entries(committee.seats).map(([category, seats]) => ({
    category: titled(pack, category),
    seats,
    filled: members.filter((member) => member.category.name === category && !member.ended && member.case === undefined).length,
  }));

const soonDays = 90;

const sentenceOf = (members: readonly Row[], seats: CommitteeMembers['seats'], { perCase }: Committee): Text => {
  if (perCase) return say('sentenceOf.eachCaseHasMembers');
  const filled = seats.reduce((sum, { filled: count }) => sum + count, 0);
  const all = seats.reduce((sum, { seats: count }) => sum + count, 0);
  const soon = members.filter(({ ended, daysLeft }) => !ended && daysLeft !== undefined && daysLeft <= soonDays).length;
  const over = members.filter(({ ended }) => ended).length;
  const vacant = all - filled;
  return sentences(
    vacant === 0 ? say('membersSentence.allFilled', { all }) : say('membersSentence.filled', { filled, all, vacant }),
    soon === 0 ? undefined : say('membersSentence.soon', { soon, days: soonDays }),
    over === 0 ? undefined : say('membersSentence.over', { over }),
  );
};

const ruleInWords = (
  pack: Pack,
  committee: Committee,
  { name, rule, basis, standing, note }: CommitteeRule,
): CommitteeMembers['rules'][number] => {
  const { quorum, carried } = rule;
  const of = listed(quorum.categories.map((category) => titleOfName(pack, category)));
  return {
    rule: titled(pack, name),
    quorum: say('ruleInWords.atLeastAttend', { members: quorum.members, hasOf: of.en !== '', of, otherHasOf: of.zh !== '' }),
    carried: carriedInWords(carried),
    mark: markOf(pack, basis[0] ?? committee.basis[0] ?? pack.basis[0] ?? '', standing, note),
  };
};
