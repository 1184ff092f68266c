import type { CaseView } from '#contract';
import { CaseScope, plain } from '#law/case';
import { isNum, printNum } from '#law/ground';
import type { KeptMove } from '../calendar/index.ts';
import { gradingFact, ranked, sightOf, titleOf } from '../case-words.ts';
import { recordedRule, ruleReading } from '../trials/index.ts';
import { answerOf, firedTable, lineOf, rankedView, rowHref, statusOf, titled } from '../view/index.ts';
import { accountsOfCase } from './accounts.ts';
import { deskOf, type OfficeNotes } from './case-desk.ts';
import { derivedOf, filesOf, glanceOf, type Personal, sectionsOf } from './fact-sections.ts';
import { maySeeFact, type Seen } from './look.ts';
import { moveLines, newestFirst } from './moved-dates.ts';
import { offersFor } from './offers-view.ts';
import { pathOf } from './path.ts';
import { proposalsOf, signsOf } from './proposal-view.ts';
import { circleOf } from './reader.ts';
import { entriesOf, type LetterHead, letterRefs, newerLaw, noticesOf, relatedOf } from './related.ts';
import { sheetBoards } from './sheet-board.ts';
import { signedCells } from './signed.ts';
import { staysOf } from './stays.ts';
import { storyOf } from './story.ts';
import { clocksOf, sentenceFor, turnOf } from './turn.ts';
import { voteBoard } from './vote-board.ts';
import { type Names, partiesOf } from './who.ts';

/** What lies outside the ledger and was fetched for this reader. */
export interface Beside {
  readonly names: Names;
  /** Oldest first, without their text. */
  readonly letters: readonly LetterHead[];
  readonly personal: Personal;
  /** Dates that a change of the calendar moved. */
  readonly moves: readonly KeptMove[];
  readonly notes: OfficeNotes;
}

/** A case as one reader may see it. `narrower`: as a narrower circle would, so that nobody's orders are offered. */
export const caseView = (seen: Seen, { names, letters, personal, moves, notes }: Beside, narrower = false): CaseView => {
  const { file, files, pack, procedure, look, place, asOf } = seen;
  // First: an account that is not loaded yet begins the page again, and nothing of it has been drawn by then.
  const accounts = accountsOfCase(seen);
  const clocks = clocksOf(seen);
  const { sentence, hint } = sentenceFor(seen, clocks);
  const sections = sectionsOf(seen, names, personal);
  const vote = voteBoard(seen, names);
  const sheets = sheetBoards(seen, names);
  const graded = gradeOf(seen);
  const ended = procedure.endings[file.state] === undefined ? undefined : file.stays.at(-1)!.from;
  const running = clocks.find(({ kind, state }) => kind === 'clock' && state !== 'met');
  const runningDef = running === undefined ? undefined : procedure.clocks[running.clock];
  const newer = newerLaw(seen);
  const rule = ruleOf(seen);
  const stays = staysOf(seen);
  const orders = narrower ? [] : offersFor(seen, names);
  return {
    id: file.id,
    number: file.opened.number,
    seq: file.seq,
    circle: place.statistician ? 'sealed' : circleOf(place),
    ...(asOf === undefined ? {} : { asOf }),
    procedure: { name: procedure.name, title: procedure.title, kind: procedure.kind },
    title: titleOf(look.world, files, file),
    matter: procedure.title,
    ...subjectOf(seen),
    ...(graded.tier === undefined ? {} : { tier: graded.tier }),
    status: statusOf(pack, procedure, file.state),
    opened: file.openedOn,
    ...(ended === undefined ? {} : { ended }),
    law: {
      pack: file.opened.pack,
      version: pack.version,
      title: pack.title,
      assumed: file.opened.versionAssumed === true,
      ...(newer === undefined ? {} : { newer }),
    },
    parties: partiesOf(seen, names),
    turn: turnOf(seen),
    sentence,
    ...(hint === undefined ? {} : { hint }),
    notices: noticesOf(seen, clocks),
    clocks,
    path: pathOf(seen, clocks),
    orders,
    ...(graded.why === undefined ? {} : { why: graded.why }),
    tables: tablesOf(seen),
    sections,
    glance: [...signedCells(seen), ...glanceOf(seen)],
    ...accounts,
    story: moves.length === 0 ? storyOf(seen, names) : [...moveLines(seen, moves), ...storyOf(seen, names)].toSorted(newestFirst),
    ...(stays === undefined ? {} : { stays }),
    letters: letterRefs(seen, letters),
    files: filesOf(sections),
    related: relatedOf(seen),
    ...(rule === undefined ? {} : { rule }),
    ...(vote === undefined ? {} : { vote }),
    ...(sheets === undefined ? {} : { sheets }),
    ...(narrower || !place.official ? {} : { desk: { ...deskOf(seen, names, notes), ...proposalParts(seen, names, orders) } }),
    ...(running === undefined || runningDef === undefined ? {} : { ifLate: lineOf(pack, running.silence, runningDef) }),
    registers: entriesOf(seen),
  };
};

const proposalParts = (seen: Seen, names: Names, orders: CaseView['orders']): Partial<NonNullable<CaseView['desk']>> => {
  const proposals = proposalsOf(seen, names);
  const signs = signsOf(seen, orders);
  return { ...(proposals.length === 0 ? {} : { proposals }), ...(signs === undefined ? {} : { signs }) };
};

const gradeOf = (seen: Seen): Pick<CaseView, 'tier' | 'why'> => {
  const { look, files, file, pack } = seen;
  const fact = gradingFact(pack);
  const maySee = maySeeFact(seen);
  const value = fact === undefined || !maySee(fact.name) ? undefined : ranked(look.world, files, file);
  if (fact === undefined || value === undefined) return {};
  const why = answerOf(sightOf(look.world, files, look.today), file, fact.name, maySee);
  return { tier: rankedView(value), ...(why === undefined ? {} : { why }) };
};

/** Of a trial, its rule for stopping; with as many people as are allowed, or before that as were asked for. */
const ruleOf = (seen: Seen): CaseView['rule'] => {
  const { look, files, file, pack, procedure } = seen;
  const reading = ruleReading(pack, procedure);
  if (reading === undefined || !maySeeFact(seen)(reading.looks.fact)) return undefined;
  const ceiling =
    reading.ceiling === undefined ? null : plain(new CaseScope(sightOf(look.world, files, look.today), file).fact(reading.ceiling));
  return recordedRule(pack, reading, file, isNum(ceiling) ? Number(printNum(ceiling)) : undefined);
};

const tablesOf = (seen: Seen): CaseView['tables'] => {
  const sight = sightOf(seen.look.world, seen.files, seen.look.today);
  return derivedOf(seen).flatMap((fact) => firedTable(sight, seen.file, fact.name, maySeeFact(seen)) ?? []);
};

/** The product, project or firm that it is about, with its number in a register where it has one. */
const subjectOf = ({ file, files, pack }: Seen): Pick<CaseView, 'subject'> => {
  const subject = file.opened.subject;
  if (subject === undefined) return {};
  for (const register of Object.values(pack.registers)) {
    if (register.row.kind !== 'subject' || register.shown !== 'public') continue;
    const number = [...files.values()].find(
      (other) => other.opened.subject?.id === subject.id && other.numbers[register.name] !== undefined,
    )?.numbers[register.name];
    if (number !== undefined)
      return { subject: { kind: titled(pack, subject.kind), id: subject.id, number, href: rowHref(pack, register.name, number) } };
  }
  return { subject: { kind: titled(pack, subject.kind), id: subject.id } };
};
