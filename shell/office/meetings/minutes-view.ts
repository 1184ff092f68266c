import type { Line, MinutesView } from '#contract';
import { dayInWords } from '#law/case';
import { explainTally, type Meeting, type MinutedItem, type MinutedVote, type Minutes } from '#law/committee';
import { capitalized, joinTexts, type Text, text } from '#law/ground';
import { officeTexts } from '#shell/vault';
import { shownIn } from '../cases/reader.ts';
import type { Names } from '../cases/who.ts';
import { listed, markOf, marksOf, same, titled, titleOfName } from '../view/index.ts';
import { type AgendaRow, type AtCommittee, casesOf, seatsOn } from './committee.ts';
import type { Draft } from './draft.ts';
import { say } from './say.ts';
import { minutesTitle, resultWords, spansInWords, timeOf } from './words.ts';

/** For whom they are written: the office and the members read names and ballots, everybody else numbers of what is public. */
export type MinutesReader = 'inside' | 'public';

export const minutesView = async (at: AtCommittee, meeting: Meeting, draft: Draft, reader: MinutesReader): Promise<MinutesView> => {
  const { minutes, rows } = draft;
  const names = await at.desk.names.all();
  const texts = await officeTexts(at.desk.keeper.store, commitmentsOf(minutes, meeting));
  const page: Page = { at, meeting, minutes, rows, names, texts, inside: reader === 'inside' };
  const shown = minutes.items.filter((item) => page.inside || isPublic(at, rows.get(item.case ?? '')));
  const inside = page.inside;
  return {
    id: meeting.id,
    committee: { name: at.committee.name, title: at.committee.title },
    title: minutesTitle(at.committee, meeting),
    state: meeting.stage === 'signed' ? 'signed' : meeting.signatures.length === 0 ? 'draft' : 'signed-by-one',
    words: stateWords(meeting),
    digest: draft.digest,
    on: minutes.on,
    place: minutes.place,
    facts: factsOf(page),
    attendance: inside ? attendanceOf(page) : [],
    items: shown.map((item) => itemOf(page, item)),
    ...(inside && minutes.remark !== undefined ? { remark: texts.get(minutes.remark) ?? erased } : {}),
    withheld: minutes.items.length - shown.length,
    signatures: meeting.signatures.map(({ as, person, on }) => ({
      as,
      title: as === 'chair' ? say('minutesView.inTheChair') : say('minutesView.secretary'),
      ...(inside ? { name: nameOf(page, person) } : {}),
      on,
    })),
    sentBack: inside
      ? meeting.sentBack.map(({ on, by, why }) => ({
          on,
          by: by === undefined ? say('minutesView.somebody') : nameOf(page, by),
          ...(why === '' ? {} : { why: texts.get(why) ?? erased }),
        }))
      : [],
    ...(inside ? { text: draft.text } : {}),
  };
};

interface Page {
  readonly at: AtCommittee;
  readonly meeting: Meeting;
  readonly minutes: Minutes;
  readonly rows: ReadonlyMap<string, AgendaRow>;
  readonly names: Names;
  readonly texts: ReadonlyMap<string, string>;
  readonly inside: boolean;
}

const erased = '(erased 已删除)';

const commitmentsOf = (minutes: Minutes, meeting: Meeting): readonly string[] => [
  ...minutes.items.flatMap(({ aside, remark }) => [...aside.flatMap(({ why }) => why ?? []), ...(remark === undefined ? [] : [remark])]),
  ...(minutes.remark === undefined ? [] : [minutes.remark]),
  ...meeting.sentBack.map(({ why }) => why),
];

/** A matter is public while its case stands in a state that is shown to everybody; what is only spoken of is not. */
export const isPublic = ({ desk }: AtCommittee, row: AgendaRow | undefined): boolean => {
  if (row === undefined) return false;
  const procedure = desk.keeper.shelf.of(row.pack).pack.procedures[row.procedure];
  return procedure !== undefined && shownIn(procedure, row.state) === 'public';
};

const stateWords = ({ stage, signatures }: Meeting): Text => {
  if (stage === 'signed') return say('stateWords.signedByTwoPersons');
  return signatures.length === 0 ? say('stateWords.aDraftDrawnUp') : say('stateWords.signedByOneOf');
};

const nameOf = ({ names }: Pick<Page, 'names'>, person: string): Text => {
  const name = names.get(person);
  return name === undefined ? say('nameOf.aFormerMember') : same(name);
};

const factsOf = (page: Page): MinutesView['facts'] => {
  const { minutes, at, inside } = page;
  const day = dayInWords(minutes.on);
  const categories = Map.groupBy(
    seatsOf(page).filter(({ id }) => minutes.attendance.some(({ person }) => person === id)),
    ({ category }) => category,
  );
  const came = minutes.attendance.length;
  const by = [...categories].map(([category, seats]) => {
    const title = titleOfName(at.pack, category);
    return say('factsOf.titleCount', { title, count: seats.length });
  });
  return [
    {
      name: say('factsOf.held'),
      value: say('factsOf.dayOpenedEnded', { day, opened: timeOf(minutes.opened), ended: timeOf(minutes.ended) }),
    },
    { name: say('factsOf.place'), value: same(minutes.place) },
    ...(inside && minutes.presided !== undefined ? [{ name: say('factsOf.inTheChair'), value: nameOf(page, minutes.presided) }] : []),
    {
      name: say('factsOf.present'),
      value: say('factsOf.cameCameMemberMembers', { came, count: by.length, by: by.length === 0 ? '' : listed(by) }),
    },
    ...(minutes.absent.length === 0
      ? []
      : [
          {
            name: say('factsOf.absent'),
            value: inside
              ? listed(minutes.absent.map((person) => nameOf(page, person)))
              : say('factsOf.absentCount', { count: minutes.absent.length }),
          },
        ]),
  ];
};

