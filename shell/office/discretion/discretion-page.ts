import type { DiscretionLine, DiscretionPage, DiscretionTerm } from '#contract';
import { dayInWords } from '#law/case';
import { addDays, addMonths, type Day, ok, type Text, text } from '#law/ground';
import type { Pack } from '#law/pack';
import type { Answering } from '#shell/http';
import { forOfficialsOnly } from '../cases/declined.ts';
import type { Desk } from '../cases/desk.ts';
import { packToday, readerFor, todayOf } from '../cases/look.ts';
import type { Reader } from '../cases/reader.ts';
import { rolesWith } from '../powers.ts';
import { marksOf, plural } from '../view/index.ts';
import { casesBehind, type Window } from './answers-given.ts';
import { fewest, type Line } from './lines.ts';
import { type OfficeTerms, readTerms, type UsedTerm } from './read-terms.ts';
import { termAbout, termTitle } from './term-words.ts';

/** So many cases are shown behind a figure that differs. */
const casesShown = 8;

/**
 * What officials made of the room that the law leaves them in the last twelve months, or between two days. Who has the power `see-discretion` sees every line of
 * the own office; everybody else the office as a whole and the own line.
 */
export const discretionPage =
  (desk: Desk): Answering<'discretion'> =>
  async ({ person }, asked) => {
    const reader = await readerFor(desk, person);
    if (reader.held.length === 0) return forOfficialsOnly();
    const pack = packToday(desk);
    const to = (asked.to ?? todayOf(desk)) as Day;
    const window = { from: (asked.from ?? addDays(addMonths(to, -12), 1)) as Day, to };
    const [found, names] = await Promise.all([
      readTerms(desk.keeper.store.database, pack, officesOf(pack, reader), window),
      desk.names.all(),
    ]);
    const room: Room = { desk, pack, window, names };
    const offices = await Promise.all(
      found.map(async ({ office, used, unused }) => {
        const seesAll = seesAllOf(pack, reader, office.name);
        const shown = used.map((term) => ({
          ...term,
          officials: seesAll ? term.officials : term.officials.filter(({ actor }) => actor === person),
        }));
        return { office, unused, terms: await Promise.all(shown.map((term) => termView(room, term))) };
      }),
    );
    return ok({
      ...window,
      sentence: sentenceOf(found, offices, window),
      whole: found.length > 0 && found.every(({ office }) => seesAllOf(pack, reader, office.name)),
      offices,
      definitions: [...definitions],
    });
  };

interface Room {
  readonly desk: Desk;
  readonly pack: Pack;
  readonly window: Window;
  readonly names: ReadonlyMap<string, string>;
}

/** Offices in which the reader holds a post. */
const officesOf = (pack: Pack, { held }: Reader): readonly string[] => {
  const mine = new Set(held.flatMap((name) => (pack.roles[name]?.is === 'official' ? [pack.roles[name].office] : [])));
  return Object.keys(pack.offices).filter((office) => mine.has(office));
};

const seesAllOf = (pack: Pack, { held }: Reader, office: string): boolean =>
  rolesWith(pack, 'see-discretion').some(
    (name) => held.includes(name) && pack.roles[name]?.is === 'official' && pack.roles[name].office === office,
  );

const termView = async (room: Room, used: UsedTerm): Promise<DiscretionTerm> => {
  const { pack, names } = room;
  const { term, answers, all, officials } = used;
  const lines = await Promise.all(
    officials.map(async (line) => ({ ...(await lineView(room, used, line, line.actor)), name: names.get(line.actor) ?? line.actor })),
  );
  return {
    procedure: { name: term.procedure, title: pack.procedures[term.procedure]!.title },
    kind: term.kind,
    title: termTitle(pack, term),
    about: termAbout(pack, term),
    answers: [...answers],
    marks: [...new Map(term.rests.flatMap((rest) => marksOf(pack, rest)).map((mark) => [mark.article, mark])).values()],
    all: await lineView(room, used, all),
    officials: lines.toSorted((a, b) => a.name.localeCompare(b.name)),
  };
};

