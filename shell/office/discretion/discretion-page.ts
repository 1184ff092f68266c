import type { Answering, DiscretionLine, DiscretionPage, DiscretionTerm } from '#contract';
import { dayInWords } from '#law/case';
import { addDays, addMonths, type Day, ok, type Text } from '#law/ground';
import type { Pack } from '#law/pack';
import { forOfficialsOnly } from '../cases/declined.ts';
import type { Desk } from '../cases/desk.ts';
import { packToday, readerFor, todayOf } from '../cases/look.ts';
import type { Reader } from '../cases/reader.ts';
import { rolesWith } from '../powers.ts';
import { marksOf } from '../view/index.ts';
import { casesBehind, type Window } from './answers-given.ts';
import { fewest, type Line } from './lines.ts';
import { type OfficeTerms, readTerms, type UsedTerm } from './read-terms.ts';
import { say } from './say.ts';
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
  if (n === 0) return say('sentenceOf.betweenAndNobodyUsed', { from: span.from, to: span.to });
  const compared = shown.flatMap(({ terms }) =>
    terms.flatMap(({ officials, all }) => (all.few ? [] : officials.filter(({ few }) => !few))),
  );
  const differing = compared.filter(({ shares }) => shares.some(({ differs }) => differs)).length;
  const result =
    compared.length === 0 ? say('sentenceOf.noOfficialCanBe') : say('sentenceOf.ofComparedFromThe', { count: compared.length, differing });
  return say('sentenceOf.betweenAndOfficialsUsed', { from: span.from, to: span.to, n, count: used.length, result });
};

/** What each figure is, and what it is not: docs/methods/report.md. */
const definitions: readonly Text[] = [
  say('definitions.countedIsEachAnswer'),
  say('definitions.eachShareStandsWith'),
  say('definitions.differsMeansThatThe'),
  say('definitions.notCountedWhatThe'),
];
