import type { Line, MinutesView } from '#contract';
import { dayInWords } from '#law/case';
import { explainTally, type Meeting, type MinutedItem, type MinutedVote, type Minutes } from '#law/committee';
import { type Text, text } from '#law/ground';
import { officeTexts } from '#shell/vault';
import { shownIn } from '../cases/reader.ts';
import type { Names } from '../cases/who.ts';
import { listed, markOf, marksOf, plural, same, titled, titleOfName } from '../view/index.ts';
import { type AgendaRow, type AtCommittee, casesOf, seatsOn } from './committee.ts';
import type { Draft } from './draft.ts';
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
      title: as === 'chair' ? text('In the chair', '主持人') : text('Secretary', '秘书'),
      ...(inside ? { name: nameOf(page, person) } : {}),
      on,
    })),
    sentBack: inside
      ? meeting.sentBack.map(({ on, by, why }) => ({
          on,
          by: by === undefined ? text('somebody', '有人') : nameOf(page, by),
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
  if (stage === 'signed') return text('Signed by two persons; they do not change any more.', '已由两人签署，不再变更。');
  return signatures.length === 0
    ? text('A draft: drawn up from what happened, not signed yet.', '草稿：依会议记录生成，尚未签署。')
    : text('Signed by one of two: not in force before the second signature.', '两人中一人已签署，第二人签署前不生效。');
};

const nameOf = ({ names }: Pick<Page, 'names'>, person: string): Text => {
  const name = names.get(person);
  return name === undefined ? text('a former member', '原委员') : same(name);
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
    return text(`${title.en} ${seats.length}`, `${title.zh}${seats.length}人`);
  });
  return [
    {
      name: text('Held', '时间'),
      value: text(
        `${day.en}, ${timeOf(minutes.opened)}–${timeOf(minutes.ended)}`,
        `${day.zh}${timeOf(minutes.opened)}至${timeOf(minutes.ended)}`,
      ),
    },
    { name: text('Place', '地点'), value: same(minutes.place) },
    ...(inside && minutes.presided !== undefined ? [{ name: text('In the chair', '主持人'), value: nameOf(page, minutes.presided) }] : []),
    {
      name: text('Present', '出席'),
      value: text(
        `${plural(came, 'member')}${by.length === 0 ? '' : ` (${listed(by).en})`}`,
        `${came}人${by.length === 0 ? '' : `（${listed(by).zh}）`}`,
      ),
    },
    ...(minutes.absent.length === 0
      ? []
      : [
          {
            name: text('Absent', '缺席'),
            value: inside
              ? listed(minutes.absent.map((person) => nameOf(page, person)))
              : text(String(minutes.absent.length), `${minutes.absent.length}人`),
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
              text: text(`Rule: ${titled(pack, rule.name).title.en}.`, `适用规则：${titled(pack, rule.name).title.zh}。`),
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
  if (takenUp === undefined) return plain(text('Not reached.', '未审议。'));
  const result = vote === undefined ? text('', '') : resultWords(vote.result);
  const end = closed === undefined ? text('not closed', '未结束') : text(`to ${timeOf(closed)}`, `至${timeOf(closed)}`);
  const said = vote === undefined ? text('spoken of', '讨论') : text(`put to the vote: ${result.en}`, `付诸表决：${result.zh}`);
  return plain(text(`From ${timeOf(takenUp)} ${end.en}; ${said.en}.`, `${timeOf(takenUp)}${end.zh}，${said.zh}。`));
};

const asideLines = (page: Page, { aside }: MinutedItem): readonly Line[] => {
  if (aside.length === 0) return [];
  if (!page.inside) return [plain(text(`${plural(aside.length, 'member')} stood aside.`, `${aside.length}名委员回避。`))];
  return aside.map(({ person, why }) => {
    const name = nameOf(page, person);
    const reason = why === undefined ? undefined : (page.texts.get(why) ?? erased);
    return plain(
      reason === undefined
        ? text(`${name.en} stood aside.`, `${name.zh}回避。`)
        : text(`${name.en} stood aside: ${reason}`, `${name.zh}回避，理由：${reason}`),
    );
  });
};

const sumOf = (vote: MinutedVote, rule: Parameters<typeof explainTally>[1], words: (category: string) => Text): Text => {
  const counted = text(
    `${vote.for} for, ${vote.abstain} abstaining, ${vote.against} against.`,
    `赞成${vote.for}票，弃权${vote.abstain}票，反对${vote.against}票。`,
  );
  const why = explainTally(vote, rule, words);
  return text(`${counted.en} ${why.en.slice(0, 1).toUpperCase()}${why.en.slice(1)}`, `${counted.zh}${why.zh}`);
};

/** Who voted how, in the order for, abstain, against; to the office and the members alone. */
const ballotsOf = (page: Page, { ballots }: MinutedVote): Text => {
  const groups = [
    { ballot: 'for', en: 'For', zh: '赞成' },
    { ballot: 'abstain', en: 'Abstaining', zh: '弃权' },
    { ballot: 'against', en: 'Against', zh: '反对' },
  ].flatMap(({ ballot, en, zh }) => {
    const who = Object.entries(ballots)
      .flatMap(([person, cast]) => (cast === ballot ? [nameOf(page, person)] : []))
      .toSorted((a, b) => a.en.localeCompare(b.en));
    return who.length === 0 ? [] : [text(`${en}: ${listed(who).en}.`, `${zh}：${listed(who).zh}。`)];
  });
  return text(groups.map(({ en }) => en).join(' '), groups.map(({ zh }) => zh).join(''));
};