const seatsOf = ({ at, meeting, minutes }: Page) => seatsOn(at, minutes.on, casesOf(meeting));

const attendanceOf = (page: Page): MinutesView['attendance'] => {
  const seats = new Map(seatsOf(page).map((seat) => [seat.id, seat]));
  return page.minutes.attendance.map(({ person, spans }) => {
    const seat = seats.get(person);
    return {
      name: nameOf(page, person),
      ...(seat === undefined ? {} : { category: titleOfName(page.at.pack, seat.category) }),
      words: spansInWords(spans),
    };
  });
};

// ---- one item ----------------------------------------------------------------------------------------------------------

const itemOf = (page: Page, item: MinutedItem): MinutesView['items'][number] => {
  const { at, rows, texts, inside } = page;
  const row = rows.get(item.case ?? '');
  const { vote } = item;
  const rule = vote === undefined ? undefined : at.committee.rules[vote.rule];
  const pack = row === undefined ? at.pack : at.desk.keeper.shelf.of(row.pack).pack;
  const procedure = row === undefined ? undefined : pack.procedures[row.procedure];
  return {
    item: item.item,
    title: row === undefined ? same(item.title ?? '') : row.title,
    ...(row === undefined
      ? {}
      : { case: { id: row.case, number: row.number, href: inside ? `/committee/${row.case}` : `/cases/${row.number}` } }),
    lines: [
      ...(procedure === undefined ? [] : [plain(procedure.title)]),
      timeLine(item),
      ...asideLines(page, item),
      ...(vote === undefined || rule === undefined
        ? []
        : [
            {
              text: say('itemOf.rule', { rule: titled(pack, rule.name).title }),
              marks: rule.basis.length === 0 ? [...marksOf(pack, at.committee)] : [markOf(pack, rule.basis[0]!, rule.standing, rule.note)],
            },
          ]),
    ],
    ...(vote === undefined || rule === undefined
      ? {}
      : { sum: sumOf(vote, rule.rule, (category) => titleOfName(pack, category)), result: vote.result }),
    ...(vote === undefined || !inside ? {} : { ballots: ballotsOf(page, vote) }),
    ...(item.remark === undefined || !inside ? {} : { remark: texts.get(item.remark) ?? erased }),
  };
};

const plain = (words: Text): Line => ({ text: words, marks: [] });

const timeLine = ({ takenUp, closed, vote }: MinutedItem): Line => {
  if (takenUp === undefined) return plain(say('timeLine.notReached'));
  const result = vote === undefined ? text('', '') : resultWords(vote.result);
  const end = closed === undefined ? say('timeLine.notClosed') : say('timeLine.to', { closed: timeOf(closed) });
  const said = vote === undefined ? say('timeLine.spokenOf') : say('timeLine.putToTheVote', { result });
  return plain(say('timeLine.from', { takenUp: timeOf(takenUp), end, said }));
};

const asideLines = (page: Page, { aside }: MinutedItem): readonly Line[] => {
  if (aside.length === 0) return [];
  if (!page.inside) return [plain(say('asideLines.stoodAside', { count: aside.length }))];
  return aside.map(({ person, why }) => {
    const name = nameOf(page, person);
    const reason = why === undefined ? undefined : (page.texts.get(why) ?? erased);
    return plain(
      reason === undefined
        ? say('minutesView.asideLines.stoodAside', { name })
        : say('asideLines.stoodAsideWithNameReason', { name, reason }),
    );
  });
};

const sumOf = (vote: MinutedVote, rule: Parameters<typeof explainTally>[1], words: (category: string) => Text): Text => {
  const counted = say('sumOf.forAbstainingAgainst', { for: vote.for, abstain: vote.abstain, against: vote.against });
  const why = explainTally(vote, rule, words);
  return joinTexts([counted, capitalized(why)], { en: ' ', zh: '' });
};

/** Who voted how, in the order for, abstain, against; to the office and the members alone. */
const ballotsOf = (page: Page, { ballots }: MinutedVote): Text => {
  const groups = [
    { ballot: 'for', en: say('ballotsOf.for') },
    { ballot: 'abstain', en: say('ballotsOf.abstain') },
    { ballot: 'against', en: say('ballotsOf.against') },
  ].flatMap(({ ballot, en }) => {
    const who = Object.entries(ballots)
      .flatMap(([person, cast]) => (cast === ballot ? [nameOf(page, person)] : []))
      .toSorted((a, b) => a.en.localeCompare(b.en));
    return who.length === 0 ? [] : [say('ballotsOf.enWho', { en, who: listed(who) })];
  });
  return joinTexts(groups, { en: ' ', zh: '' });
};