const lineView = async ({ desk, pack, window }: Room, { term }: UsedTerm, { n, shares }: Line, actor?: string): Promise<DiscretionLine> => {
  const { database } = desk.keeper.store;
  const behind = await Promise.all(
    shares.map(({ answer, differs }) =>
      actor === undefined || differs === undefined ? [] : casesBehind(database, pack, { term, actor, answer }, window, casesShown),
    ),
  );
  return {
    ...(actor === undefined ? {} : { person: actor }),
    n,
    few: n < fewest,
    shares: shares.map(({ differs, ...share }, at) => ({
      ...share,
      differs: differs === true,
      cases: behind[at]!.map((one) => ({ ...one, href: `/office/cases/${encodeURIComponent(one.number)}` })),
    })),
  };
};

const sentenceOf = (found: readonly OfficeTerms[], shown: DiscretionPage['offices'], { from, to }: Window): Text => {
  const used = found.flatMap((office) => office.used);
  const span = { from: dayInWords(from), to: dayInWords(to) };
  const n = used.reduce((sum, { all }) => sum + all.n, 0);
  if (n === 0)
    return text(
      `Between ${span.from.en} and ${span.to.en} nobody used the room that the law leaves.`,
      `${span.from.zh}至${span.to.zh}，没有行使裁量的记录。`,
    );
  const compared = shown.flatMap(({ terms }) =>
    terms.flatMap(({ officials, all }) => (all.few ? [] : officials.filter(({ few }) => !few))),
  );
  const differing = compared.filter(({ shares }) => shares.some(({ differs }) => differs)).length;
  const result =
    compared.length === 0
      ? text(' No official can be compared: too few answers, or nobody else gave any.', '次数过少或者只有一人处理，无法比较。')
      : text(
          ` Of ${plural(compared.length, 'line')} compared, ${differing === 0 ? 'none differs' : differing === 1 ? 'one differs' : `${differing} differ`} from the office as a whole.`,
          differing === 0
            ? `可比较的${compared.length}项与机关整体均无差异。`
            : `可比较的${compared.length}项中，与机关整体有差异的${differing}项。`,
        );
  return text(
    `Between ${span.from.en} and ${span.to.en} officials used the room that the law leaves ${plural(n, 'time')}, in ${plural(used.length, 'question')}.${result.en}`,
    `${span.from.zh}至${span.to.zh}，工作人员就${used.length}个问题行使裁量${n}次。${result.zh}`,
  );
};

/** What each figure is, and what it is not: docs/methods/report.md. */
const definitions: readonly Text[] = [
  text(
    'Counted is each answer that an official gave with an order: a yes or no, or a choice, on which a guard, a table or a formula of the law turns; which of several orders followed in one state; and whether a period had been extended when it was ended.',
    '计入范围：工作人员随处理一并作出的认定（是否或者选项，且规则据以判断）；同一阶段有多种处理可选时实际采取的处理；期限结束时是否曾经延长。',
  ),
  text(
    'Each share stands with its count and Wilson’s interval at 95 %. Below ten answers there is no interval: too few to say.',
    '各比例均列明件数和95%威尔逊区间。不足十次的不列区间，数量过少，不作判断。',
  ),
  text(
    '“Differs” means that the share of the whole office lies outside the interval of this official’s. It is no finding of a fault: cases are not handed out by lot, and about one line in twenty differs by chance alone. Look at the cases.',
    '“有差异”指机关整体比例在该工作人员比例的区间之外，不表示有过错：案件并非随机分配，且约二十项中有一项仅因偶然而出现差异。请查看具体案件。',
  ),
  text(
    'Not counted: what the law itself ordered, what an import filed, votes of committees, and answers in free text. Officials stand in the order of their names.',
    '不计入：依法自动产生的处理、导入的案件、委员会表决和文字说明。工作人员按姓名排列。',
  ),
];
